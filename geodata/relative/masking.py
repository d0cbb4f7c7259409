"""A sentence with one sign for each place name, so that patterns speak of names, not letters."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from geodata.models import Place, PlacedToponym

__all__ = ["ACTOR", "DEMONYM", "LOCAL", "NATION", "UNPLACED", "Masked", "mask"]

LOCAL, ACTOR, NATION, DEMONYM, UNPLACED = "\ue000", "\ue001", "\ue002", "\ue003", "\ue004"
"""Signs of a place; one that stands for who rules there; a country; its people; a mere name."""
_SIGNS = re.compile(f"[{LOCAL}-{UNPLACED}]")
_BLANK = re.compile(r"[^\S ]")
_BLANKS = re.compile(r"\s{2,}")
_NATIONS = frozenset({"country", "continent"})


@dataclass(frozen=True, slots=True)
class Masked:
    """The masked text, whose sign stands where, and how its positions map to the document's.

    From ``marks[i]`` on, the offset in the document is that of ``offsets[i]`` and so much more.
    """

    text: str
    names: dict[int, PlacedToponym]
    marks: list[int]
    offsets: list[int]

    def anchor(self, position: int) -> tuple[PlacedToponym, Place]:
        """Name whose sign stands at a position of the masked text, and its place.

        Raises
        ------
        LookupError
            When the sign there is not that of a placed name.
        """
        name = self.names.get(position)
        if name is None or name.place is None:
            message = f"no placed name stands at {position}: ask only where a sign of one is"
            raise LookupError(message)
        return name, name.place

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the document of a stretch of the masked text, not empty."""
        last = end - 1
        name = self.names.get(last)
        return self._offset(start), name.toponym.end if name else self._offset(last) + 1

    def _offset(self, position: int) -> int:
        piece = bisect_right(self.marks, position) - 1
        return self.offsets[piece] + position - self.marks[piece]


def mask(text: str, start: int, end: int, names: Sequence[PlacedToponym]) -> Masked:
    r"""Put a sign for each name of ``text[start:end]`` and one space for each run of white space.

    Parameters
    ----------
    text
        The document's text.
    start, end
        The sentence.
    names
        The names in it, in their order, none overlapping another.

    Examples
    --------
    >>> from geodata.models import Toponym
    >>> name = PlacedToponym(Toponym(5, 9, "Homs", "literal"), None, 0.0, "")
    >>> mask("near\nHoms.", 0, 10, [name]).text == f"near {UNPLACED}."
    True
    """
    pieces = _Pieces()
    found: dict[int, PlacedToponym] = {}
    position = start
    for name in names:
        pieces.copy(text, position, name.toponym.start)
        found[pieces.length] = name
        pieces.add(_sign(name), name.toponym.start)
        position = name.toponym.end
    pieces.copy(text, position, end)
    return Masked("".join(pieces.texts), found, pieces.marks, pieces.offsets)


class _Pieces:
    """The masked text while it grows."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.marks: list[int] = []
        self.offsets: list[int] = []
        self.length = 0

    def add(self, piece: str, offset: int) -> None:
        self.texts.append(piece)
        self.marks.append(self.length)
        self.offsets.append(offset)
        self.length += len(piece)

    def copy(self, text: str, start: int, end: int) -> None:
        """Copy a stretch without names, each run of white space as one space."""
        for blanks in _BLANKS.finditer(text, start, max(start, end)):
            self.add(_clean(text[start : blanks.start() + 1]), start)
            start = blanks.end()
        self.add(_clean(text[start:end]), start)


def _clean(piece: str) -> str:
    """Make every blank a space, and a question mark of what only looks like one of our signs."""
    return _SIGNS.sub("?", _BLANK.sub(" ", piece))


def _sign(name: PlacedToponym) -> str:
    if name.place is None:
        return UNPLACED
    if name.toponym.role == "demonym":
        return DEMONYM
    if name.place.feature in _NATIONS:
        return NATION
    return LOCAL if name.toponym.role == "literal" else ACTOR
