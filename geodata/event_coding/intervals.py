"""How long one thing came after another: "freed on Tuesday, two days after gunmen had seized them".

The day of either gives that of the other, and the two are no one happening.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from msgspec import Struct

from geodata.dates.vocabulary import number
from geodata.event_coding.wordset import any_of
from geodata.models import DateRange

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geodata.models import DatePrecision

__all__ = ["Interval", "find_interval"]

_WAYS = any_of("after before since")
_MARKED = any_of("marked marks marking mark")
"""What a day does that is so many years "since" another."""
_DAYS: dict[str, tuple[int, int]] = {
    "minute": (0, 0), "hour": (0, 0), "day": (1, 0), "week": (7, 2), "fortnight": (14, 2),
    "month": (30, 10),
}  # fmt: skip
"""Days of a unit, and how many more or fewer a count of it may mean each time."""
_PRECISION: dict[str, DatePrecision] = {"week": "week", "fortnight": "week", "month": "month"}
_HOURS_A_DAY = 24
_MARKS = 7
_LONGEST = 3
"""Tokens of the longest count: "twenty - two"."""
_OPENS = 3
"""An interval that begins no further from the start ends at a comma, with the rest behind it."""
_AT_MOST = any_of("less within under barely")
_NO_CLAUSE = any_of("that this which , . ; :")
_WHERE = any_of("in at near outside")
_STOPS = any_of("; . :")


class Interval(Struct, frozen=True):
    """What a sentence counts from is told by its tokens from ``opens`` up to ``closes``.

    ``first`` is the token that the count begins at. What the rest tells came ``least`` to ``most``
    days after it, or before it where these are negative; None for a count that says no days. It is
    ``years`` to the day since then that an anniversary marks.
    """

    first: int
    opens: int
    closes: int
    least: int | None
    most: int | None
    precision: DatePrecision = "day"
    years: int = 0

    def holds(self, index: int) -> bool:
        """Whether a token belongs to what is counted from."""
        return self.opens <= index < self.closes

    def back(self, days: DateRange) -> DateRange | None:
        """Give the days of what is counted from, by those of the rest.

        >>> tuesday = dt.date(2022, 11, 29)
        >>> Interval(4, 7, 12, 2, 2).back(DateRange(tuesday, tuesday, "day")).first
        datetime.date(2022, 11, 27)
        """
        if self.years:
            first, last = (_years_before(day, self.years) for day in (days.first, days.last))
            return DateRange(first, last, days.precision)
        if self.least is None or self.most is None:
            return None
        first, last = days.first - dt.timedelta(self.most), days.last - dt.timedelta(self.least)
        return DateRange(first, last, self.precision)

    def forth(self, days: DateRange) -> DateRange | None:
        """Give the days of the rest, by those of what is counted from."""
        if self.least is None or self.most is None:
            return None
        first, last = days.first + dt.timedelta(self.least), days.last + dt.timedelta(self.most)
        return DateRange(first, last, self.precision)


def find_interval(words: Sequence[str]) -> Interval | None:
    """Find the first interval that a sentence counts, by its words in small letters.

    >>> find_interval("two days after rebels took X , soldiers shot three men".split())
    Interval(first=0, opens=3, closes=6, least=2, most=2, precision='day', years=0)
    >>> find_interval("they left on Tuesday , hours before shells fell".split()).least
    0
    >>> find_interval("soon after that they left".split()) is None
    True
    >>> find_interval("Sunday marked two years since the army took X".split()).years
    2
    """
    for index, word in enumerate(words):
        if word in _WAYS and 0 < index < len(words) - 1 and words[index + 1] not in _NO_CLAUSE:
            found = _counted(words, index)
            if found is not None:
                return found
    return None


def _counted(words: Sequence[str], way: int) -> Interval | None:
    """Read the count before "after" or "before"; None where there is none."""
    unit = words[way - 1].removesuffix("s")
    since = words[way] == "since"
    if since and (unit != "year" or _MARKED.isdisjoint(words[max(0, way - _MARKS) : way])):
        return None
    if unit != "year" and unit not in _DAYS:
        return None
    first, count = _count(words, way - 1)
    if first == way - 1 and not words[way - 1].endswith("s"):
        return None  # "the very day after"
    behind = range(way + 1, len(words))
    closes = next((i for i in behind if _ends(words, i, opening=first <= _OPENS)), len(words))
    most = not _AT_MOST.isdisjoint(words[max(0, first - 2) : first])
    least, longest, precision = _span(unit, count, at_most=most)
    if words[way] == "before" and least is not None and longest is not None:
        least, longest = -longest, -least
    years = (count or 0) if since else 0
    return Interval(first, way + 1, closes, least, longest, precision, years)


def _ends(words: Sequence[str], index: int, *, opening: bool) -> bool:
    """Whether the clause that is counted from ends at a token: "…, an hour after he left, in X"."""
    aside = words[index] == "," and index + 1 < len(words)
    resumed = aside and (opening or words[index + 1] in _WHERE)
    return resumed or words[index] in _STOPS


def _years_before(day: dt.date, years: int) -> dt.date:
    """Give the same day of an earlier year: of 29 February, where there is none, the day before."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=day.day - 1)


def _count(words: Sequence[str], unit: int) -> tuple[int, int | None]:
    """Token that a count begins at, and the number; the unit's own token where none stands."""
    for first in range(max(0, unit - _LONGEST), unit):
        found = number(" ".join(words[first:unit]).replace(" - ", "-"))
        if found is not None:
            return first, found
    return (unit - 1, 1) if unit and words[unit - 1] == "the" else (unit, None)


def _span(
    unit: str, count: int | None, *, at_most: bool
) -> tuple[int | None, int | None, DatePrecision]:
    """Fewest and most days that a count may mean, and how precise that is."""
    if unit in {"minute", "hour"}:
        days = round((count or 0) / _HOURS_A_DAY) if unit == "hour" else 0
        return (0 if at_most else days), days, "day"
    if count is None or unit not in _DAYS:
        return None, None, "day"
    days, slack = (each * count for each in _DAYS[unit])
    if at_most:
        return 0, days, "week" if days else "day"
    return days - slack, days + slack, _PRECISION.get(unit, "day")
