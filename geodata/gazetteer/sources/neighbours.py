"""First-level divisions of a dump's places that have none, told by what lies around them.

Dumps leave the division of many a village empty. Most of its neighbours have one, and nearly always
the same: a village is in the division that most of the settlements within some fifteen kilometres
are in, if it is clear which.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator

from geodata.gazetteer.sources.text_files import TextFile, read_lines

__all__ = ["Neighbours"]

_CELLS = 10
"""Cells a degree: the one of a village and the eight around it reach 11 to 22 km."""
_LEAST, _CLEAR = 3, 0.7
"""How many neighbours say where a village lies, and what share of them has to agree."""

_Cell = tuple[str, int, int]
_Settlement = tuple[_Cell, str]


class Neighbours:
    """The divisions that the settlements of a dump are in, around those that have none.

    Parameters
    ----------
    file
        The dump. It is read twice where something is missing: memory holds what is near the gaps.
    """

    def __init__(self, file: TextFile) -> None:
        gaps = {cell for cell, code in _settlements(file) if not code}
        near = {around for cell in gaps for around in _around(cell)}
        self._counts: defaultdict[_Cell, Counter[str]] = defaultdict(Counter)
        for cell, code in _settlements(file) if near else ():
            if code and cell in near:
                self._counts[cell][code] += 1

    def division(self, alpha2: str, latitude: float, longitude: float) -> str:
        """Code of the division that a point of a country is in; empty where it is not clear."""
        counts = Counter[str]()
        for cell in _around(_cell(alpha2, latitude, longitude)):
            counts.update(self._counts.get(cell, {}))
        ((code, most),) = counts.most_common(1) or [("", 0)]
        return code if most >= max(_LEAST, _CLEAR * counts.total()) else ""


def _settlements(file: TextFile) -> Iterator[_Settlement]:
    """Cell and code of each settlement; lines that give no place are for others to tell of."""
    for line in read_lines(file):
        columns = line.split("\t", 11)
        if len(columns) < 12 or columns[6] != "P" or not columns[8]:
            continue
        try:
            yield _cell(columns[8], float(columns[4]), float(columns[5])), columns[10]
        except (ValueError, OverflowError):
            continue


def _cell(alpha2: str, latitude: float, longitude: float) -> _Cell:
    return alpha2, math.floor(_CELLS * latitude), math.floor(_CELLS * longitude)


def _around(cell: _Cell) -> Iterator[_Cell]:
    alpha2, row, column = cell
    for north in (-1, 0, 1):
        for east in (-1, 0, 1):
            yield alpha2, row + north, column + east
