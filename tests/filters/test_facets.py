"""Counts beside the choices: what one would see after choosing it, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.columns import EventColumns
from geodata.filters import Filters
from geodata.filters.facets import BINS, Facets
from geodata.models import Event, Source
from tests.strategies import EVENTS, LOOSE_FILTERS

WORDS = ("kind", "family", "actor", "country", "admin1", "source", "modality", "review", "place")
FAMILY = {"Iran": frozenset({"Iran", "Quds Force"}), "Quds Force": frozenset({"Quds Force"})}


def alone(name: str) -> frozenset[str]:
    return FAMILY.get(name, frozenset({name}))


def event(name: str, *actors: str, kind: str = "clash", **facts: object) -> Event:
    source = Source("", 0, 0, f"The {name}", None, None, name)
    return Event(name, kind, "violence", (source,), actors=actors, **facts)


EVENT_LISTS = st.lists(EVENTS, max_size=4, unique_by=lambda one: one.id)


def named(events: list[Event], word: str, side: str) -> set[str]:
    """Names that occur in a list of events under a filter word."""
    of: dict[str, Callable[[Event], list[str | None]]] = {
        "actor": lambda one: [*one.actors, one.actor1, one.actor2],
        "source": lambda one: [source.source for source in one.sources],
    }
    word = side if word == "actor" and side != "any" else word
    read = of.get(word, lambda one: [getattr(one, word)])
    return {name for one in events for name in read(one) if name}


@given(LOOSE_FILTERS, EVENT_LISTS)
def test_a_count_is_what_choosing_leaves(filters: Filters, events: list[Event]) -> None:
    facets = Facets(EventColumns.of(events), filters)
    for word in ("kind", "family", "country", "modality", "review"):
        counts = facets.counts(word)
        for name in named(events, word, filters.side):
            chosen = replace(filters, **{word: (name,)})
            assert counts.get(name, 0) == len(chosen.select(events)), (word, name)


@given(LOOSE_FILTERS, EVENT_LISTS)
def test_only_what_is_left_is_counted(filters: Filters, events: list[Event]) -> None:
    facets = Facets(EventColumns.of(events), replace(filters, descendants=alone))
    for word in WORDS:
        without = replace(filters, **{word: ()})
        left = list(without.select(events))
        counts = facets.counts(word)
        assert set(counts) == named(left, word, filters.side)
        assert list(counts.values()) == sorted(counts.values(), reverse=True)


def test_an_actor_counts_for_those_who_belong_to_it() -> None:
    events = [event("1", "Iran", "Quds Force"), event("2", "Quds Force"), event("3", "Iraq")]
    facets = Facets(EventColumns.of(events), Filters(descendants=alone))
    assert facets.counts("actor") == {"Iran": 2, "Quds Force": 2, "Iraq": 1}


def test_an_actor_that_no_event_names_can_be_counted_for_its_members() -> None:
    columns = EventColumns.of([event("2", "Quds Force"), event("3", "Iraq")])
    assert Facets(columns, Filters(descendants=alone)).counts("actor") == {
        "Quds Force": 1,
        "Iraq": 1,
    }
    with_parents = Facets(columns, Filters(descendants=alone), parents=("Iran", "Israel"))
    assert with_parents.counts("actor") == {"Quds Force": 1, "Iraq": 1, "Iran": 1}


@pytest.mark.parametrize(
    ("side", "counts"),
    [
        ("any", {"Iran": 2, "Quds Force": 1, "Iraq": 1}),
        ("actor1", {"Iran": 1, "Quds Force": 1, "Iraq": 1}),
        ("actor2", {"Iran": 1}),
    ],
)
def test_actors_are_counted_on_the_side_that_is_meant(side: str, counts: dict[str, int]) -> None:
    events = [
        event("1", actor1="Iraq", actor2="Iran"),
        event("2", "Quds Force", actor1="Quds Force"),
    ]
    filters = Filters(side=side, descendants=alone)
    assert Facets(EventColumns.of(events), filters).counts("actor") == counts


def test_an_actor_that_is_chosen_does_not_change_the_counts_of_the_others() -> None:
    columns = EventColumns.of([event("1", "Iran"), event("2", "Iraq", kind="shelling")])
    chosen = Facets(columns, Filters(actor=("Iran",), descendants=alone))
    assert chosen.mask.tolist() == [True, False]
    assert chosen.counts("actor") == {"Iran": 1, "Iraq": 1}
    assert chosen.counts("kind") == {"clash": 1}


def test_confidence_is_counted_by_tenths() -> None:
    events = [event(str(at), confidence=value) for at, value in enumerate((0, 0.05, 0.95, 1))]
    facets = Facets(EventColumns.of(events), Filters(min_confidence=0.9))
    assert facets.confidence_counts().tolist() == [2, *[0] * (BINS - 2), 2]
