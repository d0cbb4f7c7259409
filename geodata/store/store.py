"""The store: one transaction a document, and nothing that a user did is overwritten."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Self, get_args

from sqlalchemy import Connection, delete, func, select, update

from geodata import settings
from geodata.errors import StoreError
from geodata.filters import Filters
from geodata.merging import Decision, Kinship, default_kinship
from geodata.models import Event, Parsed, Review
from geodata.store import adding, deciding, grouping, meta, reviewing, schema
from geodata.store.deciding import known
from geodata.store.engine import connect, transaction
from geodata.store.reading import event_id_of, read_events, read_mentions
from geodata.store.rows import (
    AddResult,
    Change,
    Counts,
    MergeResult,
    Report,
    StoredDocument,
    to_decision,
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
    kinship
        The ties between actors, by which events are joined; without it, those Dateline knows.

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

    def __init__(self, url: str | None = None, *, kinship: Kinship | None = None) -> None:
        self._given_kinship = kinship
        address = url or f"sqlite:///{settings.home() / 'dateline.db'}"
        self._engine, renewed = connect(address)
        if renewed:  # by a version that merges, from one that did not
            self.merge()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_reason: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def _kinship(self) -> Kinship:
        # The register of actors takes a second to load: whoever only reads can do without.
        return self._given_kinship or default_kinship()

    # ---- reports in ----

    def add(self, parsed: Parsed, *, sample: bool = False, merge: bool = True) -> AddResult:
        """Add a document and its events; one that is there already stays as it is.

        A sample that is added again as a report of the user's own is no sample any more. With
        ``merge=False`` the new events stand alone until `merge` is called, which is quicker for
        many documents; the result is the same.

        Raises
        ------
        StoreError
            When the store cannot be written, or two events have the same id.
        """
        digest = parsed.document.sha256
        with transaction(self._engine, write=True) as connection:
            chosen = select(schema.documents.c.is_sample).where(_has_digest(digest))
            there = connection.execute(chosen).one_or_none()
            if there is None:
                adding.insert_report(connection, parsed, sample=sample)
            elif there.is_sample and not sample:
                connection.execute(
                    update(schema.documents).where(_has_digest(digest)).values(is_sample=False)
                )
            else:
                return AddResult(unchanged=1)
            if merge:
                grouping.settle(connection, self._kinship)
            meta.count_up(connection)
        if there is None:
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
            return bool(meta.read(connection, "samples_removed"))

    def remove_samples(self) -> int:
        """Remove the sample documents with what only they tell; count them."""
        with transaction(self._engine, write=True) as connection:
            gone = list(connection.scalars(_SAMPLE_MENTIONS))
            if gone:
                grouping.settle(connection, self._kinship)
                grouping.forget(connection, gone, self._kinship())
            removed = connection.execute(
                delete(schema.documents).where(schema.documents.c.is_sample)
            )
            meta.write(connection, "samples_removed", value=True)
            meta.count_up(connection)
            return removed.rowcount

    # ---- what is there ----

    def events(self, filters: Filters | None = None) -> tuple[Event, ...]:
        """Events by date, undated ones last; always in the same order."""
        with transaction(self._engine) as connection:
            found = read_events(connection)
        return filters.select(found) if filters else found

    def event(self, event_id: str) -> Event | None:
        """Return the event with this id, or the one that has absorbed what had it."""
        with transaction(self._engine) as connection:
            owner = event_id_of(connection, event_id)
            found = read_events(connection, owner) if owner else ()
            return found[0] if found else None

    def mentions(self) -> tuple[Event, ...]:
        """List the events as single reports tell them, before any are joined, by their ids."""
        with transaction(self._engine) as connection:
            return tuple(one for _, one in sorted(read_mentions(connection).items()))

    def documents(self) -> tuple[Report, ...]:
        """All reports without their texts, the newest first."""
        table = schema.documents.c
        told = func.count(schema.mentions.c.event_id.distinct()).label("events")
        names = ("sha256", "id", "title", "published", "publisher", "url", "path", "is_sample")
        chosen = (
            select(*(table[name] for name in names), told)
            .outerjoin(schema.mentions)
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
            return meta.read(connection, "revision") or 0

    # ---- one event, several reports ----

    def merge(self, *, everything: bool = False) -> MergeResult:
        """Join what several reports tell of one event.

        Parameters
        ----------
        everything
            Whether to make all events anew; otherwise only what was added since is looked at. The
            result is the same, unless Dateline's rules, or the actors it knows, have changed.

        Raises
        ------
        StoreError
            When the store cannot be written.
        """
        with transaction(self._engine, write=True) as connection:
            if everything:
                grouping.remake(connection, self._kinship())
                meta.count_up(connection)
            elif grouping.settle(connection, self._kinship):
                meta.count_up(connection)
            return _merged(connection)

    def split(self, event_id: str, *, who: str) -> Decision:
        """Decide that an event is several.

        With the id of an event, each of its reports' mentions becomes an event of its own; with
        the id of another of its mentions, only that one leaves it.

        Raises
        ------
        StoreError
            When there is no such event, or only one report tells of it.
        """
        with transaction(self._engine, write=True) as connection:
            grouping.settle(connection, self._kinship)
            sides = deciding.sides_of_split(connection, event_id)
            decision = deciding.take(connection, "different", sides, who, self._kinship())
            meta.count_up(connection)
            return decision

    def join(self, event_ids: Collection[str], *, who: str) -> Decision:
        """Decide that several events are one.

        Raises
        ------
        StoreError
            When one of them does not exist, or all are one already.
        """
        with transaction(self._engine, write=True) as connection:
            grouping.settle(connection, self._kinship)
            sides = deciding.sides_of_join(connection, event_ids)
            decision = deciding.take(connection, "same", sides, who, self._kinship())
            meta.count_up(connection)
            return decision

    def undo(self) -> Decision:
        """Take the last decision to split or to join back.

        Raises
        ------
        StoreError
            When there is none.
        """
        with transaction(self._engine, write=True) as connection:
            grouping.settle(connection, self._kinship)
            decision = deciding.take_back(connection, self._kinship())
            meta.count_up(connection)
            return decision

    def decisions(self) -> tuple[Decision, ...]:
        """List what was split or joined by hand, the oldest first."""
        chosen = select(schema.decisions).order_by(schema.decisions.c.id)
        with transaction(self._engine) as connection:
            return tuple(to_decision(row) for row in connection.execute(chosen).mappings())

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
        with transaction(self._engine, write=True) as connection:
            found = read_events(connection, known(connection, event_id))[0]
            if found.review == review:
                return found
            reviewing.change(connection, found, {"review": review}, who)
            meta.count_up(connection)
            return read_events(connection, found.id)[0]

    def history(self, event_id: str) -> tuple[Change, ...]:
        """List the changes of an event and of all that it has absorbed, the oldest first."""
        with transaction(self._engine) as connection:
            return reviewing.changes(connection, event_id)


_SAMPLE_MENTIONS = (
    select(schema.mentions.c.id).join(schema.documents).where(schema.documents.c.is_sample)
)


def _has_digest(sha256: str) -> Any:
    return schema.documents.c.sha256 == sha256


def _merged(connection: Connection) -> MergeResult:
    mentions, events = schema.mentions, schema.events
    joined = select(func.count()).select_from(events).where(events.c.merged_because.is_not(None))
    chosen = (
        select(func.count()).select_from(mentions),
        select(func.count()).select_from(events),
        joined,
    )
    return MergeResult(*(connection.execute(one).scalar_one() for one in chosen))
