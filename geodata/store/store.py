"""The store: one transaction a document, and nothing that a user did is overwritten."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any, Self, get_args

from sqlalchemy import Connection, Select, Table, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from geodata import settings
from geodata.errors import StoreError
from geodata.filters import Filters
from geodata.models import Event, Parsed, Review, Source
from geodata.store import schema
from geodata.store.engine import connect, transaction
from geodata.store.rows import (
    EVENT_COLUMNS,
    SOURCE_COLUMNS,
    AddResult,
    Change,
    Counts,
    Report,
    StoredDocument,
    document_row,
    event_row,
    source_rows,
    to_change,
    to_event,
    to_source,
    to_stored_document,
)

__all__ = ["Store"]


class Store:
    """Reports and their events, kept in SQLite; threads and processes may share it.

    Parameters
    ----------
    url
        Address of the database, such as ``sqlite:///events.db``; ``sqlite://`` is one in memory,
        for one thread. Without it, ``dateline.db`` in `geodata.settings.home`.

    Raises
    ------
    StoreError
        When it cannot be opened.

    Examples
    --------
    >>> with Store("sqlite://") as store:
    ...     store.events()
    ()
    """

    def __init__(self, url: str | None = None) -> None:
        self._engine = connect(url or f"sqlite:///{settings.home() / 'dateline.db'}")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_reason: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    # ---- reports in ----

    def add(self, parsed: Parsed, *, sample: bool = False) -> AddResult:
        """Add a document and its events; one that is there already stays as it is.

        A sample that is added again as a report of the user's own is no sample any more.

        Raises
        ------
        StoreError
            When the store cannot be written, or two events have the same id.
        """
        digest = parsed.document.sha256
        with transaction(self._engine, write=True) as connection:
            chosen = select(schema.documents.c.is_sample).where(_has_digest(digest))
            known = connection.execute(chosen).one_or_none()
            if known is None:
                _insert(connection, parsed, sample=sample)
            elif known.is_sample and not sample:
                connection.execute(
                    update(schema.documents).where(_has_digest(digest)).values(is_sample=False)
                )
            else:
                return AddResult(unchanged=1)
            _count_up(connection)
        if known is None:
            return AddResult(added=1, events=len(parsed.events))
        return AddResult(unchanged=1)

    def has(self, sha256: str) -> bool:
        """Whether the document with this digest is stored."""
        with transaction(self._engine) as connection:
            found = connection.execute(select(schema.documents.c.sha256).where(_has_digest(sha256)))
            return found.first() is not None

    # ---- samples ----

    @property
    def samples_removed(self) -> bool:
        """Whether the user has removed the samples, which then stay removed."""
        with transaction(self._engine) as connection:
            return bool(_get(connection, "samples_removed"))

    def remove_samples(self) -> int:
        """Remove the sample documents with the events that only they tell of; count them."""
        with transaction(self._engine, write=True) as connection:
            removed = connection.execute(
                delete(schema.documents).where(schema.documents.c.is_sample)
            )
            told = select(schema.sources.c.event_id)
            connection.execute(delete(schema.events).where(schema.events.c.id.not_in(told)))
            _set(connection, "samples_removed", value=True)
            _count_up(connection)
            return removed.rowcount

    # ---- what is there ----

    def events(self, filters: Filters | None = None) -> tuple[Event, ...]:
        """Events by date, undated ones last; always in the same order."""
        table = schema.events.c
        in_order = _EVENTS.order_by(table.start.is_(None), table.start, table.end, table.id)
        with transaction(self._engine) as connection:
            found = _events(connection, in_order)
        return filters.select(found) if filters else found

    def documents(self) -> tuple[Report, ...]:
        """All reports without their texts, the newest first."""
        table = schema.documents.c
        told = func.count(schema.sources.c.event_id.distinct()).label("events")
        names = ("sha256", "id", "title", "published", "publisher", "url", "path", "is_sample")
        chosen = (
            select(*(table[name] for name in names), told)
            .outerjoin(schema.sources)
            .group_by(table.sha256)
            .order_by(table.published.is_(None), table.published.desc(), table.sha256)
        )
        with transaction(self._engine) as connection:
            return tuple(Report(**row) for row in connection.execute(chosen).mappings())

    def document(self, sha256: str) -> StoredDocument | None:
        """Return the document with its text and what was found in it."""
        with transaction(self._engine) as connection:
            chosen = select(schema.documents).where(_has_digest(sha256))
            row = connection.execute(chosen).mappings().one_or_none()
            return None if row is None else to_stored_document(row)

    def counts(self) -> Counts:
        """Count what is there."""
        documents, events = schema.documents, schema.events
        chosen = (
            select(func.count()).select_from(documents),
            select(func.count()).select_from(documents).where(documents.c.is_sample),
            select(func.count()).select_from(events),
            select(func.count()).select_from(events).where(events.c.latitude.is_(None)),
        )
        with transaction(self._engine) as connection:
            return Counts(*(connection.execute(one).scalar_one() for one in chosen))

    def revision(self) -> int:
        """Tell a number that every change counts up: what was read under it is still true."""
        with transaction(self._engine) as connection:
            return _get(connection, "revision") or 0

    # ---- review ----

    def set_review(self, event_id: str, review: Review, *, who: str) -> Event:
        """Change what the user thinks of an event, and remember who did and what it was.

        Raises
        ------
        StoreError
            When there is no such event or no such state of review.
        """
        if review not in get_args(Review):
            message = f"review {review!r}: choose from {', '.join(get_args(Review))}"
            raise StoreError(message)
        chosen = _EVENTS.where(schema.events.c.id == event_id)
        with transaction(self._engine, write=True) as connection:
            found = _events(connection, chosen)
            if not found:
                message = f"there is no event {event_id!r} in the store: it may have been removed"
                raise StoreError(message)
            if found[0].review != review:
                _change(connection, found[0], {"review": review}, who)
            return _events(connection, chosen)[0]

    def history(self, event_id: str) -> tuple[Change, ...]:
        """List the changes of an event, the oldest first."""
        chosen = (
            select(schema.history)
            .where(schema.history.c.event_id == event_id)
            .order_by(schema.history.c.id)
        )
        with transaction(self._engine) as connection:
            return tuple(to_change(row) for row in connection.execute(chosen).mappings())


def _has_digest(sha256: str) -> Any:
    return schema.documents.c.sha256 == sha256


def _insert(connection: Connection, parsed: Parsed, *, sample: bool) -> None:
    connection.execute(insert(schema.documents), document_row(parsed, sample=sample))
    if parsed.events:
        try:
            connection.execute(insert(schema.events), [event_row(event) for event in parsed.events])
        except IntegrityError as error:
            raise StoreError(_clash(parsed)) from error
    told = [row for event in parsed.events for row in source_rows(event)]
    if told:
        connection.execute(insert(schema.sources), told)


def _clash(parsed: Parsed) -> str:
    event_id, times = Counter(event.id for event in parsed.events).most_common(1)[0]
    where = f"report {parsed.document.id!r}"
    if times > 1:
        return f"{where} has {times} events with the id {event_id!r}: each needs its own"
    return f"{where} has an event with the id of one that is stored: each needs its own"


def _select(table: Table, names: Iterable[str]) -> Select[Any]:
    return select(*(table.c[name] for name in names))


_EVENTS = _select(schema.events, EVENT_COLUMNS)
_SOURCES = _select(schema.sources, SOURCE_COLUMNS)


def _events(connection: Connection, chosen: Select[Any]) -> tuple[Event, ...]:
    rows = connection.execute(chosen).all()
    told = _sources(connection, only=rows[0].id if len(rows) == 1 else None)
    return tuple(to_event(row, tuple(told[row[0]])) for row in rows)


def _sources(connection: Connection, *, only: str | None) -> dict[str, list[Source]]:
    table = schema.sources.c
    chosen = _SOURCES.order_by(table.event_id, table.position)
    if only is not None:
        chosen = chosen.where(table.event_id == only)
    told: dict[str, list[Source]] = defaultdict(list)
    for row in connection.execute(chosen):
        told[row[0]].append(to_source(row))
    return told


def _change(connection: Connection, event: Event, after: dict[str, Any], who: str) -> None:
    before = {name: getattr(event, name) for name in after}
    changed = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    connection.execute(update(schema.events).where(schema.events.c.id == event.id).values(**after))
    connection.execute(
        insert(schema.history),
        {
            "event_id": event.id,
            "who": who,
            "changed": changed,
            "before": before,
            "after": after,
        },
    )
    _count_up(connection)


def _count_up(connection: Connection) -> None:
    _set(connection, "revision", value=(_get(connection, "revision") or 0) + 1)


def _get(connection: Connection, key: str) -> Any:
    return connection.execute(
        select(schema.meta.c.value).where(schema.meta.c.key == key)
    ).scalar_one_or_none()


def _set(connection: Connection, key: str, *, value: Any) -> None:
    connection.execute(delete(schema.meta).where(schema.meta.c.key == key))
    connection.execute(insert(schema.meta), {"key": key, "value": value})
