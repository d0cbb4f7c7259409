"""What a store knows of itself: its revision, and whether the samples were removed."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, delete, insert, select

from geodata.store import schema

__all__ = ["count_up", "read", "write"]


def count_up(connection: Connection) -> None:
    """Count the revision up: something has changed."""
    write(connection, "revision", value=(read(connection, "revision") or 0) + 1)


def read(connection: Connection, key: str) -> Any:
    """Read a value; None when it was never written."""
    return connection.execute(
        select(schema.meta.c.value).where(schema.meta.c.key == key)
    ).scalar_one_or_none()


def write(connection: Connection, key: str, *, value: Any) -> None:
    """Replace a value."""
    connection.execute(delete(schema.meta).where(schema.meta.c.key == key))
    connection.execute(insert(schema.meta), {"key": key, "value": value})
