"""Rows of ``seeds/actors.csv`` and of a user's own files: checked, and merged into one register."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import TYPE_CHECKING

import pycountry

from geodata.actors.vocabulary import word_set
from geodata.actors.words import split
from geodata.gazetteer.records import Skipped
from geodata.models import Actor

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geodata.actors.tables import Line

__all__ = ["COLUMNS", "KINDS", "Row", "Source", "merge"]

KINDS = word_set(
    "state government military police armed-group coalition political organisation person "
    "civilians community media"
)
"""The kinds that the seeds may use; a named group that no seed lists has the kind ``unlisted``."""

COLUMNS = ("id", "name", "aliases", "kind", "country", "parent")

_KOSOVO = "XKX"
"""In use, but not of ISO's making."""


@dataclass(frozen=True, slots=True)
class Row:
    """An actor with its other spellings and where it acts.

    ``claims`` are the spellings that a user's own file gives it: they are no one else's.
    """

    actor: Actor
    aliases: tuple[str, ...]
    theatre: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """What one file contributes: ``skipped`` are its lines that could not be used."""

    name: str
    actors: int
    spellings: int
    skipped: tuple[Skipped, ...] = ()


def merge(rows: dict[str, Row], lines: Iterable[Line], name: str, *, own: bool = False) -> Source:
    """Add the lines of a file to the rows known; those of a user's ``own`` file win over them."""
    fresh: dict[str, Row] = {}
    numbers: dict[str, int] = {}
    skipped: list[Skipped] = []
    for line in lines:
        fault = line.fault or _fault(line.cells, fresh)
        if fault:
            skipped.append(Skipped(line.number, fault))
        else:
            fresh[line.cells["id"]] = _row(line.cells, own=own)
            numbers[line.cells["id"]] = line.number
    for actor_id, parent in _orphans(rows, fresh):
        reason = f"the parent is no known id, or leads back to the actor: {parent!r}"
        skipped.append(Skipped(numbers[actor_id], reason))
    for actor_id, row in fresh.items():
        rows[actor_id] = _joined(row, rows.get(actor_id))
    spellings = sum(1 + len(row.aliases) for row in fresh.values())
    in_order = tuple(sorted(skipped, key=lambda one: one.line))
    return Source(PurePath(name).name, len(fresh), spellings, in_order)


def _row(cells: dict[str, str], *, own: bool) -> Row:
    aliases, countries = _parts(cells["aliases"]), _parts(cells["country"])
    name = cells["name"]
    actor = Actor(
        cells["id"],
        name,
        _kind(cells),
        countries[0] if countries else None,
        cells["parent"] or None,
    )
    return Row(actor, aliases, countries, (name, *aliases) if own else ())


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, (part.strip() for part in cell.split("|"))))


def _kind(cells: dict[str, str]) -> str:
    return cells["kind"].lower().replace(" ", "-")


def _joined(row: Row, known: Row | None) -> Row:
    """Let a row win over the one known by its id, whose spellings still lead to it."""
    if known is None:
        return row
    aliases = dict.fromkeys((*row.aliases, *known.aliases, known.actor.name))
    claims = dict.fromkeys((*known.claims, *row.claims))
    return replace(row, aliases=tuple(aliases), claims=tuple(claims))


def _fault(cells: dict[str, str], fresh: dict[str, Row]) -> str | None:
    """Say what is wrong with a row by itself; behind a colon, what stands there."""
    if not cells["id"] or not cells["name"]:
        return "the id or the name is empty"
    if not split(cells["name"]).key:
        return f"the name has no letter and no digit: {cells['name']!r}"
    if _kind(cells) not in KINDS:
        return f"the kind is none of {' '.join(sorted(KINDS))}: {cells['kind']!r}"
    for code in _parts(cells["country"]):
        if code != _KOSOVO and pycountry.countries.get(alpha_3=code) is None:
            return f"the country is no code of ISO 3166-1 alpha-3 such as SYR: {code!r}"
    if cells["id"] in fresh:
        return f"the id stands in the file twice: {cells['id']!r}"
    return None


def _orphans(rows: dict[str, Row], fresh: dict[str, Row]) -> list[tuple[str, str | None]]:
    """Take out rows whose parent is unknown or leads back to themselves: their ids and parents."""
    orphans: list[tuple[str, str | None]] = []
    while lost := [row.actor for row in fresh.values() if not _reaches_top(row.actor, rows, fresh)]:
        for actor in lost:
            del fresh[actor.id]
            orphans.append((actor.id, actor.parent))
    return orphans


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
