"""Rules for what is counted from the day of publication: yesterday, Sunday, last week."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from geodata.dates.reference import Frame, Reading
from geodata.dates.rules.rule import Match, Rule, rule
from geodata.dates.rules.units import ANAPHOR, date_of, stepped, unit_of
from geodata.dates.timex import Point, day_of, weekend_of
from geodata.dates.vocabulary import MONTH, MONTHS, SEASON, SEASONS, UNIT, WEEKDAYS

__all__ = ["RULES"]


def near_day(match: Match, frame: Frame) -> Reading | None:
    """Read yesterday, today, tomorrow and their neighbours.

    >>> from geodata.dates import values
    >>> values("yesterday; today; the day before yesterday; tomorrow", "2018-06-22")
    ... # doctest: +NORMALIZE_WHITESPACE
    [('yesterday', '2018-06-21'), ('today', '2018-06-22'),
     ('the day before yesterday', '2018-06-20'), ('tomorrow', '2018-06-23')]
    """
    if frame.narrative and match["word"].lower() == "today":
        return None
    offset = {"yesterday": -1, "today": 0, "tomorrow": 1}[match["word"].lower()]
    if match["beyond"]:
        offset *= 2
    return _days_off(frame, offset)


def _days_off(frame: Frame, offset: int, clock: str = "") -> Reading:
    today = date_of(frame.now)
    if today is None:
        return Reading(reason=frame.lack)
    return Reading(replace(day_of(today + dt.timedelta(offset)), clock=clock))


def part_of_day(match: Match, frame: Frame) -> Reading | None:
    """Read last night, tonight, this morning, overnight.

    >>> from geodata.dates import values
    >>> values("last night; this morning; tonight", "2018-06-22")
    [('last night', '2018-06-21TNI'), ('this morning', '2018-06-22TMO'), ('tonight', '2018-06-22TNI')]
    """
    words = match[0].lower()
    offset = -1 if words.startswith(("last", "over", "yester")) else 0
    if words.startswith("the night before"):
        offset = -2
    part = {"mo": "TMO", "af": "TAF", "ev": "TEV"}.get(
        (match["part"] or "night")[:2].lower(), "TNI"
    )
    reading = _days_off(frame, offset, part)
    if words == "overnight" and reading.range:
        last = min(reading.range.last + dt.timedelta(1), frame.published or reading.range.last)
        return replace(reading, span=replace(reading.range, last=last))
    return reading


def weekday(match: Match, frame: Frame) -> Reading | None:
    """Read a day of the week.

    >>> from geodata.dates import values
    >>> values("Late Sunday they fled. Friday, Syria warned. They will meet on Monday.", "2018-06-22")
    [('Late Sunday', '2018-06-17'), ('Friday', '2018-06-22'), ('Monday', '2018-06-25')]
    """
    number = WEEKDAYS[match["weekday"].lower()]
    before = frame.text[max(0, frame.start - 16) : frame.start]
    if _NAMED_DAY.search(before) or _NAMED_AFTER.match(frame.text, frame.end):
        return None
    if match["every"] or match["plural"]:
        return Reading(value=f"XXXX-WXX-{number}", reason="a day that returns every week")
    if match["week"]:
        return _weekday_of_week(number, match["week"].lower(), frame)
    point = frame.weekday(number)
    today = date_of(frame.now)
    if point is None or today is None:
        return Reading(value=f"XXXX-WXX-{number}", reason=frame.lack)
    which = (match["which"] or "").lower()
    if which:
        day = _stepped_weekday(today, number, which, frame)
        return Reading(day_of(day))
    return Reading(point)


def _stepped_weekday(today: dt.date, number: int, which: str, frame: Frame) -> dt.date:
    """Find last Sunday, next Sunday, this Sunday, the following Sunday."""
    if which.endswith(("next", "following", "coming")):
        then = date_of(frame.told) if which.startswith("the") else None
        start = then or today
        return start + dt.timedelta((number - start.isoweekday() - 1) % 7 + 1)
    if which == "this":
        monday = today - dt.timedelta(today.weekday())
        return monday + dt.timedelta(number - 1)
    return today - dt.timedelta((today.isoweekday() - number - 1) % 7 + 1)


def _weekday_of_week(number: int, which: str, frame: Frame) -> Reading:
    today = date_of(frame.now)
    if today is None:
        return Reading(reason=frame.lack)
    weeks = {"last": -1, "next": 1}.get(which, 0)
    monday = today - dt.timedelta(today.weekday()) + dt.timedelta(7 * weeks)
    return Reading(day_of(monday + dt.timedelta(number - 1)))


def weekend(match: Match, frame: Frame) -> Reading | None:
    """Read a weekend.

    >>> from geodata.dates import values
    >>> values("clashes over the weekend. They will vote next weekend", "2018-06-22")
    [('the weekend', '2018-W24-WE'), ('next weekend', '2018-W26-WE')]
    """
    today = date_of(frame.now)
    if today is None:
        return Reading(reason=frame.lack)
    which = match["which"].lower()
    ahead = which == "next" or (which in ("this", "the") and frame.tense == "future")
    weeks = int(which == "next")
    if not ahead and (today.isoweekday() < 6 or which == "last"):
        weeks = -1
    return Reading(weekend_of(today + dt.timedelta(7 * weeks)))


def near_month(match: Match, frame: Frame) -> Reading | None:
    """Read last May, next March.

    >>> from geodata.dates import values
    >>> values("withdrew last May; until next March", "2018-10-02")
    [('last May', '2018-05'), ('next March', '2019-03')]
    """
    if frame.now is None:
        return Reading(reason=frame.lack)
    month, current = MONTHS[match["month"].lower()], frame.now.month or 1
    if match["month"].islower():
        return None
    step = {"this": 0, "last": -int(month >= current)}.get(
        match["which"].lower(), int(month <= current)
    )
    return Reading(Point(frame.now.year + step, month))


def near_season(match: Match, frame: Frame) -> Reading | None:
    """Read last summer, this winter, next spring.

    >>> from geodata.dates import values
    >>> values("last summer, this winter", "2019-01-20")
    [('last summer', '2018-SU'), ('this winter', '2018-WI')]
    """
    now = frame.now
    if now is None:
        return Reading(reason=frame.lack)
    which, code = match["which"].lower(), SEASONS[match["season"].lower()]
    point = Point(now.year, season=code)
    if code == "WI" and (now.month or 12) < 4:
        point = replace(point, year=now.year - 1)
    begun = (now.month or 12) >= {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[
        code
    ] or point.year < now.year
    over = code != "WI" and (now.month or 0) > {"SP": 5, "SU": 8, "FA": 11}[code]
    if which in ("next", "the following", "the next", "coming"):
        return Reading(replace(point, year=point.year + int(begun)))
    if which in ("last", "the previous") and not over:
        return Reading(replace(point, year=point.year - 1))
    return Reading(point)


def near_unit(match: Match, frame: Frame) -> Reading | None:
    """Read last week, this month, next year: counted from the day of publication.

    >>> from geodata.dates import values
    >>> values("last week, this month, late last year and next year", "2018-10-02")
    [('last week', '2018-W39'), ('this month', '2018-10'), ('late last year', '2017'), ('next year', '2019')]
    """
    step = {"last": -1, "past": -1, "this": 0}.get(match["which"].lower(), 1)
    unit = unit_of(match)
    if unit is None or unit == "day":
        return None
    return stepped(frame.now, step, unit, frame.lack)


_NAMED_DAY = re.compile(
    r"\b(?:black|bloody|good|super|palm|easter|ash|holy|ruby|friday\sor)\s$", re.IGNORECASE
)
_NAMED_AFTER = re.compile(r"\s(?:Times|Express|Mirror|Telegraph|Mail|Post|Herald|Agreement)\b")


RULES: tuple[Rule, ...] = (
    rule(
        near_day,
        ["yesterday", "today", "tomorrow", "the"],
        r"(?P<beyond>the\ day\ (?:before|after)\ )?(?P<word>yesterday|today|tomorrow)\b",
    ),
    rule(
        part_of_day,
        ["last", "this", "tonight", "overnight", "the"],
        r"(?:(?:last|this)\ (?P<part>morning|afternoon|evening|night)|tonight|overnight"
        r"|the\ night\ before\ last)\b",
    ),
    rule(
        weekday,
        [*WEEKDAYS, "last", "next", "this", "the", "every", "each", "following", "coming"]
        + [f"{day}s" for day in WEEKDAYS],
        rf"(?:(?P<every>every|each)\ |(?P<which>last|next|this|(?:the\ )?(?:following|coming|next"
        rf"|previous))\ )?(?P<weekday>{'|'.join(WEEKDAYS)})(?P<plural>s)?\b"
        r"(?:\ (?:of\ )?(?P<week>last|this|next)\ week\b)?",
    ),
    rule(
        weekend,
        ["last", "next", "this", "the"],
        r"(?P<which>last|next|this|the)\ weekend\b",
    ),
    rule(
        near_month,
        ["last", "next", "this"],
        rf"(?P<which>last|next|this)\ {MONTH}(?!\ \d)",
    ),
    rule(
        near_season,
        ["last", "next", "this", "that", "the", "coming"],
        rf"(?P<which>last|next|this|coming|the\ (?:following|next|previous)|{ANAPHOR})\ {SEASON}",
    ),
    rule(
        near_unit,
        ["last", "next", "this", "past"],
        rf"(?P<which>last|next|this)\ {UNIT}",
    ),
)
