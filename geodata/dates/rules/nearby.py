"""Rules for what is counted from the day of publication: yesterday, Sunday, last week."""

from __future__ import annotations

import re
from dataclasses import replace

from geodata.dates.reference import Frame, Reading
from geodata.dates.rules.rule import Match, Rule, rule, said
from geodata.dates.rules.units import ANAPHOR, stepped, unit_of
from geodata.dates.timex import Point
from geodata.dates.vocabulary import MONTH, MONTHS, PARTS, SEASON, SEASONS, UNIT, WEEKDAYS

__all__ = ["RULES"]


def near_day(match: Match, frame: Frame) -> Reading | None:
    """Read yesterday, today, tomorrow and their neighbours.

    >>> from geodata.dates import values
    >>> values("yesterday and today", "2018-06-22")
    [('yesterday', '2018-06-21'), ('today', '2018-06-22')]
    >>> values("the day before yesterday", "2018-06-22")
    [('the day before yesterday', '2018-06-20')]
    """
    word = said(match, "word")
    if frame.narrative and word == "today":
        return None
    offset = {"yesterday": -1, "tomorrow": 1}.get(word, 0)
    return _days_off(frame, offset * 2 if match["beyond"] else offset)


def _today(frame: Frame) -> Point | None:
    return frame.now.to("day") if frame.now else None


def _days_off(frame: Frame, offset: int, clock: str = "") -> Reading:
    today = _today(frame)
    if today is None:
        return Reading(reason=frame.lack)
    return Reading(replace(today.shifted(offset, "day"), clock=clock))


def part_of_day(match: Match, frame: Frame) -> Reading | None:
    """Read last night, tonight, this morning; overnight reaches into the day of publication.

    >>> from geodata.dates import values
    >>> values("last night; this morning; tonight", "2018-06-22")[:2]
    [('last night', '2018-06-21TNI'), ('this morning', '2018-06-22TMO')]
    """
    words = " ".join(match[0].lower().split())
    offset = -1 if words.startswith(("last", "over")) else 0
    if words.startswith("the night before"):
        offset = -2
    part = f"T{PARTS[said(match, 'part') or 'night']}"
    reading = _days_off(frame, offset, part)
    morning = _days_off(frame, 0).range
    if words == "overnight" and reading.range and morning:
        return replace(reading, span=replace(reading.range, last=morning.last))
    return reading


def weekday(match: Match, frame: Frame) -> Reading | None:
    """Read a day of the week.

    >>> from geodata.dates import values
    >>> values("Late Sunday they fled. They will meet on Monday.", "2018-06-22")
    [('Late Sunday', '2018-06-17'), ('Monday', '2018-06-25')]
    """
    number = WEEKDAYS[said(match, "weekday")]
    before = frame.text[max(0, frame.start - 16) : frame.start]
    if _NAMED_DAY.search(before) or _NAMED_AFTER.match(frame.text, frame.end):
        return None
    if match["every"] or match["plural"]:
        return Reading(value=f"XXXX-WXX-{number}", reason="a day that returns every week")
    today, which = _today(frame), said(match, "which")
    if today is None:
        return Reading(value=f"XXXX-WXX-{number}", reason=frame.lack)
    if match["week"]:
        weeks = {"last": -7, "next": 7}.get(said(match, "week"), 0)
        return Reading(_in_week(today.shifted(weeks, "day"), number))
    if which:
        return Reading(_stepped_weekday(today, number, which, frame.told))
    return Reading(frame.weekday(number))


def _in_week(day: Point, number: int) -> Point:
    """Find the weekday in the week, Monday to Sunday, that holds a day."""
    return day.shifted(number - (day.weekday or 1), "day")


def _stepped_weekday(today: Point, number: int, which: str, told: Point | None) -> Point:
    """Find last Sunday, next Sunday, this Sunday, the following Sunday."""
    if which == "this":
        return _in_week(today, number)
    start = today
    if which.startswith("the") and told is not None:
        start = told.to("day") or today
    if which.endswith(("next", "following", "coming")):
        return start.shifted((number - (start.weekday or 1) - 1) % 7 + 1, "day")
    return start.shifted(-(((start.weekday or 1) - number - 1) % 7 + 1), "day")


def weekend(match: Match, frame: Frame) -> Reading | None:
    """Read a weekend.

    >>> from geodata.dates import values
    >>> values("clashes over the weekend. They will vote next weekend", "2018-06-22")
    [('the weekend', '2018-W24-WE'), ('next weekend', '2018-W26-WE')]
    """
    today, which = _today(frame), said(match, "which")
    if today is None:
        return Reading(reason=frame.lack)
    weeks = int(which == "next")
    behind = which == "last" or (today.weekday or 1) < 6
    if which == "last" or (weeks == 0 and behind and frame.tense != "future"):
        weeks = -1
    return Reading(replace(today.shifted(weeks, "week"), clock="-WE"))


def near_month(match: Match, frame: Frame) -> Reading | None:
    """Read last May, next March; "the following August" is counted from the date told last.

    >>> from geodata.dates import values
    >>> values("withdrew last May; in 1939, and the following August", "2018-10-02")
    [('last May', '2018-05'), ('1939', '1939'), ('the following August', '1940-08')]
    """
    which = said(match, "which")
    start = frame.now if which in ("last", "next", "this") else frame.told
    if match["month"].islower():
        return None
    if start is None:
        return Reading(reason=frame.lack)
    month, step = MONTHS[said(match, "month")], 0
    if which.endswith(("last", "previous")):
        step = -int(month >= (start.month or 1))
    elif which.endswith(("next", "following")):
        step = int(month <= (start.month or 12))
    return Reading(Point(start.year + step, month))


_BEGINS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def near_season(match: Match, frame: Frame) -> Reading | None:
    """Read last summer, this winter, next spring, that same summer.

    >>> from geodata.dates import values
    >>> values("last summer, this winter", "2019-01-20")
    [('last summer', '2018-SU'), ('this winter', '2018-WI')]
    """
    now = frame.now
    if now is None:
        return Reading(reason=frame.lack)
    which, code = said(match, "which"), SEASONS[said(match, "season")]
    month = now.month or 12
    winters = int(code == "WI" and month < 4)  # in January the winter of last year goes on
    point = Point(now.year - winters, season=code)
    begun = bool(winters) or month >= _BEGINS[code]
    over = code != "WI" and month > _BEGINS[code] + 2
    if which.endswith(("next", "following", "coming")):
        return Reading(replace(point, year=point.year + int(begun)))
    if which.endswith(("last", "previous")) and not over:
        return Reading(replace(point, year=point.year - 1))
    return Reading(point)


def near_unit(match: Match, frame: Frame) -> Reading | None:
    """Read last week, this month, next year: counted from the day of publication.

    >>> from geodata.dates import values
    >>> values("last week, this month, late last year", "2018-10-02")
    [('last week', '2018-W39'), ('this month', '2018-10'), ('late last year', '2017')]
    """
    unit = unit_of(match)
    if unit is None or unit == "day":
        return None
    step = {"last": -1, "this past": -1, "this": 0}.get(said(match, "which"), 1)
    return stepped(frame.now, step, unit, frame.lack)


_NAMED_DAY = re.compile(
    r"\b(?:black|bloody|good|super|palm|easter|ash|holy|ruby)\s$", re.IGNORECASE
)
_NAMED_AFTER = re.compile(r"\s(?:Times|Express|Mirror|Telegraph|Mail|Post|Herald|Agreement)\b")
_WEEKLY = ("every", "each", "following", "coming")
_DAY_NAMES = "|".join(WEEKDAYS)

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
        [*WEEKDAYS, *(f"{name}s" for name in WEEKDAYS), "last", "next", "this", "the", *_WEEKLY],
        rf"(?:(?P<every>every|each)\ "
        rf"|(?P<which>(?:this\ )?(?:last|past|coming)|next|this"
        rf"|(?:the\ )?(?:following|coming|next|previous))\ )?"
        rf"(?P<weekday>{_DAY_NAMES})(?P<plural>s)?\b"
        r"(?:\ (?:of\ )?(?P<week>last|this|next)\ week\b)?",
    ),
    rule(weekend, ["last", "next", "this", "the"], r"(?P<which>last|next|this|the)\ weekend\b"),
    rule(
        near_month,
        ["last", "next", "this", "that", "the"],
        rf"(?P<which>last|next|this|that(?:\ same)?|the\ (?:same|previous|following))\ "
        rf"{MONTH}(?!\ \d)",
    ),
    rule(
        near_season,
        ["last", "next", "this", "that", "the", "coming"],
        rf"(?P<which>last|next|this|coming|the\ (?:following|next|previous)|{ANAPHOR})\ {SEASON}",
    ),
    rule(near_unit, ["last", "next", "this"], rf"(?P<which>last|next|this(?:\ past)?)\ {UNIT}"),
)
