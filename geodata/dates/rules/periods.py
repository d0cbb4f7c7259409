"""Rules for months, seasons and quarters that name themselves."""

from __future__ import annotations

import re

from msgspec.structs import replace

from geodata.dates.months import ENGLISH_MONTHS, MONTHS
from geodata.dates.reference import Frame, Reading
from geodata.dates.rules.rule import Match, Rule, rule, said
from geodata.dates.rules.stated import OF_YEAR, in_year, month_of, signed, stated_year
from geodata.dates.timex import UNKNOWN_YEAR, Point
from geodata.dates.vocabulary import (
    AMBIGUOUS_MONTHS,
    MONTH,
    ORDINAL_WORDS,
    SEASON,
    SEASONS,
)

__all__ = ["RULES"]


def month(match: Match, frame: Frame) -> Reading | None:
    """Read a month, with its year or without.

    >>> from geodata.dates import values
    >>> values("not since March; in February of 1940; January last year", "2019-01-20")
    [('March', '2018-03'), ('February of 1940', '1940-02'), ('January last year', '2018-01')]
    """
    name = match["month"]
    year = stated_year(match, frame)
    if year is None and not match["which"] and not _is_month(name, frame):
        return None
    return in_year(Point(UNKNOWN_YEAR, month_of(match)), year, frame)


def _is_month(name: str, frame: Frame) -> bool:
    """Judge a month that stands alone: only English, in full, with a capital, "May" in company."""
    word = name.lower()
    if word not in ENGLISH_MONTHS or not name[0].isupper():
        return False
    before = frame.text[max(0, frame.start - 16) : frame.start]
    if before.lower().endswith("the ") and _NOT_THE_MONTH.match(frame.text, frame.end):
        return False
    if word in AMBIGUOUS_MONTHS or frame.text[frame.end : frame.end + 2].strip()[:1].isupper():
        return bool(_MONTH_COMPANY.search(before))
    return True


def season(match: Match, frame: Frame) -> Reading | None:
    """Read a season; without a year only in words that cannot be a coil or a defeat.

    >>> from geodata.dates import values
    >>> values("the summer of 1955, this winter, in the spring; the fall of Aleppo", "2018-06-22")
    [('the summer of 1955', '1955-SU'), ('this winter', '2018-WI'), ('the spring', '2018-SP')]
    """
    year = stated_year(match, frame)
    if year is None and not match["which"] and not _is_season(match, frame):
        return None
    reading = in_year(Point(UNKNOWN_YEAR, season=SEASONS[said(match, "season")]), year, frame)
    if reading is None or not frame.text.startswith(_SEASONAL, frame.end):
        return reading
    return replace(reading, moves=False)


def _is_season(match: Match, frame: Frame) -> bool:
    """Judge a season that stands alone: "in the fall", but not "the fall of" a city."""
    before = frame.text[max(0, frame.start - 16) : frame.start]
    after = frame.text[frame.end : frame.end + 16].lower()
    if after.startswith((" of ", "-", " to ")):
        return False
    if after.startswith(_SEASONAL):
        return True
    sure = match["the"] and said(match, "season") not in ("fall", "spring")
    return bool(sure or _SEASON_COMPANY.search(before))


def quarter(match: Match, frame: Frame) -> Reading | None:
    """Read a quarter of a year.

    >>> from geodata.dates import values
    >>> values("Q2 2018, and the third quarter of 2019")
    [('Q2 2018', '2018-Q2'), ('the third quarter of 2019', '2019-Q3')]
    """
    word = said(match, "word").replace("last", "fourth")
    number = ORDINAL_WORDS.index(word) + 1 if word else match["q"]
    return in_year(Point(UNKNOWN_YEAR, season=f"Q{number}"), stated_year(match, frame), frame)


def ancient_period(match: Match, frame: Frame) -> Reading | None:
    """Read a month or a season of a year whose era was told before.

    >>> from geodata.dates import values
    >>> values("In 218 BC he left, and in the spring of 217 he crossed.")
    [('218 BC', 'BC0218'), ('the spring of 217', 'BC0217-SP')]
    """
    if frame.then is None or frame.then.year > 0:
        return None
    year = signed(int(match["ancient"]), "BC")
    if match["season"]:
        return Reading(Point(year, season=SEASONS[said(match, "season")]), explicit=True)
    return Reading(Point(year, month_of(match)), explicit=True)


_MONTH_COMPANY = re.compile(
    r"\b(?:in|since|by|until|till|last|next|this|of|from|to|and|between|during|early|late|mid|end|before"
    r"|after|through|throughout|for|or|previous|following|again|also|an?)[\s-](?:the\s)?$",
    re.IGNORECASE,
)
_NOT_THE_MONTH = re.compile(r"\s(?:of|for|to|on|in|at|by)\b")
_SEASONAL = (" offensive", " campaign")
_SEASON_COMPANY = re.compile(
    r"\b(?:in|since|by|until|till|last|next|this|during|early|late|mid|throughout|following"
    r"|spent|(?:spring|summer|autumn|winter)\s(?:and|or|to)|(?:end|start|middle|beginning|onset|height|course)\sof)"
    r"[\s-](?:the\s)?$",
    re.IGNORECASE,
)


RULES: tuple[Rule, ...] = (
    rule(
        ancient_period,
        ["the", *SEASONS, *MONTHS],
        rf"(?:the\ )?(?:{SEASON}|{MONTH})\ (?:of\ )?(?P<ancient>\d{{3}})"
        r"(?![\w%]|[.,:]\d|\ (?:B\.?C|A\.?D|C\.?E))",
    ),
    rule(month, [*MONTHS], rf"{MONTH}{OF_YEAR}"),
    rule(
        season,
        ["the", *SEASONS],
        rf"(?P<the>the\ )?{SEASON}(?:\ months\b)?{OF_YEAR}"
        r"(?:(?<=\d)[-/\u2013](?:\d{4}|\d\d)(?!\w|[-/.]\d))?",
    ),
    rule(
        quarter,
        ["the", "last", *ORDINAL_WORDS],
        rf"(?:the\ )?(?P<word>first|second|third|fourth|last)\ quarter{OF_YEAR}",
    ),
    rule(quarter, ["q1", "q2", "q3", "q4"], rf"Q(?P<q>[1-4]){OF_YEAR}"),
)
