"""Names on the printed map: the weightiest first, none over another or over an event."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import matplotlib.patheffects as effects
import numpy as np

from geodata.report.style import TONES, text_width

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from geodata.basemap.labels import Label
    from geodata.report.markers import Marker
    from geodata.report.view import View

__all__ = ["Frame", "Ruler", "draw_names"]

Frame = tuple[float, float, float, float]
"""Left, bottom, right and top in mm on the map."""

_HALO = "#fbfaf7"
_MM_PER_POINT = 25.4 / 72
_STYLES = {
    "country": {"size": 10.0, "tone": "country_name", "weight": "bold", "spaced": True},
    "province": {"size": 6.5, "tone": "province_name", "weight": "normal", "spaced": True},
    "river": {"size": 6.0, "tone": "river_name", "slope": "italic"},
    "water": {"size": 6.5, "tone": "river_name", "slope": "italic"},
    "region": {"size": 6.5, "tone": "province_name", "slope": "italic"},
    "capital": {"size": 8.0, "tone": "town", "weight": "bold"},
    "town": {"size": 6.5, "tone": "town"},
    "site": {"size": 6.0, "tone": "town", "slope": "italic"},
}
_ORDER = ("capital", "country", "town", "site", "province", "water", "river", "region")
_WITH_DOT = frozenset({"capital", "town", "site"})
_LARGE_TOWN = 3  # zooms before its last chance that a town appears at, to be written larger
_CONTINENT = 4  # zoom up to which countries are small
_RIVER_MM = 35.0  # from one name of a river to the next
_GAP = 0.7  # mm between a name and its dot


@dataclass(frozen=True, slots=True)
class Ruler:
    """How the map lies on the sheet: its view, its width in mm and its zoom.

    No name on it is larger than ``largest``, in points.
    """

    view: View
    width: float
    zoom: int
    largest: float = 99.0

    @property
    def scale(self) -> float:
        """Metres a mm."""
        return self.view.width / self.width

    @property
    def height(self) -> float:
        """Height in mm."""
        return (self.view.top - self.view.bottom) / self.scale

    def on_sheet(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point of the projection lies, in mm from the lower left corner."""
        return (x - self.view.left) / self.scale, (y - self.view.bottom) / self.scale

    def on_map(self, x: float, y: float) -> tuple[float, float]:
        """Return the point of the projection at mm from the lower left corner."""
        return self.view.left + x * self.scale, self.view.bottom + y * self.scale


def draw_names(  # noqa: PLR0913  options are keyword-only
    axes: Axes,
    labels: Iterable[Label],
    ruler: Ruler,
    markers: Sequence[Marker],
    taken: Sequence[Frame] = (),
    *,
    most: int = 140,
) -> None:
    """Write the names for which there is room.

    Parameters
    ----------
    labels
        In the order in which they claim their room.
    ruler
        The map.
    markers
        Events, which names give way to.
    taken
        Other frames that names must not touch, such as the scale bar's.
    most
        How many names are written.
    """
    filled = [*taken, *(_marker_frame(one, ruler) for one in markers)]
    written = 0
    rivers: dict[str, list[tuple[float, float]]] = {}
    ordered = sorted(labels, key=lambda label: _ORDER.index(label.style))
    points = ruler.view.projected(np.array([(one.longitude, one.latitude) for one in ordered]))
    for label, point in zip(ordered, points, strict=True):
        if written >= most:
            break
        dot = ruler.on_sheet(*point)
        if not _inside((*dot, *dot), ruler):
            continue
        along = rivers.setdefault(label.name, []) if label.style == "river" else []
        if any(math.dist(dot, one) < _RIVER_MM for one in along):
            continue
        covered = any(_meet((*dot, *dot), one) for one in filled[len(taken) :][: len(markers)])
        for anchor, frame in _tries(
            label, *dot, _size(label, ruler), beside=2.6 if covered else 0.0
        ):
            if _inside(frame, ruler) and not any(_meet(frame, one) for one in filled):
                filled.append(frame)
                _write(axes, label, ruler, dot, anchor)
                along.append(dot)
                written += 1
                break


def _marker_frame(marker: Marker, ruler: Ruler) -> Frame:
    x, y = ruler.on_sheet(marker.x, marker.y)
    reach = marker.radius + 0.4
    return x - reach, y - reach, x + reach, y + reach


def _tries(
    label: Label, x: float, y: float, size: float, *, beside: float = 0.0
) -> Iterator[tuple[tuple[str, float, float], Frame]]:
    """Where a name may stand: beside its dot, beside what covers it, or around its own middle."""
    wide, high = _extent(_written(label), size, _weight(label))
    if label.style in _WITH_DOT:
        gap = beside or _GAP
        for up in (0.0, gap, -gap):
            yield ("left", x + gap, y + up), _frame(x + gap, y + up, wide, high)
            yield ("right", x - gap, y + up), _frame(x - gap - wide, y + up, wide, high)
        for up in (gap + high / 2, -gap - high / 2):
            yield ("center", x, y + up), _frame(x - wide / 2, y + up, wide, high)
    elif label.angle:
        turn = math.radians(label.angle)
        across = abs(wide * math.cos(turn)) + abs(high * math.sin(turn))
        up = abs(wide * math.sin(turn)) + abs(high * math.cos(turn))
        yield ("center", x, y), (x - across / 2, y - up / 2, x + across / 2, y + up / 2)
    else:
        # Not far: what is one line lower may be another country.
        for shift in (0.0, high * 0.7, -high * 0.7, high * 1.3, -high * 1.3):
            yield ("center", x, y + shift), _frame(x - wide / 2, y + shift, wide, high)


def _frame(left: float, middle: float, wide: float, high: float) -> Frame:
    return left, middle - high / 2, left + wide, middle + high / 2


def _extent(text: str, size: float, weight: str) -> tuple[float, float]:
    """Width and height of a text in mm, with a little room."""
    return text_width(text, size, weight) + 0.4, size * 1.05 * _MM_PER_POINT


def _written(label: Label) -> str:
    if not _STYLES[label.style].get("spaced"):
        return label.name
    space = "\u2009" if label.style == "country" else "\u200a"
    return space.join(label.name.upper()).replace(f" {space}", "  ")


def _size(label: Label, ruler: Ruler) -> float:
    size = float(_STYLES[label.style]["size"])  # type: ignore[arg-type]
    if label.style == "town" and label.zoom <= ruler.zoom - _LARGE_TOWN:
        size += 1.0
    if label.style == "country" and ruler.zoom <= _CONTINENT:
        size -= 3.0
    return min(size, ruler.largest)


def _weight(label: Label) -> str:
    return str(_STYLES[label.style].get("weight", "normal"))


def _write(
    axes: Axes,
    label: Label,
    ruler: Ruler,
    dot: tuple[float, float],
    anchor: tuple[str, float, float],
) -> None:
    style = _STYLES[label.style]
    place, *spot = anchor
    if label.style in _WITH_DOT:
        _draw_dot(axes, label, *ruler.on_map(*dot))
    # The halo is an outline of its own below the name, which so stays text in a PDF.
    for tone, halo in ((_HALO, [effects.Stroke(linewidth=1.4, foreground=_HALO)]), (None, None)):
        axes.text(
            *ruler.on_map(*spot),
            _written(label),
            color=tone or TONES[str(style["tone"])],
            fontsize=_size(label, ruler),
            fontweight=_weight(label),
            fontstyle=str(style.get("slope", "normal")),
            rotation=-label.angle,
            ha=place,
            va="center",
            zorder=6,
            clip_on=True,
            path_effects=halo,
        )


def _draw_dot(axes: Axes, label: Label, x: float, y: float) -> None:
    capital = label.style == "capital"
    axes.plot(
        x,
        y,
        marker="s" if capital else "^" if label.style == "site" else "o",
        markersize=2.6 if capital else 1.9,
        markerfacecolor="white",
        markeredgecolor=TONES["town"],
        markeredgewidth=0.6,
        zorder=5,
    )


def _inside(frame: Frame, ruler: Ruler) -> bool:
    left, bottom, right, top = frame
    return left > 1 and bottom > 1 and right < ruler.width - 1 and top < ruler.height - 1


def _meet(one: Frame, other: Frame) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
