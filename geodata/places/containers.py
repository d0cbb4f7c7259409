"""A second look at the names in doubt, inside what the text says they lie in.

"Harbal town in Aleppo countryside" is in no list, but Harbul is, half an hour from Aleppo. Once the
container of a name has a place, the settlements within its reach are few, and a spelling that is
only like one of them is worth more than the same spelling far away.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec.structs import replace

from geodata.gazetteer.codes import arabic_world
from geodata.gazetteer.distance import distance_km
from geodata.models import Place
from geodata.places.certainty import Choice, certainty
from geodata.places.fitting import NameKey
from geodata.places.model import Model
from geodata.places.naming import Named
from geodata.places.scene import SETTLEMENTS, WIDE, Name, Reach, Scene, division, is_inside
from geodata.toponyms.lexicon import BUILDINGS, STREETS

if TYPE_CHECKING:
    from geodata.gazetteer import Candidate, Gazetteer

__all__ = ["looked_again"]

_SURE = 0.5
_LEVELS = 3
"""How many containers are gone up: a village, its district, its province."""
_SAME = 0.95
_REACH = {"province": 120.0, "district": 50.0}
_TOWN_KM, _BESIDE_KM = 50.0, 60.0
_PART, _PART_KM, _OLD_TOWN_KM = "neighbourhood", 25.0, 8.0
_CHIEF_TOWN_KM = 100.0
"""The countryside of a town that a province is named after is the province."""
_DIVISION_KM = 170.0
"""How far from its point a division may reach where its border is known by what lies in it."""
_LARGE = 20_000
"""Inhabitants from which a town may be said to lie north of one that is far away."""
_MOST = 20
_MOST_NAMES = 200
"""Names that are looked at again: a document of thousands still ends."""
_SITES = BUILDINGS | STREETS | frozenset({"square", "park", "market", "roundabout", "mountain"})
"""Last words of names that no list of settlements holds."""
_LEAST = 0.5
_WELL_WITHIN = 0.7
"""Share of its reach within which a container surely holds a place of the very spelling."""
_AT_HAND = 2.5
"""Reaches from its container at which a place spelled as in the text is rather meant than another,
whose spelling is like it."""


def looked_again(
    named: Named, chosen: Sequence[Choice | None], gazetteer: Gazetteer, model: Model
) -> Scene | None:
    """Give the scene with more candidates for names in doubt, or None when there are none more.

    Parameters
    ----------
    named
        The names of a document.
    chosen
        What was chosen for each of them at first sight.
    gazetteer
        Where spellings like a name are looked for around a point.
    model
        What says how certain a choice is.
    """
    scene = named.scene
    texts = {key.text: key for key in named.order}
    held = {
        index: [named.order[other] for other in _ancestors(key, texts)]
        for key, index in named.order.items()
        if key.parent in texts
    }
    # What lies in nothing that is named is sought near what it is said to lie beside.
    beside = {name: [anchor] for name, anchor in named.beside.items() if name not in held}
    held |= {
        name: near
        for name, near in beside.items()
        if _is_open(chosen[name], model)
        or _has_twins(scene.names[name])
        or _is_astray(chosen[name], chosen[near[0]])
    }
    for name, following in named.listed.items():
        if name not in held and not _is_sure(chosen[name], model):
            held[name] = beside[name] = [following]
    asked = {index for each, above in held.items() for index in (each, *above)}
    sure = {index: _is_sure(chosen[index], model) for index in asked}
    more: dict[int, Name] = {}
    for key, index in named.order.items():
        number = _first_found(held.get(index, ()), chosen, sure)
        choice = None if number is None else chosen[number]
        if number is None or choice is None or len(more) == _MOST_NAMES:
            continue
        if key.feature == _PART and choice.place.feature in SETTLEMENTS:
            wide = _OLD_TOWN_KM if key.text.startswith("Old ") else _PART_KM
            reach = Reach(choice.place, max(wide, choice.place.radius_km))
        elif index in beside and choice.place.feature in SETTLEMENTS:
            reach = Reach(choice.place, _BESIDE_KM)
        else:
            reach = _reach_of(choice.place, scene.names[number])
        if not (sure[index] and _is_found(chosen[index], reach)):
            more[index] = _sought(scene.names[index], reach, gazetteer)
    if all(name is scene.names[index] for index, name in more.items()):
        return None
    for index, other in named.twins:
        both = [more.get(each, scene.names[each]) for each in (index, other)]
        more[index], more[other] = _with_all_of(*both), _with_all_of(*reversed(both))
    return replace(
        scene, names=tuple(more.get(index, name) for index, name in enumerate(scene.names))
    )


def _is_open(choice: Choice | None, model: Model) -> bool:
    """Whether a name has no place that is spelled so, or none that is sure."""
    return not _is_sure(choice, model) or (
        choice is not None and choice.candidate.similarity < _SAME
    )


def _has_twins(name: Name) -> bool:
    """Whether several places are spelled as in the text, so that the nearest one is meant."""
    same = [each.place for each in name.candidates if each.similarity >= _SAME]
    return any(distance_km(place, same[0]) > _BESIDE_KM for place in same[1:])


def _is_astray(choice: Choice | None, beside: Choice | None) -> bool:
    """Whether a small place was chosen far from what it is said to lie north or south of."""
    if choice is None or beside is None or choice.inhabitants >= _LARGE:
        return False
    return distance_km(choice.place, beside.place) > 2 * _BESIDE_KM


def _is_sure(choice: Choice | None, model: Model) -> bool:
    return choice is not None and certainty(choice, model.certainty) >= _SURE


def _first_found(
    indices: Sequence[int], chosen: Sequence[Choice | None], sure: Mapping[int, bool]
) -> int | None:
    """First of some names that surely has a place whose point says something.

    Each lies in the next: one that is placed elsewhere is passed over for the wider one.
    """
    found = [
        index
        for index in indices
        if (choice := chosen[index]) and sure[index] and choice.place.feature not in WIDE
    ]
    for index, above in pairwise(found):
        inner, outer = chosen[index], chosen[above]
        if inner and outer and _lies_in(inner.place, outer.place):
            return index
    return found[-1] if found else None


def _lies_in(place: Place, container: Place) -> bool:
    """Whether a place may lie in another: in its division, or near enough."""
    near = distance_km(place, container) <= max(_DIVISION_KM, container.radius_km)
    return near or (division(place) is not None and division(place) == division(container))


def _ancestors(key: NameKey, texts: Mapping[str, NameKey]) -> Iterator[NameKey]:
    """Names that a name lies in, as the text has it, from the smallest up."""
    seen = {key}
    for _ in range(_LEVELS):
        above = texts.get(key.parent) if key.parent else None
        if above is None or above in seen:
            return
        seen.add(above)
        yield above
        key = above


def _reach_of(container: Place, name: Name) -> Reach:
    """How far around its point a container of some name holds places, in km.

    A town that its province is called after stands for it: "a village in Hama", "X (Hajjah)".
    """
    km = _REACH.get(container.feature, _TOWN_KM)
    whole = container.feature == "province" or (
        container.feature in SETTLEMENTS
        and name.feature not in SETTLEMENTS
        and any(_is_division_of(each.place, container) for each in name.candidates)
    )
    if whole or (container.feature in SETTLEMENTS and _is_chief_town(container)):
        km = max(km, _CHIEF_TOWN_KM)
    if _is_city_state(container, name):
        km = _TOWN_KM
    return Reach(container, max(km, container.radius_km), whole)


def _is_city_state(town: Place, name: Name) -> bool:
    """Whether the province of a town is no wider than the reach of any town: Baghdad, Aden."""
    return town.feature in SETTLEMENTS and any(
        distance_km(each.place, town) + each.place.radius_km <= _TOWN_KM
        for each in name.candidates
        if _is_division_of(each.place, town)
    )


def _is_division_of(place: Place, town: Place) -> bool:
    return place.feature == "province" and division(place) == division(town)


def _is_chief_town(place: Place) -> bool:
    return place.admin1 is not None and place.population >= 50_000


def _is_found(choice: Choice | None, reach: Reach) -> bool:
    """Whether a choice is spelled as in the text, and lies in reach and in what holds the name."""
    if choice is None or choice.candidate.similarity < _SAME:
        return False
    return choice.evidence["parent"] > 0 and reach.holds(choice.place)


def _sought(name: Name, reach: Reach, gazetteer: Gazetteer) -> Name:
    """Add to a name the settlements in reach that are spelled like it.

    None are looked for where a place of this very spelling lies in the container.
    """
    same = [each for each in name.candidates if each.similarity >= _SAME]
    if any(reach.holds(each.place) for each in same):
        return replace(name, reach=reach)
    container = reach.container
    around = frozenset(filter(None, (division(container),))) or name.parents
    if any(is_inside(each.place, around) or _is_at_hand(each, reach) for each in same):
        part = name.feature == _PART and container.feature in SETTLEMENTS
        return replace(name, reach=reach) if reach.is_district or part else name
    if container.country not in arabic_world() or _is_site(name):
        return replace(name, reach=reach)
    near = _near(name, reach, reach.km, gazetteer)
    if not near and reach.whole:
        near = _near(name, reach, _DIVISION_KM, gazetteer)
    # What is only spelled like the name is a guess, and is not made far from where it must lie.
    others = [
        each
        for each in name.candidates
        if each.place.id not in near and (each.similarity >= _SAME or reach.holds(each.place))
    ]
    return replace(name, candidates=(*others, *near.values()), reach=reach)


def _is_site(name: Name) -> bool:
    """Whether a name is that of a part of a town or a building, which no list of towns holds."""
    return name.feature == _PART or name.text.rpartition(" ")[2].lower() in _SITES


def _with_all_of(name: Name, twin: Name) -> Name:
    """Give a name the candidates of its other spelling too, each as like as the liker one."""
    best: dict[str, Candidate] = {}
    for each in sorted((*name.candidates, *twin.candidates), key=lambda each: each.similarity):
        best[each.place.id] = each
    return replace(name, candidates=tuple(best.values()), reach=name.reach or twin.reach)


def _near(name: Name, reach: Reach, km: float, gazetteer: Gazetteer) -> dict[str, Candidate]:
    """Settlements around a container that are spelled like a name, by their ids.

    Its seat, which bears its name, is none: "Shada in Saada governorate" is spelled otherwise.
    """
    container = reach.container
    seat = gazetteer.seat(container)
    own = {container.id, seat.id if seat else ""}
    point = container.latitude, container.longitude
    found = gazetteer.candidates_near(name.text, *point, km=km, limit=_MOST)
    outside = {each.place.id for each in found if not reach.holds(each.place)}
    if any(each.similarity >= _SAME and each.place.id in outside for each in found):
        # What lies in another division has taken away from what is like the name in this one.
        found = gazetteer.candidates_near(name.text, *point, km=km, limit=_MOST, without=outside)
    inside = [
        each
        for each in found
        if (each.place.id not in own or each.similarity >= _SAME) and reach.holds(each.place)
    ]
    # Where one has the very spelling, what is only like it is not meant, unless that is nearer.
    spelled = any(
        each.similarity >= _SAME
        and (reach.whole or distance_km(each.place, container) <= _WELL_WITHIN * km)
        for each in inside
    )
    least = _SAME if spelled else _LEAST
    return {each.place.id: each for each in inside if each.similarity >= least}


def _is_at_hand(candidate: Candidate, reach: Reach) -> bool:
    place, container = candidate.place, reach.container
    known = reach.whole and place.admin1 is not None and place.feature in SETTLEMENTS
    if known and container.country in arabic_world():
        return False  # it lies in another division, and a spelling like it may lie in this one
    near = distance_km(place, container) <= _AT_HAND * reach.km
    home = place.feature == "country" or (near and place.country == container.country)
    return home and candidate.similarity == 1
