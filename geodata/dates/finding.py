"""The stage: a document in, its dates out."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from itertools import pairwise

from msgspec import structs

from geodata.dates.genre import Genre, is_narrative
from geodata.dates.grammar import Found
from geodata.dates.rules.units import far_day
from geodata.dates.story import scan
from geodata.dates.timex import day_of
from geodata.models import DateMention, DatePrecision, DateRange, Document

__all__ = ["find_dates", "values"]

_EASTERN_FIGURE = re.compile("[\u0660-\u0669\u06f0-\u06f9]")
_WESTERN = {start + n: str(n) for start in (0x660, 0x6F0) for n in range(10)}
_DAY = dt.timedelta(1)
_LENGTH = re.compile(r"P(?P<n>\d{1,2})(?P<unit>[DWMY])")
_UNIT_OF: dict[str, tuple[str, DatePrecision]] = {
    "D": ("day", "week"),
    "W": ("week", "month"),
    "M": ("month", "season"),
    "Y": ("year", "year"),
}
_SIDE = re.compile(r"\b(?P<side>first|last|final)\s$", re.IGNORECASE)
_THE_SIDE = re.compile(r"the\s(?P<side>last|final)\b", re.IGNORECASE)
_LONGEST_TITLE, _A_WEEK = 300, 8
_JOINT_LENGTH = 12
"""Characters between the two ends of a range."""
_JOINT = re.compile(r"\s?[-\u2012-\u2015]\s?|\s(?:to|and|until|till|through)\s(?:the\s)?")
_OPENING = re.compile(r"\b(?P<word>from|between|over|during)\s(?:the\s)?(?:\w+\s)?$", re.IGNORECASE)


def find_dates(document: Document, *, genre: Genre = "auto") -> tuple[DateMention, ...]:
    """Find every date expression in a document's body and resolve it.

    Parameters
    ----------
    document
        The report. What is relative ("Late Sunday") is counted from its ``published``; without
        that day it stays unresolved, with the reason in words.
    genre
        ``news`` counts from the day of publication; in a ``narrative`` the reference moves with
        the story; ``auto`` tells them apart.

    Returns
    -------
    tuple of DateMention
        In the order of the text, without overlaps. ``value`` is the TIMEX3 value. A length of
        time ("30 days") has a value (P30D) but no range. The two ends of "from 1964 to 1967" are
        two mentions with a value each and the days of the whole in their ranges, and so are those
        of "June 8-10".
    """
    narrative = genre == "narrative" or (genre == "auto" and is_narrative(document))
    text = _readable(document)
    news = None if narrative else _last_covered(document)
    found = list(scan(text, document.body, document.published, narrative=narrative, through=news))
    return tuple(_mention(each, document.text) for each in _joined(found, text))


def _last_covered(document: Document) -> dt.date | None:
    """Last of the days that a title says its report covers: "The week, 8-14 October 2016".

    Its weekdays are theirs, though it came out some days later.
    """
    title, published = (document.title or "")[:_LONGEST_TITLE], document.published
    if published is None or sum(map(str.isdigit, title)) < 2:
        return None
    told = list(scan(title, (0, len(title)), published, narrative=False))
    for each in _joined(told, title):
        days = each.reading.range
        if days is None or days.precision != "day":
            continue
        long = (days.last - days.first).days
        if 1 <= long <= _A_WEEK and 0 <= (published - days.last).days <= _A_WEEK:
            return days.last
    return None


def _readable(document: Document) -> str:
    """Blank what lies before the body and cut what follows it: every offset holds.

    Arabic and Persian figures become European ones, one for one.
    """
    start, end = document.body
    text = " " * start + document.text[start:end]
    return text.translate(_WESTERN) if _EASTERN_FIGURE.search(text) else text


def _mention(found: Found, text: str) -> DateMention:
    reading, words = found.reading, text[found.start : found.end]
    days = reading.range
    reason = reading.reason
    if days is None and not reason:
        reason = "before the year 1, where the calendar of days ends"
    return DateMention(found.start, found.end, words, days, reading.timex, reason)


def _joined(found: list[Found], text: str) -> list[Found]:
    """Give both ends of "from 1964 to 1967" the days of the whole."""
    joined = list(found)
    for n, (one, two) in enumerate(pairwise(found)):
        if two.start - one.end > _JOINT_LENGTH:
            continue
        whole = _whole(one, two, text) or _portion(one, two, text)
        if whole is not None:
            joined[n] = structs.replace(
                one, reading=structs.replace(one.reading, span=whole, reason="")
            )
            joined[n + 1] = structs.replace(two, reading=structs.replace(two.reading, span=whole))
    return joined


def _are_ends(one: Found, two: Found, text: str) -> bool:
    """Whether the words between two dates, and before them, make them the ends of a range."""
    if not _JOINT.fullmatch(text, one.end, two.start):
        return False
    if text[one.end : two.start].strip() != "and":
        return True
    opening = _OPENING.search(text[max(0, one.start - 20) : one.start])
    return opening is not None and opening["word"].lower() != "from"


def _whole(one: Found, two: Found, text: str) -> DateRange | None:
    """Give the days from one end of a range to the other; with "/" only of neighbours."""
    first, last = one.reading.range, two.reading.range
    if first is None or last is None or first.precision != last.precision:
        return None
    slashed = text[one.end : two.start].strip() == "/"
    if slashed and last.first - first.first > _DAY and first.precision == "day":
        return None
    if not (slashed or _are_ends(one, two, text)) or first.first >= last.first:
        return None
    return replace(first, last=last.last)


def _portion(one: Found, two: Found, text: str) -> DateRange | None:
    """Give the days of "the first five months of 2018"."""
    count, whole = _LENGTH.fullmatch(one.reading.timex or ""), two.reading.range
    side = _SIDE.search(text, max(0, one.start - 8), one.start) or _THE_SIDE.match(text, one.start)
    between = text[one.end : two.start].split()
    if count is None or whole is None or side is None or between[:1] != ["of"]:
        return None
    unit, precision = _UNIT_OF[count["unit"]]
    whole, number = replace(whole, precision=precision), int(count["n"])
    if side["side"].lower() == "first":
        far = far_day(day_of(whole.first), number, unit).range
        return replace(whole, last=min(far.first - _DAY, whole.last)) if far else None
    far = far_day(day_of(whole.last).shifted(1, "day"), -number, unit).range
    return replace(whole, first=max(far.first, whole.first)) if far else None


def values(
    text: str, published: str | None = None, genre: Genre = "auto"
) -> list[tuple[str, str | None]]:
    """Read a text's dates as pairs of words and TIMEX3 value: a quick look.

    >>> values("Late Sunday an airstrike destroyed a building.", "2018-06-22")
    [('Late Sunday', '2018-06-17')]
    >>> values("")
    []
    """
    day = dt.date.fromisoformat(published) if published else None
    document = Document("text", text, (0, len(text)), "", published=day)
    return [(mention.text, mention.value) for mention in find_dates(document, genre=genre)]
