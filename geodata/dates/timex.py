"""A point of the calendar as a text gives it: a day, a week, a month, a season, a year, a decade.

It knows its TIMEX3 value and the days it covers. Years before Christ are counted astronomically
(480 BC is -479) so that arithmetic works; Python's calendar ends at the year 1, so they have a
value and no days.
"""

from __future__ import annotations

import calendar
import datetime as dt
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from geodata.models import DatePrecision, DateRange

__all__ = ["UNKNOWN_YEAR", "Point", "Unit", "day_of"]

Unit = Literal["day", "week", "month", "year", "decade", "century"]

UNKNOWN_YEAR = -(10**6)
"""The year of "June 8" where nothing tells it: the value is XXXX-06-08, and there are no days."""

_SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_HALVES = {"H1": (1, 6), "H2": (7, 12)}
_QUARTERS = {f"Q{n}": (3 * n - 2, 3 * n) for n in range(1, 5)}


class Point(Struct, frozen=True):
    """A point of the calendar.

    ``season`` holds what lies between month and year: SP SU FA WI, H1 H2, Q1 to Q4. ``clock`` is
    the tail of the value, "TNI" or "T23:47". ``years`` is 10 for a decade, 100 for a century.

    >>> Point(2018, 6, 17).value, Point(2018, season="SU").value, Point(-479).value
    ('2018-06-17', '2018-SU', 'BC0480')
    """

    year: int
    month: int | None = None
    day: int | None = None
    season: str | None = None
    week: int | None = None
    clock: str = ""
    years: int = 1

    @property
    def value(self) -> str:
        """The TIMEX3 value.

        >>> Point(1960, years=10).value, Point(1901, years=100).value, Point(2018, week=24).value
        ('196', '19', '2018-W24')
        """
        year = f"{self.year:04}" if self.year > 0 else f"BC{1 - self.year:04}"
        if self.year == UNKNOWN_YEAR:
            year = "XXXX"
        if self.years > 1:
            return year[: -2 if self.years == 100 else -1]
        if self.week is not None:
            return f"{year}-W{self.week:02}{self.clock}"
        if self.season is not None:
            return f"{year}-{self.season}"
        parts = [year, *(f"{part:02}" for part in (self.month, self.day) if part)]
        return "-".join(parts) + self.clock

    @property
    def precision(self) -> DatePrecision:
        """How fine the point is; decades and centuries are counted in years."""
        if self.day is not None:
            return "day"
        if self.week is not None:
            return "day" if self.clock else "week"
        if self.season is not None:
            return "season"
        return "year" if self.month is None else "month"

    @property
    def range(self) -> DateRange | None:
        """The days that the point covers; None outside the years 1 to 9998.

        >>> Point(2018, 2).range.last, Point(2018, season="WI").range.last
        (datetime.date(2018, 2, 28), datetime.date(2019, 2, 28))
        """
        if not 1 <= self.year <= 9998 - self.years:
            return None
        first, last = self._days()
        return DateRange(first, last, self.precision)

    def _days(self) -> tuple[dt.date, dt.date]:
        if self.day is not None and self.month is not None:
            day = dt.date(self.year, self.month, self.day)
            return day, day
        if self.week is not None:
            monday = dt.date.fromisocalendar(self.year, self.week, 1)
            return monday + dt.timedelta(5 if self.clock else 0), monday + dt.timedelta(6)
        if self.season in _SEASON_MONTHS:
            start = Point(self.year, _SEASON_MONTHS[self.season])
            return _month(start)[0], _month(start.shifted(2, "month"))[1]
        if self.season is not None:
            begin, end = (_HALVES | _QUARTERS)[self.season]
            return dt.date(self.year, begin, 1), _month(Point(self.year, end))[1]
        if self.month is not None:
            return _month(self)
        return dt.date(self.year, 1, 1), dt.date(self.year + self.years - 1, 12, 31)

    @property
    def exists(self) -> bool:
        """Whether there is such a day: 29 February only in leap years, 31 June never.

        >>> Point(2018, 2, 29).exists, Point(-479, 4, 30).exists
        (False, True)
        """
        if self.month is None:
            return True
        if not 1 <= self.month <= 12:
            return False
        length = calendar.monthrange(max(1, self.year % 400 + 400), self.month)[1]
        return self.day is None or 1 <= self.day <= length

    @property
    def ordinal(self) -> float:
        """Days since the year 0 to the point's middle, roughly: for telling what is near.

        >>> Point(1941, 12).ordinal < Point(1942, 1).ordinal < Point(1942).ordinal
        True
        """
        month = self.month or _SEASON_MONTHS.get(self.season or "", 0) + 1
        if self.month is None and self.season is None:
            month = 6 if self.week is None else max(1, self.week * 7 // 31)
        return self.year * 365.25 + month * 30.44 + (self.day or 15)

    @property
    def weekday(self) -> int | None:
        """Monday is 1, Sunday 7; None for what is no day.

        >>> Point(2018, 6, 17).weekday
        7
        """
        return self._start()[0].isoweekday() if self.day is not None else None

    def to(self, unit: Unit) -> Point | None:
        """Widen the point to a unit: the month of a day; None when it is not fine enough.

        >>> Point(2018, 6, 17).to("week").value, Point(2018).to("month")
        ('2018-W24', None)
        """
        if unit in ("decade", "century"):
            step = 10 if unit == "decade" else 100
            start = self.year // step * step + (unit == "century")
            return Point(start, years=step) if self.years <= step else None
        if unit == "year":
            return Point(self.year) if self.years == 1 else None
        if unit == "month":
            return Point(self.year, self.month) if self.month else None
        if unit == "week" and self.week is not None:
            return self
        if self.day is None:
            return None
        return replace(self, clock="") if unit == "day" else self.shifted(0, "week")

    def shifted(self, count: int, unit: Unit) -> Point:
        """Move the point; the result is as fine as the unit.

        >>> Point(1940, 6, 10).shifted(12, "day").value, Point(2018, 12).shifted(2, "month").value
        ('1940-06-22', '2019-02')
        """
        if unit in ("year", "decade", "century"):
            return Point(self.year + count * {"year": 1, "decade": 10, "century": 100}[unit])
        if unit == "month":
            months = self.year * 12 + (self.month or 1) - 1 + count
            return Point(months // 12, months % 12 + 1)
        start, ahead = self._start()
        moved = start + dt.timedelta(count * (7 if unit == "week" else 1))
        if unit == "day":
            return Point(moved.year + ahead, moved.month, moved.day)
        year, week, _ = moved.isocalendar()
        return Point(year + ahead, week=week)

    def _start(self) -> tuple[dt.date, int]:
        """Give the first day, set back to the years 400 to 799, and by how many years.

        The calendar repeats every 400 years, weekdays included: so arithmetic never leaves it.
        """
        ahead = self.year // 400 * 400 - 400
        if self.week is not None:
            return dt.date.fromisocalendar(self.year - ahead, self.week, 1), ahead
        return dt.date(self.year - ahead, self.month or 1, self.day or 1), ahead


def _month(point: Point) -> tuple[dt.date, dt.date]:
    """Give the first and the last day of a month."""
    month = point.month or 1
    length = calendar.monthrange(point.year, month)[1]
    return dt.date(point.year, month, 1), dt.date(point.year, month, length)


def day_of(day: dt.date) -> Point:
    """Make the point of one day."""
    return Point(day.year, day.month, day.day)
