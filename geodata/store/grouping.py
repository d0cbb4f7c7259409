"""Keeping the events what their mentions and the user's decisions make of them.

A document's mentions wait, each an event of its own, until `settle` holds them against the others:
only what they are linked with is read and grouped again.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from geodata.corrections import applied
from geodata.merging import Kinship, block_keys, fuse, group, reach
from geodata.models import Event
from geodata.store import schema
from geodata.store.history import corrections
from geodata.store.reading import members, owners, read_decisions, read_mentions, slices
from geodata.store.rows import event_row

__all__ = ["forget", "linked_with", "regroup", "remake", "renew", "settle"]


_MANY = 1000  # mentions


def _pending(connection: Connection) -> list[str]:
    """Ids of the mentions that were not held against the others yet."""
    table = schema.mentions.c
    return list(connection.scalars(select(table.id).where(table.pending).order_by(table.id)))


def settle(connection: Connection, kinship: Callable[[], Kinship]) -> bool:
    """Hold the mentions that wait against all others; say whether any did."""
    waiting = _pending(connection)
    if not waiting:
        return False
    _file(connection, read_mentions(connection, waiting))
    renew(connection, linked_with(connection, waiting, kinship()), kinship())
    return True


def regroup(connection: Connection, kinship: Kinship) -> None:
    """Make all events anew from all mentions."""
    everything = read_mentions(connection)
    connection.execute(delete(schema.blocks))
    _file(connection, everything)
    renew(connection, everything, kinship)


def linked_with(connection: Connection, ids: Collection[str], kinship: Kinship) -> dict[str, Event]:
    """Mentions that a change of these may move from one event to another, these included."""
    if len(ids) > _MANY and len(ids) > _count(connection) // 4:  # quicker to read them all
        return read_mentions(connection)
    found = reach(
        read_mentions(connection, ids).values(),
        in_blocks=lambda keys: _in_blocks(connection, map(_code, keys)),
        with_ids=lambda wanted: read_mentions(connection, wanted).values(),
        decisions=read_decisions(connection),
        kinship=kinship,
    )
    return {one.id: one for one in found}


def forget(connection: Connection, gone: Collection[str], kinship: Kinship) -> None:
    """Remove mentions, and group anew what they were linked with."""
    left = linked_with(connection, gone, kinship)
    events = owners(connection, left)
    for some in slices(gone):
        connection.execute(delete(schema.mentions).where(schema.mentions.c.id.in_(some)))
    for some in slices(events):
        connection.execute(delete(schema.events).where(schema.events.c.id.in_(some)))
    removed = set(gone)
    renew(connection, {name: one for name, one in left.items() if name not in removed}, kinship)


def _file(connection: Connection, mentions: Mapping[str, Event]) -> None:
    """Write down in which blocks mentions lie."""
    rows = [
        {"key": code, "mention_id": one.id}
        for one in mentions.values()
        for code in {_code(key) for key in block_keys(one)}
    ]
    for name in slices(mentions):
        connection.execute(delete(schema.blocks).where(schema.blocks.c.mention_id.in_(name)))
    if rows:
        connection.execute(insert(schema.blocks), rows)


def _code(key: tuple[str | int, ...]) -> int:
    """Return the number of a block; two blocks under one number cost time, nothing else."""
    return zlib.crc32("\x1f".join(map(str, key)).encode("utf-8", "surrogatepass"))


def _in_blocks(connection: Connection, codes: Iterable[int]) -> Iterable[Event]:
    table = schema.blocks.c
    found: dict[str, None] = {}
    for some in slices(sorted(set(codes))):
        chosen = select(table.mention_id).where(table.key.in_(some))
        found |= dict.fromkeys(connection.scalars(chosen))
    return read_mentions(connection, found).values()


def renew(connection: Connection, mentions: Mapping[str, Event], kinship: Kinship) -> None:
    """Group whole components of mentions, and put their events into the place of the old ones."""
    decisions = read_decisions(connection)
    groups = group(mentions.values(), decisions, kinship)
    fused = [fuse(one, kinship, decisions) for one in groups]
    _replace(connection, groups, fused, gone=owners(connection, mentions))


def remake(connection: Connection, event_ids: Collection[str], kinship: Kinship) -> None:
    """Make events anew of the mentions that they have."""
    decisions = read_decisions(connection)
    groups = [
        list(read_mentions(connection, members(connection, [one])).values()) for one in event_ids
    ]
    groups = [told for told in groups if told]
    fused = [fuse(told, kinship, decisions) for told in groups]
    _replace(connection, groups, fused, gone=event_ids)


def _replace(
    connection: Connection,
    groups: Sequence[Sequence[Event]],
    fused: Sequence[Event],
    *,
    gone: Collection[str],
) -> None:
    """Put events, as they were corrected, into the place of others."""
    corrected = corrections(connection, [one.id for told in groups for one in told])
    shown = [
        _corrected(event, [corrected[one.id] for one in told if one.id in corrected])
        for event, told in zip(fused, groups, strict=True)
    ]
    for some in slices(gone):
        connection.execute(delete(schema.events).where(schema.events.c.id.in_(some)))
    if not shown:
        return
    connection.execute(insert(schema.events), [event_row(event) for event in shown])
    owned = update(schema.mentions).where(schema.mentions.c.id == bindparam("mention"))
    connection.execute(
        owned.values(event_id=bindparam("event"), pending=False),
        [
            {"mention": one.id, "event": event.id}
            for event, told in zip(shown, groups, strict=True)
            for one in told
        ],
    )


def _corrected(event: Event, corrected: Iterable[Mapping[int, Mapping[str, Any]]]) -> Event:
    """Put the corrections of all its mentions on an event: of one property the latest counts."""
    by_number: dict[int, Mapping[str, Any]] = {}
    for one in corrected:
        by_number |= one
    merged: dict[str, Any] = {}
    for _, after in sorted(by_number.items()):
        merged |= after
    return applied(event, merged)


def _count(connection: Connection) -> int:
    return connection.execute(select(func.count()).select_from(schema.mentions)).scalar_one()
