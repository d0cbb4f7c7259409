"""The part of the store that says which mentions are one event."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, func, select

from geodata.merging import Decision
from geodata.models import READ
from geodata.store import deciding, grouping, meta, schema
from geodata.store.engine import transaction
from geodata.store.opened import Opened
from geodata.store.reading import decided
from geodata.store.rows import MergeResult

__all__ = ["Decisions"]


class Decisions(Opened):
    """One event, several reports: what is joined, by rule or by hand."""

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


def _merged(connection: Connection) -> MergeResult:
    mentions, events = (
        select(func.count()).select_from(table).where(table.c.collection == READ)
        for table in (schema.mentions, schema.events)
    )
    chosen = (mentions, events, events.where(schema.events.c.merged_because.is_not(None)))
    return MergeResult(*(connection.execute(one).scalar_one() for one in chosen))
