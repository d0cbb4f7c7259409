"""How alike two spellings are, and which keys a misspelt name may have.

A name that no source spells this way is looked for in three steps that can be read one by one: its
:func:`readings` fold away what romanisations disagree about; :func:`near_keys` says which consonant
keys are worth a look; and :class:`Likeness` weighs what the spellings found there have in common.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import Indel, LCSseq, Levenshtein

from geodata.gazetteer.epithets import epithet_of
from geodata.gazetteer.everyday import EVERYDAY
from geodata.gazetteer.layout import KEY_BITS, KEY_LENGTH, LETTER_BITS, MIN_FOLD, pack
from geodata.gazetteer.orthography import semitic
from geodata.gazetteer.romanisation import bare, consonant_key, normalise, readings

__all__ = ["Likeness", "Query", "near_keys", "without_kind"]

_FIRST = KEY_BITS - LETTER_BITS
_LETTERS = np.array([pack(letter) >> _FIRST for letter in "bdfhjklmnrstwz"], dtype="u4")
_BEHIND = np.arange(KEY_BITS, 0, -LETTER_BITS, dtype="u4")
"""Bits of a packed key from each of its letters on."""
_WEAK = "hw"
_CONFUSED = tuple(
    (pair[0], pair[1])
    for pair in ("kj", "js", "jz", "jh", "dz", "dt", "zs", "hk", "fw", "bw", "fb", "mn", "lr", "hs")
)
_MAX_FOLD = 60
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
        return _chance(
            self.consonants,
            self.sounds,
            self.letters,
            self.same_fold,
            self.one_script,
            self.length,
        )


def _chance(  # noqa: PLR0913, PLR0917 - the parts of a likeness, without the object
    consonants: float,
    sounds: float,
    letters: float,
    same_fold: bool,  # noqa: FBT001 - as above
    one_script: bool,  # noqa: FBT001
    length: int,
) -> float:
    evidence = (
        3.6 * consonants
        + 5.0 * sounds
        + 4.1 * letters
        + 1.6 * same_fold
        + 0.9 * one_script
        + 0.35 * min(length, _LONG)
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
        self._semitic = semitic(name)
        self._epithet = epithet_of(self.normal)
        self._folds: dict[str, tuple[float, float, bool]] = {}
        self._key_of = lru_cache(maxsize=None)(consonant_key)

    @property
    def comparable(self) -> bool:
        """Whether the name is long enough and no everyday word."""
        return MIN_FOLD <= len(self.fold) <= _MAX_FOLD and self.fold not in EVERYDAY

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """Consonant keys of the folds."""
        return tuple(dict.fromkeys(map(consonant_key, self.folds)))

    @cached_property
    def _letters(self) -> str:
        return _letters(self.normal)

    def codes(self) -> npt.NDArray[np.uint32]:
        """Packed consonant keys to look under; none when there are no consonants."""
        return near_keys(*self.keys)

    def may_be(self, folded: str) -> bool:
        """Whether the key of a folded spelling is among those to look under, to its last letter."""
        key = self._key_of(folded)
        return (
            len(key) <= KEY_LENGTH
            or key in self.keys
            or Levenshtein.distance(self.keys[0], key, score_cutoff=1) <= 1
        )

    def likeness(self, folded: str, normal: str) -> Likeness:
        """Compare the name to a normalised spelling with its fold."""
        return Likeness(*self._parts_of(folded, normal))

    def similarity(self, folded: str, normal: str) -> float:
        """Chance of 0 to 0.97 that a normalised spelling, with its fold, means the name."""
        if self._epithet is not None and epithet_of(normal) not in {None, self._epithet}:
            return 0.0  # whatever else they share, the western one is not the eastern one
        return _chance(*self._parts_of(folded, normal))

    def at_most(self, folded: str, sounds: float | None = None) -> float:
        """Similarity that no spelling with this fold exceeds.

        ``sounds`` is how like it is, where :func:`geodata.gazetteer.folds.likest` told that.
        """
        consonants, sounds, same = self._of_fold(folded, sounds)
        return _chance(consonants, sounds, 1.0, same, True, len(self.fold))  # noqa: FBT003

    def literal_similarity(self, normal: str) -> float:
        """Likeness letter by letter, for names that nobody romanises."""
        return max(
            0.0,
            _CEILING - _LITERAL_SLOPE * Indel.normalized_distance(self.normal, normal),
        )

    def _parts_of(self, folded: str, normal: str) -> tuple[float, float, float, bool, bool, int]:
        consonants, sounds, same = self._of_fold(folded)
        one_script = semitic(normal) == self._semitic
        if one_script:
            letters = Indel.normalized_similarity(self._letters, _letters(normal))
        else:
            letters = sounds
            short, full = (self.fold, folded) if self._semitic else (folded, self.fold)
            sounds = LCSseq.similarity(short, full) / max(len(short), 1)
        return consonants, sounds, letters, same, one_script, len(self.fold)

    def _of_fold(self, folded: str, sounds: float | None = None) -> tuple[float, float, bool]:
        """Likeness of consonants and of sounds to a fold, and whether it is one of the name's."""
        found = self._folds.get(folded)
        if found is None:
            key = self._key_of(folded)
            consonants = max([Levenshtein.normalized_similarity(own, key) for own in self.keys])
            if sounds is None:
                sounds = max([Indel.normalized_similarity(own, folded) for own in self.folds])
            found = self._folds[folded] = consonants, sounds, folded in self.folds
        return found


def _letters(normal: str) -> str:
    return bare(normal).replace(" ", "")


def near_keys(*keys: str) -> npt.NDArray[np.uint32]:
    """Packed consonant keys to look under: the keys themselves, and those near the first.

    A long key may have any letter wrong, missing or too many; in a short one, which is near to too
    many others, weak letters come and go and letters that romanisations confuse change.

    >>> len(near_keys("")), len(near_keys("n")), len(near_keys("rk"))
    (0, 1, 10)
    >>> len(near_keys("kmsltn")) > 100
    True
    """
    first = keys[0] if keys else ""
    typo = len(first) >= _MIN_KEY_WITH_TYPO
    wanted = [*keys] if typo else [*keys, *_confusions(first)]
    codes = np.fromiter((pack(key) for key in wanted if key), dtype="u4")
    return np.unique(np.concatenate([codes, _edits(first)]) if typo else codes)


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


def _edits(key: str) -> npt.NDArray[np.uint32]:
    """Packed keys one letter away, all at once: five bits are a letter, the first one highest."""
    length = min(len(key), KEY_LENGTH)
    code = np.uint32(pack(key))
    one, letter_bits = np.uint32(1), np.uint32(LETTER_BITS)
    behind = _BEHIND[: length + 1]
    tail = code & ((one << behind) - one)
    head = code - tail
    letter = head + (_LETTERS[:, None] << (behind - letter_bits))
    added = letter + (tail >> letter_bits)
    rest = tail & ((one << (behind - letter_bits)) - one)
    changed = (letter + rest)[:, :length]
    # The letter that a shorter key has room for.
    after = np.uint32(pack(key[KEY_LENGTH : KEY_LENGTH + 1]) >> _FIRST)
    missing = (head + (rest << letter_bits) + after)[:length]
    return np.concatenate([added.ravel(), changed.ravel(), missing])
