"""Names of rivers, several along each, turned the way it flows there."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import shapely

from geodata.basemap import natural_earth

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shapely import LineString

__all__ = ["RiverName", "river_names"]

_EVERY = 1.6  # degrees along a river from one name to the next
_REACH = 0.15  # degrees before and behind the name, between which the river's direction is taken
_STEEPEST = 70  # degrees: a steeper name reads badly
_FIRST_ZOOMS = {0: 5, 1: 5, 2: 6, 3: 6, 4: 7, 5: 7}
_LATER = 8


class RiverName(NamedTuple):
    """A name where it stands, its first zoom, and its turn in degrees clockwise."""

    name: str
    latitude: float
    longitude: float
    zoom: int
    angle: int


def river_names() -> Iterator[RiverName]:
    """Names along the rivers of Natural Earth, which is ranked by their importance."""
    frame = natural_earth.read(natural_earth.RIVERS, ["name", "scalerank"])
    named = frame[frame["name"].notna()]
    for name, group in named.groupby("name"):
        zoom = _FIRST_ZOOMS.get(int(group["scalerank"].min()), _LATER)
        course = shapely.line_merge(shapely.union_all(group.geometry.to_numpy()))
        for reach in shapely.get_parts(course):
            yield from _along(" ".join(str(name).split()), zoom, reach)


def _along(name: str, zoom: int, reach: LineString) -> Iterator[RiverName]:
    """Names at equal distances; one alone on a short reach, none on a very short one."""
    if reach.length < 2 * _REACH:
        return
    count = max(round(reach.length / _EVERY), 1)
    for number in range(count):
        at = (number + 0.5) * reach.length / count
        before, here, behind = (
            shapely.line_interpolate_point(reach, min(max(at + step, 0.0), reach.length))
            for step in (-_REACH, 0.0, _REACH)
        )
        angle = _turn(behind.x - before.x, behind.y - before.y, here.y)
        if abs(angle) <= _STEEPEST:
            yield RiverName(name, here.y, here.x, zoom, angle)


def _turn(east: float, north: float, latitude: float) -> int:
    """Clockwise turn of a name along a line, so that it never stands on its head.

    >>> _turn(1, 1, 0), _turn(-1, -1, 0), _turn(1, -1, 0), _turn(1, 1, 60)
    (-45, -45, 45, -63)
    """
    stretched = north / math.cos(math.radians(latitude))
    angle = -math.degrees(math.atan2(stretched, east))
    if angle > 90:
        angle -= 180
    elif angle < -90:
        angle += 180
    return round(angle)
