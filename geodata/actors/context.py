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
        self._all = Counter(
            item.place.country
            for item in self._by_start.values()
            if item.place and item.place.country
        )
        ground = sorted(
            (item.toponym.start, item.place.country, item.place.feature == "country")
            for item in self._by_start.values()
            if item.toponym.role == "literal" and item.place and item.place.country
        )
        self._ground = Counter(country for _, country, _ in ground)
        towns = [(start, country) for start, country, whole in ground if not whole]
        self._layers = (
            [(start, country) for start, country in towns if self._all[country] > 1],
            [(start, country) for start, country, whole in ground if whole],
            towns,
        )
        self._spans = sorted(
            (item.toponym.start, item.toponym.end)
            for item in self._by_start.values()
            if item.toponym.role == "literal" and item.place
        )

    def toponym_at(self, start: int) -> PlacedToponym | None:
        """Return the place name that begins here."""
        return self._by_start.get(start)

    def is_place(self, start: int, end: int) -> bool:
        """Say whether a stretch is the whole name of a place."""
        index = bisect_left(self._spans, (start, end))
        return self._spans[index : index + 1] == [(start, end)]

    def is_within_place(self, start: int, end: int) -> bool:
        """Say whether a stretch is a part of a longer name of a place."""
        index = bisect_left(self._spans, (start + 1, 0)) - 1
        if index < 0:
            return False
        first, last = self._spans[index]
        return first <= start and end <= last and last - first > end - start

    def country_near(self, position: int) -> str | None:
        """Return the country of the nearest town, or land, or else the one of most places.

        A town in a country that nothing else speaks of may be a namesake, and counts last.
        """
        for places in self._layers:
            near = _nearest(places, position)
            if near:
                return near
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


def _nearest(places: list[tuple[int, str]], position: int) -> str | None:
    index = bisect_left(places, (position, ""))
    near = [
        (abs(start - position), country)
        for start, country in places[max(0, index - 1) : index + 1]
        if abs(start - position) <= _NEAR
    ]
    return min(near)[1] if near else None
