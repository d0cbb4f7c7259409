"""Sorts of words that stand beside a name of a place, as the model of places knows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geodata.event_coding.governing import AT, PARTS, ROUTE, TOWARDS
from geodata.event_coding.reading import SPEECH
from geodata.event_coding.tolls import is_person
from geodata.event_coding.wordset import any_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geodata.event_coding.reading import Passage

__all__ = ["AUXILIARIES", "SITES", "WINDS", "sort_of_word"]

AUXILIARIES = any_of(
    "was were is are has have had will would could may might can did do does been be 's"
)
WINDS = any_of(
    "northern southern eastern western central north south east west northeast northwest southeast "
    "southwest northeastern northwestern southeastern southwestern downtown rural greater upper "
    "lower suburban nearby"
)
SITES = any_of(
    "air military naval "
    "prison jail barracks checkpoint refinery dam bridge market field fields station outpost "
    "mosque hospital church school university mine mines"
)
"""What bears the name of a place and stands in it or by it: "the Kuje prison near Abuja"."""
_CLASSES: tuple[tuple[str, frozenset[str]], ...] = (
    ("speech", SPEECH),
    ("auxiliary", AUXILIARIES),
    ("and", any_of("and or")),
    ("preposition", AT | TOWARDS | ROUTE | any_of("from of by with for about under during amid")),
    ("wind", WINDS),
    ("part", PARTS),
    (
        "people",
        any_of(
            "troops forces army police regime officials people insurgents militia militias "
            "authorities protesters jets warplanes ministry embassy commander government rebels"
        ),
    ),
    (
        "site",
        any_of(
            "house home school market mosque church hospital building buildings prison checkpoint "
            "bus car square hotel station office offices restaurant cafe square university"
        ),
    ),
    ("article", any_of("the a an this their its his her")),
    ("conjunction", any_of("who which that where when while after before as since if because but")),
)
_MARKS = {"\u2013": "-", "\u2014": "-", "\u201c": '"', "\u201d": '"', "'s": "'s", "'": "'s"}
_PUNCTUATION = frozenset(".,;:()[]-/\"'") | frozenset(_MARKS)


def _sorts() -> Mapping[str, str]:
    """Sort of each word that is listed; the first list that has it counts."""
    return {word: sort for sort, words in reversed(_CLASSES) for word in words}


_SORTS = _sorts()


def sort_of_word(passage: Passage, index: int) -> str:
    """Name the sort of a token: "site", "people", "preposition", "date", "Capital" …."""
    if not 0 <= index < len(passage.lowers):
        return "start" if index < 0 else "end"
    if index in passage.names:
        return "name"
    if index in passage.dated:
        return "date"
    word = passage.lowers[index]
    if word in _PUNCTUATION:
        return _MARKS.get(word, word)
    return _SORTS.get(word) or _sort_by_look(passage.texts[index], word)


def _sort_by_look(text: str, word: str) -> str:
    """Name the sort of a word that no list has."""
    if word.isdigit():
        return "number"
    if is_person(word):
        return "people"
    if text[:1].isupper():
        return "Capital"
    return next((ending for ending in ("ed", "ing", "ly") if word.endswith(ending)), "word")
