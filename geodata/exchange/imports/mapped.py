"""Rows of any table: what a column means is guessed by its name, shown, and can be corrected."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Mapping, Sequence
from typing import cast, get_args

from geodata.errors import ExchangeError
from geodata.exchange.imports import cells, kinds
from geodata.exchange.imports.seam import Imported, Row, imported
from geodata.models import DatePrecision, Event, Modality

__all__ = ["MEANINGS", "check_whole", "corrected", "guess", "lacking", "reader"]

MEANINGS: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "event_id", "eventid", "uid", "uuid", "fid", "ref"),
    "date": (
        *("start", "date", "event_date", "date_start", "start_date", "day", "when", "datetime"),
        *("incident_date", "occurred", "timestamp", "time", "datum", "fecha"),
    ),
    "end": ("end", "date_end", "end_date", "until"),
    "kind": (
        *("kind", "sub_event_type", "event_type", "type", "category", "incident_type", "class"),
        "eventtype",
    ),
    "actor1": ("actor1", "actor_1", "side_a", "perpetrator", "attacker", "who", "actor", "by"),
    "actor2": ("actor2", "actor_2", "side_b", "target", "victim", "to_whom"),
    "place": (
        *("place", "location", "location_name", "town", "city", "settlement", "village", "name"),
        *("site", "where", "ort", "lugar"),
    ),
    "admin1": ("admin1", "adm_1", "province", "governorate", "state", "region", "oblast"),
    "country": ("country", "iso3", "iso", "country_code", "country_name", "adm0"),
    "latitude": ("latitude", "lat", "y", "ylat", "lat_dd", "coord_y"),
    "longitude": ("longitude", "lon", "lng", "long", "x", "xlong", "lon_dd", "coord_x"),
    "radius_km": ("radius_km", "uncertainty_km", "accuracy_km"),
    "fatalities": (
        *("fatalities", "fatalities_low", "deaths", "killed", "best", "dead", "fatality_count"),
        "death_toll",
    ),
    "injured": ("injured", "injured_low", "wounded", "injuries"),
    "note": (
        *("quote", "notes", "note", "description", "summary", "text", "details", "event", "title"),
        *("headline", "comment", "remarks"),
    ),
    "source": ("source", "source_name", "publisher", "reported_by", "source_office"),
    "url": ("url", "source_url", "link", "sourceurl", "href"),
    "modality": ("modality",),
    "confidence": ("confidence",),
}
"""What a column can mean, with the names that it goes by, the likeliest first."""

_NEEDED = (("date",), ("latitude", "place", "note"))


def guess(columns: tuple[str, ...]) -> dict[str, str]:
    """Guess which column has which meaning; one column has one.

    Examples
    --------
    >>> guess(("When", "Lat", "Lon", "What happened"))
    {'date': 'When', 'latitude': 'Lat', 'longitude': 'Lon'}
    """
    keys = {_key(name): name for name in reversed(columns)}
    found: dict[str, str] = {}
    for meaning, names in MEANINGS.items():
        name = next(
            (keys[one] for one in names if keys.get(one) not in {None, *found.values()}), ""
        )
        if name:
            found[meaning] = name
    return found


def _key(name: str) -> str:
    return "_".join(name.lower().replace("-", " ").replace("_", " ").split())


def corrected(
    guessed: Mapping[str, str], given: Mapping[str, str], columns: tuple[str, ...], file: str
) -> dict[str, str]:
    """Put what somebody has set right over a guess; a column that they use is free of its guess.

    Parameters
    ----------
    guessed
        As `guess` does.
    given
        What somebody has set right, in whatever letters; "" means no column.
    columns
        Those of the file, in small letters.
    file
        Its name.

    Raises
    ------
    ExchangeError
        When a meaning is unknown, or the file has no such column.
    """
    for meaning, column in given.items():
        if meaning not in MEANINGS:
            message = f"cannot map {meaning!r}: choose from {', '.join(MEANINGS)}"
            raise ExchangeError(message)
        if column.strip() and _column(column) not in columns:
            message = f"{file!r} has no column {column!r}: it has {', '.join(columns)}"
            raise ExchangeError(message)
    taken = {meaning: _column(column) for meaning, column in given.items()}
    kept = {meaning: one for meaning, one in guessed.items() if one not in taken.values()}
    return {meaning: column for meaning, column in (kept | taken).items() if column}


def _column(name: str) -> str:
    """Name of a column as `Table` has it."""
    return name.strip().lower()


def lacking(used: Mapping[str, str]) -> Sequence[str]:
    """Tell which meanings would do, where none of those that every event needs has a column.

    Examples
    --------
    >>> lacking({"date": "when"}), lacking({"date": "when", "note": "text"})
    (('latitude', 'place', 'note'), ())
    """
    return next((some for some in _NEEDED if not any(one in used for one in some)), ())


def check_whole(used: Mapping[str, str], columns: tuple[str, ...], file: str) -> None:
    """Check that there are columns for what every event needs.

    Raises
    ------
    ExchangeError
        When there are not; the message says how to map them.
    """
    if some := lacking(used):
        message = (
            f"{file!r}: no column is known for the {' or '.join(some)}; "
            f"say which with --map {some[0]}=COLUMN ({', '.join(columns)})"
        )
        raise ExchangeError(message)


def reader(mapping: Mapping[str, str]) -> Callable[..., Imported]:
    """Return what reads a row by a mapping from meanings to columns."""

    def read(number: int, row: Row, *, collection: str) -> Imported:
        cell = dict.fromkeys(MEANINGS, "") | {
            meaning: row.get(column, "") for meaning, column in mapping.items()
        }
        return _imported(number, row, cell, collection)

    return read


def _imported(number: int, row: Row, cell: dict[str, str], collection: str) -> Imported:
    kind = kinds.of_word(cell["kind"] or "other_activity")
    where = cells.point(cell["latitude"], cell["longitude"])
    first, last, precision = _days(cell)
    killed, injured = (cells.whole(cell[name], name) for name in ("fatalities", "injured"))
    radius = cells.number(cell["radius_km"], "radius_km") if cell["radius_km"] else None
    one, other = (cells.canonical(cell[name]) if cell[name] else None for name in _SIDES)
    note = cell["note"] or " · ".join(filter(None, (kind.label, cell["place"])))
    event = Event(
        id=cell["id"] or _digest(row),
        kind=kind.kind,
        family=kind.family,
        sources=(),
        start=first,
        end=last,
        date_precision=precision,
        actors=cells.actors(cell["actor1"], cell["actor2"]),
        actor1=one,
        actor2=other,
        place=cell["place"] or None,
        admin1=cell["admin1"] or None,
        country=cells.country(cell["country"]),
        latitude=where and where[0],
        longitude=where and where[1],
        geo_precision=("near" if radius else "exact") if where else None,
        radius_km=radius,
        fatalities_low=killed,
        fatalities_high=killed,
        injured_low=injured,
        injured_high=injured,
        modality=_modality(cell["modality"]),
        confidence=_confidence(cell["confidence"]),
    )
    return imported(
        number,
        row,
        event,
        collection=collection,
        note=note,
        source=cell["source"] or None,
        url=cell["url"] or None,
        sides=(cell["actor1"], cell["actor2"]),
    )


_SIDES = ("actor1", "actor2")


def _days(cell: Mapping[str, str]) -> tuple[dt.date | None, dt.date | None, DatePrecision]:
    """Read the days; "2018-06" is a month and "2018" a year."""
    text = cell["date"]
    if not text:
        return None, None, "unknown"
    parts = text.split("-")
    if all(part.isdigit() for part in parts) and [len(one) for one in parts] in ([4], [4, 2]):
        precision: DatePrecision = "year" if len(parts) == 1 else "month"
        day = dt.date(int(parts[0]), int(parts[1]) if len(parts) > 1 else 1, 1)
        return *cells.around(day, precision), precision
    first = cells.day(text, "date")
    last = cells.day(cell["end"], "end") if cell["end"] else first
    if first > last:
        message = f"date {text!r} lies after end {cell['end']!r}"
        raise ValueError(message)
    return first, last, "day" if first == last else "week"


def _modality(text: str) -> Modality:
    if text and text not in get_args(Modality):
        message = f"modality {text!r}: choose from {', '.join(get_args(Modality))}"
        raise ValueError(message)
    return cast("Modality", text or "reported")


def _confidence(text: str) -> float:
    value = cells.number(text, "confidence") if text else 1.0
    if not 0 <= value <= 1:
        message = f"confidence {text!r} is not between 0 and 1"
        raise ValueError(message)
    return value


def _digest(row: Row) -> str:
    text = "\x1f".join(row.values())
    return hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest()[:16]
