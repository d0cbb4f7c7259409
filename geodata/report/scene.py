"""One drawing of the map, that the page, each map of a series and each frame of a film share.

The ground of a view is worked out once; names, doubt and markers are drawn over it wherever it is
shown.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from geodata.models import Event
from geodata.report.furniture import draw_arrow, draw_scale
from geodata.report.ground import Shape, draw_shapes, shapes_of, zoom_of
from geodata.report.names import Frame, Ruler, draw_names
from geodata.report.seen import Seen
from geodata.report.sheet import Box, Sheet
from geodata.report.style import QUIET
from geodata.report.symbols import draw_doubt, draw_marker
from geodata.report.view import View, view_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from geodata.basemap.reading import Ground
    from geodata.report.markers import Marker

__all__ = [
    "Scene",
    "axes_over",
    "blank",
    "clear_axes",
    "draw_empty",
    "full_map",
    "map_axes",
    "scene_of",
]

_SCALE_FRAME: Frame = (0.0, 0.0, 62.0, 9.0)


def blank(sheet: Sheet) -> tuple[Figure, Axes]:
    """Return an empty sheet, and axes in mm that cover it."""
    figure = Figure(figsize=sheet.inches)
    FigureCanvasAgg(figure)
    return figure, clear_axes(figure, sheet, Box(0, 0, sheet.width, sheet.height))


def axes_over(figure: Figure, sheet: Sheet, box: Box) -> Axes:
    """Axes over a box of the sheet."""
    across, up = sheet.width, sheet.height
    return figure.add_axes(
        (box.left / across, box.bottom / up, box.width / across, box.height / up)
    )


def clear_axes(figure: Figure, sheet: Sheet, box: Box) -> Axes:
    """Axes in mm over a box of the sheet, of which nothing is seen."""
    axes = axes_over(figure, sheet, box)
    axes.set(xlim=(0, box.width), ylim=(0, box.height))
    axes.set_axis_off()
    return axes


@dataclass(frozen=True, slots=True)
class Scene:
    """A part of the world on the sheet.

    Parameters
    ----------
    ground
        The basemap.
    ruler
        How the map lies on the sheet.
    shapes
        What the ground shows.
    """

    ground: Ground
    ruler: Ruler
    shapes: tuple[Shape, ...]

    @property
    def view(self) -> View:
        """The part of the world that is shown."""
        return self.ruler.view

    @property
    def turn(self) -> float:
        """Clockwise turn of true north in the middle of the map, in degrees."""
        west, south, east, north = self.view.box
        longitude, latitude = (west + east) / 2, (south + north) / 2
        pair = np.array([[longitude, latitude], [longitude, latitude + 0.01]])
        (x, y), (above_x, above_y) = self.view.projected(pair)
        return float(np.degrees(np.arctan2(above_x - x, above_y - y)))

    def draw_names(
        self,
        axes: Axes,
        markers: Sequence[Marker] = (),
        *,
        taken: Sequence[Frame] = (),
        styles: Collection[str] = (),
        most: int = 140,
    ) -> None:
        """Write the names for which there is room; see `geodata.report.names.draw_names`."""
        labels = (
            label
            for label in self.ground.labels(self.view.box, self.ruler.zoom)
            if not styles or label.style in styles
        )
        draw_names(axes, labels, self.ruler, markers, taken, most=most)

    def draw_events(self, axes: Axes, events: Sequence[Event], markers: Sequence[Marker]) -> None:
        """Draw how far off the events may be, and their markers."""
        draw_doubt(axes, events, self.ground, self.view)
        for marker in markers:
            draw_marker(axes, marker, self.ruler.scale)


def scene_of(
    events: Sequence[Event],
    box: Box,
    ground: Ground,
    *,
    seen: Seen | None = None,
    largest: float = 99.0,
) -> Scene:
    """Prepare the map that shows events, or what is seen on a screen, in a box of the sheet.

    No name is larger than ``largest``, in points.
    """
    view = view_of(events, box, seen)
    zoom = zoom_of(view, box.width)
    return Scene(ground, Ruler(view, box.width, zoom, largest), shapes_of(ground, view, zoom))


def map_axes(figure: Figure, sheet: Sheet, box: Box, scene: Scene, *, bare: bool = False) -> Axes:
    """Axes in metres of the projection with the ground on them; bare, they have nothing."""
    axes, view = axes_over(figure, sheet, box), scene.view
    axes.set(xlim=(view.left, view.right), ylim=(view.bottom, view.top), xticks=[], yticks=[])
    if bare:
        axes.set_axis_off()
        return axes
    for spine in axes.spines.values():
        spine.set(color="#55595d", linewidth=0.7, zorder=20)
    draw_shapes(axes, scene.shapes)
    return axes


def full_map(
    figure: Figure, sheet: Sheet, scene: Scene, markers: Sequence[Marker], emptiness: str = ""
) -> Axes:
    """Draw the one map of a sheet with its names, scale bar and north arrow, but no events yet.

    Parameters
    ----------
    figure, sheet, scene
        Where, and what of.
    markers
        What names give way to.
    emptiness
        What is said across a map of nothing.

    Returns
    -------
    Axes
        In metres of the projection, for the events.
    """
    box = sheet.map
    axes = map_axes(figure, sheet, box, scene)
    arrow: Frame = (box.width - 12, box.height - 13, box.width, box.height)
    scene.draw_names(axes, markers, taken=(_SCALE_FRAME, arrow))
    draw_scale(axes)
    over = clear_axes(figure, sheet, box)
    draw_arrow(over, box.width - 6.5, box.height - 8, scene.turn)
    if emptiness:
        draw_empty(over, box, emptiness)
    return axes


def draw_empty(axes: Axes, box: Box, words: str, size: float = 13) -> None:
    """Say in the middle of clear axes that there is nothing to show."""
    axes.text(
        box.width / 2,
        box.height / 2,
        words,
        fontsize=size,
        color=QUIET,
        ha="center",
        va="center",
        zorder=30,
        bbox={"facecolor": "white", "edgecolor": "#d4d3ce", "pad": 8},
    )
