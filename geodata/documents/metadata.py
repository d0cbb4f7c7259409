"""Dates of publication and titles: as they are given, or as a text itself tells them."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from geodata.errors import PublicationDateError

__all__ = ["find_published", "find_title", "parse_published"]

_MONTHS = "january february march april may june july august september october november december"
_MONTH = {name[:3]: number for number, name in enumerate(_MONTHS.split(), start=1)}
_MONTH_WORD = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_DAY_WORD = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s{1,3})?"
_DATE = (
    rf"{_DAY_WORD}(?:"
    rf"(?P<m1>{_MONTH_WORD})\s{{1,3}}(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?,?\s{{1,3}}(?P<y1>\d{{4}})"
    rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s{{1,3}}(?P<m2>{_MONTH_WORD}),?\s{{1,3}}(?P<y2>\d{{4}})"
    r"|(?P<y3>\d{4})-(?P<n3>\d{2})-(?P<d3>\d{2}))(?!\d)"
)
_LABEL = r"(?:first\s)?(?:published|posted|issued|released|publication date|date)"
_LABELLED = (
    rf"^\W{{0,3}}{_LABEL}(?:\s(?:by|in)\s[^\n|:]{{1,60}}?)?\s{{0,2}}(?::|\son\b)?\s{{0,2}}{_DATE}"
)
_DATELINE = (
    rf"^(?-i:[A-Z][A-Z .\u2019'/-]{{2,40}})(?:,[^,\n]{{2,30}})?,\s{_DATE}"
    r"\s?(?:\([^)\n]{2,30}\)\s?)?[-\u2013\u2014:]"
)
_ALONE = rf"^{_DATE}(?:[\s,|•·\u2013-]{{1,4}}(?:at\s)?\d{{1,2}}[:.]\d{{2}}[^\n]{{0,20}})?\s*$"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE | re.MULTILINE) for pattern in (_LABELLED, _DATELINE, _ALONE)
)
_HEAD = 20_000
_BYLINE = re.compile(
    r"(?:by|written by|submitted by|posted by|published|updated|source|author|photo|image)\b",
    re.IGNORECASE,
)


def parse_published(value: Any, *, where: str) -> dt.date | None:
    """Read a date of publication: a date, or ISO 8601 text with or without a time.

    Parameters
    ----------
    value
        ``None`` and empty text mean that none is given.
    where
        What gave it, for the message.

    Raises
    ------
    PublicationDateError
        When it is no date.

    Examples
    --------
    >>> parse_published("2018-06-22T06:30:00Z", where="a test")
    datetime.date(2018, 6, 22)
    >>> parse_published("", where="a test") is None
    True
    """
    if isinstance(value, dt.datetime):
        return value.date()
    if value is None or isinstance(value, dt.date):
        return value
    if isinstance(value, str):
        if not value.strip():
            return None
        try:
            return dt.datetime.fromisoformat(value.strip()).date()
        except ValueError:
            pass
    message = f"{where}: {value!r} is not a date of publication: write it as 2018-06-22"
    raise PublicationDateError(message)


def find_published(text: str) -> dt.date | None:
    """Read the date of publication that a text states, or None when it states none, or several.

    Examples
    --------
    >>> find_published("Posted by the desk on June 22, 2018 at 07:15 AM")
    datetime.date(2018, 6, 22)
    >>> find_published("The raid of June 22, 2018 killed two.") is None
    True
    """
    parts = text if len(text) <= 2 * _HEAD else f"{text[:_HEAD]}\n{text[-_HEAD:]}"
    for pattern in _PATTERNS:
        dates = {_date_of(match) for match in pattern.finditer(parts)} - {None}
        if dates:
            return dates.pop() if len(dates) == 1 else None
    return None


def _date_of(match: re.Match[str]) -> dt.date | None:
    part = match.groupdict()
    year = part["y1"] or part["y2"] or part["y3"]
    month = part["n3"] or _MONTH[(part["m1"] or part["m2"])[:3].lower()]
    day = part["d1"] or part["d2"] or part["d3"]
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None


def find_title(body: str) -> str | None:
    r"""Take the first line for the title when it is short, ends in no full stop and is no byline.

    Examples
    --------
    >>> find_title("Two killed at the crossing\n\nGunmen fired on the post on Monday.")
    'Two killed at the crossing'
    >>> find_title("Gunmen fired on the post on Monday.") is None
    True
    """
    line, _, rest = body.lstrip().partition("\n")
    title = " ".join(line.split()).lstrip("# ")
    if not rest.strip() or not 0 < len(title) <= 160 or title.endswith((".", "…", ":", ",", ";")):
        return None
    return None if _BYLINE.match(title) else title
