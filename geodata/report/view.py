"""What part of the world a map shows, and in which projection: one that suits it, and is named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from pyproj import CRS, Transformer

from geodata.models import Event
from geodata.report.seen import Seen
from geodata.report.sheet import Box

__all__ = ["Points", "View", "projection", "view_of"]

Points = npt.NDArray[np.float64]

_VAGUE = 300.0  # km: what is known no better says too little to decide on the view
_FEW = 0.05  # of the events may lie outside of the map
_WON, _ALIKE = 1.8, 1.2  # times smaller that the view becomes for it; and about as small
_ROOM = 0.09  # of the frame on each side, free of events
_LEAST = 30_000.0  # metres across
_WIDE = 100.0  # degrees, from which on a map shows the world
_WHOLE = "Equal Earth"
_TROPICS = 12.0
_WORLD = (-170.0, -58.0, 190.0, 78.0)


@dataclass(frozen=True, slots=True)
class View:
    """A frame on a projection.

    Parameters
    ----------
    name
        The projection, as the map names it.
    crs
        The projection itself.
    left, bottom, right, top
        Edges of the frame in metres of the projection.
    box
        West, south, east and north of all that the frame can show, in degrees.
    """

    name: str
    crs: CRS
    left: float
    bottom: float
    right: float
    top: float
    box: tuple[float, float, float, float]

    @property
    def width(self) -> float:
        """Metres from edge to edge."""
        return self.right - self.left

    def projected(self, points: Points) -> Points:
        """Points (longitude, latitude) in metres of the projection: the same shape."""
        if not len(points):
            return points.reshape(0, 2)
        return np.column_stack(_turn(self.crs).transform(points[:, 0], points[:, 1]))

    def projected_lines(self, lines: Sequence[Points]) -> list[Points]:
        """Lines of the ground in metres of the projection, which turns them all at once."""
        if not lines:
            return []
        ends = np.cumsum([len(line) for line in lines])[:-1]
        return np.split(self.projected(np.concatenate(lines)), ends)


@lru_cache(maxsize=16)
def _turn(crs: CRS) -> Transformer:
    """Return what turns degrees into metres: slow to make, and asked for again and again."""
    return Transformer.from_crs("EPSG:4326", crs, always_xy=True)


def view_of(events: Sequence[Event], frame: Box, seen: Seen | None = None) -> View:
    """Choose the view that shows all events with some room around them.

    Parameters
    ----------
    events
        Located ones decide; without any, the world is shown.
    frame
        Where on the sheet the map lies: its shape.
    seen
        What a screen showed, which decides instead: all of it is in the view.
    """
    points = _points(events if seen is None else ())
    west, south, east, north = _degrees(points) if seen is None else seen.box
    name, crs = projection(west, south, east, north)
    turn = _turn(crs)
    around = points if len(points) else _rim(west, south, east, north)
    x, y = turn.transform(around[:, 0], around[:, 1])
    left, bottom, right, top = _fitting(
        (min(x), min(y), max(x), max(y)),
        frame.width / frame.height,
        room=_ROOM if seen is None else 0.0,
    )
    box = _shown(turn, left, bottom, right, top)
    if name == _WHOLE:  # beyond half a turn from its middle the map begins again on its other side
        middle = (west + east) / 2
        box = (middle - 179.9, -85.0, middle + 179.9, 85.0)
    return View(name, crs, left, bottom, right, top, box)


def _points(events: Sequence[Event]) -> Points:
    """Points of the events that decide on the view.

    These are the ones whose place is known well enough, or all when none is; without the few that
    lie so far from nearly all others that these would shrink to a spot.
    """
    located = [one for one in events if one.latitude is not None and one.longitude is not None]
    well = [one for one in located if (one.radius_km or 0) < _VAGUE]
    points = np.array([(one.longitude, one.latitude) for one in well or located], dtype=float)
    return _together(points.reshape(-1, 2))


def _together(points: Points) -> Points:
    """Points without the far ones, if there are few of them and much is won.

    >>> near = np.array([(x / 10, y / 10) for x in range(8) for y in range(8)])
    >>> far = np.array([[60.0, 0.0]])
    >>> len(_together(np.vstack([near, far]))), len(_together(near))
    (64, 64)
    """
    most = int(len(points) * _FEW)
    if not most:
        return points
    away = np.abs(points - np.median(points, axis=0)).max(axis=1)
    order = np.argsort(away, kind="stable")
    reach = [np.ptp(points[order[: len(points) - left]], axis=0).max() for left in range(most + 1)]
    if reach[-1] * _WON > reach[0]:
        return points
    left = next(left for left, one in enumerate(reach) if one <= reach[-1] * _ALIKE)
    return points[np.sort(order[: len(points) - left])]


def _degrees(points: Points) -> tuple[float, float, float, float]:
    if not len(points):
        return _WORLD
    (west, south), (east, north) = points.min(axis=0), points.max(axis=0)
    return float(west), float(south), float(east), float(north)


def projection(west: float, south: float, east: float, north: float) -> tuple[str, CRS]:
    """Choose a projection for a box in degrees: its name and itself.

    A box of one UTM zone gets that zone, a wider one a conic or a cylinder whose true scale runs
    through it (Snyder 1987, "Map Projections: A Working Manual"), the world Equal Earth.

    Examples
    --------
    >>> projection(36, 33, 41, 37)[0], projection(-120, -50, 140, 60)[0]
    ('UTM zone 37N', 'Equal Earth')
    """
    longitude, latitude = (west + east) / 2, (south + north) / 2
    if east - west > _WIDE:
        return _WHOLE, CRS(f"+proj=eqearth +lon_0={longitude:.1f} +datum=WGS84")
    if east - west <= 6 and abs(latitude) < 80:
        zone = int((longitude + 180) // 6) + 1
        side = "N" if latitude >= 0 else "S"
        code = (32600 if latitude >= 0 else 32700) + zone
        return f"UTM zone {zone}{side}", CRS(code)
    if abs(latitude) < _TROPICS:
        merc = f"+proj=merc +lon_0={longitude:.1f} +lat_ts={latitude:.1f} +datum=WGS84"
        return f"Mercator, true at {_angle(latitude)}", CRS(merc)
    sixth = max((north - south) / 6, 0.5)
    one, other = south + sixth, north - sixth
    lcc = (
        f"+proj=lcc +lat_1={one:.2f} +lat_2={other:.2f} +lat_0={latitude:.2f} "
        f"+lon_0={longitude:.2f} +datum=WGS84"
    )
    return f"Lambert conformal conic, {_angle(one)} and {_angle(other)}", CRS(lcc)


def _angle(latitude: float) -> str:
    return f"{abs(latitude):.0f}° {'N' if latitude >= 0 else 'S'}"


def _rim(west: float, south: float, east: float, north: float) -> Points:
    """Points along the edges of a box."""
    x, y = np.linspace(west, east, 30), np.linspace(south, north, 30)
    edges = [(x, np.full(30, south)), (x, np.full(30, north))]
    edges += [(np.full(30, west), y), (np.full(30, east), y)]
    return np.concatenate([np.column_stack(edge) for edge in edges])


def _fitting(
    extent: tuple[float, float, float, float], shape: float, *, room: float
) -> tuple[float, float, float, float]:
    """Widen an extent to the shape of the frame, with room around it."""
    left, bottom, right, top = extent
    width = max(right - left, _LEAST) / (1 - 2 * room)
    height = max(top - bottom, _LEAST / shape) / (1 - 2 * room)
    width, height = max(width, height * shape), max(height, width / shape)
    x, y = (left + right) / 2, (bottom + top) / 2
    return x - width / 2, y - height / 2, x + width / 2, y + height / 2


def _shown(
    turn: Transformer, left: float, bottom: float, right: float, top: float
) -> tuple[float, float, float, float]:
    """Degrees that the frame can show, a little more on each side."""
    rim = _rim(left, bottom, right, top)
    longitude, latitude = turn.transform(rim[:, 0], rim[:, 1], direction="INVERSE")
    known = np.isfinite(longitude) & np.isfinite(latitude)
    if known.sum() < len(rim) / 2:
        return _WORLD
    margin = 0.05 * max(np.ptp(latitude[known]), 0.1)
    west, east = longitude[known].min() - margin, longitude[known].max() + margin
    south = max(latitude[known].min() - margin, -89.0)
    north = min(latitude[known].max() + margin, 89.0)
    return float(west), float(south), float(east), float(north)
