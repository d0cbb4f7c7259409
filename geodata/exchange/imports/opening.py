"""Which collection a file is of, and its rows as events."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from geodata.errors import ExchangeError
from geodata.exchange.imports import acled, gdelt, mapped, ucdp
from geodata.exchange.imports.rows import Table, open_table
from geodata.exchange.imports.seam import Imported, Rejected, Removed, Row

__all__ = ["PRESETS", "Plan", "open_import", "plan"]

PRESETS: Mapping[str, str] = {
    "acled": "ACLED, and its lists of deleted events",
    "ucdp": "UCDP GED",
    "gdelt": "GDELT events 1.0 and 2.0",
    "table": "any table or GeoJSON, by its columns",
}
"""The collections that are known, with their names for people."""

_READERS: Mapping[str, Callable[[int, Row], Imported | Removed]] = {
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
    """

    preset: str
    columns: tuple[str, ...]
    mapping: Mapping[str, str]


def plan(
    path: Path | str, *, preset: str | None = None, mapping: Mapping[str, str] | None = None
) -> Plan:
    """Say how a file would be read, for a person to look at.

    Parameters
    ----------
    path
        CSV, GDELT's tab-separated rows, GeoJSON, an Excel workbook, or a ZIP with one of them.
    preset
        A key of `PRESETS`; without it, it is told by the columns.
    mapping
        For ``table``: columns by meaning, where the guess is wrong; "" means none.

    Raises
    ------
    ExchangeError
        When the file cannot be read, the preset is unknown, or a column that is needed is missing.
    """
    file = Path(path)
    return _plan(open_table(file), file, preset, mapping or {})


def open_import(
    path: Path | str,
    *,
    preset: str | None = None,
    mapping: Mapping[str, str] | None = None,
    collection: str | None = None,
) -> Iterator[Imported | Removed | Rejected]:
    """Read a file row by row; see `plan`.

    Parameters
    ----------
    collection
        For ``table``: the short name that ids begin with; without it, the name of the file.

    Raises
    ------
    ExchangeError
        As `plan`; a single row is never a reason.
    """
    file = Path(path)
    table = open_table(file)
    chosen = _plan(table, file, preset, mapping or {})
    name = collection or re.sub(r"\W+", "-", file.stem.lower()).strip("-") or "table"
    read = _READERS.get(chosen.preset) or mapped.reader(chosen.mapping, name)
    return _read(table, read)


def _plan(table: Table, file: Path, preset: str | None, mapping: Mapping[str, str]) -> Plan:
    if preset is not None and preset not in PRESETS:
        message = f"unknown preset {preset!r}: choose from {', '.join(PRESETS)}"
        raise ExchangeError(message)
    found = preset or ("table" if mapping else _recognised(table.columns))
    if found != "table":
        _fits(found, table, file)
        return Plan(found, table.columns, {})
    guessed = mapped.guess(table.columns)
    taken = {meaning: column.lower() for meaning, column in mapping.items()}
    kept = {meaning: one for meaning, one in guessed.items() if one not in taken.values()}
    return Plan(found, table.columns, mapped.checked(kept | taken, table.columns, file.name))


def _recognised(columns: tuple[str, ...]) -> str:
    if columns in {gdelt.COLUMNS, gdelt.COLUMNS_1}:
        return "gdelt"
    names = set(columns)
    return next((one.NAME for one in (acled, ucdp) if one.recognises(names)), "table")


def _fits(preset: str, table: Table, file: Path) -> None:
    if _recognised(table.columns) != preset:
        message = (
            f"{file.name!r} does not have the columns of {PRESETS[preset]}: "
            "leave --preset out to let Dateline tell"
        )
        raise ExchangeError(message)


def _read(
    table: Table, read: Callable[[int, Row], Imported | Removed]
) -> Iterator[Imported | Removed | Rejected]:
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
