"""What an event must be like to be seen: one test a filter word, for one event."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from geodata.columns.events import actors_of
from geodata.columns.folding import folded
from geodata.filters.area import Area
from geodata.kinds import KINDS
from geodata.models import Event

__all__ = [
    "Box",
    "Test",
    "acts",
    "happens_at",
    "has_words",
    "in_area",
    "kind_in_words",
    "lies_in",
    "one_of",
    "overlaps",
    "spelling",
    "tells_of",
    "told_by",
    "within",
    "words_in",
]

Box = tuple[float, float, float, float]
"""West, south, east and north."""

Test = Callable[[Event], bool]


def one_of(name: str, values: tuple[str, ...]) -> Test:
    """Test that a property has one of these values."""
    return lambda event: getattr(event, name) in values


def overlaps(first: dt.date, last: dt.date, *, certainly: bool) -> Test:
    """Test that an event has a date, and may, or must, have happened on one of these days."""

    def test(event: Event) -> bool:
        start, end = event.start or event.end, event.end or event.start
        if start is None or end is None:
            return False
        if certainly:
            return first <= start and end <= last
        return start <= last and end >= first

    return test


def acts(wanted: frozenset[str], side: str) -> Test:
    """Test that one of these, as folded names, takes part: in any role, or on one side."""

    def test(event: Event) -> bool:
        names = actors_of(event) if side == "any" else filter(None, [getattr(event, side)])
        return any(folded(name) in wanted for name in names)

    return test


def happens_at(places: tuple[str, ...]) -> Test:
    """Test the place: by its gazetteer id, by its name, or by words of its name."""
    wanted = [words_in(place) for place in places]

    def test(event: Event) -> bool:
        name = words_in(event.place or "")
        return event.place_id in places or any(has_words(name, one) for one in wanted)

    return test


def lies_in(provinces: tuple[str, ...]) -> Test:
    """Test the province, by its name in any spelling."""
    wanted = {spelling(province) for province in provinces}
    return lambda event: event.admin1 is not None and spelling(event.admin1) in wanted


def told_by(names: tuple[str, ...]) -> Test:
    """Test that one of the sources is named so."""
    wanted = [words_in(name) for name in names]

    def test(event: Event) -> bool:
        told = [words_in(source.source) for source in event.sources if source.source]
        return any(has_words(name, one) for name in told for one in wanted)

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


def in_area(area: Area) -> Test:
    """Test that the event is located, and inside the area or on its edge."""

    def test(event: Event) -> bool:
        latitude, longitude = event.latitude, event.longitude
        if latitude is None or longitude is None:
            return False
        return bool(area.holds([latitude], [longitude])[0])

    return test


def tells_of(q: str) -> Test:
    """Test that every word occurs in what is told of the event."""
    words = folded(q).split()

    def test(event: Event) -> bool:
        told = [text for one in event.sources for text in (one.quote, one.source) if text]
        named = [event.place, event.admin1, *actors_of(event), kind_in_words(event.kind)]
        text = folded(" ".join([*filter(None, named), *told]))
        return all(word in text for word in words)

    return test


def kind_in_words(kind: str) -> str:
    """Label of a kind of event."""
    known = KINDS.get(kind)
    return known.label if known else kind


def words_in(text: str) -> list[str]:
    """Words of a name, folded."""
    return re.findall(r"\w+", folded(text))


def spelling(name: str) -> str:
    """Spell a name so that accents, capitals, hyphens and spaces do not count."""
    return "".join(words_in(name)) or folded(name)


def has_words(words: list[str], wanted: list[str]) -> bool:
    """Whether the wanted words stand in a name: "tanf" in "Al-Tanf", not "Iran" in "Tirana"."""
    runs = (words[at : at + len(wanted)] for at in range(len(words)))
    return bool(wanted) and (wanted in runs or "".join(wanted) == "".join(words))
