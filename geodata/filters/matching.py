"""What an event must be like to be seen: one test a filter word."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable

from geodata.kinds import KINDS
from geodata.models import Event

__all__ = [
    "Box",
    "Test",
    "acts",
    "happens_at",
    "one_of",
    "overlaps",
    "tells_of",
    "told_by",
    "within",
]

Box = tuple[float, float, float, float]
"""West, south, east and north."""

Test = Callable[[Event], bool]


def one_of(name: str, values: tuple[str, ...]) -> Test:
    """Test that a property has one of these values."""
    return lambda event: getattr(event, name) in values


def overlaps(first: dt.date, last: dt.date) -> Test:
    """Test that an event has a date, and may have happened on one of these days."""

    def test(event: Event) -> bool:
        start, end = event.start or event.end, event.end or event.start
        return start is not None and end is not None and start <= last and end >= first

    return test


def acts(actors: tuple[str, ...], descendants: Callable[[str], frozenset[str]]) -> Test:
    """Test that one of the actors, or one who belongs to them, takes part in any role."""
    wanted = {_folded(name) for actor in actors for name in {actor, *descendants(actor)}}

    def test(event: Event) -> bool:
        names = filter(None, (*event.actors, event.actor1, event.actor2))
        return any(_folded(name) in wanted for name in names)

    return test


def happens_at(places: tuple[str, ...]) -> Test:
    """Test the place: by its gazetteer id, by its name, or by words of its name."""

    def test(event: Event) -> bool:
        return event.place_id in places or any(_has_words(event.place, place) for place in places)

    return test


def told_by(names: tuple[str, ...]) -> Test:
    """Test that one of the sources is named so."""

    def test(event: Event) -> bool:
        return any(_has_words(source.source, name) for source in event.sources for name in names)

    return test


def within(box: Box) -> Test:
    """Test that the event is located, and inside the box."""
    west, south, east, north = box

    def test(event: Event) -> bool:
        latitude, longitude = event.latitude, event.longitude
        if latitude is None or longitude is None or not south <= latitude <= north:
            return False
        if west <= east:
            return west <= longitude <= east
        return longitude >= west or longitude <= east

    return test


def tells_of(q: str) -> Test:
    """Test that every word occurs in what is told of the event."""
    words = _folded(q).split()

    def test(event: Event) -> bool:
        kind = KINDS.get(event.kind)
        told = [text for one in event.sources for text in (one.quote, one.source) if text]
        named = [event.place, event.admin1, *event.actors, kind.label if kind else event.kind]
        text = _folded(" ".join([*filter(None, named), *told]))
        return all(word in text for word in words)

    return test


def _has_words(name: str | None, wanted: str) -> bool:
    """Whether the wanted words stand in a name: "tanf" in "Al-Tanf", not "Iran" in "Tirana"."""
    words, parts = (re.findall(r"\w+", _folded(text)) for text in (name or "", wanted))
    runs = (words[at : at + len(parts)] for at in range(len(words)))
    return bool(parts) and (parts in runs or "".join(parts) == "".join(words))


def _folded(text: str) -> str:
    """Small letters without accents, so that spellings can be compared."""
    if text.isascii():
        return text.lower()
    letters = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold()
