"""Writing a segment of the index."""

from __future__ import annotations

import json
import struct
from array import array
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from geodata.gazetteer.layout import (
    ARRAYS,
    FIELD,
    MIN_FOLD,
    PLACE,
    bare_hash,
    cell,
    digest,
    fold_hash,
    pack,
    plain_hash,
)
from geodata.gazetteer.records import FEATURES, Record
from geodata.gazetteer.romanisation import consonant_key, fold, normalise, romanisable

__all__ = ["SegmentWriter", "write_segment"]

_PLACE_ROW = struct.Struct("<ddQQffHBB")
"""One row of ``PLACE``, packed; a list of tuples would take five times the memory."""


class _Lines:
    """A text file under construction: lines are found again by their offsets."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = path.open("wb")
        self._end = 0

    def add(self, line: str) -> int:
        """Append a line; returns its offset."""
        offset = self._end
        self._end += self._file.write(line.encode("utf-8", "replace") + b"\n")
        return offset

    def reorder(self, offsets: npt.NDArray[Any]) -> npt.NDArray[Any]:
        """Write the lines anew in the order of their offsets; returns where they went."""
        self._file.close()
        text = self._path.read_bytes()
        moved, end = array("Q"), 0
        with self._path.open("wb") as file:
            for offset in offsets.tolist():
                moved.append(end)
                end += file.write(text[offset : text.index(b"\n", offset) + 1])
        return np.frombuffer(moved, dtype="u8")

    def close(self) -> None:
        """Close the file."""
        self._file.close()


class SegmentWriter:
    """Collects records and writes them as a segment.

    Parameters
    ----------
    folder
        An empty folder that nobody reads yet.
    arabic
        Alpha-3 codes of the countries where names carry the Arabic article.
    """

    def __init__(self, folder: Path, *, arabic: frozenset[str]) -> None:
        self._folder = folder
        self._arabic = arabic
        self._places = bytearray()
        self._place_count = 0
        self._spelling_count = 0
        self._codes: dict[str | None, int] = {None: 0}
        self._columns = {name: array("Q") for name in ARRAYS if name != "places"}
        self._texts = _Lines(folder / "places.txt")
        self._spellings = _Lines(folder / "spellings.txt")
        self._folds = _Lines(folder / "folds.txt")

    def add(self, record: Record) -> None:
        """Add one place with its spellings."""
        row = self._place_count
        self._place_count += 1
        place = record.place
        fields = (place.id, place.name, place.admin1 or "", record.same_as)
        offset = self._texts.add(FIELD.join([" ".join(text.split()) for text in fields]))
        country = self._codes.setdefault(place.country, len(self._codes))
        self._places += _PLACE_ROW.pack(
            place.latitude,
            place.longitude,
            place.population,
            offset,
            place.radius_km,
            record.prominence,
            country,
            FEATURES.index(place.feature),
            record.capital,
        )
        self._columns["id_hash"].append(digest(place.id))
        self._columns["id_place"].append(row)
        self._columns["cell_code"].append(cell(place.latitude, place.longitude))
        self._columns["cell_place"].append(row)
        self._add_spellings(record, row)

    def _add_spellings(self, record: Record, row: int) -> None:
        arabic = record.place.country is None or record.place.country in self._arabic
        seen: set[str] = set()
        for spelling in (record.place.name, *record.spellings):
            normal = normalise(spelling)
            if not normal or normal in seen:
                continue
            seen.add(normal)
            self._spelling_count += 1
            text = self._spellings.add(" ".join(spelling.split()))
            self._add_exact(bare_hash(normal) if arabic else plain_hash(normal), row, text)
            if romanisable(spelling, arabic=arabic):
                folded = fold(spelling)
                mark = "=" + folded
                if len(folded) >= MIN_FOLD and mark not in seen:
                    seen.add(mark)
                    self._add_folded(folded, row, text, arabic=arabic)

    def _add_exact(self, spelling: int, row: int, text: int) -> None:
        columns = self._columns
        columns["exact_hash"].append(spelling)
        columns["exact_place"].append(row)
        columns["exact_text"].append(text)

    def _add_folded(self, folded: str, row: int, text: int, *, arabic: bool) -> None:
        code = pack(consonant_key(folded))
        if code:
            columns = self._columns
            columns["key_code"].append(code)
            columns["key_row"].append(len(columns["exact_hash"]) - 1)
            columns["key_fold"].append(self._folds.add(folded))
        if arabic:
            self._add_exact(fold_hash(folded), row, text)

    def finish(self) -> None:
        """Write the arrays, sorted."""
        arrays: dict[str, npt.NDArray[Any]] = {
            name: np.frombuffer(column, dtype="u8").astype(ARRAYS[name])
            for name, column in self._columns.items()
        }
        arrays["places"] = np.frombuffer(self._places, dtype=PLACE)
        _sort(arrays)
        # What is under one key is read at once, so it lies together.
        arrays["key_fold"] = self._folds.reorder(arrays["key_fold"])
        for name, values in arrays.items():
            np.save(self._folder / f"{name}.npy", values)
        meta = {
            "places": self._place_count,
            "spellings": self._spelling_count,
            "countries": sorted(self._codes, key=self._codes.__getitem__),
        }
        (self._folder / "meta.json").write_text(json.dumps(meta))

    def close(self) -> None:
        """Close the files of text."""
        for lines in (self._texts, self._spellings, self._folds):
            lines.close()


def _sort(arrays: dict[str, npt.NDArray[Any]]) -> None:
    """Sort each table by its first column; rows of ``exact`` that ``keys`` point at move along."""
    order = np.argsort(arrays["exact_hash"], kind="stable")
    moved = np.empty(len(order), dtype="u4")
    moved[order] = np.arange(len(order), dtype="u4")
    arrays["key_row"] = moved[arrays["key_row"]]
    for columns in (
        ("exact_hash", "exact_place", "exact_text"),
        ("key_code", "key_row", "key_fold"),
        ("id_hash", "id_place"),
        ("cell_code", "cell_place"),
    ):
        order = np.argsort(arrays[columns[0]], kind="stable")
        for name in columns:
            arrays[name] = arrays[name][order]


def write_segment(
    folder: Path, records: Iterable[Record], *, arabic: frozenset[str]
) -> Iterator[int]:
    """Write records into a folder as a segment, yielding the number done now and then."""
    done = 0
    with closing(SegmentWriter(folder, arabic=arabic)) as writer:
        for done, record in enumerate(records, start=1):
            writer.add(record)
            if done % 5_000 == 0:
                yield done
        writer.finish()
    yield done
