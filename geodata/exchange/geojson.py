"""Events as GeoJSON (RFC 7946), and back.

Unlocated events keep a null geometry. Foreign members, which the standard allows, carry the
filter in words, so that a file says of itself what was left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from geodata.contract import event_from_properties, event_properties
from geodata.errors import ExchangeError
from geodata.models import Event

__all__ = ["MEDIA_TYPE", "SUFFIXES", "dumps", "feature", "feature_collection", "loads", "write"]

SUFFIXES = (".geojson", ".json")
MEDIA_TYPE = "application/geo+json"

_DECIMALS = 6  # RFC 7946, section 11.2: about ten centimetres
_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False)


def write(events: Iterable[Event], *, filter_words: str | None = None) -> bytes:
    """Content of a GeoJSON file; see `dumps`."""
    text = dumps(events, filter_words=filter_words) + "\n"
    # Half of a surrogate pair cannot be written as UTF-8; JSON has an escape for it.
    return text.encode("utf-8", "backslashreplace")


def dumps(events: Iterable[Event], *, filter_words: str | None = None) -> str:
    """Write events as the text of a FeatureCollection, one feature a line.

    Parameters
    ----------
    events
        What to write, in this order.
    filter_words
        The filter in words, kept as the foreign member ``filter``.

    Examples
    --------
    >>> print(dumps([]))
    {"type": "FeatureCollection", "features": []}
    """
    collection = feature_collection(events, filter_words=filter_words)
    features = collection.pop("features")
    lines = ",\n".join(_ENCODER.encode(one) for one in features)
    body = f"[\n{lines}\n]" if features else "[]"
    return f'{_ENCODER.encode(collection)[:-1]}, "features": {body}}}'


def feature_collection(
    events: Iterable[Event], *, filter_words: str | None = None
) -> dict[str, Any]:
    """Events as a FeatureCollection; ``bbox`` spans the located ones and is left out without any.

    Examples
    --------
    >>> tanf = Event("e1", "clash", "violence", (), latitude=33.5, longitude=38.6666667)
    >>> feature_collection([tanf])["bbox"]
    [38.666667, 33.5, 38.666667, 33.5]
    """
    features = [feature(event) for event in events]
    collection: dict[str, Any] = {"type": "FeatureCollection"}
    if filter_words is not None:
        collection["filter"] = filter_words
    points = [one["geometry"]["coordinates"] for one in features if one["geometry"]]
    if points:
        longitudes, latitudes = zip(*points, strict=True)
        collection["bbox"] = [min(longitudes), min(latitudes), max(longitudes), max(latitudes)]
    return collection | {"features": features}


def feature(event: Event) -> dict[str, Any]:
    """One event as a Feature with a top-level ``id``."""
    return {
        "type": "Feature",
        "id": event.id,
        "geometry": _point(event),
        "properties": event_properties(event),
    }


def _point(event: Event) -> dict[str, Any] | None:
    if event.latitude is None or event.longitude is None:
        return None
    position = [round(event.longitude, _DECIMALS), round(event.latitude, _DECIMALS)]
    return {"type": "Point", "coordinates": position}


def loads(text: str) -> tuple[Event, ...]:
    """Read the events of a FeatureCollection that `dumps` wrote.

    Raises
    ------
    ExchangeError
        When the text is no FeatureCollection, or a feature lacks a property of the contract.

    Examples
    --------
    >>> loads(dumps([Event("e1", "clash", "violence", ())]))[0].id
    'e1'
    """
    try:
        collection = json.loads(text)
    except ValueError as error:
        message = f"not JSON ({error}): give a GeoJSON FeatureCollection"
        raise ExchangeError(message) from error
    if not isinstance(collection, Mapping) or not isinstance(collection.get("features"), list):
        message = f"not a FeatureCollection: {text[:40]!r}: give one that Dateline exported"
        raise ExchangeError(message)
    return tuple(_event(one, number) for number, one in enumerate(collection["features"], start=1))


def _event(one: Any, number: int) -> Event:
    try:
        properties, geometry = one["properties"], one["geometry"]
        longitude, latitude = geometry["coordinates"][:2] if geometry else (None, None)
        located = {**properties, "latitude": latitude, "longitude": longitude}
    except (KeyError, TypeError, ValueError) as error:
        message = f"feature {number} is not a Point or unlocated Feature with properties"
        raise ExchangeError(message) from error
    try:
        return event_from_properties(located)
    except ExchangeError as error:
        message = f"feature {number}: {error}"
        raise ExchangeError(message) from error
