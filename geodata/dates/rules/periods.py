"""Rules for months, seasons, quarters, years, decades and centuries that name themselves."""

from __future__ import annotations

import re
from dataclasses import replace

from geodata.dates.edges import narrowed
from geodata.dates.months import ENGLISH_MONTHS, MONTHS
from geodata.dates.reference import Frame, Reading
from geodata.dates.rules.company import is_year
from geodata.dates.rules.rule import FIGURE, Match, Rule, rule, said
from geodata.dates.rules.stated import OF_YEAR, in_year, month_of, signed, stated_year
from geodata.dates.rules.units import stepped, unit_of
from geodata.dates.timex import UNKNOWN_YEAR, Point
from geodata.dates.vocabulary import (
    AMBIGUOUS_MONTHS,
    ERA,
    MONTH,
    ORDINAL,
    ORDINAL_WORDS,
    SEASON,
    SEASONS,
    UNIT,
    UNITS,
    YEAR,
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


def year(match: Match, frame: Frame) -> Reading | None:
    """Read a year.

    >>> from geodata.dates import values
    >>> values("In 1983 the 1991 war was far; 2,500 $ for an S-400; 480 BC")
    [('1983', '1983'), ('1991', '1991'), ('480 BC', 'BC0480')]
    """
    number = int(match["year"])
    if not match["era"] and not is_year(frame, number):
        return None
    return Reading(Point(signed(number, match["era"])), explicit=True)


def ancient_year(match: Match, frame: Frame) -> Reading | None:
    """Read a year before Christ, also one whose era follows later or was told before.

    >>> from geodata.dates import values
    >>> values("from 499 to 449 BC, and in 480")
    [('499', 'BC0499'), ('449 BC', 'BC0449'), ('480', 'BC0480')]
    """
    era = match["era"] or match["shared"]
    if not era:
        told = frame.then is not None and frame.then.year <= 0
        sure = _YEAR_COMPANY.search(frame.text, max(0, frame.start - 8), frame.start)
        if not told or not sure or len(match["year"]) < 3:
            return None
    return Reading(Point(signed(int(match["year"]), era or "BC")), explicit=True)


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


def short_year(match: Match, frame: Frame) -> Reading | None:
    """Read the second half of "1957-60".

    >>> from geodata.dates import values
    >>> values("in 1957-60")
    [('1957', '1957'), ('60', '1960')]
    """
    opening = _FIRST_YEAR.search(frame.text[max(0, frame.start - 6) : frame.start])
    if not opening or int(match["short"]) <= int(opening[1]) % 100:
        return None
    return Reading(Point(int(opening[1]) // 100 * 100 + int(match["short"])), explicit=True)


def decade(match: Match, frame: Frame) -> Reading | None:
    """Read a decade.

    >>> from geodata.dates import values
    >>> values("in the late 1980s")
    [('the late 1980s', '198')]
    """
    del frame
    start = int(match["decade"]) * 10
    point = Point(1 - start - 9 if match["era"] else start, years=10)
    return Reading(point, explicit=True, moves=False)


def spoken_decade(match: Match, frame: Frame) -> Reading | None:
    """Read a decade without its century, which is the last one that has begun.

    >>> from geodata.dates import values
    >>> values("in the '80s and the late nineties; a man in his fifties", "2018-06-22")
    [('80s', '198'), ('the late nineties', '199')]
    """
    if match["two"]:
        tens = int(match["two"]) * 10
        if not frame.text.endswith(("'", "\u2018", "\u2019"), 0, frame.start):
            return None
    else:
        tens = _DECADES[said(match, "word")]
        if not _DECADE_COMPANY.search(frame.text, max(0, frame.start - 6), frame.start + 4):
            return None
    now = frame.now.year if frame.now else None
    if now is None:
        return Reading(reason=frame.lack)
    start = now // 100 * 100 + tens
    return Reading(Point(start if start <= now else start - 100, years=10), moves=False)


def fiscal(match: Match, frame: Frame) -> Reading | None:
    """Read a fiscal year; no text says when it begins.

    >>> from geodata.dates import values
    >>> values("in FY2018 and fiscal year 2019")
    [('FY2018', 'FY2018'), ('fiscal year 2019', 'FY2019')]
    """
    del frame
    number = int(match["fy"]) + (2000 if len(match["fy"]) == 2 else 0)
    days = Point(number).range
    return Reading(value=f"FY{number}", span=days, reason=_FISCAL, explicit=True, moves=False)


def unit_end(match: Match, frame: Frame) -> Reading | None:
    """Read the year's end, the month's end.

    >>> from geodata.dates import values
    >>> values("By year's end they will leave.", "2018-06-22")
    [("year's end", '2018')]
    """
    unit = unit_of(match)
    if unit is None or unit == "day":
        return None
    return narrowed(stepped(frame.now, 0, unit, frame.lack), "end", frame)


def century(match: Match, frame: Frame) -> Reading | None:
    """Read a century.

    >>> from geodata.dates import values
    >>> values("in the 19th century")
    [('the 19th century', '18')]
    """
    del frame
    count = int(match["nth"]) if match["nth"] else ORDINAL_WORDS.index(said(match, "word")) + 1
    point = Point(2 - count * 100 if match["era"] else count * 100 - 99, years=100)
    return Reading(point, explicit=True, moves=False) if count else None


_FISCAL = "a fiscal year, taken for the year of the calendar"
_TENS = (
    "twenties",
    "thirties",
    "forties",
    "fifties",
    "sixties",
    "seventies",
    "eighties",
    "nineties",
)
_DECADES = {word: n * 10 for n, word in enumerate(_TENS, 2)}
_DECADE_COMPANY = re.compile(r"\b(?:the|early|late|mid)[\s-]", re.IGNORECASE)
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
_YEAR_COMPANY = re.compile(r"\b(?:in|by|until|since|late|early|from)\s$", re.IGNORECASE)
_FIRST_YEAR = re.compile(r"\b([12]\d{3})[-/\u2012-\u2015]$")
_NTH = rf"(?:(?P<nth>\d{{1,2}}){ORDINAL}|(?P<word>{'|'.join(reversed(ORDINAL_WORDS))}))"


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
    rule(century, ["the", FIGURE, *ORDINAL_WORDS], rf"(?:the\ )?{_NTH}[\ -]century{ERA}"),
    rule(
        spoken_decade,
        ["the", FIGURE, *_DECADES],
        rf"(?:(?P<two>[2-9])0s\b|(?:the\ )?(?P<word>{'|'.join(_DECADES)})\b)",
    ),
    rule(
        fiscal,
        ["fiscal", "fy", *(f"fy{n:02}" for n in range(100)), *(f"fy20{n:02}" for n in range(50))],
        r"(?:fiscal(?:\ year)?\ |FY\ ?)(?P<fy>20\d\d|\d\d)\b",
    ),
    rule(unit_end, ["the", *UNITS], rf"(?:the\ )?{UNIT}(?:['\u2019]s\ |[-\ ])end\b"),
    rule(decade, ["the", FIGURE], rf"(?:the\ )?(?P<decade>\d{{2,3}})0[\u2019']?s(?!\w){ERA}"),
    rule(year, [FIGURE], rf"{YEAR}(?!\w)(?![-\u2012-\u2015]\d{{4}}\d|[-/]\d\d?[-/]\d)"),
    rule(
        ancient_year,
        [FIGURE],
        rf"(?P<year>\d{{1,4}})(?![\w%]|[.,:]\d){ERA}"
        r"(?=(?:\ ?[-/\u2012-\u2015]\ ?|\ (?:to|and|or)\ )\d{1,4}\ ?(?P<shared>B\.?C)|)",
    ),
    rule(short_year, [FIGURE], r"(?P<short>\d\d)(?![\w%]|[-/.,:]\d)"),
)
