"""The page with the map, put together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import matplotlib as mpl
import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from pyproj import CRS

from geodata.filters.wording import days_in_words
from geodata.report.furniture import Column, draw_arrow, draw_scale
from geodata.report.ground import draw_ground, zoom_of
from geodata.report.markers import Marker, numbered
from geodata.report.names import Frame, Ruler, draw_names
from geodata.report.sheet import Box, Sheet
from geodata.report.style import QUIET, RC, SIZES
from geodata.report.symbols import draw_doubt, draw_marker
from geodata.report.view import View, view_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from geodata.basemap.reading import Ground
    from geodata.report.content import Content

__all__ = ["draw_page"]

DISCLAIMER = (
    "Boundaries and names shown and the designations used do not imply endorsement or acceptance."
)
_GROUND = "Coasts, rivers: GSHHG, WDBII. Borders, provinces: Natural Earth. Names: GeoNames."
_SCALE_FRAME: Frame = (0.0, 0.0, 62.0, 9.0)
_ALL_ROUND = 300.0  # degrees: the world needs no map that shows where it lies
_PLATE = CRS(4326)
_LOCATOR_MM = 30.0
_NOTES_MM = 39.0


@dataclass(frozen=True, slots=True)
class _Scene:
    """All that the page is drawn from."""

    content: Content
    sheet: Sheet
    ground: Ground
    ruler: Ruler
    markers: Sequence[Marker]

    @property
    def view(self) -> View:
        """The part of the world that is shown."""
        return self.ruler.view


def draw_page(content: Content, sheet: Sheet, ground: Ground) -> tuple[Figure, list[Marker]]:
    """Draw the page; the markers are those that its table numbers.

    Parameters
    ----------
    content
        What it says.
    sheet
        The paper.
    ground
        The basemap.
    """
    view, width = view_of(content.located, sheet.map, content.seen), sheet.map.width
    markers = numbered(content.located, view, width)
    scene = _Scene(content, sheet, ground, Ruler(view, width, zoom_of(view, width)), markers)
    with mpl.rc_context(RC):
        figure = Figure(figsize=sheet.inches)
        FigureCanvasAgg(figure)
        paper = _axes(figure, sheet, Box(0, 0, sheet.width, sheet.height))
        paper.set(xlim=(0, sheet.width), ylim=(0, sheet.height))
        paper.set_axis_off()
        _draw_map(figure, scene)
        _draw_words(figure, paper, scene)
        return figure, markers


def _axes(figure: Figure, sheet: Sheet, box: Box) -> Axes:
    """Axes over a box of the sheet."""
    across, up = sheet.width, sheet.height
    return figure.add_axes(
        (box.left / across, box.bottom / up, box.width / across, box.height / up)
    )


def _draw_map(figure: Figure, scene: _Scene) -> None:
    box, view, ruler = scene.sheet.map, scene.view, scene.ruler
    axes = _axes(figure, scene.sheet, box)
    axes.set(xlim=(view.left, view.right), ylim=(view.bottom, view.top), xticks=[], yticks=[])
    for spine in axes.spines.values():
        spine.set(color="#55595d", linewidth=0.7, zorder=20)
    draw_ground(axes, scene.ground, view, ruler.zoom)
    draw_doubt(axes, scene.content.located, scene.ground, view)
    arrow: Frame = (box.width - 12, box.height - 13, box.width, box.height)
    labels = scene.ground.labels(view.box, ruler.zoom)
    draw_names(axes, labels, ruler, scene.markers, taken=(_SCALE_FRAME, arrow))
    for marker in scene.markers:
        draw_marker(axes, marker, ruler.scale)
    draw_scale(axes)
    over = _axes(figure, scene.sheet, box)
    over.set(xlim=(0, box.width), ylim=(0, box.height))
    over.set_axis_off()
    draw_arrow(over, box.width - 6.5, box.height - 8, _turn(view))
    if not scene.markers:
        _draw_empty(over, scene.content, box)


def _draw_empty(over: Axes, content: Content, box: Box) -> None:
    """Say on the map that there is nothing to show."""
    over.text(
        box.width / 2,
        box.height / 2,
        _empty_words(content),
        fontsize=13,
        color=QUIET,
        ha="center",
        bbox={"facecolor": "white", "edgecolor": "#d4d3ce", "pad": 8},
    )


def _empty_words(content: Content) -> str:
    if content.located:
        return "No event in this part of the map"
    return "No event with a place" if content.events else "No events are shown"


def _turn(view: View) -> float:
    """Clockwise turn of true north in the middle of the map."""
    west, south, east, north = view.box
    longitude, latitude = (west + east) / 2, (south + north) / 2
    pair = np.array([[longitude, latitude], [longitude, latitude + 0.01]])
    (x, y), (above_x, above_y) = view.projected(pair)
    return float(np.degrees(np.arctan2(above_x - x, above_y - y)))


def _draw_words(figure: Figure, paper: Axes, scene: _Scene) -> None:
    column, notes, locator = _boxes(scene.sheet)
    content, ground, box = scene.content, scene.ground, scene.view.box
    words = Column(paper, column)
    shown = [event for marker in scene.markers for event in marker.events]
    words.head(content, outside=len(content.located) - len(shown))
    if content.events:
        words.legend(scene.markers, shown)
    words.lines(
        disputed=bool(ground.lines("disputed", box)),
        provinces=bool(ground.lines("provinces", box, zoom=scene.ruler.zoom)),
    )
    _draw_notes(Column(paper, notes), content, scene.view)
    if box[2] - box[0] < _ALL_ROUND:
        _draw_locator(_axes(figure, scene.sheet, locator), ground, scene.view, locator)


def _boxes(sheet: Sheet) -> tuple[Box, Box, Box]:
    """Where the words above, the notes below and the locator stand."""
    box = sheet.words
    if sheet.portrait:
        half = (box.width - 6) / 2
        left = Box(box.left, box.bottom, half, box.height)
        notes = Box(box.left + half + 6, box.bottom, half, _NOTES_MM)
        above = box.height - _NOTES_MM - 3
        return left, notes, Box(notes.left, notes.bottom + _NOTES_MM + 3, half, above)
    locator = Box(box.left, box.bottom + _NOTES_MM + 2, box.width, _LOCATOR_MM)
    return box, Box(box.left, box.bottom, box.width, _NOTES_MM), locator


def _draw_notes(column: Column, content: Content, view: View) -> None:
    names = dict.fromkeys(one.source or "unnamed" for one in content.sources)
    column.text("Sources", SIZES["heading"], tone=QUIET, weight="bold")
    many = ", ".join(names) if names else "none"
    column.text(f"{len(content.sources):,} reports: {many}.", SIZES["small"], tone=QUIET, most=4)
    days = f"Data as of {days_in_words(content.as_of, content.as_of)}. " if content.as_of else ""
    made = f"{days}Made {days_in_words(content.made, content.made)} with Dateline."
    for words in (f"Projection: {view.name}, WGS 84.", _GROUND, DISCLAIMER, made):
        column.text(words, SIZES["small"], tone=QUIET, before=0.5)


def _draw_locator(axes: Axes, ground: Ground, view: View, frame: Box) -> None:
    """Draw where in the world the map lies."""
    west, south, east, north = view.box
    longitude, latitude = (west + east) / 2, (south + north) / 2
    high = min(max(6 * (north - south), 24.0), 130.0)
    wide = min(high * frame.width / frame.height, 340.0)
    corners = (
        *(longitude - wide / 2, max(latitude - high / 2, -85.0)),
        *(longitude + wide / 2, min(latitude + high / 2, 85.0)),
    )
    plain = View("", _PLATE, *corners, corners)
    axes.set(xlim=corners[::2], ylim=corners[1::2], xticks=[], yticks=[])
    for spine in axes.spines.values():
        spine.set(color="#c8c7c2", linewidth=0.5)
    draw_ground(axes, ground, plain, 2, fine=False)
    axes.add_artist(
        Rectangle(
            (west, south), east - west, north - south, facecolor="#d55e00", alpha=0.25, zorder=6
        )
    )
    axes.add_artist(
        Rectangle(
            (west, south), east - west, north - south, fill=False, edgecolor="#d55e00",
            linewidth=0.9, zorder=7,
        )
    )  # fmt: skip
