"""Tables of actors and states as files: a header that names the columns, then a row a line."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from itertools import dropwhile
from typing import TYPE_CHECKING

from geodata.errors import GazetteerError, RegisterError
from geodata.gazetteer.sources.text_files import MAX_LINE, read_lines, survey

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

__all__ = ["Line", "read_table"]

_DELIMITERS = ",;\t"
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Line:
    """A row by the names of its columns, or the ``fault`` for which it cannot be read."""

    number: int
    cells: dict[str, str]
    fault: str | None = None


def read_table(path: Path, columns: Sequence[str]) -> list[Line]:
    """Read a CSV file, split by commas, semicolons or tabs, in any encoding.

    Raises
    ------
    RegisterError
        When the file is missing, empty, no text, or lacks a column.
    """
    remedy = f"give a CSV with the columns {', '.join(columns)}"
    try:
        lines = list(enumerate(read_lines(survey(path, remedy=remedy)), start=1))
    except GazetteerError as error:
        raise RegisterError(str(error)) from error
    filled = list(dropwhile(lambda line: not line[1].strip(), lines))
    if not filled:
        message = f"{path}: is empty; {remedy}"
        raise RegisterError(message)
    delimiter, names = _header(path, filled[0][1], columns)
    places = {name: names.index(name) for name in columns}
    return [
        _line(number, line, delimiter, len(names), places)
        for number, line in filled[1:]
        if line.strip(f"{delimiter} \r")
    ]


def _header(path: Path, line: str, columns: Sequence[str]) -> tuple[str, list[str]]:
    """Return what splits the columns, and their names."""
    readings = [(delimiter, _names(line, delimiter)) for delimiter in _DELIMITERS]
    delimiter, names = max(readings, key=lambda reading: len(set(columns) & set(reading[1])))
    missing = [name for name in columns if name not in names]
    if missing:
        shown = line if len(line) <= _SHOWN else line[:_SHOWN] + "…"
        message = (
            f"{path}: lacks the column {missing[0]!r}; its first line is {shown!r}, "
            f"give it {','.join(columns)}"
        )
        raise RegisterError(message)
    return delimiter, names


def _names(line: str, delimiter: str) -> list[str]:
    cells = next(csv.reader([line[:MAX_LINE]], delimiter=delimiter), [])
    return [cell.strip().lower() for cell in cells]


def _line(number: int, text: str, delimiter: str, width: int, places: dict[str, int]) -> Line:
    try:
        row = [cell.strip() for cell in next(csv.reader([text], _Strict, delimiter=delimiter))]
    except csv.Error:
        return Line(number, {}, "its quotation marks do not match, or it is far too long")
    if any(row[width:]):
        fault = f"{len(row)} columns instead of {width}: quote a cell that holds a delimiter"
        return Line(number, {}, fault)
    row += [""] * (width - len(row))
    return Line(number, {name: row[place] for name, place in places.items()})


class _Strict(csv.excel):
    strict = True
