"""Days, weeks, months and years that events are counted by, on the screen and on paper.

Days are numbers since 1970 here: what is counted may be a million events.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

__all__ = ["UNITS", "Span", "Unit", "edges", "finest", "usual_span"]

Unit = Literal["day", "week", "month", "year"]
Span = tuple[int, int]
"""First and last day, both included, as days since 1970."""

UNITS: tuple[Unit, ...] = get_args(Unit)
_DAYS: dict[Unit, float] = {"day": 1, "week": 7, "month": 30.44, "year": 365.25}
_MONDAY = -3  # 1970 began on a Thursday
_BULK = 0.9  # of the events: what a view of the usual time must hold
_FAR = 4  # times longer than the bulk's: a span that stragglers make useless


def usual_span(start: NDArray[np.int64], end: NDArray[np.int64]) -> Span:
    """Return the span of most events: a few from another century do not squeeze the rest.

    Examples
    --------
    >>> days = np.array([-5000, 100, 110, 120, 121, 122, 123, 124, 125, 126])
    >>> usual_span(days, days)
    (100, 126)
    """
    first, last = int(start.min()), int(end.max())
    days = np.sort(start)
    held = max(int(np.ceil(_BULK * len(days))), 1)
    widths = days[held - 1 :] - days[: len(days) - held + 1]
    at = int(np.argmin(widths))
    if last - first <= _FAR * max(int(widths[at]), 1):
        return first, last
    margin = int(widths[at]) // 2
    near = days[(days >= days[at] - margin) & (days <= days[at + held - 1] + margin)]
    return int(near[0]), int(near[-1])


def finest(span: Span, few: Mapping[Unit, float]) -> Unit:
    """Return the finest unit of which a span has few enough; years when none has.

    Examples
    --------
    >>> finest((0, 89), {"day": 12, "week": 12, "month": 12})
    'month'
    """
    length = span[1] - span[0] + 1
    return next((unit for unit in UNITS[:-1] if length / _DAYS[unit] <= few[unit]), "year")


def edges(unit: Unit, span: Span) -> NDArray[np.int64]:
    """First day of each bar, and the day after the last one.

    Examples
    --------
    >>> edges("month", (0, 40)).tolist(), edges("week", (0, 3)).tolist()
    ([0, 31, 59], [-3, 4])
    """
    first, last = span
    if unit == "day":
        return np.arange(first, last + 2)
    if unit == "week":
        monday = first - (first - _MONDAY) % 7
        return np.arange(monday, last + 8 - (last - _MONDAY) % 7, 7)
    code = {"month": "M", "year": "Y"}[unit]
    ends = np.array([first, last], dtype="datetime64[D]").astype(f"datetime64[{code}]")
    return np.arange(ends[0], ends[1] + 2).astype("datetime64[D]").astype(np.int64)
