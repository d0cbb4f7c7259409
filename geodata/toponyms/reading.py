"""A body as the rules see it: its tokens, and what the gazetteer and the tagger say of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from geodata.toponyms.tagger import Name
from geodata.toponyms.tokens import Tokens

__all__ = ["Reading", "Span"]


@dataclass(frozen=True, slots=True)
class Span:
    """Tokens that name a place, from ``first`` up to ``last``, exclusive."""

    first: int
    last: int
    confidence: float = 1.0
    demonym: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
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
        return self.lower[index] if 0 <= index < len(self.lower) else ""

    def is_capital(self, index: int) -> bool:
        """Whether the token begins with a capital letter."""
        return 0 <= index < len(self.lower) and self.tokens.words[index][0].isupper()

    def glued(self, index: int) -> bool:
        """Whether no space stands between this token and the one before it."""
        return (
            0 < index < len(self.lower) and self.tokens.ends[index - 1] == self.tokens.starts[index]
        )
