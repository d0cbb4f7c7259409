"""Places that a list sets beside the chosen one: "in A, B (near C) and the D district"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geodata.event_coding.governing import AT, PARTS, Candidate
from geodata.event_coding.location.words import WINDS
from geodata.event_coding.wordset import any_of
from geodata.gazetteer.extent import COUNTRY, rank

if TYPE_CHECKING:
    from geodata.event_coding.location.choosing import Choice
    from geodata.event_coding.reading import Passage

__all__ = ["listed_with"]

_RELATIONS = (AT - {"between"}) | any_of("object on upon against targeting of over to into")
_BEFORE_NAME = PARTS | WINDS | any_of("the of both in at near on '")
_AND = any_of("and or &")
_MOST = 12
_LEAST = -3.0
"""Score below which a name is not even the place of another event of a list."""


def listed_with(passage: Passage, choice: Choice) -> list[Candidate]:
    """Names that stand beside the chosen one in a list governed by the same word.

    A comma joins only where "and" ends the list: "in Nawa, Daraa" is one place. What stands in
    brackets belongs to the name before it.
    """
    name = choice.name
    if name.relation not in _RELATIONS or passage.leaning(name.placed):
        return []
    found: list[Candidate] = []
    pending: list[Candidate] = []
    behind = False
    for score, each in zip(choice.scores, choice.layout.candidates, strict=True):
        if each is name:
            behind = True
            continue
        if not behind or len(found) >= _MOST or score < _LEAST:
            continue
        if (each.first in passage.asides) != (name.first in passage.asides):
            continue
        joint = _joint(passage, each)
        if not joint or not _is_alike(name, each):
            pending = pending if joint else []
            continue
        pending.append(each)
        if joint in _AND:
            found += pending
            pending = []
    return found


def _joint(passage: Passage, each: Candidate) -> str:
    """Word that joins a name to what is before it: a comma, "and", or nothing of the kind."""
    index = each.first - 1
    while index >= 0 and passage.lowers[index] in _BEFORE_NAME:
        index -= 1
    word = passage.word(index)
    return word if word in _AND or word == "," else ""


def _is_alike(name: Candidate, each: Candidate) -> bool:
    """Whether two names are governed alike and of a size: no town beside a country."""
    governed = each.relation == name.relation
    sizes = rank(name.placed.place), rank(each.placed.place)
    small = max(sizes) < COUNTRY
    return governed and (small or sizes[0] == sizes[1])
