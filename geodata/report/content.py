"""What a report says: its events, its title, how they were chosen, and what it stands on."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from babel import Locale

from geodata.filters.wording import days_in_words
from geodata.gazetteer.codes import alpha2_of
from geodata.models import Event, Source

__all__ = ["Content", "days_of", "title_of"]


@dataclass(frozen=True, slots=True)
class Content:
    """Everything that is printed.

    Parameters
    ----------
    title
        Place, subject and days.
    filter_words
        The filter in words, with how many events it leaves of how many.
    events
        In the order in which they are listed.
    made
        Day of making.
    """

    title: str
    filter_words: str
    events: tuple[Event, ...]
    made: dt.date

    @property
    def located(self) -> tuple[Event, ...]:
        """Events with a place."""
        return tuple(one for one in self.events if one.latitude is not None)

    @property
    def unlocated(self) -> int:
        """How many have none, and are not on the map."""
        return len(self.events) - len(self.located)

    @property
    def sources(self) -> tuple[Source, ...]:
        """One source for each report that tells of the events, by name and day."""
        found = {
            source.document_sha256: source for event in self.events for source in event.sources
        }
        return tuple(
            sorted(
                found.values(),
                key=lambda one: (one.source or "", one.published or dt.date.min, one.quote),
            )
        )

    @property
    def as_of(self) -> dt.date | None:
        """Day of the newest report."""
        return max((one.published for one in self.sources if one.published), default=None)


def title_of(events: Sequence[Event]) -> str:
    """Say where, what and when, as the title of a map does.

    Examples
    --------
    >>> title_of([])
    'No events'
    >>> day = dt.date(2018, 6, 17)
    >>> title_of([Event("1", "air_strike", "violence", (), day, day, country="SYR")])
    'Syria: violence, 17 June 2018'
    """
    if not events:
        return "No events"
    countries = Counter(one.country for one in events if one.country)
    most = [_country(code) for code, _ in countries.most_common(2)]
    where = " and ".join(most) if len(countries) <= 2 else f"{most[0]} and neighbours"
    families = Counter(one.family for one in events)
    family, number = families.most_common(1)[0]
    what = "violence" if family == "violence" and number == len(events) else "events"
    parts = [f"{where}: {what}" if most else what.capitalize(), days_of(events)]
    return ", ".join(filter(None, parts))


def days_of(events: Sequence[Event]) -> str:
    """First to last day of events, in words; "" without any.

    Examples
    --------
    >>> first, last = dt.date(2018, 6, 1), dt.date(2018, 6, 1)
    >>> days_of([Event("1", "meeting", "diplomacy", (), first, last)])
    '1 June 2018'
    """
    days = [day for one in events for day in (one.start, one.end) if day]
    return days_in_words(min(days), max(days)) if days else ""


def _country(code: str) -> str:
    """Name of a country in everyday English.

    >>> _country("SYR"), _country("XXX")
    ('Syria', 'XXX')
    """
    return str(Locale("en").territories.get(alpha2_of(code) or "", code))
