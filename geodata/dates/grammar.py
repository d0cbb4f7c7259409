"""The grammar: an expression is a head that narrows, a core that names, a tail that tells the hour.

"the early morning hours of | 30 April | 1975", "late | Sunday", "| June 22, 2018 | at 06:30 AM".
Cores are read by the rules, found by the first word they can open with, so that words which open
none cost one look-up. Every pattern is bounded: the time is linear.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from geodata.dates.edges import PORTIONS, narrowed
from geodata.dates.openers import WORD, has_head, rules_for
from geodata.dates.reference import Frame, Reading
from geodata.dates.rules import Match, compiled, nightly, said
from geodata.dates.timex import Point
from geodata.dates.vocabulary import (
    CLOCK,
    MONTH_NAME,
    PARTS,
    UNITS,
    WEEKDAYS,
    hour_value,
    known,
)
from geodata.models import DateRange

__all__ = ["Found", "expression"]

_DAY_NAME = rf"(?:{'|'.join(WEEKDAYS)}|(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\b\.?)"
_ZONE = r"(?:\ ?(?:UTC|GMT|EST|EDT|CET|EET|local\ time|\([A-Z]{2,4}\)|Z)\b)?"
_HEAD = compiled(
    rf"""
    (?:{CLOCK}{_ZONE}(?:\ ?[-,\u2012-\u2015]\ ?|\ on\ (?:the\ )?|\ ))?
    (?:(?P<overnight>overnight)\ (?:(?:on|from|between|of)\ )?(?P<into>(?:in)?to\ )?
      |(?:the\ )?week\ (?P<week>of|from|beginning|starting|ending)\ (?:on\ )?(?:the\ )?
       (?=\d|[A-Z]))?
    (?:(?:early\ |late\ )?(?:(?:in|at)\ )?(?:the\ )?(?:(?:very\ )?(?:early|late|small)\ )?
       (?:(?P<part>{"|".join(PARTS)})(?:\ hours)?|(?P<small>(?:early|small)\ hours))
       (?:\ (?:(?:of|on|from)\ )?|,\ ))?
    (?:(?:the\ )?(?:very\ )?(?P<edge>end|close|start|beginning|outset|middle|latter\ (?:part|half)
       |(?:early|late|first|second|last)\ (?:part|half)
       |(?:{"|".join(PORTIONS)})\ (?:days|weeks|months|years)
       |(?:first|last|final)\ day|(?:first|second|third|fourth|last|final)\ week
      )\ (?:of|in)\ (?=\S)
      |(?:the\ )?(?P<side>early|late|mid|middle|later|earlier|end(?=-))
       (?:\ (?:in|on)\ |[-\ ](?:to\ late[-\ ])?))?
    (?:{_DAY_NAME},?\ (?:the\ )?(?=(?:\d|{MONTH_NAME}))(?!\d+[-\ ](?:{"|".join(UNITS)})))?
    """
)
_TAIL = compiled(
    rf"""(?:\ (?:early\ |late\ )?(?:in\ the\ )?(?P<part>morning|afternoon|evening|night|dawn|noon
         |midnight)\b)?
        (?:,?\ (?:at\ )?(?:about\ |around\ )?{CLOCK}{_ZONE})?"""
)
_JOINED_FIGURE = frozenset(".,:$€£#/-+\u2013\u2014")
_AFTER_DASH = frozenset(
    {"further_day", "year", "short_year", "ancient_year", "day", "decade", "century"}
)


class Found(Struct, frozen=True):
    """An expression found in a text, and what it means."""

    start: int
    end: int
    reading: Reading


def expression(frame: Frame, first: str) -> Found | None:
    """Read the expression that opens with a word at the frame's start, if one does."""
    head = (
        _HEAD.match(frame.text, frame.start, frame.end)
        if has_head(frame.text, frame.start, first)
        else None
    )
    if head and head.end() > frame.start:
        core = _core(frame._replace(start=head.end()))
        whole = _completed(frame, core, head) if core else None
        if whole:
            return whole
    core = _core(frame)
    return _completed(frame, core, None) if core else None


def _core(frame: Frame) -> Found | None:
    """Try the rules that can open with the word at the frame's start."""
    word = WORD.match(frame.text, frame.start, frame.end)
    if word is None:
        return None
    first = word[0].lower()
    joined = first[0].isdigit() and frame.text[max(0, frame.start - 2) : frame.start]
    for each in rules_for(first):
        if joined and _glued(joined, each.name):
            continue
        match = each.pattern.match(frame.text, frame.start, frame.end)
        if match is None or not known(match):
            continue
        reading = each.read(match, frame._replace(end=match.end()))
        if reading is not None:
            return Found(match.start(), match.end(), reading)
    return None


def _glued(before: str, name: str) -> bool:
    """Whether a figure is the tail of a longer number: only years and days go on after a dash."""
    if before[-1] not in _JOINED_FIGURE or (len(before) > 1 and not before[0].isalnum()):
        return before[-1] in "$€£"
    return before[-1] not in "-/\u2013\u2014" or name not in _AFTER_DASH


def _completed(frame: Frame, core: Found, head: Match | None) -> Found | None:
    """Add the head's and the tail's part of the day and hour, and narrow by the head's edge."""
    reading, end = core.reading, core.end
    if reading.point is not None and reading.point.day is not None:
        tail = _TAIL.match(frame.text, end, frame.end)
        clock = _clock(tail, head) or (_clock(head, tail) if head else "")
        if tail and tail.end() > end:
            end = tail.end()
        if clock:
            reading = replace(reading, point=replace(reading.point, clock=clock))
    if head is None:
        return Found(frame.start, end, reading)
    if head["overnight"] or head["week"]:
        if reading.point is None or reading.point.day is None:
            return None
        whole = _week(reading.point, said(head, "week")) if head["week"] else None
        night = reading.point.shifted(-1 if head["into"] else 0, "day")
        return Found(frame.start, end, whole or nightly(night))
    edge = head["edge"] or head["side"]
    return Found(frame.start, end, narrowed(reading, edge, frame) if edge else reading)


def _week(day: Point, where: str) -> Reading:
    """Read "the week of June 11", "the week ending June 17".

    >>> from geodata.dates import values
    >>> values("in the week ending 17 June 2018")
    [('the week ending 17 June 2018', '2018-W24')]
    """
    begin = {"of": 1 - (day.weekday or 1), "ending": -6}.get(where, 0)
    first, last = day.shifted(begin, "day"), day.shifted(begin + 6, "day")
    middle, begins, ends = day.shifted(begin + 3, "day"), first.range, last.range
    span = DateRange(begins.first, ends.last, "week") if begins and ends else None
    return Reading(middle.to("week"), span=span)


def _clock(match: Match | None, other: Match | None = None) -> str:
    """Write the hour, or the part of the day, as the tail of a value.

    "4 o'clock in the afternoon" has both; ``other`` is the other side of the date.
    """
    if match is None:
        return ""
    part = PARTS.get(said(match, "part"))
    beside = PARTS.get(said(other, "part")) if other else None
    hour = hour_value(match, part or beside)
    if hour or match.groupdict().get("small"):
        return hour or "TMO"
    return f"T{part}" if part else ""
