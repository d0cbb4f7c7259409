"""Rules for years, decades and centuries that name themselves."""

from __future__ import annotations

import re

from geodata.dates.edges import narrowed
from geodata.dates.reference import Frame, Reading
from geodata.dates.rules.company import is_year
from geodata.dates.rules.rule import FIGURE, Match, Rule, rule, said
from geodata.dates.rules.stated import signed, unclipped
from geodata.dates.rules.units import stepped, unit_of
from geodata.dates.timex import Point
from geodata.dates.vocabulary import ERA, ORDINAL, ORDINAL_WORDS, UNIT, UNITS, YEAR

__all__ = ["RULES"]


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


def year_of_the_lord(match: Match, frame: Frame) -> Reading | None:
    """Read a year of our era that says so before it.

    >>> from geodata.dates import values
    >>> values("In AD 70 the temple fell; the ad 70 of us saw")
    [('AD 70', '0070')]
    """
    del frame
    return Reading(Point(int(match["year"])), explicit=True)


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


def clipped_year(match: Match, frame: Frame) -> Reading | None:
    """Read a year without its century.

    >>> from geodata.dates import values
    >>> values("in '68; a '68 Ford", "2018-06-22")
    [('68', '1968')]
    """
    before = frame.text[max(0, frame.start - 8) : frame.start]
    if not before.endswith(("'", "\u2018", "\u2019")):
        return None
    if not (_YEAR_COMPANY.search(before[:-1]) or before[:-1].endswith(("to ", "of "))):
        return None
    return Reading(Point(unclipped(int(match["clipped"]), frame)), explicit=True)


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
_YEAR_COMPANY = re.compile(r"\b(?:in|by|until|since|late|early|from)\s$", re.IGNORECASE)
_FIRST_YEAR = re.compile(r"\b([12]\d{3})[-/\u2012-\u2015]$")
_NTH = rf"(?:(?P<nth>\d{{1,2}}){ORDINAL}|(?P<word>{'|'.join(reversed(ORDINAL_WORDS))}))"


RULES: tuple[Rule, ...] = (
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
        year_of_the_lord,
        ["ad"],
        r"(?-i:AD)\ (?P<year>[1-9]\d{0,2}|[1-2]\d{3})(?![\w%]|[.,:]\d)",
    ),
    rule(
        ancient_year,
        [FIGURE],
        rf"(?P<year>\d{{1,4}})(?![\w%]|[.,:]\d){ERA}"
        r"(?=(?:\ ?[-/\u2012-\u2015]\ ?|\ (?:to|and|or)\ )\d{1,4}\ ?(?P<shared>B\.?C)|)",
    ),
    rule(clipped_year, [FIGURE], r"(?P<clipped>\d\d)(?![\w%]|[-/.,:]\d)"),
    rule(short_year, [FIGURE], r"(?P<short>\d\d)(?![\w%]|[-/.,:]\d)"),
)
