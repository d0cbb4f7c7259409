"""The tables of the store; nothing in them but the triggers is particular to SQLite.

What each report said (``mentions``, with their ``sources``) and what the user did (``history``,
with the ``reviews`` that tie it to mentions) is the truth that is kept. ``events`` are made from
it, and can be made again at any time.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    DDL,
    JSON,
    Boolean,
    Column,
    Date,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    event,
)

from geodata.models import READ

__all__ = [
    "SCHEMA",
    "VERSION",
    "blocks",
    "collections",
    "documents",
    "events",
    "history",
    "mentions",
    "meta",
    "reviews",
    "sources",
    "touched",
]

VERSION = 5
"""Counts up whenever the tables change; a store says which version wrote it."""

SCHEMA = MetaData()


class Words(TypeDecorator[str]):
    """Text from anywhere: half a surrogate pair, which no database takes, becomes its escape."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Make the value fit to be stored."""
        return value and value.encode("utf-8", "backslashreplace").decode("utf-8")


documents = Table(
    "documents",
    SCHEMA,
    Column("sha256", String(64), primary_key=True),
    Column("id", Words, nullable=False),
    Column("text", Words, nullable=False),
    Column("body_start", Integer, nullable=False),
    Column("body_end", Integer, nullable=False),
    Column("path", Words),
    Column("title", Words),
    Column("published", Date),
    Column("language", String(16)),
    Column("publisher", Words),
    Column("url", Words),
    Column("is_sample", Boolean, nullable=False, index=True),
    Column("mentions", JSON, nullable=False),  # toponyms, dates and actors of the data contract
    Column("collection", Words, nullable=False, server_default=READ),
)
Index("ix_documents_newest", documents.c.published.desc(), documents.c.sha256)


def _event_columns() -> list[Column[Any]]:
    return [
        Column("id", String(64), primary_key=True),
        Column("kind", String(40), nullable=False),
        Column("family", String(40), nullable=False),
        Column("start", Date),
        Column("end", Date),
        Column("date_precision", String(16), nullable=False),
        Column("actors", JSON, nullable=False),
        Column("actor1", Words),
        Column("actor2", Words),
        Column("place", Words),
        Column("place_id", Words),
        Column("admin1", Words),
        Column("country", String(3)),
        Column("latitude", Float),
        Column("longitude", Float),
        Column("geo_precision", String(16)),
        Column("radius_km", Float),
        Column("fatalities_low", Integer),
        Column("fatalities_high", Integer),
        Column("injured_low", Integer),
        Column("injured_high", Integer),
        Column("modality", String(16), nullable=False),
        Column("claimed_by", Words),
        Column("confidence", Float, nullable=False),
        Column("review", String(16), nullable=False),
        Column("merged_because", Words),
        Column("collection", Words, nullable=False, server_default=READ),
    ]


events = Table(
    "events",
    SCHEMA,
    *_event_columns(),
    Column("reports", Integer, nullable=False, server_default="0"),  # how many tell of it
    Column("told_by", JSON, nullable=False, server_default="[]"),  # names of the sources
)
"""Events as they are shown: one row for all mentions of one event, under the first one's id.

The last two columns follow from ``sources``; they stand here for all events to be read in one go.
"""
Index("ix_events_unlocated", events.c.id, sqlite_where=events.c.latitude.is_(None))

touched = Table(
    "touched",
    SCHEMA,
    Column("id", Integer, primary_key=True),
    Column("revision", Integer, nullable=False, index=True),
    Column("event_id", String(64), nullable=False),
)
"""Which events the latest changes changed, added or removed; see `geodata.store.meta`.

Triggers fill it, so that no statement that writes to ``events`` can be forgotten.
"""

_TOUCH = """
    CREATE TRIGGER IF NOT EXISTS touched_by_{what} AFTER {what} ON events BEGIN
        INSERT INTO touched (revision, event_id) VALUES (
            coalesce((SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'revision'), 0) + 1,
            {row}.id
        );
    END
"""
for _what, _row in (("insert", "NEW"), ("update", "NEW"), ("delete", "OLD")):
    _trigger = DDL(_TOUCH.format(what=_what, row=_row))  # type: ignore[no-untyped-call]
    event.listen(SCHEMA, "after_create", _trigger.execute_if(dialect="sqlite"))

mentions = Table(
    "mentions",
    SCHEMA,
    *_event_columns(),
    Column("published", Date),
    Column("document_sha256", ForeignKey("documents.sha256", ondelete="CASCADE"), index=True),
    Column("event_id", String(64), nullable=False, index=True),  # the event that it belongs to
    Column("pending", Boolean, nullable=False, index=True),  # not held against the others yet
)
"""Events as single reports tell them, and those that were imported."""

sources = Table(
    "sources",
    SCHEMA,
    Column("mention_id", ForeignKey("mentions.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("quote", Words, nullable=False),
    Column("quote_start", Integer, nullable=False),
    Column("quote_end", Integer, nullable=False),
    Column("source", Words),
    Column("source_url", Words),
    Column("published", Date),
    Column("document_sha256", String(64), nullable=False, index=True),  # stored or not
    Column("told", JSON(none_as_null=True)),  # what it says, where its mention says otherwise
)

history = Table(
    "history",
    SCHEMA,
    Column("id", Integer, primary_key=True),
    Column("action", String(16), nullable=False),  # "correct", or the verdict of a decision
    Column("event_id", String(64), nullable=False),  # as it was then
    Column("who", Words, nullable=False),
    Column("changed", String(32), nullable=False),  # ISO 8601, UTC
    Column("before", JSON, nullable=False),
    Column("after", JSON, nullable=False),
    Column("sides", JSON(none_as_null=True)),  # of a decision: lists of ids of mentions
    Column("undone", String(32)),  # ISO 8601, UTC: what was taken back counts no more
    Column("undone_by", Words),
)

reviews = Table(
    "reviews",
    SCHEMA,
    Column("history_id", ForeignKey("history.id", ondelete="CASCADE"), primary_key=True),
    Column("mention_id", String(64), primary_key=True, index=True),  # stored or not
    Column("document_sha256", String(64), index=True),
    Column("quote_start", Integer),
)
"""Which mentions an event had when something was done to it, and where their sentences stand."""

collections = Table(
    "collections",
    SCHEMA,
    Column("name", Words, primary_key=True),
    Column("preset", String(16), nullable=False),
    Column("file", Words, nullable=False),
    Column("imported", String(32), nullable=False),  # ISO 8601, UTC
)
"""Sets of events that were imported; merging leaves them alone."""

blocks = Table(
    "blocks",
    SCHEMA,
    Column("key", Integer, primary_key=True),
    Column("mention_id", ForeignKey("mentions.id", ondelete="CASCADE"), primary_key=True),
    Index("ix_blocks_mention_id", "mention_id"),
)
"""Where mentions are found that may tell of the same event; see `geodata.merging.blocking`."""

meta = Table(
    "meta",
    SCHEMA,
    Column("key", String(40), primary_key=True),
    Column("value", JSON, nullable=False),
)
