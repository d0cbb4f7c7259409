"""The units that relative expressions count in."""

from __future__ import annotations

from msgspec.structs import replace

from geodata.dates.reference import Reading
from geodata.dates.rules.rule import Match, said
from geodata.dates.timex import Point, Unit
from geodata.models import DatePrecision, DateRange

__all__ = [
    "ANAPHOR",
    "STEPPED",
    "UNITS_OF_CALENDAR",
    "VAGUE",
    "far_day",
    "stepped",
    "unit_of",
    "vague_span",
]


ANAPHOR = r"(?:th(?:at|is)(?:\ (?:very\ )?same)?|the\ (?:very\ )?same)"
STEPPED = r"(?:(?:the\ )?(?:following|next|previous|preceding)|the\ (?:subsequent|ensuing))"

UNITS_OF_CALENDAR: dict[str, Unit] = {
    "day": "day",
    "night": "day",
    "week": "week",
    "month": "month",
    "year": "year",
    "decade": "decade",
    "century": "century",
    "centurie": "century",
}


def unit_of(match: Match) -> Unit | None:
    """Name the calendar's unit in a match; None for fortnights, hours and minutes."""
    return UNITS_OF_CALENDAR.get(said(match, "unit"))


def stepped(start: Point | None, step: int, unit: Unit, lack: str) -> Reading:
    """Read the unit around a point, or so many on from it; ``lack`` says why there is no point."""
    base = start.to(unit) if start else None
    if base is None:
        return Reading(reason=lack)
    if unit in ("decade", "century"):
        return Reading(replace(base, year=base.year + step * base.years), moves=False)
    return Reading(base.shifted(step, unit))


def far_day(today: Point, count: int, unit: str) -> Point:
    """Find the day so many units off: of a month without such a day, its last.

    >>> far_day(Point(2018, 3, 31), -1, "month").value, far_day(Point(2018, 3, 31), 9, "day").value
    ('2018-02-28', '2018-04-09')
    """
    if unit in ("minute", "hour"):
        return today.shifted(round(count / (24 if unit == "hour" else 1440)), "day")
    if unit in ("day", "night", "week", "fortnight"):
        return today.shifted(count * {"week": 7, "fortnight": 14}.get(unit, 1), "day")
    months = {"month": 1, "year": 12, "decade": 120}.get(unit, 1200)
    month, day = today.shifted(count * months, "month"), today.day or 1
    return next(
        each for back in range(4) if (each := replace(month, day=max(1, day - back))).exists
    )


VAGUE = "how many is not said: the days are those within which it is likely"
_LIKELY: dict[str, tuple[int, DatePrecision]] = {
    "day": (7, "week"),
    "night": (7, "week"),
    "week": (31, "month"),
    "fortnight": (31, "month"),
    "month": (365, "year"),
}
"""Within how many days "a few days ago" and "the coming months" lie, and how precise that is."""


def vague_span(start: Point, unit: str, way: int) -> DateRange | None:
    """Give the days of "a few days ago" (``way`` -1) and "the coming days" (1); None for years.

    >>> vague_span(Point(2018, 6, 22), "day", -1).first
    datetime.date(2018, 6, 15)
    """
    today = start.to("day")
    if unit not in _LIKELY or today is None:
        return None
    length, precision = _LIKELY[unit]
    ends = sorted(
        day.range.first for day in (today, today.shifted(way * length, "day")) if day.range
    )
    return DateRange(ends[0], ends[-1], precision) if len(ends) == 2 else None
