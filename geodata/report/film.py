"""The map that moves: a frame a period, what came before as pale dots, the date in large type.

The sheet is drawn once; each frame is drawn over a copy of its pixels.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from geodata.models import Event
from geodata.periods import Unit
from geodata.report.charts import draw_small_bars
from geodata.report.content import Content, events_in_words
from geodata.report.furniture import Column, draw_notes
from geodata.report.markers import counted
from geodata.report.pictures import PICTURES
from geodata.report.scene import (
    Scene,
    blank,
    clear_axes,
    full_map,
    map_axes,
    scene_of,
)
from geodata.report.sheet import Box, Sheet
from geodata.report.style import INK, QUIET, text_width
from geodata.report.timeline import Period, Timeline
from geodata.symbols import colour

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from geodata.basemap.reading import Ground

__all__ = ["Film", "film_of"]

Pixels = npt.NDArray[np.uint8]
"""(height, width, 3): red, green and blue of a frame."""

_LEAST = 1.6  # mm, radius of one event
_NOTES, _BARS, _NUMBERS = 34.0, 28.0, 6.5  # mm
_LARGEST = 26.0  # points of the date


@dataclass(frozen=True, slots=True)
class Film:
    """What the frames are drawn from.

    Parameters
    ----------
    figure
        The sheet with all that does not move.
    sheet
        Its size.
    scene
        The map.
    timeline
        A frame a period.
    over, date, bars
        Clear axes over the map, over where the date stands, and over the bars. What moves is drawn
        on them and taken off again, for new axes would take longer than all that is on them.
    """

    figure: Figure
    sheet: Sheet
    scene: Scene
    timeline: Timeline
    over: Axes
    date: Axes
    bars: Axes

    def frames(self, dpi: int) -> Iterator[Pixels]:
        """Draw frame after frame; one alone when there is nothing that moves."""
        canvas: Any = self.figure.canvas
        self.figure.set_dpi(dpi)
        canvas.draw()
        ground = canvas.copy_from_bbox(self.figure.bbox)
        size = self._date_size()
        for period in self.timeline.periods:
            canvas.restore_region(ground)
            self._draw_events(period)
            self._write(period, size)
            self._draw_cursor(period)
            self._show(self.over, self.date, self.bars)
            yield self._pixels()
            canvas.restore_region(ground)
            self._draw_ghosts(period.located)
            self._show(self.over)
            ground = canvas.copy_from_bbox(self.figure.bbox)
        if not self.timeline.periods:
            yield self._pixels()

    def _pixels(self) -> Pixels:
        canvas: Any = self.figure.canvas
        return np.asarray(canvas.buffer_rgba())[..., :3].copy()

    def _show(self, *drawn: Axes) -> None:
        """Draw what is on axes over the pixels that are there, and take it off."""
        canvas: Any = self.figure.canvas
        for axes in drawn:
            axes.draw(canvas.get_renderer())
            for artist in (*axes.patches, *axes.texts, *axes.lines, *axes.collections):
                artist.remove()

    def _draw_events(self, period: Period) -> None:
        wide = self.sheet.map.width
        markers = counted(period.located, self.scene.view, wide, least=_LEAST)
        self.scene.draw_events(self.over, period.located, markers)

    def _draw_ghosts(self, events: Sequence[Event]) -> None:
        if events:
            points = self.scene.view.projected(
                np.array([(one.longitude, one.latitude) for one in events], dtype=float)
            )
            tones = [colour(one.family) for one in events]
            x, y = points.T
            self.over.scatter(x, y, s=14, c=tones, alpha=0.28, linewidths=0)

    def _write(self, period: Period, size: float) -> None:
        bold: dict[str, Any] = {"fontsize": size, "fontweight": "bold", "color": INK}
        self.date.text(0, _NUMBERS, period.name, va="bottom", **bold)
        tone = INK if period.events else QUIET
        words = events_in_words(period.events)
        self.date.text(0, 1.5, words, fontsize=9.5, color=tone, va="bottom")

    def _date_size(self) -> float:
        """Points at which the longest date fits."""
        widest = max((text_width(one.name, 10, "bold") for one in self.timeline.periods), default=1)
        return min(_LARGEST, 9.8 * float(self.date.get_xlim()[1]) / widest)

    def _draw_cursor(self, period: Period) -> None:
        """Mark the period among the bars."""
        (_, across), (_, up) = self.bars.get_xlim(), self.bars.get_ylim()
        first, last = self.timeline.periods[0].first, self.timeline.periods[-1].last
        day = across / (last.toordinal() + 1 - first.toordinal())
        left = (period.first - first).days * day
        wide = max((period.last.toordinal() + 1 - period.first.toordinal()) * day, 0.4)
        box = Rectangle((left, 0), wide, up, facecolor=INK, alpha=0.13, linewidth=0)
        self.bars.add_patch(box)
        self.bars.plot(left + wide / 2, -1.3, marker="^", markersize=5, color=INK, clip_on=False)


def film_of(content: Content, sheet: Sheet, ground: Ground, by: Unit | None) -> Film:
    """Draw all that does not move.

    Raises
    ------
    ReportError
        When there are more periods than a film holds.
    """
    timeline = PICTURES["animation"].timeline(content.events, by)
    shown = [one for period in timeline.periods for one in period.events]
    located = [one for one in shown if one.latitude is not None]
    scene = scene_of(located, sheet.map, ground, seen=content.seen)
    figure, paper = blank(sheet)
    emptiness = "No event with a date" if content.located else content.emptiness
    markers = counted(located, scene.view, sheet.map.width, least=_LEAST)
    full_map(figure, sheet, scene, markers, "" if located else emptiness)
    left, right, notes = _boxes(sheet)
    column = Column(paper, left)
    column.text(content.title, 12, weight="bold", most=3)
    column.text(content.filter_words, 7, tone=QUIET, before=0.8, most=3)
    column.rule()
    date = Box(left.left, column.y - 18, left.width, 17)
    bars = Box(date.left, date.bottom - _BARS - 1, date.width, _BARS)
    if timeline.periods:
        draw_small_bars(figure, sheet, bars, timeline)
        column.y = bars.bottom - 5.5
    if located:
        legend = Column(paper, right) if sheet.portrait else column
        markers = [
            one
            for period in timeline.periods
            for one in counted(period.located, scene.view, sheet.map.width, least=_LEAST)
        ]
        legend.legend(markers, located, "Figures: events at one place. Pale dots: earlier events.")
    _draw_foot(Column(paper, notes), content, timeline, len(shown) - len(located))
    over = map_axes(figure, sheet, sheet.map, scene, bare=True)
    moving = (clear_axes(figure, sheet, box) for box in (date, bars))
    return Film(figure, sheet, scene, timeline, over, *moving)


def _boxes(sheet: Sheet) -> tuple[Box, Box, Box]:
    """Boxes of title, date and bars, of the legend, and of the notes."""
    box = sheet.words
    if not sheet.portrait:
        return box, box, replace(box, height=_NOTES)
    half = (box.width - 6) / 2
    right = Box(box.left + half + 6, box.bottom, half, box.height)
    return replace(box, width=half), right, replace(right, height=_NOTES)


def _draw_foot(column: Column, content: Content, timeline: Timeline, nowhere: int) -> None:
    left_out = list(timeline.left_out)
    if nowhere:
        left_out.append(f"{nowhere:,} without a place, among the bars")
    draw_notes(column, content, left_out)
