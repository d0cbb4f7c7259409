"""Named groups that no register knows: what they are called says what they are.

"Liwa X", "Kata'ib X" and "Army of X" open with the word, "X Brigade" and "X Front" close with it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geodata.actors.compounds import Found
from geodata.actors.vocabulary import (
    BANDS,
    COLOURS,
    CONNECTORS,
    FORCEFUL,
    GROUP_HEADS,
    GROUP_OPENERS,
    GROUP_PREFIXES,
    MEMBERS,
    NO_GROUPS,
    PRESS,
    RANKS,
    SENTENCE_WORDS,
    UNTELLING,
    word_set,
)
from geodata.actors.words import slug
from geodata.models import Actor

if TYPE_CHECKING:
    from geodata.actors.words import Words

__all__ = ["acronym_at", "band_at", "unlisted_at"]

_LONGEST = 7
_INSIDE = CONNECTORS - {"of", "the", "for"}
"""Small words inside a name that its last word closes: "Faith and Fatherland Front"."""
_NO_NAMES = SENTENCE_WORDS | COLOURS | UNTELLING | RANKS

_ADJECTIVAL = ("ic", "ist", "ish")
"""Endings of words that say of what sort a band is: "Islamic militants"."""

_ACRONYM = re.compile(r"[A-Z][A-Z0-9]{2,7}")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_TELLING = GROUP_PREFIXES | GROUP_OPENERS | GROUP_HEADS
_NEXT_GROUP = GROUP_PREFIXES | {"the"}
"""Behind "and" these begin another group: "Ahrar al-Sham and the Levant Front"."""
_DOING = MEMBERS | FORCEFUL
_OF_A_PLACE = word_set("forces force front alliance coalition brigade division regiment")


def unlisted_at(words: Words, index: int, floor: int) -> Found | None:
    """Return a group whose telling word is the word at ``index``; none reaches before ``floor``."""
    key = words.key[index]
    if key not in _TELLING or not words.capital(index):
        return None
    if key in GROUP_PREFIXES:
        return _found(words, index, _forward(words, index + 1))
    if key in GROUP_OPENERS and index + 1 < words.size and words.key[index + 1] in {"of", "for"}:
        opened = _found(words, index, _forward(words, index + 1))
        if opened and (words.key[index + 1] == "for" or key not in _OF_A_PLACE):
            return opened
    if key in GROUP_HEADS:
        return _closed(words, index, floor)
    return None


def acronym_at(words: Words, index: int) -> Found | None:
    """Return a group that only its initials name, where the words around say that it is one.

    "FRPI militants", "members of the FRPI", "the FRPI looted": a company or a club has no fighters
    and loots no villages.
    """
    word = words.text[index]
    if not (word.isupper() and _ACRONYM.fullmatch(word)) or words.key[index] in NO_GROUPS:
        return None
    after = index + 1
    follows = after < words.size and words.joined[after] and words.text[after].islower()
    if follows and words.key[after] in _DOING:
        return _single(words, index)
    of = index - 2 if index and words.key[index - 1] == "the" else index - 1
    told = of > 0 and words.key[of] == "of" and words.joined[index] and words.joined[of]
    return _single(words, index) if told and words.key[of - 1] in MEMBERS else None


def band_at(words: Words, index: int, floor: int) -> Found | None:
    """Return a band by its name and its sort in small letters: "the Pix gang".

    The first word of a sentence has its capital from there, so that it needs a second.
    """
    if words.key[index] not in BANDS or not words.text[index].islower():
        return None
    first = index
    while first > max(floor, index - _LONGEST) and words.joined[first] and _is_title(words, first):
        first -= 1
    if first == index:
        return None
    begins = first == 0 or not words.gap(first).isspace()
    return None if begins and index - first < 2 else _found(words, first, index + 1)


def _is_title(words: Words, index: int) -> bool:
    """Say whether the word before has a capital of its own."""
    word, key = words.text[index - 1], words.key[index - 1]
    if words.possessive[index - 1] or key in _NO_NAMES:
        return False
    return word[0].isupper() and not word.isupper() and not key.endswith(_ADJECTIVAL)


def _single(words: Words, index: int) -> Found:
    name = words.text[index]
    return Found(index, index + 1, Actor(slug(name), name, "unlisted"))


def _forward(words: Words, start: int) -> int:
    """Return the end of the capitalised words from ``start``, over articles and "of the"."""
    last = start
    for index in range(start, min(start + _LONGEST, words.size)):
        if not words.joined[index]:
            break
        if words.key[index] == "and" and _NEXT_GROUP.intersection(words.key[index + 1 : index + 2]):
            break
        if words.capital(index) and words.key[index] not in SENTENCE_WORDS:
            last = index + 1
        elif words.key[index] not in CONNECTORS:
            break
        if words.possessive[index]:
            break
    return last if last > start or words.key[start - 1] in CONNECTORS else start


def _closed(words: Words, index: int, floor: int) -> Found | None:
    first = index
    while first > max(floor, index - _LONGEST) and words.joined[first]:
        before = first - 1
        if words.possessive[before]:
            break
        if not _is_name(words, before) and words.key[before] not in _INSIDE:
            break
        if words.key[before] == "and" and words.text[before - 1].isupper():
            break
        first = before
    while first < index and not _is_name(words, first):
        first += 1
    if UNTELLING.union(CONNECTORS).issuperset(words.key[first:index]):
        return None
    return _found(words, first, index + 1)


def _is_name(words: Words, index: int) -> bool:
    word = words.text[index]
    if word[0].isdigit():
        return _ORDINAL.fullmatch(word) is not None
    return words.key[index] not in SENTENCE_WORDS and not word.islower()


def _found(words: Words, first: int, last: int) -> Found | None:
    if last - first < 2 or not PRESS.isdisjoint(words.key[first:last]):
        return None
    name = " ".join(words.span(first, last).split())
    return Found(first, last, Actor(slug(name), name, "unlisted"))
