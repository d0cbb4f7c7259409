"""The ground of the map: land, water, borders with the disputed ones dashed, provinces, rivers."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import shapely
from matplotlib.collections import LineCollection
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from geodata.report.style import TONES

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from geodata.basemap.reading import Ground
    from geodata.report.view import View

__all__ = ["draw_ground", "path_of", "zoom_of"]

_EQUATOR = 156_543.03  # metres a pixel of a web map at zoom 0
_RIVERS, _STREAMS = 4, 7  # zooms from which on they are drawn
_PRINT = 0.6  # a printed map holds more than a screen of its size


def zoom_of(view: View, width_mm: float) -> int:
    """Zoom of a web map on which as much can be told apart as on the sheet.

    Examples
    --------
    >>> from pyproj import CRS
    >>> from geodata.report.view import View
    >>> box = (36.0, 33.0, 42.0, 37.0)
    >>> zoom_of(View("", CRS(32637), 0, 0, 550_000, 400_000, box), 212)
    8
    """
    metres = view.width / (width_mm / 25.4 * 96)
    latitude = math.radians((view.box[1] + view.box[3]) / 2)
    return max(math.floor(math.log2(_EQUATOR * math.cos(latitude) / metres) + _PRINT), 2)


def draw_ground(axes: Axes, ground: Ground, view: View, zoom: int, *, fine: bool = True) -> None:
    """Draw everything that lies under the events; ``fine`` adds provinces and rivers."""
    axes.set_facecolor(TONES["sea"])
    for layer, tone in (("land", "land"), ("lakes", "lake"), ("islands", "land")):
        _fill(axes, ground.polygons(layer, view.box), view, TONES[tone])
    if fine:
        if zoom >= _RIVERS:
            rivers = ground.lines("rivers", view.box)
            _stroke(axes, rivers, view, TONES["river"], 0.7)
        if zoom >= _STREAMS:
            _stroke(axes, ground.lines("streams", view.box), view, TONES["river"], 0.4)
        provinces = ground.lines("provinces", view.box, zoom=zoom)
        _stroke(axes, provinces, view, TONES["province"], 0.45)
        guessed = ground.lines("guessed", view.box, zoom=zoom)
        _stroke(axes, guessed, view, TONES["province"], 0.45, dashes=(1, 2))
    weight = 0.9 if fine else 0.4
    _stroke(axes, ground.lines("borders", view.box), view, TONES["border"], weight)
    disputed = ground.lines("disputed", view.box)
    _stroke(axes, disputed, view, TONES["border"], weight, dashes=(3.5, 2))


def path_of(rings: Iterable[npt.NDArray[np.float64]]) -> Path:
    """One path of closed rings."""
    vertices, codes = [], []
    for ring in rings:
        vertices.append(ring)
        codes += [Path.MOVETO, *[Path.LINETO] * (len(ring) - 2), Path.CLOSEPOLY]
    return Path(np.concatenate(vertices), codes)


def _fill(axes: Axes, polygons: list[shapely.Polygon], view: View, tone: str) -> None:
    rings = [
        view.projected(shapely.get_coordinates(ring))
        for polygon in polygons
        for ring in (polygon.exterior, *polygon.interiors)
    ]
    rings = [ring for ring in rings if len(ring) > 3 and np.isfinite(ring).all()]
    if rings:
        patch = PathPatch(
            path_of(rings), facecolor=tone, edgecolor=TONES["coast"], linewidth=0.35, zorder=1
        )
        axes.add_artist(patch)


def _stroke(  # noqa: PLR0913  options are keyword-only
    axes: Axes,
    lines: list[npt.NDArray[np.float64]],
    view: View,
    tone: str,
    weight: float,
    *,
    dashes: tuple[float, float] | None = None,
) -> None:
    drawn = [line for line in map(view.projected, lines) if np.isfinite(line).all()]
    style = (0, dashes) if dashes else "solid"
    axes.add_collection(
        LineCollection(drawn, colors=tone, linewidths=weight, linestyles=[style], zorder=2),
        autolim=False,
    )
