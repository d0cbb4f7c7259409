"""Rules for days that name their place in the calendar."""

from __future__ import annotations

import re
from dataclasses import replace

from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

from geodata.dates.reference import Frame, Reading
from geodata.dates.rules.rule import FIGURE, Match, Rule, compiled, rule, said
from geodata.dates.rules.stated import OF_YEAR, RELATIVE_YEAR, in_year, month_of, stated_year
from geodata.dates.timex import UNKNOWN_YEAR, Point, day_of
from geodata.dates.vocabulary import (
    AMBIGUOUS_MONTHS,
    ANY_YEAR,
    DAY,
    ENGLISH_MONTHS,
    MONTH,
    MONTHS,
    ORDINAL,
    TO,
    YEAR,
)

__all__ = ["RULES"]


def day(match: Match, frame: Frame) -> Reading | None:
    """Read a day with its month, in either order.

    >>> from geodata.dates import values
    >>> values("On June 8 we asked; 22 September 2017", "2018-06-22")
    [('June 8', '2018-06-08'), ('22 September 2017', '2017-09-22')]
    >>> values("between 3 and 5 June", "2018-06-22")
    [('3', '2018-06-03'), ('5 June', '2018-06-05')]
    """
    if match["month"] in AMBIGUOUS_MONTHS and not match["year"]:
        return None
    if match.groupdict().get("dot") and said(match, "month") in ENGLISH_MONTHS:
        return None  # the end of a sentence, not a German ordinal
    point = Point(UNKNOWN_YEAR, month_of(match), _day(match))
    return in_year(point, stated_year(match, frame), frame)


def _day(match: Match) -> int:
    return int(match["day"].rstrip("stndrhSTNDRH"))


def further_day(match: Match, frame: Frame) -> Reading | None:
    """Read the second day of "June 8 to 10" and of "June 8, 9 and 10".

    >>> from geodata.dates import values
    >>> values("June 8-10, 2018")
    [('June 8', '2018-06-08'), ('10, 2018', '2018-06-10')]
    """
    told, number = frame.told, _day(match)
    if told is None or told.month is None or told.day is None or told.day >= number:
        return None
    before = frame.text[max(0, frame.start - 40) : frame.start]
    opening = _OPENING_DAY.search(before)
    if not opening or MONTHS.get(said(opening, "month")) != told.month:
        return None
    if before.endswith(", ") and not _LISTED.match(frame.text, frame.end):
        return None
    further = Point(told.year, told.month, number)
    return Reading(further, explicit=True) if further.exists else None


def iso(match: Match, frame: Frame) -> Reading | None:
    """Read a date in figures, the year first.

    >>> from geodata.dates import values
    >>> values("2018/06/17, 2018-06-17T23:47Z")
    [('2018/06/17', '2018-06-17'), ('2018-06-17T23:47Z', '2018-06-17T23:47')]
    """
    del frame
    point = Point(int(match["year"]), int(match["m"]), int(match["d"]))
    clock = f"T{match['hh']}:{match['mm']}" if match["hh"] else ""
    return Reading(replace(point, clock=clock), explicit=True) if point.exists else None


def iso_month(match: Match, frame: Frame) -> Reading | None:
    """Read a month in figures; "2007-08" is a span of years.

    >>> from geodata.dates import values
    >>> values("in 2018-06; in 2007-08")
    [('2018-06', '2018-06'), ('2007', '2007'), ('08', '2008')]
    """
    del frame
    year, number = int(match["year"]), int(match["m"])
    span = number > year % 100 or not 1900 <= year <= 2100
    return None if span else Reading(Point(year, number), explicit=True)


def figures(match: Match, frame: Frame) -> Reading | None:
    """Read a date in figures, the year last: the day comes first, unless it cannot.

    With a slash "03/04/2018" may be either; the reading that lies after publication falls away,
    and where both stand the reason says that the day was taken to come first.

    >>> from geodata.dates import values
    >>> values("17.06.2018, 06/17/2018, 03/04/2018", "2018-06-22")
    [('17.06.2018', '2018-06-17'), ('06/17/2018', '2018-06-17'), ('03/04/2018', '2018-04-03')]
    """
    year = int(match["year"])
    if len(match["year"]) == 2:
        year += 2000 if year < 70 else 1900
    one, two = int(match["one"]), int(match["two"])
    points = [Point(year, two, one)]
    if match["sign"] != "." and one != two:
        points.append(Point(year, one, two))
    points = [point for point in points if point.exists and point.range]
    if frame.published and len(points) > 1:
        past = [p for p in points if p.range and p.range.first <= frame.published]
        points = past or points
    if not points:
        return None
    other = f"day first; month first it would be {points[1].value}" if points[1:] else ""
    return Reading(points[0], explicit=True, reason=other)


def holiday(match: Match, frame: Frame) -> Reading | None:
    """Read a feast of the Christian calendar.

    >>> from geodata.dates import values
    >>> values("Christmas Eve 1963; Easter 1972")
    [('Christmas Eve 1963', '1963-12-24'), ('Easter 1972', '1972-04-02')]
    """
    if frame.text.endswith("White ", 0, frame.start):
        return None
    name = said(match, "feast").replace("\u2019", "'")
    stated = stated_year(match, frame)
    if name in _FEASTS:
        return in_year(Point(UNKNOWN_YEAR, *_FEASTS[name]), stated, frame)
    if stated is None:
        stated = frame.now.year if frame.now else None
    if stated is None or not 1583 <= stated <= 4099:
        return Reading(reason=frame.lack)
    orthodox = name.startswith("orthodox")
    sunday = day_of(easter(stated, EASTER_ORTHODOX if orthodox else EASTER_WESTERN))
    offset = {"good friday": -2, "palm sunday": -7, "easter monday": 1}.get(name, 0)
    return Reading(sunday.shifted(offset, "day"))


def bare_day(match: Match, frame: Frame) -> Reading | None:
    """Read a day of the month alone: "on the 20th", "the 3rd of last month".

    >>> from geodata.dates import values
    >>> values("It began on the 20th, and on the 3rd of last month.", "2018-06-22")
    [('the 20th', '2018-06-20'), ('the 3rd of last month', '2018-05-03')]
    """
    if frame.now is None:
        return Reading(reason=frame.lack)
    which, number = said(match, "month_told"), _day(match)
    if not which and not _BARE_COMPANY.search(frame.text, max(0, frame.start - 8), frame.start):
        return None
    month = (frame.told or frame.now) if which.startswith(("that", "the")) else frame.now
    months = [month.shifted(step, "month") for step in ((-1,) if which == "last" else (0, -1))]
    days = [point for each in months if (point := replace(each, day=number)).exists]
    if not which and not frame.narrative and frame.tense != "future":
        days = [each for each in days if each.ordinal <= frame.now.ordinal] or days
    return Reading(days[0]) if days else None


_FEASTS = {
    "christmas": (12, 25),
    "christmas day": (12, 25),
    "christmas eve": (12, 24),
    "boxing day": (12, 26),
    "new year's day": (1, 1),
    "new year's eve": (12, 31),
}
_MOVABLE = (
    "easter",
    "easter sunday",
    "easter monday",
    "orthodox easter",
    "good friday",
    "palm sunday",
)
_FEAST = (
    "|".join(sorted([*_FEASTS, *_MOVABLE], key=len, reverse=True))
    .replace("'", "['\u2019]")
    .replace(" ", r"\ ")
)
_DAY_NUMBER = rf"(?:3[01]|[12]\d|0?[1-9]){ORDINAL}?(?![\d.,:])"
_OPENING_DAY = compiled(rf"\b{MONTH}\ \d{{1,2}}{ORDINAL}?(?:,\ \d{{1,2}}){{0,6}}(?:,?{TO}|,\ )$")
_LISTED = re.compile(r"(?:,\s\d{1,2}){0,6},?\sand\s\d{1,2}(?!\w|[.,]\d)")
_BARE_COMPANY = re.compile(r"\b(?:on|by|until|till|since|from|of)\s$", re.IGNORECASE)


RULES: tuple[Rule, ...] = (
    rule(
        iso,
        [FIGURE],
        r"(?P<year>[12]\d{3})(?P<sign>[-/.])(?P<m>\d\d)(?P=sign)(?P<d>\d\d)(?!\d)"
        r"(?:[T\ ](?P<hh>[01]\d|2[0-3]):(?P<mm>[0-5]\d)(?::[0-5]\d(?:\.\d+)?)?"
        r"(?:Z|\ ?[+-]\d\d:?\d\d)?)?",
    ),
    rule(iso_month, [FIGURE], r"(?P<year>[12]\d{3})-(?P<m>0[1-9]|1[0-2])(?![\w%]|[-/.]\d)"),
    rule(
        figures,
        [FIGURE],
        r"(?P<one>\d{1,2})(?P<sign>[-/.])(?P<two>\d{1,2})(?P=sign)"
        r"(?P<year>[12]\d{3}|(?<=/)\d\d|(?<=\d\d[.-]\d\d[.-])\d\d)(?![\w%]|[-/.]\d)",
    ),
    rule(day, [*MONTHS], rf"{MONTH}(?:\ (?:the\ )?|(?<=\.))(?P<day>{DAY}){OF_YEAR}"),
    rule(
        day,
        [FIGURE, "the"],
        rf"(?:the\ )?(?P<day>(?:3[01]|[12]\d|0?[1-9]){ORDINAL}?)(?![\d,:])(?P<dot>\.(?=\ ))?"
        rf"[\ -](?:(?:of|de)\ )?{MONTH}"
        rf"(?:(?:,?\ (?:(?:of|de)\ )?|-){ANY_YEAR}|,?\ (?:of\ )?{RELATIVE_YEAR})?",
    ),
    rule(
        day,
        [FIGURE, "the"],
        rf"(?:the\ )?(?P<day>{_DAY_NUMBER})(?={TO}{_DAY_NUMBER}\ (?:of\ )?{MONTH}"
        rf"(?:,?\ (?:of\ )?{YEAR})?)",
    ),
    rule(further_day, [FIGURE], rf"(?P<day>{DAY})(?:,?\ {YEAR})?"),
    rule(holiday, [*_FEASTS, *_MOVABLE], rf"(?P<feast>{_FEAST})\b{OF_YEAR}"),
    rule(
        bare_day,
        ["the"],
        rf"the\ (?P<day>(?:3[01]|[12]\d|[1-9]){ORDINAL})"
        r"(?:\ (?:of\ )?(?P<month_told>this|last|that|the|the\ same)\ month\b|(?=[,.;:)]))",
    ),
)
