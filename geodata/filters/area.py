"""An area that was drawn on the map, and the points inside it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import shapely
from numpy.typing import ArrayLike, NDArray

__all__ = ["Area", "Corner"]

Corner = tuple[float, float]
"""Longitude and latitude in degrees WGS84, as GeoJSON and the filter word have it."""


class Area:
    """Inside of a line around some corners.

    Parameters
    ----------
    corners
        Three or more; a line that crosses itself surrounds each of its loops. Longitudes beyond
        180 go on across the meridian.

    Examples
    --------
    >>> triangle = Area([(38, 33), (42, 33), (42, 36)])
    >>> triangle.holds([34, 35], [41, 39]).tolist()
    [True, False]
    """

    def __init__(self, corners: Sequence[Corner]) -> None:
        self._shape = shapely.make_valid(shapely.Polygon(corners))
        shapely.prepare(self._shape)

    @classmethod
    @lru_cache(maxsize=16)
    def of(cls, corners: tuple[Corner, ...]) -> Area:
        """Return the area of these corners, made once."""
        return cls(corners)

    @property
    def is_empty(self) -> bool:
        """Whether it has no inside: all corners lie on one line."""
        return bool(self._shape.area == 0)

    def holds(self, latitude: ArrayLike, longitude: ArrayLike) -> NDArray[np.bool_]:
        """Say of each point whether it is inside or on the edge; NaN never is."""
        y, x = np.asarray(latitude, dtype=np.float64), np.asarray(longitude, dtype=np.float64)
        west, south, east, north = self._shape.bounds
        found = np.zeros(len(x), dtype=bool)
        for turn in (-360, 0, 360):
            near = np.flatnonzero(
                (x + turn >= west) & (x + turn <= east) & (y >= south) & (y <= north)
            )
            found[near] |= shapely.intersects_xy(self._shape, x[near] + turn, y[near])
        return found
