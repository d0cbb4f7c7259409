"""The date of publication that a document states: in a label, a dateline, a line of its own, a URL.

Dates are read by ``geodata.dates``, in whatever language and order they are written; what this
module knows is where a date of publication stands. A date inside a sentence is never one.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from geodata.dates import find_dates
from geodata.dates.months import ABBREVIATED_MONTHS
from geodata.models import DateMention, Document

__all__ = ["find_published", "published_in_url"]

_HEAD, _TAIL = 40, 20
"""Lines looked at from the start and from the end of a text."""
_LINE = 300
_SHORT = 3
_FIGURE = re.compile(r"\d")
_DATELINE = 120
"""Characters within which a dateline ends."""
_LATELY = dt.timedelta(60)
"""So long before a dateline without a year another date of the text can lend its year."""

_LABEL = re.compile(
    r"\W{0,3}(?:(?:first|originally)\s)?(?P<label>published|posted|issued|released|publication\sdate"
    r"|date\spublished|date|(?P<later>(?:last\s)?(?:updated|modified|revised))|submitted"
    r"|publi\u00e9(?:e)?|ver\u00f6ffentlicht|publicado|pubblicato|yay[\u0131i]nlan\w+|tarih|"
    r"\u043e\u043f\u0443\u0431\u043b\u0438\u043a\u043e\u0432\u0430\u043d\u043e|"
    r"\u0646\u0634\u0631|\u062a\u0627\u0631\u064a\u062e(?:\s\u0627\u0644\u0646\u0634\u0631)?)\b",
    re.IGNORECASE,
)
_BEHIND_LABEL = re.compile(
    r"(?:\s(?:by|in|par|von|por)\s[^\n|:]{1,60}?)?\s{0,2}(?::|\s(?:on|le|am|el|il)\b|\sat\b)?\s{0,2}"
    r"(?:\w{2,12}day,?\s)?(?:\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?(?:\s[A-Z]{2,4})?,?\s)?"
    r"(?:\u0641\u064a\s)?",
    re.IGNORECASE,
)
_BEHIND_DATE = re.compile(
    r"\s*(?:$|[|\u2022\u00b7,;()/\u2013\u2014-]|\d|at\b|by\b|in\b|under\b|updated\b|[A-Z]{2,4}\b"
    r"|T\d)",
)
_PLACE = r"[A-Z\u00c0-\u00de][A-Z\u00c0-\u00de .\u2019'/-]{2,40}(?:,\s[^,\d\n]{2,30})?"
_BEFORE_DATELINE = re.compile(
    rf"(?:{_PLACE}(?:\s\([^)\d\n]{{2,30}}\))?\s?[,\u2013\u2014-]?\s?\(?"
    r"|(?:.{0,60}\s)?\((?:[A-Z][\w .]{1,30}),\s)(?:\w{3,9}day,?\s)?"
)
_BEHIND_DATELINE = re.compile(
    r"\s?\)?,?\s?(?:\([^)\n]{2,30}\)|[A-Z][\w/]{1,15})?\s?(?:[-\u2013\u2014:.]|\)|\s*$)"
)
_BEFORE_ALONE = re.compile(
    r"\W{0,3}(?:by\s[^\n|:]{2,50}\s?[|,\u2022\u00b7\u2013-]\s?)?", re.IGNORECASE
)
_BEHIND_ALONE = re.compile(
    r"(?:\s?[A-Z]{2,4}\b|[\s,|\u2022\u00b7\u2013-]{1,4}(?:at\s)?\d{1,2}[:.]\d{2}[^\n]{0,20})?\W{0,3}"
)
_COPYRIGHT = re.compile(r"(?:\u00a9|\(c\)|copyright)\s{0,2}(20\d\d)\b", re.IGNORECASE)
_URL = re.compile(
    r"[/_-](?P<y>(?:19|20)\d\d)(?:(?P<m0>\d\d)(?P<d0>\d\d)"
    r"|(?P<sign>[/_-])(?P<m>\d\d?|[a-z]{3})(?P=sign)(?P<d>\d\d?))(?=[/_.-]|$)"
)
_MONTHS = {name: n for name, n in ABBREVIATED_MONTHS.items() if len(name) == _SHORT}


@dataclass(frozen=True, slots=True)
class _Day:
    """A day in a line: with its year, or month and day alone."""

    start: int
    end: int
    day: dt.date | None
    month_day: tuple[int, int] | None


def find_published(text: str) -> dt.date | None:
    """Read the date of publication that a text states, or None when it states none, or several.

    Examples
    --------
    >>> find_published("Posted by the desk on June 22, 2018 at 07:15 AM")
    datetime.date(2018, 6, 22)
    >>> find_published("DAMASCUS, June 22, 2018 (Agency) - Two guards died.")
    datetime.date(2018, 6, 22)
    >>> find_published("The raid of June 22, 2018 killed two.") is None
    True
    """
    lines = [line.strip()[:_LINE] for line in text.splitlines() if line.strip()]
    near = lines[:_HEAD] + lines[max(_HEAD, len(lines) - _TAIL) :]
    labelled = list(_labelled(near))
    for stated in (
        {day for day, later in labelled if not later},
        {day for day, later in labelled if later},
        set(_in_datelines(lines[:_HEAD], text)),
        set(_alone(near)),
    ):
        if stated:
            return stated.pop() if len(stated) == 1 else None
    return None


def published_in_url(url: str | None) -> dt.date | None:
    """Read the date in the address of a page: the news of a day often stand in its folder.

    Examples
    --------
    >>> published_in_url("https://example.org/world/2018/06/22/two-guards-killed")
    datetime.date(2018, 6, 22)
    >>> published_in_url("https://example.org/2018/summary") is None
    True
    """
    days: set[dt.date] = set()
    for match in _URL.finditer((url or "").lower()):
        month = match["m0"] or match["m"]
        number = int(month) if month.isdecimal() else _MONTHS.get(month, 0)
        day = _date(int(match["y"]), (number, int(match["d0"] or match["d"])))
        days |= {day} if day else set()
    return days.pop() if len(days) == 1 else None


def _labelled(lines: list[str]) -> Iterator[tuple[dt.date, bool]]:
    """Days behind "Published", and whether the label is that of a change."""
    for line in lines:
        label = _LABEL.match(line)
        if label is None:
            continue
        for each in _days(line):
            between, behind = line[label.end() : each.start], line[each.end :]
            if each.day and _BEHIND_LABEL.fullmatch(between) and _BEHIND_DATE.match(behind):
                yield each.day, label["later"] is not None
                break


def _in_datelines(lines: list[str], text: str) -> Iterator[dt.date]:
    for line in lines:
        head = line[:_DATELINE]
        for each in _days(head):
            before = _BEFORE_DATELINE.fullmatch(head[: each.start])
            if before and _BEHIND_DATELINE.match(head[each.end :]):
                day = each.day or _with_year(each.month_day, text)
                if day is not None:
                    yield day
                break


def _alone(lines: list[str]) -> Iterator[dt.date]:
    for line in lines:
        for each in _days(line) if len(line) < _DATELINE else ():
            alone = _BEFORE_ALONE.fullmatch(line[: each.start])
            if alone and each.day and _BEHIND_ALONE.fullmatch(line[each.end :]):
                yield each.day


def _with_year(month_day: tuple[int, int] | None, text: str) -> dt.date | None:
    """Give a dateline the year of the copyright, or of a day shortly before it in the text."""
    if month_day is None:
        return None
    stated = {int(year) for year in _COPYRIGHT.findall(text)}
    if len(stated) == 1:
        return _date(stated.pop(), month_day)
    told = {each.day for each in _days(text[:20_000]) if each.day}
    years = {day.year + n for day in told for n in (0, 1)}
    days = {date for year in years if (date := _date(year, month_day))}
    near = {day for day in days if any(dt.timedelta(0) <= day - each <= _LATELY for each in told)}
    return near.pop() if len(near) == 1 else None


def _date(year: int, month_day: tuple[int, int]) -> dt.date | None:
    try:
        return dt.date(year, *month_day)
    except ValueError:
        return None


def _days(line: str) -> Iterator[_Day]:
    """Find the days that a line names; figures that may be read in two ways name none."""
    if _FIGURE.search(line) is None:
        return
    for mention in find_dates(Document("", line, (0, len(line)), ""), genre="news"):
        day = _day(mention)
        if day is not None:
            yield day


def _day(mention: DateMention) -> _Day | None:
    days, value = mention.range, mention.value or ""
    if days is not None and days.first == days.last and not mention.reason:
        return _Day(mention.start, mention.end, days.first, None)
    if value.startswith("XXXX-") and value[5:7].isdecimal() and len(value) >= len("XXXX-06-22"):
        return _Day(mention.start, mention.end, None, (int(value[5:7]), int(value[8:10])))
    return None
