"""Folded spellings on disk under their consonant keys, and which of them are most like a name.

What lies on the disk is told in :mod:`geodata.gazetteer.layout`. Of millions of places a misspelt
name has a thousand folded spellings under the keys near it, of which twenty are wanted. A letter
count of each tells how like it can be at most, and so most are never compared, nor even made into a
text: the likest are compared first, until nothing that is left can be more like (the threshold
algorithm of Fagin, Lotem and Naor, 2001).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import compress
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
from rapidfuzz import process
from rapidfuzz.distance import Indel

from geodata.gazetteer.contents import content, reading
from geodata.gazetteer.layout import FOLD, FOLD_TEXT, KEY_BITS, LENGTH_SHIFT, letter_count

__all__ = ["FOLD_DTYPE", "FoldIndex", "likest"]

FOLD_DTYPE: Final = np.dtype([("letters", "<u8"), ("told", "<u4"), ("text", f"S{FOLD_TEXT}")])

_OWN: Final = 16_000
_NEAR: Final = 24_000
_FEW: Final = 28
"""How many folds are read under the key of a name, under all keys near it together (both divided by
the length of the name: of short ones there are more), and at least under each of these. They are
all there are, but for a few short names, and then, as with millions of places, the most prominent.
"""
_GAP: Final = 1 << 8
"""Folds that lie nearer to one another are read at once."""
_USUAL: Final = 1 << 7
"""Bytes that hold most of what folds to one spelling."""
_CUTOFF: Final = 0.65
_FEW_COMPARED: Final = 1 << 8
"""Folds that are all compared: it takes no longer than to tell how like each can be."""
_LEVELS: Final = (0.85, 0.78, 0.7, _CUTOFF)
"""Down to which likeness folds are compared at first, and then, when more are asked for."""
_NO_KEY: Final = np.uint32(1 << KEY_BITS)
_COUNTED: Final = (1 << LENGTH_SHIFT) - 1
_ROUNDING: Final = np.float32(1e-5)

_Compared = tuple[float, int, str]
"""A likeness below zero, a row and its text: the likest sorts first."""


class FoldIndex:
    """The folded spellings of a segment, open for look-ups.

    Parameters
    ----------
    folder
        Of the segment.
    """

    def __init__(self, folder: Path) -> None:
        # Behind the last key stands what is none, for what is looked for behind all of them.
        self._keys = np.append(np.fromfile(folder / "keys.codes", dtype="<u4"), _NO_KEY)
        self._starts = np.fromfile(folder / "keys.folds", dtype="<u4")
        # A file is open for as long as somebody holds it.
        self._files = [content(folder / name, files=2) for name in ("folds.rows", "told.txt")]
        self._read, self._read_told = map(reading, self._files)

    def under(self, keys: npt.NDArray[np.uint32], own: int, length: int) -> bytes:
        """Rows of the folded spellings that have one of the keys, as :data:`FOLD_DTYPE`.

        Parameters
        ----------
        keys
            Packed keys in ascending order.
        own
            That of the name which is looked for: of its spellings more are read.
        length
            Of the name's folded spelling.
        """
        places = np.searchsorted(self._keys, keys)
        found = places[self._keys[places] == keys]
        if not len(found):
            return b""
        near = max(_FEW, _NEAR // (len(found) * length))
        starts = self._starts[found]
        most = np.where(self._keys[found] == own, _OWN // length, near)
        counts = np.minimum(self._starts[found + 1] - starts, most)
        return b"".join(self._rows(starts.tolist(), counts.tolist()))

    def _rows(self, starts: list[int], counts: list[int]) -> Iterator[bytes]:
        """Rows from each start on, so many of each; near ones are read at once."""
        read, size, first, count = self._read, FOLD.size, 0, len(starts)
        while first < count:
            start, last = starts[first], first
            while last + 1 < count and starts[last + 1] - starts[last] < _GAP:
                last += 1
            rows = read((starts[last] + counts[last] - start) * size, start * size)
            if first == last:
                yield rows
            else:
                for at in range(first, last + 1):
                    row = starts[at] - start
                    yield rows[row * size : (row + counts[at]) * size]
            first = last + 1

    def told(self, start: int) -> str:
        """Normalised spellings, ``FIELD`` between them, that fold to one, told from a start on."""
        size = _USUAL
        while (end := (text := self._read_told(size, start)).find(b"\n")) < 0:
            size *= 4
        return text[:end].decode()


def likest(readings: Sequence[str], rows: bytes) -> Iterator[tuple[float, int, str]]:
    """Yield how like folded spellings are to one of the readings, in which row, and their text.

    The likest come first, of equal ones those that stand first; what is not like at all never.
    """
    letters = np.frombuffer(rows, FOLD_DTYPE)["letters"].copy()
    few = len(letters) <= _FEW_COMPARED
    most = letters.astype("f4") if few else _at_most(readings, letters)
    found: list[_Compared] = []
    above: float = np.inf
    for least in (_CUTOFF,) if few else _LEVELS:
        # What cannot be among the likest is not compared until somebody asks for more of them.
        batch = np.flatnonzero((most >= least) & (most < above))
        if len(batch):
            found += _compared(readings, rows, letters, batch)
        above, sure = least, -least if least > _CUTOFF else 0.0
        for unlike, at, text in sorted(each for each in found if each[0] < sure):
            yield -unlike, at, text
        found = [each for each in found if each[0] >= sure]


def _at_most(readings: Sequence[str], letters: npt.NDArray[np.uint64]) -> npt.NDArray[np.float32]:
    """How like each fold is to one of the readings at most: as if its letters were in order."""
    lengths = (letters >> np.uint64(LENGTH_SHIFT)).astype("f4")
    most = np.zeros(len(letters), "f4")
    for each in readings:
        own = letter_count(each) & _COUNTED
        uncounted = np.float32(len(each) - own.bit_count())
        common = np.bitwise_count(letters & np.uint64(own)) + uncounted
        np.maximum(most, common / (lengths + np.float32(len(each))), out=most)
    most[lengths == 0] = 0.0
    return most * np.float32(2) + _ROUNDING


def _compared(
    readings: Sequence[str],
    rows: bytes,
    letters: npt.NDArray[np.uint64],
    batch: npt.NDArray[np.int64],
) -> list[_Compared]:
    """Compare the folds in some rows; those that are like at all."""
    texts = np.frombuffer(rows, FOLD_DTYPE)["text"][batch].tobytes().decode().split()
    for long in np.flatnonzero(letters[batch - 1] == 0).tolist():
        texts[long] += _rest(rows, int(batch[long]))
    each = process.cdist(
        readings, texts, scorer=Indel.normalized_similarity, score_cutoff=_CUTOFF, dtype=np.float64
    )
    unlike = (-each.max(axis=0)).tolist()
    return list(compress(zip(unlike, batch.tolist(), texts, strict=True), unlike))


def _rest(rows: bytes, at: int) -> str:
    """Read what of a folded spelling found no room in its row: it stands in the rows before."""
    _, told, _ = FOLD.unpack_from(rows, at * FOLD.size)
    rest = ""
    while at:
        at -= 1
        letters, own, text = FOLD.unpack_from(rows, at * FOLD.size)
        if letters or own != told:
            break
        rest += text.decode().rstrip("\n")
    return rest
