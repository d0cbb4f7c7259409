"""The page with the map, put together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from pyproj import CRS

from geodata.report.charts import draw_small_bars
from geodata.report.furniture import DISCLAIMER, GROUND, Column
from geodata.report.ground import draw_shapes, shapes_of
from geodata.report.markers import Marker, numbered
from geodata.report.pictures import PICTURES
from geodata.report.scene import Scene, axes_over, blank, clear_axes, full_map, scene_of
from geodata.report.sheet import Box, Sheet
from geodata.report.style import QUIET, SIZES
from geodata.report.view import View

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from geodata.basemap.reading import Ground
    from geodata.report.content import Content

__all__ = ["draw_page"]

_LEGEND = "Numbers are those of the table. Paler symbols are less sure."
_ALL_ROUND = 300.0  # degrees: the world needs no map that shows where it lies
_PLATE = CRS(4326)
_LOCATOR_MM = 30.0
_NOTES_MM, _NOTES_UPRIGHT_MM = 39.0, 29.0
_BARS_MM = 22.0
_FEW = 3  # days, weeks or months that are worth a chart


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
    scene = scene_of(content.located, sheet.map, ground, seen=content.seen)
    markers = numbered(content.located, scene.view, sheet.map.width)
    figure, paper = blank(sheet)
    axes = full_map(figure, sheet, scene, markers, "" if markers else content.emptiness)
    scene.draw_events(axes, content.located, markers)
    _draw_words(figure, paper, sheet, scene, content, markers)
    return figure, markers


def _draw_words(  # noqa: PLR0913, PLR0917  all of the page
    figure: Figure,
    paper: Axes,
    sheet: Sheet,
    scene: Scene,
    content: Content,
    markers: Sequence[Marker],
) -> None:
    column, beside, notes = _boxes(sheet)
    ground, box = scene.ground, scene.view.box
    words = Column(paper, column)
    shown = [event for marker in markers for event in marker.events]
    words.head(content, len(content.located) - len(shown))
    if content.events:
        words.legend(markers, shown, _LEGEND)
    right = Column(paper, beside) if sheet.portrait else words
    right.lines(
        disputed=bool(ground.lines("disputed", box)),
        provinces=bool(ground.lines("provinces", box, zoom=scene.ruler.zoom)),
    )
    _draw_notes(Column(paper, notes), content, scene.view)
    bottom = notes.bottom + notes.height + 2
    high = min(_LOCATOR_MM, right.y - bottom - 3)
    if box[2] - box[0] < _ALL_ROUND and high > _LOCATOR_MM / 2:
        locator = Box(beside.left, bottom, beside.width, high)
        _draw_locator(axes_over(figure, sheet, locator), ground, scene.view, locator)
        bottom += high + 3
    _draw_time(figure, sheet, content, replace(right.box, bottom=bottom, height=right.y - bottom))


def _draw_time(figure: Figure, sheet: Sheet, content: Content, box: Box) -> None:
    """Draw the events by date where there is room left."""
    timeline = PICTURES["events"].timeline(content.events)
    if box.height < _BARS_MM + 14 or len(timeline.periods) < _FEW:
        return
    top = box.bottom + box.height - 7
    axes = clear_axes(figure, sheet, replace(box, bottom=top, height=5))
    axes.text(
        0, 0.8, f"Events by {timeline.unit}", fontsize=SIZES["heading"], color=QUIET,
        fontweight="bold",
    )  # fmt: skip
    draw_small_bars(figure, sheet, replace(box, bottom=top - _BARS_MM, height=_BARS_MM), timeline)


def _boxes(sheet: Sheet) -> tuple[Box, Box, Box]:
    """Where the words stand, what is beside them or further down, and the notes below."""
    box = sheet.words
    if not sheet.portrait:
        return box, box, replace(box, height=_NOTES_MM)
    half = (box.width - 6) / 2
    right = replace(box, left=box.left + half + 6, width=half)
    return replace(box, width=half), right, replace(right, height=_NOTES_UPRIGHT_MM)


def _draw_notes(column: Column, content: Content, view: View) -> None:
    column.text("Sources", SIZES["heading"], tone=QUIET, weight="bold")
    column.text(content.sources_in_words, SIZES["small"], tone=QUIET, most=4)
    for words in (
        f"Projection: {view.name}, WGS\N{NO-BREAK SPACE}84.",
        GROUND,
        DISCLAIMER,
        content.days_in_words,
    ):
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
    draw_shapes(axes, shapes_of(ground, plain, 2, fine=False))
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
