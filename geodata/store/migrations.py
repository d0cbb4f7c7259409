"""Stores of earlier versions, brought up to date when they are opened: nothing is lost."""

# ruff: noqa: S608  what is put into the statements are the names above

from __future__ import annotations

from typing import TYPE_CHECKING

from geodata.models import READ
from geodata.store import meta, schema
from geodata.store.schema import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

__all__ = ["MIGRATIONS"]

_EVENT = (
    'id, kind, family, start, "end", date_precision, actors, actor1, actor2, place, place_id, '
    "admin1, country, latitude, longitude, geo_precision, radius_km, fatalities_low, "
    "fatalities_high, injured_low, injured_high, modality, confidence, review"
)
_SOURCE = "position, quote, quote_start, quote_end, source, source_url, published, document_sha256"
_FIRST = "FROM old_sources WHERE event_id = old_events.id ORDER BY position LIMIT 1"
_HISTORY = (
    """
    INSERT INTO history (id, action, event_id, who, changed, before, after)
    SELECT id, 'correct', event_id, who, changed, before, after FROM old_history
    """,
    """
    INSERT INTO reviews (history_id, mention_id, document_sha256, quote_start)
    SELECT history_id, mentions.id, mentions.document_sha256, (
        SELECT min(quote_start) FROM sources WHERE sources.mention_id = mentions.id
    )
    FROM old_reviews JOIN mentions ON mentions.id = old_reviews.mention_id
    """,
    # What a review makes of an event is put on it, and no longer written into its mentions.
    "UPDATE mentions SET review = 'new' WHERE id IN (SELECT mention_id FROM reviews)",
    "DROP TABLE old_reviews",
    "DROP TABLE old_history",
)
_FROM_1 = (
    f"""
    INSERT INTO mentions ({_EVENT}, published, document_sha256, event_id, pending)
    SELECT {_EVENT}, (SELECT published {_FIRST}), (SELECT document_sha256 {_FIRST}), id, 1
    FROM old_events
    """,
    f"INSERT INTO events ({_EVENT}) SELECT {_EVENT} FROM old_events",
    f"INSERT INTO sources (mention_id, {_SOURCE}) SELECT event_id, {_SOURCE} FROM old_sources",
    "CREATE TABLE old_reviews AS SELECT id AS history_id, event_id AS mention_id FROM old_history",
    *_HISTORY,
    "DROP TABLE old_sources",
    "DROP TABLE old_events",
)
_FROM_2 = (
    *_HISTORY,
    """
    INSERT INTO history (action, event_id, who, changed, before, after, sides)
    SELECT verdict, coalesce(json_extract(sides, '$[0][0]'), ''), who, taken, '{}', '{}', sides
    FROM decisions ORDER BY id
    """,
    """
    INSERT INTO reviews (history_id, mention_id, document_sha256, quote_start)
    SELECT DISTINCT history.id, told.value, mentions.document_sha256, (
        SELECT min(quote_start) FROM sources WHERE sources.mention_id = mentions.id
    )
    FROM history, json_each(history.sides) AS side, json_each(side.value) AS told
    LEFT JOIN mentions ON mentions.id = told.value
    WHERE history.action != 'correct'
    """,
    "DROP TABLE decisions",
    "ALTER TABLE mentions DROP COLUMN reviewed",
)


def _mentions_of_their_own(connection: Connection) -> None:
    """Version 1 knew events of one report each: they become mentions that wait to be merged."""
    for index in ("ix_events_start", "ix_sources_document_sha256", "ix_history_event_id"):
        connection.exec_driver_sql(f"DROP INDEX {index}")
    _move(connection, ("events", "sources", "history"), _FROM_1)
    _events_in_one_go(connection)


def _one_history(connection: Connection) -> None:
    """Version 2 kept decisions apart from reviews, and took them back by deleting them."""
    connection.exec_driver_sql("DROP INDEX ix_reviews_mention_id")
    _move(connection, ("history", "reviews"), _FROM_2)
    _events_in_one_go(connection)


def _move(connection: Connection, tables: Iterable[str], statements: Iterable[str]) -> None:
    for table in tables:
        connection.exec_driver_sql(f"ALTER TABLE {table} RENAME TO old_{table}")
    SCHEMA.create_all(connection)
    for statement in statements:
        connection.exec_driver_sql(statement)


_TOLD_BY = """
    SELECT json_group_array(source) FROM (
        SELECT DISTINCT sources.source FROM mentions JOIN sources
        ON sources.mention_id = mentions.id
        WHERE mentions.event_id = events.id AND sources.source <> ''
    )
"""
_REPORTS = """
    SELECT count(DISTINCT sources.document_sha256) FROM mentions JOIN sources
    ON sources.mention_id = mentions.id WHERE mentions.event_id = events.id
"""


def _events_in_one_go(connection: Connection) -> None:
    """Version 3 had to ask the sources for their names, and did not know what was touched."""
    _add(connection, "events", reports="INTEGER DEFAULT 0 NOT NULL")
    _add(connection, "events", told_by="JSON DEFAULT '[]' NOT NULL")
    for index in (*schema.documents.indexes, *schema.events.indexes):
        index.create(connection, checkfirst=True)
    SCHEMA.create_all(connection)
    connection.exec_driver_sql(f"UPDATE events SET reports = ({_REPORTS}), told_by = ({_TOLD_BY})")
    meta.count_up(connection)
    _with_collections(connection)


def _with_collections(connection: Connection) -> None:
    """Version 4 knew no imported events, and had every report that a source stands in."""
    for table in ("documents", "events", "mentions"):
        _add(connection, table, collection=f"TEXT DEFAULT '{READ}' NOT NULL")
    _add(connection, "mentions", merged_because="TEXT")
    if "told" not in _columns(connection, "sources"):
        connection.exec_driver_sql("DROP INDEX ix_sources_document_sha256")
        copied = f"INSERT INTO sources (mention_id, {_SOURCE}) SELECT mention_id, {_SOURCE}"
        _move(connection, ["sources"], (f"{copied} FROM old_sources", "DROP TABLE old_sources"))
    SCHEMA.create_all(connection)


def _add(connection: Connection, table: str, **columns: str) -> None:
    """Add the columns that a table lacks: one that was made anew has them."""
    there = _columns(connection, table)
    for name, kind in columns.items():
        if name not in there:
            connection.exec_driver_sql(f"ALTER TABLE {table} ADD COLUMN {name} {kind}")


def _columns(connection: Connection, table: str) -> set[str]:
    return {row[1] for row in connection.exec_driver_sql(f"PRAGMA table_info({table})")}


MIGRATIONS = {
    1: _mentions_of_their_own,
    2: _one_history,
    3: _events_in_one_go,
    4: _with_collections,
}
"""What makes a store of each earlier version one of this version."""
