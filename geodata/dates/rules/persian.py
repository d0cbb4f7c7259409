"""Rules for the calendar of Iran and Afghanistan: its months beside a year, in Persian letters."""

from __future__ import annotations

from geodata.dates.months import numbered
from geodata.dates.reference import Frame, Reading
from geodata.dates.rules.rule import FIGURE, Match, Rule, rule, said
from geodata.dates.timex import Point
from geodata.models import DateRange

__all__ = ["NAMES", "RULES"]

_MONTHS = numbered("فروردین, اردیبهشت, خرداد, تیر, مرداد, شهریور, مهر, آبان, آذر, دی, بهمن, اسفند")
NAMES = frozenset(_MONTHS)
"""The names of months, as they are spelled here."""

_LENGTHS = (31, 31, 31, 31, 31, 31, 30, 30, 30, 30, 30, 29)
"""The last month has a day more in a leap year; of the month as a whole that day is left out."""


def persian(match: Match, frame: Frame) -> Reading | None:
    """Read a day or a month of the Solar Hijri calendar.

    >>> from geodata.dates import values
    >>> values("18 خرداد 1397; تیر 1397")
    [('18 خرداد 1397', '2018-06-08'), ('تیر 1397', '2018-06-22/2018-07-22')]
    """
    del frame
    year, month = int(match["year"]), _MONTHS[said(match, "name")]
    day = match.groupdict().get("day")
    if day is not None and int(day) > _LENGTHS[month - 1] + (month == len(_LENGTHS)):
        return None
    if day is not None:
        return Reading(_gregorian(year, month, int(day)), explicit=True)
    first, last = (_gregorian(year, month, n).range for n in (1, _LENGTHS[month - 1]))
    if first is None or last is None:
        return None
    span = DateRange(first.first, last.last, "month")
    value = f"{span.first.isoformat()}/{span.last.isoformat()}"
    return Reading(value=value, span=span, moves=False)


def _gregorian(year: int, month: int, day: int) -> Point:
    from jalali_core import JalaliToGregorian  # noqa: PLC0415  (few reports are in Persian)

    return Point(*JalaliToGregorian(year, month, day).getGregorianList())


_NAME = rf"(?P<name>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\b"
_YEAR = r"(?:\ ماه)?\ (?:سال\ )?(?P<year>1[2-4]\d\d)(?!\w)"

RULES: tuple[Rule, ...] = (
    rule(persian, [FIGURE], rf"(?P<day>3[01]|[12]\d|0?[1-9])\ {_NAME}{_YEAR}"),
    rule(persian, _MONTHS, _NAME + _YEAR),
)
