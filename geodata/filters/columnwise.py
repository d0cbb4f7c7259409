"""The tests of `geodata.filters.matching`, for a million events at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from geodata.columns import Coded, EventColumns
from geodata.columns.folding import folded
from geodata.filters.area import Area
from geodata.filters.matching import Box, has_words, kind_in_words, spelling, words_in

__all__ = [
    "Mask",
    "MaskOf",
    "acts",
    "at_least",
    "happens_at",
    "in_area",
    "lies_in",
    "one_of",
    "overlaps",
    "tells_of",
    "told_by",
    "within",
]

Mask = NDArray[np.bool_]
"""(rows,) or (names,): what passes."""

MaskOf = Callable[[EventColumns], Mask]


def one_of(name: str, values: tuple[str, ...]) -> MaskOf:
    """See `matching.one_of`."""

    def mask(columns: EventColumns) -> Mask:
        coded: Coded = getattr(columns, name)
        return coded.having(_among(coded.names, values))

    return mask


def overlaps(first: dt.date, last: dt.date, *, certainly: bool) -> MaskOf:
    """See `matching.overlaps`."""
    days = np.array([first, last], dtype="datetime64[D]")

    def mask(columns: EventColumns) -> Mask:
        if certainly:
            found: Mask = (columns.start >= days[0]) & (columns.end <= days[1])
        else:
            found = (columns.start <= days[1]) & (columns.end >= days[0])
        return found

    return mask


def acts(wanted: frozenset[str], side: str) -> MaskOf:
    """See `matching.acts`."""

    def mask(columns: EventColumns) -> Mask:
        coded = columns.actors if side == "any" else getattr(columns, side)
        found = np.array([bool(name) and name in wanted for name in _folded(coded.names)], bool)
        return coded.having(found)

    return mask


def happens_at(places: tuple[str, ...]) -> MaskOf:
    """See `matching.happens_at`."""
    wanted = [words_in(place) for place in places]

    def mask(columns: EventColumns) -> Mask:
        by_id = columns.place_id.having(_among(columns.place_id.names, places))
        return by_id | columns.place.having(_named(columns.place.names, wanted))

    return mask


def lies_in(provinces: tuple[str, ...]) -> MaskOf:
    """See `matching.lies_in`."""
    wanted = {spelling(province) for province in provinces}

    def mask(columns: EventColumns) -> Mask:
        names = columns.admin1.names
        return columns.admin1.having(np.array([spelling(name) in wanted for name in names], bool))

    return mask


def told_by(names: tuple[str, ...]) -> MaskOf:
    """See `matching.told_by`."""
    wanted = [words_in(name) for name in names]
    return lambda columns: columns.sources.having(_named(columns.sources.names, wanted))


def at_least(confidence: float) -> MaskOf:
    """Mask the events that are as sure as this."""
    return lambda columns: columns.confidence >= confidence


def within(box: Box) -> MaskOf:
    """See `matching.within`."""
    west, south, east, north = box

    def mask(columns: EventColumns) -> Mask:
        latitude, longitude = columns.latitude, columns.longitude
        eastern, western = longitude >= west, longitude <= east
        meridians = eastern & western if west <= east else eastern | western
        return meridians & (latitude >= south) & (latitude <= north)

    return mask


def in_area(area: Area) -> MaskOf:
    """See `matching.in_area`."""
    return lambda columns: area.holds(columns.latitude, columns.longitude)


def tells_of(q: str) -> MaskOf:
    """See `matching.tells_of`."""
    words = folded(q).split()

    def mask(columns: EventColumns) -> Mask:
        found = np.ones(len(columns), dtype=bool)
        for word in words:
            found &= _told(columns, word)
        return found

    return mask


def _told(columns: EventColumns, word: str) -> Mask:
    """Rows in which a word occurs: a name at a time where there are names, else row by row."""
    kinds = tuple(map(kind_in_words, columns.kind.names))
    found = columns.kind.having(_containing(kinds, word))
    for coded in (columns.place, columns.admin1, columns.actors, columns.sources):
        found |= coded.having(_containing(coded.names, word))
    return found | columns.texts.containing(word)


def _containing(names: tuple[str, ...], word: str) -> Mask:
    return np.array([word in name for name in _folded(names)], dtype=bool)


def _among(names: Sequence[str], values: Sequence[str]) -> Mask:
    return np.array([name in values for name in names], dtype=bool)


def _named(names: tuple[str, ...], wanted: list[list[str]]) -> Mask:
    of_names = _words(names)
    return np.array([any(has_words(name, one) for one in wanted) for name in of_names], bool)


# A store has the same tens of thousands of names at every change of a filter.


@lru_cache(maxsize=32)
def _folded(names: tuple[str, ...]) -> list[str]:
    return [folded(name) for name in names]


@lru_cache(maxsize=32)
def _words(names: tuple[str, ...]) -> list[list[str]]:
    return [words_in(name) for name in names]
