"""The store: one transaction a document, and nothing that a user did is overwritten.

Its parts are ``documents`` (reports), ``sets`` (events of others), ``events``, ``decisions`` (what
is one event) and ``reviews`` (what people set right); each works on one open database.
"""

from __future__ import annotations

from sqlalchemy import func, select

from geodata.models import READ
from geodata.store import meta, schema
from geodata.store.decisions import Decisions
from geodata.store.documents import Documents
from geodata.store.engine import transaction
from geodata.store.events import Events
from geodata.store.reviews import Reviews
from geodata.store.rows import Counts
from geodata.store.sets import Sets

__all__ = ["Store"]


class Store(Documents, Sets, Events, Decisions, Reviews):
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
