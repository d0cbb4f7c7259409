"""From the chosen name to a point, with the names that belong to the same statement of place.

"Harri village near Albu Kamal, in Deir Ezzor" is Harri; where no list has Harri, it is near Albu
Kamal; where none has that either, it is somewhere in Deir Ezzor.
"""

from __future__ import annotations

import itertools
import math
from dataclasses import replace
from typing import TYPE_CHECKING

from geodata.event_coding.governing import AT, PARTS, STRETCHES, TOWARDS, Candidate
from geodata.event_coding.location.certain import is_coded, is_refuge
from geodata.event_coding.location.containing import inner_of, is_misplaced, is_part, is_water
from geodata.event_coding.location.layout import NEXT_TO, holds, links
from geodata.event_coding.reading import is_dateline
from geodata.event_coding.spots import Spot, blurred, contradicts, spot_of
from geodata.event_coding.wordset import any_of
from geodata.gazetteer.extent import AREA_FROM, COUNTRY, rank

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geodata.event_coding.location.choosing import Choice
    from geodata.event_coding.reading import Passage
    from geodata.models import PlacedToponym, RelativePlace

__all__ = ["spot_of_name"]

_TOWNS = any_of("city town village port camp base suburb")
_TOWN_OF = {("town", "of"), ("city", "of"), ("village", "of"), ("suburb", "of")}
_SETTLED = 1
"""Rank of a town, see `geodata.gazetteer.extent.rank`."""
_BESIDE = any_of("near outside around close off beside next")
_LEADING_ON = any_of("in of near around outside close beside")
_ENDS = any_of(". ; : who which that was were is are has had killed killing and or but")
_LIES_IN = {(",", "which", "lies"), (",", "which", "is"), (",", "that", "lies")}
_LONGEST = 9
_REACH = 4
_TOWN = 5_000
_GUESSED = 0.6
"""How sure it is that a name without a place lies in another one that its sentence names."""


def spot_of_name(passage: Passage, name: Candidate, choice: Choice) -> Spot | None:
    """Turn a name into a point; with what it is said to lie in or near when no list has it.

    A name that has no place is stood for by the next of its statement that has one, and failing
    that by the likeliest other name of the sentence; the point is then only near it, or an area.
    """
    names = choice.layout.candidates
    name = _beside_water(passage, inner_of(passage, name, names), names)
    leaning = passage.leaning(name.placed)
    if leaning and leaning.relation in STRETCHES:
        point = _point_of_stretch(passage, leaning, names)
        if point is None:
            return spot_of(name.placed, choice.sure, leaning)
        name = point
    stated = _statement(passage, name, names)
    coded = next((each for each in stated if each.placed.place and is_coded(passage, each)), None)
    if coded is not None:
        spot = spot_of(coded.placed, choice.sure)
        return blurred(spot) if spot else None
    spot = _spot_of_statement(passage, name, stated, choice.sure)
    if spot is None and name.placed.place is None:
        spot = _spot_of_another(passage, name, choice)
    return spot


def _point_of_stretch(
    passage: Passage, stretch: RelativePlace, names: Sequence[Candidate]
) -> Candidate | None:
    """Give the town at which it was along a road: "on the Homs - Palmyra highway near Furqlus"."""
    end = max((each.last for each in names if each.placed in stretch.anchors), default=0)
    return next(
        (
            each
            for each in names
            if end < each.first <= end + _REACH
            and _is_led_beside(passage, each.first - 1)
            and each.placed.place
            and rank(each.placed.place) < AREA_FROM
        ),
        None,
    )


def _is_led_beside(passage: Passage, index: int) -> bool:
    """Whether "near", "at" or "close to" stands at a token."""
    close = passage.word(index) == "to" and passage.word(index - 1) in _BESIDE
    return close or passage.word(index) in _BESIDE | {"at"}


def _beside_water(passage: Passage, name: Candidate, names: Sequence[Candidate]) -> Candidate:
    """Give the town near or in which it was by a river or a sea: "along the Euphrates near X".

    A lake says more than the province that it lies in.
    """
    water = name.placed.place
    if water is None or not is_water(name):
        return name
    behind = [each for each in names if each.first >= name.last][:1]
    for each in behind:
        place = each.placed.place
        if place is None or each.relation not in AT or not links(passage, name, each):
            continue
        if rank(place) < AREA_FROM or (rank(place) < COUNTRY and place.radius_km < water.radius_km):
            return each
    return name


def _spot_of_statement(
    passage: Passage, name: Candidate, stated: Sequence[Candidate], sure: float
) -> Spot | None:
    """Point of the first name of a statement that has one and is not contradicted by it.

    A name behind a measured one ("north of Harad, Hajjah") says where that lies, no more.
    """
    placeless = name.placed.place is None
    family = _family(passage, stated, placeless=placeless)
    measured = _measured(passage, family, sure)
    astray = False
    for each in family:
        relative = passage.leaning(each.placed)
        if _is_measured(relative):
            break
        wrong = measured is not None and contradicts(each.placed, measured)
        misplaced = each is name and is_misplaced(passage, name, family)
        astray = astray or misplaced
        if not wrong and not misplaced:
            placed = _without_hamlet(each.placed) if placeless or astray else each.placed
            spot = spot_of(placed, sure, relative)
            beside = placeless or astray or (each is name and _is_only_near(passage, name))
            return blurred(spot) if spot and beside and not relative else spot
    return measured or (spot_of(family[0].placed, sure) if family else None)


def _without_hamlet(container: PlacedToponym) -> PlacedToponym:
    """Give a district its own point where something unknown lies in it and its seat is no town.

    Most of what happens somewhere in a district happens where its people are, if it has a town.
    """
    seat = container.seat
    return replace(container, seat=None) if seat and seat.population < _TOWN else container


def _family(passage: Passage, stated: Sequence[Candidate], *, placeless: bool) -> list[Candidate]:
    """Sort the placed names of a statement: what holds others last.

    Where the chosen name has no place, provinces stand behind towns too.
    """
    family = [each for each in stated if each.placed.place]
    if len(family) < 2:
        return family

    def width(each: Candidate) -> tuple[bool, bool]:
        wide = placeless and rank(each.placed.place) >= AREA_FROM
        return _is_container(passage, each, family), wide

    return sorted(family, key=width)


def _is_only_near(passage: Passage, name: Candidate) -> bool:
    """Whether it happened near a name, or at what lies in it: "near X", "the Y Farms (X)"."""
    index = name.first - 2
    encloses = passage.word(name.first - 1) == "(" and index >= 0
    inner = encloses and index not in passage.names and passage.texts[index][:1].isupper()
    return inner or name.relation in _BESIDE


def _spot_of_another(passage: Passage, name: Candidate, choice: Choice) -> Spot | None:
    """Point of the likeliest name that has a place, where the chosen one has none.

    What stands behind a further verb is where something else was.
    """
    verb = next((each for each in choice.layout.verbs if each >= name.last), math.inf)
    others = [
        (score, each)
        for score, each in zip(choice.scores, choice.layout.candidates, strict=True)
        if score > 0
        and each.placed.place
        and each.relation != "from"
        and each.first < verb
        and not is_dateline(passage, each.placed)
        and not is_refuge(passage, each)
    ]
    if not others:
        return None
    best = max(others, key=lambda scored: scored[0])[1]
    spot = spot_of(best.placed, _GUESSED * choice.sure, passage.leaning(best.placed))
    return blurred(spot) if spot else None


def _statement(passage: Passage, name: Candidate, names: Sequence[Candidate]) -> list[Candidate]:
    """Names of the same statement of place, the chosen one first."""
    number = next(i for i, each in enumerate(names) if each is name)
    behind = list(_behind(passage, names, number))
    before = [
        each
        for each in names[:number]
        if each.placed.place and _belongs(passage, name, each) and each not in behind
    ]
    if before and is_part(passage, before[-1], name):
        return [name, before.pop(), *behind, *before]
    return [name, *behind, *before]


def _behind(passage: Passage, names: Sequence[Candidate], number: int) -> Iterator[Candidate]:
    """Names behind the chosen one that say what it lies in or near, one by one."""
    name = last = names[number]
    for each in names[number + 1 :]:
        gap = range(last.last, each.first)
        if len(gap) > _LONGEST or not _goes_on(passage, gap, each):
            return
        if {name.relation, each.relation} & TOWARDS and "from" in {name.relation, each.relation}:
            return
        last = each
        beside = NEXT_TO & set(passage.lowers[name.last : each.first])
        if not (name.placed.place and beside) or _is_measured(passage.leaning(each.placed)):
            yield each


def _goes_on(passage: Passage, gap: range, each: Candidate) -> bool:
    """Whether a statement of place goes on: "X village of", "X (", "X, in the", "X area, ".

    A narrower name than the one before it belongs to another statement.
    """
    words = [passage.lowers[index] for index in gap]
    if tuple(words[:3]) in _LIES_IN and words[-1] in {"in", "near", "of", "province", "the"}:
        return True
    if not _ENDS.isdisjoint(words) or any(index in passage.dated for index in gap):
        return False
    aside = "(" in words or (each.first in passage.asides and "," in words)
    into = bool(words) and words[0] in {",", "in", "of", "'s"}
    close = all(
        index in passage.names
        or passage.lowers[index] in PARTS
        or passage.texts[index][:1].isupper()
        or not passage.lowers[index].isalpha()
        for index in gap
    )
    return aside or close or into or any(word in _LEADING_ON for word in words[:_REACH])


def _is_container(passage: Passage, each: Candidate, family: Sequence[Candidate]) -> bool:
    """Whether a name says what the next one lies in: "Syria's Palmyra", "Homs town of …".

    In "Palmyra city of Homs province" it is the second that does: it is the wider one; and in
    "Inegol town of Bursa", for the first is a town itself.
    """
    place = each.placed.place
    if any(holds(passage, each, other) for other in family):
        return True
    if rank(place) <= _SETTLED and passage.lowers[each.last : each.last + 2] in _TOWN_OF:
        return False
    owns = passage.word(each.last - 1).endswith("'s") or passage.word(each.last) == "'s"
    behind = passage.lowers[each.last : each.last + 4]
    names = any(word in _TOWNS and then == "of" for word, then in itertools.pairwise(behind))
    wider = any(
        each.last < other.first <= each.last + 4 and rank(other.placed.place) > rank(place)
        for other in family
    )
    return owns or (names and not wider) or rank(place) >= AREA_FROM + 2


def _measured(passage: Passage, family: Sequence[Candidate], sure: float) -> Spot | None:
    """Point that distance and direction from another place of the same statement give."""
    for each in family:
        relative = passage.leaning(each.placed)
        if _is_measured(relative):
            return spot_of(each.placed, sure, relative)
    return None


def _is_measured(relative: RelativePlace | None) -> bool:
    """Whether a place is said to lie away from the name, and so not at it."""
    return relative is not None and relative.relation in {"distance", "direction"}


def _belongs(passage: Passage, name: Candidate, other: Candidate) -> bool:
    """Whether a name before the chosen one is part of its statement: "Syria's Palmyra"."""
    way = other.relation in TOWARDS or "from" in {other.relation, name.relation}
    if way and other.relation != name.relation:
        return False
    if not links(passage, other, name):
        return False
    between = set(passage.lowers[other.last : name.first])
    alike = rank(name.placed.place) == rank(other.placed.place)
    return not ({"and", "or"} & between and alike)
