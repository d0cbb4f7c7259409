"""Which collection a file is of, and its rows as events."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

from geodata.errors import ExchangeError
from geodata.exchange.imports import acled, gdelt, mapped, own, ucdp
from geodata.exchange.imports.rows import Table, open_table
from geodata.exchange.imports.seam import Imported, Rejected, Removed, Row
from geodata.exchange.imports.whereabouts import with_territories
from geodata.models import READ

__all__ = ["PRESETS", "Plan", "open_import", "plan"]

PRESETS: Mapping[str, str] = {
    "acled": "ACLED, and its lists of deleted events",
    "ucdp": "UCDP GED",
    "gdelt": "GDELT events 1.0 and 2.0",
    "dateline": "events that Dateline exported",
    "table": "any table or GeoJSON, by its columns",
}
"""The collections that are known, with their names for people."""


class _Reader(Protocol):
    def __call__(self, number: int, row: Row, *, collection: str) -> Imported | Removed: ...


_READERS: Mapping[str, _Reader] = {
    "acled": acled.read,
    "ucdp": ucdp.read,
    "gdelt": gdelt.read,
}


@dataclass(frozen=True, slots=True)
class Plan:
    """How a file will be read.

    Parameters
    ----------
    preset
        A key of `PRESETS`.
    columns
        The columns of the file.
    mapping
        For ``table``: the column of each meaning that was found; empty for the others.
    collection
        Short name of the set that the events are to belong to.
    """

    preset: str
    columns: tuple[str, ...]
    mapping: Mapping[str, str]
    collection: str


def plan(
    path: Path | str,
    *,
    preset: str | None = None,
    mapping: Mapping[str, str] | None = None,
    collection: str | None = None,
    whole: bool = True,
) -> Plan:
    """Say how a file would be read, for a person to look at.

    Parameters
    ----------
    path
        CSV, GDELT's tab-separated rows, GeoJSON, an Excel workbook, a ZIP with one of them,
        GeoPackage, Shapefile, KML or GeoParquet.
    preset
        A key of `PRESETS`; without it, it is told by the columns.
    mapping
        For ``table``: columns by meaning, where the guess is wrong; "" means none.
    collection
        Name of the set; without it, the preset, or the name of the file of a table.
    whole
        Without it, a table may still lack the columns that every event needs.

    Raises
    ------
    ExchangeError
        When the file cannot be read, the preset is unknown, or a column that is needed is missing.
    """
    file = Path(path)
    return _plan(_table(file), file, preset, mapping or {}, collection, whole=whole)


def open_import(
    path: Path | str,
    *,
    preset: str | None = None,
    mapping: Mapping[str, str] | None = None,
    collection: str | None = None,
) -> Iterator[Imported | Removed | Rejected]:
    """Read a file row by row; see `plan`.

    Ids begin with the name of the set; events that Dateline exported keep theirs, unless the set
    is given a name.

    Raises
    ------
    ExchangeError
        As `plan`; a single row is never a reason.
    """
    file = Path(path)
    table = _table(file)
    chosen = _plan(table, file, preset, mapping or {}, collection)
    if chosen.preset == own.NAME:
        return own.read(file, collection)
    read = _READERS.get(chosen.preset) or mapped.reader(chosen.mapping)
    rows = _read(table, partial(read, collection=chosen.collection))
    return with_territories(rows, chosen.mapping) if chosen.preset == "table" else rows


def _table(file: Path) -> Table:
    """Open a file of rows; KML of Dateline's is recognised before anything asks for columns."""
    return Table((), iter(())) if own.recognises(set(), file) else open_table(file)


def _plan(  # noqa: PLR0913  what both callers were asked
    table: Table,
    file: Path,
    preset: str | None,
    mapping: Mapping[str, str],
    name: str | None,
    *,
    whole: bool = True,
) -> Plan:
    if preset is not None and preset not in PRESETS:
        message = f"unknown preset {preset!r}: choose from {', '.join(PRESETS)}"
        raise ExchangeError(message)
    found = preset or ("table" if mapping else _recognised(table.columns, file))
    if found != "table":
        _fits(found, table, file)
        return Plan(found, table.columns, {}, _checked(name or found))
    used = mapped.corrected(mapped.guess(table.columns), mapping, table.columns, file.name)
    if whole:
        mapped.check_whole(used, table.columns, file.name)
    return Plan(found, table.columns, used, _checked(name or _slug(file)))


def _slug(file: Path) -> str:
    """Short name of a file.

    >>> _slug(Path("My rows (2).csv"))
    'my-rows-2'
    """
    name = re.sub(r"\W+", "-", file.stem.lower()).strip("-")
    return name if name not in {"", READ} else "table"


def _checked(name: str) -> str:
    if name == READ or not re.fullmatch(r"[\w.-]+", name):
        message = f"a set cannot be called {name!r}: use letters and figures, as acled-2022"
        raise ExchangeError(message)
    return name


def _recognised(columns: tuple[str, ...], file: Path) -> str:
    if columns in {gdelt.COLUMNS, gdelt.COLUMNS_1}:
        return "gdelt"
    names = set(columns)
    if own.recognises(names, file):
        return own.NAME
    return next((one.NAME for one in (acled, ucdp) if one.recognises(names)), "table")


def _fits(preset: str, table: Table, file: Path) -> None:
    if _recognised(table.columns, file) != preset:
        message = (
            f"{file.name!r} does not have the columns of {PRESETS[preset]}: "
            "leave --preset out to let Dateline tell"
        )
        raise ExchangeError(message)


class _RowReader(Protocol):
    def __call__(self, number: int, row: Row) -> Imported | Removed: ...


def _read(table: Table, read: _RowReader) -> Iterator[Imported | Removed | Rejected]:
    for number, row in table.rows:
        if isinstance(row, str):
            yield Rejected(number, row)
            continue
        try:
            yield read(number, row)
        except ValueError as error:
            yield Rejected(number, str(error))
        except KeyError as error:
            yield Rejected(number, f"no column {error.args[0]!r}")
