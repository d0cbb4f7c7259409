r"""Events as CSV, as spreadsheets open it: UTF-8 with its mark, ISO dates, empty for unknown.

A cell that a spreadsheet would take for a formula (one that begins with = + - @, a tab or a
carriage return) has an apostrophe before it, and so has one that begins with an apostrophe, so
that reading gives back what was written.

References
----------
OWASP, "CSV injection".
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from geodata.contract import LATER_PROPERTIES
from geodata.errors import ExchangeError
from geodata.exchange.seam import Fault, Format
from geodata.exchange.tabular import COLUMNS, batches, event_of
from geodata.models import Event

__all__ = ["FORMAT", "HEADER", "cells", "neutral", "plain", "read", "row_of", "write"]

_AFTER = list(COLUMNS).index("country") + 1
HEADER = (*list(COLUMNS)[:_AFTER], "latitude", "longitude", *list(COLUMNS)[_AFTER:])
"""The columns of the contract, the coordinates behind the country."""

_TRIGGERS = ("=", "+", "-", "@", "\t", "\r", "'")
_INTEGERS = {name for name, kind in COLUMNS.items() if str(kind) == "int32"}
_FLOATS = {"radius_km", "confidence", "latitude", "longitude"}


def neutral(value: Any) -> Any:
    """Keep a text from being taken for a formula; numbers and dates stay.

    Examples
    --------
    >>> neutral("=1+1"), neutral("Tanf"), neutral(-3.5)
    ("'=1+1", 'Tanf', -3.5)
    """
    return f"'{value}" if isinstance(value, str) and value.startswith(_TRIGGERS) else value


def plain(text: str) -> str:
    """Take back what `neutral` did.

    Examples
    --------
    >>> plain("'=1+1"), plain("Tanf")
    ('=1+1', 'Tanf')
    """
    return text[1:] if text.startswith("'") and text[1:].startswith(_TRIGGERS) else text


def cells(events: Iterable[Event]) -> Iterator[tuple[Event, list[Any]]]:
    """Yield each event with its cells under `HEADER`; None where nothing is known."""
    for some, table in batches(events):
        columns = [column.to_pylist() for column in table.columns]
        columns[_AFTER:_AFTER] = [
            [event.latitude for event in some],
            [event.longitude for event in some],
        ]
        yield from zip(some, map(list, zip(*columns, strict=True)), strict=True)


def write(events: Iterable[Event], path: Path, *, filter_words: str | None = None) -> None:  # noqa: ARG001  no room for it
    """Write a row an event under the names of the contract."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        writer.writerows([neutral(cell) for cell in row] for _, row in cells(events))


def read(path: Path) -> Iterator[Event | Fault]:
    """Yield the events of a file that Dateline wrote, or a spreadsheet after it."""
    csv.field_size_limit(sys.maxsize)  # the sources of one event may be long
    with path.open(encoding="utf-8-sig", newline="", errors="replace") as file:
        head = file.readline()
        file.seek(0)
        rows = csv.DictReader(file, delimiter=max(",;\t", key=head.count))
        there = {*(rows.fieldnames or ()), *LATER_PROPERTIES}
        missing = [name for name in HEADER if name not in there]
        if missing:
            message = f"{path.name!r} lacks the column {missing[0]!r}: give a CSV of Dateline's"
            raise ExchangeError(message)
        for number, row in enumerate(rows, start=2):
            yield row_of({name: plain(row.get(name) or "") for name in HEADER}, number)


def row_of(texts: Mapping[str, str], number: int) -> Event | Fault:
    """Read an event of the texts of its cells; an empty one is unknown."""
    values: dict[str, Any] = {}
    for name, text in texts.items():
        try:
            values[name] = _value(name, text)
        except ValueError:
            return Fault(number, f"{name} cannot be {text!r}: write a number")
    return event_of(values, number)


def _value(name: str, text: str) -> Any:
    if not text:
        return None
    if name in _INTEGERS:
        return int(text)
    return float(text) if name in _FLOATS else text


FORMAT = Format("CSV", (".csv",), "text/csv", write, read)
