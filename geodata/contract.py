"""The data contract: how documents and events look to other programs.

The one place that knows the names and the order of the properties; GeoJSON, the command line, the
store and the GeoDataFrame all go through it. Dates are ISO strings here, nothing else is changed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, get_args

from geodata.errors import ExchangeError
from geodata.models import (
    READ,
    TOLD,
    ActorMention,
    DateMention,
    DatePrecision,
    Document,
    Event,
    GeoPrecision,
    Modality,
    Parsed,
    PlacedToponym,
    RelativePlace,
    Review,
    Source,
)

__all__ = [
    "EVENT_PROPERTIES",
    "LATER_PROPERTIES",
    "SOURCE_PROPERTIES",
    "TOLD_PROPERTIES",
    "event_from_properties",
    "event_properties",
    "iso",
    "parsed_to_dict",
]

SOURCE_PROPERTIES = (
    "quote",
    "quote_start",
    "quote_end",
    "source",
    "source_url",
    "published",
    "document_sha256",
)
"""Names of a source's properties, which an event repeats for its first source."""

TOLD_PROPERTIES = ("mention_id", *TOLD)
"""Names of what one report says of an event; they follow a source's other properties."""

EVENT_PROPERTIES = (
    "id",
    "kind",
    "family",
    "start",
    "end",
    "date_precision",
    "actors",
    "actor1",
    "actor2",
    "place",
    "place_id",
    "admin1",
    "country",
    "geo_precision",
    "radius_km",
    "fatalities_low",
    "fatalities_high",
    "injured_low",
    "injured_high",
    "modality",
    "claimed_by",
    "confidence",
    "review",
    "reports",
    "merged_because",
    "collection",
    *SOURCE_PROPERTIES,
    "sources",
)
"""Names of an event's properties, in the order in which every format writes them."""

_DERIVED = frozenset({"reports", "sources", *SOURCE_PROPERTIES})
LATER_PROPERTIES = ("claimed_by", "merged_because", "collection")
"""Names of an event's properties that files of the first version lack."""

_CODED = {
    "date_precision": (*get_args(DatePrecision),),
    "geo_precision": (*get_args(GeoPrecision), None),
    "modality": (*get_args(Modality),),
    "review": (*get_args(Review),),
}
_CODED_TOLD = {
    "date_precision": (*get_args(DatePrecision), None),
    "modality": (*get_args(Modality), None),
}
_NUMBERS = (
    "latitude",
    "longitude",
    "radius_km",
    "fatalities_low",
    "fatalities_high",
    "injured_low",
    "injured_high",
)
_TOLD_NUMBERS = (*(name for name in _NUMBERS if name in TOLD_PROPERTIES), "confidence")
_DAYS = ("published", "start", "end")


def iso(day: dt.date | None) -> str | None:
    """Write a day as YYYY-MM-DD.

    Examples
    --------
    >>> iso(dt.date(2018, 6, 17))
    '2018-06-17'
    >>> iso(None) is None
    True
    """
    return None if day is None else day.isoformat()


def parsed_to_dict(parsed: Parsed) -> dict[str, Any]:
    """Everything found in one document, as ``dateline parse`` prints it.

    Examples
    --------
    >>> document = Document("1", "Nothing happened.", (0, 17), "ab")
    >>> list(parsed_to_dict(Parsed(document)))
    ['document', 'toponyms', 'dates', 'actors', 'events', 'relative_places']
    """
    return {
        "document": _document(parsed.document),
        "toponyms": [_toponym(placed) for placed in parsed.toponyms],
        "dates": [_date(mention) for mention in parsed.dates],
        "actors": [_actor(mention) for mention in parsed.actors],
        "events": [
            event_properties(event) | {"latitude": event.latitude, "longitude": event.longitude}
            for event in (one.with_own_figures() for one in parsed.events)
        ],
        "relative_places": [_relative_place(found) for found in parsed.relative_places],
    }


def _document(document: Document) -> dict[str, Any]:
    return {
        "id": document.id,
        "path": document.path,
        "title": document.title,
        "published": iso(document.published),
        "language": document.language,
        "sha256": document.sha256,
        "body": list(document.body),
    }


def _toponym(placed: PlacedToponym) -> dict[str, Any]:
    toponym, place = placed.toponym, placed.place
    return {
        "start": toponym.start,
        "end": toponym.end,
        "text": toponym.text,
        "place_id": place.id if place else None,
        "name": place.name if place else None,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "country": place.country if place else None,
        "admin1": place.admin1 if place else None,
        "feature": place.feature if place else toponym.feature,
        "role": toponym.role,
        "confidence": placed.confidence,
        "reason": placed.reason,
    }


def _relative_place(found: RelativePlace) -> dict[str, Any]:
    return {
        "start": found.start,
        "end": found.end,
        "text": found.text,
        "latitude": found.latitude,
        "longitude": found.longitude,
        "radius_km": found.radius_km,
        "anchors": [each.place.id for each in found.anchors if each.place],
        "reason": found.reason,
    }


def _date(mention: DateMention) -> dict[str, Any]:
    days = mention.range
    return {
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "from": iso(days.first) if days else None,
        "to": iso(days.last) if days else None,
        "precision": days.precision if days else "unknown",
        "value": mention.value,
    }


def _actor(mention: ActorMention) -> dict[str, Any]:
    return {
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "actor": mention.actor.name,
        "actor_id": mention.actor.id,
    }


def event_properties(event: Event) -> dict[str, Any]:
    """Properties of an event, flat, in the order of `EVENT_PROPERTIES`.

    Examples
    --------
    >>> properties = event_properties(Event("e1", "clash", "violence", ()))
    >>> tuple(properties) == EVENT_PROPERTIES
    True
    >>> properties["quote"] is None, properties["sources"]
    (True, [])
    """
    sources = [_source_properties(source) for source in event.sources]
    own = {name: getattr(event, name) for name in EVENT_PROPERTIES if name not in _DERIVED}
    first = {name: sources[0][name] if sources else None for name in SOURCE_PROPERTIES}
    derived = {"reports": event.reports, **first, "sources": sources}
    plain = {"start": iso(event.start), "end": iso(event.end), "actors": list(event.actors)}
    found = own | plain | derived
    return {name: found[name] for name in EVENT_PROPERTIES}


def _source_properties(source: Source) -> dict[str, Any]:
    values = {name: getattr(source, name) for name in (*SOURCE_PROPERTIES, *TOLD_PROPERTIES)}
    return values | {name: iso(values[name]) for name in _DAYS}


def event_from_properties(properties: Mapping[str, Any]) -> Event:
    """Read an event back from `event_properties` plus ``latitude`` and ``longitude``.

    Raises
    ------
    ExchangeError
        When a property is missing or holds what it cannot.

    Examples
    --------
    >>> event = Event("e1", "clash", "violence", (), start=dt.date(2018, 6, 21))
    >>> located = event_properties(event) | {"latitude": None, "longitude": None}
    >>> event_from_properties(located) == event
    True
    """
    names = [name for name in EVENT_PROPERTIES if name not in _DERIVED]
    older = dict.fromkeys(LATER_PROPERTIES) | dict(properties)
    values = {name: _required(older, name) for name in (*names, "latitude", "longitude")}
    for name, codes in _CODED.items():
        _check(name, values[name], fits=values[name] in codes)
    for name in _NUMBERS:
        _check(name, values[name], fits=values[name] is None or _is_number(values[name]))
    _check("confidence", values["confidence"], fits=_is_number(values["confidence"]))
    _check("actors", values["actors"], fits=isinstance(values["actors"], list))
    _check("sources", properties.get("sources"), fits=isinstance(properties.get("sources"), list))
    values |= {name: _day(name, values[name]) for name in ("start", "end")}
    values["actors"] = tuple(values["actors"])
    values["collection"] = values["collection"] or READ
    return Event(sources=tuple(map(_source, properties["sources"])), **values)


def _source(properties: Mapping[str, Any]) -> Source:
    _check("sources", properties, fits=isinstance(properties, Mapping))
    values = {name: _required(properties, name) for name in SOURCE_PROPERTIES}
    values |= {name: properties.get(name) for name in TOLD_PROPERTIES}  # older files lack these
    for name, codes in _CODED_TOLD.items():
        _check(name, values[name], fits=values[name] in codes)
    for name in _TOLD_NUMBERS:
        _check(name, values[name], fits=values[name] is None or _is_number(values[name]))
    return Source(**values | {name: _day(name, values[name]) for name in _DAYS})


def _required(properties: Mapping[str, Any], name: str) -> Any:
    if name not in properties:
        message = f"an event has no property {name!r}: write it as the data contract says"
        raise ExchangeError(message)
    return properties[name]


def _check(name: str, value: Any, *, fits: bool) -> None:
    if not fits:
        message = f"{name} cannot be {value!r}: write it as the data contract says"
        raise ExchangeError(message)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _day(name: str, value: Any) -> dt.date | None:
    if value is None:
        return None
    try:
        return dt.date.fromisoformat(value)
    except (TypeError, ValueError) as error:
        message = f"{name} cannot be {value!r}: write it as 2018-06-22"
        raise ExchangeError(message) from error
