"""When it happened, at a glance: a bar a day, a month or a year above the date filter."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import TYPE_CHECKING

from dashboard import wording
from geodata.markup import escape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geodata.models import Event

__all__ = ["bars", "timeline_html"]

_MOST_BARS = 62


def bars(events: Iterable[Event]) -> list[tuple[str, int]]:
    """Count events by day, month or year, whichever is the finest with few enough bars.

    An event that is dated imprecisely counts where its days begin; one without a date is left out.

    Returns
    -------
    list of (str, int)
        ISO dates of the days, months or years in their order, the empty ones too, with the counts.

    Examples
    --------
    >>> from geodata.models import Event
    >>> days = (dt.date(2018, 6, 17), dt.date(2018, 6, 19))
    >>> bars(Event(str(day), "clash", "violence", (), day) for day in days)
    [('2018-06-17', 1), ('2018-06-18', 0), ('2018-06-19', 1)]
    >>> bars([])
    []
    """
    days = [day for event in events if (day := event.start or event.end)]
    if not days:
        return []
    first, last = min(days), max(days)
    if (last - first).days < _MOST_BARS:
        length, every = 10, _days(first, last)
    elif (last.year - first.year) * 12 < _MOST_BARS:
        length, every = 7, _months(first, last)
    else:
        length, every = 4, (f"{year:04}" for year in range(first.year, last.year + 1))
    counts = Counter(day.isoformat()[:length] for day in days)
    return [(one, counts[one]) for one in every]


def _days(first: dt.date, last: dt.date) -> Iterator[str]:
    for number in range((last - first).days + 1):
        yield (first + dt.timedelta(days=number)).isoformat()


def _months(first: dt.date, last: dt.date) -> Iterator[str]:
    for number in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        yield f"{number // 12:04}-{number % 12 + 1:02}"


def timeline_html(events: Iterable[Event]) -> str:
    """Draw the bars; "" when no event has a date."""
    counted = bars(events)
    if not counted:
        return ""
    most = max(number for _, number in counted)
    drawn = "".join(
        f'<i style="height:{max(100 * number / most, 6 if number else 0):.0f}%" '
        f'title="{escape(day)}: {wording.count(number, "event")}"></i>'
        for day, number in counted
    )
    ends = f"<span>{counted[0][0]}</span><span>{counted[-1][0]}</span>"
    return (
        f'<div class="timeline" role="img" aria-label="Events from {counted[0][0]} to '
        f'{counted[-1][0]}">{drawn}</div><div class="timeline-ends">{ends}</div>'
    )
