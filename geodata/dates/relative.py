"""Rules for expressions that are counted from another date: yesterday, last week, two days later."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from dateutil.relativedelta import relativedelta

from geodata.dates.reference import UNKNOWN_DAY, UNKNOWN_THEN, Frame, Reading
from geodata.dates.rule import FIGURE, Match, Rule, rule
from geodata.dates.timex import Point, Unit, day_of, weekend_of
from geodata.dates.vocabulary import (
    MONTH,
    MONTHS,
    NUMBER,
    NUMBERS,
    PART,
    SEASON,
    SEASONS,
    UNIT,
    UNITS,
    WEEKDAYS,
    number,
)
from geodata.models import DatePrecision, DateRange

__all__ = ["RULES"]


def unit_of(match: Match) -> Unit | None:
    """Name the calendar's unit in a match; None for hours and minutes."""
    word = match["unit"].lower()
    units: dict[str, Unit] = {
        "day": "day",
        "night": "day",
        "week": "week",
        "month": "month",
        "year": "year",
        "decade": "decade",
        "century": "century",
        "centurie": "century",
    }
    return units.get(word)


def _date(point: Point | None) -> dt.date | None:
    """Turn a point into the day of the calendar that it is, if it is one."""
    days = point.range if point else None
    return days.first if days and days.first == days.last else None


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
    today = _date(frame.now)
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
    today = _date(frame.now)
    if point is None or today is None:
        return Reading(reason=frame.lack)
    which = (match["which"] or "").lower()
    if which:
        day = _stepped_weekday(today, number, which, frame)
        return Reading(day_of(day))
    return Reading(point)


def _stepped_weekday(today: dt.date, number: int, which: str, frame: Frame) -> dt.date:
    """Find last Sunday, next Sunday, this Sunday, the following Sunday."""
    if which.endswith(("next", "following", "coming")):
        then = _date(frame.then) if which.startswith("the") else None
        start = then or today
        return start + dt.timedelta((number - start.isoweekday() - 1) % 7 + 1)
    if which == "this":
        monday = today - dt.timedelta(today.weekday())
        return monday + dt.timedelta(number - 1)
    return today - dt.timedelta((today.isoweekday() - number - 1) % 7 + 1)


def _weekday_of_week(number: int, which: str, frame: Frame) -> Reading:
    today = _date(frame.now)
    if today is None:
        return Reading(reason=frame.lack)
    weeks = {"last": -1, "next": 1}.get(which, 0)
    monday = today - dt.timedelta(today.weekday()) + dt.timedelta(7 * weeks)
    return Reading(day_of(monday + dt.timedelta(number - 1)))


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
    return _stepped(frame.now, step, unit, frame.lack)


def _stepped(start: Point | None, step: int, unit: Unit, lack: str) -> Reading:
    base = start.to(unit) if start else None
    if base is None:
        return Reading(reason=lack)
    if unit in ("decade", "century"):
        return Reading(replace(base, year=base.year + step * base.years), moves=False)
    return Reading(base.shifted(step, unit))


def told_unit(match: Match, frame: Frame) -> Reading | None:
    """Read the next day, that month, the year before: counted from the date told last.

    >>> from geodata.dates import values
    >>> values("On 12 May 2003 they left. The next day, and again later that month, they came.")
    [('12 May 2003', '2003-05-12'), ('The next day', '2003-05-13'), ('later that month', '2003-05')]
    """
    words = match[0].lower()
    unit = unit_of(match)
    if unit is None or (match["bare"] and not match["tail"]) or words.endswith("s"):
        return None
    if match["tail"] and _EVENT.match(frame.text, frame.end):
        return Reading(reason=UNKNOWN_EVENT)
    if words.startswith(_BACK) or words.endswith(("before", "earlier")):
        step = -1
    else:
        step = int(words.startswith(_ON) or words.endswith(("after", "following", "later")))
    if unit == "day" and step == 0 and words.startswith("this"):
        return None
    if frame.then is None and words.startswith("this"):
        return _stepped(frame.now, step, unit, frame.lack)
    return _stepped(frame.then, step, unit, UNKNOWN_THEN)


def whole_unit(match: Match, frame: Frame) -> Reading | None:
    """Read "the month" and "the year" in "the end of the month", "later in the year".

    >>> from geodata.dates import values
    >>> values("In May 1940 they held out until the end of the month.")
    [('May 1940', '1940-05'), ('the end of the month', '1940-05')]
    """
    if not _EDGE_OF.search(frame.text[max(0, frame.start - 24) : frame.start]):
        return None
    unit = unit_of(match)
    start = frame.now if not frame.narrative else frame.then or frame.now
    return _stepped(start, 0, unit, frame.lack) if unit and unit != "day" else None


def part_told(match: Match, frame: Frame) -> Reading | None:
    """Read the next morning, that night, the same evening.

    >>> from geodata.dates import values
    >>> values("On 14 April 1865 he was shot and died early the next morning.")
    [('14 April 1865', '1865-04-14'), ('early the next morning', '1865-04-15TMO')]
    """
    if frame.then is None or frame.then.day is None:
        return Reading(reason=UNKNOWN_THEN)
    words = match[0].lower()
    step = -1 if words.startswith(_BACK) else int(words.startswith(_ON))
    code = {"mo": "TMO", "af": "TAF", "ev": "TEV", "da": "TMO"}.get(
        match["part"][:2].lower(), "TNI"
    )
    return Reading(replace(frame.then.shifted(step, "day"), clock=code))


def weekend(match: Match, frame: Frame) -> Reading | None:
    """Read a weekend.

    >>> from geodata.dates import values
    >>> values("clashes over the weekend. They will vote next weekend", "2018-06-22")
    [('the weekend', '2018-W24-WE'), ('next weekend', '2018-W26-WE')]
    """
    today = _date(frame.now)
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


def counted(match: Match, frame: Frame) -> Reading | None:
    """Read three weeks ago, two days later, a year earlier.

    >>> from geodata.dates import values
    >>> values("three weeks ago; On 10 June 2018 it fell, but two days later", "2018-06-22")
    [('three weeks ago', '2018-W22'), ('10 June 2018', '2018-06-10'), ('two days later', '2018-06-12')]
    """
    which = match["way"].lower()
    if which in ("after", "before", "prior") and _EVENT.match(frame.text, frame.end):
        return Reading(reason=UNKNOWN_EVENT)
    start = frame.now if which == "ago" else frame.then
    if start is None:
        return Reading(reason=UNKNOWN_DAY if which == "ago" else UNKNOWN_THEN)
    count, unit = number(match["number"]), unit_of(match)
    if count is None:
        return Reading(reason="counted in words too vague to count")
    if unit is None:
        return _hours(start, count * _direction(which), match["unit"].lower())
    if match["unit"].lower() == "fortnight":
        count *= 2
    base = start.to(unit)
    if base is None:
        return Reading(reason="counted from a date that is less precise than the count")
    if unit in ("decade", "century"):
        moved = start.shifted(count * _direction(which), unit)
        return Reading(moved.to("decade"), moves=False)
    return Reading(start.shifted(count * _direction(which), unit))


def _direction(which: str) -> int:
    return -1 if which in ("ago", "earlier", "before", "previously", "prior") else 1


def _hours(start: Point, count: int, unit: str) -> Reading:
    """Count hours from a day: still that day within a few, the day beside it within two dozen."""
    if start.day is None:
        return Reading(reason="counted in hours from a date that is no day")
    hours = count if unit.startswith("hour") else count / 60
    whole = round(hours / 24) if abs(hours) >= 12 else 0
    return Reading(start.shifted(whole, "day"))


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
    count = number(match["number"] or "one")
    value = duration_value(match["number"] or "one", match["unit"])
    today = _date(frame.now)
    if today is None or count is None:
        return Reading(value=value, reason=frame.lack if count else "a length of time left vague")
    step = -1 if match["which"].lower() in ("past", "last", "previous", "preceding") else 1
    far = _far(today, step * count, match["unit"].lower())
    first, last = sorted((today, far))
    coarse = _COARSE.get(match["unit"].lower(), "day")
    return Reading(value=value, span=DateRange(first, last, coarse), moves=False)


UNKNOWN_EVENT = "counted from an event whose date is not said"
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


_BACK = ("the previous", "previous", "the preceding", "the day before", "the night before")
_ON = ("the following", "the next", "next", "following", "the subsequent", "the ensuing")
_NAMED_DAY = re.compile(
    r"\b(?:black|bloody|good|super|palm|easter|ash|holy|ruby|friday\sor)\s$", re.IGNORECASE
)
_NAMED_AFTER = re.compile(r"\s(?:Times|Express|Mirror|Telegraph|Mail|Post|Herald|Agreement)\b")
_EDGE_OF = re.compile(
    r"\b(?:end|start|beginning|middle|close|part|half|later|earlier|early|late|outset|rest|course)"
    r"\s(?:of|in)\s$",
    re.IGNORECASE,
)
_EVENT = re.compile(r"\s(?:the|a|an|his|her|its|their|that|this|it|he|she|they|[A-Z]\w+)\b")
_AGE = re.compile(r"[\s-](?:old\b|of\sage\b)", re.IGNORECASE)
_RATE = re.compile(r"(?:\d|\bonce|\btwice|\btimes|\bper|%)\s$", re.IGNORECASE)

_QUALIFIER = (
    r"(?:(?:just|only|about|some|nearly|almost|over|more\ than|less\ than|at\ least|around)\ )?"
)
_ANAPHOR = r"(?:th(?:at|is)(?:\ (?:very\ )?same)?|the\ (?:very\ )?same)"
_STEPPED = r"(?:(?:the\ )?(?:following|next|previous|preceding)|the\ (?:subsequent|ensuing))"
_WAY = r"(?P<way>ago|later|earlier|before|after(?:wards?)?|previously|prior)\b"

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
        rf"(?P<which>last|next|this|coming|the\ (?:following|next|previous)|{_ANAPHOR})\ {SEASON}",
    ),
    rule(
        lasting,
        ["the"],
        rf"the\ (?P<which>past|last|next|coming|previous|preceding)\ (?:{NUMBER}[\ -])?"
        rf"{UNIT}(?:\ or\ so\b)?",
    ),
    rule(
        near_unit,
        ["last", "next", "this", "past"],
        rf"(?P<which>last|next|this)\ {UNIT}",
    ),
    rule(
        told_unit,
        ["the", "that", "this", "next", "following", "previous"],
        rf"(?:(?P<bare>the)|{_ANAPHOR}|{_STEPPED})\ {UNIT}"
        r"(?P<tail>\ (?:before|after|earlier|later|following)\b)?",
    ),
    rule(
        part_told,
        ["the", "that", "this", "next", "following", "previous"],
        rf"(?:{_ANAPHOR}|{_STEPPED})\ {PART}",
    ),
    rule(
        whole_unit,
        ["the"],
        rf"the\ {UNIT}",
    ),
    rule(
        counted,
        [FIGURE, *{word.split()[0] for word in NUMBERS}, "several", "few", "some", "many", "couple"]
        + ["just", "only", "about", "nearly", "almost", "over", "more", "less", "at", "around"],
        rf"{_QUALIFIER}{NUMBER}[\ -]{UNIT}\ {_WAY}",
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
        rf"{NUMBER}[\ -]{UNIT}",
    ),
)
