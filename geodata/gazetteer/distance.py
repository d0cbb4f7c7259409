"""Distances on the sphere."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt
from typing import Protocol

import numpy as np
import numpy.typing as npt

__all__ = ["EARTH_RADIUS_KM", "between_km", "distance_km", "great_circle_km"]

EARTH_RADIUS_KM = 6371.0088
"""Mean radius of the earth (IUGG)."""


class _Point(Protocol):
    """What has a point in degrees WGS84: a place, a spot, an event with coordinates."""

    @property
    def latitude(self) -> float: ...
    @property
    def longitude(self) -> float: ...


def great_circle_km(
    latitude: float | npt.NDArray[np.float64],
    longitude: float | npt.NDArray[np.float64],
    latitudes: npt.NDArray[np.float64],
    longitudes: npt.NDArray[np.float64],
) -> npt.NDArray[np.float64]:
    """Distances from a point, or a column of points, to many, in km, by the haversine formula.

    >>> great_circle_km(0.0, 0.0, np.array([0.0, 0.0]), np.array([0.0, 180.0])).round()
    array([    0., 20015.])
    """
    phi, phis = np.radians(latitude), np.radians(latitudes)
    half_phi = (phis - phi) / 2
    half_lambda = (np.radians(longitudes) - np.radians(longitude)) / 2
    chord = np.sin(half_phi) ** 2 + np.cos(phi) * np.cos(phis) * np.sin(half_lambda) ** 2
    return np.asarray(2 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(np.clip(chord, 0.0, 1.0))))


def distance_km(one: _Point, other: _Point) -> float:
    """Distance between two points on the sphere, in km.

    >>> from geodata.models import Place
    >>> distance_km(Place("a", "", 0, 0, "city"), Place("b", "", 0, 1, "city")).__round__()
    111
    """
    return between_km((one.latitude, one.longitude), (other.latitude, other.longitude))


def between_km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Distance between two pairs of latitude and longitude, in km, by the haversine formula.

    >>> round(between_km((0.0, 0.0), (0.0, 180.0)))
    20015
    """
    phi, psi = radians(one[0]), radians(other[0])
    half_lambda = radians(one[1] - other[1]) / 2
    chord = sin((phi - psi) / 2) ** 2
    chord += cos(phi) * cos(psi) * sin(half_lambda) ** 2
    return 2 * EARTH_RADIUS_KM * asin(sqrt(min(1.0, chord)))
