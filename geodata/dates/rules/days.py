"""Rules for days that name their place in the calendar."""

from __future__ import annotations

import re

from msgspec.structs import replace

from geodata.dates.months import ENGLISH_MONTHS, MONTHS
from geodata.dates.reference import Frame, Reading
from geodata.dates.rules.rule import FIGURE, Match, Rule, compiled, rule, said
from geodata.dates.rules.stated import (
    CLIPPED_YEAR,
    OF_YEAR,
    RELATIVE_YEAR,
    in_year,
    month_of,
    stated_year,
)
from geodata.dates.timex import UNKNOWN_YEAR, Point
from geodata.dates.vocabulary import (
    AMBIGUOUS_MONTHS,
    ANY_YEAR,
    DAY,
    MONTH,
    ORDINAL,
    ORDINAL_WORDS,
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
    >>> values("on 3, 5 and 8 June", "2018-06-22")
    [('3', '2018-06-03'), ('5', '2018-06-05'), ('8 June', '2018-06-08')]
    >>> values("on 5 June '67, and December 24/25", "2018-06-22")
    [("5 June '67", '1967-06-05'), ('December 24', '2017-12-24'), ('25', '2017-12-25')]
    """
    if match["month"] in AMBIGUOUS_MONTHS and not match.groupdict().get("year"):
        return None
    dotted = match.groupdict().get("dot") and said(match, "month") in ENGLISH_MONTHS
    if dotted and not frame.text.endswith(("on ", "On "), 0, frame.start):
        return None  # the end of a sentence, not an ordinal
    point = Point(UNKNOWN_YEAR, month_of(match), _day(match))
    return in_year(point, stated_year(match, frame), frame)


def _day(match: Match) -> int:
    return int(_NO_FIGURE.sub("", match["day"]))


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


def spoken_day(match: Match, frame: Frame) -> Reading | None:
    """Read a day in words: "the first of May", "the twenty-first of June 1944".

    >>> from geodata.dates import values
    >>> values("on the first of May 1944")
    [('the first of May 1944', '1944-05-01')]
    """
    number = ORDINAL_WORDS.index(said(match, "word").replace(" ", "-")) + 1
    return in_year(Point(UNKNOWN_YEAR, month_of(match), number), stated_year(match, frame), frame)


def dual_day(match: Match, frame: Frame) -> Reading | None:
    """Read a day in the Julian and the Gregorian calendar, "October 12/25, 1917": the later counts.

    >>> from geodata.dates import values
    >>> values("On October 12/25, 1917 they met.")
    [('October 12/25, 1917', '1917-10-25')]
    """
    old, new = int(match["old"]), int(match["new"])
    if new - old not in _CALENDARS_APART:
        return None
    return in_year(Point(UNKNOWN_YEAR, month_of(match), new), stated_year(match, frame), frame)


def bare_day(match: Match, frame: Frame) -> Reading | None:
    """Read a day of the month alone: "on the 20th", "the 3rd of last month".

    >>> from geodata.dates import values
    >>> values("It began on the 20th, and on the 3rd of last month.", "2018-06-22")
    [('the 20th', '2018-06-20'), ('the 3rd of last month', '2018-05-03')]
    """
    which, number = said(match, "month_told"), _day(match)
    company = _BARE_COMPANY.search(frame.text, max(0, frame.start - 8), frame.start)
    if not which and not (company and _AFTER_BARE.match(frame.text, frame.end)):
        return None
    if frame.now is None:
        return Reading(reason=frame.lack)
    month = (frame.told or frame.now) if which.startswith(("that", "the")) else frame.now
    steps = (-1,) if which == "last" else (0, -1, 1) if frame.narrative and not which else (0, -1)
    months = [month.shifted(step, "month") for step in steps]
    days = [point for each in months if (point := replace(each, day=number)).exists]
    if frame.narrative and not which and frame.now.day is not None:
        days.sort(key=lambda each: frame.told_off(each, month))
    elif not which and not frame.narrative and frame.tense != "future":
        days = [each for each in days if each.ordinal <= frame.now.ordinal] or days
    return Reading(days[0]) if days else None


_NO_FIGURE = re.compile(r"\D")
_CALENDARS_APART = range(10, 14)
"""By how many days the Julian calendar has lagged since 1582."""
_DAY_NUMBER = rf"(?:3[01]|[12]\d|0?[1-9]){ORDINAL}?(?![\d.,:])"
_OPENING_DAY = compiled(rf"\b{MONTH}\ \d{{1,2}}{ORDINAL}?(?:,\ \d{{1,2}}){{0,6}}(?:,?{TO}|,\ )$")
_LISTED = re.compile(r"(?:,\s\d{1,2}){0,6},?\sand\s\d{1,2}(?!\w|[.,]\d)")
_BARE_COMPANY = re.compile(r"\b(?:on|by|until|till|since|from|of)\s$", re.IGNORECASE)
_AFTER_BARE = re.compile(
    r"[,.;:)]|\s(?:they|he|she|it|we|the|an?|and|but|or|in|at|when|while|with|as|after|before|because"
    r"|two|three|four|five|several|some|his|her|their|its|there|was|were|had|has|have)\b"
)
"""After "the 20th": a clause or its end, and no noun that is counted, as in "the 20th division"."""


RULES: tuple[Rule, ...] = (
    rule(
        dual_day,
        [*MONTHS],
        rf"{MONTH}\ (?P<old>[12]?\d)\ ?/\ ?(?P<new>[123]?\d)(?![\d/]){OF_YEAR}",
    ),
    rule(
        dual_day,
        [FIGURE],
        rf"(?P<old>[12]?\d)\ ?/\ ?(?P<new>[123]?\d)\ {MONTH}{OF_YEAR}",
    ),
    rule(
        day,
        [*MONTHS],
        rf"{MONTH}\ (?P<day>3[01]|[12]\d|[1-9])(?=/(?:3[01]|[12]\d|[1-9])(?![\d/]))",
    ),
    rule(day, [*MONTHS], rf"{MONTH}(?:\ (?:the\ )?|(?<=\.))(?P<day>{DAY}){OF_YEAR}"),
    rule(
        day,
        [FIGURE, "the"],
        rf"(?:the\ )?(?P<day>(?:3[01]|[12]\d|0?[1-9]){ORDINAL}?)(?![\d,:])(?P<dot>\.(?=\ ))?"
        rf"[\ -](?:(?:of|de)\ )?{MONTH}"
        r"(?:-(?P<short>[0-4]\d)(?![\w-]|\ [A-Za-z])"
        rf"|(?:,?\ (?:(?:of|de)\ )?|-){ANY_YEAR}|,?\ (?:of\ )?{RELATIVE_YEAR}|{CLIPPED_YEAR})?",
    ),
    rule(
        day,
        [FIGURE, "the"],
        rf"(?:the\ )?(?P<day>{_DAY_NUMBER})(?={TO}(?:\w{{3,6}}day,?\ )?{_DAY_NUMBER}"
        rf"\ (?:of\ )?{MONTH}"
        rf"(?:,?\ (?:of\ )?{YEAR})?)",
    ),
    rule(
        day,
        [FIGURE],
        rf"(?P<day>(?:3[01]|[12]\d|0?[1-9]){ORDINAL}?)"
        rf"(?=(?:,\ \d{{1,2}}{ORDINAL}?){{1,6}},?\ and\ {_DAY_NUMBER}\ (?:of\ )?{MONTH}"
        rf"(?:,?\ (?:of\ )?{YEAR})?)",
    ),
    rule(
        spoken_day,
        ["the", *ORDINAL_WORDS],
        rf"(?:the\ )?(?P<word>{'|'.join(reversed(ORDINAL_WORDS))})\ (?:day\ )?of\ {MONTH}{OF_YEAR}",
    ),
    rule(further_day, [FIGURE], rf"(?P<day>{DAY})(?:,?\ {YEAR})?"),
    rule(
        bare_day,
        ["the"],
        rf"the\ (?P<day>(?:3[01]|[12]\d|[1-9]){ORDINAL})"
        r"(?:\ (?:of\ )?(?P<month_told>this|last|that|the|the\ same)\ month\b|\b)",
    ),
)
