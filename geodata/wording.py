"""An event in an analyst's words: when, where, who, how many. Nothing here is HTML."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import pycountry

from geodata.filters.wording import days_in_words, named

if TYPE_CHECKING:
    from geodata.models import DatePrecision, Event, Source

__all__ = [
    "OwnFact",
    "count",
    "country_name",
    "day",
    "how_sure",
    "origin",
    "own_days",
    "own_facts",
    "own_injured",
    "own_killed",
    "own_modality",
    "own_place",
    "sortable",
    "toll",
    "when",
    "where",
    "who",
    "with_country_names",
]

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)  # strftime would follow the locale
_CODE = re.compile(r"\b[A-Z]{3}\b")
_SEASONS = {3: "Spring", 6: "Summer", 9: "Autumn", 12: "Winter"}


def count(number: int, noun: str) -> str:
    """Say a number of things.

    Examples
    --------
    >>> count(1, "event"), count(1903, "event")
    ('1 event', '1,903 events')
    """
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def day(date: dt.date) -> str:
    """Say a day without its weekday.

    Examples
    --------
    >>> day(dt.date(2018, 6, 17))
    '17 June 2018'
    """
    return days_in_words(date, date)


def when(event: Event) -> str:
    """Say when it happened, no more precisely than the report does.

    Examples
    --------
    >>> from geodata.models import Event
    >>> harri = dt.date(2018, 6, 17)
    >>> when(Event("1", "air_strike", "violence", (), harri, harri, "day"))
    'Sun 17 June 2018'
    >>> when(Event("1", "air_strike", "violence", (), harri, harri, "month"))
    'June 2018'
    >>> when(Event("1", "air_strike", "violence", ()))
    'No date given'
    """
    first, last = event.start or event.end, event.end or event.start
    if first is None or last is None:
        return "No date given"
    name = _calendar_name(event.date_precision, first, last)
    if name is None and first == last:
        return f"{_DAYS[first.weekday()]} {day(first)}"
    return name or days_in_words(first, last)


def _calendar_name(precision: DatePrecision, first: dt.date, last: dt.date) -> str | None:
    """Name of the year, season, month or week that a span of days is; None for any other."""
    month = f"{_MONTHS[first.month - 1]} {first.year}"
    if precision == "year" and first.year == last.year:
        return str(first.year)
    if precision == "season":
        return f"{_SEASONS[first.month]} {first.year}" if first.month in _SEASONS else None
    if precision == "month" and (first.year, first.month) == (last.year, last.month):
        return month
    if precision == "week" and (last - first).days == 6:
        return f"Week of {day(first)}"
    return None


def sortable(event: Event) -> str:
    """Write when it happened as ISO 8601 has it, so that sorting the text sorts by time.

    Examples
    --------
    >>> from geodata.models import Event
    >>> first, last = dt.date(2018, 9, 24), dt.date(2018, 9, 30)
    >>> sortable(Event("1", "attack", "violence", (), first, last, "week"))
    '2018-09-24/30'
    >>> sortable(Event("1", "attack", "violence", (), dt.date(1983, 1, 1), None, "year"))
    '1983'
    """
    first = event.start or event.end
    last = event.end or event.start
    if first is None or last is None:
        return ""
    if event.date_precision == "year" and first.year == last.year:
        return f"{first.year:04}"
    if event.date_precision == "month" and (first.year, first.month) == (last.year, last.month):
        return f"{first:%Y-%m}"
    if first == last:
        return first.isoformat()
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.isoformat()}/{last:%d}"
    return f"{first.isoformat()}/{last:%m-%d}" if first.year == last.year else f"{first}/{last}"


def origin(collection: str) -> str:
    """Say where events come from.

    Examples
    --------
    >>> origin("reports"), origin("acled")
    ('Read from reports', 'Imported with acled')
    """
    words = named("collection", collection)
    return words[:1].upper() + words[1:]


@cache
def country_name(alpha3: str) -> str:
    """Name of a country, or the code itself when ISO does not know it.

    Examples
    --------
    >>> country_name("SYR"), country_name("XKX")
    ('Syria', 'XKX')
    """
    country = pycountry.countries.get(alpha_3=alpha3)
    if country is None:
        return alpha3
    return (
        str(getattr(country, "common_name", country.name))
        .split(",")[0]
        .removesuffix(" Arab Republic")
    )


def with_country_names(text: str) -> str:
    """Write out the codes of countries in a reason.

    Examples
    --------
    >>> with_country_names("the likeliest, in Homs, SYR, has too little to speak for it")
    'the likeliest, in Homs, Syria, has too little to speak for it'
    """
    return _CODE.sub(lambda code: country_name(code[0]), text)


def where(event: Event) -> str:
    """Name the place with its province and country.

    Examples
    --------
    >>> from geodata.models import Event
    >>> where(Event("1", "clash", "violence", (), place="Harri", country="SYR"))
    'Harri · Syria'
    """
    if event.place is None:
        return "No place given"
    country = country_name(event.country) if event.country else None
    parts = [event.place, event.admin1, country]
    return " · ".join(dict.fromkeys(part for part in parts if part))


def how_sure(event: Event) -> str:
    """Say how far off the point can be.

    Examples
    --------
    >>> from geodata.models import Event
    >>> how_sure(Event("1", "clash", "violence", (), geo_precision="near", radius_km=5.0))
    '±5 km'
    """
    if event.latitude is None or not event.radius_km:
        return f"±{event.radius_km:,.0f} km" if event.radius_km else ""
    return f"±{event.radius_km:,.0f} km" if event.radius_km >= 1 else "±1 km"


def toll(low: int | None, high: int | None) -> str:
    """Say how many: "20+" when only the least is known, "" when nothing is.

    Examples
    --------
    >>> toll(20, None), toll(29, 29), toll(None, 8), toll(None, None)
    ('20+', '29', 'up to 8', '')
    """
    if low is None:
        return "" if high is None else f"up to {high:,}"
    if high is None:
        return f"{low:,}+"
    return f"{low:,}" if low == high else f"{low:,}\N{EN DASH}{high:,}"


def who(event: Event) -> tuple[str | None, str | None, tuple[str, ...]]:
    """Who did it, to whom, and who else is named."""
    others = tuple(name for name in event.actors if name not in {event.actor1, event.actor2})
    return event.actor1, event.actor2, others


@dataclass(frozen=True, slots=True)
class OwnFact:
    """What one of several reports says; ``differs`` when the event as a whole has it otherwise."""

    text: str
    differs: bool

    def __bool__(self) -> bool:
        return bool(self.text)


def own_facts(event: Event, source: Source) -> tuple[OwnFact, ...]:
    """Say what one report tells of an event: its toll always, place and date where they differ.

    Examples
    --------
    >>> from geodata.models import Event, Source
    >>> told = Source("", 0, 0, None, None, None, "", "1", fatalities_low=20, place="Harri")
    >>> event = Event("1", "clash", "violence", (told,), place="Harri", fatalities_low=22)
    >>> [fact.text for fact in own_facts(event, told)]
    ['20+ killed']
    >>> own_facts(event, Source("", 0, 0, None, None, None, "", "2"))[0].text
    'no toll given'
    """
    tolls = [
        OwnFact(f"{fact.text} {what}", fact.differs)
        for fact, what in (
            (own_killed(event, source), "killed"),
            (own_injured(event, source), "injured"),
        )
        if fact
    ]
    others = (own_place(event, source), own_days(event, source), own_modality(event, source))
    differing = [fact for fact in others if fact.differs]
    return (*(tolls or [OwnFact("no toll given", differs=False)]), *differing)


def own_killed(event: Event, source: Source) -> OwnFact:
    """Say how many a report says were killed."""
    low, high = source.fatalities_low, source.fatalities_high
    return OwnFact(toll(low, high), (low, high) != (event.fatalities_low, event.fatalities_high))


def own_injured(event: Event, source: Source) -> OwnFact:
    """Say how many a report says were injured."""
    low, high = source.injured_low, source.injured_high
    return OwnFact(toll(low, high), (low, high) != (event.injured_low, event.injured_high))


def own_place(event: Event, source: Source) -> OwnFact:
    """Say where a report puts it."""
    return OwnFact(source.place or "no place given", source.place != event.place)


def own_days(event: Event, source: Source) -> OwnFact:
    """Say when a report says it was."""
    differs = (source.start, source.end) != (event.start, event.end)
    return OwnFact(_own_days(source), differs)


def own_modality(event: Event, source: Source) -> OwnFact:
    """Say whether a report tells it as a fact."""
    return OwnFact(source.modality or "", source.modality not in {None, event.modality})


def _own_days(source: Source) -> str:
    first, last = source.start or source.end, source.end or source.start
    return days_in_words(first, last) if first and last else "no date given"
