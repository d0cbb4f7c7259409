"""Charts over time: events by family, and how many were killed."""

from __future__ import annotations

import datetime as dt
import math
from typing import TYPE_CHECKING

import numpy as np
from matplotlib.figure import Figure

from geodata.filters.wording import days_in_words
from geodata.kinds import FAMILIES
from geodata.periods import Unit
from geodata.report.content import Content, killed
from geodata.report.pictures import PICTURES
from geodata.report.plots import Plot, framed
from geodata.report.scene import axes_over, clear_axes
from geodata.report.sheet import Box, Sheet
from geodata.report.style import INK, QUIET, SIZES
from geodata.report.timeline import Timeline
from geodata.symbols import colour

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["UP_TO", "draw_events", "draw_small_bars", "draw_tolls"]

UP_TO = "#f0b58d"
"""Tone of those who may have been killed besides."""
_LABEL = 13.0  # mm that a date takes up
_FIGURES = 9.0  # mm for the figures beside


def draw_events(content: Content, sheet: Sheet, by: Unit | None) -> Figure:
    """Draw the events of each period, stacked by family."""
    timeline = PICTURES["events"].timeline(content.events, by)
    what = f"Events by {timeline.unit}"
    plot = framed(content, sheet, what, timeline.left_out)
    if not timeline.periods:
        plot.say_nothing(_emptiness(content))
        return plot.figure
    shown = [one for period in timeline.periods for one in period.events]
    plot.column.families(shown)
    axes = _axes(plot, timeline)
    tops = _draw_bars(axes, timeline)
    _label_peak(axes, timeline, tops, [f"{top:,.0f}" for top in tops])
    return plot.figure


def _draw_bars(axes: Axes, timeline: Timeline) -> np.ndarray:
    """Draw bars of events stacked by family; return the height of each."""
    left, wide = _bars(timeline)
    tops = np.zeros(len(left))
    for family in FAMILIES:
        heights = np.array(
            [sum(one.family == family for one in period.events) for period in timeline.periods]
        )
        if heights.any():
            axes.bar(left, heights, wide, bottom=tops, color=colour(family), align="edge")
            tops = tops + heights
    axes.set(xlim=(left[0] - wide[0] * 0.1, left[-1] + wide[-1] * 1.1), ylim=(0, None))
    return tops


def draw_small_bars(figure: Figure, sheet: Sheet, box: Box, timeline: Timeline) -> None:
    """Draw bars of events with nothing but the first and the last date below."""
    axes = axes_over(figure, sheet, box)
    _draw_bars(axes, timeline)
    first, last = timeline.periods[0].first, timeline.periods[-1].last
    axes.set(xlim=(first.toordinal(), last.toordinal() + 1), xticks=[], yticks=[])
    axes.set_facecolor("none")
    for side, spine in axes.spines.items():
        spine.set_visible(side == "bottom")
        spine.set(color=INK, linewidth=0.8)
    under = clear_axes(figure, sheet, Box(box.left, box.bottom - 5.5, box.width, 5.5))
    for x, name, place in (
        (0, timeline.periods[0].name, "left"),
        (box.width, timeline.periods[-1].name, "right"),
    ):
        under.text(x, 0.6, name, fontsize=SIZES["small"], color=QUIET, ha=place)


def draw_tolls(content: Content, sheet: Sheet, by: Unit | None) -> Figure:
    """Draw how many were killed in each period: the least that is told, and the most."""
    timeline = PICTURES["tolls"].timeline(content.events, by)
    plot = framed(content, sheet, f"People killed, by {timeline.unit}", timeline.left_out)
    ranges = [killed(period.events) for period in timeline.periods]
    if not any(high for _, high in ranges):
        plot.say_nothing("No event tells of anybody killed" if ranges else _emptiness(content))
        return plot.figure
    low, high = np.array(ranges).T
    shown = [one for period in timeline.periods for one in period.events]
    told = sum(one.fatalities_low is not None or one.fatalities_high is not None for one in shown)
    plot.column.swatches(
        [(colour("violence"), f"At least  {low.sum():,}"), (UP_TO, f"At most  {high.sum():,}")],
        f"as {told:,} of {len(shown):,} events tell",
    )
    axes = _axes(plot, timeline)
    left, wide = _bars(timeline)
    axes.bar(left, high, wide, color=UP_TO, align="edge")
    axes.bar(left, low, wide, color=colour("violence"), align="edge")
    axes.set(xlim=(left[0] - wide[0] * 0.1, left[-1] + wide[-1] * 1.1), ylim=(0, None))
    words = [
        f"{one:,}" if one == other else f"{one:,}\N{EN DASH}{other:,}" for one, other in ranges
    ]
    _label_peak(axes, timeline, high, words)
    return plot.figure


def _emptiness(content: Content) -> str:
    return "No event with a date" if content.events else "No events are shown"


def _bars(timeline: Timeline) -> tuple[np.ndarray, np.ndarray]:
    """Left edge and width of each bar, in days."""
    firsts = np.array([period.first.toordinal() for period in timeline.periods], dtype=float)
    lasts = np.array([period.last.toordinal() + 1 for period in timeline.periods], dtype=float)
    return firsts + (lasts - firsts) * 0.07, (lasts - firsts) * 0.86


def _axes(plot: Plot, timeline: Timeline) -> Axes:
    room = plot.room
    box = Box(
        room.left + _FIGURES, room.bottom + 8, room.width - _FIGURES, max(room.height - 12, 10.0)
    )
    axes = plot.axes(box)
    number = len(timeline.periods)
    step = math.ceil(number / max(int(box.width / _LABEL), 1))
    shown = timeline.periods[::step]
    axes.set_xticks(
        [(one.first.toordinal() + one.last.toordinal() + 1) / 2 for one in shown],
        _dates([one.first for one in shown], timeline.unit),
    )
    return axes


def _dates(firsts: list[dt.date], unit: Unit) -> list[str]:
    r"""Label dates, the year only where it is another.

    >>> _dates([dt.date(2018, 11, 1), dt.date(2018, 12, 1), dt.date(2019, 1, 1)], "month")
    ['Nov\n2018', 'Dec', 'Jan\n2019']
    """
    labels = []
    for place, day in enumerate(firsts):
        number, month, year = days_in_words(day, day).split()
        if unit == "year":
            labels.append(year)
            continue
        label = month[:3] if unit == "month" else f"{number} {month[:3]}"
        new = not place or firsts[place - 1].year != day.year
        labels.append(f"{label}\n{year}" if new else label)
    return labels


def _label_peak(axes: Axes, timeline: Timeline, tops: np.ndarray, words: list[str]) -> None:
    """Write its figure above the highest bar."""
    peak = int(np.argmax(tops))
    period = timeline.periods[peak]
    middle = (period.first.toordinal() + period.last.toordinal() + 1) / 2
    share = (peak + 0.5) / len(timeline.periods)
    axes.annotate(
        f"{words[peak]}  {period.name}",
        (middle, tops[peak]),
        xytext=(0, 2),
        textcoords="offset points",
        fontsize=SIZES["text"],
        color=INK,
        ha="left" if share < 0.2 else "right" if share > 0.8 else "center",
        va="bottom",
    )
    axes.tick_params(axis="x", labelcolor=QUIET)
