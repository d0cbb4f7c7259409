"""A body as the rules see it: its tokens, and what the gazetteer and the tagger say of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from functools import cached_property

from msgspec import Struct

from geodata.toponyms.tagger import Name
from geodata.toponyms.tokens import Tokens

__all__ = ["Reading", "Span"]


class Span(Struct, frozen=True):
    """Tokens that name a place, from ``first`` up to ``last``, exclusive."""

    first: int
    last: int
    confidence: float = 1.0
    demonym: bool = False


class Reading(Struct, frozen=True, dict=True):
    """The tokens of a body with everything the rules ask about them."""

    text: str
    tokens: Tokens
    lower: list[str]
    column: list[str]
    names: list[Name]
    classify: Callable[[str], str | None]

    def surface(self, first: int, last: int) -> str:
        """Text from one token up to another, exclusive."""
        return self.text[self.tokens.starts[first] : self.tokens.ends[last - 1]]

    def word(self, index: int) -> str:
        """Lower-case word at an index, the empty string beyond either end."""
        try:
            return self.lower[index] if index >= 0 else ""
        except IndexError:
            return ""

    def is_capital(self, index: int) -> bool:
        """Whether the token begins with a capital letter."""
        return 0 <= index < len(self.lower) and self.tokens.words[index][0].isupper()

    def glued(self, index: int) -> bool:
        """Whether no space stands between this token and the one before it."""
        return (
            0 < index < len(self.lower) and self.tokens.ends[index - 1] == self.tokens.starts[index]
        )

    @cached_property
    def openings(self) -> frozenset[int]:
        """Indices of the words that open a sentence."""
        return frozenset(self.tokens.sentence_starts)

    @cached_property
    def small_words(self) -> frozenset[str]:
        """Words that the text writes in small letters somewhere."""
        return frozenset(filter(str.islower, self.tokens.words))

    @cached_property
    def entries(self) -> list[tuple[int, int]]:
        """First and last tokens of the names that the gazetteer holds, in their order."""
        found = []
        for at in [at for at, mark in enumerate(self.column) if mark != "-"]:
            if self.column[at][0] == "B":
                found.append((at, at + 1))
            else:
                found[-1] = (found[-1][0], at + 1)
        return found

    def listed(self, first: int, last: int) -> list[tuple[int, int]]:
        """Names of the gazetteer that begin between two tokens, cut off at the latter."""
        start = bisect_left(self.entries, (first, 0))
        stop = bisect_left(self.entries, (last, 0), start)
        return [(at, min(end, last)) for at, end in self.entries[start:stop]]

    def around(self, first: int, last: int) -> tuple[str, str]:
        """Give the words before and after some tokens."""
        return self.word(first - 1), self.word(last)
