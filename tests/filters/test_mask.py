"""Columns and events are filtered alike."""

from __future__ import annotations

import datetime as dt
from dataclasses import fields, replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from geodata.columns import EventColumns
from geodata.filters import Filters
from geodata.models import Event
from tests.strategies import EVENTS, FILTERS, TEXTS


def _alone(name: str) -> frozenset[str]:
    return frozenset({name, name.upper()})


@st.composite
def _likely(draw: st.DrawFn) -> tuple[Filters, list[Event]]:
    """Draw events, and a filter of a few words with values that occur in them."""
    events = draw(st.lists(EVENTS, max_size=4, unique_by=lambda one: one.id))
    drawn = draw(FILTERS)
    words = draw(st.sets(st.sampled_from([one.name for one in fields(Filters)][:-1]), max_size=3))
    values: dict[str, Any] = {word: getattr(drawn, word) for word in words}
    if events and draw(st.booleans()):
        values |= _said_of(draw(st.sampled_from(events)), draw)
    if (first := values.get("date_from")) and (last := values.get("date_to")) and first > last:
        del values["date_from"]
    return Filters(**values, descendants=_alone), events


def _said_of(event: Event, draw: st.DrawFn) -> dict[str, Any]:
    day = event.start or event.end or dt.date(2018, 6, 17)
    told = [one.quote for one in event.sources] + [one.source for one in event.sources]
    said = [
        {"date_from": day},
        {"date_to": day, "days": "certain"},
        {"actor": (event.actor1 or "x",), "side": draw(st.sampled_from(["any", "actor1"]))},
        {"admin1": (event.admin1 or "x",), "place": (event.place or "x",)},
        {"place": (event.place_id or "x",)},
        {"source": tuple(filter(None, (one.source for one in event.sources)))},
        {"q": " ".join(filter(None, [*told, event.place, *event.actors]))[:9]},
        {"min_confidence": event.confidence},
    ]
    return draw(st.sampled_from(said))


@given(_likely())
def test_a_mask_is_what_matches(drawn: tuple[Filters, list[Event]]) -> None:
    filters, events = drawn
    mask = filters.mask(EventColumns.of(events))
    assert mask.tolist() == [filters.matches(event) for event in events]


@given(st.lists(EVENTS, min_size=1, max_size=3), TEXTS.filter(str.strip))
def test_any_text_is_looked_for_alike(events: list[Event], q: str) -> None:
    filters = Filters(q=q)
    mask = filters.mask(EventColumns.of(events))
    assert mask.tolist() == [filters.matches(event) for event in events]


def test_half_a_surrogate_pair_is_found() -> None:
    event = Event("1", "clash", "violence", (), place="\ud800 town")
    columns = EventColumns.of([event, replace(event, place="town")])
    assert Filters(q="\ud800").mask(columns).tolist() == [True, False]
