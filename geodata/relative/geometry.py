"""Where a measured phrase can lie: a sector of a ring, the middle of several points, their meeting.

The point-radius method: one point and the distance from it that no place of the description
exceeds (Wieczorek, Guo and Hijmans 2004, "The point-radius method for georeferencing locality
descriptions and calculating associated uncertainty"). Its parts are added, never averaged: how far
the named place reaches, how exact the distance is, and how exact the direction, taken as in Guo,
Liu and Wieczorek 2008 ("Georeferencing locality descriptions and computing associated uncertainty
using a probabilistic approach") as the whole sector that a wind stands for.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from geopy.distance import geodesic

from geodata.gazetteer.distance import EARTH_RADIUS_KM, great_circle_km
from geodata.models import Place

__all__ = ["Disc", "Ring", "covering", "disc_of", "half_of", "meeting", "middle"]

_RADIAL, _ANGULAR = 24, 120
"""Samples of a ring's width and of its circle when two rings are laid over each other."""
Floats = npt.NDArray[np.float64]
_EARTH = geodesic()
"""Measures on WGS84; a distance made anew would first work out the series of the ellipsoid."""


@dataclass(frozen=True, slots=True)
class Disc:
    """A point and how far from it the place can be, in km."""

    latitude: float
    longitude: float
    radius_km: float


@dataclass(frozen=True, slots=True)
class Ring:
    """All that lies ``low`` to ``high`` km from a place, in one direction or in every one.

    ``bearing`` is in degrees clockwise from north, None when no direction is said; ``spread`` is
    how far to either side of it the direction may be meant.
    """

    place: Place
    low: float
    high: float
    bearing: float | None = None
    spread: float = 180.0


def disc_of(ring: Ring) -> Disc:
    """Smallest disc round the ring's middle that holds all of it.

    Without a direction the middle is the place itself; with one it is half-way between the nearest
    and the farthest distance. The place's own reach is added in full.

    Examples
    --------
    >>> place = Place("a", "A", 33.5, 38.6, "base", radius_km=5)
    >>> round(disc_of(Ring(place, 52.5, 87.5, 315, 22.5)).radius_km)
    40
    >>> disc_of(Ring(place, 0, 30))
    Disc(latitude=33.5, longitude=38.6, radius_km=35.0)
    """
    place = ring.place
    if ring.bearing is None:
        return Disc(place.latitude, place.longitude, float(ring.high + place.radius_km))
    away = (ring.low + ring.high) / 2
    point = _EARTH.destination((place.latitude, place.longitude), ring.bearing, away)
    half = math.radians(ring.spread)
    corners = [
        math.hypot(reach * math.cos(half) - away, reach * math.sin(half))
        for reach in (ring.low, ring.high)
    ]
    return Disc(point.latitude, point.longitude, max(corners) + place.radius_km)


def middle(places: Sequence[Place]) -> tuple[float, float]:
    """Point in the middle of several, on the sphere: of two, half the way.

    Examples
    --------
    >>> ends = [Place("a", "", 0, 179, "city"), Place("b", "", 0, -177, "city")]
    >>> [round(degrees, 6) for degrees in middle(ends)]
    [0.0, -179.0]
    """
    return _mean(
        np.array([place.latitude for place in places]),
        np.array([place.longitude for place in places]),
    )


def half_of(point: tuple[float, float], end: Place) -> tuple[float, float]:
    """Point half the way from another to a place."""
    return _mean(np.array([point[0], end.latitude]), np.array([point[1], end.longitude]))


def covering(point: tuple[float, float], places: Sequence[Place]) -> float:
    """Kilometres from a point to the farthest of some places."""
    return max(float(_EARTH.measure(point, (each.latitude, each.longitude))) for each in places)


def meeting(one: Ring, two: Ring) -> Disc | None:
    """Disc of where two rings lie over each other; None when they do not meet.

    Two distances without directions meet twice: then the disc reaches to both.

    Examples
    --------
    >>> west, east = Place("a", "", 0, 0, "city"), Place("b", "", 0, 1, "city")
    >>> disc = meeting(Ring(west, 60, 80, 0, 22.5), Ring(east, 110, 150))
    >>> 0.4 < disc.latitude < 0.8, disc.radius_km < 40
    (True, True)
    >>> meeting(Ring(west, 5, 10), Ring(east, 5, 10)) is None
    True
    """
    latitudes, longitudes = _samples(one)
    inside = _holds(two, latitudes, longitudes)
    if not inside.any():
        return None
    latitudes, longitudes = latitudes[inside], longitudes[inside]
    centre = _mean(latitudes, longitudes)
    reach = great_circle_km(*centre, latitudes, longitudes).max()
    step = (one.high - one.low + 2 * one.place.radius_km) / _RADIAL
    return Disc(*centre, float(reach + step))


def _samples(ring: Ring) -> tuple[Floats, Floats]:
    """Latitudes and longitudes of points all over a ring, widened by the reach of its place."""
    low, high = max(0.0, ring.low - ring.place.radius_km), ring.high + ring.place.radius_km
    bearing = ring.bearing or 0.0
    away, angle = np.meshgrid(
        np.linspace(low, high, _RADIAL) / EARTH_RADIUS_KM,
        np.radians(np.linspace(bearing - ring.spread, bearing + ring.spread, _ANGULAR)),
    )
    phi = math.radians(ring.place.latitude)
    sine = np.sin(phi) * np.cos(away) + np.cos(phi) * np.sin(away) * np.cos(angle)
    turned = np.arctan2(
        np.sin(angle) * np.sin(away) * np.cos(phi), np.cos(away) - np.sin(phi) * sine
    )
    longitudes = np.degrees(turned) + ring.place.longitude
    latitudes = np.degrees(np.arcsin(np.clip(sine, -1.0, 1.0)))
    return latitudes.ravel(), ((longitudes + 180) % 360 - 180).ravel()


def _holds(ring: Ring, latitudes: Floats, longitudes: Floats) -> npt.NDArray[np.bool_]:
    """Which points lie in a ring, widened by the reach of its place."""
    place = ring.place
    away = great_circle_km(place.latitude, place.longitude, latitudes, longitudes)
    held = (away >= ring.low - place.radius_km) & (away <= ring.high + place.radius_km)
    if ring.bearing is None:
        return np.asarray(held)
    phi, phis = math.radians(place.latitude), np.radians(latitudes)
    turn = np.radians(longitudes - place.longitude)
    bearing = np.degrees(
        np.arctan2(
            np.sin(turn) * np.cos(phis),
            math.cos(phi) * np.sin(phis) - math.sin(phi) * np.cos(phis) * np.cos(turn),
        )
    )
    apart = np.abs((bearing - ring.bearing + 180) % 360 - 180)
    return np.asarray(held & (apart <= ring.spread))


def _mean(latitudes: Floats, longitudes: Floats) -> tuple[float, float]:
    """Mean of points on the sphere, by their vectors: no seam at the date line."""
    phi, lam = np.radians(latitudes), np.radians(longitudes)
    x, y, z = (
        float(np.mean(part))
        for part in (np.cos(phi) * np.cos(lam), np.cos(phi) * np.sin(lam), np.sin(phi))
    )
    return math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))
