"""How a segment of the index is laid out on disk, and what its columns are sorted by.

A segment is a folder of flat numpy arrays, sorted by what they are looked up by:

===================  ==============================================================================
``places``           one row a place; texts by their offset into ``places.txt``
``exact``            (hash of a spelling, place, offset into ``spellings.txt``); in the Arabic world
                     hashed without the article, and once more as folded
``keys``             (packed consonant key, row of ``exact``, offset into ``folds.txt``)
``ids``              (hash of the place id, place)
``cells``            (cell of one degree, place), for the nearest place to a point
===================  ==============================================================================

Texts are lines of UTF-8, found by their byte offset.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import Final

import numpy as np

from geodata.gazetteer.romanisation import bare

__all__ = [
    "ARRAYS",
    "FIELD",
    "MIN_FOLD",
    "PLACE",
    "bare_hash",
    "cell",
    "digest",
    "fold_hash",
    "pack",
    "plain_hash",
]

PLACE: Final = np.dtype(
    [
        ("latitude", "f8"),
        ("longitude", "f8"),
        ("population", "u8"),
        ("text", "u8"),
        ("radius_km", "f4"),
        ("prominence", "f4"),
        ("country", "u2"),
        ("feature", "u1"),
        ("capital", "u1"),
    ]
)
ARRAYS: Final = {
    "places": PLACE,
    "exact_hash": np.dtype("u8"),
    "exact_place": np.dtype("u4"),
    "exact_text": np.dtype("u8"),
    "key_code": np.dtype("u8"),
    "key_row": np.dtype("u4"),
    "key_fold": np.dtype("u8"),
    "id_hash": np.dtype("u8"),
    "id_place": np.dtype("u4"),
    "cell_code": np.dtype("u4"),
    "cell_place": np.dtype("u4"),
}


class _Digits(dict[int, str]):
    """Letters of a consonant key as digits of base 32; all that are no consonants are one."""

    def __missing__(self, code: int) -> str:
        self[code] = "q"
        return "q"


_DIGITS: Final = _Digits(str.maketrans("bdfghjklmnrstwz0123456789", "123456789abcdefghijklmnop"))
_KEY_LENGTH: Final = 12
MIN_FOLD: Final = 4
"""Folded spellings shorter than this are looked up by nothing but their exact spelling."""
FIELD: Final = "\x1f"


def digest(text: str) -> int:
    """Hash of 64 bits that is the same in every process."""
    return int.from_bytes(
        blake2b(text.encode("utf-8", "replace"), digest_size=8).digest(), "little"
    )


def pack(key: str) -> int:
    """Consonant key as one number, five bits a letter; 0 when it holds nothing to look up.

    >>> pack(""), pack("b"), pack("bd")
    (0, 1, 65)
    """
    digits = key[:_KEY_LENGTH].translate(_DIGITS)
    return int(digits[::-1], 32) if digits else 0


def plain_hash(normal: str) -> int:
    """Hash of a normalised spelling."""
    return digest(normal)


def bare_hash(normal: str) -> int:
    """Hash of a normalised spelling without its Arabic article."""
    return digest("~" + bare(normal))


def fold_hash(folded: str) -> int:
    """Hash of a folded spelling."""
    return digest("=" + folded)


def cell(latitude: float, longitude: float) -> int:
    """Return the number of the square degree that holds a point."""
    row = min(max(int(latitude + 90.0), 0), 179)
    return row * 360 + int((longitude + 180.0) % 360.0)
