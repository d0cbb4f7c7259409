"""Cutting a text into the tokens that the tagger reads."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

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
_TOKEN = re.compile(
    rf"""
    [a-z]+(?=[ ,;:)\n])                                  # most words, quickly
    | (?:[A-Z]\.){{2,}}                                 # U.S.
    | [A-Z]\.[A-Z]\b                                     # U.S without its last stop
    | W\.[ ]?Va\.
    | (?=[A-Zv])\b(?:{"|".join(_ABBREVIATIONS)})\.(?!\w)           # Gen.
    | \b[A-Z]\.(?=\s?[A-Z])                              # the J. of a name
    | ['\u2019](?:s|S)\b                                      # the possessive stands alone
    | (?:{_LETTER})+(?:['\u2019](?![sS]\b)(?:{_LETTER})+)*    # a word, Ra'in as one
    | \d+(?:[.,:/]\d+)*
    | \S
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a body: their words and offsets, and the token each sentence begins with."""

    words: list[str]
    starts: list[int]
    ends: list[int]
    sentence_starts: list[int]

    def __len__(self) -> int:
        """Count the tokens."""
        return len(self.words)


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
    spans = [match.span() for match in _TOKEN.finditer(text, *body)]
    words = [text[start:end] for start, end in spans]
    starts = [start for start, _ in spans]
    ends = [end for _, end in spans]
    return Tokens(words, starts, ends, _sentence_starts(starts, sentence_offsets))


def _sentence_starts(starts: list[int], sentence_offsets: Sequence[int]) -> list[int]:
    """Index of the first token of each sentence; every token belongs to one."""
    found = [0] if starts else []
    token = 0
    for offset in sentence_offsets:
        while token < len(starts) and starts[token] < offset:
            token += 1
        if token < len(starts) and token > found[-1]:
            found.append(token)
    return found
