"""Rules for lengths of time, which are no dates: 30 days, the past 48 hours."""

from __future__ import annotations

import datetime as dt
import re

from dateutil.relativedelta import relativedelta

from geodata.dates.reference import Frame, Reading
from geodata.dates.rules.rule import FIGURE, Match, Rule, rule
from geodata.dates.rules.units import date_of
from geodata.dates.vocabulary import NUMBER, NUMBERS, UNIT, UNITS, number
from geodata.models import DatePrecision, DateRange

__all__ = ["RULES"]


def lasting(match: Match, frame: Frame) -> Reading | None:
    """Read the past 48 hours, the next two weeks: a length of time with one end at publication.

    >>> from geodata.dates import values
    >>> values("in the past 48 hours; over the last two months", "2018-06-22")
    [('the past 48 hours', 'PT48H'), ('the last two months', 'P2M')]
    """
    if not match["number"] and (match["which"].lower() in _STEPS or match["unit"].lower() == "day"):
        before = frame.text[max(0, frame.start - 6) : frame.start].lower()
        if not before.endswith((" for ", " over ")):
            return None
    words = match["number"] or ("some" if match[0].endswith("s") else "one")
    count, value = number(words), duration_value(words, match["unit"])
    today = date_of(frame.now)
    if today is None or count is None:
        return Reading(value=value, reason=frame.lack if count else "a length of time left vague")
    step = -1 if match["which"].lower() in ("past", "last", "previous", "preceding") else 1
    far = _far(today, step * count, match["unit"].lower())
    first, last = sorted((today, far))
    coarse = _COARSE.get(match["unit"].lower(), "day")
    return Reading(value=value, span=DateRange(first, last, coarse), moves=False)


def _far(today: dt.date, count: int, unit: str) -> dt.date:
    if unit in ("minute", "hour"):
        hours = count if unit == "hour" else count / 60
        return today + dt.timedelta(round(hours / 24))
    if unit in ("day", "night", "week", "fortnight"):
        return today + dt.timedelta(count * {"week": 7, "fortnight": 14}.get(unit, 1))
    months = count * {"month": 1, "year": 12, "decade": 120}.get(unit, 1200)
    return today + relativedelta(months=months)


def duration(match: Match, frame: Frame) -> Reading | None:
    """Read a length of time, which is no date.

    >>> from geodata.dates import values
    >>> values("He will pull out in 30 days; the longest in two decades; a few weeks")
    [('30 days', 'P30D'), ('two decades', 'P2DE'), ('a few weeks', 'PXW')]
    """
    if _AGE.match(frame.text, frame.end):
        return None
    before = frame.text[max(0, frame.start - 8) : frame.start]
    if match["number"].lower() in ("a", "an") and _RATE.search(before):
        return None
    value = duration_value(match["number"], match["unit"])
    return Reading(value=value, reason="a length of time, not a date")


def duration_value(count: str, unit: str) -> str:
    """Write a length of time as TIMEX3 does.

    >>> duration_value("48", "hour"), duration_value("a few", "month")
    ('PT48H', 'PXM')
    """
    unit = unit.lower()
    amount = number(count)
    if unit == "fortnight" and amount:
        amount *= 2
    clock = "T" if unit in ("minute", "hour") else ""
    return f"P{clock}{'X' if amount is None else amount}{UNITS[unit]}"


_STEPS = ("next", "previous", "preceding")  # with one unit these name it: "the previous year"
_COARSE: dict[str, DatePrecision] = {
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
        lasting,
        ["the"],
        rf"the\ (?P<which>past|last|next|coming|previous|preceding)\ (?:{NUMBER}[\ -])?"
        rf"{UNIT}(?:\ or\ so\b)?",
    ),
    rule(
        duration,
        [
            FIGURE,
            *{word.split()[0] for word in NUMBERS},
            "several",
            "few",
            "some",
            "many",
            "couple",
        ],
        rf"{NUMBER}[\ -]{UNIT}(?!\ (?:ago|later|earlier|before|after|previously|prior)\b)",
    ),
)
