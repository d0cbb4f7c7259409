"""Whether a name was placed outside of what the text says it lies in: the point of a namesake."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geodata.event_coding.governing import PARTS
from geodata.event_coding.wordset import any_of
from geodata.gazetteer.distance import distance_km
from geodata.gazetteer.extent import AREA_FROM, rank

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geodata.event_coding.governing import Candidate
    from geodata.event_coding.reading import Passage
    from geodata.models import Place

__all__ = ["inner_of", "is_misplaced", "is_part", "is_water"]

_TOWN_KM = 60.0
_CHIEF_TOWN_KM = 100.0
_CHIEF = 50_000
"""How far around a town lies what is said to be in it. One with so many inhabitants may stand for
the province that is named after it."""
_WIDTHS = 1.5
"""Radii of a province within which its places lie."""
_PART, _PART_KM = "neighbourhood", 25.0
_DASHES = {("-",), ("\u2013",)}
_WITHIN = any_of("in of the at ( , -")
_IN = any_of("in ( ,")
_ELSE = any_of("and or to from near with by")
_WATERS = frozenset({"river", "lake", "sea"})
_ON_WATER = any_of(
    "on along over across by the bank banks shore shores coast of river bridge dam crossing ferry "
    "town village city"
)
_CLOSE, _FEW = 3, 5


def inner_of(passage: Passage, name: Candidate, names: Sequence[Candidate]) -> Candidate:
    """Give the narrower name right before a province, which lies in it: "the X front in Y".

    The province only says where that is, even where a model takes it for the place, and so does the
    river in "the X bridge on the Euphrates". So does a town
    before the name of its part, "Donetsk - Petrovskyi", where that has a place.
    """
    number = next(i for i, each in enumerate(names) if each is name)
    for part in names[number + 1 : number + 2]:
        if part.placed.place and (is_part(passage, name, part) or _holds_part(passage, name, part)):
            return part
    before = names[number - 1] if number else None
    if before is None or rank(name.placed.place) < AREA_FROM:
        return name
    words = passage.lowers[before.last : name.first]
    lies_in = _IN & set(words[:_CLOSE]) and len(words) <= _FEW and _ELSE.isdisjoint(words)
    lies_in = lies_in or (is_water(name) and _ON_WATER.issuperset(words))
    placed = before.placed.place is not None and before.placed.toponym.role == "literal"
    inner = lies_in and placed and rank(before.placed.place) < rank(name.placed.place)
    return before if inner and before.relation != "from" else name


def is_water(name: Candidate) -> bool:
    """Whether a name is that of a river, a lake or a sea, whose point lies far from its banks."""
    place = name.placed.place
    return place is not None and place.feature in _WATERS


def is_part(passage: Passage, town: Candidate, part: Candidate) -> bool:
    """Whether a name is that of a part of the town before it: "Hebron - Bab az Zawiyah"."""
    named = part.placed.toponym
    dash = passage.lowers[town.last : part.first] in _DASHES
    return dash and named.feature == _PART and named.parent == town.placed.toponym.text


def _holds_part(passage: Passage, town: Candidate, district: Candidate) -> bool:
    """Whether a bracket says in which quarter of a town its part lies: "Aden - Enma (Mansurah)".

    The part is in no list; what is larger than the town is the province it lies in.
    """
    words = passage.lowers[town.last : district.first]
    capitals = all(
        passage.texts[at][:1].isupper() for at in range(town.last + 1, district.first - 1)
    )
    place, around = district.placed.place, town.placed.place
    dashed = words[:1] in _DASHES and words[-1:] == ("(",) and capitals
    if not dashed or place is None or around is None or rank(place) > rank(around):
        return False
    return place.population < around.population and distance_km(place, around) <= _PART_KM


def is_misplaced(passage: Passage, name: Candidate, family: Sequence[Candidate]) -> bool:
    """Whether the names right behind it, which say what it lies in, all lie elsewhere.

    "Shahzadpur town (Naraingarh, Ambala district, Haryana)" is in no list, but a Shahzadpur of
    another country is.
    """
    place = name.placed.place
    if place is None or rank(place) >= AREA_FROM:
        return False
    around = [each.placed.place for each in family if _encloses(passage, name, each)]
    held = [
        _is_in_division(place, each) or distance_km(place, each) <= _reach_km(each)
        for each in around
        if each is not None and rank(each) <= AREA_FROM and each.id != place.id
    ]
    return bool(held) and not any(held)


def _encloses(passage: Passage, name: Candidate, each: Candidate) -> bool:
    """Whether a name behind another says what that lies in: "X (", "X in", "X, ".

    Only names, brackets, commas and words such as "district" stand between; before a bracket, what
    kind of place it is may be any word: "X upazila (Y)". What a comma sets beside it is wider.
    """
    gap = range(name.last + (passage.word(name.last + 1) == "("), each.first)
    if each.first < name.last or any(not _is_of_statement(passage, index) for index in gap):
        return False
    listed = not {"(", "in", "of"} & {passage.word(index) for index in gap}
    return not listed or rank(each.placed.place) > rank(name.placed.place)


def _is_of_statement(passage: Passage, index: int) -> bool:
    word = passage.lowers[index]
    capital = passage.texts[index][:1].isupper()
    return capital or index in passage.names or word in PARTS or word in _WITHIN


def _is_in_division(place: Place, container: Place) -> bool:
    """Whether two places lie in one province, or in one whose towns are not known."""
    if place.country != container.country:
        return False
    unknown = rank(container) >= AREA_FROM and None in {place.admin1, container.admin1}
    return unknown or (place.admin1 is not None and place.admin1 == container.admin1)


def _reach_km(container: Place) -> float:
    """How far from its point a container may hold a place; lists differ on where provinces end."""
    width = _WIDTHS * container.radius_km
    if rank(container) >= AREA_FROM:
        return width
    return max(width, _CHIEF_TOWN_KM if container.population >= _CHIEF else _TOWN_KM)
