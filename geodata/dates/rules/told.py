"""Rules for what is counted from a date told before: the next day, two weeks later, that year."""

from __future__ import annotations

import re

from msgspec.structs import replace

from geodata.dates.reference import UNKNOWN_DAY, UNKNOWN_THEN, Frame, Reading
from geodata.dates.rules.rule import FIGURE, Match, Rule, rule, said
from geodata.dates.rules.units import (
    ANAPHOR,
    STEPPED,
    UNITS_OF_CALENDAR,
    VAGUE,
    far_day,
    stepped,
    unit_of,
    vague_span,
)
from geodata.dates.timex import Point, Unit, day_of
from geodata.dates.vocabulary import (
    CLOCK,
    COUNT_OPENS,
    NUMBER,
    PART,
    PARTS,
    QUALIFIERS,
    UNIT,
    WAY,
    WEEKDAY,
    WEEKDAYS,
    hour_value,
    number,
)

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
        anchor, step = _anchor(frame, unit), _direction(words)
        return _counted(anchor, step, match) if anchor else Reading(reason=_UNKNOWN_EVENT)
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
    edge = _EDGE_OF.search(frame.text, max(0, frame.start - 30), frame.start)
    if unit is None or edge is None or (unit == "day" and not edge["course"]):
        return None
    if unit == "day":
        return stepped(frame.stated or frame.told or frame.now, 0, unit, frame.lack)
    return stepped(frame.now, 0, unit, frame.lack)


def part_told(match: Match, frame: Frame) -> Reading | None:
    """Read the next morning, that night, the same evening, later in the morning.

    >>> from geodata.dates import values
    >>> values("On 14 April 1865 he was shot; he died early the next morning.")
    [('14 April 1865', '1865-04-14'), ('early the next morning', '1865-04-15TMO')]
    >>> values("They left on 14 April 1865. The evening before, a shot was heard.")[1]
    ('The evening before', '1865-04-13TEV')
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
    >>> values("He was shot on 12 June 2018 and died a few hours later.")[1]
    ('a few hours later', '2018-06-12')
    """
    way, count = said(match, "way"), number(match["number"])
    start = frame.now if way == "ago" else frame.told
    if way in ("after", "before", "prior") and _EVENT.match(frame.text, frame.end):
        start = _anchor(frame, unit_of(match))
        if start is None:
            return Reading(reason=_UNKNOWN_EVENT)
    if start is None:
        return Reading(reason=UNKNOWN_DAY if way == "ago" else UNKNOWN_THEN)
    if count is None and said(match, "unit") in {"minute", "hour"}:
        count = 0  # "a few hours later" is most likely still the same day
    if count is None:
        span = vague_span(start, said(match, "unit"), -1) if way == "ago" else None
        return Reading(value="PAST_REF" if span else None, span=span, reason=VAGUE, moves=False)
    reading = _counted(start, -count if way in _BACKWARD else count, match)
    return _on_day(reading, count, start, match) if way == "ago" else reading


def counted_halves(match: Match, frame: Frame) -> Reading | None:
    """Read half a year ago, two and a half years later, a year and a half earlier.

    >>> from geodata.dates import values
    >>> values("half a year ago; a year and a half before", "2018-06-22")
    [('half a year ago', '2017-12'), ('a year and a half before', '2016-06')]
    """
    way, whole = said(match, "way"), number(match.groupdict().get("number") or "0")
    if whole is None:
        return None
    start = frame.now if way == "ago" else frame.told
    length, unit = _HALVES[said(match, "unit")]
    if start is None or start.to(unit) is None:
        return Reading(reason=UNKNOWN_DAY if way == "ago" else UNKNOWN_THEN)
    count = length * (2 * whole + 1)
    return Reading(start.shifted(-count if way in _BACKWARD else count, unit))


def _on_day(reading: Reading, count: int, start: Point, match: Match) -> Reading:
    """Read the day in "a year ago today" and "two weeks ago on Monday"."""
    today, unit = start.to("day"), said(match, "unit")
    if today is None or not (match["same"] or match["weekday"]):
        return reading
    day = far_day(today, -count, unit)
    if match["weekday"]:
        if unit not in ("week", "fortnight"):
            return reading
        day = day.shifted(WEEKDAYS[said(match, "weekday")] - (day.weekday or 1), "day")
    return replace(reading, point=day)


def from_edge(match: Match, frame: Frame) -> Reading | None:
    """Read so many days before the end, or after the start, of a month or a year.

    >>> from geodata.dates import values
    >>> values("In 2017 they held out; two days before the year ended they fled.")[1]
    ('two days before the year ended', '2017-12-29')
    """
    whole, base = UNITS_OF_CALENDAR[said(match, "whole")], frame.told or frame.now
    count, unit = number(match["number"]), base.to(whole) if base else None
    if unit is None or count is None:
        return Reading(reason=UNKNOWN_THEN)
    days, now = unit.range, frame.now.range if frame.now else None
    if frame.told is None and days and now and days.last > now.first and frame.tense != "future":
        days = unit.shifted(-1, whole).range
    if days is None:
        return Reading(reason=UNKNOWN_THEN)
    edge = days.first if _BEGINS.search(match[0]) else days.last
    return _counted(day_of(edge), -count if said(match, "way") == "before" else count, match)


def _anchor(frame: Frame, unit: Unit | None) -> Point | None:
    """Find the day of "after that" and of "after the attack"; None when it is not said.

    Days after a happening are counted from the day told just before it, years from no such day.
    """
    if _JUST_THAT.match(frame.text, frame.end):
        return frame.told
    told = frame.told if unit == "day" and _THE_EVENT.match(frame.text, frame.end) else None
    return told if told and told.day and frame.is_near else None


def clock(match: Match, frame: Frame) -> Reading | None:
    """Read an hour alone: it is one of the day told in the same sentence, in a story just before.

    >>> from geodata.dates import values
    >>> values("On 31 January 1965 they came at 3:00 pm, and fled.")
    [('31 January 1965', '1965-01-31'), ('3:00 pm', '1965-01-31T15:00')]
    """
    day = frame.sentence_told
    if day is None and frame.narrative and frame.is_near:
        day = frame.told if frame.told and frame.told.day else None
    if day is None or not _AT.search(frame.text, max(0, frame.start - 10), frame.start):
        return None
    return Reading(replace(day, clock=hour_value(match)), moves=False)


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
_HALVES: dict[str, tuple[int, Unit]] = {
    "month": (15, "day"),
    "year": (6, "month"),
    "decade": (5, "year"),
    "century": (50, "year"),
}
"""How long half a unit is."""
_BACKWARD = ("ago", "earlier", "before", "previously", "prior")
_HALVED = rf"(?P<unit>{'|'.join(_HALVES)})s?"
_EDGE_OF = re.compile(
    r"\b(?:(?P<course>later|earlier)|end|start|beginning|middle|close|part|half|early|late|outset"
    r"|rest|course|(?:first|last|final|opening|closing)\s(?:\w{1,8}\s)?(?:day|week|month)s?)"
    r"\s(?:of|in)\s$",
    re.IGNORECASE,
)
_EVENT = re.compile(
    r"\s(?:to\s|of\s)?(?:the|a|an|his|her|its|their|that|this|it|he|she|they|[A-Z]\w+)\b"
)
_THE_EVENT = re.compile(r"\s(?:the|that|this)\s[a-z]")
_JUST_THAT = re.compile(
    r"\s(?:that|this)(?=[,.;:)]|\s(?:the|an?|he|she|it|they|we|in|on|at|was|were|had|his|her)\b)"
)
_BEGINS = re.compile(r"\b(?:start|beginning|began|begun|started)\b", re.IGNORECASE)
_AT = re.compile(
    r"\b(?:at|around|about|by|before|after|until|from|since|and|between)\s$", re.IGNORECASE
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
    rule(
        part_told,
        [*_OPENS, "later", "earlier"],
        rf"(?:{ANAPHOR}|{STEPPED}|(?:later|earlier)\ in\ the|(?P<eve>(?<!in\ )the))\ {PART}"
        r"(?(eve)\ before\b)",
    ),
    rule(whole_unit, ["the"], rf"the\ {UNIT}"),
    rule(
        from_edge,
        [FIGURE, *COUNT_OPENS],
        rf"{NUMBER}[\ -]{UNIT}\ (?P<way>before|after|into)\ (?:the\ (?:end|start|beginning)\ of\ )?"
        r"the\ (?:new\ )?(?P<whole>week|month|year|decade)\b(?(whole)(?:\ (?:was\ )?"
        r"(?:ended|ends|end|began|begun|started|over|out)\b|(?<=of\ the\ week)|(?<=of\ the\ month)"
        r"|(?<=of\ the\ year)|(?<=of\ the\ decade)))",
    ),
    rule(
        counted,
        [FIGURE, *COUNT_OPENS, *QUALIFIERS, "more", "less", "at"],
        rf"{_QUALIFIER}{NUMBER}[\ -]{UNIT}\ "
        rf"(?P<way>{WAY})\b"
        rf"(?:(?<=ago)\ (?:(?P<same>today|yesterday|tonight)\b|(?:on\ )?{WEEKDAY}))?",
    ),
    *(
        rule(
            counted_halves,
            opens,
            rf"{_QUALIFIER}{pattern}\ (?P<way>{WAY})\b".replace("UNITS", _HALVED),
        )
        for opens, pattern in (
            (["half", *QUALIFIERS], r"half\ an?\ UNITS"),
            ([FIGURE, *COUNT_OPENS, *QUALIFIERS], rf"{NUMBER}\ and\ a\ half\ UNITS"),
            ([FIGURE, *COUNT_OPENS, *QUALIFIERS], rf"{NUMBER}\ UNITS\ and\ a\ half"),
        )
    ),
    rule(clock, [FIGURE], rf"{CLOCK}"),
)
