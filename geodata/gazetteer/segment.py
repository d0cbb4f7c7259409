"""One memory-mapped part of the index, open for look-ups.

Nothing is read when it is opened, a lookup touches a few pages, and so thirteen million places
open as fast as two hundred thousand. After Lucene's segments: a source that changes rebuilds its
own segment and no other. The layout is told in :mod:`geodata.gazetteer.layout`.
"""

from __future__ import annotations

import json
import mmap
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from geodata.gazetteer.layout import ARRAYS, FIELD, cell, digest
from geodata.gazetteer.records import FEATURES
from geodata.models import Place

__all__ = ["Segment"]

_SETTLEMENTS: Final = [FEATURES.index(name) for name in ("city", "village", "neighbourhood")]
_SMALL: Final = 50_000
"""A segment with fewer spellings is looked up faster in a dict, which takes little memory."""
_NOTHING: Final = (0, 0)
Rows = npt.NDArray[np.uint32]


class Segment:
    """A segment on disk, open for look-ups.

    Raises
    ------
    OSError, ValueError
        When a file of it is missing or is not what it should be.
    """

    def __init__(self, folder: Path) -> None:
        meta = json.loads((folder / "meta.json").read_text())
        self._countries: list[str | None] = meta["countries"]
        self.place_count: int = meta["places"]
        self.spelling_count: int = meta["spellings"]
        arrays = {name: np.asarray(_mapped(folder / f"{name}.npy")) for name in ARRAYS}
        self.places = arrays["places"]
        self._prominence = self.places["prominence"]
        self._country = self.places["country"]
        self._exact = arrays["exact_hash"], arrays["exact_place"]
        self._spans = _spans(self._exact[0]) if len(self._exact[0]) <= _SMALL else None
        self._exact_text = arrays["exact_text"]
        self._keys = arrays["key_code"], arrays["key_row"], arrays["key_fold"]
        self._ids = arrays["id_hash"], arrays["id_place"]
        self._cells = arrays["cell_code"], arrays["cell_place"]
        self._place_text = _mapped_bytes(folder / "places.txt")
        self._spelling_text = _mapped_bytes(folder / "spellings.txt")
        self._fold_text = _mapped_bytes(folder / "folds.txt")

    def find(self, spelling: int) -> tuple[int, int]:
        """First and last (exclusive) row of the spellings with a hash."""
        if self._spans is not None:
            return self._spans.get(spelling, _NOTHING)
        return _span(self._exact[0], spelling)

    def spelled_place(self, row: int) -> int:
        """Place that a spelling's row belongs to."""
        return int(self._exact[1][row])

    def spelling(self, row: int) -> str:
        """Spelling as the source writes it."""
        return _line(self._spelling_text, int(self._exact_text[row]))

    def folds(self, codes: npt.NDArray[np.uint64]) -> dict[str, list[int]]:
        """Folded spellings that have one of the packed keys, with the rows of their spellings."""
        keys, rows, offsets = self._keys
        firsts = keys.searchsorted(codes, "left")
        lasts = keys.searchsorted(codes, "right")
        found: dict[str, list[int]] = {}
        for position in np.flatnonzero(lasts > firsts):
            span = slice(int(firsts[position]), int(lasts[position]))
            end = self._fold_text.find(b"\n", int(offsets[span.stop - 1]))
            text = self._fold_text[int(offsets[span.start]) : end].decode()
            for row, folded in zip(rows[span].tolist(), text.split("\n"), strict=True):
                found.setdefault(folded, []).append(row)
        return found

    def row_of(self, place_id: str) -> int | None:
        """Row of a place, or None when the segment does not have it."""
        first, last = _span(self._ids[0], digest(place_id))
        rows = self._ids[1][first:last].tolist()
        return next((row for row in rows if self.id_of(row) == place_id), None)

    def id_of(self, row: int) -> str:
        """Place id at a row."""
        return _line(self._place_text, int(self.places["text"][row])).partition(FIELD)[0]

    def same_as(self, row: int) -> str:
        """Id under which a source below has the place at a row; empty when none has."""
        return _line(self._place_text, int(self.places["text"][row])).rpartition(FIELD)[2]

    def prominence(self, row: int) -> float:
        """Prominence of the place at a row."""
        return float(self._prominence[row])

    def country_of(self, row: int) -> str | None:
        """Alpha-3 code of the country of the place at a row."""
        return self._countries[int(self._country[row])]

    def feature_of(self, row: int) -> str:
        """Feature of the place at a row."""
        return FEATURES[int(self.places["feature"][row])]

    def is_capital(self, row: int) -> bool:
        """Whether the place at a row is a country's capital."""
        return bool(self.places["capital"][row])

    def place(self, row: int) -> Place:
        """Build the place at a row."""
        latitude, longitude, population, text, radius_km, _, country, feature, _ = self.places[
            row
        ].item()
        place_id, name, admin1, _ = _line(self._place_text, text).split(FIELD)
        return Place(
            id=place_id,
            name=name,
            latitude=latitude,
            longitude=longitude,
            feature=FEATURES[feature],
            country=self._countries[country],
            admin1=admin1 or None,
            population=population,
            radius_km=round(radius_km, 3),
        )

    def settlements_of(self, alpha3: str) -> npt.NDArray[np.float64]:
        """Latitudes and longitudes of the settlements of a country, a row each."""
        if alpha3 not in self._countries:
            return np.empty((0, 2))
        own = self.places[self._country == self._countries.index(alpha3)]
        towns = own[np.isin(own["feature"], _SETTLEMENTS)]
        return np.column_stack([towns["latitude"], towns["longitude"]]).astype(np.float64)

    def settlements_near(self, latitude: float, longitude: float, *, degrees: int) -> Rows:
        """Rows of the settlements in the square degrees up to some degrees around a point."""
        codes, rows = self._cells
        found = []
        for north in range(-degrees, degrees + 1):
            if not -90 <= latitude + north <= 90:
                continue
            for east in range(-degrees, degrees + 1):
                first, last = _span(codes, cell(latitude + north, longitude + east))
                if last > first:
                    found.append(rows[first:last])
        rows = np.concatenate(found) if found else np.empty(0, dtype="u4")
        return rows[np.isin(self.places["feature"][rows], _SETTLEMENTS)]


def _mapped(path: Path) -> npt.NDArray[Any]:
    """Array of a .npy file, mapped; an empty one cannot be mapped and is read."""
    if path.stat().st_size <= 128:
        return np.load(path)  # type: ignore[no-any-return]
    return np.load(path, mmap_mode="r")  # type: ignore[no-any-return]


def _mapped_bytes(path: Path) -> mmap.mmap | bytes:
    if path.stat().st_size == 0:
        return b""
    with path.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


def _spans(column: npt.NDArray[Any]) -> dict[int, tuple[int, int]]:
    """First and last (exclusive) position of every value of a sorted column."""
    values, firsts, counts = np.unique(column, return_index=True, return_counts=True)
    lasts = (firsts + counts).tolist()
    return dict(zip(values.tolist(), zip(firsts.tolist(), lasts, strict=True), strict=True))


def _line(text: mmap.mmap | bytes, offset: int) -> str:
    return text[offset : text.find(b"\n", offset)].decode()


def _span(column: npt.NDArray[Any], value: int) -> tuple[int, int]:
    """First and last (exclusive) position of a value in a sorted column."""
    wanted = column.dtype.type(value)
    first = int(column.searchsorted(wanted))
    last = first
    while last < len(column) and column[last] == wanted:
        last += 1
    return first, last
