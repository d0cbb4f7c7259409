"""Writing a segment of the index, in bounded memory however many places it has."""

from __future__ import annotations

import json
import mmap
from array import array
from collections.abc import Iterable, Iterator
from contextlib import closing
from functools import lru_cache
from itertools import accumulate, chain, pairwise
from pathlib import Path
from struct import Struct
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from geodata.gazetteer.layout import (
    ALIGNMENT,
    FIELD_BYTE,
    FOLD,
    KEY_BITS,
    MIN_FOLD,
    PLACE,
    PLACE_NUMBER,
    SETTLEMENT,
    SPELLING,
    cell_hash,
    digest,
    exact_hash,
    fold_hash,
    fold_rows,
    mark,
    pack,
)
from geodata.gazetteer.records import FEATURES, Record
from geodata.gazetteer.romanisation import bare, consonant_key, fold, normalise, romanisable
from geodata.gazetteer.tables import Sorter, TableWriter

__all__ = ["SegmentWriter"]

_SETTLEMENTS = frozenset({"city", "village", "neighbourhood"})
_REMEMBERED = 100_000
"""Spellings whose forms are kept: neighbouring places, and those of one list, share many."""
_FOLD_END = b"\t"
"""Between a folded spelling and one that folds to it."""
_KEY = Struct("<QQQQf4x")
_KEY_DTYPE = [
    ("hash", "<u8"), ("fold", "<u8"), ("spelling", "<u8"), ("text", "<u8"), ("rank", "<f4"),
    ("padding", "<u4"),
]  # fmt: skip
_SORTED_BITS = 64 - KEY_BITS
"""Rows are sorted by their first 64 bits, of which a packed key takes the highest."""
_SPELLINGS_A_FOLD = 16
"""Normalised spellings that are told of a folded one, those of the most prominent places: there are
not many more, but for short names."""
_MAX_RADIUS_M = 2**32 - 1
_OWN_TEXTS = 4
"""Texts of a record that are no spellings, but for the name: id, name, division, id elsewhere."""


class _Forms(NamedTuple):
    """What a spelling is found by; without a ``fold_hash`` it is found by its exact form alone."""

    exact: int
    normal: str = ""
    folded: str = ""
    fold_hash: int = 0
    key: int = 0


def _forms_of(spelling: str, normal: str, arabic: bool) -> _Forms:  # noqa: FBT001 - remembered
    exact = exact_hash(normal, arabic=arabic)
    folded = fold(spelling) if romanisable(spelling, arabic=arabic) else ""
    key = pack(consonant_key(folded)) if len(folded) >= MIN_FOLD else 0
    if not (key or (arabic and len(folded) >= MIN_FOLD)):
        return _Forms(exact)
    normal = bare(normal) if arabic else normal
    return _Forms(exact, normal, folded, fold_hash(folded, arabic=arabic), key)


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
        self._countries: dict[str | None, int] = {None: 0}
        self._states: dict[str, str] = {}
        self._records = (folder / "records.bin").open("wb")
        self._end = 0
        self._twins = array("I")
        self._spellings = TableWriter(folder / "spellings", SPELLING, rank=4)
        self._ids = TableWriter(folder / "ids", PLACE_NUMBER)
        self._cells = TableWriter(folder / "cells", SETTLEMENT)
        self._keys = _KeyWriter(folder)
        self._forms = lru_cache(maxsize=_REMEMBERED)(_forms_of)
        self.place_count = 0
        self.spelling_count = 0

    def add(self, record: Record) -> None:
        """Add one place with its spellings."""
        place, number = record.place, self._end // ALIGNMENT
        pieces = [
            " ".join(text.split()).encode("utf-8", "replace") + FIELD_BYTE
            for text in (
                place.id, place.name, place.admin1 or "", record.same_as, *record.spellings
            )
        ]  # fmt: skip
        self._write_record(record, pieces)
        self.place_count += 1
        if record.same_as:
            self._twins.append(number)
        self._ids.add(self._ids.pack(digest(place.id), number))
        if place.feature in _SETTLEMENTS:
            cell = cell_hash(place.latitude, place.longitude)
            country = self._countries[place.country]
            row = self._cells.pack(cell, place.latitude, place.longitude, number, country)
            self._cells.add(row)
        if place.feature == "country" and place.country:
            self._states.setdefault(place.country, place.id)
        self._add_spellings(record, number, pieces)

    def _write_record(self, record: Record, pieces: list[bytes]) -> None:
        place, texts = record.place, b"".join(pieces)
        head = PLACE.pack(
            place.latitude,
            place.longitude,
            place.population,
            min(round(place.radius_km * 1000), _MAX_RADIUS_M),
            record.prominence,
            self._countries.setdefault(place.country, len(self._countries)),
            FEATURES.index(place.feature),
            record.capital,
            sum(map(len, pieces[:_OWN_TEXTS])),
            len(texts),
        )
        padding = bytes(-(len(head) + len(texts)) % ALIGNMENT)
        self._end += self._records.write(head + texts + padding)

    def _add_spellings(self, record: Record, number: int, pieces: list[bytes]) -> None:
        place, rank = record.place, record.prominence
        arabic = place.country is None or place.country in self._arabic
        country, feature = self._countries[place.country], FEATURES.index(place.feature)
        name_at, own = PLACE.size + len(pieces[0]), sum(map(len, pieces[:_OWN_TEXTS]))
        others_at = accumulate(map(len, pieces[_OWN_TEXTS:]), initial=PLACE.size + own)
        add, row = self._spellings.add, self._spellings.pack
        # Nobody misspells the streams, hills and churches of a far country that nobody lives at;
        # they are four in five places of GeoNames.
        folded = arabic or rank > 0 or place.feature in _SETTLEMENTS
        seen: set[str | int] = set()
        # The last position is where the record ends.
        for name, at in zip((place.name, *record.spellings), (name_at, *others_at), strict=False):
            normal = normalise(name)
            if not normal or normal in seen:
                continue
            seen.add(normal)
            self.spelling_count += 1
            forms = (
                self._forms(name, normal, arabic)
                if folded
                else _Forms(exact_hash(normal, arabic=False))
            )
            if forms.exact not in seen:
                seen.add(forms.exact)
                add(row(forms.exact, number, rank, at, country, feature, mark(forms.exact)))
            if forms.fold_hash and forms.fold_hash not in seen:
                seen.add(forms.fold_hash)
                add(row(forms.fold_hash, number, rank, at, country, feature, mark(forms.exact)))
                self._keys.add(forms, rank)

    def finish(self) -> Iterator[tuple[int, int]]:
        """Sort what was added and write it, yielding how many chunks are done, and of how many."""
        self._records.close()
        tables = self._tables()
        chunks = sum(table.chunk_count for table in tables)
        for done, _ in enumerate(chain(*(table.finish() for table in tables)), start=1):
            yield done, chunks
        (self._folder / "twins.numbers").write_bytes(self._twins)
        meta = {
            "places": self.place_count,
            "spellings": self.spelling_count,
            "countries": sorted(self._countries, key=self._countries.__getitem__),
            "states": self._states,
        }
        (self._folder / "meta.json").write_text(json.dumps(meta))

    def close(self) -> None:
        """Close every file, finished or not."""
        self._records.close()
        for table in self._tables():
            table.close()

    def _tables(self) -> tuple[TableWriter | _KeyWriter, ...]:
        return self._spellings, self._keys, self._ids, self._cells


class _KeyWriter:
    """Collects the folded spellings of each consonant key, and what folds to them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._draft = (folder / "folds.draft").open("w+b")
        self._end = 0
        self._offsets: dict[tuple[int, int], int] = {}
        self._sorter = Sorter(folder / "keys.draft", _KEY_DTYPE)

    def add(self, forms: _Forms, rank: float) -> None:
        """Add a spelling; one that was added lately is not written again."""
        if not forms.key:
            return
        # Each is told once, in the Arabic world or elsewhere.
        spelling = forms.fold_hash | 1, forms.exact | 1
        offset = self._offsets.get(spelling)
        if offset is None:
            if len(self._offsets) >= _REMEMBERED:
                self._offsets.clear()
            offset = self._offsets[spelling] = self._end
            line = forms.folded.encode() + _FOLD_END + forms.normal.encode("utf-8", "replace")
            self._end += self._draft.write(line + b"\n")
        self._sorter.add(_KEY.pack(forms.key << _SORTED_BITS, *spelling, offset, rank))

    @property
    def chunk_count(self) -> int:
        """In how many chunks it is sorted."""
        return self._sorter.chunk_count

    def finish(self) -> Iterator[None]:
        """Write the keys, and the folded spellings of each one after the other."""
        self._draft.flush()
        text = mmap.mmap(self._draft.fileno(), 0, access=mmap.ACCESS_READ) if self._end else b""
        with (
            (self._folder / "keys.codes").open("wb") as codes,
            closing(_FoldWriter(self._folder)) as writer,
        ):
            for chunk in self._sorter.chunks():
                rows, firsts = _ranked(chunk)
                keys, at = np.unique(rows["hash"][firsts], return_index=True)
                codes.write((keys >> np.uint64(_SORTED_BITS)).astype("<u4").tobytes())
                offsets = rows["text"].tolist()
                folds = [_line(text, offsets[first])[0].decode() for first in firsts.tolist()]
                writer.add(folds, _told(text, offsets, firsts.tolist()), at)
                yield
        self.close()
        Path(self._draft.name).unlink()

    def close(self) -> None:
        """Close the files."""
        self._draft.close()
        self._sorter.close()


class _FoldWriter:
    """Writes the folded spellings of every key, and a line each that tells what folds to it."""

    def __init__(self, folder: Path) -> None:
        self._rows = (folder / "folds.rows").open("wb")
        self._told = (folder / "told.txt").open("wb")
        self._starts = (folder / "keys.folds").open("wb")
        self._row = 0
        self._told_end = 0

    def add(self, folds: list[str], told: Iterable[bytes], firsts: npt.NDArray[np.int64]) -> None:
        """Write the folded spellings of some keys, the first of each key at some of them."""
        starts = []
        for folded, line in zip(folds, told, strict=True):
            starts.append(self._row)
            # More than four gigabytes of lines, or of rows, are refused here.
            self._row += self._rows.write(fold_rows(folded, self._told_end)) // FOLD.size
            self._told_end += self._told.write(line + b"\n")
        self._starts.write(np.array(starts, "<u4")[firsts].tobytes())

    def close(self) -> None:
        """Write where the last row ends; close the files."""
        try:
            self._starts.write(np.uint32(self._row).tobytes())
        finally:
            self._rows.close()
            self._told.close()
            self._starts.close()


def _line(text: mmap.mmap | bytes, at: int) -> list[bytes]:
    """Folded spelling, and the spelling that folds to it."""
    return text[at : text.find(b"\n", at)].split(_FOLD_END)


def _told(text: mmap.mmap | bytes, offsets: list[int], firsts: list[int]) -> Iterator[bytes]:
    """Yield of each folded spelling those that fold to it."""
    for first, last in pairwise([*firsts, len(offsets)]):
        few = offsets[first : min(last, first + _SPELLINGS_A_FOLD)]
        yield FIELD_BYTE.join([_line(text, at)[1] for at in few])


def _ranked(rows: npt.NDArray[Any]) -> tuple[npt.NDArray[Any], npt.NDArray[np.int64]]:
    """Each spelling of a key once, those of one fold together, and where each fold begins.

    Folds of a key and spellings of a fold are in the order of their most prominent places.
    """
    ordered = rows[np.lexsort((-rows["rank"], rows["spelling"], rows["fold"], rows["hash"]))]
    kept = ordered[_first_of_each(ordered, "hash", "fold", "spelling")]
    fold_starts = _first_of_each(kept, "hash", "fold")
    if not len(kept):
        return kept, np.empty(0, "i8")
    best = np.maximum.reduceat(kept["rank"], np.flatnonzero(fold_starts))
    best_of_fold = best[np.cumsum(fold_starts) - 1]
    order = np.lexsort((-kept["rank"], kept["fold"], -best_of_fold, kept["hash"]))
    ranked = kept[order]
    return ranked, np.flatnonzero(_first_of_each(ranked, "hash", "fold"))


def _first_of_each(rows: npt.NDArray[Any], *fields: str) -> npt.NDArray[np.bool_]:
    """Mark the rows that differ from the one before them."""
    first = np.ones(len(rows), dtype=bool)
    first[1:] = np.any([np.diff(rows[field]) != 0 for field in fields], axis=0)
    return first
