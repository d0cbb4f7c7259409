"""The part of the store that keeps what people set right."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from geodata.models import Event, Review
from geodata.store import grouping, history, meta, reviewing
from geodata.store.deciding import known
from geodata.store.engine import transaction
from geodata.store.history import ACTIONS
from geodata.store.opened import Opened
from geodata.store.reading import read_events
from geodata.store.rows import Action, Change, to_change

__all__ = ["Reviews"]


class Reviews(Opened):
    """Corrections and reviews above what reports say, with their history."""

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
