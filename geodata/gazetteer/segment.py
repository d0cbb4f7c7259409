"""One memory-mapped part of the index, open for look-ups.

Nothing is read when it is opened, a look-up touches a few pages, and so thirteen million places
open as fast as two hundred thousand. After Lucene's segments: a source that changes rebuilds its
own segment and no other. The layout is told in :mod:`geodata.gazetteer.layout`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from geodata.gazetteer.distance import great_circle_km
from geodata.gazetteer.layout import (
    ALIGNMENT,
    FIELD,
    FIELD_BYTE,
    PLACE,
    PLACE_NUMBER,
    SETTLEMENT,
    SPELLING,
    cell_hash,
    digest,
    pack,
    scatter,
)
from geodata.gazetteer.mapping import Mapping
from geodata.gazetteer.records import FEATURES
from geodata.gazetteer.tables import Table
from geodata.models import Place

__all__ = ["Hit", "Segment"]

_SETTLEMENT_DTYPE: Final = np.dtype(
    [("latitude", "<f4"), ("longitude", "<f4"), ("place", "<u4"), ("country", "<u4")]
)
_FOLD_BYTES: Final = 1 << 16
_NEAR_FOLD_BYTES: Final = 1 << 12
"""How much is read of the folds under the key of a name, and under each key one letter away: all
there are, but for a few keys in millions of places, and then the most prominent."""


class Hit(NamedTuple):
    """A spelling that was found: what is known of it without reading the place's record."""

    segment: Segment
    place: int
    similarity: float
    prominence: float
    country: str | None
    feature: str
    spelled_at: int

    def spelling(self) -> str:
        """Spelling as the source writes it."""
        return self.segment.text(self.place * ALIGNMENT + self.spelled_at)


class Segment:
    """A segment on disk, open for look-ups.

    Raises
    ------
    OSError, ValueError, KeyError
        When a file of it is missing or is not what it should be.
    """

    def __init__(self, folder: Path) -> None:
        meta = json.loads((folder / "meta.json").read_text())
        self.place_count: int = meta["places"]
        self.spelling_count: int = meta["spellings"]
        self.states: dict[str, str] = meta["states"]
        self._countries: list[str | None] = meta["countries"]
        self._files = Mapping(folder)
        self._records = self._files.text("records.bin")
        self._spellings = Table(self._files, "spellings", SPELLING)
        self._ids = Table(self._files, "ids", PLACE_NUMBER)
        self._cells = Table(self._files, "cells", SETTLEMENT)
        self._keys = np.frombuffer(self._files.view("keys.codes"), dtype="<u8")
        self._key_texts = self._files.view("keys.folds").cast("Q")
        self._folds = self._files.text("folds.txt")

    def knows(self, spelling: int) -> bool:
        """Whether there is a spelling with a hash."""
        return spelling in self._spellings

    def hits(self, spelling: int, similarity: float, most: int | None = None) -> Sequence[Hit]:
        """Spellings with a hash, those of the most prominent places first."""
        first, last = self._spellings.find(spelling)
        if first == last:
            return ()
        if most is not None:
            last = min(last, first + most)
        countries = self._countries
        return [
            Hit(self, place, similarity, prominence, countries[country], FEATURES[feature], at)
            for place, prominence, at, country, feature in self._spellings.rows(first, last)
        ]

    def spelling(self, row: int) -> str:
        """Spelling in some row of the index, for samples of it."""
        place, _, text, _, _ = self._spellings.row(row)
        return self.text(place * ALIGNMENT + text)

    def folds(self, key: str, codes: npt.NDArray[np.uint64]) -> list[str]:
        """Folded spellings that have one of the packed keys, each once.

        Parameters
        ----------
        key
            The consonant key of the name that is looked for: of its spellings more are read.
        codes
            The packed keys to look under.
        """
        own = scatter(pack(key))
        wanted = np.sort(codes * np.uint64(scatter(1)))
        places = np.searchsorted(self._keys, wanted)
        places[places == len(self._keys)] = 0
        found = places[self._keys[places] == wanted] if len(self._keys) else places[:0]
        texts: list[str] = []
        for place in found.tolist():
            most = _FOLD_BYTES if self._keys[place] == own else _NEAR_FOLD_BYTES
            texts += self._folds_of(place, most)
        return texts

    def _folds_of(self, key: int, most: int) -> list[str]:
        first, last = self._key_texts[key], self._key_texts[key + 1] - 1
        if last - first > most:
            last = self._folds.rfind(b"\n", first, first + most)
        return self._folds[first:last].decode().split("\n")

    def find(self, place_id: str) -> int | None:
        """Place by its id, or None when the segment does not have it."""
        for (place,) in self._ids.rows(*self._ids.find(digest(place_id))):
            if self.id_of(place) == place_id:
                return int(place)
        return None

    def numbers(self) -> Iterator[int]:
        """Yield the number of every place, in the order in which they were added."""
        start = 0
        while start < len(self._records):
            yield start // ALIGNMENT
            size = PLACE.size + self._place(start // ALIGNMENT)[-1]
            start += size + -size % ALIGNMENT

    def id_of(self, place: int) -> str:
        """Id of a place."""
        return self.text(place * ALIGNMENT + PLACE.size)

    def same_as(self, place: int) -> str:
        """Id under which a source below has a place; empty when none has."""
        return self._own_texts(place)[3]

    def prominence(self, place: int) -> float:
        """Prominence of a place."""
        return float(self._place(place)[4])

    def is_capital(self, place: int) -> bool:
        """Whether a place is a country's capital."""
        return bool(self._place(place)[7])

    def place(self, number: int) -> Place:
        """Build a place."""
        start = number * ALIGNMENT
        latitude, longitude, population, radius, _, country, feature, _, size, _ = (
            PLACE.unpack_from(self._records, start)
        )
        start += PLACE.size
        place_id, name, admin1, _, _ = self._records[start : start + size].decode().split(FIELD)
        # By position: keywords cost a quarter of the time.
        return Place(
            place_id,
            name,
            latitude,
            longitude,
            FEATURES[feature],
            self._countries[country],
            admin1 or None,
            population,
            radius / 1000,
        )

    def nearest_settlement(
        self, latitude: float, longitude: float, *, degrees: int
    ) -> tuple[float, int] | None:
        """Nearest settlement in the square degrees up to some degrees around a point.

        Returns
        -------
        tuple of float and int, or None
            Its distance in km and its number.
        """
        found = b"".join(
            self._cells.bytes_of(*self._cells.find(cell_hash(latitude + north, longitude + east)))
            for north in range(-degrees, degrees + 1)
            if -90 <= latitude + north <= 90
            for east in range(-degrees, degrees + 1)
        )
        if not found:
            return None
        near = np.frombuffer(found, dtype=_SETTLEMENT_DTYPE)
        distances = great_circle_km(
            latitude, longitude, near["latitude"].astype("f8"), near["longitude"].astype("f8")
        )
        best = int(np.argmin(distances))
        return float(distances[best]), int(near["place"][best])

    def settlements_of(self, alpha3: str) -> npt.NDArray[np.float64]:
        """Latitudes and longitudes of the settlements of a country, a row each."""
        if alpha3 not in self._countries:
            return np.empty((0, 2))
        everywhere = np.frombuffer(self._cells.all_rows, dtype=_SETTLEMENT_DTYPE)
        own = everywhere[everywhere["country"] == self._countries.index(alpha3)]
        return np.column_stack([own["latitude"], own["longitude"]]).astype(np.float64)

    def _place(self, number: int) -> tuple[Any, ...]:
        return PLACE.unpack_from(self._records, number * ALIGNMENT)

    def _own_texts(self, number: int) -> list[str]:
        start = number * ALIGNMENT + PLACE.size
        return self._records[start : start + self._place(number)[8]].decode().split(FIELD)

    def text(self, start: int) -> str:
        """Text that starts somewhere in the records."""
        return self._records[start : self._records.find(FIELD_BYTE, start)].decode()

    @property
    def is_large(self) -> bool:
        """Whether it has files whose pages are worth handing back."""
        return self._files.are_large

    def release(self) -> None:
        """Hand the pages that look-ups have touched back to the system, to keep memory small."""
        self._files.release()
