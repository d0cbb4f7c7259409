"""One part of the index, open for look-ups.

Next to nothing is read when it is opened, a look-up reads a few pieces, and so thirteen million
places open as fast as two hundred thousand. After Lucene's segments: a source that changes
rebuilds its own segment and no other. The layout is told in :mod:`geodata.gazetteer.layout`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from geodata.gazetteer.codes import arabic_world
from geodata.gazetteer.contents import content
from geodata.gazetteer.distance import great_circle_km
from geodata.gazetteer.folds import FoldIndex
from geodata.gazetteer.layout import (
    ALIGNMENT,
    FIELD,
    FIELD_BYTE,
    PLACE,
    PLACE_NUMBER,
    SETTLEMENT,
    SPELLING,
    Span,
    cell_hash,
    digest,
)
from geodata.gazetteer.records import FEATURES
from geodata.gazetteer.tables import Table
from geodata.models import Place

__all__ = ["Hit", "Segment"]

_SETTLEMENT_DTYPE: Final = np.dtype(
    [
        ("hash", "<u8"), ("latitude", "<f4"), ("longitude", "<f4"), ("place", "<u4"),
        ("country", "<u4"),
    ]
)  # fmt: skip
_USUAL: Final = 160
"""Bytes that hold most records as far as their own texts go."""


class Hit(Struct, gc=False):
    """A spelling that was found: what is known of it without reading the place's record.

    Those of one fold that have the same ``mark`` are spelled the same. Nothing that it refers to
    refers to it, so the garbage collector need not look at the thousands there are.
    """

    segment: Segment
    place: int
    prominence: float
    spelled_at: int
    country_number: int
    feature_number: int
    mark: int

    @property
    def country(self) -> str | None:
        """Country of the place, as ISO 3166-1 alpha-3."""
        return self.segment.countries[self.country_number]

    @property
    def in_arabic_world(self) -> bool:
        """Whether the place has names that many romanise."""
        return self.segment.arabic[self.country_number]

    @property
    def feature(self) -> str:
        """What the place is."""
        return FEATURES[self.feature_number]

    def spelling(self) -> str:
        """Spelling as the source writes it."""
        return self.segment.spelling(self.place, self.spelled_at)


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
        self.countries: list[str | None] = meta["countries"]
        self.arabic = [each is None or each in arabic_world() for each in self.countries]
        self._records = content(folder / "records.bin")
        self._spellings = Table(folder / "spellings", SPELLING)
        self._ids = Table(folder / "ids", PLACE_NUMBER)
        self._cells = Table(folder / "cells", SETTLEMENT)
        self.folds = FoldIndex(folder)
        self._twins = memoryview((folder / "twins.numbers").read_bytes()).cast("I")

    def knows(self, span: Span) -> bool:
        """Whether there is a spelling with a hash."""
        return bool(self._spellings.bytes_of(*span, 1))

    def hits(self, span: Span, most: int | None = None) -> Sequence[Hit]:
        """Spellings with a hash; of each hash, those of the most prominent places first."""
        rows = self._spellings.rows(*span, most)
        return [Hit(self, *row) for row in rows]

    def find(self, place_id: str) -> int | None:
        """Place by its id; None when it is not here."""
        for (place,) in self._ids.rows(digest(place_id)):
            if self.id_of(place) == place_id:
                return int(place)
        return None

    def twins(self) -> list[int]:
        """Numbers of the places that a source below has too."""
        return list(self._twins)

    def shared_with(self, other: Segment) -> npt.NDArray[np.uint32]:
        """Numbers of the places that have one id here and there, a row each: (here, there)."""
        pairs = [
            np.column_stack([here.view("<u4")[::2], there.view("<u4")[::2]])
            for here, there in self._ids.shared_with(other._ids)
        ]
        return np.concatenate([np.empty((0, 2), "u4"), *pairs])

    def spelling(self, place: int, spelled_at: int) -> str:
        """Spelling that stands somewhere in a place's record."""
        return self.text(place * ALIGNMENT + spelled_at)

    def id_of(self, place: int) -> str:
        """Id of a place."""
        return self.text(place * ALIGNMENT + PLACE.size)

    def same_as(self, place: int) -> str:
        """Id under which a source below has a place; empty when none has."""
        return self._own_texts(place)[3]

    def prominence(self, place: int) -> float:
        """Prominence of a place."""
        return float(self._place(place)[4])

    def population(self, place: int) -> int:
        """Inhabitants of a place."""
        return int(self._place(place)[2])

    def is_capital(self, place: int) -> bool:
        """Whether a place is a country's capital."""
        return bool(self._place(place)[7])

    def place(self, number: int) -> Place:
        """Build a place."""
        return self.spelled_place(number, 0)[0]

    def spelled_place(self, number: int, spelled_at: int) -> tuple[Place, str]:
        """Build a place and read one of its spellings; both are read at once."""
        start = number * ALIGNMENT
        record = self._records[start : start + _USUAL]
        latitude, longitude, population, radius, _, country, feature, _, size, _ = (
            PLACE.unpack_from(record)
        )
        end = PLACE.size + size
        if end > _USUAL:
            record = self._records[start : start + end]
        place_id, name, admin1, _, _ = record[PLACE.size : end].decode().split(FIELD)
        # By position: keywords cost a quarter of the time.
        place = Place(
            place_id,
            name,
            latitude,
            longitude,
            FEATURES[feature],
            self.countries[country],
            admin1 or None,
            population,
            radius / 1000,
        )
        if spelled_at < end:
            return place, name
        stop = record.find(FIELD_BYTE, spelled_at)
        if stop < 0:
            return place, self.text(start + spelled_at)
        return place, record[spelled_at:stop].decode()

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
            self._cells.bytes_of(cell_hash(latitude + north, longitude + east))
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

    def settlements_in(self, latitude: float, longitude: float) -> npt.NDArray[np.void]:
        """Latitude, longitude, place and country of the settlements in a point's square degree."""
        found = self._cells.bytes_of(cell_hash(latitude, longitude))
        return np.frombuffer(found, dtype=_SETTLEMENT_DTYPE)

    def spellings(self, number: int) -> list[str]:
        """All spellings of a place."""
        start = number * ALIGNMENT + PLACE.size
        texts = self._records[start : start + self._place(number)[9]].decode().split(FIELD)
        return [texts[1], *texts[4:-1]]

    def settlements_of(self, alpha3: str) -> npt.NDArray[np.float64]:
        """Latitudes and longitudes of the settlements of a country, a row each."""
        if alpha3 not in self.countries:
            return np.empty((0, 2))
        everywhere = self._cells.array(_SETTLEMENT_DTYPE)
        own = everywhere[everywhere["country"] == self.countries.index(alpha3)]
        return np.column_stack([own["latitude"], own["longitude"]]).astype(np.float64)

    def _place(self, number: int) -> tuple[Any, ...]:
        start = number * ALIGNMENT
        return PLACE.unpack(self._records[start : start + PLACE.size])

    def _own_texts(self, number: int) -> list[str]:
        start = number * ALIGNMENT + PLACE.size
        return self._records[start : start + self._place(number)[8]].decode().split(FIELD)

    def text(self, start: int) -> str:
        """Text that starts somewhere in the records."""
        size = _USUAL
        while (end := (piece := self._records[start : start + size]).find(FIELD_BYTE)) < 0:
            size *= 4
        return piece[:end].decode()
