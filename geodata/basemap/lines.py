"""Lines of the map: borders, province lines and rivers, each with the zoom that it appears at."""

from __future__ import annotations

import math
from collections import defaultdict
from statistics import median
from typing import TYPE_CHECKING

import shapely

from geodata.basemap import natural_earth
from geodata.basemap.coasts import rivers
from geodata.basemap.divisions import country_of
from geodata.basemap.packing import packed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from shapely.geometry.base import BaseGeometry

    from geodata.basemap.divisions import Divisions, Line

__all__ = ["first_zooms", "layers", "zoom_of_area"]

_Packed = list[list[int]]
_TOLERANCE = 0.004  # degrees
_LONG_RIVER = 3.5  # degrees: what the map shows before one zooms in
_SETTLED = "International boundary"
"""Natural Earth's words for a border that nobody disputes; all others are drawn dashed."""
_PROVINCE_PIXELS = 45  # across, from which on a province shows its edges
_FIRST_PROVINCES, _LAST_PROVINCES = 4, 9


def layers(divisions: Divisions) -> dict[str, object]:
    """Every layer of lines, packed."""
    water = rivers()
    return {
        **_borders(),
        "provinces": _by_zoom(divisions.lines, divisions),
        "guessed": _by_zoom(divisions.guessed, divisions),
        "rivers": [packed(line) for line in water if line.length >= _LONG_RIVER],
        "streams": [packed(line) for line in water if line.length < _LONG_RIVER],
    }


def _borders() -> dict[str, _Packed]:
    """Borders, and the disputed ones, lines of control and lines of armistice among them."""
    frame = natural_earth.read(natural_earth.BORDERS, ["featurecla"])
    settled = frame["featurecla"].str.startswith(_SETTLED)
    return {
        "borders": _joined(frame.geometry[settled]),
        "disputed": _joined(frame.geometry[~settled]),
    }


def _joined(lines: Iterable[BaseGeometry]) -> _Packed:
    merged = shapely.line_merge(shapely.union_all(list(lines))).simplify(_TOLERANCE)
    return [packed(line) for line in shapely.get_parts(merged)]


def _by_zoom(lines: Sequence[Line], divisions: Divisions) -> dict[int, _Packed]:
    """Lines by the zoom at which they appear, those of a country all at once."""
    zooms = first_zooms(divisions)
    gathered: dict[int, list[BaseGeometry]] = defaultdict(list)
    for line, one, _ in lines:
        gathered[zooms[country_of(one)]].append(line)
    return {zoom: _joined(found) for zoom, found in sorted(gathered.items())}


def first_zooms(divisions: Divisions) -> dict[str, int]:
    """Zoom from which on the provinces of each country show: that of the middling one."""
    sizes: dict[str, list[float]] = defaultdict(list)
    for code, area in divisions.areas.items():
        sizes[country_of(code)].append(area.area)
    return {country: zoom_of_area(median(areas)) for country, areas in sizes.items()}


def zoom_of_area(area: float) -> int:
    """First zoom at which an area, in square degrees, shows its edges.

    >>> zoom_of_area(25.0), zoom_of_area(1.0), zoom_of_area(0.0)
    (4, 6, 9)
    """
    across = math.sqrt(max(area, 1e-9)) * 256 / 360
    zoom = math.ceil(math.log2(_PROVINCE_PIXELS / across))
    return min(max(zoom, _FIRST_PROVINCES), _LAST_PROVINCES)
