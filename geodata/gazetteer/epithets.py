"""Epithets of names that reports translate: Mulayhah al-Gharbiyah is "Western Maliha" to them."""

from __future__ import annotations

from typing import Final

__all__ = ["EPITHETS", "in_arabic"]

_ARABIC: Final = """
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


def _table() -> dict[str, tuple[str, ...]]:
    lines = [line.split(": ") for line in _ARABIC.strip().split("\n")]
    return {word: tuple(arabic.split()) for english, arabic in lines for word in english.split()}


EPITHETS: Final = _table()
"""English epithets and what they are in Arabic, in either gender."""


def in_arabic(normal: str) -> tuple[str, ...]:
    """What a normalised name with an English epithet before it may be called in Arabic.

    >>> in_arabic("western maliha"), in_arabic("maliha")
    (('maliha gharbi', 'maliha gharbiyah'), ())
    """
    epithet, _, name = normal.partition(" ")
    return tuple(f"{name} {arabic}" for arabic in EPITHETS.get(epithet, ())) if name else ()
