"""Events as an Excel workbook: the events, what each source tells of them, how they were chosen.

Text is always text, so that no cell is taken for a formula or a link.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import astuple
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import orjson

from geodata.errors import ExchangeError
from geodata.exchange.csv_file import HEADER, cells
from geodata.exchange.seam import Fault, Format
from geodata.exchange.tabular import cleaned, event_of
from geodata.models import Event, Source

__all__ = ["FORMAT", "read", "write"]

_ROWS, _LETTERS = 1_048_575, 32_767  # what a sheet and a cell can hold
_LISTED = HEADER.index("sources")  # they have a sheet of their own
_EVENTS = HEADER[:_LISTED] + HEADER[_LISTED + 1 :]
_SOURCES = ("event_id", *Source.__dataclass_fields__)
_DAYS = {"start", "end", "published"}
_FIRST_DAY = dt.date(1900, 3, 1)
"""Before it Excel's calendar, which has a 29 February 1900, is not ours: such days are text."""
_WIDTHS = {"quote": 70, "actors": 36, "actor1": 24, "actor2": 24, "place": 22, "source": 22}


def write(events: Iterable[Event], path: Path, *, filter_words: str | None = None) -> None:
    """Write the sheets Events, Sources and About."""
    import xlsxwriter  # noqa: PLC0415  a fifth of a second, as is what reads
    from xlsxwriter.exceptions import FileCreateError  # noqa: PLC0415

    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "nan_inf_to_errors": True,
        "tmpdir": str(path.parent),
    }
    try:
        with xlsxwriter.Workbook(str(path), options) as book:
            _fill_book(book, events, filter_words)
    except FileCreateError as error:
        raise error.args[0] from error


def _fill_book(book: Any, events: Iterable[Event], filter_words: str | None) -> None:
    listed, told = (_sheet(book, name, head) for name, head in _HEADS.items())
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    number = line = 0
    for number, (event, row) in enumerate(cells(events), start=1):
        _fill(listed, _in_range(number), row[:_LISTED] + row[_LISTED + 1 :], _EVENTS, day)
        for source in event.sources:
            line += 1
            _fill(told, _in_range(line), [event.id, *astuple(source)], _SOURCES, day)
    about = book.add_worksheet("About")
    about.set_column(0, 0, 90)
    about.write_string(0, 0, "Events read from reports by Dateline")
    about.write_string(1, 0, f"Shown: {filter_words or 'all events'}")
    about.write_string(2, 0, f"{number:,} events")


_HEADS = {"Events": _EVENTS, "Sources": _SOURCES}


def _in_range(row: int) -> int:
    if row > _ROWS:
        message = f"a sheet of Excel ends at row {_ROWS + 1:,}: filter the events, or write CSV"
        raise ExchangeError(message)
    return row


def _sheet(book: Any, name: str, head: Iterable[str]) -> Any:
    sheet = book.add_worksheet(name)
    bold = book.add_format({"bold": True, "bottom": 1})
    for column, word in enumerate(head):
        sheet.set_column(column, column, _WIDTHS.get(word, 14))
        sheet.write_string(0, column, word, bold)
    sheet.freeze_panes(1, 2)
    return sheet


def _fill(sheet: Any, row: int, values: list[Any], names: tuple[str, ...], day: Any) -> None:
    for column, (name, value) in enumerate(zip(names, values, strict=True)):
        if value is None:
            continue
        if name in _DAYS and value >= _FIRST_DAY:
            sheet.write_datetime(row, column, dt.datetime.combine(value, dt.time()), day)
        elif isinstance(value, int | float):
            sheet.write_number(row, column, value)
        else:
            sheet.write_string(row, column, _fitting(str(value)))


def _fitting(text: str) -> str:
    """Cut to what a cell holds, and say so."""
    text = cleaned(text)
    return text if len(text) <= _LETTERS else text[: _LETTERS - 2] + " …"


def read(path: Path) -> Iterator[Event | Fault]:
    """Yield the events of a workbook that Dateline wrote."""
    import openpyxl  # noqa: PLC0415

    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    except (BadZipFile, KeyError, ValueError) as error:
        message = f"{path.name!r} is no Excel workbook: give one that Dateline exported"
        raise ExchangeError(message) from error
    try:
        if not {*_HEADS} <= {*book.sheetnames}:
            message = f"{path.name!r} has no sheets {' and '.join(_HEADS)}: give one of Dateline's"
            raise ExchangeError(message)
        told: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for row in _rows(book["Sources"]):
            told[row.pop("event_id")].append(row | {"quote": row["quote"] or ""})
        for number, row in enumerate(_rows(book["Events"]), start=2):
            sources = orjson.dumps(told[row["id"]]).decode()
            yield event_of({**row, "sources": sources}, number)
    finally:
        book.close()


def _rows(sheet: Any) -> Iterator[dict[str, Any]]:
    rows = sheet.iter_rows(values_only=True)
    head = next(rows, ())
    for row in rows:
        yield {name: _plain(value) for name, value in zip(head, row, strict=False)}


def _plain(value: Any) -> Any:
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if isinstance(value, str):  # "_x0007_" is how a sheet writes what XML cannot hold
        from openpyxl.utils.escape import unescape  # noqa: PLC0415

        return unescape(value) or None
    return value


FORMAT = Format(
    "Excel",
    (".xlsx",),
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    write,
    read,
    loses="a text of more than 32,767 letters is cut",
)
