"""Coasts, borders and province lines → the patches of land between them.

Lines that should meet often miss each other by a little, because they were drawn in different
editions of the data: loose ends are led on to the nearest line before the patches are cut out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import shapely

from geodata.basemap import natural_earth

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

__all__ = ["Faces", "Shapes", "cut", "read_faces", "within"]

Shapes = npt.NDArray[np.object_]
_GAP = 0.1  # degrees that a loose end is led on: wider gaps stand for lines that are missing
_BEYOND = 0.01  # of the gap, so that the two lines surely cross
_BESIDE = 1e-4  # degrees to the left and right of a line, where its two patches are looked for


@dataclass(frozen=True, slots=True)
class Faces:
    """Patches of land, and the lines between them; ``left``, ``right`` are numbers or -1."""

    polygons: Shapes
    lines: Shapes
    left: npt.NDArray[np.int64]
    right: npt.NDArray[np.int64]


def read_faces() -> Faces:
    """Cut the land of Natural Earth along its borders and province lines."""
    land = natural_earth.read(natural_earth.LAND).geometry.to_numpy()
    inner = [
        natural_earth.read(name).geometry.to_numpy()
        for name in (natural_earth.BORDERS, natural_earth.PROVINCES)
    ]
    return cut(land, np.concatenate(inner))


def cut(land: Shapes, inner: Shapes) -> Faces:
    """Patches that the inner lines cut the land into, and the lines that part two of them."""
    coasts = shapely.get_parts(shapely.boundary(land))
    pieces = _pieces(np.concatenate([shapely.get_parts(inner), coasts]))
    pieces = _bridged(pieces)
    found = shapely.get_parts(shapely.polygonize(pieces))
    points = shapely.point_on_surface(found)
    on_land = np.unique(within(points, shapely.get_parts(land))[0])
    polygons = found[on_land]
    left, right = (_patch_beside(pieces, polygons, side) for side in (1, -1))
    parting = left != right
    return Faces(polygons, pieces[parting], left[parting], right[parting])


def within(points: Shapes, polygons: Shapes) -> npt.NDArray[np.int64]:
    """Numbers of points, and of the polygons that they lie in: two rows.

    The polygons ask and the points are in the tree, so that each polygon is prepared once.
    """
    polygon, point = shapely.STRtree(points).query(polygons, predicate="contains")
    return np.stack([point, polygon])


def _pieces(lines: Shapes) -> Shapes:
    """Lines cut where they cross, and joined where only two of them meet."""
    noded: BaseGeometry = shapely.union_all(lines)
    return shapely.get_parts(shapely.line_merge(noded))


def _bridged(pieces: Shapes) -> Shapes:
    """Lead each loose end on to the nearest other piece, which is cut there."""
    ends, owners = _loose_ends(pieces)
    asked, near = shapely.STRtree(pieces).query(ends, predicate="dwithin", distance=_GAP)
    others = near != owners[asked]
    asked, near = asked[others], near[others]
    gaps = shapely.distance(ends[asked], pieces[near])
    order = np.lexsort((gaps, asked))
    nearest = order[np.unique(asked[order], return_index=True)[1]]
    bridges = shapely.shortest_line(ends[asked[nearest]], pieces[near[nearest]])
    corners = shapely.get_coordinates(bridges).reshape(-1, 2, 2)
    corners[:, 1] += (corners[:, 1] - corners[:, 0]) * _BEYOND
    met = np.unique(near[nearest])
    # Not merged: at an end of theirs a piece may end that is not among them.
    cut_anew = shapely.union_all(np.concatenate([pieces[met], shapely.linestrings(corners)]))
    return np.concatenate([np.delete(pieces, met), shapely.get_parts(cut_anew)])


def _loose_ends(pieces: Shapes) -> tuple[Shapes, npt.NDArray[np.int64]]:
    """Points where a piece ends and nothing goes on, and the number of that piece."""
    open_pieces = np.flatnonzero(~shapely.is_closed(pieces))
    ends = np.concatenate(
        [
            shapely.get_coordinates(shapely.get_point(pieces[open_pieces], which))
            for which in (0, -1)
        ]
    )
    _, which, counts = np.unique(ends, axis=0, return_inverse=True, return_counts=True)
    loose = counts[which.ravel()] == 1
    return np.asarray(shapely.points(ends[loose])), np.tile(open_pieces, 2)[loose]


def _patch_beside(pieces: Shapes, polygons: Shapes, side: int) -> npt.NDArray[np.int64]:
    """Find the patch a little to one side of the middle of each line: its number, or -1."""
    middle = shapely.get_coordinates(shapely.line_interpolate_point(pieces, 0.5, normalized=True))
    ahead: npt.NDArray[Any] = shapely.get_coordinates(
        shapely.line_interpolate_point(pieces, 0.5001, normalized=True)
    )
    along = ahead - middle
    lengths = np.maximum(np.hypot(along[:, 0], along[:, 1]), 1e-12)
    beside = (
        middle + side * _BESIDE * np.column_stack([-along[:, 1], along[:, 0]]) / lengths[:, None]
    )
    line, patch = within(np.asarray(shapely.points(beside)), polygons)
    found = np.full(len(pieces), -1)
    found[line] = patch
    return found
