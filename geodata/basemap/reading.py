"""The basemap's files as shapes and names within a box, for whoever draws without a browser."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from geodata.basemap.labels import WORLD_ZOOM, Label, cell

__all__ = ["Ground", "unpacked"]

Box = tuple[float, float, float, float]
"""West, south, east and north, in degrees."""

_SCALE = 1000  # as it was packed


def unpacked(numbers: Sequence[int]) -> npt.NDArray[np.float64]:
    """Points (longitude, latitude) of a packed line.

    Examples
    --------
    >>> unpacked([36500, 33500, 100, -100]).tolist()
    [[36.5, 33.5], [36.6, 33.4]]
    """
    return np.cumsum(np.array(numbers, dtype=float).reshape(-1, 2), axis=0) / _SCALE


@dataclass(frozen=True)
class Ground:
    """What `geodata.basemap.folder` holds, read once."""

    folder: Path

    @cached_property
    def _content(self) -> Mapping[str, Any]:
        found: Mapping[str, Any] = json.loads((self.folder / "basemap.json").read_bytes())
        return found

    def polygons(self, layer: str, box: Box) -> list[shapely.Polygon]:
        """Parts of ``land``, ``lakes`` or ``islands`` that lie in a box."""
        every, bounds = self._whole(layer)
        west, south, east, north = box
        left, bottom, right, top = bounds.T
        near = np.flatnonzero((left <= east) & (right >= west) & (bottom <= north) & (top >= south))
        whole = every[near]
        frame = shapely.box(*box)
        shapely.prepare(frame)
        crossing = np.flatnonzero(~shapely.contains_properly(frame, whole))
        valid = [self._valid(layer, number) for number in near[crossing].tolist()]
        # Not clip_by_rect, which stops at a sliver that only touches the box.
        whole[crossing] = shapely.intersection(np.array(valid, dtype=object), frame)
        parts: Any = shapely.get_parts(whole)
        return [part for part in parts if part.geom_type == "Polygon" and not part.is_empty]

    def _whole(self, layer: str) -> tuple[Any, npt.NDArray[np.float64]]:
        """Every polygon of a layer, as it was drawn, and what each fills; kept as the lines are."""
        if layer not in self._polygons:
            rings = [points for points in map(unpacked, self._content[layer]) if len(points) > 3]
            owners = np.repeat(np.arange(len(rings)), [len(points) for points in rings])
            every = shapely.polygons(shapely.linearrings(np.concatenate(rings), indices=owners))
            self._polygons[layer] = every, shapely.bounds(every)
        return self._polygons[layer]

    @cached_property
    def _polygons(self) -> dict[str, tuple[Any, npt.NDArray[np.float64]]]:
        return {}

    def _valid(self, layer: str, number: int) -> Any:
        """Mend a polygon once: a continent takes a third of a second."""
        found = self._mended.get((layer, number))
        if found is None:
            polygon = self._whole(layer)[0][number]
            found = self._mended[layer, number] = shapely.make_valid(polygon)
        return found

    @cached_property
    def _mended(self) -> dict[tuple[str, int], Any]:
        return {}

    def lines(self, layer: str, box: Box, *, zoom: int = 99) -> list[npt.NDArray[np.float64]]:
        """Points of the lines of a layer that touch a box; of provinces, those of this zoom."""
        value = self._content[layer]
        names = [layer]
        if isinstance(value, dict):
            names = [f"{layer}/{first}" for first in value if int(first) <= zoom]
        return [points for name in names for points in self._within(name, box)]

    def _within(self, layer: str, box: Box) -> list[npt.NDArray[np.float64]]:
        west, south, east, north = box
        return [
            points
            for points, (left, bottom, right, top) in self._boxed(layer)
            if left <= east and right >= west and bottom <= north and top >= south
            if len(points) > 1
        ]

    def _boxed(self, layer: str) -> list[tuple[npt.NDArray[np.float64], Box]]:
        """Lines of a layer with the boxes they fill; kept, for a locator asks again."""
        if layer not in self._lines:
            name, _, zoom = layer.partition("/")
            packed = self._content[name][zoom] if zoom else self._content[name]
            found = []
            for points in map(unpacked, packed):
                (left, bottom), (right, top) = points.min(axis=0), points.max(axis=0)
                found.append((points, (left, bottom, right, top)))
            self._lines[layer] = found
        return self._lines[layer]

    @cached_property
    def _lines(self) -> dict[str, list[tuple[npt.NDArray[np.float64], Box]]]:
        return {}

    def labels(self, box: Box, zoom: int) -> Iterator[Label]:
        """Names in a box up to a zoom, in the order in which they claim their room."""
        for row in self._rows(box, zoom):
            name, latitude, longitude, style, first, *angle = row
            if first <= zoom and box[0] <= longitude <= box[2] and box[1] <= latitude <= box[3]:
                turn = angle[0] if angle else 0
                yield Label(name, latitude, longitude, style, first, angle=turn)

    def _rows(self, box: Box, zoom: int) -> Iterator[list[Any]]:
        yield from self._content["names"]
        if zoom <= WORLD_ZOOM:
            return
        near = set(self._content["cells"])
        west, south, east, north = box
        for longitude in np.arange(np.floor(west / 15) * 15, east, 15):
            for latitude in np.arange(np.floor(south / 15) * 15, north, 15):
                name = cell(float(latitude), float(longitude))
                if name in near:
                    yield from json.loads((self.folder / "names" / f"{name}.json").read_bytes())

    def outline(self, country: str | None, place_id: str | None) -> list[npt.NDArray[np.float64]]:
        """Rings of a country or province; none when its outline is not known."""
        path = self.folder / "areas" / f"{country}.json"
        if not country or not place_id or not path.is_file():
            return []
        outlines = json.loads(path.read_bytes())["outlines"]
        return [unpacked(ring) for ring in outlines.get(place_id, [])]
