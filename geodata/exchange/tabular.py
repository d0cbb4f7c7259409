r"""Events as the rows of a table: typed columns for the formats that have them, and back.

The columns are those of the data contract, in its order. Actors are one text, joined by "; " (a
semicolon or backslash inside a name has a backslash before it), and sources are JSON.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from operator import attrgetter
from typing import Any

import orjson
import pyarrow as pa
import shapely

from geodata.contract import EVENT_PROPERTIES, SOURCE_PROPERTIES, event_from_properties
from geodata.errors import ExchangeError
from geodata.exchange.seam import Fault
from geodata.models import Event, Source

__all__ = [
    "BATCH",
    "COLUMNS",
    "batches",
    "cleaned",
    "event_of",
    "joined",
    "parted",
    "points",
    "sources_json",
]

BATCH = 10_000
"""Rows that are held in memory at a time."""

_HALVES = re.compile(r"[\ud800-\udfff]")

Getter = Callable[[Event], Any]


def joined(names: Iterable[str]) -> str:
    r"""Join names to one text.

    Examples
    --------
    >>> joined(["Iran", "Syria"]), joined(["a;b"]), joined([])
    ('Iran; Syria', 'a\\;b', '')
    """
    escaped = (name.replace("\\", "\\\\").replace(";", "\\;") for name in names if name)
    return "; ".join(escaped)


def parted(text: str | None) -> list[str]:
    r"""Take names apart that `joined` joined.

    Examples
    --------
    >>> parted("Iran; Syria"), parted("a\\;b"), parted(None)
    (['Iran', 'Syria'], ['a;b'], [])
    """
    if not text:
        return []
    pieces = re.split(r"(?<!\\)((?:\\\\)*); ", text)
    # A separator may follow escaped backslashes, which belong to the name before it.
    names = [piece + tail for piece, tail in zip(pieces[::2], [*pieces[1::2], ""], strict=True)]
    plain = (re.sub(r"\\(.)", r"\1", name, flags=re.DOTALL) for name in names)
    return [name for name in plain if name]


def sources_json(event: Event) -> str:
    """Everything that tells of an event, as JSON with the names of the contract."""
    return _dumps(event.sources)


def _dumps(value: Any) -> str:
    try:
        return orjson.dumps(value).decode()
    except orjson.JSONEncodeError:  # half a surrogate pair, which no file takes
        plain = [{name: cleaned(getattr(one, name)) for name in _SOURCE_NAMES} for one in value]
        return orjson.dumps(plain).decode()


def cleaned(value: Any) -> Any:
    r"""Write half a surrogate pair, which UTF-8 cannot hold, as its escape.

    Examples
    --------
    >>> cleaned("Tanf\ud800"), cleaned(3)
    ('Tanf\\ud800', 3)
    """
    if not isinstance(value, str) or value.isascii():
        return value
    return _HALVES.sub(lambda half: f"\\u{ord(half.group()):04x}", value)


def _first(name: str) -> Getter:
    get = attrgetter(name)
    return lambda event: get(event.sources[0]) if event.sources else None


_TYPES = (
    dict.fromkeys(("start", "end", "published"), pa.date32())
    | dict.fromkeys(("fatalities_low", "fatalities_high", "injured_low"), pa.int32())
    | dict.fromkeys(("injured_high", "reports", "quote_start", "quote_end"), pa.int32())
    | dict.fromkeys(("radius_km", "confidence", "latitude", "longitude"), pa.float64())
)
_GETTERS: dict[str, Getter] = {
    "actors": lambda event: joined(event.actors),
    "sources": sources_json,
    **{name: _first(name) for name in SOURCE_PROPERTIES},
}
_SOURCE_NAMES = tuple(Source.__dataclass_fields__)

COLUMNS: Mapping[str, pa.DataType] = {
    name: _TYPES.get(name, pa.string()) for name in EVENT_PROPERTIES
}
"""The type of each column, in the order of the contract."""


def batches(events: Iterable[Event], size: int = BATCH) -> Iterator[tuple[list[Event], pa.Table]]:
    """Yield the events in pieces, each with its table; one empty piece when there are none.

    Examples
    --------
    >>> [(len(some), table.num_rows) for some, table in batches([])]
    [(0, 0)]
    """
    waiting = iter(events)
    some = list(islice(waiting, size))
    yield some, _table(some)
    while some := list(islice(waiting, size)):
        yield some, _table(some)


def _table(events: list[Event]) -> pa.Table:
    arrays = [_array(_values(events, name), kind) for name, kind in COLUMNS.items()]
    return pa.Table.from_arrays(arrays, names=list(COLUMNS))


def _values(events: list[Event], name: str) -> list[Any]:
    get = _GETTERS.get(name) or attrgetter(name)
    return [get(event) for event in events]


def _array(values: list[Any], kind: pa.DataType) -> pa.Array:
    try:
        return pa.array(values, kind)
    except UnicodeEncodeError:
        return pa.array([cleaned(value) for value in values], kind)


def points(events: list[Event]) -> pa.Array:
    """Points of events as well-known binary; null for an event without a place."""
    located = [
        (event.longitude, event.latitude)
        if event.latitude is not None and event.longitude is not None
        else (float("nan"), float("nan"))
        for event in events
    ]
    binary: Any = shapely.to_wkb(shapely.points(located)) if located else ()
    return pa.array(
        [
            None if event.latitude is None else one
            for event, one in zip(events, binary, strict=True)
        ],
        pa.binary(),
    )


def event_of(row: Mapping[str, Any], number: int) -> Event | Fault:
    """Read an event back from a row with the columns of the contract, latitude and longitude."""
    try:
        sources = orjson.loads(row.get("sources") or "[]")
        return event_from_properties(
            {
                **row,
                **{name: _iso(row.get(name)) for name in ("start", "end")},
                "actors": parted(row.get("actors")),
                "sources": sources,
            }
        )
    except (ExchangeError, orjson.JSONDecodeError) as error:
        return Fault(number, str(error))


def _iso(day: Any) -> Any:
    return day.isoformat() if isinstance(day, dt.date) else day
