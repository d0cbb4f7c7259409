"""Rows of the UCDP Georeferenced Event Dataset, version 17 to 25.

``where_prec`` 1 is the place itself, 2 within 25 km of it, 3 its district, 4 its province, 5 a line
or a fuzzy area, 6 the country, 7 the sea; ``date_prec`` 1 is the day, 2 to 5 longer spans, whose
first and last day stand in the row.

References
----------
Sundberg and Melander (2013), "Introducing the UCDP Georeferenced Event Dataset".
"""

from __future__ import annotations

from geodata.exchange.imports import cells, kinds
from geodata.exchange.imports.seam import Imported, Row, imported
from geodata.models import DatePrecision, Event, GeoPrecision

__all__ = ["NAME", "read", "recognises"]

NAME = "ucdp"
_GEO: dict[str, tuple[GeoPrecision, float]] = {
    "1": ("exact", 2.0),
    "2": ("near", 25.0),
    "3": ("area", 35.0),
    "4": ("area", 100.0),
    "5": ("area", 100.0),
    "6": ("area", 400.0),
    "7": ("area", 400.0),
}
_TIME: dict[str, DatePrecision] = {"1": "day", "2": "week", "3": "week", "4": "month", "5": "year"}
_PLACE = {"3": "adm_2", "4": "adm_1", "6": "country"}


def recognises(columns: set[str]) -> bool:
    """Whether the columns are those of UCDP GED."""
    return {"id", "type_of_violence", "side_a", "side_b", "where_prec", "date_prec"} <= columns


def read(number: int, row: Row, *, collection: str = NAME) -> Imported:
    """Read a row.

    Raises
    ------
    ValueError
        When a cell cannot be what the codebook says.
    """
    kind = kinds.of_ucdp(row["type_of_violence"])
    precise = row["where_prec"].removesuffix(".0")
    where = cells.point(row["latitude"], row["longitude"])
    geo, radius = _GEO.get(precise, _GEO["6"])
    one, other = (cells.canonical(row[name]) if row[name] else None for name in _SIDES)
    first, last = (cells.day(row[name], name) for name in ("date_start", "date_end"))
    if first > last:
        message = f"date_start {row['date_start']!r} lies after date_end {row['date_end']!r}"
        raise ValueError(message)
    event = Event(
        id=str(cells.whole(row["id"], "id")),
        kind=kind.kind,
        family=kind.family,
        sources=(),
        start=first,
        end=last,
        date_precision="day" if first == last else _TIME.get(row["date_prec"][:1], "week"),
        actors=cells.actors(row["side_a"], row["side_b"]),
        actor1=one,
        actor2=other,
        place=row.get(_PLACE.get(precise, "where_coordinates")) or row["where_coordinates"] or None,
        admin1=row.get("adm_1") or None,
        country=cells.country(row.get("country", "")),
        latitude=where and where[0],
        longitude=where and where[1],
        geo_precision=geo if where else None,
        radius_km=radius if where else None,
        fatalities_low=cells.whole(row["low"], "low"),
        fatalities_high=cells.whole(row["high"], "high"),
        confidence=1.0,
    )
    headline = row.get("source_headline") or row.get("source_article") or kind.label
    return imported(
        number,
        row,
        event,
        collection=collection,
        note=headline,
        source=row.get("source_office") or row.get("source_original") or "UCDP GED",
        sides=(row["side_a"], row["side_b"]),
    )


_SIDES = ("side_a", "side_b")
