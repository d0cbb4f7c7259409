"""Events that Dateline exported come back whole: with their ids, all sources and what each says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from geodata.exchange.formats import FORMATS, format_of
from geodata.exchange.imports.seam import Imported, Rejected
from geodata.exchange.seam import Fault
from geodata.models import Event

__all__ = ["NAME", "read", "recognises"]

NAME = "dateline"
_TELLING = {
    *("id", "kind", "family", "date_precision", "geo_precision", "modality", "review"),
    *("quote", "quote_start", "document_sha256"),
}
_SUFFIXES = {suffix for one in FORMATS.values() if one.read for suffix in one.suffixes}
_WITHOUT_COLUMNS = {".kml", ".kmz"}
_HEADED = {"csv", "excel"}  # their first row is the second line


def recognises(columns: set[str], path: Path) -> bool:
    """Whether the columns are those of the data contract, in a file of a format that has them.

    KML has no columns: there the first event tells.
    """
    if path.suffix.lower() in _WITHOUT_COLUMNS:
        return path.is_file() and isinstance(next(_reader(path), None), Event)
    return columns >= _TELLING and path.suffix.lower() in _SUFFIXES


def _reader(path: Path) -> Iterator[Event | Fault]:
    read = FORMATS[format_of(path)].read
    return iter(()) if read is None else read(path)


def read(path: Path, collection: str | None) -> Iterator[Imported | Rejected]:
    """Read the events of a file; under a name that was chosen, their ids begin with it."""
    name = format_of(path)
    for number, one in enumerate(_reader(path), start=2 if name in _HEADED else 1):
        if isinstance(one, Fault):
            yield Rejected(one.row, one.reason)
        else:
            named = one if collection is None else replace(one, id=f"{collection}:{one.id}")
            yield Imported(number, None, named)
