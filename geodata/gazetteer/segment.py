"""One memory-mapped part of the index: the places of one source and every spelling of them.

A segment is a folder of flat numpy arrays, sorted by what they are looked up by:

===================  ==============================================================================
``places``           one row a place; texts by their offset into ``places.txt``
``exact``            (hash of the normalised spelling, place, offset into ``spellings.txt``)
``keys``             (packed consonant key, row of ``exact``, offset into ``folds.txt``)
``ids``              (hash of the place id, place)
``cells``            (cell of one degree, place), for the nearest place to a point
===================  ==============================================================================

Nothing is read when it is opened, a lookup touches a few pages, and so thirteen million places
open as fast as two hundred thousand. After Lucene's segments: a source that changes rebuilds its
own segment and no other.
"""

from __future__ import annotations

import json
import mmap
from array import array
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from geodata.gazetteer.records import FEATURES, Record
from geodata.gazetteer.romanisation import bare, consonant_key, fold, normalise, romanisable
from geodata.models import Place

__all__ = ["Segment", "SegmentWriter", "pack"]

_PLACE: Final = np.dtype(
    [
        ("latitude", "f8"),
        ("longitude", "f8"),
        ("population", "u8"),
        ("text", "u8"),
        ("radius_km", "f4"),
        ("prominence", "f4"),
        ("country", "u2"),
        ("feature", "u1"),
        ("capital", "u1"),
    ]
)
_ARRAYS: Final = {
    "places": _PLACE,
    "exact_hash": np.dtype("u8"),
    "exact_place": np.dtype("u4"),
    "exact_text": np.dtype("u8"),
    "key_code": np.dtype("u8"),
    "key_row": np.dtype("u4"),
    "key_fold": np.dtype("u8"),
    "id_hash": np.dtype("u8"),
    "id_place": np.dtype("u4"),
    "cell_code": np.dtype("u4"),
    "cell_place": np.dtype("u4"),
}
_SETTLEMENTS: Final = [FEATURES.index(name) for name in ("city", "village", "neighbourhood")]
_KEY_LETTERS: Final = {letter: n for n, letter in enumerate("bdfghjklmnrstwz0123456789", start=1)}
_KEY_LENGTH: Final = 12
_FIELD: Final = "\x1f"

Rows = npt.NDArray[np.uint32]


def digest(text: str) -> int:
    """Hash of 64 bits that is the same in every process."""
    return int.from_bytes(
        blake2b(text.encode("utf-8", "replace"), digest_size=8).digest(), "little"
    )


def pack(key: str) -> int:
    """Consonant key as one number, five bits a letter; 0 when it holds nothing to look up.

    >>> pack(""), pack("b"), pack("bd")
    (0, 1, 34)
    """
    code = 0
    for position, letter in enumerate(key[:_KEY_LENGTH]):
        code |= _KEY_LETTERS.get(letter, 26) << (5 * position)
    return code


def spelling_hash(normal: str, *, arabic: bool) -> int:
    """Hash under which a spelling is filed: of places in the Arabic world, without its article."""
    return digest("~" + bare(normal)) if arabic else digest(normal)


def cell(latitude: float, longitude: float) -> int:
    """Number of the square degree that holds a point."""
    row = min(max(int(latitude + 90.0), 0), 179)
    return row * 360 + int((longitude + 180.0) % 360.0)


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
        self._places: list[tuple[float, float, int, int, float, float, int, int, int]] = []
        self._codes: dict[str | None, int] = {None: 0}
        self._columns = {name: array("Q") for name in _ARRAYS if name != "places"}
        self._texts = (folder / "places.txt").open("wb")
        self._spellings = (folder / "spellings.txt").open("wb")
        self._folds = (folder / "folds.txt").open("wb")

    def add(self, record: Record) -> None:
        """Add one place with its spellings."""
        row = len(self._places)
        place = record.place
        offset = self._texts.tell()
        fields = (place.id, place.name, place.admin1 or "", record.same_as)
        self._texts.write(_encode(_FIELD.join(" ".join(text.split()) for text in fields)))
        country = self._codes.setdefault(place.country, len(self._codes))
        self._places.append(
            (
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
        )
        self._columns["id_hash"].append(digest(place.id))
        self._columns["id_place"].append(row)
        self._columns["cell_code"].append(cell(place.latitude, place.longitude))
        self._columns["cell_place"].append(row)
        self._add_spellings(record, row)

    def _add_spellings(self, record: Record, row: int) -> None:
        arabic = record.place.country is None or record.place.country in self._arabic
        columns = self._columns
        seen: set[str] = set()
        keyed: set[str] = set()
        for spelling in (record.place.name, *record.spellings):
            normal = normalise(spelling)
            if not normal or normal in seen:
                continue
            seen.add(normal)
            folded = fold(spelling) if romanisable(spelling) else ""
            if folded and folded not in keyed:
                keyed.add(folded)
                code = pack(consonant_key(folded))
                if code:
                    columns["key_code"].append(code)
                    columns["key_row"].append(len(columns["exact_hash"]))
                    columns["key_fold"].append(self._folds.tell())
                    self._folds.write(folded.encode() + b"\n")
            columns["exact_hash"].append(spelling_hash(normal, arabic=arabic))
            columns["exact_place"].append(row)
            columns["exact_text"].append(self._spellings.tell())
            self._spellings.write(_encode(" ".join(spelling.split())))

    def close(self) -> int:
        """Write the arrays, sorted; returns the number of places."""
        self._texts.close()
        self._spellings.close()
        self._folds.close()
        arrays = {
            name: np.frombuffer(column, dtype="u8").astype(_ARRAYS[name])
            for name, column in self._columns.items()
        }
        arrays["places"] = np.array(self._places, dtype=_PLACE)
        order = np.argsort(arrays["exact_hash"], kind="stable")
        position = np.empty(len(order), dtype="u4")
        position[order] = np.arange(len(order), dtype="u4")
        for name in ("exact_hash", "exact_place", "exact_text"):
            arrays[name] = arrays[name][order]
        arrays["key_row"] = position[arrays["key_row"]]
        for by, *values in (
            ("key_code", "key_row", "key_fold"),
            ("id_hash", "id_place"),
            ("cell_code", "cell_place"),
        ):
            order = np.argsort(arrays[by], kind="stable")
            for name in (by, *values):
                arrays[name] = arrays[name][order]
        for name, values in arrays.items():
            np.save(self._folder / f"{name}.npy", values)
        meta = {"places": len(self._places), "spellings": len(arrays["exact_hash"])}
        codes = sorted(self._codes, key=self._codes.__getitem__)
        (self._folder / "meta.json").write_text(json.dumps({**meta, "countries": codes}))
        return len(self._places)


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
        arrays = {name: np.asarray(_mapped(folder / f"{name}.npy")) for name in _ARRAYS}
        self.places = arrays["places"]
        self._prominence = self.places["prominence"]
        self._exact = arrays["exact_hash"], arrays["exact_place"]
        self._exact_text = arrays["exact_text"]
        self._keys = arrays["key_code"], arrays["key_row"], arrays["key_fold"]
        self._ids = arrays["id_hash"], arrays["id_place"]
        self._cells = arrays["cell_code"], arrays["cell_place"]
        self._place_text = _mapped_bytes(folder / "places.txt")
        self._spelling_text = _mapped_bytes(folder / "spellings.txt")
        self._fold_text = _mapped_bytes(folder / "folds.txt")

    def find(self, spelling: int) -> tuple[int, int]:
        """First and last (exclusive) row of the spellings with a hash."""
        return _span(self._exact[0], spelling)

    def spelled_place(self, row: int) -> int:
        """Place that a spelling's row belongs to."""
        return int(self._exact[1][row])

    def spelled_places(self, first: int, last: int) -> Rows:
        """Places that a range of spellings belong to."""
        return self._exact[1][first:last]

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
            span = slice(firsts[position], lasts[position])
            for row, offset in zip(rows[span].tolist(), offsets[span].tolist(), strict=True):
                found.setdefault(_line(self._fold_text, offset), []).append(row)
        return found

    def row_of(self, place_id: str) -> int | None:
        """Row of a place, or None when the segment does not have it."""
        first, last = _span(self._ids[0], digest(place_id))
        rows = self._ids[1][first:last].tolist()
        return next((row for row in rows if self.id_of(row) == place_id), None)

    def id_of(self, row: int) -> str:
        """Place id at a row."""
        return _line(self._place_text, int(self.places["text"][row])).partition(_FIELD)[0]

    def same_as(self, row: int) -> str:
        """Id under which a source below has the place at a row; empty when none has."""
        return _line(self._place_text, int(self.places["text"][row])).rpartition(_FIELD)[2]

    def prominence(self, row: int) -> float:
        """Prominence of the place at a row."""
        return float(self._prominence[row])

    def country_of(self, row: int) -> str | None:
        """Alpha-3 code of the country of the place at a row."""
        return self._countries[self.places["country"][row]]

    def is_capital(self, row: int) -> bool:
        """Whether the place at a row is a country's capital."""
        return bool(self.places["capital"][row])

    def place(self, row: int) -> Place:
        """Build the place at a row."""
        latitude, longitude, population, text, radius_km, _, country, feature, _ = self.places[
            row
        ].item()
        place_id, name, admin1, _ = _line(self._place_text, text).split(_FIELD)
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


def write_segment(
    folder: Path, records: Iterable[Record], *, arabic: frozenset[str]
) -> Iterator[int]:
    """Write records into a folder as a segment, yielding the number done now and then."""
    writer = SegmentWriter(folder, arabic=arabic)
    done = 0
    for done, record in enumerate(records, start=1):  # noqa: B007
        writer.add(record)
        if done % 5_000 == 0:
            yield done
    writer.close()
    yield done


def _encode(line: str) -> bytes:
    return line.encode("utf-8", "replace") + b"\n"


def _mapped(path: Path) -> npt.NDArray[np.generic]:
    """Array of a .npy file, mapped; an empty one cannot be mapped and is read."""
    if path.stat().st_size <= 128:
        return np.load(path)  # type: ignore[no-any-return]
    return np.load(path, mmap_mode="r")  # type: ignore[no-any-return]


def _mapped_bytes(path: Path) -> mmap.mmap | bytes:
    if path.stat().st_size == 0:
        return b""
    with path.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


def _line(text: mmap.mmap | bytes, offset: int) -> str:
    return text[offset : text.find(b"\n", offset)].decode()


def _span(column: npt.NDArray[np.generic], value: int) -> tuple[int, int]:
    """First and last (exclusive) position of a value in a sorted column."""
    wanted = column.dtype.type(value)
    first = int(column.searchsorted(wanted))
    last = first
    while last < len(column) and column[last] == wanted:
        last += 1
    return first, last
