"""Rules for what is counted from the day of publication: yesterday, last night, last week."""

from __future__ import annotations

from dataclasses import replace

from msgspec import structs

from geodata.dates.months import MONTHS
from geodata.dates.reference import Frame, Reading
from geodata.dates.rules.rule import Match, Rule, rule, said
from geodata.dates.rules.units import ANAPHOR, stepped, unit_of
from geodata.dates.timex import Point
from geodata.dates.vocabulary import MONTH, PARTS, SEASON, SEASONS, UNIT

__all__ = ["RULES", "nightly", "today"]


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


def today(frame: Frame) -> Point | None:
    """Give the day that relative days are counted from; None where it is not known to the day."""
    return frame.now.to("day") if frame.now else None


def _days_off(frame: Frame, offset: int, clock: str = "") -> Reading:
    day = today(frame)
    if day is None:
        return Reading(reason=frame.lack)
    return Reading(structs.replace(day.shifted(offset, "day"), clock=clock))


def part_of_day(match: Match, frame: Frame) -> Reading | None:
    """Read last night, tonight, this morning; overnight reaches into the day of publication.

    >>> from geodata.dates import values
    >>> values("last night; this morning; tonight", "2018-06-22")[:2]
    [('last night', '2018-06-21TNI'), ('this morning', '2018-06-22TMO')]
    """
    words = " ".join(match[0].lower().split())
    if words == "overnight" and frame.sentence_told is not None:
        return nightly(frame.sentence_told)
    if words == "overnight" and frame.stated is not None:
        return nightly(frame.stated.shifted(-1, "day"))
    offset = -1 if words.startswith(("last", "over")) else 0
    if words.startswith("the night before"):
        offset = -2
    reading = _days_off(frame, offset, f"T{PARTS[said(match, 'part') or 'night']}")
    return nightly(reading.point) if words == "overnight" and reading.point else reading


def nightly(day: Point) -> Reading:
    """Read the night that begins on a day and reaches into the next.

    >>> nightly(Point(2018, 6, 16)).range.last
    datetime.date(2018, 6, 17)
    """
    first, last = day.to("day"), day.shifted(1, "day").range
    span = first.range if first else None
    if span is not None and last is not None:
        span = replace(span, last=last.last)
    return Reading(structs.replace(day, clock="TNI"), span=span)


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
    which, code = said(match, "which"), SEASONS[said(match, "season")]
    backward = which.startswith("that") or which.endswith("same")
    now = (frame.told or frame.now) if backward else frame.now
    if now is None:
        return Reading(reason=frame.lack)
    month = now.month or 12
    winters = int(code == "WI" and month < 4)  # in January the winter of last year goes on
    point = Point(now.year - winters, season=code)
    begun = bool(winters) or month >= _BEGINS[code]
    over = code != "WI" and month > _BEGINS[code] + 2
    if which.endswith(("next", "following", "coming")):
        return Reading(structs.replace(point, year=point.year + int(begun)))
    if which.endswith(("last", "previous")) and not over:
        return Reading(structs.replace(point, year=point.year - 1))
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
