"""Points on the map: a placed name as a spot, or the place that the text says by it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geopy.distance import great_circle

from geodata.gazetteer.extent import AREA_FROM, rank

if TYPE_CHECKING:
    from geodata.models import GeoPrecision, Place, PlacedToponym, RelativePlace, Toponym

__all__ = ["Spot", "blurred", "contradicts", "spot_of"]

_NEAREST = 10.0


@dataclass(frozen=True, slots=True)
class Spot:
    """A point for an event: its place, how exact it is, and how sure the rules are (0 to 1)."""

    place: Place
    toponym: Toponym
    latitude: float
    longitude: float
    precision: GeoPrecision
    radius_km: float
    confidence: float


def spot_of(
    placed: PlacedToponym, sure: float, relative: RelativePlace | None = None
) -> Spot | None:
    """Point of a placed name, or of the place that leans on it: "70 kilometers northwest of" it.

    Returns
    -------
    Spot or None
        None when the name has no place.
    """
    place, toponym = placed.place, placed.toponym
    if place is None:
        return None
    if relative is None:
        precision: GeoPrecision = "area" if rank(place) >= AREA_FROM else "exact"
        point, radius, confidence = (
            (place.latitude, place.longitude),
            place.radius_km,
            placed.confidence,
        )
    else:
        precision = relative.precision
        point = relative.latitude, relative.longitude
        radius, confidence = relative.radius_km, relative.confidence
    return Spot(place, toponym, *point, precision, radius, sure * confidence)


def blurred(spot: Spot) -> Spot:
    """Point that is near a place and not at it."""
    return replace(
        spot,
        precision="area" if spot.precision == "area" else "near",
        radius_km=max(_NEAREST, spot.radius_km),
    )


def contradicts(placed: PlacedToponym, measured: Spot) -> bool:
    """Whether a name was placed far from where the text itself measures it to be."""
    place = placed.place
    if place is None or place.id == measured.place.id:
        return False
    there = (measured.latitude, measured.longitude)
    gap = great_circle((place.latitude, place.longitude), there).km
    return bool(gap > place.radius_km + 3 * measured.radius_km + 30)
