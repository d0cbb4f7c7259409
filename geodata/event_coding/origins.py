"""Names that say where people come from, or were brought to: nothing happened there.

"A driver from X", "originally from X", "reinforcements sent from X", "taken to X hospital".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geodata.event_coding.people import is_person
from geodata.event_coding.reading import OUTWARD
from geodata.event_coding.wordset import any_of

if TYPE_CHECKING:
    from geodata.event_coding.reading import Passage
    from geodata.models import PlacedToponym

__all__ = ["is_home_of", "is_hospital", "is_in_hospital", "is_native", "is_sent_from"]

_NATIVE = any_of("originally hailing hailed natives native")
_SOME = any_of("one two three four some most several many both all them displaced were was mostly")
"""What may stand between people and where they come from: "both from X", "they were from X"."""
_CAME = OUTWARD | any_of("come came coming arrived arriving brought drawn summoned")
_WARDS = any_of("hospital hospitals clinic infirmary")
_NAMED = 3
"""How many further words the name of a hospital has at most."""
_LEAD = 6
"""Tokens before "from" within which it is said that somebody was sent."""


def is_home_of(passage: Passage, name: PlacedToponym) -> bool:
    """Whether a name only says where people are from: "two fishermen from X", "originally from".

    So do "a driver displaced from X" and "two soldiers, one from X".
    """
    first = passage.span(name.toponym)[0]
    at = first - 1 - (passage.word(first - 1) == "the")
    if passage.word(at) == "of":
        return is_native(passage, name)
    if passage.word(at) != "from":
        return False
    who = at - 1
    while passage.word(who) in _SOME:
        who -= 1
    return is_native(passage, name) or who < at - 1 or is_person(passage.word(who))


def is_native(passage: Passage, name: PlacedToponym) -> bool:
    """Whether a name only says where somebody was born: "a native of X", "originally from X"."""
    return passage.word(passage.span(name.toponym)[0] - 2) in _NATIVE


def is_sent_from(passage: Passage, name: PlacedToponym) -> bool:
    """Whether a name only says where shells were fired from, or reinforcements came from."""
    at = passage.span(name.toponym)[0] - 1
    if passage.word(at) in {"and", ","}:  # "from Saraqib and Aleppo"
        at = next((i for i in range(at, at - _LEAD, -1) if passage.word(i) == "from"), -1)
    before = passage.lowers[max(0, at - _LEAD) : max(at, 0)]
    return passage.word(at) == "from" and not _CAME.isdisjoint(before)


def is_in_hospital(passage: Passage, preposition: int) -> bool:
    """Whether a preposition stands behind a hospital: "taken to a hospital in X"."""
    if passage.word(preposition) not in {"in", "at", "of"}:
        return False
    return not _WARDS.isdisjoint(passage.lowers[max(0, preposition - 2) : preposition])


def is_hospital(passage: Passage, name: PlacedToponym) -> bool:
    """Whether a name is part of a hospital's: "taken to X National Hospital"."""
    last = passage.span(name.toponym)[1]
    for index in range(last, last + _NAMED):
        if passage.word(index) in _WARDS:
            return True
        if not passage.texts[index : index + 1] or not passage.texts[index][0].isupper():
            return False
    return False
