"""The ground of the map: land, water, borders with the disputed ones dashed, provinces, rivers."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import shapely
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from geodata.report.style import TONES

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from geodata.basemap.reading import Ground
    from geodata.report.view import View

__all__ = ["Shape", "draw_shapes", "path_of", "shapes_of", "zoom_of"]

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


@dataclass(frozen=True, slots=True)
class Shape:
    """Lines or areas of one look, in metres of the projection.

    Parameters
    ----------
    path
        What is drawn.
    style
        How, as arguments of a patch.
    """

    path: Path
    style: Mapping[str, Any]


def shapes_of(ground: Ground, view: View, zoom: int, *, fine: bool = True) -> tuple[Shape, ...]:
    """Everything that lies under the events; ``fine`` adds provinces and rivers.

    It is made once, and drawn on as many maps of one view as there are.
    """
    filled = (("land", "land"), ("lakes", "lake"), ("islands", "land"))
    shapes = [_filled(ground.polygons(layer, view.box), view, tone) for layer, tone in filled]

    def stroke(
        layer: str, tone: str, weight: float, dashes: tuple[float, float] | None = None
    ) -> None:
        at = zoom if layer in {"provinces", "guessed"} else 99
        lines = ground.lines(layer, view.box, zoom=at)
        shapes.append(_stroked(lines, view, TONES[tone], weight, dashes))

    if fine:
        if zoom >= _RIVERS:
            stroke("rivers", "river", 0.7)
        if zoom >= _STREAMS:
            stroke("streams", "river", 0.4)
        stroke("provinces", "province", 0.45)
        stroke("guessed", "province", 0.45, (1, 2))
    weight = 0.9 if fine else 0.4
    stroke("borders", "border", weight)
    stroke("disputed", "border", weight, (3.5, 2))
    return tuple(filter(None, shapes))


def draw_shapes(axes: Axes, shapes: Iterable[Shape]) -> None:
    """Draw the ground on axes of its view."""
    axes.set_facecolor(TONES["sea"])
    for shape in shapes:
        axes.add_artist(PathPatch(shape.path, **shape.style))


def path_of(rings: Iterable[npt.NDArray[np.float64]]) -> Path:
    """One path of closed rings."""
    vertices, codes = [], []
    for ring in rings:
        vertices.append(ring)
        codes += [Path.MOVETO, *[Path.LINETO] * (len(ring) - 2), Path.CLOSEPOLY]
    return Path(np.concatenate(vertices), codes)


def _filled(polygons: Sequence[shapely.Polygon], view: View, tone: str) -> Shape | None:
    outlines = [shapely.get_coordinates(ring) for ring in shapely.get_rings(polygons)]
    rings = [
        ring for ring in view.projected_lines(outlines) if len(ring) > 3 and np.isfinite(ring).all()
    ]
    edge = {"edgecolor": TONES["coast"], "linewidth": 0.35, "zorder": 1}
    return Shape(path_of(rings), {"facecolor": TONES[tone], **edge}) if rings else None


def _stroked(
    lines: list[npt.NDArray[np.float64]],
    view: View,
    tone: str,
    weight: float,
    dashes: tuple[float, float] | None,
) -> Shape | None:
    drawn = [line for line in view.projected_lines(lines) if np.isfinite(line).all()]
    if not drawn:
        return None
    codes = [code for line in drawn for code in (Path.MOVETO, *[Path.LINETO] * (len(line) - 1))]
    style = (0, dashes) if dashes else "solid"
    pen = {"fill": False, "edgecolor": tone, "linewidth": weight, "linestyle": style, "zorder": 2}
    return Shape(Path(np.concatenate(drawn), codes), pen)
