"""Rules for what is counted from a date told before: the next day, two weeks later, that year."""

from __future__ import annotations

import re
from dataclasses import replace

from geodata.dates.reference import UNKNOWN_DAY, UNKNOWN_THEN, Frame, Reading
from geodata.dates.rules.rule import FIGURE, Match, Rule, rule
from geodata.dates.rules.units import ANAPHOR, STEPPED, stepped, unit_of
from geodata.dates.timex import Point
from geodata.dates.vocabulary import NUMBER, NUMBERS, PART, UNIT, number

__all__ = ["RULES"]


def told_unit(match: Match, frame: Frame) -> Reading | None:
    """Read the next day, that month, the year before: counted from the date told last.

    >>> from geodata.dates import values
    >>> values("On 12 May 2003 they left. The next day, and again later that month, they came.")
    [('12 May 2003', '2003-05-12'), ('The next day', '2003-05-13'), ('later that month', '2003-05')]
    """
    words = match[0].lower()
    unit = unit_of(match)
    if unit is None or words.endswith("s") or bool(match["bare"]) != bool(match["tail"]):
        return None
    if match["tail"] and _EVENT.match(frame.text, frame.end):
        return Reading(reason=UNKNOWN_EVENT)
    if words.startswith(_BACK) or words.endswith(("before", "earlier")):
        step = -1
    else:
        step = int(words.startswith(_ON) or words.endswith(("after", "following", "later")))
    if unit == "day" and step == 0 and words.startswith("this"):
        return None
    if frame.told is None and words.startswith("this"):
        return stepped(frame.now, step, unit, frame.lack)
    return stepped(frame.told, step, unit, UNKNOWN_THEN)


def whole_unit(match: Match, frame: Frame) -> Reading | None:
    """Read "the month" and "the year" in "the end of the month", "later in the year".

    >>> from geodata.dates import values
    >>> values("In May 1940 they held out until the end of the month.")
    [('May 1940', '1940-05'), ('the end of the month', '1940-05')]
    """
    if not _EDGE_OF.search(frame.text[max(0, frame.start - 24) : frame.start]):
        return None
    unit = unit_of(match)
    start = frame.now if not frame.narrative else frame.then or frame.now
    if unit == "day":
        if not _COURSE_OF.search(frame.text, max(0, frame.start - 12), frame.start):
            return None
        start = frame.told or frame.now
    return stepped(start, 0, unit, frame.lack) if unit else None


def part_told(match: Match, frame: Frame) -> Reading | None:
    """Read the next morning, that night, the same evening.

    >>> from geodata.dates import values
    >>> values("On 14 April 1865 he was shot and died early the next morning.")
    [('14 April 1865', '1865-04-14'), ('early the next morning', '1865-04-15TMO')]
    """
    if frame.told is None or frame.told.day is None:
        return Reading(reason=UNKNOWN_THEN)
    words = match[0].lower()
    step = -1 if words.startswith(_BACK) else int(words.startswith(_ON))
    code = {"mo": "TMO", "af": "TAF", "ev": "TEV", "da": "TMO"}.get(
        match["part"][:2].lower(), "TNI"
    )
    return Reading(replace(frame.told.shifted(step, "day"), clock=code))


def counted(match: Match, frame: Frame) -> Reading | None:
    """Read three weeks ago, two days later, a year earlier.

    >>> from geodata.dates import values
    >>> values("three weeks ago; On 10 June 2018 it fell, but two days later", "2018-06-22")
    [('three weeks ago', '2018-W22'), ('10 June 2018', '2018-06-10'), ('two days later', '2018-06-12')]
    """
    which = match["way"].lower()
    if which in ("after", "before", "prior") and _EVENT.match(frame.text, frame.end):
        return Reading(reason=UNKNOWN_EVENT)
    start = frame.now if which == "ago" else frame.told
    if start is None:
        return Reading(reason=UNKNOWN_DAY if which == "ago" else UNKNOWN_THEN)
    count, unit = number(match["number"]), unit_of(match)
    if count is None:
        return Reading(reason="counted in words too vague to count")
    if unit is None:
        return _hours(start, count * _direction(which), match["unit"].lower())
    if match["unit"].lower() == "fortnight":
        count *= 2
    base = start.to(unit)
    if base is None:
        return Reading(reason="counted from a date that is less precise than the count")
    if unit in ("decade", "century"):
        moved = start.shifted(count * _direction(which), unit)
        return Reading(moved.to("decade"), moves=False)
    return Reading(start.shifted(count * _direction(which), unit))


def _direction(which: str) -> int:
    return -1 if which in ("ago", "earlier", "before", "previously", "prior") else 1


def _hours(start: Point, count: int, unit: str) -> Reading:
    """Count hours from a day: still that day within a few, the day beside it within two dozen."""
    if start.day is None:
        return Reading(reason="counted in hours from a date that is no day")
    hours = count if unit.startswith("hour") else count / 60
    whole = round(hours / 24) if abs(hours) >= 12 else 0
    return Reading(start.shifted(whole, "day"))


UNKNOWN_EVENT = "counted from an event whose date is not said"
_BACK = ("the previous", "previous", "the preceding", "the day before", "the night before")
_ON = ("the following", "the next", "next", "following", "the subsequent", "the ensuing")
_EDGE_OF = re.compile(
    r"\b(?:end|start|beginning|middle|close|part|half|later|earlier|early|late|outset|rest|course)"
    r"\s(?:of|in)\s$",
    re.IGNORECASE,
)
_COURSE_OF = re.compile(r"\b(?:later|earlier)\sin\s$", re.IGNORECASE)
_EVENT = re.compile(
    r"\s(?:to\s|of\s)?(?:the|a|an|his|her|its|their|that|this|it|he|she|they|[A-Z]\w+)\b"
)
_QUALIFIER = (
    r"(?:(?:just|only|about|some|nearly|almost|over|more\ than|less\ than|at\ least|around)\ )?"
)
_WAY = r"(?P<way>ago|later|earlier|before|after(?:wards?)?|previously|prior)\b"


RULES: tuple[Rule, ...] = (
    rule(
        told_unit,
        ["the", "that", "this", "next", "following", "previous"],
        rf"(?:(?P<bare>the)|{ANAPHOR}|{STEPPED})\ {UNIT}"
        r"(?(bare)(?P<tail>\ (?:before|after|earlier|later|following)\b)|(?!\ old\b))",
    ),
    rule(
        part_told,
        ["the", "that", "this", "next", "following", "previous"],
        rf"(?:{ANAPHOR}|{STEPPED})\ {PART}",
    ),
    rule(
        whole_unit,
        ["the"],
        rf"the\ {UNIT}",
    ),
    rule(
        counted,
        [FIGURE, *{word.split()[0] for word in NUMBERS}, "several", "few", "some", "many", "couple"]
        + ["just", "only", "about", "nearly", "almost", "over", "more", "less", "at", "around"],
        rf"{_QUALIFIER}{NUMBER}[\ -]{UNIT}\ {_WAY}",
    ),
)
