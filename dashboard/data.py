"""What the page shows, read through the store; kept as long as the store does not change."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

import numpy as np
import streamlit as st

from dashboard import assets, points
from dashboard.sorting import in_order
from geodata import settings
from geodata.actors import ActorRegister
from geodata.filters import ancestry
from geodata.filters.facets import Facets
from geodata.gazetteer import Gazetteer
from geodata.store import Counts, Store

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray

    from dashboard.points import Points
    from geodata.columns import EventColumns
    from geodata.filters import Filters
    from geodata.models import Event
    from geodata.store import Report, StoredDocument

__all__ = [
    "Holdings",
    "View",
    "descendants",
    "documents",
    "forget_names",
    "gazetteer",
    "is_known_actor",
    "load",
    "register",
    "store",
    "view",
]


@dataclass(frozen=True, slots=True)
class Holdings:
    """Everything in the store at one of its revisions."""

    columns: EventColumns
    points: Points
    counts: Counts

    def knows(self, event_id: str) -> bool:
        """Whether an event of that id is in the store."""
        return self.columns.ids.row(event_id) is not None


class View:
    """The events that a filter leaves, as rows of the columns.

    Parameters
    ----------
    held
        Everything in the store.
    filters
        Which events to see.
    """

    def __init__(self, held: Holdings, filters: Filters) -> None:
        self.held, self.columns, self.filters = held, held.columns, filters
        self._facets = Facets(held.columns, filters)
        self._counts: dict[str, Mapping[str, int]] = {}
        self._orders: dict[tuple[str, bool, bool], NDArray[np.int64]] = {}
        self.mask: NDArray[np.bool_] = self._facets.mask
        """(rows,) bool: whether an event is shown."""

    @cached_property
    def rows(self) -> NDArray[np.int64]:
        """Rows of the events that are shown, in the order of the store."""
        return np.flatnonzero(self.mask)

    @cached_property
    def located(self) -> NDArray[np.bool_]:
        """(rows,) bool: whether an event is shown and has a point on the map."""
        return self.mask & self.columns.located

    @property
    def shown(self) -> int:
        """How many events are shown."""
        return len(self.rows)

    @cached_property
    def unlocated(self) -> NDArray[np.int64]:
        """Rows of the events that are shown and have no point on the map."""
        return np.flatnonzero(self.mask & ~self.columns.located)

    def counts(self, word: str) -> Mapping[str, int]:
        """Count what each choice of a filter word would leave; see `Facets.counts`."""
        if word not in self._counts:
            self._counts[word] = self._facets.counts(word)
        return self._counts[word]

    @cached_property
    def confidence_counts(self) -> NDArray[np.int64]:
        """Count by tenths of confidence; see `Facets.confidence_counts`."""
        return self._facets.confidence_counts()

    def without(self, *words: str) -> NDArray[np.bool_]:
        """Mask what the filter without some of its words leaves."""
        return self._facets.without(*words)

    def hides(self, event_id: str) -> bool:
        """Whether an event is in the store, but not shown."""
        row = self.columns.ids.row(event_id)
        return row is not None and not self.mask[row]

    def in_order(self, by: str, *, descending: bool, unlocated: bool) -> NDArray[np.int64]:
        """Sort what is shown, or what of it has no place, by a column of the table."""
        key = by, descending, unlocated
        if key not in self._orders:
            rows = self.unlocated if unlocated else self.rows
            self._orders[key] = in_order(self.columns, rows, by, descending=descending)
        return self._orders[key]

    @cached_property
    def report_digests(self) -> tuple[str, ...] | None:
        """Digests of the reports that tell of what is shown; None when all reports do."""
        if self.mask.all():
            return None
        return store().reports_of(self.columns.ids.at(self.rows))

    def reports(self, first: int, most: int) -> tuple[Report, ...]:
        """Read so many of the reports that tell of what is shown, the newest first."""
        digests = self.report_digests
        if digests is None:
            return store().documents(first=first, most=most)
        return store().documents(digests=digests[first : first + most])

    def events(self, rows: Iterable[int] | None = None) -> tuple[Event, ...]:
        """Read the events of some rows, in their order; without rows all that are shown."""
        wanted = self.rows if rows is None else np.fromiter(rows, dtype=np.int64)
        return store().events_of(self.columns.ids.at(wanted))


def store() -> Store:
    """Return the store of this machine's user, opened once."""
    return _store(str(settings.home()))


@st.cache_resource(show_spinner=False)
def _store(home: str) -> Store:  # noqa: ARG001  the key: another home is another store
    return Store()


def load() -> Holdings:
    """Read the store, or take what was read when nothing has changed since."""
    columns = store().columns()
    return _holdings(str(settings.home()), columns.revision, columns)


@st.cache_resource(show_spinner=False, max_entries=2)
def _holdings(home: str, revision: int, _columns: EventColumns) -> Holdings:  # noqa: ARG001
    drawn = points.publish(_columns, assets.points_folder())
    return Holdings(_columns, drawn, store().counts())


def view(held: Holdings, filters: Filters) -> View:
    """Hold a filter against everything, or take what came of it the last time."""
    key = tuple(sorted(filters.to_query().items()))
    return _view(str(settings.home()), held.columns.revision, key, held, filters)


@st.cache_resource(show_spinner=False, max_entries=12)
def _view(
    home: str,  # noqa: ARG001
    revision: int,  # noqa: ARG001
    query: tuple[tuple[str, str], ...],  # noqa: ARG001
    _held: Holdings,
    _filters: Filters,
) -> View:
    return View(_held, _filters)


def documents(event: Event) -> dict[str, StoredDocument]:
    """Return the reports that tell of an event, by their digest."""
    digests = dict.fromkeys(source.document_sha256 for source in event.sources)
    found = {digest: store().document(digest) for digest in digests}
    return {digest: stored for digest, stored in found.items() if stored}


@st.cache_resource(show_spinner=False)
def register() -> ActorRegister:
    """Return the actors that are known by name, read once."""
    return ActorRegister.load()


@st.cache_resource(
    show_spinner="Opening the gazetteer; the first time of all its index is made …", show_time=True
)
def gazetteer() -> Gazetteer:
    """Return the gazetteer, opened once."""
    return Gazetteer.open()


def forget_names() -> None:
    """Read the places and the actors anew when they are asked for next: some were added."""
    gazetteer.clear()
    register.clear()
    descendants.cache_clear()
    ancestry.forget()
    _view.clear()


def is_known_actor(name: str) -> bool:
    """Whether the register of actors has a name, or a spelling of it."""
    known = register()
    return bool(known.get(name) or known.named(name))


@lru_cache(maxsize=200_000)  # the names of a large store
def descendants(name: str) -> frozenset[str]:
    """Names of all who belong to an actor, itself included."""
    return register().with_descendants(name)
