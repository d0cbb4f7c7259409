"""How a segment of the index is laid out on disk, and what its tables are sorted by.

A segment is a folder of flat files, of which large ones are never read whole:

===============  ==================================================================================
``records``      one record a place: ``PLACE`` and its texts, at multiples of eight bytes; a place
                 is known by its number, which is where its record starts, divided by eight
``spellings``    table: hash of a spelling → ``SPELLING``, the most prominent place first; in the
                 Arabic world hashed without the article, and everywhere once more as folded; the
                 last bit of the hash tells the Arabic world from elsewhere
``ids``          table: hash of a place id → ``PLACE_NUMBER``
``twins``        the number of every place that a source below has under another id
``cells``        table: cell of one degree → ``SETTLEMENT``, for the nearest one to a point
``keys``         half of the hash of every consonant key there is, and where in ``folds`` its lines
                 begin; two keys of one hash are read together, as the lines tell them apart
``folds``        the folded spellings of each key, each once, that of the most prominent place first
===============  ==================================================================================

A table is described in :mod:`geodata.gazetteer.tables`.
"""

from __future__ import annotations

from hashlib import blake2b
from struct import Struct
from typing import Final

import numpy as np
import numpy.typing as npt

from geodata.gazetteer.romanisation import bare

__all__ = [
    "ALIGNMENT",
    "FIELD",
    "FIELD_BYTE",
    "KEY_LENGTH",
    "KEY_SHIFT",
    "MIN_FOLD",
    "PLACE",
    "PLACE_NUMBER",
    "SETTLEMENT",
    "SPELLING",
    "Span",
    "cell_hash",
    "digest",
    "exact_hash",
    "exact_spans",
    "fold_hash",
    "half_hashes",
    "mark",
    "pack",
    "scatter",
]

PLACE: Final = Struct("<ddQIfHBBII")
"""Latitude, longitude, population, metres of radius, prominence, country, feature, whether it is a
capital, bytes of its own texts (id, name, first-level division, id elsewhere), bytes of all texts.
"""
SPELLING: Final = Struct("<IfIBBH")
"""Place, prominence, where the spelling stands in its record, country, feature, its `mark`."""
PLACE_NUMBER: Final = Struct("<I")
SETTLEMENT: Final = Struct("<ffIHxx")
"""Latitude, longitude, place, country."""

ALIGNMENT: Final = 8
FIELD: Final = "\x1f"
FIELD_BYTE: Final = b"\x1f"
MIN_FOLD: Final = 4
"""Folded spellings shorter than this are looked up by nothing but their exact spelling."""
KEY_LENGTH: Final = 12
KEY_SHIFT: Final = 32
"""Bits of a key's hash that are not kept."""
_GOLDEN: Final = 0x9E3779B97F4A7C15
_HASH_MASK: Final = (1 << 64) - 1


Span = tuple[int, int]
"""First and last hash of those that are looked up together."""


class _Digits(dict[int, str]):
    """Letters of a consonant key as digits of base 32; all that are no consonants are one."""

    def __missing__(self, code: int) -> str:
        self[code] = "q"
        return "q"


_DIGITS: Final = _Digits(
    zip(map(ord, "bdfghjklmnrstwz0123456789"), "123456789abcdefghijklmnop", strict=True)
)


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
    digits = key[:KEY_LENGTH].translate(_DIGITS)
    return int(digits[::-1], 32) if digits else 0


def scatter(code: int) -> int:
    """Spread packed keys evenly over 64 bits, as multiplicative hashing does; no two collide.

    >>> scatter(0), scatter(1) == 0x9E3779B97F4A7C15
    (0, True)
    """
    return code * _GOLDEN & _HASH_MASK


def half_hashes(codes: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint32]:
    """Upper halves of the hashes of packed keys, in ascending order and each once.

    >>> half_hashes(np.array([0, 1], dtype="u8")).tolist() == [0, scatter(1) >> KEY_SHIFT]
    True
    """
    return np.unique(codes * np.uint64(_GOLDEN) >> np.uint64(KEY_SHIFT)).astype("u4")


def exact_hash(normal: str, *, arabic: bool) -> int:
    """Hash of a normalised spelling; in the Arabic world, of what follows its article.

    >>> exact_hash("al tanf", arabic=True) == exact_hash("tanf", arabic=True)
    True
    >>> exact_hash("tanf", arabic=True) - exact_hash("tanf", arabic=False)
    1
    """
    return digest(bare(normal)) | 1 if arabic else digest(normal) & ~1


def mark(exact: int) -> int:
    """Sixteen bits of a spelling's exact hash: namesakes that share them are spelled the same.

    >>> mark(exact_hash("tanf", arabic=True)) == mark(exact_hash("tanf", arabic=False))
    True
    """
    return exact >> KEY_SHIFT & 0xFFFF


def exact_spans(normal: str) -> tuple[Span, ...]:
    """Hashes under which a normalised spelling stands: one span, and two for one with an article.

    >>> len(exact_spans("homs")), len(exact_spans("al tanf"))
    (1, 2)
    """
    elsewhere, rest = digest(normal) & ~1, bare(normal)
    if rest == normal:
        return ((elsewhere, elsewhere | 1),)
    arabic = digest(rest) | 1
    return (elsewhere, elsewhere), (arabic, arabic)


def fold_hash(folded: str, *, arabic: bool) -> int:
    """Hash of a folded spelling; its last bit tells the Arabic world from elsewhere.

    >>> fold_hash("dirzur", arabic=True) - fold_hash("dirzur", arabic=False)
    1
    """
    return digest("=" + folded) & ~1 | arabic


def cell_hash(latitude: float, longitude: float) -> int:
    """Return the number of the square degree that holds a point, in the top bits of a hash."""
    row = min(max(int(latitude + 90.0), 0), 179)
    return row * 360 + int((longitude + 180.0) % 360.0) << 48
