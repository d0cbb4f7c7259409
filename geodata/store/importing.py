"""Events of others in the store: beside those that were read, and never merged with anything.

Each is a mention of its own, with its row as its report when it came as a row, so that reviewing,
correcting and their history work on it as on any other.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select

from geodata.errors import StoreError
from geodata.models import Document, Event, Parsed
from geodata.store import grouping, history, schema
from geodata.store.reading import read_mentions, slices
from geodata.store.rows import document_row, mention_row, source_rows

__all__ = ["ImportedSet", "Taken", "Taking", "known", "listed", "remove", "sign"]


@dataclass(frozen=True, slots=True)
class ImportedSet:
    """A set of events that was imported; ``imported`` is when last, ISO 8601 in UTC."""

    name: str
    preset: str
    file: str
    imported: str
    events: int


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of some events; ``foreign`` has the owner of each id that is another set's."""

    added: int
    changed: int
    unchanged: int
    foreign: dict[str, str]


class Taking:
    """An import under way; see `Store.taking_in`.

    Parameters
    ----------
    connection
        In a transaction that writes.
    name
        Of the set.
    """

    def __init__(self, connection: Connection, name: str) -> None:
        self._connection, self._name = connection, name

    def put(self, told: Sequence[tuple[Event, Document | None]]) -> Taken:
        """Put events in, each with the row that tells of it; no id may come twice."""
        own = {event.id: self._owned(event) for event, _ in told}
        held = read_mentions(self._connection, own)
        foreign = {one.id: one.collection for one in held.values() if one.collection != self._name}
        changed = {
            name for name in held if name not in foreign and not _same(held[name], own[name])
        }
        fresh = {name for name in own if name not in held}
        self._clear(changed)
        self._insert([(own[e.id], row) for e, row in told if e.id in changed or e.id in fresh])
        unchanged = len(own) - len(fresh) - len(changed) - len(foreign)
        return Taken(len(fresh), len(changed), unchanged, foreign)

    def _owned(self, event: Event) -> Event:
        own = event.collection == self._name
        return event if own else replace(event, collection=self._name)

    def remove(self, event_ids: Collection[str]) -> int:
        """Take events of the set out of the store; count those that were there."""
        table = schema.mentions.c
        there: list[str] = []
        for some in slices(event_ids):
            chosen = select(table.id).where(table.id.in_(some), table.collection == self._name)
            there += self._connection.scalars(chosen)
        self._clear(there)
        for some in slices(there):
            events = schema.events
            self._connection.execute(delete(events).where(events.c.id.in_(some)))
        return len(there)

    def _clear(self, event_ids: Collection[str]) -> None:
        """Remove what was said of events; the events are made anew, or removed too."""
        mentions, documents = schema.mentions, schema.documents
        for some in slices(event_ids):
            mine = mentions.c.id.in_(some)
            digests = list(self._connection.scalars(select(mentions.c.document_sha256).where(mine)))
            self._connection.execute(delete(mentions).where(mine))
            rows = documents.c.sha256.in_(digests), documents.c.collection == self._name
            self._connection.execute(delete(documents).where(*rows))

    def _insert(self, told: Sequence[tuple[Event, Document | None]]) -> None:
        rows = [
            document_row(Parsed(row), sample=False, collection=self._name)
            for _, row in told
            if row is not None
        ]
        mentions = [mention_row(event, row.sha256 if row else None) for event, row in told]
        sources = [one for event, _ in told for one in source_rows(event)]
        tables = (schema.documents, rows), (schema.mentions, mentions), (schema.sources, sources)
        for table, values in tables:
            if values:
                self._connection.execute(insert(table), values)
        if told:
            grouping.stand_alone(self._connection, [event for event, _ in told])


def _same(held: Event, given: Event) -> bool:
    return held.with_own_figures() == given.with_own_figures()


def sign(connection: Connection, name: str, *, preset: str, file: str) -> None:
    """Write down what was imported, and when."""
    table = schema.collections
    connection.execute(delete(table).where(table.c.name == name))
    row = {"name": name, "preset": preset, "file": file, "imported": _now()}
    connection.execute(insert(table), row)


def _now() -> str:
    return history.now().isoformat(timespec="seconds")


def listed(connection: Connection) -> tuple[ImportedSet, ...]:
    """List the sets with how many events they have."""
    table, events = schema.collections.c, schema.events.c
    counting = select(events.collection, func.count()).group_by(events.collection)
    counted = {name: count for name, count in connection.execute(counting)}  # noqa: C416
    chosen = select(table.name, table.preset, table.file, table.imported).order_by(table.name)
    return tuple(
        ImportedSet(*row, events=counted.get(row.name, 0)) for row in connection.execute(chosen)
    )


def known(connection: Connection, name: str) -> ImportedSet:
    """Return a set by its name.

    Raises
    ------
    StoreError
        When there is none of that name.
    """
    sets = {one.name: one for one in listed(connection)}
    if name not in sets:
        there = f"there are {', '.join(sets)}" if sets else "none was imported"
        message = f"no imported set is called {name!r}: {there}"
        raise StoreError(message)
    return sets[name]


def remove(connection: Connection, name: str) -> int:
    """Remove a set with all its events.

    Raises
    ------
    StoreError
        When there is none of that name.
    """
    known(connection, name)
    for table in (schema.events, schema.mentions, schema.documents):
        column: Any = table.c.collection
        removed = connection.execute(delete(table).where(column == name))
        if table is schema.events:
            count = removed.rowcount
    own = schema.collections
    connection.execute(delete(own).where(own.c.name == name))
    return count
