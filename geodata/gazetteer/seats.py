"""The chief town of a division: where its people are, and where its news mostly happens.

Coders of events put what they know no closer than a province at its capital. Here it is the town
that the division is called after, and of a province that is called after none the most populous.
Lists that put a district exactly on a village mean its chief town, whatever that is called.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter

from geodata.gazetteer.candidate import Candidate
from geodata.gazetteer.distance import distance_km
from geodata.gazetteer.segment import Segment
from geodata.models import Place

__all__ = ["chief_town"]

_SETTLEMENTS = frozenset({"city", "village"})
_DEGREE_KM = 111.2
_REACH_KM = {"province": 150.0, "district": 40.0}
_ON_THE_SPOT_KM = 0.1
_TOWN = 5_000
"""Inhabitants from which a namesake is the chief town, wherever the point of its district is."""
_MOST_CELLS = 400
"""Square degrees that are searched: the largest divisions on Earth are empty at their edges."""


def chief_town(
    division: Place,
    namesakes: Iterable[Candidate],
    middle: Place | None,
    segments: Sequence[Segment],
) -> Place | None:
    """Find the chief town of a province or district, or None.

    Parameters
    ----------
    division
        The province or district.
    namesakes
        Places that are called as it is, the likeliest first.
    middle
        The settlement nearest to the division's point.
    segments
        Where the towns of a province are looked for that is called after none.
    """
    reach = max(division.radius_km, _REACH_KM.get(division.feature, 0.0))
    called_so = [
        each.place
        for each in namesakes
        if each.place.feature in _SETTLEMENTS
        and _is_within(each.place, division)
        and distance_km(each.place, division) <= reach
    ]
    largest = max(called_so, key=lambda place: place.population, default=None)
    if middle is not None and _stands_for(middle, division, largest):
        return middle
    if largest is not None:
        return largest
    if division.feature != "province":
        return None
    return next(_towns(division, segments, reach), None)


def _stands_for(middle: Place, district: Place, largest: Place | None) -> bool:
    """Whether a district is put on a settlement as on its chief town, and no namesake is a town."""
    return (
        district.feature == "district"
        and distance_km(middle, district) <= _ON_THE_SPOT_KM
        and (largest is None or largest.population < _TOWN)
    )


def _is_within(place: Place, division: Place) -> bool:
    name = division.admin1 or (division.name if division.feature == "province" else None)
    return place.country == division.country and (
        place.admin1 == name or place.admin1 is None or name is None
    )


def _towns(division: Place, segments: Sequence[Segment], reach: float) -> Iterator[Place]:
    """Towns of a division, in the square degrees around its point; the most populous first."""
    found = [
        (population, number, segment)
        for segment in segments
        if division.country in segment.countries
        for latitude, longitude in _cells(division, reach)
        for number in _numbers(segment, latitude, longitude, division)
        if (population := segment.population(number))
    ]
    for _, number, segment in sorted(found, key=itemgetter(0), reverse=True):
        place = segment.place(number)
        if place.admin1 and _is_within(place, division):
            yield place


def _numbers(segment: Segment, latitude: float, longitude: float, division: Place) -> list[int]:
    """Settlements of the division's country in a point's square degree."""
    places = segment.settlements_in(latitude, longitude)
    own = places["country"] == segment.countries.index(division.country)
    numbers: list[int] = places["place"][own].tolist()
    return numbers


def _cells(division: Place, reach: float) -> list[tuple[float, float]]:
    """Middles of the square degrees in reach, the nearest first."""
    tall = math.ceil(reach / _DEGREE_KM)
    wide = math.ceil(tall / max(0.1, math.cos(math.radians(division.latitude))))
    middles = [
        (math.floor(division.latitude) + north + 0.5, math.floor(division.longitude) + east + 0.5)
        for north in range(-tall, tall + 1)
        for east in range(-wide, wide + 1)
    ]
    inside = [each for each in middles if -90 < each[0] < 90]
    inside.sort(
        key=lambda each: abs(each[0] - division.latitude) + abs(each[1] - division.longitude)
    )
    return inside[:_MOST_CELLS]
