"""What a store knows of itself: its revision, what was touched since, whether samples were removed.

Triggers note each event that is inserted, changed or deleted (`geodata.store.schema.touched`), so
that whoever holds all events reads only those anew.
"""

from __future__ import annotations

import secrets
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select

from geodata.store import schema

__all__ = ["count_up", "mark", "read", "revision", "touched_since", "write"]

_MOST = 5000  # events a change; after a larger one everything is read anew
_KEPT = 500  # changes
_COMPLETE_FROM = "touched_from"


def count_up(connection: Connection) -> None:
    """Count the revision up: something has changed."""
    following = revision(connection) + 1
    write(connection, "revision", value=following)
    write(connection, _mark(following), value=secrets.token_hex(8))
    _drop(connection, _mark(following - _KEPT))
    table = schema.touched
    if _touched_by(connection, following) > _MOST:
        connection.execute(delete(table))
        write(connection, _COMPLETE_FROM, value=following)
    else:
        connection.execute(delete(table).where(table.c.revision <= following - _KEPT))


def revision(connection: Connection) -> int:
    """Tell the number that every change counts up."""
    return read(connection, "revision") or 0


def mark(connection: Connection, known: int) -> str | None:
    """Tell what a revision, one of the last, is known by: no other state of a store has the same.

    Of two copies of a store that were changed since, each counts its revisions for itself.
    """
    found: str | None = read(connection, _mark(known))
    return found


def _mark(known: int) -> str:
    return f"mark {known}"


def touched_since(connection: Connection, known: int) -> set[str] | None:
    """Ids of the events that were touched after a revision; None when they are too many."""
    oldest = max(read(connection, _COMPLETE_FROM) or 0, revision(connection) - _KEPT)
    if known < oldest:
        return None
    table = schema.touched.c
    found = set(connection.scalars(select(table.event_id).where(table.revision > known)))
    return found if len(found) <= _MOST else None


def _touched_by(connection: Connection, change: int) -> int:
    table = schema.touched
    chosen = select(func.count()).select_from(table).where(table.c.revision == change)
    return connection.execute(chosen).scalar_one()


def read(connection: Connection, key: str) -> Any:
    """Read a value; None when it was never written."""
    return connection.execute(
        select(schema.meta.c.value).where(schema.meta.c.key == key)
    ).scalar_one_or_none()


def write(connection: Connection, key: str, *, value: Any) -> None:
    """Replace a value."""
    _drop(connection, key)
    connection.execute(insert(schema.meta), {"key": key, "value": value})


def _drop(connection: Connection, key: str) -> None:
    connection.execute(delete(schema.meta).where(schema.meta.c.key == key))
