"""Reading a text from its first word to its last, and where its story stands after each date."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from geodata.dates.grammar import Found, expression
from geodata.dates.openers import OPENERS, WORD, can_open
from geodata.dates.reference import Frame
from geodata.dates.timex import Point

__all__ = ["scan"]

_BREAK = re.compile(r"[.!?](?=[\s\"\u201d\u2019)])|\n")


def scan(
    text: str,
    body: tuple[int, int],
    published: dt.date | None,
    *,
    narrative: bool,
    through: dt.date | None = None,
) -> Iterator[Found]:
    """Find every expression of a text, in order; each may be counted from those before it.

    ``through`` is the last day that a report covers, from which its weekdays are counted.
    """
    then = told = None
    reached = body[0]
    for word in WORD.finditer(text, *body):
        first = word[0].lower()
        if first not in OPENERS and not first[0].isdigit():
            continue  # most words; the rest is asked of few
        ancient = then is not None and then.year <= 0
        if word.start() < reached or not can_open(word, first, ancient=ancient):
            continue
        where = text, word.start(), body[1]
        frame = Frame(*where, published, narrative, then, told, reached, through)
        found = expression(frame, first)
        if found is None:
            continue
        reached = found.end
        if told is None or frame.sentence_told is None or not _closes_statement(found, text):
            told = found.reading.point or told
        then = _reached(found, then, frame)
        yield found


def _closes_statement(found: Found, text: str) -> bool:
    """Whether a date only says when somebody spoke of what its sentence tells.

    "Shells fell on Sunday, the army said on Tuesday. The following day …" is Monday.
    """
    end = _BREAK.search(text, found.end, found.end + _SHORT)
    return (
        end is not None
        and _SAID.search(text, max(0, found.start - _SHORT), found.start) is not None
    )


_SHORT = 40
_SAID = re.compile(
    r",[^,.;:]*\b(?:said|says|told\s\w+|reported|announced|confirmed)(?:\s(?:on|early|late))*\s$"
)


def _reached(found: Found, then: Point | None, frame: Frame) -> Point | None:
    """Tell where the story stands after an expression.

    A bare year within a sentence ("the 1954 accords") is an aside to a story that counts in days
    and months, and so is a month that steps back; what opens a sentence takes the story along,
    unless it only repeats the year.
    """
    point = found.reading.point
    if point is None or not found.reading.moves:
        return then
    if then is None or then.precision == "year":
        return point
    if _closes(found, then, frame):
        return then
    if point.precision in ("day", "week"):
        return point
    if point.precision == "year":
        return then if point.year == then.year or not _opens_sentence(frame) else point
    back = found.reading.explicit and point.ordinal < then.ordinal - 15
    return then if back and not _opens_sentence(frame) else point


_LEAP = 300
"""Days ahead at which the end of what began is not where the story goes on."""
_REACH = 120
_ENDED = re.compile(
    r"\b(?:to|until|till|through|and|ended|ending|end|lasted|over)\b|[-\u2013\u2014]"
)


def _closes(found: Found, then: Point, frame: Frame) -> bool:
    """Whether a date far ahead only tells when what began before it ended, in the same sentence.

    "The war began in the spring of 1911 and ended on 9 October 1913. By mid-May …"
    """
    point = found.reading.point
    if point is None or not found.reading.explicit or point.ordinal < then.ordinal + _LEAP:
        return False
    between = frame.text[frame.reached : frame.start][-_REACH - 1 :]
    return len(between) <= _REACH and not _BREAK.search(between) and bool(_ENDED.search(between))


_OPENING = re.compile(r"(?:[.!?:\n][”\u2019\"')]?\s*|^\s*)(?:\w+,?\s){0,2}$")


def _opens_sentence(frame: Frame) -> bool:
    return bool(_OPENING.search(frame.text[max(0, frame.start - 24) : frame.start]))
