"""Regions, waters, deserts, mountains, islands and landmarks of the world: our own table.

``data/regions.csv`` lists what reports name, no list of towns has, and ``seeds/places.csv``, which
wins over it, does not say better: regions of yesterday and today, seas and straits, rivers (the
middle of their course, with a radius that spans it), lakes, mountains, islands, quarters of great
cities, airports and air bases. Points and radii are read off an atlas, those of wide places to
about half a degree: a river or a region has no better point.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from hashlib import sha256
from importlib import resources

from geodata.gazetteer.records import Record, Source
from geodata.gazetteer.romanisation import normalise
from geodata.models import Place

__all__ = ["source"]

_PROMINENCE_PER_KM = 1_000.0
_LEAST_PROMINENCE = 20_000.0
"""World news names the place: it outranks the small towns of its name."""


def source() -> Source:
    """Return some 1,500 areas, waters and landmarks."""
    table = (resources.files("geodata.gazetteer") / "data" / "regions.csv").read_text("utf-8")
    return Source(
        name="regions and waters",
        fingerprint=sha256(table.encode()).hexdigest(),
        records=lambda _skipped: _records(table),
        expected=table.count("\n") - 1,
        merges=True,
    )


def _records(table: str) -> Iterator[Record]:
    for row in csv.DictReader(table.splitlines()):
        place = Place(
            id=f"dateline:{_slug(row['name'])}",
            name=row["name"],
            latitude=float(row["latitude"]),
            longitude=float(row["longitude"]),
            feature=row["feature"],
            country=row["country"] or None,
            radius_km=float(row["radius_km"]),
        )
        spellings = tuple(name for name in row["names"].split("|") if name)
        prominence = max(place.radius_km * _PROMINENCE_PER_KM, _LEAST_PROMINENCE)
        yield Record(place, spellings, prominence)


def _slug(name: str) -> str:
    """Id of a name.

    >>> _slug("Bab el-Mandeb")
    'bab-el-mandeb'
    """
    return re.sub(r"\W+", "-", normalise(name))
