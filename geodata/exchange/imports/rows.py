"""A file as rows of texts: CSV in any of the usual forms, GDELT's bare columns, GeoJSON, Excel.

``layers`` has the other formats of maps.
"""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

import openpyxl

from geodata.documents.decoding import decode, load, normalise_newlines
from geodata.errors import DocumentError, ExchangeError
from geodata.exchange.csv_file import HEADER
from geodata.exchange.imports import gdelt
from geodata.exchange.imports.layers import LAYERS, open_layer
from geodata.exchange.imports.seam import Row, text_of

__all__ = ["Table", "open_table"]

_OWN_HEAD = ("\ufeff" + ",".join(HEADER)).encode()
_SNIFFED = 20_000  # letters from which the delimiter is told


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of a file with their numbers in it; a row of the wrong length is the reason instead.

    Parameters
    ----------
    columns
        Names, in small letters, without spaces around them.
    rows
        Number and cells of each, once.
    """

    columns: tuple[str, ...]
    rows: Iterator[tuple[int, Row | str]]


def open_table(path: Path) -> Table:
    """Open a file of rows.

    Raises
    ------
    ExchangeError
        When it is missing, empty, or nothing that has rows.
    """
    if path.suffix.lower() in LAYERS and path.is_file():
        return Table(*open_layer(path))
    try:
        data = load(path)
        if data.startswith(b"PK"):
            return _workbook(path) if path.suffix.lower() == ".xlsx" else _zipped(path)
        text = _own_text(data) or decode(data, path)
    except DocumentError as error:
        message = f"{error}".replace("a report with text in it", "a table with rows in it")
        raise ExchangeError(message) from error
    return _features(text, path) if text.lstrip()[:1] == "{" else _delimited(text, path)


def _own_text(data: bytes) -> str:
    """Give the text of a file that Dateline wrote, whatever control characters its reports held."""
    own = data.startswith(_OWN_HEAD)
    return normalise_newlines(data.decode("utf-8-sig", "replace")) if own else ""


def _zipped(path: Path) -> Table:
    """Open the one table in an archive, as GDELT offers its files."""
    try:
        with ZipFile(path) as archive:
            names = [name for name in archive.namelist() if not name.endswith("/")]
            if len(names) == 1:
                return _delimited(decode(archive.read(names[0]), path), path)
    except BadZipFile as error:
        message = f"{path.name!r} is a broken archive: unpack it and give the file in it"
        raise ExchangeError(message) from error
    message = f"{path.name!r} holds {len(names)} files: unpack it and give the one to import"
    raise ExchangeError(message)


def _delimited(text: str, path: Path) -> Table:
    first = text.partition("\n")[0]
    for names in (gdelt.COLUMNS, gdelt.COLUMNS_1):
        if first.count("\t") == len(names) - 1 and first[:1].isdigit():
            return Table(names, _numbered(_cells(text, "\t", quoted=False), names, start=1))
    rows = _cells(text, _delimiter(text[:_SNIFFED]), quoted=True)
    names = tuple(name.strip().lower() for name in next(rows, []))
    if len(names) < 2:
        message = f"{path.name!r} is no table: its first line must name two columns or more"
        raise ExchangeError(message)
    return Table(names, _numbered(rows, names, start=2))


def _delimiter(sample: str) -> str:
    head = sample.partition("\n")[0]
    return max(",;\t|", key=head.count)


def _cells(text: str, delimiter: str, *, quoted: bool) -> Iterator[list[str]]:
    csv.field_size_limit(sys.maxsize)
    file = io.StringIO(text, newline="")
    if quoted:
        return csv.reader(file, delimiter=delimiter)
    return csv.reader(file, delimiter=delimiter, quoting=csv.QUOTE_NONE)


def _numbered(
    rows: Iterable[list[str]], names: tuple[str, ...], *, start: int
) -> Iterator[tuple[int, Row | str]]:
    """Count the rows as a spreadsheet does; an empty one is no fault."""
    for number, cells in enumerate(rows, start=start):
        if not any(cells):
            continue
        if len(cells) != len(names):
            yield number, f"{len(cells)} cells instead of {len(names)}"
        else:
            yield number, dict(zip(names, map(str.strip, cells), strict=True))


def _workbook(path: Path) -> Table:
    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    except (BadZipFile, KeyError, ValueError) as error:
        message = f"{path.name!r} is no Excel workbook: save it again as .xlsx or CSV"
        raise ExchangeError(message) from error
    lines = (
        [text_of(cell) for cell in row] for row in book.worksheets[0].iter_rows(values_only=True)
    )
    names = tuple(name.strip().lower() for name in next(lines, []))
    return Table(names, _numbered(lines, names, start=2))


def _features(text: str, path: Path) -> Table:
    """Open a GeoJSON FeatureCollection: the properties, and a point of each geometry."""
    try:
        features = json.loads(text)["features"]
        rows = [_feature(one) for one in features]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        message = f"{path.name!r} is no GeoJSON FeatureCollection ({error})"
        raise ExchangeError(message) from error
    names = tuple(dict.fromkeys(name for row in rows for name in row))
    whole = ({**dict.fromkeys(names, ""), **row} for row in rows)
    return Table(names, iter(enumerate(whole, start=1)))


def _feature(feature: dict[str, Any]) -> dict[str, str]:
    found = {name.lower(): text_of(value) for name, value in (feature["properties"] or {}).items()}
    geometry = feature.get("geometry")
    if geometry and geometry["type"] == "Point":
        longitude, latitude = geometry["coordinates"][:2]
    elif geometry:
        from shapely.geometry import shape  # noqa: PLC0415  only lines and areas need it

        middle = shape(geometry).representative_point()
        longitude, latitude = middle.x, middle.y
    else:
        return found
    return found | {"latitude": repr(float(latitude)), "longitude": repr(float(longitude))}
