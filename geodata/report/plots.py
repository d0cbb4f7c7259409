"""What every chart shares: the words around it, and axes without what nobody reads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from geodata.report.content import Content
from geodata.report.furniture import Column, draw_left_out
from geodata.report.scene import axes_over, blank, clear_axes, draw_empty
from geodata.report.sheet import Box, Sheet
from geodata.report.style import INK, QUIET, SIZES

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["GRID", "Plot", "framed"]

GRID = "#dcdbd6"
_FOOT = 12.5  # mm


@dataclass(frozen=True, slots=True)
class Plot:
    """A sheet with its words written, and the room that they leave.

    Parameters
    ----------
    figure, paper
        The sheet, and axes in mm over all of it.
    sheet
        Its size.
    column
        Where more words can be written below the title.
    bottom
        Where the notes end, in mm.
    """

    figure: Figure
    paper: Axes
    sheet: Sheet
    column: Column
    bottom: float

    @property
    def room(self) -> Box:
        """What is free below the words."""
        edge = self.sheet.margin
        high = self.column.y - self.bottom - 3
        return Box(edge, self.bottom, self.sheet.width - 2 * edge, high)

    def axes(self, box: Box, grid: Literal["x", "y", "none"] = "y") -> Axes:
        """Axes with thin lines across one way, a line to stand on, and small quiet figures."""
        axes = axes_over(self.figure, self.sheet, box)
        axes.set_facecolor("none")
        for side, spine in axes.spines.items():
            spine.set_visible(side == {"x": "left", "y": "bottom"}.get(grid))
            spine.set(color=INK, linewidth=0.8)
        axes.tick_params(length=0, labelsize=SIZES["text"], labelcolor=QUIET, pad=2)
        axes.set_axisbelow(True)
        if grid != "none":
            axes.grid(visible=True, axis=grid, color=GRID, linewidth=0.6)
            across = axes.xaxis if grid == "x" else axes.yaxis
            across.set_major_locator(MaxNLocator(nbins=5, integer=True, min_n_ticks=1))
            across.set_major_formatter(lambda value, _: f"{value:,.0f}")
        return axes

    def say_nothing(self, words: str) -> None:
        """Say where the chart would stand that there is nothing to show."""
        room = self.room
        draw_empty(clear_axes(self.figure, self.sheet, room), room, words, size=10)


def framed(content: Content, sheet: Sheet, what: str, notes: Sequence[str] = ()) -> Plot:
    """Write title, what is shown, the filter and the notes on an empty sheet.

    Parameters
    ----------
    content
        Title, filter and sources.
    sheet
        The paper.
    what
        What the chart shows.
    notes
        What it does not show.
    """
    figure, paper = blank(sheet)
    edge = sheet.margin
    wide = sheet.width - 2 * edge
    head = Column(paper, Box(edge, edge, wide, sheet.height - 2 * edge))
    head.banner(content.title, content.filter_words, what, 11 if sheet.size == "half" else 14)
    foot = Column(paper, Box(edge, edge, wide, _FOOT))
    draw_left_out(foot, notes)
    foot.text(content.sources_in_words, SIZES["small"], tone=QUIET, before=0.6, most=2)
    foot.text(content.days_in_words, SIZES["small"], tone=QUIET, before=0.2)
    return Plot(figure, paper, sheet, head, edge + _FOOT + 2)
