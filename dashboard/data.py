"""What the page shows, read through the store; kept as long as the store does not change."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard import assets, points
from geodata import settings
from geodata.actors import ActorRegister
from geodata.columns import EventColumns
from geodata.gazetteer import Gazetteer
from geodata.store import Counts, Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from dashboard.points import Points
    from geodata.filters import Filters
    from geodata.models import Event
    from geodata.store import Report, StoredDocument

__all__ = [
    "Holdings",
    "counted",
    "descendants",
    "documents",
    "forget_names",
    "gazetteer",
    "load",
    "register",
    "row_of",
    "store",
]


@dataclass(frozen=True, slots=True)
class Holdings:
    """Everything in the store at one of its revisions."""

    events: tuple[Event, ...]
    columns: EventColumns
    points: Points
    reports: tuple[Report, ...]
    counts: Counts


def store() -> Store:
    """Return the store of this machine's user, opened once."""
    return _store(str(settings.home()))


@st.cache_resource(show_spinner=False)
def _store(home: str) -> Store:  # noqa: ARG001  the key: another home is another store
    return Store()


def load() -> Holdings:
    """Read the store, or take what was read when nothing has changed since."""
    return _holdings(str(settings.home()), store().revision())


@st.cache_resource(show_spinner=False, max_entries=2)
def _holdings(home: str, revision: int) -> Holdings:  # noqa: ARG001  the key
    held = store()
    events = held.events()
    columns = EventColumns.of(events)
    drawn = points.publish(columns, assets.points_folder())
    return Holdings(events, columns, drawn, held.documents(), held.counts())


def row_of(columns: EventColumns, event_id: str) -> int | None:
    """Row of an event; None when it is not there."""
    return columns.ids.index(event_id) if event_id in columns.ids else None


def documents(event: Event) -> dict[str, StoredDocument]:
    """Return the reports that tell of an event, by their digest."""
    digests = dict.fromkeys(source.document_sha256 for source in event.sources)
    found = {digest: store().document(digest) for digest in digests}
    return {digest: stored for digest, stored in found.items() if stored}


@st.cache_resource(show_spinner=False)
def register() -> ActorRegister:
    """Return the actors that are known by name, read once."""
    return ActorRegister.load()


@st.cache_resource(show_spinner="Opening the gazetteer…")
def gazetteer() -> Gazetteer:
    """Return the gazetteer, opened once."""
    return Gazetteer.open()


def forget_names() -> None:
    """Read the places and the actors anew when they are asked for next: some were added."""
    gazetteer.clear()
    register.clear()


def descendants(name: str) -> frozenset[str]:
    """Names of all who belong to an actor, itself included."""
    return register().with_descendants(name)


def counted(events: Iterable[Event], filters: Filters, word: str) -> Counter[str]:
    """How many events each choice of a filter word would leave, with the other words as they are.

    An actor counts for those whom it belongs to as well, as the filter does.
    """
    others: dict[str, Any] = {word: ()}
    choices = replace(filters, **others).select(events)
    values = _VALUES[word]
    counts = Counter(value for event in choices for value in values(event))
    if word != "actor":
        return counts
    above = _ancestors(counts)
    return Counter(
        actor
        for event in choices
        for actor in {one for name in _actors(event) for one in above[name]}
    )


def _ancestors(names: Iterable[str]) -> dict[str, set[str]]:
    """For each name, the names among these that it belongs to."""
    names = tuple(names)
    above: dict[str, set[str]] = {name: {name} for name in names}
    for name in names:
        for member in descendants(name) & above.keys():
            above[member].add(name)
    return above


def _actors(event: Event) -> set[str]:
    return {name for name in (*event.actors, event.actor1, event.actor2) if name}


def _sources(event: Event) -> set[str]:
    return {source.source for source in event.sources if source.source}


_VALUES: dict[str, Callable[[Event], Iterable[str]]] = {
    "actor": _actors,
    "kind": lambda event: (event.kind,),
    "source": _sources,
}
