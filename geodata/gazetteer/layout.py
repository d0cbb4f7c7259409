"""How a segment of the index is laid out on disk, and what its tables are sorted by.

A segment is a folder of flat files that are mapped into memory, never read whole:

===============  ==================================================================================
``records``      one record a place: ``PLACE`` and its texts, at multiples of eight bytes; a place
                 is known by its number, which is where its record starts, divided by eight
``spellings``    table: hash of a spelling → ``SPELLING``, the most prominent place first; in the
                 Arabic world hashed without the article, and everywhere once more as folded
``ids``          table: hash of a place id → ``PLACE_NUMBER``
``cells``        table: cell of one degree → ``SETTLEMENT``, for the nearest one to a point
``keys``         every packed consonant key there is, and where in ``folds`` its lines begin
``folds``        the folded spellings of each key, each once, that of the most prominent place first
===============  ==================================================================================

A table is described in :mod:`geodata.gazetteer.tables`.
"""

from __future__ import annotations

from hashlib import blake2b
from struct import Struct
from typing import Final

from geodata.gazetteer.romanisation import bare

__all__ = [
    "ALIGNMENT",
    "FIELD",
    "FIELD_BYTE",
    "MIN_FOLD",
    "PLACE",
    "PLACE_NUMBER",
    "SETTLEMENT",
    "SPELLING",
    "bare_hash",
    "cell_hash",
    "digest",
    "fold_hash",
    "pack",
    "plain_hash",
    "scatter",
]

PLACE: Final = Struct("<ddQIfHBBII")
"""Latitude, longitude, population, metres of radius, prominence, country, feature, whether it is a
capital, bytes of its own texts (id, name, first-level division, id elsewhere), bytes of all texts.
"""
SPELLING: Final = Struct("<IfIHBx")
"""Place, prominence, where the spelling stands in its record, country, feature."""
PLACE_NUMBER: Final = Struct("<I")
SETTLEMENT: Final = Struct("<ffIHxx")
"""Latitude, longitude, place, country."""

ALIGNMENT: Final = 8
FIELD: Final = "\x1f"
FIELD_BYTE: Final = b"\x1f"
MIN_FOLD: Final = 4
"""Folded spellings shorter than this are looked up by nothing but their exact spelling."""
_KEY_LENGTH: Final = 12
_GOLDEN: Final = 0x9E3779B97F4A7C15
_HASH_MASK: Final = (1 << 64) - 1


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
    digits = key[:_KEY_LENGTH].translate(_DIGITS)
    return int(digits[::-1], 32) if digits else 0


def scatter(code: int) -> int:
    """Spread packed keys evenly over 64 bits, as multiplicative hashing does; no two collide.

    >>> scatter(0), scatter(1) == 0x9E3779B97F4A7C15
    (0, True)
    """
    return code * _GOLDEN & _HASH_MASK


def plain_hash(normal: str) -> int:
    """Hash of a normalised spelling."""
    return digest(normal)


def bare_hash(normal: str) -> int:
    """Hash of a normalised spelling without its Arabic article."""
    return digest("~" + bare(normal))


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
