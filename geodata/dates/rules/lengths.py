"""Rules for lengths of time, which are no dates: 30 days, the past 48 hours."""

from __future__ import annotations

import re

from geodata.dates.reference import Frame, Reading
from geodata.dates.rules.rule import FIGURE, Match, Rule, rule, said
from geodata.dates.rules.units import VAGUE, far_day, vague_span
from geodata.dates.vocabulary import COUNT_OPENS, NUMBER, UNIT, UNITS, WAY, number
from geodata.models import DatePrecision, DateRange

__all__ = ["RULES"]


def lasting(match: Match, frame: Frame) -> Reading | None:
    """Read the past 48 hours, the next two weeks: a length of time with one end at publication.

    >>> from geodata.dates import values
    >>> values("in the past 48 hours; over the last two months", "2018-06-22")
    [('the past 48 hours', 'PT48H'), ('the last two months', 'P2M')]
    """
    which, unit = said(match, "which"), said(match, "unit")
    if not match["number"] and (which in _NAMING or unit == "day"):
        before = frame.text[max(0, frame.start - 6) : frame.start].lower()
        if not before.endswith((" for ", " over ")):
            return None
    words = match["number"] or ("some" if match[0].endswith("s") else "one")
    count, value = number(words), duration_value(words, unit)
    today = frame.now.to("day") if frame.now else None
    if count is None or today is None:
        return Reading(value=value, reason=frame.lack if count else "a length of time left vague")
    far = far_day(today, -count if which in _BEHIND else count, unit)
    ends = sorted(day.range.first for day in (today, far) if day.range)
    span = DateRange(ends[0], ends[-1], _PRECISION.get(unit, "day")) if ends else None
    return Reading(value=value, span=span, moves=False)


def vague(match: Match, frame: Frame) -> Reading | None:
    """Read recent days, the coming weeks: how many is not said.

    >>> from geodata.dates import values
    >>> values("in recent days; in the coming weeks", "2018-06-22")
    [('recent days', 'PAST_REF'), ('the coming weeks', 'FUTURE_REF')]
    """
    way = -1 if said(match, "which") in (*_BEHIND, "recent") else 1
    value = "PAST_REF" if way < 0 else "FUTURE_REF"
    if frame.now is None:
        return Reading(value=value, reason=frame.lack)
    span = vague_span(frame.now, said(match, "unit"), way)
    return Reading(value=value, span=span, reason=VAGUE, moves=False)


def duration(match: Match, frame: Frame) -> Reading | None:
    """Read a length of time, which is no date.

    >>> from geodata.dates import values
    >>> values("He will pull out in 30 days; the longest in two decades; a few weeks")
    [('30 days', 'P30D'), ('two decades', 'P2DE'), ('a few weeks', 'PXW')]
    """
    if _AGE.match(frame.text, frame.end) or match["number"].startswith("0"):
        return None
    before = frame.text[max(0, frame.start - 8) : frame.start]
    if said(match, "number") in ("a", "an") and _RATE.search(before):
        return None
    value = duration_value(match["number"], said(match, "unit"))
    return Reading(value=value, reason="a length of time, not a date")


def duration_value(count: str, unit: str) -> str:
    """Write a length of time as TIMEX3 does.

    >>> duration_value("48", "hour"), duration_value("a few", "month")
    ('PT48H', 'PXM')
    """
    amount = number(count)
    if unit == "fortnight" and amount:
        amount *= 2
    clock = "T" if unit in ("minute", "hour") else ""
    return f"P{clock}{'X' if amount is None else amount}{UNITS[unit]}"


_NAMING = ("next", "previous", "preceding")  # with a single unit these name it
_BEHIND = ("past", "last", "previous", "preceding")
_PRECISION: dict[str, DatePrecision] = {
    "week": "week",
    "fortnight": "week",
    "month": "month",
    "year": "year",
    "decade": "year",
    "century": "year",
    "centurie": "year",
}
_AGE = re.compile(r"[\s-](?:old\b|of\sage\b)", re.IGNORECASE)
_RATE = re.compile(r"(?:\d|\bonce|\btwice|\btimes|\bper|%)\s$", re.IGNORECASE)

RULES: tuple[Rule, ...] = (
    rule(
        vague,
        ["the", "recent"],
        r"(?:the\ )?(?P<which>recent|(?<=the\ )(?:past|last|next|coming|following))\ "
        rf"(?:(?:few|several|couple\ of)\ )?{UNIT}(?<=s)",
    ),
    rule(
        lasting,
        ["the"],
        rf"the\ (?P<which>past|last|next|coming|previous|preceding)\ (?:{NUMBER}[\ -])?"
        rf"{UNIT}(?:\ or\ so\b)?",
    ),
    rule(
        duration,
        [FIGURE, *COUNT_OPENS],
        rf"{NUMBER}[\ -]{UNIT}(?!\ (?:and\ a\ half\ )?(?:{WAY})\b)",
    ),
)
