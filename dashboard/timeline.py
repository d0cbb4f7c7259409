"""The timeline under the map: what it is sent, and what is asked of it.

`dashboard.bins` counts the bars; ``static/timeline.js`` draws them, brushes and plays.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, cast
from weakref import WeakKeyDictionary

import numpy as np
import streamlit as st

from dashboard import assets, chosen, state
from dashboard.bins import UNITS, Bins, Dated, finest, usual_span
from dashboard.symbols import FAMILY_SYMBOLS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from dashboard.bins import Span, Unit
    from dashboard.data import View
    from geodata.columns import EventColumns
    from geodata.filters import Filters

__all__ = ["Look", "TimelineView", "chosen_look", "draw", "payload", "pick"]

_EPOCH = dt.date(1970, 1, 1)
_VIEW, _CLICKED = "timeline_view", "bar_clicked"
_LEAST = 15  # days that a timeline shows of its own accord
_usual: WeakKeyDictionary[EventColumns, Span | None] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class TimelineView:
    """What the timeline was asked to show; None leaves it to choose.

    Parameters
    ----------
    unit
        day, week, month or year.
    span
        First and last day, as days since 1970.
    """

    unit: Unit | None = None
    span: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """Which bars are drawn."""

    unit: Unit
    span: Span


def pick(view: View) -> None:
    """Select the event of a bar that was clicked, when it is the only one."""
    if _bar_clicked() and view.shown == 1:
        state.select(view.columns.ids[int(view.rows[0])])


def draw(view: View) -> None:
    """Draw the timeline of what all filters but the dates leave."""
    columns = view.columns
    dated = Dated.of(columns, view.without("from"), tuple(FAMILY_SYMBOLS))
    sent = payload(dated, _days(view.filters), _asked(), _usual_of(columns))
    with st.container(key="time-frame"):
        component = assets.component("dateline_timeline", "timeline.js", "timeline.css")
        component(key=state.TIMELINE, data=sent, on_ask_change=_ask)


def _ask() -> None:
    """Do what was asked on the timeline: choose dates, other bars or another stretch of time."""
    session = st.session_state
    wish: Any = session[state.TIMELINE].get("ask") or {}
    if "dates" in wish:
        chosen.loosen("from")
        chosen.loosen("to")
        session[state.DATES] = tuple(map(_day, wish["dates"] or ()))
        session[_CLICKED] = bool(wish.get("click"))
    if "unit" in wish:
        session[_VIEW] = replace(_asked(), unit=wish["unit"])
    if "view" in wish:
        first, last = (_day(day).toordinal() - _EPOCH.toordinal() for day in wish["view"])
        session[_VIEW] = replace(_asked(), span=(first, last))


def _day(number: int) -> dt.date:
    """Day of a number of days since 1970; what no calendar has becomes its first or last day."""
    ordinal = min(max(_EPOCH.toordinal() + int(number), 1), dt.date.max.toordinal())
    return dt.date.fromordinal(ordinal)


def _asked() -> TimelineView:
    """Tell what the timeline was asked to show."""
    return cast("TimelineView", st.session_state.get(_VIEW) or TimelineView())


def _bar_clicked() -> bool:
    """Whether a bar of the timeline was clicked just now."""
    return bool(st.session_state.pop(_CLICKED, False))


def _days(filters: Filters) -> list[int | None] | None:
    """Days of the date filter, as days since 1970."""
    ends = (filters.date_from, filters.date_to)
    if ends == (None, None):
        return None
    return [None if day is None else (day - _EPOCH).days for day in ends]


def _usual_of(columns: EventColumns) -> Span | None:
    """Span of most events of the store, kept as long as its columns are."""
    if columns not in _usual:
        every = Dated.of(columns, np.ones(len(columns), dtype=bool), tuple(FAMILY_SYMBOLS))
        _usual[columns] = usual_span(every) if len(every) else None
    return _usual[columns]


def chosen_look(
    dated: Dated,
    brush: Sequence[int | None] | None,
    asked: TimelineView,
    usual: Span | None = None,
) -> Look:
    """Decide on the bars: what was asked for, or the usual time with a brush that is in sight.

    The time does not change with every filter, only when most of what is left lies elsewhere.
    """
    first, last = asked.span or _with_brush(_stretched(_own_span(dated, usual)), brush)
    whole = _with_brush(_stretched(dated.whole()), brush)
    if asked.span and last - first > whole[1] - whole[0]:  # one zooms out to all there is
        first, last = whole
    return Look(asked.unit or finest((first, last)), (first, last))


def _own_span(dated: Dated, usual: Span | None) -> Span:
    if usual is not None:
        inside = np.count_nonzero((dated.end >= usual[0]) & (dated.start <= usual[1]))
        if 2 * inside >= len(dated):
            return usual
    return usual_span(dated)


def _stretched(span: Span) -> Span:
    margin = max(_LEAST - (span[1] - span[0] + 1), 0) // 2
    return span[0] - margin, span[1] + margin


def _with_brush(span: Span, brush: Sequence[int | None] | None) -> Span:
    known = [day for day in brush or () if day is not None]
    return min([span[0], *known]), max([span[1], *known])


def payload(
    dated: Dated,
    brush: list[int | None] | None,
    asked: TimelineView,
    usual: Span | None = None,
) -> dict[str, Any]:
    """Return what the browser is sent; bars that hold nothing are left out."""
    families = [(name, one["label"], one["colour"]) for name, one in FAMILY_SYMBOLS.items()]
    sent: dict[str, Any] = {
        "families": families,
        "units": UNITS,
        "chosen": asked.unit,
        "brush": brush,
        "undated": dated.undated,
        "bars": "",
        "possible": [],
        "before": 0,
        "after": 0,
    }
    if not len(dated):
        return sent
    look = chosen_look(dated, brush, asked, usual)
    bins = Bins.of(dated, look.unit, look.span)
    first, last = bins.span
    whole = dated.whole()
    return sent | {
        "unit": bins.unit,
        "first": first,
        "count": len(bins.edges) - 1,
        "bars": _bars(bins),
        "possible": _steps(bins.possible),
        "before": bins.before,
        "after": bins.after,
        "earlier": dated.nearest_before(first),
        "later": dated.nearest_after(last),
        "whole": first <= whole[0] and last >= whole[1],
    }


def _bars(bins: Bins) -> str:
    """Write "bar,family,certain,spread" wherever there is something; a spread of 0 is left out.

    As one string it is half as long as the lists of JSON would be.
    """
    spread = np.round(bins.spread, 2)
    at = np.nonzero((bins.certain > 0) | (spread > 0))
    found = zip(*(one.tolist() for one in (*at, bins.certain[at], spread[at])), strict=True)
    return ";".join(
        f"{bar},{family},{certain}" + (f",{part:g}" if part else "")
        for bar, family, certain, part in found
    )


def _steps(numbers: NDArray[np.int64]) -> list[list[int]]:
    """[place, number] wherever the number is another than the one before.

    Examples
    --------
    >>> _steps(np.array([0, 0, 2, 2, 5]))
    [[0, 0], [2, 2], [4, 5]]
    """
    at = np.flatnonzero(np.diff(numbers, prepend=-1))
    return [[int(place), int(numbers[place])] for place in at]
