"""What the tagger looks at: the same templates for training and for use.

Every feature belongs to one word seen from an offset ("the word after ends in -stan"), to a pair
of neighbours, or to a triple of shapes. That is what lets the tagger add up a word's evidence once
and reuse it wherever the word stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from geodata.toponyms import lexicon

__all__ = [
    "BOUNDARY",
    "OFFSETS",
    "Traits",
    "gazetteer_column",
    "goes_on",
    "mark_features",
    "name_like",
    "pair_features",
    "shape",
    "token_features",
    "triple_feature",
    "word_features",
]

OFFSETS = (-2, -1, 0, 1, 2)
BOUNDARY = ("<s>", "</s>")
_LONGEST_NAME = 8
_JOINERS = lexicon.words(
    """
    - ' \u2019 . of the al el ad an ar as ash at az es ez bin ibn de la du di do da del au aux sur
    sous le les des lez van von der den dos das upon y
    """
)
_LONGEST_LINK = 4
_IZAFET = frozenset({"e", "i", "ye"})
"""What joins the words of a Persian name, also without a second hyphen: "Mazar-e Sharif"."""


@lru_cache(maxsize=65536)
def shape(word: str) -> str:
    """Describe how a word is written: ``Xx`` capitalised, ``X`` capitals, ``x``, ``9``, or itself.

    >>> [shape(word) for word in ("Syria", "ISIS", "U.S.", "camp", "2018", "McDonald", "-")]
    ['Xx', 'XX', 'X.', 'x', '9', 'XxX', '-']
    """
    if word[0].isdigit():
        return "9"
    if not word[0].isalpha():
        return word[:1]
    if "." in word and not word.islower():
        return "X." if word[-2:-1].isupper() else "Xx."
    return _case(word)


def _case(word: str) -> str:
    if word.islower():
        return "x"
    if word.isupper():
        return "X" if len(word) == 1 else "XX"
    if word[0].isupper():
        return "Xx" if word[1:].islower() else "XxX"
    return "xX" if word[0].islower() else "c"


def name_like(words: Sequence[str]) -> list[int]:
    """List where words stand that can be in a name: "Homs", "d'Ivoire", "al", "2"; not "town"."""
    return [at for at, word in enumerate(words) if not word.islower() or word in _JOINERS]


def goes_on(words: Sequence[str], at: int) -> bool:
    """Whether a name may go on with the word at an index.

    A short word between hyphens binds what stands around it, wherever it comes from.

    >>> goes_on("Rostov - on - Don".split(), 2), goes_on("stay on Main Street".split(), 1)
    (True, False)
    >>> goes_on("Mazar - e Sharif".split(), 2), goes_on("a 5 - day trip".split(), 3)
    (True, False)
    """
    word = words[at]
    if not word.islower() or word in _JOINERS:
        return True
    bound = at > 1 and words[at - 1] == "-" and words[at - 2][0].isupper()
    if not bound or len(word) > _LONGEST_LINK or at + 1 == len(words):
        return False
    behind = words[at + 1]
    return behind == "-" or (word in _IZAFET and behind[0].isupper())


def word_features(word: str, offset: int) -> list[str]:
    """List what a word says about the token ``offset`` places before it."""
    traits = Traits.of(word)
    seen = [f"{offset}{trait}" for trait in traits.seen_from(offset)]
    return seen + traits.own if offset == 0 else seen


class Traits(NamedTuple):
    """What a word says: from anywhere near, from beside it at the most, and of itself."""

    near: list[str]
    beside: list[str]
    own: list[str]

    @classmethod
    def of(cls, word: str) -> Traits:
        """List the traits of a word, or of the boundary of a sentence."""
        if word in BOUNDARY:
            return cls([f"w={word}"], [], [])
        lower = word.lower()
        near = [f"w={lower}", f"s={shape(word)}"]
        near += [f"l={name}" for name in lexicon.classes(lower)]
        own = [f"p={lower[:size]}" for size in (1, 2, 3, 4)]
        own += [f"z={lower[-size:]}" for size in (1, 2, 4)]
        written = _MANY_ALIKE.sub(_thrice, word.translate(_LETTER_SHAPES))
        own += [f"W={word}", f"n={min(len(word), 12)}", f"S={written}"]
        return cls(near, [f"z={lower[-3:]}"], own)

    def seen_from(self, offset: int) -> list[str]:
        """List the traits that count at a token ``offset`` places before the word."""
        return self.near + self.beside if abs(offset) <= 1 else self.near


class _LetterShapes(dict[int, str]):
    """Table for ``str.translate``: "9" for a digit, "X" for a capital, "x" for another letter."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        if letter.isdigit():
            return "9"
        if letter.isalpha():
            return "X" if letter.isupper() else "x"
        return letter


_LETTER_SHAPES = _LetterShapes()
_LETTER_SHAPES.update({code: _LETTER_SHAPES[code] for code in range(128)})
_MANY_ALIKE = re.compile(r"(.)\1{3,}")


def _thrice(many: re.Match[str]) -> str:
    return 3 * many[1]  # a template, r"\1\1\1", is read anew by `re` for every word


def pair_features(left: str, right: str) -> tuple[str, str]:
    """Give the feature that a pair of neighbours lends to its right and to its left member."""
    pair = f"{left.lower()} {right.lower()}"
    return "L" + pair, "R" + pair


def mark_features(left: str, mark: str, written: str) -> tuple[str, str]:
    """Give the features of the gazetteer's mark behind another one, and of mark and shape."""
    return f"G{left}|{mark}", f"M{mark}|{written}"


def triple_feature(shapes: Sequence[str]) -> str:
    """Give the feature of three shapes in a row, lent to the middle one."""
    return "T" + "|".join(shapes)


def gazetteer_column(
    words: Sequence[str],
    surface: Callable[[int, int], str],
    classify: Callable[[str], str | None],
) -> list[str]:
    """Mark each token of a longest match in the gazetteer, as ``B-city`` or ``I-city``, else ``-``.

    Parameters
    ----------
    words
        The tokens.
    surface
        The text from one token up to another, exclusive.
    classify
        What a name is in the gazetteer, None when unknown.
    """
    column = ["-"] * len(words)
    behind = 0
    for at in [i for i, word in enumerate(words) if word[0].isupper() or word in lexicon.ARTICLES]:
        word = words[at]
        article = word in lexicon.ARTICLES and words[at + 1 : at + 2] == ["-"]
        if at < behind or word == "The" or not (word[0].isupper() or article):
            continue
        last = at + 1
        while last < len(words) and last - at < _LONGEST_NAME and goes_on(words, last):
            last += 1
        for end in range(last, at, -1):
            kind = classify(surface(at, end)) if words[end - 1][0].isalnum() else None
            if kind is not None:
                column[at:end] = [f"B-{kind}"] + [f"I-{kind}"] * (end - at - 1)
                behind = end
                break
    return column


def token_features(words: Sequence[str], column: Sequence[str]) -> list[list[str]]:
    """All features of every token of one sentence, as the trainer wants them."""
    padded = [BOUNDARY[0]] * 2 + list(words) + [BOUNDARY[1]] * 2
    gaz = ["-", *column, "-"]
    shapes = [*("<" if word in BOUNDARY else shape(word) for word in padded)]
    rows = []
    for at in range(2, len(words) + 2):
        row = [f for offset in OFFSETS for f in word_features(padded[at + offset], offset)]
        row += [f"{offset}g={gaz[at - 1 + offset]}" for offset in (-1, 0, 1)]
        row.append(pair_features(padded[at - 1], padded[at])[0])
        row.append(pair_features(padded[at], padded[at + 1])[1])
        row.append(triple_feature(shapes[at - 1 : at + 2]))
        row += mark_features(gaz[at - 2], gaz[at - 1], shapes[at])
        rows.append(row)
    return rows
