"""The basemap cut for a file that carries it along: fine where the events are, coarse elsewhere."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from geodata.basemap.packing import packed
from geodata.basemap.reading import Box, unpacked

__all__ = ["around", "cut"]

_COARSE = 0.08  # degrees: half a pixel of the whole world on a large screen
_FINE = 0.001  # as the basemap is packed
_PARTS = 8_000  # of a wide box, which nobody looks at in full detail
_SPECK = 0.35  # degrees: islands and lakes that are not seen from afar
_ROOM = 0.35  # of the box on each side
_LEAST = 1.5  # degrees on each side
_WIDE = 60.0  # degrees: of so much, villages are too many to carry along
_LAST_ZOOM = 8  # of the names that a wide box keeps
_EVERYWHERE = ("land", "lakes", "borders", "disputed")
_NEAR = ("islands", "rivers", "streams")

_Points = npt.NDArray[np.float64]


def around(longitudes: _Points, latitudes: _Points) -> Box | None:
    """Box around points, with room to look about; None without any.

    A few points far from all others do not widen it: they get the coarse map.

    Examples
    --------
    >>> around(np.array([36.0, 42.0]), np.array([33.0, 37.0]))
    (33.9, 31.5, 44.1, 38.5)
    """
    if not len(longitudes):
        return None
    west, east = np.quantile(longitudes, (0.005, 0.995), method="closest_observation")
    south, north = np.quantile(latitudes, (0.005, 0.995), method="closest_observation")
    wide, high = max(_ROOM * (east - west), _LEAST), max(_ROOM * (north - south), _LEAST)
    box = west - wide, south - high, east + wide, north + high
    return tuple(round(float(edge), 3) for edge in box)  # type: ignore[return-value]


def cut(
    folder: Path, box: Box | None, areas: Iterable[tuple[str, str]] = ()
) -> Iterator[tuple[str, Any]]:
    """Yield the basemap's files, by their paths, each as the value that its JSON holds.

    Parameters
    ----------
    folder
        What `geodata.basemap.folder` returned.
    box
        Where the map is fine; None for a coarse map of the world.
    areas
        Countries (alpha-3) and places whose outlines are wanted.
    """
    whole = json.loads((folder / "basemap.json").read_bytes())
    fine = _FINE if box is None else max(_FINE, (box[2] - box[0]) / _PARTS)
    for layer in _EVERYWHERE:
        whole[layer] = list(_thinned(whole[layer], box, fine, layer))
    for layer in _NEAR:
        whole[layer] = list(_near(whole[layer], box, fine))
    for layer in ("provinces", "guessed"):
        whole[layer] = {zoom: list(_near(some, box, fine)) for zoom, some in whole[layer].items()}
    names = dict(_names(folder, whole["cells"], box))
    whole["cells"] = sorted(names)
    yield "basemap.json", whole
    yield from ((f"names/{key}.json", rows) for key, rows in names.items())
    yield from _areas(folder, areas, fine)


def _thinned(lines: Iterable[list[int]], box: Box | None, fine: float, layer: str) -> Iterator[Any]:
    """Lines with fewer points; outside the box with far fewer, and there without specks."""
    for line in lines:
        points = unpacked(line)
        inside = _inside(points, box)
        speck = layer in {"land", "lakes"} and float(np.ptp(points, axis=0).max()) < _SPECK
        if speck and not inside.any():
            continue
        yield _packed(_runs(points, inside, fine))


def _runs(points: _Points, inside: npt.NDArray[np.bool_], fine: float) -> _Points:
    """Thin each stretch inside or outside by its own measure; no gap opens between them."""
    edges = np.flatnonzero(np.diff(inside)) + 1
    starts = [0, *edges.tolist()]
    stretches = [
        _simplified(stretch, fine if inside[start] else _COARSE)
        for start, stretch in zip(starts, np.split(points, edges), strict=True)
    ]
    return np.concatenate(stretches)


def _near(lines: Iterable[list[int]], box: Box | None, fine: float) -> Iterator[Any]:
    """Lines that touch the box."""
    for line in lines:
        points = unpacked(line)
        if _inside(points, box).any():
            yield _packed(_simplified(points, fine))


def _simplified(points: _Points, tolerance: float) -> _Points:
    if len(points) < 3 or tolerance <= _FINE:
        return points
    line = shapely.LineString(points).simplify(tolerance, preserve_topology=False)
    return shapely.get_coordinates(line)


def _packed(points: _Points) -> list[int]:
    return packed(shapely.LineString(points))


def _inside(points: _Points, box: Box | None) -> npt.NDArray[np.bool_]:
    if box is None:
        return np.zeros(len(points), dtype=bool)
    west, south, east, north = box
    x, y = points[:, 0], points[:, 1]
    return (x >= west) & (x <= east) & (y >= south) & (y <= north)


def _names(
    folder: Path, cells: Iterable[str], box: Box | None
) -> Iterator[tuple[str, list[list[Any]]]]:
    """Names inside the box that are shown from near, by their cells."""
    if box is None:
        return
    west, south, east, north = box
    last = _LAST_ZOOM if east - west > _WIDE else 99
    for key in cells:
        x, y = (int(part) * 15 for part in key.split("_"))
        if x > east or x + 15 < west or y > north or y + 15 < south:
            continue
        rows = json.loads((folder / "names" / f"{key}.json").read_bytes())
        kept = [
            row
            for row in rows
            if south <= row[1] <= north and west <= row[2] <= east and row[4] <= last
        ]
        if kept:
            yield key, kept


def _areas(
    folder: Path, wanted: Iterable[tuple[str, str]], fine: float
) -> Iterator[tuple[str, Any]]:
    places: dict[str, set[str]] = defaultdict(set)
    for country, place in wanted:
        places[country].add(place)
    for country in sorted(places):
        path = folder / "areas" / f"{country}.json"
        if not path.is_file():
            continue
        known = json.loads(path.read_bytes())["outlines"]
        outlines = {
            place: [_packed(_simplified(unpacked(ring), fine)) for ring in known[place]]
            for place in sorted(places[country] & known.keys())
        }
        yield f"areas/{country}.json", {"outlines": outlines}
