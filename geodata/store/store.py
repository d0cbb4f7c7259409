"""The store: one transaction a document, and nothing that a user did is overwritten."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import replace
from threading import Lock
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, delete, func, select, update

from geodata import settings
from geodata.columns import EventColumns
from geodata.filters import Filters
from geodata.merging import Decision, Kinship, default_kinship
from geodata.models import READ, Event, Parsed, Review
from geodata.store import (
    adding,
    deciding,
    grouping,
    history,
    importing,
    keeping,
    meta,
    reviewing,
    schema,
)
from geodata.store.columns import kept_columns, read_columns, renewed_columns
from geodata.store.deciding import known
from geodata.store.engine import connect, transaction
from geodata.store.history import ACTIONS
from geodata.store.importing import ImportedSet, Taking
from geodata.store.reading import decided, event_id_of, read_events, read_events_of, read_mentions
from geodata.store.rows import (
    Action,
    AddResult,
    Change,
    Counts,
    MergeResult,
    Report,
    StoredDocument,
    to_change,
    to_stored_document,
)

__all__ = ["Store"]

_NEWEST_FIRST = schema.documents.c.published.desc().nulls_last(), schema.documents.c.sha256


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
        self._columns: EventColumns | None = None
        self._columns_lock = Lock()
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

    def add(
        self, parsed: Parsed, *, sample: bool = False, merge: bool = True, again: bool = False
    ) -> AddResult:
        """Add a document and its events; one that is there already stays as it is.

        A sample that is added again as a report of the user's own is no sample any more.

        Parameters
        ----------
        parsed
            The document and what was found in it.
        sample
            Whether it is one that Dateline ships.
        merge
            Without it the new events stand alone until `merge` is called, which is quicker for many
            documents; the result is the same.
        again
            Whether what was found now takes the place of what was found before. Corrections,
            reviews and decisions stay, with the sentences that they were made on.

        Raises
        ------
        StoreError
            When the store cannot be written, or two events have the same id.
        """
        digest = parsed.document.sha256
        with transaction(self._engine, write=True) as connection:
            chosen = select(schema.documents.c.is_sample).where(_has_digest(digest))
            there = connection.execute(chosen).scalar_one_or_none()
            is_sample = sample and there in {None, True}
            if there is not None and again:
                self._forget(connection, schema.mentions.c.document_sha256 == digest)
                connection.execute(delete(schema.documents).where(_has_digest(digest)))
            if there is None or again:
                adding.insert_report(connection, parsed, sample=is_sample)
            elif there != is_sample:
                connection.execute(
                    update(schema.documents).where(_has_digest(digest)).values(is_sample=is_sample)
                )
            else:
                return AddResult(unchanged=1)
            if merge:
                grouping.settle(connection, self._kinship)
            meta.count_up(connection)
        if there is None or again:
            events = len(parsed.events)
            return AddResult(int(there is None), events=events, renewed=int(there is not None))
        return AddResult(unchanged=1)

    def _forget(self, connection: Connection, which: Any) -> None:
        """Remove mentions, and make the events without them."""
        gone = list(connection.scalars(select(schema.mentions.c.id).where(which)))
        if gone:
            grouping.settle(connection, self._kinship)
            grouping.forget(connection, gone, self._kinship())

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
            self._forget(connection, schema.mentions.c.document_sha256.in_(_SAMPLES))
            removed = connection.execute(
                delete(schema.documents).where(schema.documents.c.is_sample)
            )
            meta.write(connection, "samples_removed", value=True)
            meta.count_up(connection)
            return removed.rowcount

    # ---- events of others ----

    @contextmanager
    def taking_in(self, name: str, *, preset: str, file: str) -> Iterator[Taking]:
        """Take in a set of events of others: all of it, or nothing when something goes wrong.

        Parameters
        ----------
        name
            Of the set; what it had before is renewed by id, with corrections and reviews kept.
        preset, file
            How it was read, and from where, for `collections` to tell.

        Raises
        ------
        StoreError
            When the store cannot be written.
        """
        with transaction(self._engine, write=True) as connection:
            yield Taking(connection, name)
            importing.sign(connection, name, preset=preset, file=file)
            meta.count_up(connection)

    def collections(self) -> tuple[ImportedSet, ...]:
        """List the sets that were imported, by name."""
        with transaction(self._engine) as connection:
            return importing.listed(connection)

    def collection(self, name: str) -> ImportedSet:
        """Return an imported set by its name.

        Raises
        ------
        StoreError
            When there is none of that name.
        """
        with transaction(self._engine) as connection:
            return importing.known(connection, name)

    def remove_collection(self, name: str) -> int:
        """Remove an imported set with all its events; count them.

        Raises
        ------
        StoreError
            When there is no set of that name.
        """
        with transaction(self._engine, write=True) as connection:
            removed = importing.remove(connection, name)
            meta.count_up(connection)
            return removed

    # ---- what is there ----

    def events(self, filters: Filters | None = None) -> tuple[Event, ...]:
        """Events by date, undated ones last; always in the same order."""
        with transaction(self._engine) as connection:
            found = read_events(connection)
        return filters.select(found) if filters else found

    def columns(self) -> EventColumns:
        """All events as columns, in the order of `events`.

        They are kept, those of a large store in files as well: after a change only what it touched
        is read anew.

        Raises
        ------
        StoreError
            When the store cannot be read.
        """
        with self._columns_lock, transaction(self._engine) as connection:
            held = self._columns
            if held is not None and held.revision != meta.revision(connection):
                held = renewed_columns(connection, held)
            if held is None:
                held = kept_columns(connection) or read_columns(connection)
                keeping.keep(connection, held)
            self._columns = held
            return held

    def stream(self, rows: NDArray[np.int64], *, size: int = 5_000) -> Iterator[Event]:
        """Read the events of some rows of `columns` one after the other.

        No more than ``size`` are in memory at a time, so that a store of any size can be exported.
        """
        ids = self.columns().ids.at(rows)
        for start in range(0, len(ids), size):
            yield from self.events_of(ids[start : start + size])

    def events_of(self, event_ids: Collection[str]) -> tuple[Event, ...]:
        """Read the events with these ids, in this order; those that are gone are left out."""
        with transaction(self._engine) as connection:
            found = {event.id: event for event in read_events_of(connection, event_ids)}
        return tuple(found[one] for one in event_ids if one in found)

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

    def reports_of(self, events: Collection[str]) -> tuple[str, ...]:
        """List the digests of the reports that tell of some events, the newest first."""
        table, mentions = schema.documents.c, schema.mentions.c
        wanted = func.json_each(json.dumps(list(events))).table_valued("value")
        tell = select(mentions.document_sha256).where(mentions.event_id.in_(select(wanted.c.value)))
        which = table.sha256.in_(tell) & (table.collection == READ)
        chosen = select(table.sha256).where(which).order_by(*_NEWEST_FIRST)
        with transaction(self._engine) as connection:
            return tuple(connection.scalars(chosen))

    def reports_with(self, words: str) -> tuple[str, ...]:
        """List the digests of the reports in whose text all of some words occur."""
        table = schema.documents.c
        has_each = [table.text.contains(word, autoescape=True) for word in words.split()]
        with transaction(self._engine) as connection:
            chosen = select(table.sha256).where(table.collection == READ, *has_each)
            return tuple(connection.scalars(chosen))

    def documents(
        self, *, first: int = 0, most: int | None = None, digests: Collection[str] | None = None
    ) -> tuple[Report, ...]:
        """List reports without their texts, the newest first: all, or so many from one on.

        Parameters
        ----------
        first, most
            Which of them.
        digests
            Those of the reports that are meant; without it all are.
        """
        table, mentions = schema.documents.c, schema.mentions.c
        told = (
            select(func.count(mentions.event_id.distinct()))
            .where(mentions.document_sha256 == table.sha256)
            .scalar_subquery()
        )
        names = ("sha256", "id", "title", "published", "publisher", "url", "path", "is_sample")
        chosen = (
            select(*(table[name] for name in names), told.label("events"))
            .where(table.collection == READ)
            .order_by(*_NEWEST_FIRST)
            .limit(most)
            .offset(first)
        )
        if digests is not None:
            chosen = chosen.where(table.sha256.in_(digests))
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
            select(func.count()).select_from(documents).where(documents.c.collection == READ),
            select(func.count()).select_from(documents).where(documents.c.is_sample),
            select(func.count()).select_from(events),
            select(func.count()).select_from(events).where(events.c.latitude.is_(None)),
        )
        with transaction(self._engine) as connection:
            return Counts(*(connection.execute(one).scalar_one() for one in chosen))

    def revision(self) -> int:
        """Tell a number that every change counts up: what was read under it is still true."""
        with transaction(self._engine) as connection:
            return meta.revision(connection)

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
                grouping.remake_all(connection, self._kinship())
                meta.count_up(connection)
            elif grouping.settle(connection, self._kinship):
                meta.count_up(connection)
            return _merged(connection)

    def split(self, event_id: str, *, who: str, mention_id: str | None = None) -> Decision:
        """Decide that an event is several.

        With the id of an event, each of its reports' mentions becomes an event of its own; with
        the id of another of its mentions, or with ``mention_id``, only that one leaves it.

        Raises
        ------
        StoreError
            When there is no such event or mention, or only one report tells of it.
        """
        with transaction(self._engine, write=True) as connection:
            grouping.settle(connection, self._kinship)
            sides = deciding.sides_of_split(connection, event_id, mention_id)
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

    def decisions(self) -> tuple[Decision, ...]:
        """List what was split or joined by hand and not taken back, the oldest first."""
        with transaction(self._engine) as connection:
            return tuple(decided(connection))

    # ---- review ----

    def correct(self, seen: Event, corrected: Event, *, who: str) -> Event:
        """Set an event right, and remember who did and what it was.

        What its reports say stays as it is: corrections lie above it, and are put on whatever
        merging, or reading a report again, makes of the event later.

        Parameters
        ----------
        seen
            The event as it was shown to who corrects it.
        corrected
            The same event with other properties; what differs is the correction, and what somebody
            else has changed meanwhile stays.
        who
            Whoever corrects it.

        Returns
        -------
        Event
            As it is now. Its review is "edited", unless that was set as well.

        Raises
        ------
        StoreError
            When there is no such event.
        CorrectionError
            When it cannot be so.
        """
        with transaction(self._engine, write=True) as connection:
            owner = known(connection, seen.id)
            if reviewing.correct(connection, owner, seen, corrected, who):
                meta.count_up(connection)
            return read_events(connection, owner)[0]

    def set_review(self, event_id: str, review: Review, *, who: str) -> Event:
        """Change what the user thinks of an event, and remember who did and what it was.

        Raises
        ------
        StoreError
            When there is no such event.
        CorrectionError
            When there is no such state of review.
        """
        with transaction(self._engine) as connection:
            seen = read_events(connection, known(connection, event_id))[0]
        return self.correct(seen, replace(seen, review=review), who=who)

    def undo(
        self,
        *,
        who: str | None = None,
        by: str | None = None,
        actions: Collection[Action] = ACTIONS,
    ) -> Change:
        """Take back the last correction, review, split or join.

        Parameters
        ----------
        who
            Whose last; without it, anybody's.
        by
            Who takes it back, when that is somebody else.
        actions
            What may be taken back.

        Raises
        ------
        StoreError
            When there is nothing.
        """
        with transaction(self._engine, write=True) as connection:
            grouping.settle(connection, self._kinship)
            change = reviewing.undo(connection, self._kinship, who=who, by=by, actions=actions)
            meta.count_up(connection)
            return change

    def redo(self, *, who: str | None = None) -> Change:
        """Do again what was taken back last, as long as nothing was done since.

        Raises
        ------
        StoreError
            When there is nothing.
        """
        with transaction(self._engine, write=True) as connection:
            grouping.settle(connection, self._kinship)
            change = reviewing.redo(connection, self._kinship, who=who)
            meta.count_up(connection)
            return change

    def undoable(self, who: str | None = None) -> tuple[Change | None, Change | None]:
        """Tell what `undo` and `redo` would turn."""
        with transaction(self._engine) as connection:
            rows = history.last_done(connection, who), history.last_undone(connection, who)
            done, undone = (to_change(row) if row else None for row in rows)
            return done, undone

    def history(self, event_id: str) -> tuple[Change, ...]:
        """List what was done to an event and to all that it has absorbed, the oldest first."""
        with transaction(self._engine) as connection:
            return reviewing.changes(connection, event_id)


_SAMPLES = select(schema.documents.c.sha256).where(schema.documents.c.is_sample)


def _has_digest(sha256: str) -> Any:
    return schema.documents.c.sha256 == sha256


def _merged(connection: Connection) -> MergeResult:
    mentions, events = (
        select(func.count()).select_from(table).where(table.c.collection == READ)
        for table in (schema.mentions, schema.events)
    )
    chosen = (mentions, events, events.where(schema.events.c.merged_because.is_not(None)))
    return MergeResult(*(connection.execute(one).scalar_one() for one in chosen))
