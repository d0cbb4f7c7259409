"""``manifest.csv`` beside the reports: what their files do not say of themselves."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from geodata.documents.decoding import decode, load
from geodata.documents.draft import Draft
from geodata.documents.metadata import parse_published
from geodata.errors import DocumentError

__all__ = ["MANIFEST", "entry", "load_manifest", "parse_manifest"]

MANIFEST = "manifest.csv"


def load_manifest(file: Path) -> Draft:
    """Read what the manifest beside a file says of it.

    The columns are file, title, published, publisher and url; others are ignored.

    Returns
    -------
    Draft
        Without text, and empty when there is no manifest or it does not name the file.

    Raises
    ------
    DocumentError
        When the manifest cannot be read or has no column ``file``.
    PublicationDateError
        When the file's date is none.
    """
    path = file.parent / MANIFEST
    if not path.is_file():
        return Draft("")
    return entry(_rows(path, path.stat().st_mtime_ns), file.name, path)


def entry(rows: Mapping[str, Mapping[str, str]], name: str, path: Path) -> Draft:
    """Find what the rows of the manifest at ``path`` say of a file."""
    row = rows.get(name, {})
    return Draft(
        "",
        title=_cell(row, "title"),
        published=parse_published(_cell(row, "published"), where=f"'{path}' ({name})"),
        publisher=_cell(row, "publisher"),
        url=_cell(row, "url"),
    )


@lru_cache(maxsize=4)
def _rows(path: Path, _changed: int) -> dict[str, dict[str, str]]:
    """Rows by file name; read once for all the files of a folder."""
    return parse_manifest(load(path), path)


def parse_manifest(data: bytes, path: Path) -> dict[str, dict[str, str]]:
    """Rows of a manifest by file name.

    Raises
    ------
    DocumentError
        When it is no CSV or has no column ``file``.
    """
    try:
        reader = csv.DictReader(io.StringIO(decode(data, path)))
        if "file" not in (reader.fieldnames or []):
            message = f"'{path}' has no column 'file': its first line must be file,title,published"
            raise DocumentError(message)
        return {row["file"].strip(): row for row in reader if row["file"]}
    except csv.Error as error:
        message = f"'{path}' is not CSV ({error}): save it as comma-separated UTF-8 text"
        raise DocumentError(message) from error


def _cell(row: Mapping[str, str], column: str) -> str | None:
    return (row.get(column) or "").strip() or None
