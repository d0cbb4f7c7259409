"""How alike two spellings are, and which keys a misspelt name may have.

A name that no source spells this way is looked for in three steps that can be read one by one: its
:func:`readings` fold away what romanisations disagree about; :func:`near_keys` says which consonant
keys are worth a look; and :class:`Likeness` weighs what the spellings found there have in common.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from rapidfuzz import process
from rapidfuzz.distance import Indel, LCSseq, Levenshtein

from geodata.gazetteer.everyday import EVERYDAY
from geodata.gazetteer.layout import MIN_FOLD, pack
from geodata.gazetteer.orthography import semitic
from geodata.gazetteer.romanisation import bare, consonant_key, normalise, readings

__all__ = ["Likeness", "Query", "near_keys", "without_kind"]

_LETTERS = "bdfhjklmnrstwz"
_WEAK = "hw"
_CONFUSED = tuple(
    (pair[0], pair[1])
    for pair in ("kj", "js", "jz", "jh", "dz", "dt", "zs", "hk", "fw", "bw", "fb", "mn", "lr", "hs")
)
_MAX_FOLD = 60
_CUTOFF = 0.65
_MIN_KEY_WITH_TYPO = 5
_CEILING = 0.97
_LONG = 12
_LITERAL_SLOPE = 1.35


_SETTLEMENT = frozenset({"city", "village", "neighbourhood"})
_DIVISION = frozenset({"province", "district"})
_KINDS = {
    "city": _SETTLEMENT,
    "town": _SETTLEMENT,
    "village": _SETTLEMENT,
    "province": _DIVISION,
    "governorate": _DIVISION,
    "state": _DIVISION,
    "county": _DIVISION,
    "district": _DIVISION,
    "countryside": _DIVISION | _SETTLEMENT,
    "area": _DIVISION | _SETTLEMENT,
}
"""What the last word of a name says it is."""


def without_kind(normal: str) -> tuple[str, frozenset[str]]:
    """Split a normalised spelling into the name and the features that its last word allows.

    >>> name, features = without_kind("homs city")
    >>> name, sorted(features)
    ('homs', ['city', 'neighbourhood', 'village'])
    >>> without_kind("homs")
    ('', frozenset())
    """
    name, _, kind = normal.rpartition(" ")
    return (name, _KINDS[kind]) if kind in _KINDS else ("", frozenset())


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two spellings have in common; every part is 0 to 1.

    Parameters
    ----------
    consonants
        Of their keys; romanisations agree on consonants most.
    sounds
        Of their folds. Between a spelling without vowels and one with them: how much of the
        former the latter holds, in its order.
    letters
        Of the letters as they stand; between two scripts, of the folds.
    same_fold
        Whether nothing but the romanisation differs.
    one_script
        Whether both have vowels, or neither.
    length
        Letters of the name's fold: the longer, the less a likeness is chance.
    """

    consonants: float
    sounds: float
    letters: float
    same_fold: bool
    one_script: bool
    length: int

    @property
    def similarity(self) -> float:
        """Chance of 0 to 0.97 that the same name is meant.

        A logistic regression on names that were hidden from the places of Syria and Iraq, one in
        ten of them with its whole place; ``benchmarks/gazetteer_lookup.py`` checks it.

        >>> same = Likeness(1.0, 1.0, 0.8, same_fold=True, one_script=True, length=7)
        >>> close = Likeness(0.75, 0.86, 0.7, same_fold=False, one_script=True, length=7)
        >>> round(same.similarity, 2), round(close.similarity, 2)
        (0.91, 0.22)
        """
        evidence = (
            3.6 * self.consonants
            + 5.0 * self.sounds
            + 4.1 * self.letters
            + 1.6 * self.same_fold
            + 0.9 * self.one_script
            + 0.35 * min(self.length, _LONG)
            - 14.5
        )
        return min(_CEILING, 1.0 / (1.0 + math.exp(-evidence)))


class Query:
    """A name that no source spells this way, ready to be compared.

    Parameters
    ----------
    name
        As it stands in the text.
    """

    def __init__(self, name: str) -> None:
        self.normal = normalise(name)
        self.folds = readings(name)
        self.fold = self.folds[0]
        self.keys = tuple(dict.fromkeys(map(consonant_key, self.folds)))
        self.key = self.keys[0]
        self._letters = _letters(self.normal)
        self._semitic = semitic(name)

    @property
    def comparable(self) -> bool:
        """Whether the name is long enough and no everyday word."""
        return MIN_FOLD <= len(self.fold) <= _MAX_FOLD and self.fold not in EVERYDAY

    def codes(self) -> npt.NDArray[np.uint64]:
        """Packed consonant keys to look under; none when there are no consonants."""
        return near_keys(*self.keys)

    def closest(self, folds: Collection[str], limit: int) -> list[str]:
        """Pick the folded spellings most like one of the name's own."""
        choices, likeness = list(folds), dict[str, float]()
        for folded in self.folds:
            found = process.extract(
                folded,
                choices,
                scorer=Indel.normalized_similarity,
                limit=limit,
                score_cutoff=_CUTOFF,
            )
            for choice, score, _ in found:
                likeness[choice] = max(score, likeness.get(choice, 0.0))
        return sorted(likeness, key=likeness.__getitem__, reverse=True)[:limit]

    def likeness(self, folded: str, spelling: str) -> Likeness:
        """Compare the name to a spelling with its fold."""
        key = consonant_key(folded)
        consonants = max([Levenshtein.normalized_similarity(own, key) for own in self.keys])
        whole = max([Indel.normalized_similarity(own, folded) for own in self.folds])
        one_script = self._semitic == semitic(spelling)
        if one_script:
            sounds = whole
            letters = Indel.normalized_similarity(self._letters, _letters(normalise(spelling)))
        else:
            short, full = (self.fold, folded) if self._semitic else (folded, self.fold)
            sounds = LCSseq.similarity(short, full) / max(len(short), 1)
            letters = whole
        same = folded in self.folds
        return Likeness(consonants, sounds, letters, same, one_script, len(self.fold))

    def similarity(self, folded: str, spelling: str) -> float:
        """Chance of 0 to 0.97 that a spelling, with its fold, means the name."""
        return self.likeness(folded, spelling).similarity

    def literal_similarity(self, spelling: str) -> float:
        """Likeness letter by letter, for names that nobody romanises."""
        unlike = 1.0 - Indel.normalized_similarity(self.normal, normalise(spelling))
        return max(0.0, _CEILING - _LITERAL_SLOPE * unlike)


def _letters(normal: str) -> str:
    return bare(normal).replace(" ", "")


def near_keys(*keys: str) -> npt.NDArray[np.uint64]:
    """Packed consonant keys to look under: the keys themselves, and those near the first.

    A long key may have any letter wrong, missing or too many; in a short one, which is near to too
    many others, weak letters come and go and letters that romanisations confuse change.

    >>> len(near_keys("")), len(near_keys("n")), len(near_keys("rk"))
    (0, 1, 10)
    >>> len(near_keys("kmsltn")) > 100
    True
    """
    wanted = set(keys)
    for key in keys[:1]:
        wanted.update(_edits(key) if len(key) >= _MIN_KEY_WITH_TYPO else _confusions(key))
    codes = (pack(key) for key in wanted if key)
    return np.unique(np.fromiter(codes, dtype="u8"))


def _confusions(key: str) -> Iterator[str]:
    if len(key) < 2:
        return
    for position in range(len(key) + 1):
        head, tail = key[:position], key[position:]
        for letter in _WEAK:
            yield head + letter + tail
        if tail and tail[0] in _WEAK and len(key) > 2:
            yield head + tail[1:]
        for one, other in _CONFUSED:
            if tail.startswith((one, other)):
                yield head + (other if tail[0] == one else one) + tail[1:]


def _edits(key: str) -> Iterator[str]:
    for position in range(len(key) + 1):
        head, tail = key[:position], key[position:]
        if tail:
            yield head + tail[1:]
        for letter in _LETTERS:
            yield head + letter + tail
            if tail:
                yield head + letter + tail[1:]
