"""Who changed what of an event: kept with the mentions that it had, wherever they go."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import Connection, insert, select, update

from geodata.models import Event
from geodata.store import schema
from geodata.store.reading import event_id_of, members
from geodata.store.rows import Change, to_change

__all__ = ["change", "changes"]


def change(connection: Connection, event: Event, after: dict[str, Any], who: str) -> None:
    """Change properties of an event and of all its mentions, and remember who did."""
    before = {name: getattr(event, name) for name in after}
    changed = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    row = {
        "event_id": event.id,
        "who": who,
        "changed": changed,
        "before": before,
        "after": after,
    }
    number = connection.execute(
        insert(schema.history).values(row).returning(schema.history.c.id)
    ).scalar_one()
    told = members(connection, [event.id])
    links = [{"history_id": number, "mention_id": one} for one in sorted(told)]
    connection.execute(insert(schema.reviews), links)
    connection.execute(update(schema.events).where(schema.events.c.id == event.id).values(**after))
    of_event = schema.mentions.c.event_id == event.id
    connection.execute(update(schema.mentions).where(of_event).values(reviewed=number, **after))


def changes(connection: Connection, event_id: str) -> tuple[Change, ...]:
    """List the changes of an event and of all that it has absorbed, the oldest first."""
    history, reviews = schema.history.c, schema.reviews.c
    owner = event_id_of(connection, event_id)
    told = members(connection, [owner] if owner else [])
    of_event = select(reviews.history_id).where(reviews.mention_id.in_(told))
    chosen = select(schema.history).where(history.id.in_(of_event)).order_by(history.id)
    return tuple(to_change(row) for row in connection.execute(chosen).mappings())
