"""Spellings that a person settled, read back: each means one place, whatever else is called so."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass

from geodata.gazetteer import added
from geodata.gazetteer.romanisation import normalise
from geodata.gazetteer.sources.text_files import read_lines
from geodata.models import Place

__all__ = ["COLUMNS", "FILE", "SPLIT", "Row", "rows", "settled"]

FILE = "spellings.csv"
"""What the user calls the file: ``dateline gazetteer remove spellings.csv`` forgets them all."""

COLUMNS = (
    *("id", "name", "spellings", "feature", "country", "admin1"),
    *("latitude", "longitude", "population", "radius_km"),
)
SPLIT = "|"


@dataclass(frozen=True, slots=True)
class Row:
    """A place with the spellings that mean it."""

    place: Place
    spellings: tuple[str, ...]


def settled() -> Mapping[str, str]:
    """Id of the place that each settled spelling means, by its normalised form."""
    return {normalise(one): row.place.id for row in rows() for one in row.spellings}


def rows() -> list[Row]:
    """Read the file as it is kept; one that was never made, or lost its columns, has no rows."""
    kept = next((one for one in added.additions() if one.name == FILE), None)
    if kept is None or not kept.file.path.is_file():
        return []
    lines = csv.DictReader(read_lines(kept.file))
    return [_row(cells) for cells in lines if set(COLUMNS) <= cells.keys()]


def _row(cells: Mapping[str, str]) -> Row:
    place = Place(
        cells["id"],
        cells["name"],
        float(cells["latitude"]),
        float(cells["longitude"]),
        cells["feature"],
        cells["country"] or None,
        cells["admin1"] or None,
        int(cells["population"] or 0),
        float(cells["radius_km"]),
    )
    return Row(place, tuple(filter(None, cells["spellings"].split(SPLIT))))
