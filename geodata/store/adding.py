"""A report and what it tells, into the tables: its events wait to be held against the others."""

from __future__ import annotations

from collections import Counter

from sqlalchemy import Connection, insert
from sqlalchemy.exc import IntegrityError

from geodata.errors import StoreError
from geodata.models import Parsed
from geodata.store import schema
from geodata.store.history import tie_again
from geodata.store.rows import document_row, event_row, mention_row, source_rows

__all__ = ["insert_report"]


def insert_report(connection: Connection, parsed: Parsed, *, sample: bool) -> None:
    """Write a report that is not there yet, with its mentions.

    Raises
    ------
    StoreError
        When two events have the same id.
    """
    connection.execute(insert(schema.documents), document_row(parsed, sample=sample))
    if parsed.events:
        try:
            rows = [mention_row(event, parsed.document.sha256) for event in parsed.events]
            connection.execute(insert(schema.mentions), rows)
            connection.execute(insert(schema.events), [event_row(event) for event in parsed.events])
        except IntegrityError as error:
            raise StoreError(_clash(parsed)) from error
    told = [row for event in parsed.events for row in source_rows(event)]
    if told:
        connection.execute(insert(schema.sources), told)
    tie_again(connection, parsed.events, parsed.document.sha256)


def _clash(parsed: Parsed) -> str:
    event_id, times = Counter(event.id for event in parsed.events).most_common(1)[0]
    where = f"report {parsed.document.id!r}"
    if times > 1:
        return f"{where} has {times} events with the id {event_id!r}: each needs its own"
    return f"{where} has an event with the id of one that is stored: each needs its own"
