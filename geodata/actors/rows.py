"""Rows of ``seeds/actors.csv`` and of a user's own files: read, checked, merged."""

from __future__ import annotations

import csv
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pycountry

from geodata.actors.vocabulary import word_set
from geodata.actors.words import split
from geodata.errors import SeedError
from geodata.models import Actor

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

__all__ = ["KINDS", "Row", "merge", "read_rows"]

KINDS = word_set(
    "state government military police armed-group coalition political organisation person "
    "civilians community media"
)
"""The kinds that the seeds may use; a named group that no seed lists has the kind ``unlisted``."""


_COLUMNS = ("id", "name", "aliases", "kind", "country", "parent")


@dataclass(frozen=True, slots=True)
class Row:
    """An actor with its other spellings, where it acts, and the line that says so."""

    actor: Actor
    aliases: tuple[str, ...]
    where: str
    theatre: tuple[str, ...] = ()


def read_rows(path: Path, columns: Sequence[str]) -> list[tuple[int, dict[str, str]]]:
    """Read a CSV file as (line number, row); a short row has empty cells."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, restval="")
            missing = [name for name in columns if name not in (reader.fieldnames or ())]
            if missing:
                message = f"{path} lacks the column {missing[0]!r}; give it {', '.join(columns)}"
                raise SeedError(message)
            return [(reader.line_num, _cells(row, columns)) for row in reader]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        message = f"{path} cannot be read as a CSV file in UTF-8 ({error}); check the file"
        raise SeedError(message) from error


def _cells(row: dict[str, str], columns: Sequence[str]) -> dict[str, str]:
    return {name: (row[name] or "").strip() for name in columns}


def merge(rows: dict[str, Row], path: Path) -> list[str]:
    """Add a file's rows; return a line for each that cannot be used."""
    fresh: dict[str, Row] = {}
    faults: list[str] = []
    for line, cells in read_rows(path, _COLUMNS):
        where = f"{path.name} line {line}"
        fault = _fault(cells)
        if fault:
            faults.append(f"{where}: {fault}")
        elif cells["id"] in fresh:
            faults.append(f"{where}: the id {cells['id']!r} stands there twice; give it another")
        else:
            fresh[cells["id"]] = _row(cells, where)
    faults += _drop_orphans(rows, fresh)
    for actor_id, row in fresh.items():
        known = rows.get(actor_id)
        spellings = (*known.aliases, known.actor.name) if known else ()
        aliases = tuple(dict.fromkeys((*row.aliases, *spellings)))
        rows[actor_id] = replace(row, aliases=aliases)
    return faults


def _row(cells: dict[str, str], where: str) -> Row:
    aliases = tuple(filter(None, (alias.strip() for alias in cells["aliases"].split("|"))))
    actor = Actor(
        cells["id"],
        cells["name"],
        cells["kind"],
        cells["country"].split("|")[0] or None,
        cells["parent"] or None,
    )
    return Row(actor, aliases, where, tuple(filter(None, cells["country"].split("|"))))


def _fault(cells: dict[str, str]) -> str | None:
    """Say what is wrong with a row by itself, and how to mend it."""
    if not cells["id"] or not cells["name"]:
        return "the id or the name is empty; every actor needs both"
    if not split(cells["name"]).key:
        return f"the name {cells['name']!r} has no letter or digit; write it in words"
    if cells["kind"] not in KINDS:
        return f"unknown kind {cells['kind']!r}; use one of {', '.join(sorted(KINDS))}"
    for code in filter(None, cells["country"].split("|")):
        if code != "XKX" and pycountry.countries.get(alpha_3=code) is None:
            return f"unknown country {code!r}; use a code of ISO 3166-1 alpha-3 such as SYR"
    return None


def _drop_orphans(rows: dict[str, Row], fresh: dict[str, Row]) -> list[str]:
    """Take out rows whose parent is unknown or leads back to themselves."""
    faults: list[str] = []
    while lost := [row for row in fresh.values() if not _reaches_top(row.actor, rows, fresh)]:
        for row in lost:
            del fresh[row.actor.id]
            faults.append(
                f"{row.where}: the parent {row.actor.parent!r} of {row.actor.id!r} is no id, or "
                "belongs to it; add a row with that id, or leave the parent empty"
            )
    return faults


def _reaches_top(actor: Actor, rows: dict[str, Row], fresh: dict[str, Row]) -> bool:
    seen: set[str] = set()
    while actor.parent:
        if actor.id in seen:
            return False
        seen.add(actor.id)
        row = fresh.get(actor.parent) or rows.get(actor.parent)
        if row is None:
            return False
        actor = row.actor
    return True
