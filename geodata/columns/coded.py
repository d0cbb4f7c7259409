"""Words as numbers: a code a row, or a list of codes a row, into the names that occur."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

__all__ = ["Coded", "CodedLists"]


@dataclass(frozen=True, slots=True, eq=False)
class Coded:
    """One word a row.

    Parameters
    ----------
    codes
        (rows,) int32: a place in ``names``, -1 where the row has no word.
    names
        The words, each once; some may occur in no row.

    Examples
    --------
    >>> countries = Coded.of(["SYR", None, "IRQ", "SYR"])
    >>> countries.names, countries.codes.tolist()
    (('SYR', 'IRQ'), [0, -1, 1, 0])
    >>> countries.having(np.array([True, False])).tolist(), countries.counts().tolist()
    ([True, False, False, True], [2, 1])
    """

    codes: NDArray[np.int32]
    names: tuple[str, ...]

    @classmethod
    def of(cls, words: Iterable[str | None]) -> Coded:
        """Give each word a code, in the order in which they come."""
        known: dict[str, int] = {}
        codes = [-1 if word is None else known.setdefault(word, len(known)) for word in words]
        return cls(np.array(codes, dtype=np.int32), tuple(known))

    @classmethod
    def of_arrow(cls, words: pa.Array) -> Coded:
        """Do the same for Arrow's strings."""
        coded = words.dictionary_encode()
        codes = coded.indices.fill_null(-1).to_numpy(zero_copy_only=False)
        return cls(codes.astype(np.int32, copy=False), tuple(coded.dictionary.to_pylist()))

    def at(self, row: int) -> str | None:
        """Word of a row."""
        code = int(self.codes[row])
        return None if code < 0 else self.names[code]

    def having(self, wanted: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Say of each row whether its word is wanted: (names,) → (rows,)."""
        found: NDArray[np.bool_] = np.append(wanted, False)[self.codes]  # -1 is the last
        return found

    def counts(self, mask: NDArray[np.bool_] | None = None) -> NDArray[np.int64]:
        """Count the rows of each name, all or those of a mask: (names,)."""
        codes = self.codes if mask is None else self.codes[mask]
        return np.bincount(codes + 1, minlength=len(self.names) + 1)[1:]

    def joined(self, more: Coded) -> Coded:
        """Put the rows of another behind these."""
        names, places = _together(self.names, more.names)
        return Coded(np.concatenate([self.codes, np.append(places, -1)[more.codes]]), names)

    def take(self, rows: NDArray[np.integer]) -> Coded:
        """Pick rows, in this order."""
        return Coded(self.codes[rows], self.names)


@dataclass(frozen=True, slots=True, eq=False)
class CodedLists:
    """Several words a row, each once.

    Parameters
    ----------
    offsets
        (rows + 1,) int64: the words of row ``i`` are ``codes[offsets[i]:offsets[i + 1]]``.
    codes
        (words,) int32: places in ``names``.
    names
        The words, each once; some may occur in no row.

    Examples
    --------
    >>> actors = CodedLists.of([["Iran", "Iraq"], [], ["Iran"]])
    >>> actors.at(0), actors.at(1), actors.at(2)
    (('Iran', 'Iraq'), (), ('Iran',))
    >>> actors.having(np.array([False, True])).tolist(), actors.counts().tolist()
    ([True, False, False], [2, 1])
    """

    offsets: NDArray[np.int64]
    codes: NDArray[np.int32]
    names: tuple[str, ...]

    @classmethod
    def of(cls, lists: Iterable[Sequence[str]]) -> CodedLists:
        """Give each word a code, in the order in which they come; empty words are left out."""
        known: dict[str, int] = {}
        given = list(lists)
        codes = np.array(
            [known.setdefault(word, len(known)) for words in given for word in words],
            dtype=np.int32,
        )
        rows = np.repeat(np.arange(len(given)), [len(words) for words in given])
        kept = _first_of_each(rows * max(len(known), 1) + codes) & (codes != known.get("", -1))
        counts = np.bincount(rows[kept], minlength=len(given))
        return cls(np.append(0, np.cumsum(counts)), codes[kept], tuple(known))

    @classmethod
    def of_json(cls, lists: pa.Array) -> CodedLists:
        """Do the same for Arrow's strings, each a list in JSON."""
        coded = Coded.of_arrow(lists)
        return cls.of(json.loads(f"[{','.join(coded.names)}]")).take(coded.codes)

    @property
    def rows(self) -> NDArray[np.int64]:
        """(words,) int64: the row that each code belongs to."""
        return np.repeat(np.arange(len(self.offsets) - 1), np.diff(self.offsets))

    def at(self, row: int) -> tuple[str, ...]:
        """Words of a row."""
        start, end = self.offsets[row], self.offsets[row + 1]
        return tuple(self.names[code] for code in self.codes[start:end])

    def having(self, wanted: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Say of each row whether one of its words is wanted: (names,) → (rows,)."""
        hits = np.flatnonzero(wanted[self.codes])
        found = np.zeros(len(self.offsets) - 1, dtype=bool)
        found[np.searchsorted(self.offsets, hits, side="right") - 1] = True
        return found

    def counts(self, mask: NDArray[np.bool_] | None = None) -> NDArray[np.int64]:
        """Count the rows of each name, all or those of a mask: (names,)."""
        codes = self.codes if mask is None else self.codes[np.repeat(mask, np.diff(self.offsets))]
        return np.bincount(codes, minlength=len(self.names))

    def with_words(self, coded: Coded) -> CodedLists:
        """Write another word behind those of each row, unless it is there or empty."""
        names, places = _together(self.names, coded.names)
        places[[at for at, name in enumerate(coded.names) if not name]] = -1
        words = np.append(places, np.int32(-1))[coded.codes]
        there = self.codes == np.repeat(words, np.diff(self.offsets))
        missing = words >= 0
        missing[self.rows[there]] = False
        ends = self.offsets[1:][missing]
        offsets = self.offsets + np.append(0, np.cumsum(missing))
        return CodedLists(offsets, np.insert(self.codes, ends, words[missing]), names)

    def joined(self, more: CodedLists) -> CodedLists:
        """Put the rows of another behind these."""
        names, places = _together(self.names, more.names)
        offsets = np.concatenate([self.offsets, more.offsets[1:] + self.offsets[-1]])
        return CodedLists(offsets, np.concatenate([self.codes, places[more.codes]]), names)

    def take(self, rows: NDArray[np.integer]) -> CodedLists:
        """Pick rows, in this order."""
        lengths = np.diff(self.offsets)[rows]
        offsets = np.concatenate([[0], np.cumsum(lengths)])
        shifts = np.repeat(self.offsets[:-1][rows] - offsets[:-1], lengths)
        return CodedLists(offsets, self.codes[np.arange(offsets[-1]) + shifts], self.names)


def _first_of_each(values: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Say of each value whether it has not come before."""
    order = np.argsort(values, kind="stable")
    first = np.ones(len(values), dtype=bool)
    first[order[1:]] = values[order[1:]] != values[order[:-1]]
    return first


def _together(
    names: tuple[str, ...], more: tuple[str, ...]
) -> tuple[tuple[str, ...], NDArray[np.int32]]:
    """Add the new ones of some names; say where each of these stands then."""
    known = {name: at for at, name in enumerate(names)}
    places = [known.setdefault(name, len(known)) for name in more]
    together = names if len(known) == len(names) else tuple(known)
    return together, np.array(places, dtype=np.int32)
