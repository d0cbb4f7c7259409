"""Places that a list sets beside the chosen one: "in A, B (near C) and the D district"."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from geodata.event_coding.governing import AT, PARTS, Candidate
from geodata.event_coding.location.words import WINDS
from geodata.event_coding.reading import SPEECH
from geodata.event_coding.wordset import any_of
from geodata.gazetteer.extent import COUNTRY, rank

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from geodata.event_coding.location.choosing import Choice
    from geodata.event_coding.reading import Passage

__all__ = ["listed_with"]

_RELATIONS = (AT - {"between"}) | any_of("object on upon against targeting of over to into from")
_SHARED = _RELATIONS | {"near"}
_ABOUT = any_of("in at near")
"""Relations that one list may mix: "in A and west of B"."""
_BEFORE_NAME = PARTS | WINDS | any_of("the of both also in at near on '")
_AND = any_of("and or &")
_WHERE = any_of("in at near outside")
_LEADS = _BEFORE_NAME | _WHERE
_DEEDS = any_of(
    "march rally protest demonstration clash clashes attack attacks strike strikes bombing blast "
    "explosion raid shooting meeting visit truce funeral vigil battle siege riot ambush"
)
_NO_NOUNS = _DEEDS | SPEECH
_OPENS = any_of("a an the one two three four five six seven eight nine ten several another its")
_ARTICLES = any_of("a an the its")
_CLOSES = any_of(
    ", . ; ) and on overnight early late before after during airport camp city district town base "
    "killing wounding injuring leaving causing starting with while"
) | {""}
"""What may follow the place of a thing that was hit: no verb, of which the thing is the subject."""
_LONGEST = 5
"""Words that name a thing which was hit."""
_TOWN = 2
"""Rank up to which a place is where a thing stands: a town, and no province."""
_MOST = 12
_LEAST = -3.0
"""Score below which a name is not even the place of another event of a list."""


def listed_with(passage: Passage, choice: Choice, heads: AbstractSet[int]) -> list[Candidate]:
    """Names that stand beside the chosen one in a list governed by the same word.

    ``heads`` are the tokens that tell of events: none stands inside of a list.

    A comma joins only where "and" ends the list: "in Nawa, Daraa" is one place. What stands in
    brackets belongs to the name before it.
    """
    name, names = choice.name, choice.layout.candidates
    if name.relation not in _SHARED or _leans(passage, name):
        return []
    low = max((head for head in heads if head < name.first), default=-1)
    high = min((head for head in heads if head >= name.last), default=len(passage.lowers))
    aside = name.first in passage.asides
    level = [
        (score, each)
        for score, each in zip(choice.scores, names, strict=True)
        if low < each.first < high and (each is name or (each.first in passage.asides) == aside)
    ]
    number = next(index for index, (_, each) in enumerate(level) if each is name)
    behind = _behind(passage, name, level[number + 1 :])
    before = _before(passage, level[: number + 1], closed=bool(behind))
    last = behind[-1] if behind else name
    turns = _in_turn(passage, last, [each for _, each in level])
    return [*(before or _turns_before(passage, name, level)), *behind, *turns]


def _in_turn(passage: Passage, name: Candidate, names: Sequence[Candidate]) -> list[Candidate]:
    """Names of what else was hit: "struck a depot in A, a bridge near B and a school in C".

    A comma alone sets nothing beside it: "in A, a town near B".
    """
    found: list[Candidate] = []
    pending: list[Candidate] = []
    for each in names:
        if each.first < name.last:
            continue
        at = each.first - 1
        while at > name.last and passage.lowers[at] in _LEADS and at not in passage.named:
            at -= 1
        joint = _joint_of_another(passage, at) if _is_said_where(passage, each, at) else ""
        if not joint or rank(each.placed.place) > max(rank(name.placed.place), _TOWN):
            break
        pending.append(each)
        if joint in _AND:
            found += pending
            pending = []
    return found


def _turns_before(
    passage: Passage, name: Candidate, level: Sequence[tuple[float, Candidate]]
) -> list[Candidate]:
    """Names with which the chosen one is said in turn, and which go before it."""
    names = [each for _, each in level]
    for score, each in level:
        if each.first >= name.first or score < _LEAST or each.relation not in _RELATIONS:
            continue
        turns = _in_turn(passage, each, names)
        if name in turns:
            return [each, *turns[: turns.index(name)]]
    return []


def _is_said_where(passage: Passage, each: Candidate, at: int) -> bool:
    """Whether a name closes what is said of a thing: behind "in" or the like, before no verb."""
    prepositions = set(passage.lowers[at + 1 : each.first]) & _WHERE
    then = passage.word(each.last)
    return bool(prepositions) and (then in _CLOSES or each.last in passage.dated)


def _joint_of_another(passage: Passage, last: int) -> str:
    """Give what joins the words up to a token: "and a grain store", ", two bridges", "and 80"."""
    first = last
    while last - first < _LONGEST and not _opens(passage.lowers[first]):
        word = passage.lowers[first]
        noun = word.replace("-", "").isalpha() and word not in _NO_NOUNS
        if not noun or first in passage.named:
            return ""
        first -= 1
    counted = passage.lowers[first] not in _ARTICLES
    joint = passage.word(first - 1) if first < last or counted else ""
    return joint if _opens(passage.lowers[first]) and (joint in _AND or joint == ",") else ""


def _opens(word: str) -> bool:
    return word in _OPENS or word.replace(",", "").isdigit()


def _behind(
    passage: Passage, name: Candidate, level: Sequence[tuple[float, Candidate]]
) -> list[Candidate]:
    """Names that follow the chosen one in its list.

    What follows the province that they lie in is another province: "A and B in X and Y regions".
    """
    found: list[Candidate] = []
    pending: list[Candidate] = []
    width = rank(name.placed.place)
    around = math.inf
    for score, each in level:
        wide = rank(each.placed.place)
        if len(found) >= _MOST or score < _LEAST or wide >= around:
            continue
        joint = _joint(passage, each)
        inside = each.placed.place is not None and wide > width
        if not joint and inside and passage.word(each.first - 1) == "in":
            around = wide
        if not joint or not _is_alike(name, each):
            pending = pending if joint else []
            continue
        if each.relation != name.relation:  # "in A, B, and west of C": A lies in B
            pending = []
        pending.append(each)
        if joint in _AND:
            found += pending
            pending = []
    return found


def _before(
    passage: Passage, level: Sequence[tuple[float, Candidate]], *, closed: bool
) -> list[Candidate]:
    """Names that the list of the last one begins with, if "and" joins it to them.

    ``closed`` is whether it does so behind that one: a comma then joins what is before.
    """
    *others, (_, name) = level
    found: list[Candidate] = []
    joint = _joint(passage, name)
    if joint not in _AND and not (joint and closed):
        return found
    for score, each in reversed(others):
        if len(found) >= _MOST or score < _LEAST or not _is_alike(name, each):
            break
        if each.governor != name.governor or _leans(passage, each):
            break
        found.append(each)
        if not _joint(passage, each):
            break
    return found[::-1]


def _leans(passage: Passage, name: Candidate) -> bool:
    """Whether a name only helps to say another place; "the outskirts of X" is one by X."""
    leaning = passage.leaning(name.placed)
    return leaning is not None and leaning.relation != "near"


def _joint(passage: Passage, each: Candidate) -> str:
    """Word that joins a name to what is before it: a comma, "and", or nothing of the kind.

    A day may stand between: "on Friday in X and on Saturday in Y".
    """
    index = each.first - 1
    while index >= 0 and (passage.lowers[index] in _BEFORE_NAME or index in passage.dated):
        index -= 1
    word = passage.word(index)
    return word if word in _AND or word == "," else ""


def _is_alike(name: Candidate, each: Candidate) -> bool:
    """Whether two names are governed alike and of a size: no town beside a country."""
    governed = each.relation == name.relation or {each.relation, name.relation} <= _ABOUT
    sizes = rank(name.placed.place), rank(each.placed.place)
    small = max(sizes) < COUNTRY
    return governed and (small or sizes[0] == sizes[1])
