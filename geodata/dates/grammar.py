"""The grammar: an expression is a head that narrows, a core that names, a tail that tells the hour.

"the early morning hours of | 30 April | 1975", "late | Sunday", "| June 22, 2018 | at 06:30 AM".
Cores are read by the rules, found by the first word they can open with, so that words which open
none cost one look-up. Every pattern is bounded: the time is linear.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from geodata.dates.reference import Frame, Reading
from geodata.dates.rules import FIGURE, RULES, Match, Rule, compiled, hijri
from geodata.dates.timex import Point
from geodata.dates.vocabulary import (
    CLOCK,
    COUNT_OPENS,
    MONTH_NAME,
    MONTHS,
    PARTS,
    QUALIFIERS,
    UNITS,
    WEEKDAYS,
    known,
)
from geodata.models import DateRange

__all__ = ["Found", "scan"]

_WORD = re.compile(r"\w+")

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
_EDGES = {
    **dict.fromkeys(("early", "start", "beginning", "outset", "early part", "first part"), "early"),
    **dict.fromkeys(("middle", "mid"), "mid"),
    **dict.fromkeys(("late", "end", "close", "latter part", "late part", "last part"), "late"),
    **dict.fromkeys(("first half", "early half"), "first half"),
    **dict.fromkeys(("second half", "latter half", "late half", "last half"), "second half"),
    "second part": "late",
    "later": "later",
    "earlier": "earlier",
}
_THIRDS = {
    "early": (0, 1 / 3),
    "mid": (1 / 3, 2 / 3),
    "late": (2 / 3, 1),
    "first half": (0, 1 / 2),
    "second half": (1 / 2, 1),
}
"""What a head leaves of the days, as shares of their number."""


def _by_first_word() -> dict[str, tuple[Rule, ...]]:
    table: defaultdict[str, list[Rule]] = defaultdict(list)
    for each in RULES:
        for word in each.opens:
            table[word].append(each)
    return {word: tuple(rules) for word, rules in table.items()}


_CORES = _by_first_word()
_HEAD_OPENS = (
    frozenset(PARTS)
    | frozenset(WEEKDAYS)
    | frozenset(edge.split()[0] for edge in _EDGES)
    | {"the", "at", "small", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri"}
    | {"sat", "sun"}
)
_OPENERS = _HEAD_OPENS | frozenset(_CORES)
_UNIT_WORDS = frozenset(f"{unit}{ending}" for unit in UNITS for ending in ("", "s"))
_AFTER_THE = (
    (_OPENERS - COUNT_OPENS)
    | _UNIT_WORDS
    | {"very", "same", "next", "past", "following", "coming", "previous", "preceding"}
    | {"subsequent", "ensuing", "weekend"}
)
_AFTER_COUNT = _UNIT_WORDS | COUNT_OPENS | {"of", "couple"}
_GOES_ON = {
    **dict.fromkeys(COUNT_OPENS, _AFTER_COUNT),
    **dict.fromkeys(QUALIFIERS, _AFTER_COUNT),
    **dict.fromkeys(("more", "less", "at"), frozenset(PARTS) | {"than", "least"}),
    **dict.fromkeys(("the", "that", "this"), _AFTER_THE),
}
"""Frequent openers, and the words (or a figure) that alone can go on to a date."""
_AFTER_FIGURE = (
    _UNIT_WORDS
    | frozenset(re.split(r"\W", name)[0] for name in (*MONTHS, *hijri.NAMES))
    | {
        "of",
        "de",
        "to",
        "through",
        "until",
        "till",
        "and",
        "or",
        "a",
        "p",
        "am",
        "pm",
        "o",
        "b",
        "bc",
    }
    | {"bce", "ad", "utc", "gmt"}
)
_FIGURE_SIGNS = frozenset("-/.:,\u2012\u2013\u2014\u2015")
_DASHES = frozenset("-/\u2012\u2013\u2014\u2015")
_TO_ENDS = (", ", " to ", " and ", " the ", " through ", " until ", " till ", "- ", "\u2013 ")
_CLOCK_AHEAD = re.compile(r"\d{1,2}(?:[:.]\d\d|\s?[ap]\.?m|\s?o')", re.IGNORECASE)
_JOINED_FIGURE = frozenset(".,:$€£#/-+\u2013\u2014")
_AFTER_DASH = frozenset({"further_day", "year", "short_year", "ancient_year", "day"})


@dataclass(frozen=True, slots=True)
class Found:
    """An expression found in a text, and what it means."""

    start: int
    end: int
    reading: Reading


def scan(
    text: str, body: tuple[int, int], published: dt.date | None, *, narrative: bool
) -> Iterator[Found]:
    """Find every expression of a text, in order; each may be counted from those before it."""
    then = told = None
    reached = body[0]
    for word in _WORD.finditer(text, *body):
        first = word[0].lower()
        if first not in _OPENERS and not first[0].isdigit():
            continue
        if word.start() < reached or not _goes_on(word, first, then):
            continue
        frame = Frame(text, word.start(), body[1], published, narrative, then, told)
        found = _expression(frame, first)
        if found is None:
            continue
        reached = found.end
        told = found.reading.point or told
        then = _reached(found, then, frame)
        yield found


def _goes_on(opener: Match, first: str, then: Point | None) -> bool:
    """Whether what stands beside a frequent opener can make a date of it: mostly it cannot."""
    figure = first[0].isdigit()
    words = _AFTER_FIGURE if figure else _GOES_ON.get(first)
    if words is None:
        return True
    text, start, end = opener.string, opener.start(), opener.end()
    following = _WORD.match(text, end + 1, end + 24)
    word = following[0].lower() if following else ""
    if word in words or (word[:1].isdigit() and not figure):
        return True
    if not figure:
        return False
    ancient = then is not None and then.year <= 0
    beside = text[end : end + 2].lstrip()[:1] in _FIGURE_SIGNS or text[start - 1 : start] in _DASHES
    return beside or ancient or not 1 <= len(first) <= 2 or text.endswith(_TO_ENDS, 0, start)


def _reached(found: Found, then: Point | None, frame: Frame) -> Point | None:
    """Tell where the story stands after an expression.

    A bare year within a sentence ("the 1954 accords") is an aside to a story that counts in days
    and months, and so is a month that steps back; what opens a sentence takes the story along,
    unless it only repeats the year.
    """
    point = found.reading.point
    if point is None or not found.reading.moves:
        return then
    if then is None or then.precision == "year" or point.precision in ("day", "week"):
        return point
    if point.precision == "year":
        return then if point.year == then.year or not _opens_sentence(frame) else point
    back = found.reading.explicit and point.ordinal < then.ordinal - 15
    return then if back and not _opens_sentence(frame) else point


_OPENING = re.compile(r"(?:[.!?:\n][”\u2019\"')]?\s*|^\s*)(?:\w+,?\s){0,2}$")


def _opens_sentence(frame: Frame) -> bool:
    return bool(_OPENING.search(frame.text[max(0, frame.start - 24) : frame.start]))


def _has_head(frame: Frame, first: str) -> bool:
    return first in _HEAD_OPENS or bool(_CLOCK_AHEAD.match(frame.text, frame.start))


def _expression(frame: Frame, first: str) -> Found | None:
    """Read the expression that opens with a word at the frame's start, if one does."""
    head = _HEAD.match(frame.text, frame.start, frame.end) if _has_head(frame, first) else None
    if head and head.end() > frame.start:
        core = _core(frame._replace(start=head.end()))
        if core:
            return _completed(frame, core, head)
    core = _core(frame)
    return _completed(frame, core, None) if core else None


def _core(frame: Frame) -> Found | None:
    """Try the rules that can open with the word at the frame's start."""
    word = _WORD.match(frame.text, frame.start, frame.end)
    if word is None:
        return None
    first = word[0].lower()
    figure = first[0].isdigit()
    joined = figure and frame.text[max(0, frame.start - 2) : frame.start]
    for each in _CORES.get(FIGURE if figure else first, ()):
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
        name = _EDGES.get(" ".join(edge.lower().split()))
        reading = _narrowed(reading, name, frame) if name else reading
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


def _narrowed(reading: Reading, edge: str, frame: Frame) -> Reading:
    """Narrow the days to the early, middle or late third, or to a half.

    >>> from geodata.dates import values
    >>> values("in the second half of 2008; at the end of March 1944")
    [('the second half of 2008', '2008-H2'), ('the end of March 1944', '1944-03')]
    """
    days, point = reading.range, reading.point
    if edge.endswith("half") and point and point.precision == "year" and point.years == 1:
        return replace(reading, point=Point(point.year, season="H2" if edge[0] == "s" else "H1"))
    if days is None or days.first == days.last:
        return reading
    if edge not in _THIRDS:
        return replace(reading, span=_cut(days, edge, frame))
    length = (days.last - days.first).days + 1
    begin, end = (int(share * length) for share in _THIRDS[edge])
    first = days.first + dt.timedelta(begin)
    return replace(
        reading, span=replace(days, first=first, last=days.first + dt.timedelta(end - 1))
    )


def _cut(days: DateRange, edge: str, frame: Frame) -> DateRange:
    """Cut "earlier this week" and "later this month" at the day that they are counted from."""
    now = frame.now.range if frame.now else None
    if now is None or not days.first <= now.first <= days.last:
        return days
    if edge == "earlier":
        return replace(days, last=now.first)
    return replace(days, first=now.first)
