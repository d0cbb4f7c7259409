"""Which country and province a point lies in, told by outlines."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import shapely

from geodata.basemap.packing import rings
from geodata.basemap.territories import Territory, territories_at

LAKE = shapely.box(1, 1, 2, 2)
WEST = shapely.box(0, 0, 5, 4).difference(LAKE)
EAST = shapely.box(5, 0, 8, 4)


def drawn(folder: Path) -> Path:
    """A country of two provinces, one of them not surely known, and a country of none."""
    (folder / "areas").mkdir()
    one = {
        "outlines": {"w": rings(WEST), "e": rings(EAST), "c": rings(WEST.union(EAST))},
        "approximate": ["e"],
        "names": {"w": "West", "e": "East"},
    }
    other = {"outlines": {"b": rings(shapely.box(8, 0, 9, 4))}, "approximate": [], "names": {}}
    for name, file in (("AAA", one), ("BBB", other)):
        (folder / "areas" / f"{name}.json").write_text(json.dumps(file))
    return folder


def at(folder: Path, *points: tuple[float, float]) -> list[Territory | None]:
    latitude, longitude = np.array(points, float).reshape(-1, 2).T
    return territories_at(latitude, longitude, folder)


def test_a_point_has_the_country_and_the_province_it_lies_in(tmp_path: Path) -> None:
    assert at(drawn(tmp_path), (3, 3), (3, 6), (3, 8.5)) == [
        Territory("AAA", "West"),
        Territory("AAA"),
        Territory("BBB"),
    ]


def test_what_lies_off_every_outline_has_none_but_a_harbour_has_its_shore(tmp_path: Path) -> None:
    points = ((1.5, 1.5), (4.5, 3), (-20, 100), (4.01, 8.9))
    assert at(drawn(tmp_path), *points) == [None, None, None, Territory("BBB")]


def test_no_points_have_no_territories(tmp_path: Path) -> None:
    assert at(drawn(tmp_path)) == []
