"""Rules for expressions that name their place in the calendar: days, months, seasons, years."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

from geodata.dates.reference import Frame, Reading
from geodata.dates.rule import FIGURE, Match, Rule, rule
from geodata.dates.timex import Point, day_of
from geodata.dates.vocabulary import (
    AMBIGUOUS_MONTHS,
    ANY_YEAR,
    DAY,
    ENGLISH_MONTHS,
    ERA,
    MONTH,
    MONTHS,
    ORDINAL,
    SEASON,
    SEASONS,
    TO,
    YEAR,
)
from geodata.dates.years import is_year
from geodata.models import DateRange

__all__ = ["RULES"]

_RELATIVE_YEAR = (
    r"(?P<which>that|the\ same|this|last|next|the\ following|the\ next|the\ previous)\ year"
)
_OF_YEAR = rf"(?:,?\ (?:(?:of|in)\ )?{ANY_YEAR}|,?\ (?:of\ )?{_RELATIVE_YEAR})?"
_STEP = {"last": -1, "the previous": -1, "next": 1, "the following": 1, "the next": 1}


def _year(match: Match, frame: Frame) -> int | None:
    """Read the year that stands beside a month, a day or a season; None when none does."""
    groups = match.groupdict()
    if groups.get("year"):
        return signed(int(groups["year"]), groups.get("era"))
    which = (groups.get("which") or "").lower()
    if which in ("this", "last", "next"):
        return frame.now.year + _STEP.get(which, 0) if frame.now else None
    if which:
        return frame.then.year + _STEP.get(which, 0) if frame.then else None
    shared = _SHARED_YEAR.match(frame.text, frame.end, frame.end + 40)
    return signed(int(shared["year"]), shared["era"]) if shared else None


_SHARED_YEAR = re.compile(
    rf"(?:{TO}|,\ )(?:(?:the|early|late|mid)[\ -]){{0,2}}(?:{DAY}|(?:{DAY}\ (?:of\ )?)?{MONTH}"
    rf"(?:\ {DAY})?|{SEASON})(?:,?\ (?:of\ )?){ANY_YEAR}",
    re.IGNORECASE | re.VERBOSE,
)
"""The year of "between June 8 and July 3, 2018", seen from the end of "June 8"."""


def signed(year: int, era: str | None) -> int:
    """Count a year astronomically: 480 BC is -479."""
    return 1 - year if (era or "").upper().startswith("B") else year


def _placed(point: Point, year: int | None, frame: Frame) -> Reading | None:
    """Put a point into its year, the one in the words or the one that is meant."""
    placed = frame.place(point) if year is None else replace(point, year=year)
    if placed is None:
        return Reading(reason=frame.lack)
    return Reading(placed, explicit=year is not None) if placed.exists else None


def _month(match: Match) -> int:
    return MONTHS[match["month"].lower()]


def day(match: Match, frame: Frame) -> Reading | None:
    """Read a day with its month, in either order.

    >>> from geodata.dates import values
    >>> values("On June 8 we asked; 22 September 2017; between 3 and 5 June", "2018-06-22")
    ... # doctest: +NORMALIZE_WHITESPACE
    [('June 8', '2018-06-08'), ('22 September 2017', '2017-09-22'),
     ('3', '2018-06-03'), ('5 June', '2018-06-05')]
    """
    if match["month"] in AMBIGUOUS_MONTHS and not match["year"]:
        return None
    point = Point(0, _month(match), _day(match))
    return _placed(point, _year(match, frame), frame)


def _day(match: Match) -> int:
    return int(match["day"].rstrip("stndrhSTNDRH"))


def further_day(match: Match, frame: Frame) -> Reading | None:
    """Read the second day of "June 8 to 10".

    >>> from geodata.dates import values
    >>> values("June 8-10, 2018")
    [('June 8', '2018-06-08'), ('10, 2018', '2018-06-10')]
    """
    told, number = frame.then, _day(match)
    if told is None or told.month is None or told.day is None or told.day >= number:
        return None
    before = frame.text[max(0, frame.start - 24) : frame.start]
    opening = _OPENING_DAY.search(before)
    if not opening or MONTHS[opening["month"].lower()] != told.month:
        return None
    further = Point(told.year, told.month, number)
    return Reading(further, explicit=True) if further.exists else None


def month(match: Match, frame: Frame) -> Reading | None:
    """Read a month, with its year or without.

    >>> from geodata.dates import values
    >>> values("not since March; in May; in February of 1940; January last year", "2019-01-20")
    ... # doctest: +NORMALIZE_WHITESPACE
    [('March', '2018-03'), ('May', '2018-05'), ('February of 1940', '1940-02'),
     ('January last year', '2018-01')]
    """
    name = match["month"]
    year = _year(match, frame)
    if year is None and not match.groupdict().get("which") and not _is_month(name, frame):
        return None
    return _placed(Point(0, _month(match)), year, frame)


def _is_month(name: str, frame: Frame) -> bool:
    """Judge a month that stands alone: only English, in full, with a capital, "May" in company."""
    word = name.lower()
    if word not in ENGLISH_MONTHS or not name[0].isupper():
        return False
    before = frame.text[max(0, frame.start - 16) : frame.start]
    if word in AMBIGUOUS_MONTHS or frame.text[frame.end : frame.end + 2].strip()[:1].isupper():
        return bool(_MONTH_COMPANY.search(before))
    return True


def season(match: Match, frame: Frame) -> Reading | None:
    """Read a season; without a year only in words that cannot be a coil or a defeat.

    >>> from geodata.dates import values
    >>> values("the summer of 1955, this winter, in the spring; the fall of Aleppo", "2018-06-22")
    [('the summer of 1955', '1955-SU'), ('this winter', '2018-WI'), ('the spring', '2018-SP')]
    """
    code = SEASONS[match["season"].lower()]
    year = _year(match, frame)
    if year is None and not match["which"]:
        before = frame.text[max(0, frame.start - 16) : frame.start]
        after = frame.text[frame.end : frame.end + 16].lower()
        doubtful = match["season"].lower() in ("fall", "spring")
        wanted = _SEASON_COMPANY if doubtful else _MONTH_COMPANY
        if after.startswith((" of ", "-", " to ")) or not (
            wanted.search(before) or (match["the"] and not doubtful)
        ):
            return None
    return _placed(Point(0, season=code), year, frame)


def year(match: Match, frame: Frame) -> Reading | None:
    """Read a year.

    >>> from geodata.dates import values
    >>> values("In 1983 the 1991 war was far; 2,500 $ for an S-400; 480 BC")
    [('1983', '1983'), ('1991', '1991'), ('480 BC', 'BC0480')]
    """
    number = int(match["year"])
    if not match["era"] and not is_year(frame, number):
        return None
    return Reading(Point(signed(number, match["era"])), explicit=True)


def ancient_year(match: Match, frame: Frame) -> Reading | None:
    """Read a year before Christ, also one whose era follows later or was told before.

    >>> from geodata.dates import values
    >>> values("from 499 to 449 BC, and in 480")
    [('499', 'BC0499'), ('449 BC', 'BC0449'), ('480', 'BC0480')]
    """
    told = frame.then is not None and frame.then.year <= 0
    if not match["era"] and not match["shared"] and not (told and _sure(frame)):
        return None
    if not match["shared"] and not match["era"] and len(match["year"]) < 3:
        return None
    era = match["era"] or match["shared"] or "BC"
    return Reading(Point(signed(int(match["year"]), era)), explicit=True)


def _sure(frame: Frame) -> bool:
    return bool(_YEAR_COMPANY.search(frame.text[max(0, frame.start - 16) : frame.start]))


def short_year(match: Match, frame: Frame) -> Reading | None:
    """Read the second half of "1957–60".

    >>> from geodata.dates import values
    >>> values("in 1957–60")
    [('1957', '1957'), ('60', '1960')]
    """
    opening = _FIRST_YEAR.search(frame.text[max(0, frame.start - 6) : frame.start])
    if not opening or int(match["short"]) <= int(opening[1]) % 100:
        return None
    return Reading(Point(int(opening[1]) // 100 * 100 + int(match["short"])), explicit=True)


def decade(match: Match, frame: Frame) -> Reading | None:
    """Read a decade.

    >>> from geodata.dates import values
    >>> values("in the late 1980s")
    [('the late 1980s', '198')]
    """
    del frame
    start = int(match["decade"]) * 10
    point = Point(1 - start - 9 if match["era"] else start, years=10)
    return Reading(point, explicit=True, moves=False)


def century(match: Match, frame: Frame) -> Reading | None:
    """Read a century.

    >>> from geodata.dates import values
    >>> values("in the 19th century")
    [('the 19th century', '18')]
    """
    del frame
    count = int(match["nth"]) if match["nth"] else _ORDINALS.index(match["word"].lower()) + 1
    point = Point(2 - count * 100 if match["era"] else count * 100 - 99, years=100)
    return Reading(point, explicit=True, moves=False) if count else None


def quarter(match: Match, frame: Frame) -> Reading | None:
    """Read a quarter of a year.

    >>> from geodata.dates import values
    >>> values("Q2 2018, and the third quarter of 2019")
    [('Q2 2018', '2018-Q2'), ('the third quarter of 2019', '2019-Q3')]
    """
    number = match["q"] or str(_ORDINALS.index(match["word"].lower()) + 1)
    return _placed(Point(0, season=f"Q{number}"), _year(match, frame), frame)


def iso(match: Match, frame: Frame) -> Reading | None:
    """Read a date in figures, the year first.

    >>> from geodata.dates import values
    >>> values("2018-06-17, 2018/06/17, 2018-06-17T23:47Z")
    [('2018-06-17', '2018-06-17'), ('2018/06/17', '2018-06-17'), ('2018-06-17T23:47Z', '2018-06-17T23:47')]
    """
    del frame
    point = Point(int(match["year"]), int(match["m"]), int(match["d"]))
    clock = f"T{match['hh']}:{match['mm']}" if match["hh"] else ""
    return Reading(replace(point, clock=clock), explicit=True) if point.exists else None


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
    >>> values("Christmas Eve 1963; Easter 1972; New Year's Day", "2018-06-22")
    [('Christmas Eve 1963', '1963-12-24'), ('Easter 1972', '1972-04-02'), ("New Year's Day", '2018-01-01')]
    """
    if frame.text.endswith("White ", 0, frame.start):
        return None
    name = match["feast"].lower().replace("’", "'")
    stated = _year(match, frame)
    if name in _FEASTS:
        return _placed(Point(0, *_FEASTS[name]), stated, frame)
    if stated is None:
        stated = frame.now.year if frame.now else None
    if stated is None:
        return Reading(reason=frame.lack)
    method = EASTER_ORTHODOX if name.startswith("orthodox") else EASTER_WESTERN
    offset = {"good friday": -2, "palm sunday": -7, "easter monday": 1}.get(name, 0)
    return Reading(day_of(easter(stated, method) + dt.timedelta(offset)))


_MONTH_COMPANY = re.compile(
    r"\b(?:in|since|by|until|till|last|next|this|of|from|to|and|between|during|early|late|mid|before"
    r"|after|through|throughout|for|or|previous|following|again|also)[\s-](?:the\s)?$",
    re.IGNORECASE,
)
_SEASON_COMPANY = re.compile(
    r"\b(?:in|since|by|until|till|last|next|this|during|early|late|mid|throughout|following)"
    r"[\s-](?:the\s)?$",
    re.IGNORECASE,
)
_YEAR_COMPANY = re.compile(r"\b(?:in|by|until|since|late|early|from)\s$", re.IGNORECASE)
_FIRST_YEAR = re.compile(r"\b([12]\d{3})[-–—/]$")
_ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth", "twenty-first"]
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
    .replace("'", "['’]")
    .replace(" ", r"\ ")
)
_DAY_NUMBER = rf"(?:3[01]|[12]\d|0?[1-9]){ORDINAL}?(?![\d.,:])"
_OPENING_DAY = re.compile(rf"\b{MONTH}\ (?:\d{{1,2}}{ORDINAL}?){TO}$", re.IGNORECASE | re.VERBOSE)
_NTH = rf"(?:(?P<nth>\d{{1,2}}){ORDINAL}|(?P<word>{'|'.join(reversed(_ORDINALS))}))"

RULES: tuple[Rule, ...] = (
    rule(
        iso,
        [FIGURE],
        r"(?P<year>[12]\d{3})(?P<sign>[-/.])(?P<m>\d\d)(?P=sign)(?P<d>\d\d)(?!\d)"
        r"(?:[T\ ](?P<hh>[01]\d|2[0-3]):(?P<mm>[0-5]\d)(?::[0-5]\d(?:\.\d+)?)?"
        r"(?:Z|\ ?[+-]\d\d:?\d\d)?)?",
    ),
    rule(
        figures,
        [FIGURE],
        r"(?P<one>\d{1,2})(?P<sign>[-/.])(?P<two>\d{1,2})(?P=sign)(?P<year>[12]\d{3}|\d\d)(?![\w%]|[-/.]\d)",
    ),
    rule(day, [*MONTHS], rf"{MONTH}\ (?:the\ )?(?P<day>{DAY}){_OF_YEAR}"),
    rule(
        day,
        [FIGURE, "the"],
        rf"(?:the\ )?(?P<day>{_DAY_NUMBER})[\ -](?:of\ )?{MONTH}"
        rf"(?:(?:,?\ (?:of\ )?|-){ANY_YEAR}|,?\ (?:of\ )?{_RELATIVE_YEAR})?",
    ),
    rule(
        day,
        [FIGURE, "the"],
        rf"(?:the\ )?(?P<day>{_DAY_NUMBER})(?={TO}{_DAY_NUMBER}\ (?:of\ )?{MONTH}"
        rf"(?:,?\ (?:of\ )?{YEAR})?)(?P<which>(?!))?",
    ),
    rule(further_day, [FIGURE], rf"(?P<day>{DAY})(?:,?\ {YEAR})?"),
    rule(month, [*MONTHS], rf"{MONTH}{_OF_YEAR}"),
    rule(
        season,
        ["the", *SEASONS],
        rf"(?P<the>the\ )?{SEASON}{_OF_YEAR}",
    ),
    rule(
        holiday,
        [word.split()[0].split("'")[0] for word in (*_FEASTS, *_MOVABLE)],
        rf"(?P<feast>{_FEAST})\b{_OF_YEAR}",
    ),
    rule(
        quarter,
        ["the", *_ORDINALS],
        rf"(?:the\ )?(?P<q>(?!))?(?P<word>first|second|third|fourth)\ quarter{_OF_YEAR}",
    ),
    rule(quarter, ["q1", "q2", "q3", "q4"], rf"Q(?P<q>[1-4]){_OF_YEAR}"),
    rule(century, ["the", FIGURE, *_ORDINALS], rf"(?:the\ )?{_NTH}[\ -]century{ERA}"),
    rule(decade, ["the", FIGURE], rf"(?:the\ )?(?P<decade>\d{{2,3}})0[’']?s(?!\w){ERA}"),
    rule(year, [FIGURE], rf"{YEAR}(?!\w)(?![-–]\d{{4}}\d)"),
    rule(
        ancient_year,
        [FIGURE],
        rf"(?P<year>\d{{1,4}})(?![\w%]|[.,:]\d){ERA}"
        r"(?=(?:\ ?[-–/]\ ?|\ (?:to|and|or)\ )\d{1,4}\ ?(?P<shared>B\.?C)|)",
    ),
    rule(short_year, [FIGURE], r"(?P<short>\d\d)(?![\w%]|[-/.,:]\d)"),
)
