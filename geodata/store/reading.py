"""Events and mentions out of the tables."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, TypeVar

from sqlalchemy import Column, Connection, Select, Table, func, select

from geodata.merging import Decision, Decisions
from geodata.models import READ, Event, Source
from geodata.store import schema
from geodata.store.rows import (
    EVENT_COLUMNS,
    SOURCE_COLUMNS,
    TOLD_COLUMNS,
    to_decision,
    to_event,
    to_source,
)

__all__ = [
    "decided",
    "event_id_of",
    "members",
    "owners",
    "read_decisions",
    "read_events",
    "read_events_of",
    "read_mentions",
    "slices",
]

_MOST = 5000  # values in one question; SQLite takes 32,766
_Value = TypeVar("_Value")


def slices(values: Collection[_Value]) -> Iterator[Sequence[_Value]]:
    """Yield values in pieces that fit into one question to the database."""
    listed = list(values)
    for start in range(0, len(listed), _MOST):
        yield listed[start : start + _MOST]


def read_events(connection: Connection, only: str | None = None) -> tuple[Event, ...]:
    """Read all events, or the one with an id, with everything that any report says of them.

    They come by date, the undated last, and within a day by their ids.
    """
    return _events(connection, None if only is None else [only])


def read_events_of(connection: Connection, ids: Collection[str]) -> tuple[Event, ...]:
    """Read the events with some ids, in the same order."""
    found = [event for some in slices(ids) for event in _events(connection, some)]
    return tuple(sorted(found, key=_rank) if len(ids) > _MOST else found)


def _rank(event: Event) -> tuple[bool, dt.date, dt.date, str]:
    start, end = event.start or event.end, event.end or event.start
    return start is None, start or dt.date.max, end or dt.date.max, event.id


def _events(connection: Connection, only: Sequence[str] | None) -> tuple[Event, ...]:
    table, mentions = schema.events.c, schema.mentions.c
    first, last = func.coalesce(table.start, table.end), func.coalesce(table.end, table.start)
    chosen = _columns(schema.events, EVENT_COLUMNS).order_by(first.is_(None), first, last, table.id)
    told = select(
        mentions.event_id,
        *(schema.sources.c[name] for name in SOURCE_COLUMNS),
        *(mentions[name] for name in TOLD_COLUMNS),
        schema.sources.c.told,
    ).join_from(schema.sources, schema.mentions)
    in_order = (mentions.published.is_(None), mentions.published, mentions.id)
    told = told.order_by(mentions.event_id, *in_order, schema.sources.c.position)
    if only is not None:
        chosen, told = chosen.where(table.id.in_(only)), told.where(mentions.event_id.in_(only))
    sources = _gathered(connection, told)
    rows = connection.execute(chosen)
    return tuple(to_event(row, tuple(sources[row[0]])) for row in rows)


def read_mentions(connection: Connection, ids: Collection[str] | None = None) -> dict[str, Event]:
    """Read the events as single reports tell them, or as they were imported, by their ids.

    Without ids, all that were read from reports: what merging looks at.
    """
    if ids is None:
        return _mentions(connection, None)
    found: dict[str, Event] = {}
    for some in slices(ids):
        found |= _mentions(connection, some)
    return found


def _mentions(connection: Connection, ids: Sequence[str] | None) -> dict[str, Event]:
    table, sources = schema.mentions.c, schema.sources.c
    chosen = _columns(schema.mentions, EVENT_COLUMNS)
    told = select(sources.mention_id, *(sources[name] for name in SOURCE_COLUMNS), sources.told)
    told = told.order_by(sources.mention_id, sources.position)
    if ids is None:
        read = select(table.id).where(table.collection == READ)
        chosen = chosen.where(table.collection == READ)
        told = told.where(sources.mention_id.in_(read))
    else:
        chosen, told = chosen.where(table.id.in_(ids)), told.where(sources.mention_id.in_(ids))
    of = _gathered(connection, told)
    return {row[0]: to_event(row, tuple(of[row[0]])) for row in connection.execute(chosen)}


def _gathered(connection: Connection, told: Select[Any]) -> dict[str, list[Source]]:
    """Gather sources by what the first column says; the last is what they say for themselves."""
    sources: dict[str, list[Source]] = defaultdict(list)
    for row in connection.execute(told):
        sources[row[0]].append(to_source(row[1:-1], row[-1]))
    return sources


def event_id_of(connection: Connection, event_or_mention: str) -> str | None:
    """Id of the event that has this id, or that a mention with this id belongs to."""
    table = schema.mentions.c
    owner = select(table.event_id).where(table.id == event_or_mention)
    return connection.execute(owner).scalar_one_or_none()


def members(connection: Connection, event_ids: Iterable[str]) -> set[str]:
    """Ids of the mentions of some events."""
    table = schema.mentions.c
    found: set[str] = set()
    for some in slices(list(event_ids)):
        found.update(connection.scalars(select(table.id).where(table.event_id.in_(some))))
    return found


def owners(connection: Connection, mentions: Collection[str]) -> list[str]:
    """Ids of the events that some mentions belong to."""
    table = schema.mentions.c
    found: set[str] = set()
    for some in slices(mentions):
        found.update(connection.scalars(select(table.event_id).where(table.id.in_(some))))
    return sorted(found)


def read_decisions(connection: Connection) -> Decisions:
    """Read what the user decided and did not take back, the oldest first."""
    return Decisions(decided(connection))


def decided(connection: Connection) -> Iterator[Decision]:
    """Yield what the user decided and did not take back, the oldest first."""
    table = schema.history.c
    chosen = select(schema.history).where(table.action != "correct", table.undone.is_(None))
    for row in connection.execute(chosen.order_by(table.id)).mappings():
        yield to_decision(row)


def _columns(table: Table, names: Iterable[str]) -> Select[Any]:
    columns: list[Column[Any]] = [table.c[name] for name in names]
    return select(*columns)
