"""Values of the data contract for property tests: any that a room could hand over."""

from __future__ import annotations

import datetime as dt
from typing import Any, get_args

from hypothesis import strategies as st

from geodata.errors import FilterError
from geodata.filters import Filters
from geodata.kinds import FAMILIES, KINDS
from geodata.models import READ, DatePrecision, Event, GeoPrecision, Modality, Review, Source

DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1))
LETTERS = (
    "aZ0 _-.,;:'\"\\/<>&${}[]\n\t\x07"
    "\u00e9\u00df\u0130\u0301\u0642\u0635\u202e\u2028\u200b\U0001f600"
)
TEXTS = st.text(st.sampled_from(LETTERS), max_size=20)
NAMES = st.none() | TEXTS
COLLECTIONS = st.just(READ)
TOLLS = st.none() | st.integers(0, 10_000)
DIGEST = "ab" * 32


def degrees(limit: int) -> st.SearchStrategy[float]:
    return st.integers(-limit * 10**6, limit * 10**6).map(lambda one: one / 10**6)


def literal(alias: object) -> st.SearchStrategy[str]:
    return st.sampled_from(get_args(alias))


SOURCES = st.builds(
    Source,
    quote=TEXTS,
    quote_start=st.integers(0, 10**6),
    quote_end=st.integers(0, 10**6),
    source=NAMES,
    source_url=NAMES,
    published=st.none() | DAYS,
    document_sha256=st.just(DIGEST),
)


@st.composite
def _events(draw: st.DrawFn) -> Event:
    event = draw(_told_once())
    return event.with_own_figures() if draw(st.booleans()) else event


@st.composite
def _told_once(draw: st.DrawFn) -> Event:
    located = draw(st.booleans())
    return Event(
        id=draw(st.uuids()).hex,
        kind=draw(st.sampled_from(["air_strike", "armed_clash", "withdrawal", "meeting"])),
        family=draw(st.sampled_from(["violence", "movement", "diplomacy"])),
        sources=tuple(draw(st.lists(SOURCES, max_size=3))),
        start=draw(st.none() | DAYS),
        end=draw(st.none() | DAYS),
        date_precision=draw(literal(DatePrecision)),
        actors=tuple(draw(st.lists(TEXTS, max_size=3))),
        actor1=draw(NAMES),
        actor2=draw(NAMES),
        place=draw(NAMES),
        place_id=draw(NAMES),
        admin1=draw(NAMES),
        country=draw(st.none() | st.sampled_from(["SYR", "IRQ", "IRN"])),
        latitude=draw(degrees(90)) if located else None,
        longitude=draw(degrees(180)) if located else None,
        geo_precision=draw(st.none() | literal(GeoPrecision)),
        radius_km=draw(st.none() | st.floats(0, 1000)),
        fatalities_low=draw(TOLLS),
        fatalities_high=draw(TOLLS),
        injured_low=draw(TOLLS),
        injured_high=draw(TOLLS),
        modality=draw(literal(Modality)),
        claimed_by=draw(NAMES),
        confidence=draw(st.floats(0, 1)),
        review=draw(literal(Review)),
        merged_because=draw(NAMES),
        collection=draw(COLLECTIONS),
    )


EVENTS = _events()


_WORDS = st.lists(TEXTS.map(str.strip).filter(bool), max_size=3, unique=True).map(tuple)


@st.composite
def _filters(draw: st.DrawFn) -> Filters:
    def some(choices: Any) -> Any:
        return draw(st.lists(st.sampled_from(list(choices)), max_size=3, unique=True).map(tuple))

    days = sorted(draw(st.lists(DAYS, min_size=2, max_size=2)))
    south, north = sorted(draw(st.lists(degrees(90), min_size=2, max_size=2)))
    box = (draw(degrees(180)), south, draw(degrees(180)), north)
    return Filters(
        date_from=days[0] if draw(st.booleans()) else None,
        date_to=days[1] if draw(st.booleans()) else None,
        days=draw(st.sampled_from(["possible", "certain"])),
        actor=draw(_WORDS),
        side=draw(st.sampled_from(["any", "actor1", "actor2"])),
        kind=some(KINDS),
        family=some(FAMILIES),
        country=some(["SYR", "IRQ", "XKX"]),
        admin1=draw(_WORDS),
        place=draw(_WORDS),
        source=draw(_WORDS),
        collection=draw(_WORDS),
        modality=some(get_args(Modality)),
        review=some(get_args(Review)),
        min_confidence=draw(st.none() | st.floats(0, 1)),
        bbox=draw(st.none() | st.just(box)),
        area=draw(_areas()),
        q=draw(st.none() | TEXTS.map(str.strip).filter(bool)),
    )


@st.composite
def _areas(draw: st.DrawFn) -> tuple[tuple[float, float], ...] | None:
    corner = st.tuples(degrees(540), degrees(90))
    corners = tuple(draw(st.lists(corner, min_size=3, max_size=6)))
    try:
        Filters(area=corners)
    except FilterError:  # all on one line
        return None
    return corners if draw(st.booleans()) else None


FILTERS = _filters()
_NARROWING = ("kind", "family", "country", "modality", "review", "min_confidence", "date_from")


@st.composite
def _loose_filters(draw: st.DrawFn) -> Filters:
    full = draw(FILTERS)
    kept = draw(st.lists(st.sampled_from(_NARROWING), max_size=2, unique=True))
    return Filters(side=full.side, **{name: getattr(full, name) for name in kept})


LOOSE_FILTERS = _loose_filters()
"""Filters with two words at most: those with all of them leave no event."""
