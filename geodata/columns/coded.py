"""Words as numbers: a code a row, or a list of codes a row, into the names that occur."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
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
        The words, each once.

    Examples
    --------
    >>> countries = Coded.of(["SYR", None, "IRQ", "SYR"])
    >>> countries.names, countries.codes.tolist()
    (('SYR', 'IRQ'), [0, -1, 1, 0])
    """

    codes: NDArray[np.int32]
    names: tuple[str, ...]

    @classmethod
    def of(cls, words: Iterable[str | None]) -> Coded:
        """Give each word a code, in the order in which they come."""
        known: dict[str, int] = {}
        codes = [-1 if word is None else known.setdefault(word, len(known)) for word in words]
        return cls(np.array(codes, dtype=np.int32), tuple(known))

    def at(self, row: int) -> str | None:
        """Word of a row."""
        code = int(self.codes[row])
        return None if code < 0 else self.names[code]


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
        The words, each once.

    Examples
    --------
    >>> actors = CodedLists.of([["Iran", "Iraq"], [], ["Iran"]])
    >>> actors.at(0), actors.at(1), actors.at(2)
    (('Iran', 'Iraq'), (), ('Iran',))
    """

    offsets: NDArray[np.int64]
    codes: NDArray[np.int32]
    names: tuple[str, ...]

    @classmethod
    def of(cls, lists: Iterable[Sequence[str]]) -> CodedLists:
        """Give each word a code, in the order in which they come."""
        known: dict[str, int] = {}
        codes: list[int] = []
        offsets = [0]
        for words in lists:
            codes.extend(known.setdefault(word, len(known)) for word in dict.fromkeys(words))
            offsets.append(len(codes))
        return cls(np.array(offsets, dtype=np.int64), np.array(codes, dtype=np.int32), tuple(known))

    @property
    def rows(self) -> NDArray[np.int64]:
        """(words,) int64: the row that each code belongs to."""
        return np.repeat(np.arange(len(self.offsets) - 1), np.diff(self.offsets))

    def at(self, row: int) -> tuple[str, ...]:
        """Words of a row."""
        start, end = self.offsets[row], self.offsets[row + 1]
        return tuple(self.names[code] for code in self.codes[start:end])
