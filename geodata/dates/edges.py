"""What "early", "the end of" and "later in" leave of the days of a date."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from geodata.dates.reference import Frame, Reading
from geodata.dates.timex import Point
from geodata.models import DateRange

__all__ = ["EDGES", "narrowed"]

EDGES = {
    **dict.fromkeys(("early", "start", "beginning", "outset", "early part", "first part"), "early"),
    **dict.fromkeys(("middle", "mid"), "mid"),
    **dict.fromkeys(("late", "end", "close", "latter part", "late part", "last part"), "late"),
    **dict.fromkeys(("first half", "early half"), "first half"),
    **dict.fromkeys(("second half", "latter half", "late half", "last half"), "second half"),
    "second part": "late",
    "later": "later",
    "earlier": "earlier",
}
_THIRDS = {
    "early": (0, 1 / 3),
    "mid": (1 / 3, 2 / 3),
    "late": (2 / 3, 1),
    "first half": (0, 1 / 2),
    "second half": (1 / 2, 1),
}
"""What a head leaves of the days, as shares of their number."""


def narrowed(reading: Reading, words: str, frame: Frame) -> Reading:
    """Narrow the days to the early, middle or late third, or to a half.

    >>> from geodata.dates import values
    >>> values("in the second half of 2008; at the end of March 1944")
    [('the second half of 2008', '2008-H2'), ('the end of March 1944', '1944-03')]
    """
    edge = EDGES.get(" ".join(words.lower().split()), "")
    days, point = reading.range, reading.point
    if edge.endswith("half") and point and point.precision == "year" and point.years == 1:
        return replace(reading, point=Point(point.year, season="H2" if edge[0] == "s" else "H1"))
    if days is None or days.first == days.last:
        return reading
    if edge in ("earlier", "later"):
        return replace(reading, span=_cut(days, edge, frame))
    if edge not in _THIRDS:
        return reading
    length = (days.last - days.first).days + 1
    begin, end = (int(share * length) for share in _THIRDS[edge])
    first = days.first + dt.timedelta(begin)
    return replace(
        reading, span=replace(days, first=first, last=days.first + dt.timedelta(end - 1))
    )


def _cut(days: DateRange, edge: str, frame: Frame) -> DateRange:
    """Cut "earlier this week" and "later this month" at the day that they are counted from."""
    now = frame.now.range if frame.now else None
    if now is None or not days.first <= now.first <= days.last:
        return days
    if edge == "earlier":
        return replace(days, last=now.first)
    return replace(days, first=now.first)
