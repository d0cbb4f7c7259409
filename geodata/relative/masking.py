"""A sentence with one sign for each place name, so that patterns speak of names, not letters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from geodata.models import Place, PlacedToponym

__all__ = ["ACTOR", "DEMONYM", "LOCAL", "NATION", "UNPLACED", "Masked", "mask"]

LOCAL, ACTOR, NATION, DEMONYM, UNPLACED = "\ue000", "\ue001", "\ue002", "\ue003", "\ue004"
"""Signs of a place; one that stands for who rules there; a country; its people; a mere name."""
_SIGNS = re.compile(f"[{LOCAL}-{UNPLACED}]")
_SPACES = re.compile(r"\s+")
_NATIONS = frozenset({"country", "continent"})


@dataclass(frozen=True, slots=True)
class Masked:
    """The masked text, the offset of each of its signs in the document, and whose signs they are.

    ``origins`` has one offset more than there are signs: where the sentence ends.
    """

    text: str
    origins: Sequence[int]
    names: dict[int, PlacedToponym]

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
        """Offsets in the document of a stretch of the masked text."""
        last = end - 1
        inside = self.names[last].toponym.end if last in self.names else self.origins[last] + 1
        return self.origins[start], inside


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
    letters: list[str] = []
    origins: list[int] = []
    found: dict[int, PlacedToponym] = {}
    position = start
    for name in names:
        _copy(text, position, name.toponym.start, letters, origins)
        found[len(letters)] = name
        letters.append(_sign(name))
        origins.append(name.toponym.start)
        position = name.toponym.end
    _copy(text, position, end, letters, origins)
    return Masked("".join(letters), origins, found)


def _copy(text: str, start: int, end: int, letters: list[str], origins: list[int]) -> None:
    """Copy a stretch without names; what looks like one of our signs becomes a question mark."""
    position = start
    for space in _SPACES.finditer(text, start, max(start, end)):
        letters.extend(_SIGNS.sub("?", text[position : space.start()]))
        origins.extend(range(position, space.start()))
        letters.append(" ")
        origins.append(space.start())
        position = space.end()
    letters.extend(_SIGNS.sub("?", text[position:end]))
    origins.extend(range(position, end))


def _sign(name: PlacedToponym) -> str:
    if name.place is None:
        return UNPLACED
    if name.toponym.role == "demonym":
        return DEMONYM
    if name.place.feature in _NATIONS:
        return NATION
    return LOCAL if name.toponym.role == "literal" else ACTOR
