"""Stores of earlier versions, brought up to date when they are opened: nothing is lost."""

# ruff: noqa: S608  what is put into the statements are the names above

from __future__ import annotations

from typing import TYPE_CHECKING

from geodata.store.schema import SCHEMA

if TYPE_CHECKING:
    from sqlalchemy import Connection

__all__ = ["MIGRATIONS"]

_EVENT = (
    'id, kind, family, start, "end", date_precision, actors, actor1, actor2, place, place_id, '
    "admin1, country, latitude, longitude, geo_precision, radius_km, fatalities_low, "
    "fatalities_high, injured_low, injured_high, modality, confidence, review"
)
_SOURCE = "position, quote, quote_start, quote_end, source, source_url, published, document_sha256"
_FIRST = "FROM old_sources WHERE event_id = old_events.id ORDER BY position LIMIT 1"
_LATEST = "SELECT coalesce(max(id), 0) FROM old_history WHERE event_id = old_events.id"
_MOVES = (
    f"""
    INSERT INTO mentions ({_EVENT}, published, document_sha256, event_id, pending, reviewed)
    SELECT {_EVENT}, (SELECT published {_FIRST}), (SELECT document_sha256 {_FIRST}), id, 1,
        ({_LATEST})
    FROM old_events
    """,
    f"INSERT INTO events ({_EVENT}) SELECT {_EVENT} FROM old_events",
    f"INSERT INTO sources (mention_id, {_SOURCE}) SELECT event_id, {_SOURCE} FROM old_sources",
    "INSERT INTO history SELECT * FROM old_history",
    "INSERT INTO reviews (history_id, mention_id) SELECT id, event_id FROM old_history",
    "DROP TABLE old_sources",
    "DROP TABLE old_history",
    "DROP TABLE old_events",
)


def _mentions_of_their_own(connection: Connection) -> None:
    """Version 1 knew events of one report each: they become mentions that wait to be merged."""
    for index in ("ix_events_start", "ix_sources_document_sha256", "ix_history_event_id"):
        connection.exec_driver_sql(f"DROP INDEX {index}")
    for table in ("events", "sources", "history"):
        connection.exec_driver_sql(f"ALTER TABLE {table} RENAME TO old_{table}")
    SCHEMA.create_all(connection)
    for statement in _MOVES:
        connection.exec_driver_sql(statement)


MIGRATIONS = {1: _mentions_of_their_own}
"""What makes a store of each earlier version one of the next."""
