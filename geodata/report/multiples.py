"""Small multiples: a map a day, week, month or year, all of one extent and scale."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from matplotlib.figure import Figure

from geodata.models import Event
from geodata.periods import Unit
from geodata.report.content import Content, events_in_words
from geodata.report.furniture import Column, draw_notes, draw_scale
from geodata.report.markers import Marker, counted
from geodata.report.pictures import PICTURES
from geodata.report.scene import Scene, blank, clear_axes, draw_empty, map_axes, scene_of
from geodata.report.seen import Seen
from geodata.report.sheet import Box, Sheet
from geodata.report.style import INK, QUIET, SIZES
from geodata.report.timeline import Period, Timeline
from geodata.report.view import view_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from geodata.basemap.reading import Ground

__all__ = ["draw_multiples"]

_GAP, _TITLE = 4.0, 8.6  # mm between maps, and above each
_SLIMMEST, _WIDEST = 0.45, 1.9  # width by height of a map
_FOOT = 24.0
_SCALE = 0.16  # of the width, for the scale bar beside the legend
_NAMES = frozenset({"capital", "town"})
_MOST_NAMES = 7
_LEAST = 1.25  # mm, radius of one event


@dataclass(frozen=True, slots=True)
class _Panel:
    period: Period
    box: Box
    markers: Sequence[Marker]


def draw_multiples(content: Content, sheet: Sheet, ground: Ground, by: Unit | None) -> Figure:
    """Draw a map for each period, with one legend for all.

    Raises
    ------
    ReportError
        When there are more periods than a page holds.
    """
    timeline = PICTURES["multiples"].timeline(content.events, by)
    shown = [one for period in timeline.periods for one in period.located]
    figure, paper = blank(sheet)
    edge = sheet.margin
    inner = Box(edge, edge, sheet.width - 2 * edge, sheet.height - 2 * edge)
    head = Column(paper, inner)
    head.banner(content.title, content.filter_words, f"A map a {timeline.unit}")
    area = Box(edge, edge + _FOOT, inner.width, head.y - edge - _FOOT - 2)
    panels: list[_Panel] = []
    if shown:
        panels = _draw_panels(figure, sheet, area, (timeline, shown, content.seen), ground)
    else:
        draw_empty(clear_axes(figure, sheet, area), area, _emptiness(content, timeline))
    _draw_foot(paper, Box(edge, edge, inner.width, _FOOT - 3), content, timeline, panels)
    return figure


def _draw_panels(
    figure: Figure,
    sheet: Sheet,
    area: Box,
    told: tuple[Timeline, Sequence[Event], Seen | None],
    ground: Ground,
) -> list[_Panel]:
    timeline, shown, seen = told
    boxes = list(_boxes(area, len(timeline.periods), shown, seen))
    scene = scene_of(shown, boxes[0], ground, seen=seen, largest=6.5)
    panels: list[_Panel] = []
    # Names give way to the markers of all maps, so that each has the same ones.
    every = counted(shown, scene.view, boxes[0].width, least=_LEAST)
    for period, box in zip(timeline.periods, boxes, strict=False):
        markers = counted(period.located, scene.view, box.width, least=_LEAST)
        panels.append(_Panel(period, box, markers))
        _draw_panel(figure, sheet, scene, panels[-1], every)
    wide = _SCALE * area.width
    corner = Box(area.left + area.width - wide, sheet.margin + _FOOT - 10, wide, 6)
    draw_scale(clear_axes(figure, sheet, corner), scene.ruler.scale / 1000, 0.8)
    return panels


def _draw_panel(
    figure: Figure, sheet: Sheet, scene: Scene, panel: _Panel, every: Sequence[Marker]
) -> None:
    box, period = panel.box, panel.period
    axes = map_axes(figure, sheet, box, scene)
    scene.draw_names(axes, every, styles=_NAMES, most=_MOST_NAMES)
    scene.draw_events(axes, period.located, panel.markers)
    above = clear_axes(figure, sheet, Box(box.left, box.bottom + box.height, box.width, _TITLE))
    above.text(0, 4.6, period.name, fontsize=8, fontweight="bold", color=INK)
    tone = INK if period.events else QUIET
    above.text(0, 1.3, events_in_words(period.events), fontsize=SIZES["text"], color=tone)


def _boxes(area: Box, count: int, shown: Sequence[Event], seen: Seen | None) -> Iterator[Box]:
    """Where each map lies, row by row: events are to be large, and the page filled."""
    grids = [(columns, math.ceil(count / columns)) for columns in range(1, count + 1)]

    def smallness(grid: tuple[int, int]) -> float:
        box = _cell(area, *grid, 0)
        if box.height <= 8:
            return math.inf
        filled = count * box.width * box.height / (area.width * area.height)
        return view_of(shown, box, seen).width / box.width / math.sqrt(filled)

    columns, rows = min(grids, key=smallness)
    for place in range(columns * rows):
        yield _cell(area, columns, rows, place)


def _cell(area: Box, columns: int, rows: int, place: int) -> Box:
    wide = (area.width - (columns - 1) * _GAP) / columns
    high = (area.height - (rows - 1) * _GAP) / rows
    row, column = divmod(place, columns)
    left = area.left + column * (wide + _GAP)
    top = area.bottom + area.height - row * (high + _GAP)
    high = max(high - _TITLE, 1.0)
    slim, low = min(wide, _WIDEST * high), min(high, wide / _SLIMMEST)
    return Box(left, top - _TITLE - low, slim, low)


def _emptiness(content: Content, timeline: Timeline) -> str:
    if content.events and not timeline.periods:
        return "No event with a date"
    return content.emptiness


def _draw_foot(
    paper: Axes, box: Box, content: Content, timeline: Timeline, panels: Sequence[_Panel]
) -> None:
    shown = [one for panel in panels for one in panel.period.located]
    nowhere = sum(len(one.events) - len(one.located) for one in timeline.periods)
    left_out = list(timeline.left_out)
    if nowhere:
        left_out.append(f"{nowhere:,} without a place, counted above the maps")
    foot = Column(paper, replace(box, width=(1 - _SCALE) * box.width))
    if shown:
        foot.legend_in_lines([one for panel in panels for one in panel.markers], shown)
    foot.box = box
    draw_notes(foot, content, left_out)
