"""What an expression is counted from: the day of publication, or the point that the story reached.

News counts from its day of publication and speaks of the past unless the words around say "will".
A narrative moves: "in April" is the April next to the last point told.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import Literal, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from geodata.dates.timex import Point, day_of
from geodata.dates.vocabulary import WEEKDAYS
from geodata.models import DateRange

__all__ = ["UNKNOWN_DAY", "UNKNOWN_THEN", "Frame", "Reading", "Tense", "tense"]

Tense = Literal["past", "future", "open"]

UNKNOWN_DAY = "counted from the day of publication, which is not known"
UNKNOWN_THEN = "counted from a date told before, and none is"

_SENTENCE = 300
"""Characters within which a date of the same sentence stands."""
_PARAGRAPH = 700
_JUST_MISSED, _LATELY, _LONG_AGO, _GOES_ON = 45, 60, 300, 200
"""Days: how long ago is just missed, or lately, or long ago, and how far a report goes on."""
_LOOK = 110
"""Characters looked at on each side for the verb that a date belongs to."""

_FUTURE = (
    r"will|won[\u2019']t|(?:may|might|could)(?!\ have)|shall|[\u2019']ll|would|going\ to"
    r"|about\ to|(?:is|are)\ (?:set|due|to|planning\ an?)"
    r"|(?:set|due|scheduled|expected|slated|planned|poised|likely|plans?|planning|intends?|aims?"
    r"|hopes?|vows|pledges|prepar(?:es|ing)|ready)\ (?:to|for|on)|upcoming|forthcoming"
    r"|(?:postponed|adjourned|delayed|deferred|extended|suspended)\ (?:until|till|to|for)"
    r"|scheduled|deadline|ahead\ of"
)
_PAST = (
    r"(?<!be\ )(?:said|says|told|was|were|had|has|have|did|began|took|fell|came|went|met|left|hit"
    r"|held|fought|struck|broke|sent|gave|won|lost|made|got|saw|wrote|flew|fled|shot|led|saw|rose|grew|became"
    r"|blew|drove|found|kept|knew|spoke|stood|since|ago|after|(?!need|hundred)[a-z]{2,}ed)"
)
_CUE = re.compile(rf"\b(?:(?P<future>{_FUTURE})|(?P<past>{_PAST}))\b", re.VERBOSE)
_WAS_TO = re.compile(r"\bhad been (?:due|set|scheduled|expected|slated|planned) (?:to|for)\b")
_ARTICLES = ("the ", "The ", " a ", "A ", "their ", "its ", "his ")
_NOUN = re.compile(
    r"\s(?:(?P<ahead>deadline|election|vote|summit|meeting|talks|referendum|poll|run-?off|hearing)s?"
    r"|(?!(?:in|at|by|on|the|to|of|and|or|for|as|from|when|after|that|is|was|were|will)\b)[a-z]+)\b"
)
_INVITATION = re.compile(
    r"\b(?:invited|summoned|called|agreed)\b.{0,60}\b(?:to|for)\b.{0,20}"
    r"\b(?:talks|meeting|summit|conference|election|hearing)\b"
)
"""Past verbs that may speak of a day ahead: "has invited both sides to talks on September 6"."""
_APPEAL = re.compile(
    r"\b(?:(?:urged|asked|called\ on|told)\ [^,;]{2,60}?\ to\ (?:march|gather|rally|protest|strike"
    r"|demonstrate|assemble|boycott|vote|attend|join|take\ to)"
    r"|call(?:s|ed)\ for\ (?:\w+\ ){0,3}?(?:march(?:es)?|protests?|rall(?:y|ies)|demonstrations?"
    r"|strikes?|shutdowns?|hartals?|bandhs?|stoppages?|walkouts?|boycotts?|sit-ins?))\b[^,;]{0,60}$"
)
"""Past verbs that speak of a day ahead: "urged people to march on the ministry on Friday"."""
_PROMISED = re.compile(
    r"\b(?:vowed|pledged|promised|agreed|threatened|ordered|told)\b[^,;]{0,80}"
    r"\b(?:by|before|until|from)\ (?:the\ )?(?:\w+\ of\ )?$"
)
"""Past verbs with a day until or from which: "vowed to retake the town by Friday"."""
_FOILED = re.compile(r"\b(?:foiled|thwarted|averted|prevented|disrupted|uncovered|stopped)\b")
"""Past verbs of a plan whose day is told: "foiled a plan to bomb a church on Monday"."""
_STATED = re.compile(
    rf"\b(?:said|says|told\s\w+|reported|announced|confirmed)\s(?:(?:early|late|on)\s)*"
    rf"(?P<day>{'|'.join(WEEKDAYS)})\b",
    re.IGNORECASE,
)
_BREAK = re.compile(r"[.!?…](?=[\s\"”\u2019)])|\n")


def tense(text: str, start: int, end: int) -> Tense:
    """Tell from the verbs around an expression whether it lies ahead.

    The nearest verb before it in the sentence decides; failing that, the first one after it. In
    "the September 22 attack" it is past, whatever the verb.

    >>> text = "The new tariffs are due to apply from November 5."
    >>> tense(text, 38, 48)
    'future'
    >>> tense("Lieberman said Thursday that he will not allow it.", 15, 23)
    'past'
    """
    noun = _NOUN.match(text, end)
    if noun and text.endswith(_ARTICLES, 0, start):
        return "future" if noun["ahead"] else "past"
    before = _BREAK.split(text[max(0, start - _LOOK) : start])[-1]
    after = _BREAK.split(text[end : end + _LOOK], maxsplit=1)[0]
    cues = list(_CUE.finditer(before))[-1:] or list(_CUE.finditer(after))[:1]
    if not cues:
        return "open"
    if cues[0]["future"]:
        return "past" if _WAS_TO.search(before) or _FOILED.search(before) else "future"
    if _APPEAL.search(before) or _PROMISED.search(before):
        return "future"
    return "open" if _INVITATION.search(before) else "past"


class Reading(Struct, frozen=True):
    """What a rule makes of an expression.

    ``point`` is set for points of the calendar; ``span`` widens or narrows the days it covers.
    ``explicit`` says that the year stood in the words, and ``moves`` whether the story moves there.
    """

    point: Point | None = None
    span: DateRange | None = None
    value: str | None = None
    reason: str = ""
    explicit: bool = False
    moves: bool = True

    @property
    def timex(self) -> str | None:
        """The TIMEX3 value."""
        return self.value or (self.point.value if self.point else None)

    @property
    def range(self) -> DateRange | None:
        """The days covered."""
        return self.span or (self.point.range if self.point else None)


class Frame(NamedTuple):
    """Where an expression stands, and what has been told before it.

    ``told`` is the last point told, asides included: "that year", "the next day". ``then`` is where
    the story stands. ``narrative`` says which of publication and ``then`` an expression without a
    year is counted from. ``reached`` is where the expression before ends. ``through`` is the last
    day that the report covers, if its title says so: weekdays are counted from it.
    """

    text: str
    start: int
    end: int
    published: dt.date | None
    narrative: bool
    then: Point | None = None
    told: Point | None = None
    reached: int = 0
    through: dt.date | None = None

    @property
    def sentence_told(self) -> Point | None:
        """The day told last, if it stands in the same sentence."""
        if self.told is None or self.told.day is None:
            return None
        between = self.text[max(self.reached, self.start - _SENTENCE) : self.start]
        far = self.start - self.reached > _SENTENCE
        return None if far or _BREAK.search(between) else self.told

    @property
    def stated(self) -> Point | None:
        """The day of a statement that ends the sentence: "overnight, the army said on Sunday"."""
        sentence = self.text[self.end : self.end + _SENTENCE]
        stop = _BREAK.search(sentence)
        match = _STATED.search(sentence, 0, stop.start() if stop else len(sentence))
        if match is None or self.published is None:
            return None
        return self.weekday(WEEKDAYS[match["day"].lower()])

    @property
    def is_near(self) -> bool:
        """Whether the date told last stands in the same or the sentence before."""
        between = self.text[max(self.reached, self.start - 2 * _SENTENCE) : self.start]
        far = self.start - self.reached > 2 * _SENTENCE
        return not far and "\n\n" not in between and len(_BREAK.findall(between)) <= 1

    @property
    def tense(self) -> Tense:
        """Whether the words around point ahead."""
        return tense(self.text, self.start, self.end)

    @property
    def now(self) -> Point | None:
        """The day that "yesterday", "last week" and "ago" are counted from."""
        if self.narrative and self.then is not None:
            return self.then
        return day_of(self.published) if self.published else None

    @property
    def lack(self) -> str:
        """Why there is nothing to count from."""
        return UNKNOWN_THEN if self.narrative else UNKNOWN_DAY

    def place(self, point: Point) -> Point | None:
        """Give a month, a day of a month or a season without a year the year that is meant.

        >>> news = Frame("On June 8 we asked", 3, 9, dt.date(2018, 6, 22), False)
        >>> news.place(Point(0, 6, 8)).value
        '2018-06-08'
        """
        reference = self.now
        if reference is None:
            return None
        years = range(reference.year - 1, reference.year + 2)
        if point.month == 2 and point.day == 29:
            years = range(reference.year - 4, reference.year + 5)
        candidates = [replace(point, year=year) for year in years]
        chosen = self.chosen(candidate for candidate in candidates if candidate.exists)
        return self._gone_on(point, reference, chosen) or chosen

    def _gone_on(self, point: Point, reference: Point, chosen: Point | None) -> Point | None:
        """Give a day the year of the date told just before, where the report goes on from there.

        "On 12 December 2014 a letter arrived. … On 27 December a bomb exploded", told in 2016. A
        day of the last weeks is news all the same.
        """
        told = self.told
        if self.narrative or chosen is None or told is None or told.day is None or not self._is_by:
            return None
        if told.ordinal > reference.ordinal - _LONG_AGO or _is_lately(chosen, reference):
            return None
        years = (told.year, told.year + 1)
        later = (replace(point, year=year) for year in years)
        return next(
            (each for each in later if each.exists and 0 <= each.ordinal - told.ordinal < _GOES_ON),
            None,
        )

    @property
    def _is_by(self) -> bool:
        """Whether the date told last stands in this paragraph or the one before."""
        between = self.text[max(self.reached, self.start - _PARAGRAPH) : self.start]
        return self.start - self.reached <= _PARAGRAPH and between.count("\n\n") <= 1

    def chosen(self, candidates: Iterable[Point]) -> Point | None:
        """Choose the point that is meant: near to publication, or next in the story."""
        reference = self.now
        if reference is None:
            return None
        if self.narrative:
            return min(candidates, key=lambda each: self.told_off(each, reference), default=None)
        tense = self.tense
        return min(
            candidates, key=lambda each: self._reported(each, reference, tense), default=None
        )

    @staticmethod
    def _reported(candidate: Point, published: Point, tense: Tense) -> float:
        """Days off for a news report: the past, unless the words point ahead.

        What "was set for" a day of the last weeks was so before: it is not a year ahead.

        A day up to three weeks ahead, or the coming month, needs no such words, provided that the
        verb is not past; up to nine weeks ahead is then likelier than more than ten months ago.
        """
        ahead = _days_ahead(candidate, published)
        if tense == "future":
            missed = 100 if ahead >= -_JUST_MISSED else 2000
            return ahead if ahead >= 0 else missed - ahead
        if ahead <= (1 if tense == "past" else 21 if candidate.day else 31):
            return abs(ahead)
        return (240 if ahead <= 63 and tense == "open" else 2000) + ahead

    @staticmethod
    def told_off(candidate: Point, reached: Point) -> float:
        """Days off for a story: it goes on rather than back."""
        ahead = candidate.ordinal - reached.ordinal
        if candidate.month is None or reached.month is None:
            ahead = (candidate.year - reached.year) * 365.0
        return ahead if ahead >= 0 else -1.3 * ahead

    def weekday(self, number: int) -> Point | None:
        """Find the day that a bare weekday names (Monday is 1).

        >>> news = Frame("Late Sunday an airstrike hit", 5, 11, dt.date(2018, 6, 22), False)
        >>> news.weekday(7).value
        '2018-06-17'
        """
        now = day_of(self.through) if self.through else self.now.to("day") if self.now else None
        if now is None or now.weekday is None:
            return None
        back = (now.weekday - number) % 7
        if back and (self.narrative or self.tense == "future"):
            return now.shifted(7 - back, "day")
        return now.shifted(-back, "day")


def _is_lately(point: Point, published: Point) -> bool:
    return abs(_days_ahead(point, published)) <= _LATELY


def _days_ahead(candidate: Point, published: Point) -> float:
    """Days from publication to a point's first day; 0 while publication lies inside it."""
    days, day = candidate.range, published.range
    if days is None or day is None:
        return candidate.ordinal - published.ordinal
    if days.first <= day.first <= days.last:
        return 0
    near = days.first if days.first > day.first else days.last
    return (near - day.first).days
