"""What a reader finds in a file, before the pipeline knows what it means."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from geodata.errors import DatelineError

__all__ = ["Draft", "Fail", "Reader"]

Fail = Callable[[DatelineError], None]
"""Takes the error of one record of a file, so that the other records are still read; may raise."""


@dataclass(frozen=True, slots=True)
class Draft:
    """The text of one report and what its file says of it.

    ``name`` is the path of the report inside its file, such as an archive; ``sent`` the day of the
    e-mail that it was attached to, which counts when the report itself does not say its day.
    """

    text: str
    id: str | None = None
    title: str | None = None
    published: dt.date | None = None
    publisher: str | None = None
    url: str | None = None
    name: str | None = None
    sent: dt.date | None = None


class Reader(Protocol):
    """Reads the bytes of one file; ``path`` is for messages."""

    def __call__(self, data: bytes, path: Path, fail: Fail, /) -> list[Draft]:
        """Return the reports of the file, in their order."""
        ...
