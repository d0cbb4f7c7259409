"""How many events each choice of a filter would leave, with the other filters as they are."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from geodata.columns import Coded, CodedLists, EventColumns
from geodata.filters import Filters
from geodata.filters.ancestry import with_ancestors
from geodata.filters.columnwise import Mask
from geodata.filters.conditions import conditions

__all__ = ["BINS", "Facets"]

BINS = 10
"""Confidence is counted by tenths: 0 up to 0.1, …, 0.9 up to 1 and 1 itself."""


class Facets:
    """A filter held against the events of a store.

    Parameters
    ----------
    columns
        Every event.
    filters
        Which of them to see.
    parents
        Actors to count as well, for those who belong to them, where no event names them itself.

    Examples
    --------
    >>> from geodata.models import Event
    >>> events = [Event("1", "clash", "violence", ()), Event("2", "meeting", "diplomacy", ())]
    >>> facets = Facets(EventColumns.of(events), Filters(kind=("clash",)))
    >>> facets.mask.tolist(), facets.counts("kind"), facets.counts("family")
    ([True, False], {'clash': 1, 'meeting': 1}, {'violence': 1})
    """

    def __init__(
        self, columns: EventColumns, filters: Filters, *, parents: tuple[str, ...] = ()
    ) -> None:
        self._columns, self._filters, self._parents = columns, filters, parents
        self._masks = [(one.words, one.mask(columns)) for one in conditions(filters)]
        self.mask = self.without()

    def without(self, *words: str) -> Mask:
        """Mask the events that the filter without some of its words leaves: (rows,)."""
        found = np.ones(len(self._columns), dtype=bool)
        for own, mask in self._masks:
            if own.isdisjoint(words):
                found &= mask
        return found

    def counts(self, word: str) -> dict[str, int]:
        """Count the events that each choice of a word would leave, the most frequent first.

        An actor counts for those whom it belongs to as well, as the filter does. ``word`` is kind,
        family, actor, country, admin1, source, collection, modality, review or place.
        """
        mask = self.without(word)
        coded = self._coded(word)
        numbers = coded.counts(None if mask.all() else mask)
        order = np.argsort(-numbers, kind="stable")
        some = order[: np.count_nonzero(numbers)]
        return {coded.names[at]: int(numbers[at]) for at in some if coded.names[at]}

    def confidence_counts(self) -> NDArray[np.int64]:
        """Count the events in each tenth of confidence that the other words leave: (BINS,)."""
        confidence = self._columns.confidence[self.without("min_confidence")]
        tenths = np.minimum((confidence * BINS).astype(np.int64), BINS - 1)
        return np.bincount(tenths, minlength=BINS)

    def _coded(self, word: str) -> Coded | CodedLists:
        columns, filters = self._columns, self._filters
        if word == "actor":
            if filters.side == "any":
                return with_ancestors(columns, "actors", filters.descendants, self._parents)
            parents = (*self._parents, *columns.actors.names)  # they may act on the other side only
            return with_ancestors(columns, filters.side, filters.descendants, parents)
        found: Coded | CodedLists = getattr(columns, {"source": "sources"}.get(word, word))
        return found
