"""What "early", "the end of", "the last week of" and "later in" leave of the days of a date."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from msgspec import structs

from geodata.dates.reference import Frame, Reading
from geodata.dates.timex import Point, day_of
from geodata.models import DateRange

__all__ = ["EDGES", "PORTIONS", "narrowed"]

PORTIONS = {
    **dict.fromkeys(("first", "opening", "early"), "early"),
    **dict.fromkeys(("last", "final", "closing", "latter"), "late"),
}
"""What "the first days of", "the closing months of" leave."""
EDGES = {
    **dict.fromkeys(("early", "start", "beginning", "outset", "early part", "first part"), "early"),
    **dict.fromkeys(("middle", "mid"), "mid"),
    **dict.fromkeys(("late", "end", "close", "latter part", "late part", "last part"), "late"),
    **dict.fromkeys(("first half", "early half"), "first half"),
    **dict.fromkeys(("second half", "latter half", "late half", "last half"), "second half"),
    "second part": "late",
    "later": "later",
    "earlier": "earlier",
    **{
        f"{word} {unit}": edge
        for word, edge in PORTIONS.items()
        for unit in ("days", "weeks", "months", "years")
    },
    **dict.fromkeys(("first day", "last day", "final day"), "day"),
    **{
        f"{word} week": f"week {n}"
        for n, word in enumerate(("first", "second", "third", "fourth"), 1)
    },
    **dict.fromkeys(("last week", "final week"), "last week"),
}
_THIRDS = {
    "early": (0, 1 / 3),
    "mid": (1 / 3, 2 / 3),
    "late": (2 / 3, 1),
    "first half": (0, 1 / 2),
    "second half": (1 / 2, 1),
}
"""What a head leaves of the days, as shares of their number."""
_WEEK = 7


def narrowed(reading: Reading, words: str, frame: Frame) -> Reading:
    """Narrow the days to the early, middle or late third, to a half, a week or a day.

    >>> from geodata.dates import values
    >>> values("in the second half of 2008; at the end of March 1944; the last day of May 1944")[:2]
    [('the second half of 2008', '2008-H2'), ('the end of March 1944', '1944-03')]
    >>> values("on the last day of February 1944")
    [('the last day of February 1944', '1944-02-29')]
    """
    words = " ".join(words.lower().split())
    edge = EDGES.get(words, "")
    days, point = reading.range, reading.point
    if edge.endswith("half") and point and point.precision == "year" and point.years == 1:
        return structs.replace(
            reading, point=Point(point.year, season="H2" if edge[0] == "s" else "H1")
        )
    if days is None or days.first == days.last:
        return reading
    if edge in ("earlier", "later"):
        return structs.replace(reading, span=_cut(days, edge, frame))
    if edge == "day":
        day = day_of(days.first if words.startswith("first") else days.last)
        return Reading(day, reason=reading.reason, explicit=reading.explicit)
    if "week" in edge:
        return structs.replace(reading, span=_week(days, edge))
    return (
        structs.replace(reading, span=_share(days, *_THIRDS[edge])) if edge in _THIRDS else reading
    )


def _share(days: DateRange, begin: float, end: float) -> DateRange:
    length = (days.last - days.first).days + 1
    first = days.first + dt.timedelta(int(begin * length))
    return replace(days, first=first, last=days.first + dt.timedelta(int(end * length) - 1))


def _week(days: DateRange, edge: str) -> DateRange:
    """Find the nth week of a month, counted in sevens from its first day, or the last seven."""
    if edge == "last week":
        first = max(days.first, days.last - dt.timedelta(_WEEK - 1))
    else:
        first = min(days.last, days.first + dt.timedelta(_WEEK * (int(edge[-1]) - 1)))
    return DateRange(first, min(days.last, first + dt.timedelta(_WEEK - 1)), "week")


def _cut(days: DateRange, edge: str, frame: Frame) -> DateRange:
    """Cut "earlier this week" and "later this month" at the day that they are counted from."""
    now = frame.now.range if frame.now else None
    if now is None or not days.first <= now.first <= days.last:
        return days
    if edge == "earlier":
        return replace(days, last=now.first)
    return replace(days, first=now.first)
