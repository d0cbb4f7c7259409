"""``manifest.csv`` beside the reports: what their files do not say of themselves."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from geodata.documents.decoding import decode
from geodata.documents.draft import Draft
from geodata.documents.metadata import parse_published
from geodata.errors import DocumentError

__all__ = ["MANIFEST", "load_manifest"]

MANIFEST = "manifest.csv"


def load_manifest(folder: Path) -> dict[str, Draft]:
    """Metadata by file name: columns file, title, published, publisher and url; others are ignored.

    Returns
    -------
    dict
        Drafts without text; empty when the folder has no manifest.

    Raises
    ------
    DocumentError
        When the manifest has no column ``file``.
    PublicationDateError
        When a date in it is none.
    """
    path = folder / MANIFEST
    if not path.is_file():
        return {}
    rows = csv.DictReader(io.StringIO(decode(path.read_bytes(), path)))
    if "file" not in (rows.fieldnames or []):
        message = f"'{path}' has no column 'file': its first line must be file,title,published"
        raise DocumentError(message)
    return {
        row["file"].strip(): Draft(
            "",
            title=_cell(row, "title"),
            published=parse_published(_cell(row, "published"), where=f"'{path}' ({row['file']})"),
            publisher=_cell(row, "publisher"),
            url=_cell(row, "url"),
        )
        for row in rows
        if row["file"]
    }


def _cell(row: dict[str, str], column: str) -> str | None:
    return (row.get(column) or "").strip() or None
