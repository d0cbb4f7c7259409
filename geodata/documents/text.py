"""Plain text, Markdown included: the file is the report."""

from __future__ import annotations

from pathlib import Path

from geodata.documents.decoding import decode
from geodata.documents.draft import Draft, Fail

__all__ = ["read_text"]


def read_text(data: bytes, path: Path, _fail: Fail, /) -> list[Draft]:
    """One report: the whole file."""
    return [Draft(decode(data, path))]
