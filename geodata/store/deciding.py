"""What the user splits and joins: decisions on mentions, which outlive the events they were in."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, select

from geodata.errors import StoreError
from geodata.merging import Decision, Kinship, Verdict
from geodata.models import READ
from geodata.store import grouping, history, schema
from geodata.store.reading import event_id_of, members, owners
from geodata.store.rows import Change

__all__ = ["known", "sides_of_join", "sides_of_split", "take"]

_Sides = list[frozenset[str]]


def known(connection: Connection, event_id: str) -> str:
    """Id of an event, by its own or that of a mention; one that is unknown is refused."""
    owner = event_id_of(connection, event_id)
    if owner is None:
        message = f"there is no event {event_id!r} in the store: it may have been removed"
        raise StoreError(message)
    return owner


def sides_of_split(connection: Connection, event_id: str, mention_id: str | None = None) -> _Sides:
    """Take an event apart into its mentions, or one mention out of it."""
    owner = known(connection, event_id)
    told = members(connection, [owner])
    if len(told) < 2:
        message = f"event {event_id!r} has one mention only: there is nothing to split"
        raise StoreError(message)
    out = mention_id or (event_id if event_id != owner else None)
    if out is None:
        return [frozenset({one}) for one in sorted(told)]
    if out not in told:
        message = f"event {event_id!r} has no mention {out!r}: choose one of {sorted(told)}"
        raise StoreError(message)
    return [frozenset({out}), frozenset(told - {out})]


def sides_of_join(connection: Connection, event_ids: Collection[str]) -> _Sides:
    """Gather all mentions of several events."""
    owners = list(dict.fromkeys(known(connection, one) for one in event_ids))
    if len(owners) < 2:
        message = f"{' and '.join(map(repr, event_ids))} are one event already: give another id"
        raise StoreError(message)
    _must_be_read(connection, owners)
    return [frozenset(members(connection, owners))]


def _must_be_read(connection: Connection, event_ids: list[str]) -> None:
    """Refuse to join what was imported: it stays as its collection has it."""
    table = schema.events.c
    chosen = select(table.id, table.collection).where(
        table.id.in_(event_ids), table.collection != READ
    )
    for name, collection in connection.execute(chosen):
        message = (
            f"event {name!r} was imported with {collection!r} and is never joined: "
            "see what it shares with others by dateline compare"
        )
        raise StoreError(message)


def take(
    connection: Connection, verdict: Verdict, sides: _Sides, who: str, kinship: Kinship
) -> Decision:
    """Write a decision down, and group anew what it touches."""
    told = sorted(frozenset().union(*sides))
    before = owners(connection, told)
    change = Change(before[0], who, history.now(), {"events": before}, {}, verdict)
    number = history.write(connection, change, told, sides)
    grouping.renew(connection, grouping.together_with(connection, told), kinship)
    history.amend(connection, number, after={"events": owners(connection, told)})
    return Decision(verdict, tuple(sides), who, change.when)
