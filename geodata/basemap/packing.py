"""Shapes as the browser reads them: short lists of whole numbers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import shapely

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

__all__ = ["packed", "rings", "write"]

_SCALE = 1000  # a thousandth of a degree, about 100 m: finer than the data


def packed(line: BaseGeometry) -> list[int]:
    """Whole numbers lon, lat, then the differences from point to point: a third of the size.

    >>> packed(shapely.LineString([(36.5, 33.5), (36.6, 33.4)]))
    [36500, 33500, 100, -100]
    """
    points = np.rint(shapely.get_coordinates(line) * _SCALE).astype(int)
    points[:, 0] = np.where(points[:, 0] > 200 * _SCALE, points[:, 0] - 360 * _SCALE, points[:, 0])
    steps = np.diff(points, axis=0, prepend=np.zeros((1, 2), int))
    return [int(number) for number in steps.ravel()]


def rings(area: BaseGeometry) -> list[list[int]]:
    """Every ring of an area, packed.

    >>> rings(shapely.box(0, 0, 1, 1))
    [[1000, 0, 0, 1000, -1000, 0, 0, -1000, 1000, 0]]
    >>> rings(shapely.Polygon())
    []
    """
    return [packed(ring) for ring in shapely.get_rings(shapely.get_parts(area))]


def write(path: Path, value: object) -> None:
    """Write compact JSON, and the folder that it lies in."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, separators=(",", ":"), ensure_ascii=False), encoding="utf-8")
