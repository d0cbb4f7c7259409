"""Which country a text speaks of at a point: it tells whose "government forces" are meant."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geodata.models import PlacedToponym

__all__ = ["Setting"]

_NEAR = 300
"""Characters: two sentences of a news report."""


class Setting:
    """The placed names of a document, asked by position."""

    def __init__(self, placed: Iterable[PlacedToponym]) -> None:
        self._by_start = {item.toponym.start: item for item in placed}
        ground = sorted(
            (item.toponym.start, item.place.country)
            for item in self._by_start.values()
            if item.toponym.role == "literal" and item.place and item.place.country
        )
        self._spans = sorted(
            (item.toponym.start, item.toponym.end)
            for item in self._by_start.values()
            if item.toponym.role == "literal" and item.place
        )
        self._starts = [start for start, _ in ground]
        self._countries = [country for _, country in ground]
        self._ground = Counter(self._countries)
        self._all = Counter(
            item.place.country
            for item in self._by_start.values()
            if item.place and item.place.country
        )

    def toponym_at(self, start: int) -> PlacedToponym | None:
        """Return the place name that begins here."""
        return self._by_start.get(start)

    def is_within_place(self, start: int, end: int) -> bool:
        """Say whether a stretch is a part of a longer name of a place."""
        index = bisect_left(self._spans, (start + 1, 0)) - 1
        if index < 0:
            return False
        first, last = self._spans[index]
        return first <= start and end <= last and last - first > end - start

    def country_near(self, position: int) -> str | None:
        """Return the country of the nearest place, or else the one that the text is about."""
        index = bisect_left(self._starts, position)
        near = [
            (abs(self._starts[i] - position), self._countries[i])
            for i in (index - 1, index)
            if 0 <= i < len(self._starts) and abs(self._starts[i] - position) <= _NEAR
        ]
        if near:
            return min(near)[1]
        counts = self._ground or self._all
        return counts.most_common(1)[0][0] if counts else None

    def speaks_of(self, countries: Iterable[str]) -> bool:
        """Say whether one of the countries is named, or is where a named place lies."""
        return any(country in self._all for country in countries)

    @property
    def is_nowhere(self) -> bool:
        """Whether the text names no place at all."""
        return not self._all

    def weight(self, countries: Iterable[str]) -> int:
        """Return how often the countries are spoken of."""
        return sum(self._all[country] for country in countries)
