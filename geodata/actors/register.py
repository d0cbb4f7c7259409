"""The actors that are known by name: ``seeds/actors.csv``, every state, and what a user adds."""

from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING, Literal

import pycountry

from geodata.actors.words import Phrases, key_of, slug, split
from geodata.errors import SeedError
from geodata.models import Actor
from geodata.settings import seed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

__all__ = ["KINDS", "ActorRegister", "Body", "Nation"]

KINDS = frozenset(
    "state government military police armed-group coalition political organisation person "
    "civilians community media".split()
)
"""The kinds that the seeds may use; a named group that no seed lists has the kind ``unlisted``."""

Body = Literal["state", "government", "armed-forces", "police", "security-forces"]
"""The bodies that every state has, and the endings of their ids."""

_BODY_KINDS: tuple[tuple[Body, str, str], ...] = (
    ("government", "government", "Government"),
    ("armed-forces", "military", "Armed Forces"),
    ("police", "police", "Police"),
    ("security-forces", "police", "Security Forces"),
)
_NAMELESS = frozenset(("armed-group", "civilians", "police", "military", "government"))
_COLUMNS = ("id", "name", "aliases", "kind", "country", "parent")


@dataclass(frozen=True, slots=True)
class Nation:
    """A state as its name is used: ``adjective`` for "Syrian", ``people`` for "the Syrians"."""

    code: str
    use: Literal["name", "adjective", "people"]


@dataclass(frozen=True, slots=True)
class _Row:
    actor: Actor
    aliases: tuple[str, ...]
    where: str


@dataclass(slots=True)
class _States:
    """What ``seeds/states.csv`` says, as rows and as words."""

    rows: dict[str, _Row] = field(default_factory=dict)
    nations: Phrases[Nation] = field(default_factory=Phrases)
    ids: dict[str, str] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    short: dict[str, str] = field(default_factory=dict)
    capitals: dict[tuple[str, str], str] = field(default_factory=dict)


class ActorRegister:
    """Actors by id, by name and by every spelling, with who belongs to whom.

    ``skipped`` names the rows of a user's own file that could not be used, and why.
    """

    def __init__(self, rows: Iterable[_Row], states: _States, skipped: Sequence[str] = ()) -> None:
        self.skipped = tuple(skipped)
        self.phrases: Phrases[Actor] = Phrases()
        self.nations = states.nations
        self._states = states
        self._actors: dict[str, Actor] = {}
        self._named: dict[tuple[str, ...], Actor] = {}
        self._children: dict[str, list[str]] = defaultdict(list)
        self._generic: set[str] = set()
        for row in rows:
            self._add(row)
        self.openers = frozenset(self.phrases.openers | self.nations.openers)
        """The words at which an actor may begin."""

    @classmethod
    def load(cls, extra: Sequence[Path] = ()) -> ActorRegister:
        """Read the seeds, and a user's own files of the same columns after them.

        Parameters
        ----------
        extra
            CSV files with the columns id, name, aliases (separated by ``|``), kind, country and
            parent. A row with the id of a known actor adds its spellings to that actor. A row
            that cannot be used is left out and named in ``skipped``.

        Raises
        ------
        SeedError
            When a file cannot be read or lacks a column, or when a row of the seeds is wrong.
        """
        states = _read_states(seed("states.csv"))
        rows = dict(states.rows)
        faults = _merge(rows, seed("actors.csv"))
        if faults:
            raise SeedError(faults[0])
        skipped = [fault for path in extra for fault in _merge(rows, path)]
        return cls(rows.values(), states, skipped)

    def _add(self, row: _Row) -> None:
        actor = row.actor
        self._actors[actor.id] = actor
        if actor.parent:
            self._children[actor.parent].append(actor.id)
        for spelling in (actor.name, *row.aliases):
            self._named.setdefault(_name_key(spelling), actor)
            if actor.kind != "state":
                self.phrases.add(spelling, actor)
        if actor.kind in _NAMELESS and actor.name.lower() in map(str.lower, row.aliases):
            self._generic.add(actor.id)

    def __iter__(self) -> Iterator[Actor]:
        return iter(self._actors.values())

    def __len__(self) -> int:
        return len(self._actors)

    def get(self, actor_id: str) -> Actor | None:
        """Return the actor with this id."""
        return self._actors.get(actor_id)

    def named(self, name: str) -> Actor | None:
        """Return the actor with this name or spelling, whatever its case."""
        return self._named.get(_name_key(name))

    def with_descendants(self, name_or_id: str) -> frozenset[str]:
        """Return the names of an actor and of all that belong to it, for a filter.

        A name that is not in the register stands for itself: a group found in a text has no
        descendants.
        """
        top = self.get(name_or_id) or self.named(name_or_id)
        if top is None:
            return frozenset((name_or_id,))
        found, queue = {top.id}, [top.id]
        while queue:
            fresh = [child for child in self._children[queue.pop()] if child not in found]
            found.update(fresh)
            queue.extend(fresh)
        return frozenset(self._actors[actor_id].name for actor_id in found)

    def is_generic(self, actor: Actor) -> bool:
        """Say whether it is no one in particular, such as "Rebels" or "US-backed rebels".

        In the register it is an actor whose own name stands among its aliases; out of it, one that
        was composed.
        """
        if actor.id in self._actors:
            return actor.id in self._generic
        return actor.kind == "armed-group"

    def body(self, code: str, body: Body) -> Actor | None:
        """Return a state, or a body of it, by ISO 3166-1 alpha-3."""
        state = self._states.ids.get(code)
        if state is None:
            return None
        return self._actors[state if body == "state" else f"{state}-{body}"]

    def demonym(self, code: str) -> str:
        """Return the adjective of a state ("Syrian")."""
        return self._states.labels[code]

    def short_name(self, code: str) -> str:
        """Return a state's name as it stands in a compound ("US" in "US-backed")."""
        return self._states.short[code]

    def government_in(self, name: str, code: str) -> Actor | None:
        """Return the government that a capital's name stands for ("Damascus" of SYR)."""
        state = self._states.capitals.get((" ".join(_name_key(name)), code))
        return self._actors[f"{state}-government"] if state else None


def _name_key(name: str) -> tuple[str, ...]:
    return tuple(split(name).key)


def _read_rows(path: Path, columns: Sequence[str]) -> list[tuple[int, dict[str, str]]]:
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


def _read_states(path: Path) -> _States:
    states = _States()
    columns = ("code", "name", "spellings", "demonyms", "people", "capitals")
    for line, cells in _read_rows(path, columns):
        _add_state(states, cells, f"{path.name} line {line}")
    return states


def _add_state(states: _States, cells: dict[str, str], where: str) -> None:
    code, name = cells["code"], cells["name"]
    spellings, demonyms, people, capitals = (
        tuple(filter(None, cells[column].split("|")))
        for column in ("spellings", "demonyms", "people", "capitals")
    )
    spellings += _official_names(code)
    state = slug(name)
    states.ids[code] = state
    states.labels[code] = demonyms[0] if demonyms else name
    acronyms = [text for text in demonyms if text.isupper()]
    states.short[code] = acronyms[0] if acronyms else name
    states.capitals.update({(" ".join(_name_key(text)), code): state for text in capitals})
    states.rows[state] = _Row(Actor(state, name, "state", code), (*spellings, *people), where)
    for body, kind, noun in _BODY_KINDS:
        label = f"{states.labels[code]} {noun}"
        actor = Actor(f"{state}-{body}", label, kind, code, state)
        states.rows[actor.id] = _Row(actor, (), where)
    for text in demonyms:
        states.nations.add(text, Nation(code, "adjective"))
    for text in people:
        states.nations.add(text, Nation(code, "people"))
    for text in (name, *spellings):
        if text not in demonyms:
            states.nations.add(text, Nation(code, "name"))


def _official_names(code: str) -> tuple[str, ...]:
    record = pycountry.countries.get(alpha_3=code)
    names = (getattr(record, field, "") for field in ("official_name", "common_name"))
    return tuple(name for name in names if name and "," not in name)


def _merge(rows: dict[str, _Row], path: Path) -> list[str]:
    """Add a file's rows; return a line for each that cannot be used."""
    fresh: dict[str, _Row] = {}
    faults: list[str] = []
    for line, cells in _read_rows(path, _COLUMNS):
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
        rows[actor_id] = _Row(row.actor, aliases, row.where)
    return faults


def _row(cells: dict[str, str], where: str) -> _Row:
    aliases = tuple(filter(None, (alias.strip() for alias in cells["aliases"].split("|"))))
    actor = Actor(
        cells["id"],
        cells["name"],
        cells["kind"],
        cells["country"] or None,
        cells["parent"] or None,
    )
    return _Row(actor, aliases, where)


def _fault(cells: dict[str, str]) -> str | None:
    """Say what is wrong with a row by itself, and how to mend it."""
    code = cells["country"]
    if not cells["id"] or not cells["name"]:
        return "the id or the name is empty; every actor needs both"
    if not split(cells["name"]).key:
        return f"the name {cells['name']!r} has no letter or digit; write it in words"
    if cells["kind"] not in KINDS:
        return f"unknown kind {cells['kind']!r}; use one of {', '.join(sorted(KINDS))}"
    if code and code != "XKX" and pycountry.countries.get(alpha_3=code) is None:
        return f"unknown country {code!r}; use a code of ISO 3166-1 alpha-3 such as SYR"
    return None


def _drop_orphans(rows: dict[str, _Row], fresh: dict[str, _Row]) -> list[str]:
    """Take out rows whose parent is unknown or leads back to themselves."""
    faults: list[str] = []
    for _ in count():
        lost = [row for row in fresh.values() if not _reaches_top(row.actor, rows, fresh)]
        if not lost:
            return faults
        for row in lost:
            del fresh[row.actor.id]
            faults.append(
                f"{row.where}: the parent {row.actor.parent!r} of {row.actor.id!r} is no id, or "
                "belongs to it; add a row with that id, or leave the parent empty"
            )
    return faults


def _reaches_top(actor: Actor, rows: dict[str, _Row], fresh: dict[str, _Row]) -> bool:
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
