"""Charts of who and where: actors by events and tolls, kinds of event by province."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from matplotlib.figure import Figure

from geodata.kinds import KINDS
from geodata.models import Event
from geodata.report.charts import UP_TO
from geodata.report.content import Content, killed, killed_in_words
from geodata.report.furniture import wrapped
from geodata.report.plots import GRID, Plot, framed
from geodata.report.sheet import Box, Sheet
from geodata.report.style import INK, QUIET, SIZES, text_width
from geodata.symbols import colour, kind_label
from geodata.titles import country_name

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["draw_actors", "draw_provinces"]

_ROLES = {"did": "#33485c", "met": "#8fa5b7", "named": "#d3dae0"}
_ROW = 5.2  # mm
_REST = 3.0  # mm for the line that says how many more there are
_MOST_ROWS = 30
_KIND = 13.5  # mm that the name of a kind takes up
_NAMES = 0.34  # of the width, at most
_TOTAL = 9.0  # mm for the sum of a row
_HEAD = 12.0  # mm above the columns of kinds


def draw_actors(content: Content, sheet: Sheet) -> Figure:
    """Draw the actors of most events: how often each did it, and how many were killed in these."""
    events_of: defaultdict[str, list[Event]] = defaultdict(list)
    for event in content.events:
        for actor in {*event.actors, *filter(None, (event.actor1, event.actor2))}:
            events_of[actor].append(event)
    unnamed = sum(not (one.actors or one.actor1 or one.actor2) for one in content.events)
    ranked = sorted(events_of, key=lambda one: (-len(events_of[one]), one))
    plot = framed(content, sheet, "Actors of most events", _told(unnamed, "name nobody"))
    if not ranked:
        plot.say_nothing("No event names an actor" if content.events else content.emptiness)
        return plot.figure
    roles = (("did", "Did it"), ("met", "To whom"), ("named", "Side not said"))
    plot.column.swatches([(_ROLES[role], words) for role, words in roles])
    rows = ranked[: _fitting(plot)]
    _say_rest(plot, len(ranked) - len(rows), "actors")
    left, right = _halves(plot, rows)
    _draw_roles(_ranking(plot, left, rows, "Events"), rows, events_of)
    _draw_killed(_ranking(plot, right, rows, "Killed in these", names=False), rows, events_of)
    return plot.figure


def _told(number: int, words: str) -> tuple[str, ...]:
    return (f"{number:,} event{'' if number == 1 else 's'} that {words}",) if number else ()


def _fitting(plot: Plot, above: float = 6.0) -> int:
    return min(max(int((plot.room.height - above - _REST) / _ROW), 1), _MOST_ROWS)


def _say_rest(plot: Plot, number: int, words: str) -> None:
    if number > 0:
        room = plot.room
        plot.paper.text(
            room.left, room.bottom - 0.5, f"and {number:,} more {words}",
            fontsize=SIZES["small"], color=QUIET, va="bottom",
        )  # fmt: skip


def _names_width(plot: Plot, rows: Sequence[str]) -> float:
    longest = max(text_width(row, SIZES["text"]) for row in rows) + 3
    return min(longest, _NAMES * plot.room.width)


def _halves(plot: Plot, rows: Sequence[str]) -> tuple[Box, Box]:
    room, names = plot.room, _names_width(plot, rows)
    high = len(rows) * _ROW
    bottom = room.bottom + room.height - 6 - high
    wide = (room.width - names - 22) / 2
    left = Box(room.left + names, bottom, wide, high)
    return left, Box(left.left + wide + 12, bottom, wide, high)


def _ranking(plot: Plot, box: Box, rows: Sequence[str], head: str, *, names: bool = True) -> Axes:
    axes = plot.axes(box, "x")
    axes.set(ylim=(len(rows) - 0.5, -0.5), yticks=[])
    axes.xaxis.set_ticks_position("top")
    axes.tick_params(length=0, pad=0, labelsize=SIZES["small"])
    axes.set_xticklabels([])
    plot.paper.text(
        box.left, box.bottom + box.height + 1.2, head,
        fontsize=SIZES["heading"], fontweight="bold", color=QUIET,
    )  # fmt: skip
    if names:
        _write_rows(plot, box, rows)
    return axes


def _write_rows(plot: Plot, box: Box, rows: Sequence[str]) -> None:
    for place, name in enumerate(rows):
        y = box.bottom + box.height * (1 - (place + 0.5) / len(rows))
        lines = wrapped(name, box.left - plot.room.left - 2, SIZES["text"])
        cut = lines[0] + (" …" if len(lines) > 1 else "")
        plot.paper.text(
            box.left - 2,
            y,
            cut,
            fontsize=SIZES["text"],
            color=INK,
            ha="right",
            va="center_baseline",
        )


def _draw_roles(axes: Axes, rows: Sequence[str], events_of: dict[str, list[Event]]) -> None:
    places = np.arange(len(rows))
    did = np.array([sum(one.actor1 == row for one in events_of[row]) for row in rows])
    met = np.array(
        [sum(one.actor2 == row and one.actor1 != row for one in events_of[row]) for row in rows]
    )
    every = np.array([len(events_of[row]) for row in rows])
    begins = np.zeros(len(rows))
    for role, width in (("did", did), ("met", met), ("named", every - did - met)):
        axes.barh(places, width, 0.68, left=begins, color=_ROLES[role])
        begins = begins + width
    axes.set_xlim(0, every.max() * 1.12)
    for place, number in enumerate(every):
        _write_value(axes, number, place, f"{number:,}")


def _draw_killed(axes: Axes, rows: Sequence[str], events_of: dict[str, list[Event]]) -> None:
    ranges = np.array([killed(events_of[row]) for row in rows])
    places = np.arange(len(rows))
    axes.barh(places, ranges[:, 1], 0.68, color=UP_TO)
    axes.barh(places, ranges[:, 0], 0.68, color=colour("violence"))
    axes.set_xlim(0, max(ranges.max(), 1) * 1.22)
    for place, row in enumerate(rows):
        words = killed_in_words(events_of[row]).removeprefix("killed ")
        _write_value(axes, ranges[place, 1], place, words or "none told")


def _write_value(axes: Axes, x: float, y: float, words: str) -> None:
    axes.annotate(
        words, (x, y), xytext=(3, 0), textcoords="offset points",
        fontsize=SIZES["text"], color=INK if words[0].isdigit() else QUIET, va="center_baseline",
    )  # fmt: skip


def draw_provinces(content: Content, sheet: Sheet) -> Figure:
    """Draw how many events of which kind each province has."""
    placed = [one for one in content.events if one.admin1]
    notes = _told(len(content.events) - len(placed), "name no province")
    plot = framed(content, sheet, "Kinds of event by province", notes)
    if not placed:
        words = "No event names a province" if content.events else content.emptiness
        plot.say_nothing(words)
        return plot.figure
    provinces = Counter(_province(one, placed) for one in placed)
    ranked = sorted(provinces, key=lambda one: (-provinces[one], one))
    rows = ranked[: _fitting(plot, _HEAD + 2)]
    _say_rest(plot, len(ranked) - len(rows), "provinces")
    kinds = _columns(placed, max(int(plot.room.width * (1 - _NAMES) / _KIND) - 1, 1))
    counts = Counter(
        (_province(one, placed), one.kind if one.kind in kinds else "") for one in placed
    )
    _draw_table(plot, rows, kinds, counts)
    return plot.figure


def _province(event: Event, events: Sequence[Event]) -> str:
    """Name a province, with its country where there are several."""
    several = len({one.country for one in events}) > 1
    country = country_name(event.country) if several and event.country else ""
    return ", ".join(filter(None, (event.admin1, country)))


def _columns(events: Sequence[Event], number: int) -> list[str]:
    """Kinds of most events, those of one family together, "" for all others."""
    every = Counter(one.kind for one in events)
    most = [kind for kind, _ in every.most_common(number)]
    order = list(KINDS)
    most.sort(key=lambda kind: order.index(kind) if kind in KINDS else len(order))
    return [*most, ""] if len(every) > number else most


def _draw_table(
    plot: Plot, rows: Sequence[str], kinds: Sequence[str], counts: Counter[tuple[str, str]]
) -> None:
    room, names = plot.room, _names_width(plot, rows)
    high = len(rows) * _ROW
    box = Box(room.left + names, room.bottom + room.height - _HEAD - high, room.width - names, high)
    axes = plot.axes(box, "none")
    axes.set(xlim=(0, box.width), ylim=(box.height, 0), xticks=[], yticks=[])
    _write_rows(plot, box, rows)
    wide = (box.width - _TOTAL) / len(kinds)
    largest = max(counts.values())
    _draw_totals(axes, rows, counts)
    for line in range(len(rows) + 1):
        axes.axhline(line * _ROW, color=GRID, linewidth=0.6)
    for column, kind in enumerate(kinds):
        middle = (column + 0.5) * wide
        family = KINDS[kind].family if kind in KINDS else "other"
        words = kind_label(kind) if kind else "All others"
        for up, label in enumerate(reversed(wrapped(words, wide - 1, SIZES["small"])[:3])):
            plot.paper.text(
                box.left + middle, box.bottom + box.height + 1.4 + 2.9 * up, label,
                fontsize=SIZES["small"], color=INK, ha="center",
            )  # fmt: skip
        for line, row in enumerate(rows):
            _draw_cell(axes, (middle, (line + 0.5) * _ROW), counts[row, kind], largest, family)


def _draw_totals(axes: Axes, rows: Sequence[str], counts: Counter[tuple[str, str]]) -> None:
    right = axes.get_xlim()[1]
    for place, row in enumerate(rows):
        total = sum(number for (name, _), number in counts.items() if name == row)
        axes.text(
            right, (place + 0.5) * _ROW, f"{total:,}", fontsize=SIZES["text"], fontweight="bold",
            color=INK, ha="right", va="center_baseline",
        )  # fmt: skip
    axes.annotate(
        "All", (1, 1), xycoords="axes fraction", xytext=(0, 4), textcoords="offset points",
        fontsize=SIZES["small"], fontweight="bold", color=INK, ha="right",
    )  # fmt: skip


def _draw_cell(axes: Axes, at: tuple[float, float], number: int, largest: int, family: str) -> None:
    """Draw a disc whose area says how many, and the number beside it."""
    if not number:
        return
    x, y = at
    radius = (_ROW / 2 - 0.25) * (number / largest) ** 0.5
    mm = 72 / 25.4
    axes.scatter([x - 1.2], [y], s=(2 * radius * mm) ** 2, color=colour(family), linewidths=0)
    axes.text(
        x - 0.6 + max(radius, 0.8), y, f"{number:,}", fontsize=SIZES["small"], color=INK,
        va="center_baseline",
    )  # fmt: skip
