"""The part of the store that reads events, one by one or as columns."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import numpy as np
from numpy.typing import NDArray

from geodata.columns import EventColumns
from geodata.filters import Filters
from geodata.models import Event
from geodata.store import keeping, meta
from geodata.store.columns import kept_columns, read_columns, renewed_columns
from geodata.store.engine import transaction
from geodata.store.opened import Opened
from geodata.store.reading import event_id_of, read_events, read_events_of, read_mentions

__all__ = ["Events"]


class Events(Opened):
    """What happened, as all reports and reviews together tell it."""

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
