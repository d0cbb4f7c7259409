"""How much a place covers, by its feature."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geodata.models import GeoPrecision, Place

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
COUNTRY = 5
"""Rank of a country; a continent is wider still."""


def rank(place: Place | None) -> int:
    """Rank a place by how much it covers: 0 a village, 1 a city, 3 a province, 5 a country."""
    return _SPECIFIC.get(place.feature, 2) if place else 1


def precision(place: Place) -> GeoPrecision:
    """How precisely the point of a place says where something happened in it.

    As ACLED's: 1, exact, a town; 2, near, a part of a region; 3, area, a province or more.
    """
    extent = rank(place)
    if extent >= AREA_FROM:
        return "area"
    return "near" if extent >= _PART_FROM else "exact"
