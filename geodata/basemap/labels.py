"""Names on the map, each with the zoom from which on there is room for it."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from geodata.basemap.divisions import country_of
from geodata.basemap.lines import first_zooms, zoom_of_area
from geodata.basemap.river_names import river_names
from geodata.gazetteer.romanisation import normalise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from shapely.geometry.base import BaseGeometry

    from geodata.basemap.divisions import Divisions
    from geodata.basemap.identities import Identity

__all__ = [
    "WORLD_ZOOM",
    "Label",
    "cell",
    "countries",
    "provinces",
    "rivers",
    "rows",
    "sites",
    "thin",
    "towns",
]

_Row = Mapping[str, Any]
_Rows = Sequence[_Row]

WORLD_ZOOM = 6
"""Names up to this zoom travel with the map."""
_CELL = 15  # degrees: names of one cell travel together
_LAST_ZOOM = 10
_BOX = (110, 34)  # pixels that a name takes up
_FEATURES = {
    "region": "region",
    "desert": "region",
    "valley": "region",
    "mountain": "region",
    "lake": "water",
    "sea": "water",
    "base": "site",
    "camp": "site",
    "crossing": "site",
    "airport": "site",
    "city": "town",
    "village": "town",
}
"""Feature of ``seeds/places.csv`` → how the map writes its name."""
_FIRST = {"water": 7, "site": 8, "town": 9}
_REGION_STEPS = ((150.0, 6), (60.0, 7), (25.0, 8))
"""Reach of a region in km → zoom at which its name appears; smaller ones later."""


@dataclass(frozen=True, slots=True)
class Label:
    """A name on the map; ``angle`` is in degrees clockwise, for names that follow a river."""

    name: str
    latitude: float
    longitude: float
    style: str
    zoom: int = 0
    weight: int = 0
    angle: int = 0


def rows(labels: Sequence[Label]) -> list[list[object]]:
    """Labels as the browser reads them, in the order in which they claim their room."""
    return [
        [
            label.name,
            round(label.latitude, 3),
            round(label.longitude, 3),
            label.style,
            label.zoom,
            *([label.angle] if label.angle else []),
        ]
        for label in sorted(labels, key=lambda label: (label.zoom, -label.weight))
    ]


def cell(latitude: float, longitude: float) -> str:
    """Name of the cell that a point lies in."""
    return f"{math.floor(longitude / _CELL)}_{math.floor(latitude / _CELL)}"


def countries(known: Mapping[str, _Row], divisions: Divisions) -> Iterator[Label]:
    """Name each country in the middle of the largest of its parts."""
    for code, country in known.items():
        if code in divisions.countries:
            longitude, latitude = _middle(divisions.countries[code])
            area = int(country["areakm2"] or 0)
            zoom = 3 if area > 400_000 else 4 if area > 80_000 else 5 if area > 8_000 else 7
            yield Label(country["name"], latitude, longitude, "country", zoom, area)


def provinces(divisions: Divisions, identities: Mapping[str, Identity]) -> Iterator[Label]:
    """Name each province when its edges have appeared and there is room in it."""
    firsts = first_zooms(divisions)
    for code, area in divisions.areas.items():
        if name := identities[code].name:
            longitude, latitude = _middle(area)
            zoom = max(zoom_of_area(area.area) + 1, firsts[country_of(code)], 6)
            yield Label(name, latitude, longitude, "province", zoom, int(area.area * 100))


def _middle(area: BaseGeometry) -> tuple[float, float]:
    """Point of an area that is farthest from its edges."""
    largest = max(shapely.get_parts(area), key=lambda part: part.area).simplify(0.02)
    circle = shapely.maximum_inscribed_circle(largest, tolerance=0.05)
    longitude, latitude = shapely.get_coordinates(circle)[0]
    return float(longitude), float(latitude)


def rivers(seeds: _Rows) -> Iterator[Label]:
    """Name rivers as the events do where these know them: "Euphrates", and not "Al Furat"."""
    known = {
        normalise(spelling): row["name"].removesuffix(" River")
        for row in seeds
        if row["feature"] == "river"
        for spelling in (row["name"], *row["spellings"].split("|"))
    }
    for written, latitude, longitude, zoom, angle in river_names():
        name = known.get(normalise(written), written)
        yield Label(name, latitude, longitude, "river", zoom, angle=angle)


def sites(seeds: _Rows) -> Iterator[Label]:
    """Names of ``seeds/places.csv``: regions, waters, and sites on no city list."""
    for row in seeds:
        style = _FEATURES.get(row["feature"])
        if style is not None:
            latitude, longitude = float(row["latitude"]), float(row["longitude"])
            zoom = _FIRST.get(style) or _region_zoom(float(row["radius_km"] or 0))
            yield Label(row["name"], latitude, longitude, style, zoom)


def _region_zoom(radius_km: float) -> int:
    return next((zoom for least, zoom in _REGION_STEPS if radius_km >= least), 9)


def towns(cities: _Rows, countries: Mapping[str, _Row], seeds: _Rows) -> Iterator[Label]:
    """Every town of the list, largest first, in Latin letters as an English reader writes them.

    A town that is a seed is spelled as it is in the events: "Raqqa" and not "Ar Raqqah".
    """
    seeded: dict[str, str] = {row["id"]: row["name"] for row in seeds}
    capitals = {(code, country["capital"]) for code, country in countries.items()}
    romanised = {
        code
        for code, country in countries.items()
        if country["languages"].split("-")[0].split(",")[0] in {"ar", "fa", "he", "ps"}
    }
    for city in sorted(cities, key=lambda city: (-_prominence(city), city["geonameid"])):
        code, name = city["countrycode"], city["name"]
        style = "capital" if (code, name) in capitals else "town"
        written = _without_marks(name) if code in romanised else name
        shown = seeded.get(f"geonames:{city['geonameid']}", written)
        yield Label(shown, city["latitude"], city["longitude"], style, weight=_prominence(city))


def _prominence(city: _Row) -> int:
    """Weigh a town: its population, less where few languages name it.

    Suburbs are listed with the population of the city that they belong to, but not with its fame.
    """
    names = len(city["alternatenames"])
    return int(city["population"] * min(names + 4, 24) / 24)


def _without_marks(name: str) -> str:
    """Drop the scholar's dots and bars: "Al Ḩasakah" → "Al Hasakah"."""
    letters = unicodedata.normalize("NFD", name)
    kept = (letter for letter in letters if not unicodedata.combining(letter))
    return "".join(kept).strip("'`\u2018\u2019\u02bb\u02bc")  # left over from an ayin


def thin(labels: Iterable[Label]) -> Iterator[Label]:
    """Give each name the first zoom at which no name before it stands in the same box of the map.

    A name without a box of its own at the last zoom is left out. The browser thins once more, with
    the widths of the names; this says only which of them it need look at.
    """
    labels = list(labels)
    degrees = np.array([(label.longitude, label.latitude) for label in labels]).reshape(-1, 2)
    mercator = np.arcsinh(np.tan(np.radians(degrees[:, 1]))) / (2 * np.pi)
    across, down = (degrees[:, 0] + 180) / 360 / _BOX[0], (0.5 - mercator) / _BOX[1]
    zooms = np.full(len(labels), _LAST_ZOOM + 1)
    for zoom in range(_LAST_ZOOM, 0, -1):
        boxes = (across * (256 << zoom)).astype(np.int64) << 32
        boxes += (down * (256 << zoom)).astype(np.int64)
        zooms[np.unique(boxes, return_index=True)[1]] = zoom
    for label, free in zip(labels, zooms.tolist(), strict=True):
        zoom = max(free, 4 if label.style == "capital" else _earliest(label.weight))
        if zoom <= _LAST_ZOOM:
            yield replace(label, zoom=zoom)


def _earliest(population: int) -> int:
    """Zoom before which a town of this size is no landmark, however empty the land around it."""
    steps = ((2_000_000, 4), (500_000, 5), (100_000, 6), (20_000, 7), (5_000, 8))
    return next((zoom for least, zoom in steps if population >= least), 9)
