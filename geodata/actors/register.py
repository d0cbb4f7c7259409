"""The actors that are known by name: ``seeds/actors.csv``, every state, and what a user adds."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from geodata.actors import added
from geodata.actors.nations import Nation, name_key, read_states
from geodata.actors.rows import COLUMNS, merge
from geodata.actors.tables import read_table
from geodata.actors.vocabulary import CHAINED, TELLING
from geodata.actors.words import Phrases, split
from geodata.errors import RegisterError, SeedError
from geodata.settings import seed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from geodata.actors.nations import Body, States
    from geodata.actors.rows import Row, Source
    from geodata.models import Actor

__all__ = ["ActorRegister", "default_register"]

_PERIOD = re.compile(r"\s*\(\d{4}-(?:\d{4})?\)")
_CODED_BODIES: Mapping[str, Body] = MappingProxyType(
    {"Military Forces": "armed-forces", "Police Forces": "police", "Government": "government"}
)
_CODED = re.compile(rf"({'|'.join(_CODED_BODIES)}) of (?:the )?([^()]+?)\s*(?:\(|$)")
_COUNTRY = re.compile(r"\s*\([^()]*\)\s*$")
_NAMELESS = frozenset(("civilians", "police", "military", "government", "political"))


class ActorRegister:
    """Actors by id, by name and by every spelling, with who belongs to whom.

    ``sources`` tell what each file contributed.
    """

    def __init__(self, rows: Iterable[Row], states: States, sources: Sequence[Source] = ()) -> None:
        self.sources = tuple(sources)
        self.phrases: Phrases[Actor] = Phrases()
        self.nations = states.nations
        self.capitals = states.capitals
        self._states = states
        self._actors: dict[str, Actor] = {}
        self._named: dict[tuple[str, ...], Actor] = {}
        self._children: dict[str, list[str]] = defaultdict(list)
        self._theatres: dict[str, tuple[str, ...]] = {}
        self._generic: set[str] = set()
        generic: Phrases[Actor] = Phrases()
        known = tuple(rows)
        self._own = {row.actor.id for row in known if row.claims}
        claims = {name_key(text): row.actor.id for row in known for text in row.claims}
        for row in known:
            self._add(row, generic, claims)
        self.openers = frozenset(self.phrases.openers | self.nations.openers)
        """The words at which an actor may begin."""
        self.telling = self.openers | TELLING
        """These, and words that tell of actors which no register has."""
        self.lands = frozenset(self.nations.openers | self.capitals.openers)
        """The words at which a state or its capital may begin."""
        self.nouns = CHAINED | generic.openers
        """The words that may follow a nationality and make an actor of it."""

    @classmethod
    def load(cls, extra: Iterable[str | Path] = ()) -> ActorRegister:
        """Read the seeds, what the user added for good, and ``extra`` files after them.

        Parameters
        ----------
        extra
            CSV files with the columns id, name, aliases, kind, country and parent; several
            aliases, or countries where a group fights, are separated by ``|``. A row with the id
            of a known actor changes that actor and adds to its spellings; a spelling that another
            actor has is taken from it. A row that cannot be used is left out and named in
            ``skipped``.

        Raises
        ------
        RegisterError
            When a file cannot be read, lacks a column, or has no row that can be used.
        SeedError
            When a row of the seeds is wrong.
        """
        states = read_states(seed("states.csv"))
        rows = dict(states.rows)
        shipped = seed("actors.csv")
        sources = [merge(rows, read_table(shipped, COLUMNS), "seeds (actors.csv)")]
        for fault in sources[0].skipped:
            message = f"{shipped} line {fault.line}: {fault.reason}"
            raise SeedError(message)
        sources += [_merged(rows, path) for path in added.files()]
        sources += [_usable(path, _merged(rows, path)) for path in map(Path, extra)]
        return cls(rows.values(), states, sources)

    @property
    def skipped(self) -> tuple[str, ...]:
        """The lines of a user's own files that could not be used, and why."""
        return tuple(
            f"{source.name} line {one.line}: {one.reason}"
            for source in self.sources
            for one in source.skipped
        )

    def _add(
        self, row: Row, generic: Phrases[Actor], claims: Mapping[tuple[str, ...], str]
    ) -> None:
        actor = row.actor
        self._actors[actor.id] = actor
        self._theatres[actor.id] = row.theatre or tuple(filter(None, (actor.country,)))
        if actor.parent:
            self._children[actor.parent].append(actor.id)
        for spelling in (actor.name, *row.aliases):
            if claims.get(name_key(spelling), actor.id) != actor.id:
                continue
            self._named.setdefault(name_key(spelling), actor)
            if actor.id not in self._states.rows or actor.kind != "state":
                self.phrases.add(spelling, actor)
            elif actor.country and self.nations.longest(split(spelling), 0) is None:
                self.nations.add(spelling, Nation(actor.country, "name"))
        nameless = actor.kind == "armed-group" or (actor.kind in _NAMELESS and not actor.country)
        if nameless and {actor.name, actor.name.lower()} & set(row.aliases):
            self._generic.add(actor.id)
            for spelling in row.aliases:
                generic.add(spelling, actor)

    def __iter__(self) -> Iterator[Actor]:
        return iter(self._actors.values())

    def __len__(self) -> int:
        return len(self._actors)

    def get(self, actor_id: str) -> Actor | None:
        """Return the actor with this id."""
        return self._actors.get(actor_id)

    def named(self, name: str) -> Actor | None:
        """Return the actor with this name or spelling, whatever its case.

        The names of ACLED are read as well: "Military Forces of Turkey (2016-)", "Protesters
        (Chile)", "QSD: Syrian Democratic Forces".
        """
        found = next(filter(None, map(self._named.get, _keys(name))), None)
        return found or self._coded_body(name)

    def _coded_body(self, name: str) -> Actor | None:
        """Read "Military Forces of Turkey (2016-)"; what stands behind the period is not read."""
        coded = _CODED.match(name)
        state = self._named.get(name_key(coded[2])) if coded else None
        if coded is None or state is None or not state.country:
            return None
        return self.body(state.country, _CODED_BODIES[coded[1]])

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

    def theatre(self, actor: Actor) -> tuple[str, ...]:
        """Return the countries where an actor is at home or fights, its own first."""
        return self._theatres.get(actor.id, ())

    def is_own(self, actor: Actor) -> bool:
        """Say whether a user's own file names the actor."""
        return actor.id in self._own

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


def _merged(rows: dict[str, Row], path: Path) -> Source:
    return merge(rows, read_table(path, COLUMNS), path.name, own=True)


def _usable(path: Path, source: Source) -> Source:
    if source.actors:
        return source
    first = next((f"; line {one.line}: {one.reason}" for one in source.skipped), "")
    message = f"{path}: no usable actor in it{first}"
    raise RegisterError(message)


def _keys(name: str) -> Iterator[tuple[str, ...]]:
    """Yield what to look a name up by: as it stands, and without what coders add to it."""
    yield name_key(name)
    plain = _PERIOD.sub("", name)
    if plain != name:
        yield name_key(plain)
    bare = _COUNTRY.sub("", plain)
    if bare != plain:
        yield name_key(bare)
    yield from map(name_key, filter(None, reversed(bare.split(": ")[:2] if ": " in bare else [])))


@cache
def default_register() -> ActorRegister:
    """Return the actors that Dateline knows by name, and those added for good, loaded once."""
    return ActorRegister.load()
