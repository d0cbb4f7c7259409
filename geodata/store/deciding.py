"""What the user splits and joins: decisions on mentions, which outlive the events they were in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from sqlalchemy import Connection, delete, insert, select

from geodata.errors import StoreError
from geodata.merging import Decision, Kinship, Verdict
from geodata.store import grouping, schema
from geodata.store.reading import event_id_of, members
from geodata.store.rows import decision_row, to_decision

__all__ = ["known", "sides_of_join", "sides_of_split", "take", "take_back"]

_Sides = list[frozenset[str]]


def known(connection: Connection, event_id: str) -> str:
    """Id of an event, by its own or that of a mention; one that is unknown is refused."""
    owner = event_id_of(connection, event_id)
    if owner is None:
        message = f"there is no event {event_id!r} in the store: it may have been removed"
        raise StoreError(message)
    return owner


def sides_of_split(connection: Connection, event_id: str) -> _Sides:
    """Take an event apart into its mentions, or one mention out of it."""
    owner = known(connection, event_id)
    told = members(connection, [owner])
    if len(told) < 2:
        message = f"event {event_id!r} has one mention only: there is nothing to split"
        raise StoreError(message)
    if event_id == owner:
        return [frozenset({one}) for one in sorted(told)]
    return [frozenset({event_id}), frozenset(told - {event_id})]


def sides_of_join(connection: Connection, event_ids: Collection[str]) -> _Sides:
    """Gather all mentions of several events."""
    owners = list(dict.fromkeys(known(connection, one) for one in event_ids))
    if len(owners) < 2:
        message = f"{' and '.join(map(repr, event_ids))} are one event already: give another id"
        raise StoreError(message)
    return [frozenset(members(connection, owners))]


def take(
    connection: Connection, verdict: Verdict, sides: _Sides, who: str, kinship: Kinship
) -> Decision:
    """Write a decision down, and group anew what it touches."""
    now = dt.datetime.now(dt.UTC).replace(microsecond=0)
    decision = Decision(verdict, tuple(sides), who, now)
    connection.execute(insert(schema.decisions), decision_row(decision))
    _renew(connection, decision, kinship)
    return decision


def take_back(connection: Connection, kinship: Kinship) -> Decision:
    """Remove the last decision, and group anew what it touched."""
    last = select(schema.decisions).order_by(schema.decisions.c.id.desc()).limit(1)
    row = connection.execute(last).mappings().one_or_none()
    if row is None:
        message = "nothing was split or joined by hand: there is nothing to undo"
        raise StoreError(message)
    decision = to_decision(row)
    connection.execute(delete(schema.decisions).where(schema.decisions.c.id == row["id"]))
    _renew(connection, decision, kinship)
    return decision


def _renew(connection: Connection, decision: Decision, kinship: Kinship) -> None:
    """Group anew the events that have a mention of which a decision speaks."""
    told = grouping.companions(connection, decision.mentions)
    grouping.renew(connection, {one.id: one for event in told.values() for one in event}, kinship)
