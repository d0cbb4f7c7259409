"""Rows of GDELT's events, versions 1.0 and 2.0: tab-separated, without a line of names.

A row is what one report says, as a program coded it, not an event that somebody has confirmed. The
file does not say how sure it is of a row, so that each has a confidence of one half.

References
----------
GDELT, "The GDELT Event Database Data Format Codebook V2.0".
"""

from __future__ import annotations

from geodata.exchange.imports import cells, kinds
from geodata.exchange.imports.seam import Imported, Row, imported
from geodata.models import Event, GeoPrecision

__all__ = ["COLUMNS", "COLUMNS_1", "NAME", "read"]

NAME = "gdelt"
_SIDE = (
    *("code", "name", "countrycode", "knowngroupcode", "ethniccode", "religion1code"),
    *("religion2code", "type1code", "type2code", "type3code"),
)
_EVENT = (
    *("isrootevent", "eventcode", "eventbasecode", "eventrootcode", "quadclass"),
    *("goldsteinscale", "nummentions", "numsources", "numarticles", "avgtone"),
)
_GEO = ("type", "fullname", "countrycode", "adm1code", "adm2code", "lat", "long", "featureid")
_PLACES = ("actor1geo", "actor2geo", "actiongeo")
COLUMNS = (
    *("globaleventid", "sqldate", "monthyear", "year", "fractiondate"),
    *(f"actor{side}{name}" for side in (1, 2) for name in _SIDE),
    *_EVENT,
    *(f"{place}_{name}" for place in _PLACES for name in _GEO),
    *("dateadded", "sourceurl"),
)
"""The 61 columns of version 2.0."""
COLUMNS_1 = tuple(name for name in COLUMNS if not name.endswith("_adm2code"))
"""The 58 columns of version 1.0."""

_PRECISION: dict[str, tuple[GeoPrecision, float]] = {
    "1": ("area", 400.0),  # a country
    "2": ("area", 200.0),  # a state of the US
    "3": ("exact", 5.0),  # a town of the US
    "4": ("exact", 5.0),  # a town
    "5": ("area", 100.0),  # a province
}
_CONFIDENCE = 0.5


def read(number: int, row: Row, *, collection: str = NAME) -> Imported:
    """Read a row.

    Raises
    ------
    ValueError
        When a cell cannot be what the codebook says.
    """
    kind = kinds.of_cameo(row["eventcode"])
    where = cells.point(row["actiongeo_lat"], row["actiongeo_long"])
    geo, radius = _PRECISION.get(row["actiongeo_type"], ("area", 400.0))
    day = cells.day(row["sqldate"], "sqldate")
    names = [row["actor1name"].title(), row["actor2name"].title()]
    one, other = (cells.canonical(name) if name else None for name in names)
    event = Event(
        id=row["globaleventid"],
        kind=kind.kind,
        family=kind.family,
        sources=(),
        start=day,
        end=day,
        date_precision="day",
        actors=cells.actors(*names),
        actor1=one,
        actor2=other,
        place=row["actiongeo_fullname"].split(",")[0] or None,
        country=cells.country(row["actiongeo_fullname"].split(",")[-1].strip()),
        latitude=where and where[0],
        longitude=where and where[1],
        geo_precision=geo if where else None,
        radius_km=radius if where else None,
        confidence=_CONFIDENCE,
    )
    sides = " → ".join(filter(None, names))
    return imported(
        number,
        row,
        event,
        collection=collection,
        note=" · ".join(filter(None, (kind.label, sides, row["actiongeo_fullname"]))),
        source=_host(row["sourceurl"]),
        url=row["sourceurl"] or None,
        sides=(row["actor1name"], row["actor2name"]),
    )


def _host(url: str) -> str:
    """Who published it.

    >>> _host("https://www.example.org/a.html"), _host("BBC Monitoring")
    ('example.org', 'BBC Monitoring')
    """
    return url.split("/")[2].removeprefix("www.") if url.count("/") > 1 else url or "GDELT"
