"""Epithets of names that reports translate: Mulayhah al-Gharbiyah is "Western Maliha" to them."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from geodata.gazetteer.romanisation import fold

__all__ = ["ENGLISH", "epithet_of", "in_arabic", "is_arabic"]

_EPITHETS: Final = """
west western: gharbi gharbiyah
east eastern: sharqi sharqiyah
north northern: shamali shamaliyah
south southern: janubi janubiyah qibli qibliyah
upper: fawqani fawqaniyah ulya
lower: tahtani tahtaniyah sufla
middle central: awsat wusta wustani
great greater big large: kabir kabirah
little small lesser: saghir saghirah
new: jadid jadidah
old: qadim qadimah
"""
_LINES: Final = [
    tuple(tuple(words.split()) for words in line.split(": "))
    for line in _EPITHETS.strip().split("\n")
]
ENGLISH: Final = {word: number for number, line in enumerate(_LINES) for word in line[0]}
"""English epithets, which stand before a name, and the number of what each means."""
_ARABIC: Final = {fold(word): number for number, line in enumerate(_LINES) for word in line[1]}


def in_arabic(normal: str) -> tuple[str, ...]:
    """Say in Arabic what a normalised name with an English epithet before it may be called.

    >>> in_arabic("western maliha"), in_arabic("maliha")
    (('maliha gharbi', 'maliha gharbiyah'), ())
    """
    epithet, _, name = normal.partition(" ")
    number = ENGLISH.get(epithet)
    return (
        tuple(f"{name} {each}" for each in _LINES[number][1]) if name and number is not None else ()
    )


@lru_cache(maxsize=1 << 12)
def epithet_of(normal: str) -> int | None:
    """Give the number of the epithet before a normalised name in English, or behind it in Arabic.

    >>> epithet_of("western maliha") == epithet_of("mlaiha al gharbiye") != epithet_of("old maliha")
    True
    >>> epithet_of("maliha")
    """
    before, behind = normal.partition(" ")[0], normal.rpartition(" ")[2]
    if len(before) == len(normal):
        return None
    return ENGLISH.get(before, _ARABIC.get(fold(behind)))


@lru_cache(maxsize=1 << 12)
def is_arabic(word: str) -> bool:
    """Whether a word is an Arabic epithet of places.

    >>> is_arabic("Sufla"), is_arabic("Shabwah")
    (True, False)
    """
    return fold(word) in _ARABIC
