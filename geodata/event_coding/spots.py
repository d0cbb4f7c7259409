"""Points on the map: a placed name as a spot, or the place that the text says by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geopy.distance import great_circle
from msgspec import Struct
from msgspec.structs import replace

from geodata.gazetteer.extent import precision, rank

if TYPE_CHECKING:
    from geodata.models import GeoPrecision, Place, PlacedToponym, RelativePlace, Toponym

__all__ = ["Spot", "blurred", "contradicts", "spot_of"]

_NEAREST = 10.0
_EDGE_KM = 8.0
_TOWN = 1
_AS_WIDE: dict[str, tuple[GeoPrecision, float]] = {
    "district": ("near", 30.0),
    "province": ("area", 100.0),
}
"""How precise, and how wide in km, a town is that stands for what the text calls a district: of the
villages that UCDP codes in Syria two in three lie within 25 km of their district's chief town."""


class Spot(Struct, frozen=True):
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
    if relative is not None and relative.relation == "between":
        placed = relative.anchors[0]  # the chief of the two ends
    place, toponym = placed.place, placed.toponym
    if place is None:
        return None
    if relative is None:
        precise = precision(place)
        point, radius, confidence = _middle(place), place.radius_km, placed.confidence
        if placed.seat is not None:
            point = _middle(placed.seat)
            radius += float(great_circle(_middle(place), point).km)
        said = _AS_WIDE.get(toponym.feature or "") if rank(place) <= _TOWN else None
        if said is not None:
            precise, radius = said[0], max(radius, said[1])
    else:
        precise, confidence = relative.precision, relative.confidence
        point, radius = _aside(place, relative)
    return Spot(place, toponym, *point, precise, radius, sure * confidence)


def _aside(place: Place, relative: RelativePlace) -> tuple[tuple[float, float], float]:
    """Point and radius of a place that leans on another.

    What happens "north of" a town, without a distance, happens at its edge rather than half-way to
    the farthest place that lies north of it.
    """
    point = relative.latitude, relative.longitude
    gap = float(great_circle(_middle(place), point).km)
    if relative.relation != "direction" or gap <= _EDGE_KM:
        return point, relative.radius_km
    share = _EDGE_KM / gap
    edge = (
        place.latitude + share * (relative.latitude - place.latitude),
        place.longitude + share * _turn(relative.longitude - place.longitude),
    )
    return edge, relative.radius_km + gap - _EDGE_KM


def _turn(degrees: float) -> float:
    """Shorter way round, across the date line."""
    return (degrees + 180) % 360 - 180


def _middle(place: Place) -> tuple[float, float]:
    return place.latitude, place.longitude


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
