"""Rules for days of the week and weekends."""

from __future__ import annotations

import re

from msgspec.structs import replace

from geodata.dates.reference import Frame, Reading
from geodata.dates.rules.nearby import today
from geodata.dates.rules.rule import FIGURE, Match, Rule, rule, said
from geodata.dates.timex import Point
from geodata.dates.vocabulary import COUNT_OPENS, NUMBER, ORDINAL, ORDINAL_WORDS, WEEKDAYS, number

__all__ = ["RULES"]


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
    day, which = today(frame), said(match, "which")
    if day is None:
        return Reading(value=f"XXXX-WXX-{number}", reason=frame.lack)
    if match["week"]:
        weeks = {"last": -7, "next": 7}.get(said(match, "week"), 0)
        return Reading(_in_week(day.shifted(weeks, "day"), number))
    if not which and _THE.search(before) and frame.told and frame.told.day:
        which = "the next"  # "on 3 May … by the Friday"
    if which:
        return Reading(_stepped_weekday(day, number, which, frame.told))
    return Reading(frame.weekday(number))


def _in_week(day: Point, number: int) -> Point:
    """Find the weekday in the week, Monday to Sunday, that holds a day."""
    return day.shifted(number - (day.weekday or 1), "day")


def _stepped_weekday(day: Point, number: int, which: str, told: Point | None) -> Point:
    """Find last Sunday, next Sunday, this Sunday, the following Sunday."""
    if which == "this":
        return _in_week(day, number)
    start = day
    if which.startswith("the") and told is not None:
        start = told.to("day") or day
    if which.endswith(("next", "following", "coming")):
        return start.shifted((number - (start.weekday or 1) - 1) % 7 + 1, "day")
    return start.shifted(-(((start.weekday or 1) - number - 1) % 7 + 1), "day")


def weekdays_ago(match: Match, frame: Frame) -> Reading | None:
    """Read "two Fridays ago": counted back from the last one.

    >>> from geodata.dates import values
    >>> values("It was hit two Fridays ago.", "2018-06-22")
    [('two Fridays ago', '2018-06-08')]
    """
    count, day = number(said(match, "number")), today(frame)
    if count is None or not 1 <= count <= _FEW_WEEKS:
        return None
    if day is None:
        return Reading(reason=frame.lack)
    last = _stepped_weekday(day, WEEKDAYS[said(match, "weekday")], "last", None)
    return Reading(last.shifted(7 * (1 - count), "day"))


def weekday_of_month(match: Match, frame: Frame) -> Reading | None:
    """Read "Thursday the sixth": the last day, or in a story the next, that was both.

    >>> from geodata.dates import values
    >>> values("On Thursday the seventh offices burned, and on Saturday the 9th.", "2018-06-22")
    [('Thursday the seventh', '2018-06-07'), ('Saturday the 9th', '2018-06-09')]
    """
    now, words = today(frame), said(match, "word").replace(" ", "-")
    nth, day = WEEKDAYS[said(match, "weekday")], int(match["day"] or 0)
    day = day or ORDINAL_WORDS.index(words) + 1
    if now is None:
        return Reading(reason=frame.lack)
    ahead = frame.narrative or frame.tense == "future"
    days = (now.shifted(n if ahead else -n, "day") for n in range(_A_YEAR))
    found = (each for each in days if each.day == day and each.weekday == nth)
    return Reading(next(found, None))


def short_weekday(match: Match, frame: Frame) -> Reading | None:
    """Read an abbreviated day of the week: only with a capital, behind a word that takes a day.

    >>> from geodata.dates import values
    >>> values("They left on Sat. and sat in the sun. The Sun said so.", "2018-06-22")
    [('Sat.', '2018-06-16')]
    """
    name = said(match, "short").rstrip(".")[:3]
    number = next(n for day, n in WEEKDAYS.items() if day.startswith(name))
    if not _SHORT_COMPANY.search(frame.text, max(0, frame.start - 8), frame.start):
        return None
    if today(frame) is None:
        return Reading(value=f"XXXX-WXX-{number}", reason=frame.lack)
    return Reading(frame.weekday(number))


def weekend(match: Match, frame: Frame) -> Reading | None:
    """Read a weekend.

    >>> from geodata.dates import values
    >>> values("clashes over the weekend. They will vote next weekend", "2018-06-22")
    [('the weekend', '2018-W24-WE'), ('next weekend', '2018-W26-WE')]
    """
    day, which = today(frame), said(match, "which")
    if day is None:
        return Reading(reason=frame.lack)
    weeks = int(which == "next")
    behind = which == "last" or (day.weekday or 1) < 6
    if which == "last" or (weeks == 0 and behind and frame.tense != "future"):
        weeks = -1
    return Reading(replace(day.shifted(weeks, "week"), clock="-WE"))


_A_YEAR = 366
_FEW_WEEKS = 8
_ORDINALS = "|".join(reversed(ORDINAL_WORDS))
_THE = re.compile(r"\b(?:on|by|since|from|until|till|before|after)\sthe\s$", re.IGNORECASE)
_NAMED_DAY = re.compile(
    r"\b(?:black|bloody|good|super|palm|easter|ash|holy|ruby)\s$", re.IGNORECASE
)
_NAMED_AFTER = re.compile(r"\s(?:Times|Express|Mirror|Telegraph|Mail|Post|Herald|Agreement)\b")
_WEEKLY = ("every", "each", "following", "coming")
_DAY_NAMES = "|".join(WEEKDAYS)
_SHORT_COMPANY = re.compile(
    r"\b(?:on|by|since|until|till|last|next|from|to|late|early)\s$", re.IGNORECASE
)

RULES: tuple[Rule, ...] = (
    rule(
        weekday_of_month,
        list(WEEKDAYS),
        rf"(?P<weekday>{_DAY_NAMES})\ the\ (?:(?P<day>(?:3[01]|[12]\d|[1-9])){ORDINAL}"
        rf"|(?P<word>{_ORDINALS}))\b",
    ),
    rule(
        weekdays_ago,
        [FIGURE, *COUNT_OPENS],
        rf"{NUMBER}\ (?P<weekday>{_DAY_NAMES})s\ ago\b",
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
        short_weekday,
        ["mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun"],
        r"(?P<short>(?-i:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?)(?!\ (?-i:[A-Z])\w)",
    ),
)
