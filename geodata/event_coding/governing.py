"""Which word governs a place name: "in", "from", "over", the verb that hits it, or none."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from msgspec import Struct

from geodata.event_coding.reading import OUTWARD, SENT, SPEECH, is_informants, is_spoken_at
from geodata.event_coding.tolls import is_person
from geodata.event_coding.wordset import any_of
from geodata.gazetteer.extent import rank
from geodata.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from geodata.event_coding.reading import Passage
    from geodata.event_coding.triggers import Trigger
    from geodata.models import Place, PlacedToponym

__all__ = ["AT", "PARTS", "ROUTE", "STRETCHES", "TOWARDS", "Candidate", "find_candidates"]

AT = any_of(
    "in at near inside outside around across within throughout along off close next beside behind "
    "between on above beyond surrounding"
)
TOWARDS = any_of("to into towards toward onto upon against targeting")
ROUTE = any_of("over through via past")
_PREPOSITIONS = AT | TOWARDS | ROUTE | any_of("from of by with for about under than as")
PARTS = any_of(
    "province governorate city town village district area region outskirts countryside vicinity "
    "provinces governorates cities towns villages districts areas regions point points "
    "suburb suburbs part parts east west north south centre center border borders coast hills "
    "front neighbourhood neighborhood camp km kilometers kilometres miles side edge airport port "
    "base desert valley capital crossing county state subdistrict surroundings streets road "
    "highway eastern western northern southern northeast northwest southeast southwest axis zone "
    "locality perimeter territory banks bank heart entrance entrances gates municipality island "
    "line"
)
_LISTS = any_of(", and or ( / -")
_STOPS = any_of(". ; : , what was were is are be been being has have had will would")
_NAMESAKES = any_of(
    "hospital mosque school university brigade brigades battalion newspaper newspapers agency bank"
)
_DISTANCES = any_of("km kilometers kilometres miles away far metres meters")
_AROUND = any_of(
    "north south east west northeast northwest southeast southwest outskirts vicinity countryside "
    "surroundings suburbs outside upstream downstream"
)
_SIDES = any_of("side direction")
_FROM_DIRECTION = ("from", "the", "direction", "of")
_HALF_WAY = any_of("midway halfway half-way mid-way")
STRETCHES = frozenset({"between", "border"})
"""Relations of a place that lies along several names and is governed as one phrase."""
_FEW = 12
_WHEN = any_of("on in late early")


class Candidate(Struct, frozen=True):
    """A name that may say where, from token ``first`` to ``last``, and the word governing it."""

    placed: PlacedToponym
    first: int
    last: int
    relation: str
    governor: int


def find_candidates(passage: Passage, triggers: Sequence[Trigger]) -> list[Candidate]:
    """List the names of a sentence that may say where something happened, in their order.

    Only literal names put a dot on the map: "a US strike" and "Washington warned" do not, but "the
    Syrian border" says a place. What only names something else is left out too. Which of the others
    are meant is weighed later.
    """
    heads = {trigger.head: trigger for trigger in triggers}
    by_end: dict[int, Candidate] = {}
    for (first, last), placed in passage.place_spans:
        leaning = passage.leaning(placed)
        if not _says_a_place(passage, placed, last):
            continue
        if _is_named_after(passage, placed, (first, last)):
            continue
        stretch = leaning is not None and leaning.relation in STRETCHES
        start = passage.index(leaning.start) if leaning and stretch else first
        start += passage.word(start) == "between"
        joined = by_end.get(_before_day(passage, start))
        relation, governor = (
            (joined.relation, joined.governor)
            if joined
            else _govern(passage, (start, placed.place), heads, by_end)
        )
        beside = passage.word(first - 1) == "of" and passage.word(first - 2) in _AROUND
        fired = relation == "from" and passage.word(governor - 1) in OUTWARD
        told = is_informants(passage, placed) and all(head < first for head in heads)
        if told or is_spoken_at(passage, first):
            continue
        if (leaning and not stretch) or beside or passage.word(start) in _HALF_WAY:
            relation = "from" if fired else "near"
        by_end[last] = Candidate(placed, first, last, relation, governor)
    return list(by_end.values())


def _says_a_place(passage: Passage, placed: PlacedToponym, last: int) -> bool:
    """Whether a name means a place: by its role, or by what is said of it ("Beirut where")."""
    if placed.toponym.role == "literal" or passage.leaning(placed) is not None:
        return True
    return placed.toponym.role == "metonymic" and passage.word(last) == "where"


def _is_named_after(passage: Passage, placed: PlacedToponym, span: tuple[int, int]) -> bool:
    """Whether a name only names something else: "the Aleppo brigade", "ISIS in Iraq"."""
    first, last = span
    one_of_many = passage.word(first - 1) in {"a", "an"}  # "in a Kabul mosque"
    if not _NAMESAKES.isdisjoint(passage.lowers[last : last + 1]) and not one_of_many:
        return True
    start, end = placed.toponym.start, placed.toponym.end
    return any(
        actor.start <= start and end <= actor.end and actor.end - actor.start > end - start
        for actor in passage.actors
    )


def _govern(
    passage: Passage,
    name: tuple[int, Place | None],
    heads: Mapping[int, Trigger],
    by_end: Mapping[int, Candidate],
) -> tuple[str, int]:
    """Walk back from a name to the word that governs it: a preposition, a verb, or nothing.

    What a name lies in is governed as that name is: "from Palmyra in Syria". What stands in
    brackets governs nothing outside of them.
    """
    words = passage.lowers
    first, place = name
    for index in itertools.islice(_back_from(passage, first), _FEW):
        word = words[index]
        listed = by_end.get(_outside(words, index)) if word in _LISTS else by_end.get(index + 1)
        if listed is not None and not word.startswith("'"):
            return listed.relation, listed.governor
        if index in passage.dated:
            return "subject", index
        if index in heads and heads[index].use != "noun":
            return ("topic" if _is_address(heads[index]) else "object"), index
        if _is_passed(words, index) or _is_in_object(words, index, heads):
            continue
        inner = by_end.get(index) if word in {"in", "of"} else None
        if inner is not None and rank(inner.placed.place) < rank(place):
            return inner.relation, inner.governor
        relation = _governor(passage, index)
        if relation:
            return relation, index
    return "subject", -1


def _before_day(passage: Passage, first: int) -> int:
    """Token behind what a name is joined to over a day: "shelled X on Monday and Y"; -1 without."""
    at = first - 2
    if passage.word(first - 1) != "and" or at not in passage.dated:
        return -1
    while at in passage.dated or passage.word(at) in _WHEN:
        at -= 1
    return at + 1


def _outside(words: Sequence[str], index: int) -> int:
    """Token behind what stands before a token, brackets left out: "in A (near B), C"."""
    while index and words[index - 1] == ")" and "(" in words[:index]:
        index = max(at for at in range(index) if words[at] == "(")
    return index


def _back_from(passage: Passage, first: int) -> Iterator[int]:
    """Tokens before a name, the nearest first, without the brackets that it stands outside of."""
    closed = 0
    for index in range(first - 1, -1, -1):
        word = passage.lowers[index]
        if word == ")":
            closed += 1
        elif word == "(" and closed:
            closed -= 1
        elif not closed:
            yield index


def _governor(passage: Passage, index: int) -> str:
    """Name the relation in which a word puts the name behind it; empty when in none."""
    words = passage.lowers
    if words[index] in _PREPOSITIONS:
        aimed = words[index - 3 : index + 1] == _FROM_DIRECTION
        return "from" if aimed else _relation(words, index)
    aside = words[index] == "the" and passage.word(index - 1) in _SIDES
    if aside or _is_another_verb(passage, index):  # "shelled from the X side the village of Y"
        return "object"
    return "subject" if words[index] in _STOPS or words[index] in SPEECH else ""


def _is_another_verb(passage: Passage, index: int) -> bool:
    """Whether a past tense takes the name as its object: "subjected the city of …"."""
    word = passage.lowers[index]
    then = passage.word(index + 1)
    taken = then in {"the", "a", "an", "its", "his", "their"} or index + 1 in passage.named
    return len(word) > 4 and word.endswith("ed") and taken and index not in passage.names


def _is_address(trigger: Trigger) -> bool:
    """Whether what stands behind a verb is spoken to or of, not acted on: "accused X"."""
    return KINDS[trigger.kind].family in {"threats", "diplomacy"}


def _is_in_object(words: Sequence[str], index: int, heads: Mapping[int, Trigger]) -> bool:
    """Whether an "of" belongs to the thing that was hit: "struck the quarters of the base"."""
    if words[index] != "of" or is_person(words[index - 1]):
        return False
    for back in range(index - 1, max(-1, index - 5), -1):
        if back in heads:
            return heads[back].use == "active" and KINDS[heads[back].kind].family == "violence"
        if words[back] in _PREPOSITIONS or words[back] in _STOPS:
            return False
    return False


def _is_passed(words: Sequence[str], index: int) -> bool:
    """Whether a word belongs to the name's own phrase: "the outskirts of", "the border with"."""
    word, before = words[index], words[index - 1] if index else ""
    if word == "of":
        return before in PARTS or before.endswith(("ern", "side"))
    if word == "with":
        return before in {"border", "borders", "frontier"}
    return word == "," and before in {"capital", "city", "town", "village"}


def _relation(words: Sequence[str], index: int) -> str:
    """Name the relation of a preposition: "50 km from", "close to" are near, "out of" is from."""
    if words[index] == "to" and words[max(0, index - 1)] in {"close", "next", "adjacent"}:
        return "near"
    sent = words[max(0, index - 1)] in SENT
    if (
        words[index] == "from"
        and not sent
        and not _DISTANCES.isdisjoint(words[max(0, index - 3) : index])
    ):
        return "near"
    return "from" if words[max(0, index - 1) : index + 1] == ("out", "of") else words[index]
