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
``keys``         the first letters of every consonant key there is as a number, in ascending order,
                 and which row of ``folds`` is the first that has such a key; near keys lie near one
                 another
``folds``        under each key, a ``FOLD`` for each folded spelling that has it, that of the most
                 prominent place first; what of a long one finds no room stands in rows before it,
                 its end first, which count no letter
``told``         for each folded spelling a line with the normalised spellings that fold to it
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
    "FOLD",
    "FOLD_TEXT",
    "KEY_BITS",
    "KEY_LENGTH",
    "LENGTH_SHIFT",
    "LETTER_BITS",
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
    "fold_rows",
    "letter_count",
    "mark",
    "pack",
]

PLACE: Final = Struct("<ddQIfHBBII")
"""Latitude, longitude, population, metres of radius, prominence, country, feature, whether it is a
capital, bytes of its own texts (id, name, first-level division, id elsewhere), bytes of all texts.
"""
SPELLING: Final = Struct("<IfIBBH")
"""Place, prominence, where the spelling stands in its record, country, feature, its `mark`."""
PLACE_NUMBER: Final = Struct("<I4x")
SETTLEMENT: Final = Struct("<ffIHxx")
"""Latitude, longitude, place, country."""

FOLD_TEXT: Final = 20
FOLD: Final = Struct(f"<QI{FOLD_TEXT}s")
"""Its `letter_count`, where in ``told`` its line starts, and as much of it as there is room for,
with a newline or more behind it.
"""

ALIGNMENT: Final = 8
FIELD: Final = "\x1f"
FIELD_BYTE: Final = b"\x1f"
MIN_FOLD: Final = 4
"""Folded spellings shorter than this are looked up by nothing but their exact spelling."""
LETTER_BITS: Final = 5
KEY_LENGTH: Final = 6
"""Letters of a consonant key that spellings are sorted by."""
KEY_BITS: Final = KEY_LENGTH * LETTER_BITS
_MARK_SHIFT: Final = 32
LENGTH_SHIFT: Final = 58
"""Above so many bits of a letter count stands how long the spelling is."""
_MAX_LENGTH: Final = (1 << 64 - LENGTH_SHIFT) - 1


def _tallies() -> dict[str, tuple[int, ...]]:
    """Bits that tell how often a folded spelling has a letter: one bit for each time."""
    tallies, first = {}, 0
    for letters, times in (("iua", 5), ("nkrblsthd", 3), ("gWmj$zxf", 2)):
        for letter in letters:
            tallies[letter] = tuple(((1 << time) - 1) << first for time in range(times + 1))
            first += times
    return tallies


_TALLIES: Final = _tallies()

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
    """First letters of a consonant key as one number, five bits a letter, the first one highest.

    It is 0 when the key holds nothing to look up. Numbers of keys that begin alike are near.

    >>> pack(""), pack("b") == 1 << 25, pack("bd") - pack("b") == 2 << 20
    (0, True, True)
    """
    return int(key[:KEY_LENGTH].translate(_DIGITS).ljust(KEY_LENGTH, "0"), 32)


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
    return exact >> _MARK_SHIFT & 0xFFFF


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


def letter_count(folded: str) -> int:
    """Which letters a folded spelling has, up to how often, and how long it is, in 64 bits.

    >>> (letter_count("dirzur") & letter_count("dirhafr")).bit_count()
    6
    """
    bits = min(len(folded), _MAX_LENGTH) << LENGTH_SHIFT
    for letter in set(folded):
        tally = _TALLIES.get(letter)
        if tally:
            bits |= tally[min(folded.count(letter), len(tally) - 1)]
    return bits


def fold_rows(folded: str, told: int) -> bytes:
    """Rows of one folded spelling, and where that is told which folds to it.

    >>> len(fold_rows("dirzur", 0)), len(fold_rows("dirzur" * 4, 0))
    (32, 64)
    """
    # A letter of another script takes up to four bytes.
    size = FOLD_TEXT - 1 if folded.isascii() else (FOLD_TEXT - 1) // 4
    first, *rest = (folded[at : at + size] for at in range(0, len(folded), size))
    rows = [*((0, each) for each in reversed(rest)), (letter_count(folded), first)]
    return b"".join(
        [FOLD.pack(each, told, text.encode().ljust(FOLD_TEXT, b"\n")) for each, text in rows]
    )
