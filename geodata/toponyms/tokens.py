"""Cutting a text into the tokens that the tagger reads."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from geodata.letters import APOSTROPHES
from geodata.toponyms.lexicon import STATES, ordered

__all__ = ["Tokens", "tokenise"]

_ABBREVIATIONS = (
    *ordered(
        """
        Mr Mrs Ms Dr Prof St Mt Ft Gen Col Maj Lt Sgt Capt Cmdr Adm Brig Gov Sen Rep Pres Rev
        Hon Jr Sr No Co Corp Inc Ltd vs
        """
    ),
    *(short[:-1] for short in STATES if short.rstrip(".").isalpha() and short.endswith(".")),
)
_MARKS = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670"
_LETTER = rf"[^\W\d_][{_MARKS}]*"


def _behind_first(words: Sequence[str]) -> str:
    """Give the pattern of what makes one of some words of a first letter that was just read."""
    ends: dict[str, list[str]] = {}
    for word in words:
        ends.setdefault(word[0], []).append(word[1:])
    return "|".join(rf"(?<=\b{first})(?:{'|'.join(rest)})" for first, rest in ends.items())


_BRACKETS = {"[": "(", "]": ")"}
"""Square brackets are read as round ones."""
_TOKEN = re.compile(
    # One sign, which passes over space quickly, then what goes with it.
    rf"""(\S(?:
    (?<=[A-Za-z])[a-z]*+(?=[ ,;:)\n/"\u201d-])           # most words, quickly
    | (?<=[a-uw-z])[a-z]*+(?=\.)                        # all but "vs." keep no full stop
    | (?<=[A-Z])\.(?:[A-Z]\.)+                          # U.S.
    | (?<=[A-Z])\.[A-Z]\b                               # U.S without its last stop
    | (?<=W)\.[ ]?Va\.
    | (?:{_behind_first(_ABBREVIATIONS)})\.(?!\w)       # Gen.
    | (?<=\b[A-Z])(?<![-\u2010].)\.(?=\s?[A-Z])        # the J. of a name
    | (?<=['\u2019])[sS]\b                             # the possessive stands alone
    | (?<=[^\W\d_])[{_MARKS}]*(?:{_LETTER})*(?:[{APOSTROPHES}](?![sS]\b)(?:{_LETTER})+)*
    | (?<=\d)\d*(?:[.,:/]\d+)*
    | ))""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a body: their words and offsets, and the token each sentence begins with.

    ``lower`` are the words in small letters. Equal words are one object, and offsets are kept
    without objects, so that a text of a million words takes little memory.
    """

    words: list[str]
    lower: list[str]
    starts: Sequence[int]
    ends: Sequence[int]
    sentence_starts: list[int]

    def __len__(self) -> int:
        """Count the tokens."""
        return len(self.words)

    def pieces(self, most: int) -> Iterator[tuple[int, Tokens]]:
        """Cut a long text between sentences: pieces of about so many tokens, and where they begin.

        >>> tokens = tokenise("One. Two. Three.", (0, 16), [0, 5, 10])
        >>> [(first, piece.words) for first, piece in tokens.pieces(4)]
        [(0, ['One', '.', 'Two', '.']), (4, ['Three', '.'])]
        """
        first = 0
        for end in (*self.sentence_starts[1:], len(self)):
            if end == len(self) or end - first >= most:
                yield first, self if first == 0 and end == len(self) else self._cut(first, end)
                first = end

    def _cut(self, first: int, end: int) -> Tokens:
        inside = slice(first, end)
        return Tokens(
            self.words[inside],
            self.lower[inside],
            self.starts[inside],
            self.ends[inside],
            [start - first for start in self.sentence_starts if first <= start < end],
        )


def tokenise(text: str, body: tuple[int, int], sentence_offsets: Sequence[int]) -> Tokens:
    """Cut ``text[body[0]:body[1]]`` into words, numbers and signs, with offsets into ``text``.

    Hyphens and slashes stand alone, so that "Syrian-Iraqi" and "Al-Qaim/Albu-Kamal" come apart.

    Examples
    --------
    >>> tokenise("U.S.-backed rebels left al-Tanf.", (0, 32), [0]).words
    ['U.S.', '-', 'backed', 'rebels', 'left', 'al', '-', 'Tanf', '.']
    >>> tokenise("", (0, 0), []).words
    []
    """
    pieces = _TOKEN.split(text[slice(*body)])  # space, token, space, token, …, space
    offsets = array("q", list(accumulate(map(len, pieces), initial=body[0])))
    starts, ends = offsets[1:-1:2], offsets[2:-1:2]
    different: dict[str, str] = {}
    words = [different.setdefault(word, word) for word in pieces[1::2]]
    small = {word: word.lower() for word in different} | _BRACKETS
    lower = list(map(small.__getitem__, words))
    return Tokens(words, lower, starts, ends, _sentence_starts(starts, sentence_offsets))


def _sentence_starts(starts: Sequence[int], sentence_offsets: Sequence[int]) -> list[int]:
    """Index of the first token of each sentence; every token belongs to one."""
    found = [0] if starts else []
    token = 0
    for offset in sentence_offsets:
        token = bisect_left(starts, offset, token)
        if token < len(starts) and token > found[-1]:
            found.append(token)
    return found
