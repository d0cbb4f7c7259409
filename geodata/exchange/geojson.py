"""Events as GeoJSON (RFC 7946), and back.

Unlocated events keep a null geometry. Foreign members, which the standard allows, carry the
filter in words, so that a file says of itself what was left out. The bounding box stands behind
the features, because it is known only when the last of them is written.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator, Mapping
from operator import attrgetter
from pathlib import Path
from typing import Any, BinaryIO

import orjson

from geodata.contract import EVENT_PROPERTIES, SOURCE_PROPERTIES, event_from_properties
from geodata.errors import ExchangeError
from geodata.exchange.seam import Fault, Format, sound
from geodata.models import Event

__all__ = ["FORMAT", "dumps", "loads", "read", "write"]

_DECIMALS = 6  # RFC 7946, section 11.2: about ten centimetres
_TOLD = (*SOURCE_PROPERTIES, "sources")
_OWN = EVENT_PROPERTIES[: EVENT_PROPERTIES.index(_TOLD[0])]  # what the event itself says
_own = attrgetter(*_OWN)
_first = attrgetter(*SOURCE_PROPERTIES)
_NOTHING = (None,) * len(SOURCE_PROPERTIES)


def write(events: Iterable[Event], path: Path, *, filter_words: str | None = None) -> None:
    """Write a FeatureCollection, one feature a line."""
    with path.open("wb") as file:
        _write(events, file, filter_words)


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
    >>> print(dumps([], filter_words="all events"), end="")
    {"type":"FeatureCollection","filter":"all events","features":[
    ]}
    """
    file = io.BytesIO()
    _write(events, file, filter_words)
    return file.getvalue().decode("utf-8")


def _write(events: Iterable[Event], file: BinaryIO, filter_words: str | None) -> None:
    head: dict[str, Any] = {"type": "FeatureCollection"}
    if filter_words is not None:
        head["filter"] = filter_words
    box: tuple[float, ...] = ()
    file.write(_encoded(head)[:-1] + b',"features":[')
    between = b"\n"
    for event in events:
        point = _point(event)
        file.write(between + _encoded(_feature(event, point)))
        between = b",\n"
        box = _widened(box, point)
    file.write(b"\n]")
    if box:
        file.write(b',"bbox":' + orjson.dumps(box))
    file.write(b"}\n")


def _encoded(value: dict[str, Any]) -> bytes:
    try:
        return orjson.dumps(value)
    except orjson.JSONEncodeError:  # half a surrogate pair: JSON has an escape for it
        text = json.dumps(value, ensure_ascii=False, allow_nan=False, default=_plain)
        return text.encode("utf-8", "backslashreplace")


def _plain(value: Any) -> Any:
    """Dates and sources for the encoder that does not know them."""
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return {name: getattr(value, name) for name in value.__dataclass_fields__}


def _feature(event: Event, point: list[float] | None) -> dict[str, Any]:
    """One event as a Feature with a top-level ``id``; sources are written as they are."""
    first = _first(event.sources[0]) if event.sources else _NOTHING
    properties = dict(zip(EVENT_PROPERTIES, (*_own(event), *first, event.sources), strict=True))
    return {
        "type": "Feature",
        "id": event.id,
        "geometry": None if point is None else {"type": "Point", "coordinates": point},
        "properties": properties,
    }


def _point(event: Event) -> list[float] | None:
    if event.latitude is None or event.longitude is None:
        return None
    return [round(event.longitude, _DECIMALS), round(event.latitude, _DECIMALS)]


def _widened(box: tuple[float, ...], point: list[float] | None) -> tuple[float, ...]:
    """West, south, east and north of a box that holds the point too."""
    if point is None:
        return box
    x, y = point
    if not box:
        return (x, y, x, y)
    west, south, east, north = box
    return (min(west, x), min(south, y), max(east, x), max(north, y))


def read(path: Path) -> Iterator[Event | Fault]:
    """Yield the events of a file."""
    yield from _found(path.read_text("utf-8-sig", errors="replace"))


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
    return tuple(sound(_found(text)))


def _found(text: str) -> Iterator[Event | Fault]:
    try:
        collection = json.loads(text)
    except ValueError as error:
        message = f"not JSON ({error}): give a GeoJSON FeatureCollection"
        raise ExchangeError(message) from error
    if not isinstance(collection, Mapping) or not isinstance(collection.get("features"), list):
        message = f"not a FeatureCollection: {text[:40]!r}: give one that Dateline exported"
        raise ExchangeError(message)
    yield from (_event(one, number) for number, one in enumerate(collection["features"], start=1))


def _event(one: Any, number: int) -> Event | Fault:
    try:
        properties, geometry = one["properties"], one["geometry"]
        longitude, latitude = geometry["coordinates"][:2] if geometry else (None, None)
        located = {**properties, "latitude": latitude, "longitude": longitude}
    except (KeyError, TypeError, ValueError):
        reason = "it is not a Point or unlocated Feature with properties"
        return Fault(number, reason, "feature")
    try:
        return event_from_properties(located)
    except ExchangeError as error:
        return Fault(number, str(error), "feature")


FORMAT = Format("GeoJSON", (".geojson", ".json"), "application/geo+json", write, read)
