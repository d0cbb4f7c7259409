"""Keeping the events what their mentions and the user's decisions make of them.

A document's mentions wait, each an event of its own, until `settle` holds them against the others:
only what they move is grouped again.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from geodata.corrections import applied
from geodata.merging import Decisions, Kinship, block_keys, fuse, group, regroup
from geodata.models import READ, Event
from geodata.store import schema
from geodata.store.history import corrections
from geodata.store.reading import members, owners, read_decisions, read_mentions, slices
from geodata.store.rows import event_row

__all__ = [
    "forget",
    "remake",
    "remake_all",
    "renew",
    "settle",
    "stand_alone",
    "together_with",
]


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
    fresh = read_mentions(connection, waiting)
    _file(connection, fresh)
    if len(fresh) > _MANY and len(fresh) > _count(connection) // 4:  # quicker to take them all
        _group_all(connection, read_mentions(connection), kinship())
    else:
        renew(connection, fresh, kinship())
    return True


def remake_all(connection: Connection, kinship: Kinship) -> None:
    """Make all events anew from all mentions."""
    everything = read_mentions(connection)
    connection.execute(delete(schema.blocks))
    _file(connection, everything)
    _group_all(connection, everything, kinship)


def _group_all(connection: Connection, told: Mapping[str, Event], kinship: Kinship) -> None:
    decisions = read_decisions(connection)
    _replace(connection, group(told.values(), decisions, kinship), decisions, kinship)


def forget(connection: Connection, gone: Collection[str], kinship: Kinship) -> None:
    """Remove mentions, and group anew those that were in one event with them."""
    removed = set(gone)
    told = companions(connection, gone)
    for some in slices(gone):
        connection.execute(delete(schema.mentions).where(schema.mentions.c.id.in_(some)))
    for some in slices(told):
        connection.execute(delete(schema.events).where(schema.events.c.id.in_(some)))
    left = {one.id: one for event in told.values() for one in event if one.id not in removed}
    renew(connection, left, kinship)


def together_with(connection: Connection, ids: Collection[str]) -> dict[str, Event]:
    """Mentions of the events that have any of these mentions, these included."""
    told = companions(connection, ids)
    return {one.id: one for event in told.values() for one in event}


def companions(connection: Connection, ids: Collection[str]) -> dict[str, tuple[Event, ...]]:
    """Mentions of the events, by their ids, that have any of these mentions."""
    owner_of: dict[str, str] = {}
    table = schema.mentions.c
    for some in slices(owners(connection, ids)):
        chosen = select(table.id, table.event_id).where(table.event_id.in_(some))
        owner_of |= {row.id: row.event_id for row in connection.execute(chosen)}
    told: defaultdict[str, list[Event]] = defaultdict(list)
    for name, mention in read_mentions(connection, owner_of).items():
        told[owner_of[name]].append(mention)
    return {owner: tuple(mentions) for owner, mentions in told.items()}


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


def renew(connection: Connection, changed: Mapping[str, Event], kinship: Kinship) -> None:
    """Group mentions that are new, or all of events that changed, and whatever they move."""
    decisions = read_decisions(connection)
    groups = regroup(
        changed.values(),
        in_blocks=lambda keys: _in_blocks(connection, map(_code, keys)),
        companions=lambda ids: companions(connection, ids),
        decisions=decisions,
        kinship=kinship,
    )
    _replace(connection, groups, decisions, kinship)


def remake(connection: Connection, event_ids: Collection[str], kinship: Kinship) -> None:
    """Make events anew of the mentions that they have."""
    groups = [
        list(read_mentions(connection, members(connection, [one])).values()) for one in event_ids
    ]
    groups = [told for told in groups if told]
    _replace(connection, groups, read_decisions(connection), kinship)


def _replace(
    connection: Connection,
    groups: Sequence[Sequence[Event]],
    decisions: Decisions,
    kinship: Kinship,
) -> None:
    """Put the events of these groups, as they were corrected, into the place of others."""
    if not groups:
        return
    mentions = [one.id for told in groups for one in told]
    fused = [fuse(told, kinship, decisions) for told in groups]
    shown = _as_corrected(connection, zip(fused, groups, strict=True), mentions)
    for some in slices(owners(connection, mentions)):
        connection.execute(delete(schema.events).where(schema.events.c.id.in_(some)))
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


def stand_alone(connection: Connection, mentions: Sequence[Event]) -> None:
    """Make an event, as it was corrected, of each of some mentions that are never merged."""
    ids = [one.id for one in mentions]
    alone = ((one.with_own_figures(), [one]) for one in mentions)
    shown = _as_corrected(connection, alone, ids)
    for some in slices(ids):
        connection.execute(delete(schema.events).where(schema.events.c.id.in_(some)))
    connection.execute(insert(schema.events), [event_row(event) for event in shown])


def _as_corrected(
    connection: Connection,
    events: Iterable[tuple[Event, Sequence[Event]]],
    mentions: Collection[str],
) -> list[Event]:
    """Put on events, each with its mentions, what was corrected in them."""
    corrected = corrections(connection, mentions)
    return [
        _corrected(event, [corrected[one.id] for one in told if one.id in corrected])
        for event, told in events
    ]


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
    read = schema.mentions.c.collection == READ
    chosen = select(func.count()).select_from(schema.mentions).where(read)
    return connection.execute(chosen).scalar_one()
