"""How much a place covers, by its feature."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geodata.models import Place

if TYPE_CHECKING:
    from geodata.models import GeoPrecision

__all__ = ["AREA_FROM", "COUNTRY", "precision", "rank"]

_SPECIFIC = {
    "village": 0, "neighbourhood": 0, "base": 0, "camp": 0, "crossing": 0, "airport": 0,
    "facility": 0, "city": 1, "island": 2, "district": 2, "mountain": 2, "lake": 2, "valley": 3,
    "river": 3, "province": 3, "desert": 3, "region": 4, "sea": 4, "country": 5, "continent": 6,
}  # fmt: skip
AREA_FROM = 3
"""Rank from which a place is an area and its point only stands for it."""
_PART_FROM = 2
"""Rank from which it is a part of a region: a district, an island, a mountain."""
_EXACT_KM = 5.0
"""Radius up to which the point of a village, a base or a camp says where something was."""
COUNTRY = 5
"""Rank of a country; a continent is wider still."""


def rank(place: Place | None) -> int:
    """Rank a place by how much it covers: 0 a village, 1 a city, 3 a province, 5 a country."""
    return _SPECIFIC.get(place.feature, 2) if place else 1


def precision(place: Place) -> GeoPrecision:
    """How precisely the point of a place says where something happened in it.

    As ACLED's: 1, exact, a town; 2, near, a part of a region; 3, area, a province or more. An oil
    field, or a village whose point is known to some km, is no exact spot either.

    >>> precision(Place("a", "Nimlah", 35.1, 40.48, "village", "SYR", radius_km=6.0))
    'near'
    """
    extent = rank(place)
    if extent >= AREA_FROM:
        return "area"
    vague = extent == 0 and place.radius_km > _EXACT_KM
    return "near" if vague or extent >= _PART_FROM else "exact"
