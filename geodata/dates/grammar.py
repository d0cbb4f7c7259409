"""The grammar: an expression is a head that narrows, a core that names, a tail that tells the hour.

"the early morning hours of | 30 April | 1975", "late | Sunday", "| June 22, 2018 | at 06:30 AM".
Cores are read by the rules, found by the first word they can open with, so that words which open
none cost one look-up. Every pattern is bounded: the time is linear.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from geodata.dates.edges import narrowed
from geodata.dates.openers import WORD, has_head, rules_for
from geodata.dates.reference import Frame, Reading
from geodata.dates.rules import Match, compiled
from geodata.dates.vocabulary import CLOCK, MONTH_NAME, PARTS, WEEKDAYS, known

__all__ = ["Found", "expression"]

_WEEKDAY = rf"(?:{'|'.join(WEEKDAYS)}|(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\b\.?)"
_ZONE = r"(?:\ ?(?:UTC|GMT|EST|EDT|CET|EET|local\ time|\([A-Z]{2,4}\)|Z)\b)?"
_HEAD = compiled(
    rf"""
    (?:{CLOCK}{_ZONE}(?:\ ?[-,\u2012-\u2015]\ ?|\ on\ (?:the\ )?|\ ))?
    (?:(?:early\ |late\ )?(?:(?:in|at)\ )?(?:the\ )?(?:(?:very\ )?(?:early|late|small)\ )?
       (?:(?P<part>{"|".join(PARTS)})(?:\ hours)?|(?P<small>(?:early|small)\ hours))
       (?:\ (?:(?:of|on)\ )?|,\ ))?
    (?:(?:the\ )?(?:very\ )?(?P<edge>end|close|start|beginning|outset|middle|latter\ (?:part|half)
       |(?:early|late|first|second|last)\ (?:part|half))\ (?:of|in)\ (?=\S)
      |(?:the\ )?(?P<side>early|late|mid|middle|later|earlier|beginning|end)
       (?:\ (?:in|on)\ |[-\ ](?:to\ late[-\ ])?))?
    (?:{_WEEKDAY},?\ (?:the\ )?(?=(?:\d|{MONTH_NAME})))?
    """
)
_TAIL = compiled(
    rf"""(?:\ (?:early\ |late\ )?(?:in\ the\ )?(?P<part>morning|afternoon|evening|night|dawn|noon
         |midnight)\b)?
        (?:,?\ (?:at\ )?(?:about\ |around\ )?{CLOCK}{_ZONE})?"""
)
_JOINED_FIGURE = frozenset(".,:$€£#/-+\u2013\u2014")
_AFTER_DASH = frozenset({"further_day", "year", "short_year", "ancient_year", "day"})


@dataclass(frozen=True, slots=True)
class Found:
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
        if core:
            return _completed(frame, core, head)
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


def _completed(frame: Frame, core: Found, head: Match | None) -> Found:
    """Add the head's and the tail's part of the day and hour, and narrow by the head's edge."""
    reading, end = core.reading, core.end
    if reading.point is not None and reading.point.day is not None:
        tail = _TAIL.match(frame.text, end, frame.end)
        clock = (_clock(tail) if tail else "") or (_clock(head) if head else "")
        if tail and tail.end() > end:
            end = tail.end()
        if clock:
            reading = replace(reading, point=replace(reading.point, clock=clock))
    edge = head and (head["edge"] or head["side"])
    if edge:
        reading = narrowed(reading, edge, frame)
    return Found(frame.start, end, reading)


def _clock(match: Match) -> str:
    """Write the hour, or the part of the day, as the tail of a value."""
    groups = match.groupdict()
    if groups["hour"]:
        hour = int(groups["hour"]) % (12 if groups["half"] else 25)
        hour += 12 * ((groups["half"] or "").lower() == "p")
        return f"T{hour:02}:{groups['minute']}" if groups["minute"] else f"T{hour:02}"
    if groups.get("small"):
        return "TMO"
    part = PARTS.get((groups["part"] or "").lower())
    return f"T{part}" if part else ""
