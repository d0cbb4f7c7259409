"""Rules for dates in figures: 2018-06-17, 17.06.2018, 06/17/18, 2018年6月17日."""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec.structs import replace

from geodata.dates.reference import Frame, Reading
from geodata.dates.rules.rule import FIGURE, Match, Rule, rule
from geodata.dates.timex import Point

__all__ = ["RULES"]


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

    "03/04/2018" may be either. The other dates of the text tell which, where one can be read in
    one way only; a reading that lies after publication falls away; where both stand, the day comes
    first. The reason says what was done.

    >>> from geodata.dates import values
    >>> values("17.06.2018, 03/04/2018", "2018-06-22")
    [('17.06.2018', '2018-06-17'), ('03/04/2018', '2018-04-03')]
    >>> values("06/17/2018, 03/04/2018", "2018-06-22")
    [('06/17/2018', '2018-06-17'), ('03/04/2018', '2018-03-04')]
    """
    year = int(match["year"])
    if len(match["year"]) == 2:
        year += 2000 if year < 70 else 1900
    one, two = int(match["one"]), int(match["two"])
    points = [Point(year, two, one)]
    if match["sign"] != "." and one != two:
        points.append(Point(year, one, two))
    points = [point for point in points if point.exists and point.range]
    if len(points) > 1:
        return _ambiguous(points, frame)
    return Reading(points[0], explicit=True) if points else None


def _ambiguous(points: list[Point], frame: Frame) -> Reading:
    """Choose between a date read day first and read month first."""
    witness = _witness(frame.text)
    if witness is not None:
        month_first = int(_SLASHED.findall(witness)[0][1]) > _MONTHS
        word = "month" if month_first else "day"
        return Reading(points[month_first], explicit=True, reason=f"{word} first, as in {witness}")
    past = [p for p in points if p.range and frame.published and p.range.first <= frame.published]
    if len(past) == 1:
        return Reading(past[0], explicit=True, reason="read the other way, it lies ahead")
    other = f"day first; month first it would be {points[1].value}"
    return Reading(points[0], explicit=True, reason=other)


@lru_cache(maxsize=4)
def _witness(text: str) -> str | None:
    """Find a date in figures that can be read in one way only; None when there are both ways."""
    told = [m for m in _SLASHED.finditer(text) if (int(m[1]) > _MONTHS) != (int(m[2]) > _MONTHS)]
    ways = {int(match[1]) > _MONTHS for match in told}
    return told[0][0] if len(ways) == 1 else None


def east_asian(match: Match, frame: Frame) -> Reading | None:
    """Read a date of Chinese and Japanese reports.

    >>> from geodata.dates import values
    >>> values("2018年6月17日、2018年6月")
    [('2018年6月17日', '2018-06-17'), ('2018年6月', '2018-06')]
    """
    del frame
    month, day = (int(match[part]) if match[part] else None for part in ("m", "d"))
    point = Point(int(match["year"]), month, day)
    return Reading(point, explicit=True) if point.exists else None


_MONTHS = 12
_SLASHED = re.compile(r"(?<![\d/-])(\d{1,2})[/-](\d{1,2})[/-](?:[12]\d{3}|\d\d)(?![\d/-])")

RULES: tuple[Rule, ...] = (
    rule(
        iso,
        [FIGURE],
        r"(?P<year>[12]\d{3})(?P<sign>[-/.])(?P<m>\d\d?)(?P=sign)(?P<d>\d\d?)(?!\d)"
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
    rule(
        east_asian,
        [FIGURE],
        r"(?P<year>[12]\d{3})年(?:(?P<m>1[0-2]|0?[1-9])月(?:(?P<d>3[01]|[12]\d|0?[1-9])日)?)?",
    ),
)
