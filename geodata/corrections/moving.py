"""An event at another place: one of the gazetteer, or a point that somebody set by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geodata.gazetteer.distance import between_km
from geodata.gazetteer.extent import precision

if TYPE_CHECKING:
    from geodata.models import Event, Place

__all__ = ["at_place", "at_point", "nowhere"]

_AT = 1.5  # km: as near as this a point is at a place rather than near it
_HOME = 80.0  # km: as near as this a point has the province of the next settlement
_LEAST = 0.5  # km


def at_place(event: Event, place: Place) -> Event:
    """Put an event at a place of the gazetteer.

    Examples
    --------
    >>> from geodata.models import Event, Place
    >>> homs = Place("g:1", "Homs", 34.73, 36.72, "city", "SYR", "Homs", radius_km=5.0)
    >>> at_place(Event("e1", "clash", "violence", ()), homs).geo_precision
    'exact'
    """
    return replace(
        event,
        place=place.name,
        place_id=place.id,
        admin1=place.admin1,
        country=place.country,
        latitude=place.latitude,
        longitude=place.longitude,
        geo_precision=precision(place),
        radius_km=place.radius_km,
    )


def at_point(
    event: Event,
    latitude: float,
    longitude: float,
    *,
    nearest: Place | None = None,
    radius_km: float = _LEAST,
) -> Event:
    """Put an event at a point that somebody set by hand.

    Parameters
    ----------
    event
        What happened.
    latitude, longitude
        Degrees WGS84.
    nearest
        The settlement nearest to the point; it names the place when the event has none, or one
        that lies elsewhere, and its province and country are the event's.
    radius_km
        How far off the point can be.

    Returns
    -------
    Event
        Its place keeps its name as long as the point lies inside of it; its ``place_id`` is None,
        since the gazetteer has no such point.
    """
    name, admin1, country = event.place, event.admin1, event.country
    if name is None or not _is_inside(event, latitude, longitude):
        name, admin1, country = None, None, None
        if nearest is not None:
            name = _by(nearest, latitude, longitude)
            at_home = _km(nearest, latitude, longitude) <= _HOME
            admin1, country = (nearest.admin1, nearest.country) if at_home else (None, None)
    return replace(
        event,
        place=name or f"{latitude:.3f}, {longitude:.3f}",
        place_id=None,
        admin1=admin1,
        country=country,
        latitude=round(latitude, 5),
        longitude=round(longitude, 5),
        geo_precision="exact" if radius_km <= _AT else "near",
        radius_km=max(_LEAST, radius_km),
    )


def nowhere(event: Event) -> Event:
    """Take an event off the map."""
    none = dict.fromkeys(("place", "place_id", "admin1", "country", "latitude", "longitude"))
    return replace(event, **none, geo_precision=None, radius_km=None)  # type: ignore[arg-type]


def _is_inside(event: Event, latitude: float, longitude: float) -> bool:
    if event.latitude is None or event.longitude is None:
        return False
    away = between_km((event.latitude, event.longitude), (latitude, longitude))
    return away <= max(event.radius_km or 0.0, _AT)


def _by(place: Place, latitude: float, longitude: float) -> str:
    """Name a point by the settlement next to it: "Harri", "12 km from Harri"."""
    away = _km(place, latitude, longitude)
    return place.name if away <= max(_AT, place.radius_km) else f"{away:.0f} km from {place.name}"


def _km(place: Place, latitude: float, longitude: float) -> float:
    return between_km((place.latitude, place.longitude), (latitude, longitude))
