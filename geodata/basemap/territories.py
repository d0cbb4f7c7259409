"""Which country and province a point lies in, by the outlines of the basemap.

A point at sea, or in a land whose outline is not known, lies in none.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache, cached_property
from operator import itemgetter
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from geodata.basemap.reading import unpacked

__all__ = ["Territory", "territories_at"]

_COAST = 0.02
"""Degrees, two kilometres: the outlines are that much off at the most, and harbours lie outside."""


@dataclass(frozen=True, slots=True)
class Territory:
    """A country by its alpha-3 code, and its province by the name that events bear, if known."""

    country: str
    admin1: str | None = None


def territories_at(
    latitude: NDArray[np.float64], longitude: NDArray[np.float64], folder: Path
) -> list[Territory | None]:
    """Tell where each of some points lies.

    Parameters
    ----------
    latitude, longitude
        (points,) degrees WGS84.
    folder
        `geodata.basemap.folder`.
    """
    outlines, boxes = _outlines(folder)
    points: Any = shapely.points(longitude, latitude)
    near_point, near = boxes.query(points, predicate="dwithin", distance=_COAST)
    found: list[Territory | None] = [None] * len(points)
    off: dict[int, tuple[float, Territory]] = {}
    for number in np.unique(near).tolist():
        some = near_point[near == number]
        own = outlines[number].territory
        far = np.atleast_1d(shapely.distance(outlines[number].shape, points[some]))
        for point, degrees in zip(some.tolist(), far.tolist(), strict=True):
            if degrees == 0:
                found[point] = _narrower(found[point], own)
            elif degrees <= _COAST:
                off[point] = min(off.get(point, (degrees, own)), (degrees, own), key=itemgetter(0))
    return [one or off.get(number, (0, None))[1] for number, one in enumerate(found)]


def _narrower(before: Territory | None, other: Territory) -> Territory:
    """Take a province rather than its country; of two countries at their border the first."""
    if before is None:
        return other
    better = before.admin1 is None and other.country == before.country
    return other if better else before


@dataclass(frozen=True)
class _Outline:
    territory: Territory
    rings: list[NDArray[np.float64]]

    @cached_property
    def box(self) -> shapely.Polygon:
        points = np.concatenate(self.rings)
        (west, south), (east, north) = points.min(axis=0).tolist(), points.max(axis=0).tolist()
        return shapely.Polygon([(west, south), (west, north), (east, north), (east, south)])

    @cached_property
    def shape(self) -> shapely.Geometry:
        """The rings filled by the even-odd rule; few of the world's outlines are asked for."""
        parts = [shapely.Polygon(ring) for ring in self.rings if len(ring) > 3]
        filled = shapely.make_valid(shapely.MultiPolygon(parts))
        shapely.prepare(filled)
        return filled


@cache
def _outlines(folder: Path) -> tuple[list[_Outline], shapely.STRtree]:
    found = []
    for path in sorted((folder / "areas").glob("*.json")):
        file = json.loads(path.read_bytes())
        names, vague = file["names"], set(file["approximate"])
        for place, rings in file["outlines"].items():
            own = Territory(path.stem, None if place in vague else names.get(place))
            found.append(_Outline(own, [unpacked(ring) for ring in rings]))
    return found, shapely.STRtree([one.box for one in found])
