"""What some events are about, in words: where, what and when, as the title of a map says it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from babel import Locale

from geodata.filters.wording import days_in_words
from geodata.gazetteer.codes import alpha2_of
from geodata.models import Event

__all__ = ["Subject", "country_name", "days_of", "title_of"]


@dataclass(slots=True)
class Subject:
    """What events are about that are heard of one after the other."""

    number: int = 0
    countries: Counter[str] = field(default_factory=Counter)
    families: Counter[str] = field(default_factory=Counter)
    first: dt.date | None = None
    last: dt.date | None = None

    def add(self, event: Event) -> None:
        """Hear of one more."""
        self.number += 1
        self.families[event.family] += 1
        if event.country:
            self.countries[event.country] += 1
        for day in (event.start, event.end):
            if day:
                self.first = min(self.first or day, day)
                self.last = max(self.last or day, day)

    @property
    def days(self) -> str:
        """First to last day in words; "" without any."""
        return days_in_words(self.first, self.last) if self.first else ""

    @property
    def title(self) -> str:
        """Where, what and when."""
        if not self.number:
            return "No events"
        most = [country_name(code) for code, _ in self.countries.most_common(2)]
        where = " and ".join(most) if len(self.countries) <= 2 else f"{most[0]} and neighbours"
        family, number = self.families.most_common(1)[0]
        what = "violence" if family == "violence" and number == self.number else "events"
        parts = [f"{where}: {what}" if most else what.capitalize(), self.days]
        return ", ".join(filter(None, parts))


def title_of(events: Iterable[Event]) -> str:
    """Say where, what and when, as the title of a map does.

    Examples
    --------
    >>> title_of([])
    'No events'
    >>> day = dt.date(2018, 6, 17)
    >>> title_of([Event("1", "air_strike", "violence", (), day, day, country="SYR")])
    'Syria: violence, 17 June 2018'
    """
    return _subject_of(events).title


def days_of(events: Iterable[Event]) -> str:
    """First to last day of events, in words; "" without any.

    Examples
    --------
    >>> first, last = dt.date(2018, 6, 1), dt.date(2018, 6, 1)
    >>> days_of([Event("1", "meeting", "diplomacy", (), first, last)])
    '1 June 2018'
    """
    return _subject_of(events).days


def _subject_of(events: Iterable[Event]) -> Subject:
    subject = Subject()
    for event in events:
        subject.add(event)
    return subject


def country_name(code: str) -> str:
    """Name of a country in everyday English.

    >>> country_name("SYR"), country_name("XXX")
    ('Syria', 'XXX')
    """
    return str(Locale("en").territories.get(alpha2_of(code) or "", code))
