"""Events by day, week, month or year: what a map a month, a film or a chart is made of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from geodata.errors import ReportError
from geodata.filters.wording import days_in_words
from geodata.models import Event
from geodata.periods import UNITS, Span, Unit, edges, usual_span

__all__ = ["Period", "Timeline", "timeline_of"]

_EPOCH = dt.date(1970, 1, 1)
_DAYS: Mapping[Unit, int] = {"day": 1, "week": 7, "month": 31, "year": 366}
_MOST_FIT = 0.8  # of the events: a unit that is finer than what is known of them is no use


@dataclass(frozen=True, slots=True)
class Period:
    """One day, week, month or year, and its events by date."""

    name: str
    first: dt.date
    last: dt.date
    events: tuple[Event, ...]

    @property
    def located(self) -> tuple[Event, ...]:
        """Events with a place."""
        return tuple(one for one in self.events if one.latitude is not None)


@dataclass(frozen=True, slots=True)
class Timeline:
    """Periods one after the other, empty ones among them, and what none of them holds.

    Parameters
    ----------
    unit
        What a period is.
    periods
        By date.
    undated
        How many events have no date.
    vague
        How many spread over several periods and last longer than one.
    outside
        How many lie long before or after most others.
    """

    unit: Unit
    periods: tuple[Period, ...]
    undated: int = 0
    vague: int = 0
    outside: int = 0

    @property
    def left_out(self) -> tuple[str, ...]:
        """What is not shown, in words.

        Examples
        --------
        >>> Timeline("week", (), undated=3, vague=1).left_out
        ('3 without a date', '1 that spread over several weeks')
        """
        said = (
            (self.undated, "without a date"),
            (self.vague, f"that spread over several {self.unit}s"),
            (self.outside, "long before or after the others"),
        )
        return tuple(f"{number:,} {words}" for number, words in said if number)


def timeline_of(
    events: Sequence[Event], by: Unit | None = None, *, few: int, most: int
) -> Timeline:
    """Lay events out in periods.

    An event stands in the period that holds all its days, or in the one it begins in when it lasts
    no longer than one; what spreads further is counted and left out, for it belongs to none.

    Parameters
    ----------
    events
        In any order.
    by
        The unit; the finest that makes few periods, and that most events are known by, without it.
    few
        How many periods are few.
    most
        How many there may be at most.

    Raises
    ------
    ReportError
        When there are more.
    """
    dated = sorted((one for one in events if one.start), key=_order)
    undated = len(events) - len(dated)
    if not dated:
        return Timeline(by or "month", (), undated)
    days = _days(dated)
    unit = by or _finest(days, few)
    placed = _placed(days, unit)
    if not placed.any():
        return Timeline(unit, (), undated, vague=len(dated))
    begins = days[placed, 0]
    cuts = edges(unit, usual_span(begins, begins))
    if len(cuts) - 1 > most:
        choice = "fewer years" if unit == "year" else f"a step longer than a {unit}, or fewer days"
        message = (
            f"{len(cuts) - 1:,} {unit}s are more than the {most} that a picture holds: "
            f"choose {choice}"
        )
        raise ReportError(message)
    bar = np.searchsorted(cuts, days[:, 0], side="right") - 1
    inside = placed & (bar >= 0) & (bar < len(cuts) - 1)
    told: list[list[Event]] = [[] for _ in cuts[1:]]
    for row in np.flatnonzero(inside):
        told[bar[row]].append(dated[row])
    periods = tuple(
        _period(unit, int(first), int(after) - 1, held)
        for first, after, held in zip(cuts[:-1], cuts[1:], told, strict=True)
    )
    vague = int(np.count_nonzero(~placed))
    return Timeline(unit, periods, undated, vague, len(dated) - vague - int(inside.sum()))


def _order(event: Event) -> tuple[dt.date, str]:
    return event.start or dt.date.max, event.id


def _days(dated: Sequence[Event]) -> npt.NDArray[np.int64]:
    """First and last day of each event, since 1970: (events, 2)."""
    pairs = [(one.start, max(one.end or one.start, one.start)) for one in dated if one.start]
    return np.array([[(day - _EPOCH).days for day in pair] for pair in pairs])


def _placed(days: npt.NDArray[np.int64], unit: Unit) -> npt.NDArray[np.bool_]:
    """(events,): whether one period holds an event, or it lasts no longer than one."""
    cuts = edges(unit, (int(days.min()), int(days.max())))
    bar = np.searchsorted(cuts, days, side="right")
    placed: npt.NDArray[np.bool_] = bar[:, 0] == bar[:, 1]
    return placed | (days[:, 1] - days[:, 0] < _DAYS[unit])


def _finest(days: npt.NDArray[np.int64], few: int) -> Unit:
    for unit in UNITS[:-1]:
        placed = _placed(days, unit)
        if placed.mean() >= _MOST_FIT:
            begins = days[placed, 0]
            span: Span = usual_span(begins, begins)
            if len(edges(unit, span)) - 1 <= few:
                return unit
    return "year"


def _period(unit: Unit, first: int, last: int, events: Sequence[Event]) -> Period:
    begin, end = _EPOCH + dt.timedelta(first), _EPOCH + dt.timedelta(last)
    return Period(_named(unit, begin, end), begin, end, tuple(events))


def _named(unit: Unit, first: dt.date, last: dt.date) -> str:
    """Name a period in few letters.

    >>> _named("week", dt.date(2018, 5, 28), dt.date(2018, 6, 3))
    '28 May \u2013 3 Jun 2018'
    """
    if unit in {"month", "year"}:
        return days_in_words(first, first).split(" ", 1 if unit == "month" else 2)[-1]
    words = days_in_words(first, last).split(" ")
    return " ".join(word[:3] if word.isalpha() else word for word in words)
