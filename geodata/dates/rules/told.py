"""Rules for what is counted from a date told before: the next day, two weeks later, that year."""

from __future__ import annotations

import re
from dataclasses import replace

from geodata.dates.reference import UNKNOWN_DAY, UNKNOWN_THEN, Frame, Reading
from geodata.dates.rules.rule import FIGURE, Match, Rule, rule, said
from geodata.dates.rules.units import ANAPHOR, STEPPED, stepped, unit_of
from geodata.dates.timex import Point
from geodata.dates.vocabulary import COUNT_OPENS, NUMBER, PART, PARTS, QUALIFIERS, UNIT, number

__all__ = ["RULES"]

_UNKNOWN_EVENT = "counted from an event whose date is not said"


def told_unit(match: Match, frame: Frame) -> Reading | None:
    """Read the next day, that month, the year before: counted from the date told last.

    >>> from geodata.dates import values
    >>> values("On 12 May 2003 they left. The next day, and later that month, they came.")[1:]
    [('The next day', '2003-05-13'), ('later that month', '2003-05')]
    """
    unit, words = unit_of(match), " ".join(match[0].lower().split())
    if unit is None or words.endswith("s"):
        return None
    if match["tail"] and _EVENT.match(frame.text, frame.end):
        return Reading(reason=_UNKNOWN_EVENT)
    step = _direction(words)
    if words.startswith("this") and frame.told is None:
        return stepped(frame.now, step, unit, frame.lack)
    return stepped(frame.told, step, unit, UNKNOWN_THEN)


def _direction(words: str) -> int:
    """Tell whether words step back, on, or stay."""
    if words.startswith(_BACK) or words.endswith(("before", "earlier")):
        return -1
    return int(words.startswith(_ON) or words.endswith(("after", "following", "later")))


def whole_unit(match: Match, frame: Frame) -> Reading | None:
    """Read "the month" in "the end of the month", "the day" in "later in the day".

    >>> from geodata.dates import values
    >>> values("In May 1940 they held out until the end of the month.")
    [('May 1940', '1940-05'), ('the end of the month', '1940-05')]
    """
    unit = unit_of(match)
    edge = _EDGE_OF.search(frame.text, max(0, frame.start - 24), frame.start)
    if unit is None or edge is None or (unit == "day" and not edge["course"]):
        return None
    if unit == "day":
        return stepped(frame.told or frame.now, 0, unit, frame.lack)
    return stepped(frame.now, 0, unit, frame.lack)


def part_told(match: Match, frame: Frame) -> Reading | None:
    """Read the next morning, that night, the same evening.

    >>> from geodata.dates import values
    >>> values("On 14 April 1865 he was shot; he died early the next morning.")
    [('14 April 1865', '1865-04-14'), ('early the next morning', '1865-04-15TMO')]
    """
    if frame.told is None or frame.told.day is None:
        return Reading(reason=UNKNOWN_THEN)
    day = frame.told.shifted(_direction(" ".join(match[0].lower().split())), "day")
    return Reading(replace(day, clock=f"T{PARTS[said(match, 'part')]}"))


def counted(match: Match, frame: Frame) -> Reading | None:
    """Read three weeks ago, two days later, a year earlier.

    >>> from geodata.dates import values
    >>> values("three weeks ago; taken on 10 June, but two days later", "2018-06-22")
    [('three weeks ago', '2018-W22'), ('10 June', '2018-06-10'), ('two days later', '2018-06-12')]
    """
    way, count = said(match, "way"), number(match["number"])
    if way in ("after", "before", "prior") and _EVENT.match(frame.text, frame.end):
        return Reading(reason=_UNKNOWN_EVENT)
    start = frame.now if way == "ago" else frame.told
    if start is None:
        return Reading(reason=UNKNOWN_DAY if way == "ago" else UNKNOWN_THEN)
    if count is None:
        return Reading(reason="counted in words too vague to count")
    return _counted(start, -count if way in _BACKWARD else count, match)


def _counted(start: Point, count: int, match: Match) -> Reading:
    """Count from a point that is fine enough for the unit."""
    unit, word = unit_of(match), said(match, "unit")
    if word in ("hour", "minute"):
        hours = count if word == "hour" else count / 60
        unit, count = "day", round(hours / 24) if abs(hours) >= 12 else 0
    elif word == "fortnight":
        unit, count = "week", count * 2
    if unit is None or start.to(unit) is None:
        return Reading(reason="counted from a date that is less precise than the count")
    moved = start.shifted(count, unit)
    if unit in ("decade", "century"):
        return Reading(moved.to("decade"), moves=False)
    return Reading(moved)


_BACK = ("the previous", "previous", "the preceding", "preceding")
_ON = ("the following", "the next", "next", "following", "the subsequent", "the ensuing")
_BACKWARD = ("ago", "earlier", "before", "previously", "prior")
_EDGE_OF = re.compile(
    r"\b(?:(?P<course>later|earlier)|end|start|beginning|middle|close|part|half|early|late|outset"
    r"|rest|course)\s(?:of|in)\s$",
    re.IGNORECASE,
)
_EVENT = re.compile(
    r"\s(?:to\s|of\s)?(?:the|a|an|his|her|its|their|that|this|it|he|she|they|[A-Z]\w+)\b"
)
_QUALIFIER = rf"(?:(?:{'|'.join(QUALIFIERS)}|(?:more|less)\ than|at\ least)\ )?"
_OPENS = ("the", "that", "this", "next", "following", "previous", "preceding")

RULES: tuple[Rule, ...] = (
    rule(
        told_unit,
        _OPENS,
        rf"(?:(?P<bare>the)|(?!this\ day){ANAPHOR}|{STEPPED})\ {UNIT}"
        r"(?(bare)(?P<tail>\ (?:before|after|earlier|later|following)\b)|)",
    ),
    rule(part_told, _OPENS, rf"(?:{ANAPHOR}|{STEPPED})\ {PART}"),
    rule(whole_unit, ["the"], rf"the\ {UNIT}"),
    rule(
        counted,
        [FIGURE, *COUNT_OPENS, *QUALIFIERS, "more", "less", "at"],
        rf"{_QUALIFIER}{NUMBER}[\ -]{UNIT}\ "
        r"(?P<way>ago|later|earlier|before|after(?:wards?)?|previously|prior)\b",
    ),
)
