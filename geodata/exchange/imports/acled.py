"""Rows of ACLED, in its current layout and in those since 2010.

``time_precision`` 1 is the day, 2 the week, 3 the month; ``geo_precision`` 1 the town, 2 near it or
a part of a region, 3 a larger region. A file of deleted events has their ids alone.

References
----------
ACLED, "Armed Conflict Location & Event Data Project (ACLED) Codebook".
"""

from __future__ import annotations

import datetime as dt

from geodata.exchange.imports import cells, kinds
from geodata.exchange.imports.seam import Imported, Removed, Row, imported
from geodata.models import DatePrecision, Event, GeoPrecision

__all__ = ["NAME", "read", "recognises"]

NAME = "acled"
_TIME: dict[str, DatePrecision] = {"1": "day", "2": "week", "3": "month"}
_GEO: dict[str, tuple[GeoPrecision, float]] = {
    "1": ("exact", 2.0),
    "2": ("near", 20.0),
    "3": ("area", 75.0),
}
_FORMER = {
    "ally_actor_1": "assoc_actor_1",
    "ally_actor_2": "assoc_actor_2",
    "event_id_no_cnty": "event_id",
}


def recognises(columns: set[str]) -> bool:
    """Whether the columns are those of ACLED, or of its list of deleted events."""
    columns = {_FORMER.get(name, name) for name in columns}
    coded = {"event_id_cnty", "event_date", "event_type", "latitude", "longitude", "notes"}
    return coded <= columns or {"event_id_cnty", "deleted_timestamp"} <= columns


def read(number: int, row: Row, *, collection: str = NAME) -> Imported | Removed:
    """Read a row.

    Raises
    ------
    ValueError
        When a cell cannot be what the codebook says.
    """
    cell = {_FORMER.get(name, name): value for name, value in row.items()}
    name = cell.get("event_id_cnty", "")
    if not name:
        message = "no event_id_cnty"
        raise ValueError(message)
    if "deleted_timestamp" in cell:
        return Removed(number, name)
    kind = kinds.of_acled(cell["event_type"], cell.get("sub_event_type", ""))
    first, last, precision = _days(cell)
    where = cells.point(cell["latitude"], cell["longitude"])
    geo, radius = _GEO.get(cell.get("geo_precision", "").removesuffix(".0"), _GEO["3"])
    names = ("actor1", "assoc_actor_1", "actor2", "assoc_actor_2")
    killed = cells.whole(cell.get("fatalities", ""), "fatalities")
    one, other = (cells.canonical(cell[name]) if cell.get(name) else None for name in names[::2])
    event = Event(
        id=name,
        kind=kind.kind,
        family=kind.family,
        sources=(),
        start=first,
        end=last,
        date_precision=precision,
        actors=cells.actors(*(cell.get(name, "") for name in names)),
        actor1=one,
        actor2=other,
        place=cell.get("location") or None,
        admin1=cell.get("admin1") or None,
        country=cells.country(cell.get("iso", "")) or cells.country(cell.get("country", "")),
        latitude=where and where[0],
        longitude=where and where[1],
        geo_precision=geo if where else None,
        radius_km=radius if where else None,
        fatalities_low=killed,
        fatalities_high=killed,
        confidence=1.0,
    )
    return imported(
        number,
        row,
        event,
        collection=collection,
        note=cell.get("notes") or f"{kind.label}, {cell.get('location', '')}",
        source=cell.get("source") or "ACLED",
        sides=(cell.get("actor1"), cell.get("actor2")),
    )


def _days(cell: Row) -> tuple[dt.date, dt.date, DatePrecision]:
    precision = _TIME.get(cell.get("time_precision", "1").removesuffix(".0"), "day")
    day = cells.day(cell["event_date"], "event_date")
    return *cells.around(day, precision), precision
