"""Reports written with their evidence in line, so that events are tested without other rooms.

    {Turkish forces|a:Turkish Armed Forces} shelled {Idlib|p} on {18 June|d:2018-06-18}.

``a`` an actor (canonical name; ``N``, ``M``, ``H``, ``U`` are four that are used often), ``p`` a
place, ``m`` a place that stands for a government, ``g`` a demonym, ``d`` a date (a day, or
first..last; the days of one week need none). What is said by them ("near …") is found.
"""

import datetime as dt
import hashlib
import re

from geodata.event_coding import build_events
from geodata.event_coding.reading import Passage, passages
from geodata.models import (
    Actor,
    ActorMention,
    DateMention,
    DateRange,
    Document,
    Event,
    Place,
    PlacedToponym,
    Toponym,
)
from geodata.relative import relative_places

_MARK = re.compile(r"\{([^|{}]+)\|([apmgdNMHU]):?([^{}]*)\}")
_PLACES = {
    "Idlib": (35.93, 36.63, "city", "SYR", 6.0),
    "Homs": (34.73, 36.72, "city", "SYR", 6.0),
    "Palmyra": (34.55, 38.28, "city", "SYR", 4.0),
    "Raqqa": (35.95, 39.01, "city", "SYR", 6.0),
    "Deir Ezzor": (35.3, 40.1, "province", "SYR", 90.0),
    "Albu Kamal": (34.45, 40.92, "city", "SYR", 4.0),
    "Harri": (34.42, 40.99, "village", "SYR", 3.0),
    "Al-Tanf": (33.51, 38.62, "base", "SYR", 5.0),
    "Kermanshah": (34.38, 46.9, "province", "IRN", 80.0),
    "Ahvaz": (31.32, 48.68, "city", "IRN", 8.0),
    "Beirut": (33.89, 35.5, "city", "LBN", 10.0),
    "Damascus": (33.51, 36.29, "city", "SYR", 10.0),
    "Geneva": (46.2, 6.15, "city", "CHE", 6.0),
    "Syria": (35.0, 38.5, "country", "SYR", 240.0),
    "Iran": (32.0, 53.0, "country", "IRN", 700.0),
}
_DAYS = {
    "Friday": "2018-06-15",
    "Monday": "2018-06-18",
    "Tuesday": "2018-06-19",
    "Thursday": "2018-06-21",
    "this week": "2018-06-21",
    "Sunday": "2018-06-24",
}
_ACTORS = {"N": "Northern Army", "M": "River Militia", "H": "Hill Militia", "U": "Unknown Gunmen"}
_KINDS = {
    "Army": "military",
    "Forces": "military",
    "Militia": "armed-group",
    "Gunmen": "armed-group",
    "Sabri": "person",
    "Reuters": "media",
}


def place(name: str) -> Place:
    latitude, longitude, feature, country, radius = _PLACES[name]
    return Place(f"test:{name}", name, latitude, longitude, feature, country, radius_km=radius)


def report(marked: str, published: str = "2018-06-22", title: str | None = None):
    """Take the marks out of a text; the document and the evidence that they stood for."""
    text, position = "", 0
    placed, dates, actors = [], [], []
    for mark in _MARK.finditer(marked):
        text += marked[position : mark.start()]
        start, position = len(text), mark.end()
        text += mark[1]
        span = start, len(text), mark[1]
        if mark[2] in "aNMHU":
            name = _ACTORS.get(mark[2], mark[3])
            kind = _KINDS.get(name.split()[-1], "state")
            actors.append(ActorMention(*span, Actor(name.lower(), name, kind)))
        elif mark[2] == "d":
            dates.append(_date(span, mark[3] or _DAYS[mark[1]]))
        else:
            placed.append(_placed(span, mark[2], mark[3]))
    text += marked[position:]
    sha = hashlib.sha256(text.encode()).hexdigest()
    day = dt.date.fromisoformat(published)
    document = Document("test", text, (0, len(text)), sha, title=title, published=day)
    return document, tuple(placed), tuple(dates), tuple(actors)


def passages_of(marked: str, **options: str) -> list[Passage]:
    document, placed, dates, actors = report(marked, **options)
    return list(passages(document, placed, dates, actors, relative_places(document, placed)))


def events(marked: str, **options: str) -> tuple[Event, ...]:
    document, placed, dates, actors = report(marked, **options)
    return build_events(document, placed, dates, actors, relative_places(document, placed))


def event(marked: str, **options: str) -> Event:
    """Build the one event of a text."""
    (only,) = events(marked, **options)
    return only


def _date(span: tuple[int, int, str], value: str) -> DateMention:
    first, _, last = value.partition("..")
    days = dt.date.fromisoformat(first), dt.date.fromisoformat(last or first)
    precision = (
        "day" if days[0] == days[1] else "month" if (days[1] - days[0]).days < 32 else "year"
    )
    return DateMention(*span, DateRange(*days, precision), value)


def _placed(span: tuple[int, int, str], mark: str, value: str) -> PlacedToponym:
    role = {"p": "literal", "m": "metonymic", "g": "demonym"}[mark]
    name = value or span[2]
    known = place(name) if name in _PLACES else None
    return PlacedToponym(Toponym(*span, role), known, 0.9 if known else 0.0, "")
