"""The days that a report covers as a whole: "Weekly update, 7-13 June 2023", "Darfur, week 24".

What such a report tells without a day of its own happened within them.
"""

from __future__ import annotations

import datetime as dt
import re
from itertools import zip_longest
from typing import TYPE_CHECKING

from msgspec.structs import replace

from geodata.dates import find_dates
from geodata.event_coding.carrying import TOLD_AS_FACT
from geodata.models import DateRange, Document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from geodata.event_coding.draft import Draft
    from geodata.models import DateMention

__all__ = ["covered_days", "within_period"]

_DIGEST = re.compile(
    r"\b(?:daily|weekly|monthly|fortnightly|bulletin|sitrep|situation report|"
    r"(?:security|humanitarian|situation|protection|conflict) "
    r"(?:update|report|incidents|overview|snapshot|digest)|"
    r"digest|round-?up|review of the (?:week|month)|the (?:week|month) in)\b",
    re.IGNORECASE,
)
_DAILY = re.compile(
    r"\bdaily (?:report|bulletin|update|digest|summary|brief|round-?up)", re.IGNORECASE
)
_WEEK = re.compile(r"\bweek (?:no\. ?|number )?(?P<week>\d{1,2})\b(?!\s?(?:of|:\d))", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NOUNS, _VERB = ("period", "window"), "cover"
_NOUN = f"(?:{'|'.join(_NOUNS)})"
_PERIOD = re.compile(
    rf"\b(?:(?:reporting )?{_NOUN}(?: covered| under review| of reporting)?|"
    rf"{_VERB}(?:s|ing)(?: the {_NOUN})?)(?: (?:from|is|of))?[:\s]\s*(?:from |the )?",
    re.IGNORECASE,
)
_JOINT = re.compile(r"\s?[-\u2013\u2014]\s?|\s(?:to|until|till|through)\s")
_OPENING = 1_500
"""Characters at whose start a report says what it covers."""
_LONGEST_TITLE = 300
_MOST = 35
"""Days that a period may have."""
_SURE = 0.5
_BEFORE = re.compile(r"\bhad\b")
"""What had happened before may have happened before the period."""


def covered_days(document: Document, dates: Sequence[DateMention]) -> DateRange | None:
    """Find the days that a report says it covers, in its title or its first lines.

    Parameters
    ----------
    document
        The report.
    dates
        The dates of its body.

    Returns
    -------
    DateRange or None
        Several days, at most five weeks, or the one day of a daily report; a month, or a numbered
        week of ISO 8601, only where the title calls the text a digest ("bulletin").
    """
    spans = [*_of_opening(document, dates), *_of_title(document)]
    least = 0 if _DAILY.search(document.title or "") else 1
    periods = (days for days in spans if least <= (days.last - days.first).days < _MOST)
    return next((days for days in periods if _is_over(days, document)), None)


def within_period(drafts: Iterable[Draft], days: DateRange | None) -> Iterator[Draft]:
    """Date by the period of the report what has no day and is told as a fact."""
    for draft in drafts:
        dated = draft.date is not None or draft.modality not in TOLD_AS_FACT or draft.past
        if days is None or dated or _BEFORE.search(draft.sentences[0].text):
            yield draft
        else:
            yield replace(draft, date=days, date_confidence=_SURE)


def _of_title(document: Document) -> Iterator[DateRange]:
    title = (document.title or "")[:_LONGEST_TITLE]
    digest = _DIGEST.search(title) is not None
    week = _WEEK.search(title) if digest else None
    if week:
        year = _YEAR.search(title)
        yield from _week(int(week["week"]), int(year[0]) if year else None, document.published)
    elif any(map(str.isdigit, title)):
        line = Document("title", title, (0, len(title)), "", published=document.published)
        for mention in find_dates(line, genre="news"):
            if mention.range and (digest or mention.range.precision == "day"):
                yield mention.range


def _week(number: int, year: int | None, published: dt.date | None) -> Iterator[DateRange]:
    """Give the days of a numbered week; without a year, of the last one before publication."""
    if year is None and published is not None:
        year = published.isocalendar().year - (number > published.isocalendar().week)
    if year is None or not dt.MINYEAR <= year < dt.MAXYEAR:
        return
    if not 1 <= number <= dt.date(year, 12, 28).isocalendar().week:  # the last of every year
        return
    monday = dt.date.fromisocalendar(year, number, 1)
    yield DateRange(monday, monday + dt.timedelta(6), "week")


def _of_opening(document: Document, dates: Sequence[DateMention]) -> Iterator[DateRange]:
    start, end = document.body
    last = min(end, start + _OPENING)
    small = document.text[start:last].casefold()
    if not any(word in small for word in (*_NOUNS, _VERB)):
        return
    for said in _PERIOD.finditer(document.text, start, last):
        for one, other in zip_longest(dates, dates[1:]):
            if one.start == said.end() and one.range is not None:
                yield _up_to(one, other, document.text) or one.range


def _up_to(one: DateMention, other: DateMention | None, text: str) -> DateRange | None:
    """Give the days from one hour to another: "08:00 Monday to 08:00 Tuesday"."""
    if one.range is None or other is None or other.range is None:
        return None
    joined = _JOINT.fullmatch(text, one.end, other.start)
    if joined is None or other.range.last <= one.range.first:
        return None
    return DateRange(one.range.first, other.range.last, "day")


def _is_over(days: DateRange, document: Document) -> bool:
    """Whether a period may have been told of: it did not begin after the report came out."""
    return document.published is None or days.first <= document.published
