"""Spellings made comparable."""

from __future__ import annotations

import unicodedata

__all__ = ["folded"]


def folded(text: str) -> str:
    """Write small letters without accents.

    Examples
    --------
    >>> folded("Al-Ḥarri"), folded("İstanbul")
    ('al-harri', 'istanbul')
    """
    if text.isascii():
        return text.lower()
    letters = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold()
