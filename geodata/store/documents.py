"""The part of the store that holds reports, the samples among them."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, delete, func, select, update

from geodata.models import READ, Parsed
from geodata.store import adding, grouping, meta, schema
from geodata.store.engine import transaction
from geodata.store.opened import Opened
from geodata.store.rows import AddResult, Report, StoredDocument, to_stored_document

__all__ = ["Documents"]

_NEWEST_FIRST = schema.documents.c.published.desc().nulls_last(), schema.documents.c.sha256
_SAMPLES = select(schema.documents.c.sha256).where(schema.documents.c.is_sample)


class Documents(Opened):
    """Reports in and out; one transaction a report."""

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


def _has_digest(sha256: str) -> Any:
    return schema.documents.c.sha256 == sha256
