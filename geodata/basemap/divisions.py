"""First-level divisions as areas: which province each patch of land belongs to.

Natural Earth's lines have no reliable names, and its divisions are not always those that the
gazetteer knows. So the towns inside a patch say whose it is, by the division that GeoNames lists
them under. Where a line is missing, and the towns of several divisions lie in one patch, it is
parted halfway between them: such a line is marked as approximate, and so are the areas it bounds.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import numpy.typing as npt
import shapely

from geodata.basemap.faces import Faces, Shapes, within

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from shapely.geometry.base import BaseGeometry

__all__ = ["Divisions", "Line", "Town", "country_of", "divide"]

Line: TypeAlias = tuple["BaseGeometry", str, str]
"""A line, and the codes of the divisions on its two sides."""

_AT_HOME = 0.5  # a division lives in a patch that holds this share of its towns
_NOTHING = shapely.Polygon()
_ISLAND_REACH = 1.0  # degrees from a patch without towns to the town that says whose it is


@dataclass(frozen=True, slots=True)
class Town:
    """Where a town lies, and the code of its division: "SY.07"."""

    latitude: float
    longitude: float
    code: str


@dataclass(frozen=True, slots=True)
class Divisions:
    """Areas by the code of the division ("SY.07") and of the country ("SY"), and their lines."""

    areas: Mapping[str, BaseGeometry]
    countries: Mapping[str, BaseGeometry]
    approximate: frozenset[str]
    lines: Sequence[Line]
    guessed: Sequence[Line]


@dataclass(frozen=True, slots=True)
class _Part:
    """A patch, or a part of one, that is one division's."""

    face: int
    code: str
    shape: BaseGeometry


def divide(faces: Faces, towns: Sequence[Town]) -> Divisions:
    """Give every patch to a division, or part it among several."""
    codes = np.array([town.code for town in towns])
    spots = shapely.points([(town.longitude, town.latitude) for town in towns])
    inside = _towns_inside(faces, spots)
    claims = _claims(inside, codes)
    parts: list[_Part] = []
    guessed: list[Line] = []
    for face, members in inside.items():
        claimed = claims[face]
        if len(claimed) == 1:
            parts.append(_Part(face, claimed[0], faces.polygons[face]))
            continue
        settled = [town for town in members if codes[town] in claimed]
        shapes = _split(faces.polygons[face], spots[settled], codes[settled])
        parts += [_Part(face, code, shape) for code, shape in shapes.items()]
        guessed += _between(shapes, faces.polygons[face])
    parts += _islands(faces, set(inside), spots, codes)
    owners = {part.face: part.code for part in parts}
    whole = [part for part in parts if part.shape is faces.polygons[part.face]]
    split = [part for part in parts if part.shape is not faces.polygons[part.face]]
    areas = _joined([(part.code, part.shape) for part in whole])
    for part in split:
        areas[part.code] = shapely.union(areas.get(part.code, _NOTHING), part.shape)
    return Divisions(
        areas,
        _joined([(country_of(code), faces.polygons[face]) for face, code in owners.items()]),
        frozenset(part.code for part in split),
        list(_lines(faces, owners, {part.face for part in split})),
        guessed,
    )


def country_of(code: str) -> str:
    """Country of a division: "SY" of "SY.07"."""
    return code.partition(".")[0]


def _towns_inside(faces: Faces, spots: Shapes) -> dict[int, list[int]]:
    """Numbers of the towns in each patch that has any."""
    inside: dict[int, list[int]] = defaultdict(list)
    town, face = within(spots, faces.polygons)
    for each, holder in zip(town.tolist(), face.tolist(), strict=True):
        inside[holder].append(each)
    return inside


def _claims(
    inside: Mapping[int, Sequence[int]], codes: npt.NDArray[np.str_]
) -> dict[int, list[str]]:
    """Divisions that a patch belongs to: that of most of its towns, and all that live in it.

    Only those of the country that most of its towns lie in: a stray town beyond a border that was
    drawn a little off is no claim.
    """
    total = dict(zip(*np.unique(codes, return_counts=True), strict=True))
    claims = {}
    for face, members in inside.items():
        names, counts = np.unique(codes[members], return_counts=True)
        most = str(names[counts.argmax()])
        claims[face] = [most] + [
            str(name)
            for name, count in zip(names, counts, strict=True)
            if name != most
            and country_of(name) == country_of(most)
            and count >= _AT_HOME * total[name]
        ]
    return claims


def _split(
    face: BaseGeometry, spots: Shapes, codes: npt.NDArray[np.str_]
) -> dict[str, BaseGeometry]:
    """Part a patch so that every point goes to the division of the nearest town."""
    stretch = np.array([np.cos(np.radians(face.centroid.y)), 1.0])
    scaled = shapely.transform(spots, lambda xy: xy * stretch)
    ground = shapely.transform(face, lambda xy: xy * stretch)
    cells = shapely.get_parts(
        shapely.voronoi_polygons(shapely.multipoints(scaled), extend_to=ground)
    )
    town, cell = within(scaled, cells)
    shapes = {}
    for code in np.unique(codes[town]).tolist():
        own = shapely.union_all(cells[cell[codes[town] == code]])
        shape = shapely.intersection(own, ground)
        shapes[code] = shapely.transform(shape, lambda xy: xy / stretch)
    return shapes


def _between(shapes: Mapping[str, BaseGeometry], face: BaseGeometry) -> Iterator[Line]:
    """Lines along which a patch was parted."""
    edge = shapely.boundary(face).buffer(1e-6)
    names = list(shapes)
    for number, one in enumerate(names):
        for other in names[:number]:
            shared = shapely.intersection(shapes[one].boundary, shapes[other].boundary)
            line = shapely.line_merge(shapely.difference(shared, edge))
            if line.length > 0:
                yield line, one, other


def _islands(
    faces: Faces, settled: set[int], spots: Shapes, codes: npt.NDArray[np.str_]
) -> Iterator[_Part]:
    """Patches without towns: the nearest town says whose they are, if there is one near."""
    empty = np.setdiff1d(np.arange(len(faces.polygons)), list(settled))
    middles = shapely.point_on_surface(faces.polygons[empty])
    near, town = shapely.STRtree(spots).query_nearest(
        middles, max_distance=_ISLAND_REACH, all_matches=False
    )
    for each, nearest in zip(empty[near].tolist(), town.tolist(), strict=True):
        yield _Part(each, str(codes[nearest]), faces.polygons[each])


def _joined(pieces: Sequence[tuple[str, BaseGeometry]]) -> dict[str, BaseGeometry]:
    """Join the patches of each code, which share the points of their edges."""
    gathered: dict[str, list[BaseGeometry]] = defaultdict(list)
    for code, shape in pieces:
        gathered[code].append(shape)
    return {code: shapely.coverage_union_all(shapes) for code, shapes in gathered.items()}


def _lines(faces: Faces, owners: Mapping[int, str], split: AbstractSet[int]) -> Iterator[Line]:
    """Lines between two divisions of one country, as they were drawn."""
    sides = zip(faces.lines, faces.left.tolist(), faces.right.tolist(), strict=True)
    for line, left, right in sides:
        one, other = owners.get(left), owners.get(right)
        if one is None or other is None or country_of(one) != country_of(other):
            continue
        if one != other or left in split or right in split:
            yield line, one, other
