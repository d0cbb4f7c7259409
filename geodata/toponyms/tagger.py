"""The seam between the rules and whatever marks names in a text: our own field, or spaCy."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Protocol

from msgspec import Struct
from msgspec.structs import replace

from geodata.toponyms.tokens import Tokens

__all__ = ["Name", "NameType", "Tagger"]

NameType = Literal["LOC", "PER", "ORG", "MISC"]


class Name(Struct, frozen=True):
    """A name of the tagger: its type, its tokens from ``first`` up to ``last``, exclusive.

    ``location`` is the probability that it is the name of a place.
    """

    first: int
    last: int
    type: NameType
    confidence: float
    location: float

    def moved(self, tokens: int) -> Name:
        """Give the same name so many tokens further on."""
        return replace(self, first=self.first + tokens, last=self.last + tokens)


class Tagger(Protocol):
    """What finds the names of places, people, organisations and other things among tokens."""

    def tag(self, tokens: Tokens, column: Sequence[str]) -> list[Name]:
        """Find the names, in the order of the text and free of overlap.

        Parameters
        ----------
        tokens
            The words of a body, cut into sentences.
        column
            What the gazetteer says of each token, as `features.gazetteer_column` gives it.
        """
        ...
