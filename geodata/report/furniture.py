"""What a map carries besides the map: title, legend, scale, arrow, locator, sources and notes.

Everything is placed in millimetres from the lower left corner of the sheet, on one axes that
covers it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from matplotlib.lines import Line2D
from matplotlib.patches import Circle, PathPatch, Polygon, Rectangle, Wedge
from matplotlib_scalebar.dimension import _Dimension
from matplotlib_scalebar.scalebar import ScaleBar

from geodata.kinds import FAMILIES
from geodata.report.style import FONT, INK, QUIET, SIZES, TONES, text_width
from geodata.report.symbols import shape_of
from geodata.symbols import colour

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

    from geodata.models import Event
    from geodata.report.content import Content
    from geodata.report.markers import Marker
    from geodata.report.sheet import Box

__all__ = [
    "DISCLAIMER",
    "GROUND",
    "Column",
    "draw_arrow",
    "draw_left_out",
    "draw_notes",
    "draw_scale",
    "wrapped",
]

DISCLAIMER = (
    "Boundaries and names shown and the designations used do not imply endorsement or acceptance."
)
GROUND = "Coasts, rivers: GSHHG, WDBII. Borders, provinces: Natural Earth. Names: GeoNames."

_MM_PER_POINT = 25.4 / 72
_LEADING = 1.36
_Draw = Callable[[float, float], None]
_BAR_MM = 0.75  # thickness of the scale bar
_SYMBOL = 2.6  # mm that a symbol of the legend is wide
_ROW = SIZES["text"] * _LEADING * _MM_PER_POINT + 0.55  # mm that a line of the legend is high


def wrapped(text: str, width: float, size: float, weight: str = "normal") -> list[str]:
    """Lines of a text that fit into a width in mm, at a size in points.

    Examples
    --------
    >>> wrapped("Deir ez-Zor and al-Hasaka", 20, 8)
    ['Deir ez-Zor', 'and al-Hasaka']
    """
    lines: list[str] = []
    for word in re.split(r"[ \t\n]+", text.strip()):
        if lines and text_width(f"{lines[-1]} {word}", size, weight) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _cut(line: str, width: float, size: float, weight: str) -> str:
    """Write a line that more would follow, so that it still fits."""
    words = line.split(" ")
    while len(words) > 1 and text_width(_broken_off(words), size, weight) > width:
        words.pop()
    return _broken_off(words)


def _broken_off(words: Sequence[str]) -> str:
    return " ".join(words).rstrip(",;. ") + " …"


class Column:
    """Words from top to bottom of a box; what does not fit is left out, the foot first kept.

    Parameters
    ----------
    axes
        Covers the sheet, in mm.
    box
        Where the words stand.
    """

    def __init__(self, axes: Axes, box: Box) -> None:
        self.axes, self.box = axes, box
        self.y = box.bottom + box.height

    def text(  # noqa: PLR0913  options are keyword-only
        self,
        words: str,
        size: float,
        *,
        tone: str = INK,
        weight: str = "normal",
        before: float = 0.0,
        indent: float = 0.0,
        most: int = 99,
    ) -> None:
        """Write a paragraph, cut after ``most`` lines."""
        self.y -= before
        lines = wrapped(words, self.box.width - indent, size, weight)
        if len(lines) > most:
            last = _cut(lines[most - 1], self.box.width - indent, size, weight)
            lines = [*lines[: most - 1], last]
        for line in lines:
            self.y -= size * _LEADING * _MM_PER_POINT
            self.axes.text(
                self.box.left + indent,
                self.y,
                line,
                fontsize=size,
                color=tone,
                fontweight=weight,
                va="baseline",
            )

    def rule(self, *, before: float = 2.2) -> None:
        """Draw a thin line."""
        self.y -= before
        ends = (self.box.left, self.box.left + self.box.width)
        self.axes.add_line(Line2D(ends, (self.y, self.y), color="#d4d3ce", linewidth=0.5))

    def heading(self, words: str) -> None:
        """Write the head of a part."""
        self.text(words, SIZES["heading"], tone=QUIET, weight="bold", before=3.2)
        self.y -= 0.7

    def head(self, content: Content, outside: int) -> None:
        """Write title and filter, and how many events are not on the map."""
        long = len(wrapped(content.title, self.box.width, SIZES["title"], "bold")) > 3
        size = SIZES["title"] - 3 if long else SIZES["title"]
        self.text(content.title, size, weight="bold", most=5)
        self.text(content.filter_words, 8, tone=QUIET, before=1.2, most=5)
        if content.unlocated:
            many = f"{content.unlocated:,} without a place, not shown on the map"
            self.text(many, 8, tone=QUIET)
        if outside:
            self.text(f"{outside:,} outside of this part of the map", 8, tone=QUIET)
        self.rule()

    def banner(self, title: str, filter_words: str, what: str, size: float = 14) -> None:
        """Write title, what is shown, and the filter across the top of a sheet."""
        self.text(title, size, weight="bold", most=2)
        self.text(what, 9, weight="bold", tone=QUIET, before=0.8, most=1)
        self.text(filter_words, 8, tone=QUIET, before=0.2, most=2)

    def families(self, events: Sequence[Event]) -> None:
        """Write each family with its symbol and its number, side by side."""
        self._side_by_side(
            (self._symbol(family), f"{label}  {number:,}")
            for family, label, number in _families(events)
        )

    def swatches(self, entries: Iterable[tuple[str, str]], words: str = "") -> None:
        """Explain colours side by side, and write a few words behind them."""
        drawn = [(self._swatch(tone), label) for tone, label in entries]
        self._side_by_side([*drawn, (lambda _x, _y: None, words)] if words else drawn)

    def _swatch(self, tone: str) -> _Draw:
        def draw(x: float, y: float) -> None:
            half = _SYMBOL / 2
            box = Rectangle((x - half, y - half), _SYMBOL, _SYMBOL, facecolor=tone)
            self.axes.add_artist(box)

        return draw

    def legend(self, markers: Sequence[Marker], events: Sequence[Event], words: str) -> None:
        """Explain what is on the map, and nothing else."""
        self.heading("Events by family")
        for draw, label in self._symbols(markers, events):
            self._row(draw, label)
        self.text(words, SIZES["small"], tone=QUIET, before=1.0)

    def legend_in_lines(self, markers: Sequence[Marker], events: Sequence[Event]) -> None:
        """Explain the symbols side by side, in as many lines as it takes."""
        self._side_by_side(self._symbols(markers, events))

    def _side_by_side(self, entries: Iterable[tuple[_Draw, str]]) -> None:
        self.y -= _ROW
        x = self.box.left - _SYMBOL / 2
        for draw, words in entries:
            wide = 2 * _SYMBOL + 5.4 + text_width(words, SIZES["text"])
            if x > self.box.left and x + wide > self.box.left + self.box.width + 4:
                x = self.box.left - _SYMBOL / 2
                self.y -= _ROW
            self._entry(draw, words, x)
            x += wide

    def _symbols(
        self, markers: Sequence[Marker], events: Sequence[Event]
    ) -> Iterator[tuple[_Draw, str]]:
        for family, label, number in _families(events):
            yield self._symbol(family), f"{label}  {number:,}"
        if any(len(marker.families) > 1 for marker in markers):
            yield self._ring, "Several families at one place"
        modalities = {event.modality for event in events}
        if modalities & {"planned", "claimed"}:
            yield self._dashed, "Planned or claimed"
        if "denied" in modalities:
            yield self._hollow, "Denied"
        if any(event.geo_precision in {"near", "area"} for event in events):
            yield self._doubt, "Somewhere inside"

    def lines(self, *, disputed: bool, provinces: bool) -> None:
        """Explain the lines."""
        self.heading("Boundaries")
        self._row(self._line(TONES["border"], 0.9), "International")
        if disputed:
            self._row(self._line(TONES["border"], 0.9, (3.5, 2)), "Disputed, or line of control")
        if provinces:
            self._row(self._line(TONES["province"], 0.7), "Province")

    def _row(self, draw: _Draw, words: str) -> None:
        self.y -= _ROW
        self._entry(draw, words, self.box.left)

    def _entry(self, draw: _Draw, words: str, left: float) -> None:
        draw(left + _SYMBOL, self.y + 0.85)
        self.axes.text(left + 2 * _SYMBOL + 1.4, self.y, words, fontsize=SIZES["text"], color=INK)

    def _symbol(self, family: str) -> _Draw:
        def draw(x: float, y: float) -> None:
            path = shape_of(family, x, y, _SYMBOL / 2)
            self.axes.add_artist(PathPatch(path, facecolor=colour(family), edgecolor="none"))

        return draw

    def _ring(self, x: float, y: float) -> None:
        for start, end, family in ((90, 330, "violence"), (-30, 90, "movement")):
            wedge = Wedge((x, y), _SYMBOL / 2, start, end, width=0.45, facecolor=colour(family))
            self.axes.add_artist(wedge)

    def _dashed(self, x: float, y: float) -> None:
        style = {"facecolor": "#f0efec", "edgecolor": INK, "linewidth": 0.7}
        self.axes.add_artist(Circle((x, y), _SYMBOL / 2, linestyle=(0, (2, 1.3)), **style))

    def _hollow(self, x: float, y: float) -> None:
        self.axes.add_artist(
            Circle((x, y), _SYMBOL / 2, facecolor="white", edgecolor=INK, linewidth=0.7)
        )

    def _doubt(self, x: float, y: float) -> None:
        tone = TONES["doubt"]
        self.axes.add_artist(Circle((x, y), _SYMBOL / 2, facecolor=tone, alpha=0.1))
        dots = Circle(
            (x, y), _SYMBOL / 2, fill=False, edgecolor=tone, linewidth=0.6, linestyle=(0, (1, 1.4))
        )
        self.axes.add_artist(dots)

    def _line(self, tone: str, weight: float, dashes: tuple[float, float] | None = None) -> _Draw:
        def draw(x: float, y: float) -> None:
            style: Any = (0, dashes) if dashes else "solid"
            ends = (x - _SYMBOL, x + _SYMBOL)
            self.axes.add_line(Line2D(ends, (y, y), color=tone, linewidth=weight, linestyle=style))

        return draw


def _families(events: Sequence[Event]) -> Iterator[tuple[str, str, int]]:
    for family, label in FAMILIES.items():
        number = sum(event.family == family for event in events)
        if number:
            yield family, label, number


def draw_left_out(column: Column, left_out: Sequence[str]) -> None:
    """Write what a picture does not show."""
    if left_out:
        column.text(f"Not shown: {'; '.join(left_out)}.", SIZES["small"], before=1.0)


def draw_notes(column: Column, content: Content, left_out: Sequence[str]) -> None:
    """Write what is not shown, the sources and the disclaimer below a map."""
    draw_left_out(column, left_out)
    column.text(content.sources_in_words, SIZES["small"], tone=QUIET, before=1.0, most=3)
    words = f"{GROUND} {DISCLAIMER} Dashed borders: disputed. {content.days_in_words}"
    column.text(words, SIZES["small"], tone=QUIET, before=0.3)


def draw_scale(axes: Axes, unit: float = 0.001, share: float = 0.16) -> None:
    """Draw a scale bar in the lower left corner.

    Parameters
    ----------
    axes
        Of the map, in metres, or any other.
    unit
        Km that one unit of the axes stands for.
    share
        How much of the width of the axes it takes, about.
    """
    bar = ScaleBar(
        unit,
        units="km",
        dimension=_Dimension("km"),  # or it would count in Mm across a continent
        location="lower left",
        rotation="horizontal-only",
        length_fraction=share,
        width_fraction=_BAR_MM / (axes.get_window_extent().height / axes.figure.dpi * 25.4),
        pad=0.5,
        border_pad=0.6,
        sep=2,
        scale_loc="top",
        color=INK,
        box_color="#fbfaf7",
        box_alpha=0.85,
        font_properties={"family": FONT, "size": SIZES["small"]},
    )
    bar.set_zorder(13)
    axes.add_artist(bar)


def draw_arrow(axes: Axes, x: float, y: float, turn: float) -> None:
    """Draw an arrow to true north; ``turn`` is in degrees clockwise from the top of the sheet."""

    def at(across: float, up: float) -> tuple[float, float]:
        sine, cosine = math.sin(math.radians(turn)), math.cos(math.radians(turn))
        return x + across * cosine + up * sine, y - across * sine + up * cosine

    left = [at(0, 4.4), at(-1.7, -2.2), at(0, -0.8)]
    right = [at(0, 4.4), at(1.7, -2.2), at(0, -0.8)]
    axes.add_artist(Circle((x, y + 1.1), 4.9, facecolor="#fbfaf7", alpha=0.85, zorder=13))
    axes.add_artist(Polygon(left, facecolor=INK, edgecolor=INK, linewidth=0.5, zorder=14))
    axes.add_artist(Polygon(right, facecolor="white", edgecolor=INK, linewidth=0.5, zorder=14))
    axes.text(*at(0, -3.1), "N", fontsize=7, fontweight="bold", ha="center", va="center",
              color=INK, zorder=14)  # fmt: skip
