"""The answer for each name: a place with its certainty, or None, and the reason in words.

A name has one sense in a document, unless the text itself gives it two containers or two kinds.
When nothing fits, the answer is None: a wrong dot is worse than a missing one.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from geodata.gazetteer.distance import distance_km
from geodata.models import Document, Place, PlacedToponym, Toponym
from geodata.places.certainty import MOST, Choice, certainty
from geodata.places.company import Company
from geodata.places.containers import looked_again
from geodata.places.evidence import Weighed, weigh
from geodata.places.model import EVIDENCE, SHIPPED, Model
from geodata.places.naming import Lands, Named, gather, nation
from geodata.places.scene import DIVISIONS, SETTLEMENTS, WIDE, Name, Scene, is_inside

if TYPE_CHECKING:
    from geodata.gazetteer import Gazetteer

__all__ = ["choices", "resolve", "settled"]

_LEAST_CERTAINTY = 0.5
"""A place that is more likely wrong than right is no answer."""
_GUESSED_CERTAINTY = 0.75
"""Of a name spelled otherwise in a district that is named: the district is nearly as near."""
_HOPELESS = 0.1
"""A place that is hardly ever right says nothing of where the others lie."""
_SAME_SPELLING = 0.95
_BEYOND = -0.6
"""Evidence of the parent from which a place lies so far outside of it that it is a namesake."""
_BEHIND = 1.25
"""Reaches of a district within which what is said to lie in it does."""
_FAR_BEHIND = 1.6
"""The same of the only place in its province that is called so: some districts are wide."""
_HALF = 0.5
_SAME_SPOT_KM = 40.0
_STRAY = ((400.0, 150_000, 4), (2_500.0, 50_000, 3), (150.0, 150_000, 8))
"""Distance in km, inhabitants and places: a town of fewer inhabitants is not what a report means of
whose other places, all so far away, so many lie together in one country."""
_OVERSEAS = ((5_000.0, 3_000_000, 0), (2_500.0, 500_000, 2), (1_000.0, 50_000, 0))
"""The same three: nor is a town of fewer so far away that is only also called so."""
_SMALL = frozenset({"district", "village", "neighbourhood", "camp"})
_LOCAL_KM, _TOWN = 300.0, 20_000
"""How far from all else, in another country, what the text calls small is not meant; and the people
of a place from which it is no quarter of a town."""
_QUARTER_KM = 30.0
_HAMLET, _HAMLET_OF_LISTS = 5_000, 1_000
_NEGLIGIBLE = 1e-6
_NEARNESS, _BESIDE = EVIDENCE.index("nearness"), 0.15
"""How much nearer to the others a place of the very name is meant before a larger one."""
_BY_KM, _APART_KM = 15.0, 30.0
"""How near another place a village lies that is meant before its namesake, and how far that one
lies from all; a town of more people than ``_VILLAGE`` is meant wherever it lies."""
_VILLAGE, _RIVALS, _LOOKED_AT = 20_000, 2, 100
_NO_LESS = 0.2
"""How much less a village may lie in what the text says it lies in."""
_POINTLESS = WIDE | {"province", "river", "desert", "mountain"}
_PARENT = EVIDENCE.index("parent")
_NEXT_CHANCE = 0.2
_NEAR_KM = 300.0
_CERTAIN_NATION = 0.95
_SEATS = SETTLEMENTS | {"district"}


def resolve(
    document: Document,
    toponyms: Sequence[Toponym],
    gazetteer: Gazetteer,
    *,
    model: Model = SHIPPED,
    lands: Lands = tuple,
) -> tuple[PlacedToponym, ...]:
    """Place every toponym of a document, or say why it cannot be placed.

    Parameters
    ----------
    document
        The report that the names stand in; its publisher and address count too.
    toponyms
        Its place names, as ``find_toponyms`` gives them.
    gazetteer
        Where the candidates come from.
    model
        What each item of evidence counts; others than the shipped one serve to measure.
    lands
        Gives the countries (ISO 3166-1 alpha-3) in which the groups that are named are at home; it
        is asked where the names of no nation say where the report is set.

    Returns
    -------
    tuple of PlacedToponym
        One for each toponym, in their order. ``confidence`` is the probability that the place is
        right, and 0 without a place; ``reason`` says in words why this place, or why none.
    """
    named, scene, chosen = settled(document, toponyms, gazetteer, model, lands)
    verdicts = [
        _verdict(name, choice, model) for name, choice in zip(scene.names, chosen, strict=True)
    ]
    return tuple(
        _people(toponym, gazetteer)
        if key is None
        else verdicts[named.order[key]].of(toponym, gazetteer)
        for toponym, key in zip(toponyms, named.keys, strict=True)
    )


def settled(
    document: Document,
    toponyms: Sequence[Toponym],
    gazetteer: Gazetteer,
    model: Model,
    lands: Lands = tuple,
) -> tuple[Named, Scene, list[Choice | None]]:
    """Gather the names of a document, and choose the likeliest candidate of each."""
    named = gather(document, toponyms, gazetteer, lands)
    scene, chosen = named.scene, choices(named.scene, model)
    again = looked_again(named, chosen, gazetteer, model)
    return (named, scene, chosen) if again is None else (named, again, choices(again, model))


class _Verdict(Struct, frozen=True):
    place: Place | None
    confidence: float
    reason: str

    def of(self, toponym: Toponym, gazetteer: Gazetteer) -> PlacedToponym:
        place = self.place
        division = place is not None and place.feature in DIVISIONS
        seat = gazetteer.seat(place, toponym.text) if place and division else None
        capital = place is not None and gazetteer.capital_of(place.id) is not None
        return PlacedToponym(toponym, place, self.confidence, self.reason, seat, capital)


def _people(toponym: Toponym, gazetteer: Gazetteer) -> PlacedToponym:
    country = nation(toponym, gazetteer)
    name = country.name if country else ""
    return PlacedToponym(toponym, country, _CERTAIN_NATION, f"people or things of {name}")


def choices(scene: Scene, model: Model) -> list[Choice | None]:
    """Choose the likeliest candidate of each name of a scene; None for one without candidates."""
    weighed = weigh(scene, model.evidence)
    first = [_likeliest(*pair, scene) for pair in zip(scene.names, weighed, strict=True)]
    pointed = _pointed(scene, first)
    best = [
        row if row is None else _beside(name, each, row, _others(scene, pointed, index))
        for index, (name, each, row) in enumerate(zip(scene.names, weighed, first, strict=True))
    ]
    found = [
        None if row is None else name.candidates[row].place
        for name, row in zip(scene.names, best, strict=True)
    ]
    chosen = _chosen(scene, best, weighed, Company.of(found))
    # "An Najd village in Daraa countryside": one of Yemen's Najds is no company for Daraa.
    hopeless = {
        index
        for index, each in enumerate(chosen)
        if each and certainty(each, model.certainty) < _HOPELESS
    }
    if not hopeless:
        return chosen
    company = Company.of([None if at in hopeless else place for at, place in enumerate(found)])
    again = _chosen(scene, best, weighed, company)
    return [chosen[at] if at in hopeless else each for at, each in enumerate(again)]


def _chosen(
    scene: Scene, rows: Sequence[int | None], weighed: Sequence[Weighed], company: Company
) -> list[Choice | None]:
    return [
        None if row is None else _choice(scene, index, row, each, company)
        for index, (row, each) in enumerate(zip(rows, weighed, strict=True))
    ]


def _likeliest(name: Name, weighed: Weighed, scene: Scene) -> int | None:
    """Row of the likeliest candidate of a name; None for one without candidates.

    In a country that is named, a place of this very name goes before one abroad that is only like
    it, and larger, and before a country that only was called so: Zabul of Afghanistan before Zabol
    of Iran, Tanganyika of the Congo before Tanzania.
    """
    if not len(weighed.chances):
        return None
    best = _nearer_namesake(name, weighed, int(weighed.chances.argmax()))
    first = name.candidates[best]
    byname = first.place.feature == "country" and first.spelling != first.place.name
    if not byname and (first.place.country in scene.nations or first.similarity == 1):
        return best
    rows = weighed.chances.argsort()[::-1].tolist()
    nations = scene.nations.keys() - {first.place.country}
    home = (row for row in rows if name.candidates[row].place.country in nations)
    same = (row for row in home if name.candidates[row].similarity == 1)
    return next((row for row in same if weighed.chances[row] >= _NEXT_CHANCE), best)


def _nearer_namesake(name: Name, weighed: Weighed, best: int) -> int:
    """Row of a place of the very name beside the others, for a town that is only called alike.

    "Sanah, between Dhale and Qataba" is a village there, and not Sanaa.
    """
    first = name.candidates[best]
    if first.spelling == name.text or first.place.feature not in SETTLEMENTS:
        return best
    near = weighed.table[:, _NEARNESS]
    rows = [
        row
        for row, each in enumerate(name.candidates)
        if each.spelling == name.text
        and each.place.country == first.place.country
        and each.place.feature in SETTLEMENTS
        and near[row] > near[best] + _BESIDE
    ]
    return max(rows, key=near.__getitem__, default=best)


def _pointed(scene: Scene, rows: Sequence[int | None]) -> list[tuple[int, Place]]:
    """First names whose points say where they are, each with its place."""
    chosen = (
        (index, name.candidates[row].place)
        for index, (name, row) in enumerate(zip(scene.names[:_LOOKED_AT], rows, strict=False))
        if row is not None
    )
    return [(index, place) for index, place in chosen if place.feature not in _POINTLESS]


def _others(scene: Scene, pointed: Sequence[tuple[int, Place]], index: int) -> list[Place]:
    """Places beside which one of several candidates of a name may lie: those of other names."""
    if len(scene.names[index].candidates) < _RIVALS:
        return []
    return [place for at, place in pointed if at != index]


def _beside(name: Name, weighed: Weighed, best: int, others: Sequence[Place]) -> int:
    """Row of the village beside another place that is named, of two of one name.

    "Troops at the base near Mare shelled Sheikh Isa, Aleppo": of two villages in Aleppo that are
    called so it is the one by Mare.
    """
    first = name.candidates[best]
    settled = first.place.feature in SETTLEMENTS and first.place.population <= _VILLAGE
    if name.reach and name.reach.whole:  # what stands for a province is beside nothing
        others = [each for each in others if each.id != name.reach.container.id]
    if not settled or _gap(first.place, others) <= _APART_KM:
        return best
    said = weighed.table[:, _PARENT]
    gaps = {
        row: _gap(each.place, others)
        for row, each in enumerate(name.candidates)
        if weighed.chances[row] >= _NEXT_CHANCE
        and each.similarity >= first.similarity
        and each.place.country == first.place.country
        and each.place.feature in SETTLEMENTS
        and said[row] >= said[best] - _NO_LESS
    }
    near = {row: gap for row, gap in gaps.items() if gap <= _BY_KM}
    return min(near, key=near.__getitem__, default=best)


def _gap(place: Place, others: Iterable[Place]) -> float:
    """Distance in km to the nearest of other places; infinite without one."""
    gaps = (distance_km(place, other) for other in others if other.id != place.id)
    return min(gaps, default=math.inf)


def _choice(scene: Scene, index: int, row: int, weighed: Weighed, company: Company) -> Choice:
    name = scene.names[index]
    chosen = name.candidates[row]
    place = chosen.place
    spot = _chance_of_spot(name, row, weighed.chances.tolist(), scene)
    return Choice(
        candidate=chosen,
        inhabitants=scene.inhabitants(place),
        chance=spot,
        evidence=dict(zip(EVIDENCE, weighed.table[row].tolist(), strict=True)),
        rivals=len(name.candidates),
        at_home=place.country is not None
        and (place.country in scene.nations or company.others_in(index, place.country) > 0),
        alone=company.others(index) == 0,
        cut=name.cut,
        nearest_km=company.nearest_km.get(index),
        elsewhere=company.elsewhere(place.country),
    )


def _chance_of_spot(name: Name, row: int, chances: Sequence[float], scene: Scene) -> float:
    """How likely the spot of one candidate is.

    A town and its district are one spot: they share their chances. Lists hold a hamlet of nearly
    any name, somewhere: of the twenty of a country that a town shares its name with, one counts.
    """
    place = name.candidates[row].place
    town = scene.inhabitants(place) >= _HAMLET_OF_LISTS
    spot, rivals, hamlets = 0.0, 0.0, dict[str | None, float]()
    for at, (chance, rival) in enumerate(zip(chances, name.candidates, strict=True)):
        if chance <= _NEGLIGIBLE:
            continue
        other = rival.place
        if at == row or distance_km(place, other) <= _SAME_SPOT_KM:
            spot += chance
        elif town and _is_hamlet(other, scene):
            hamlets[other.country] = max(hamlets.get(other.country, 0.0), chance)
        else:
            rivals += chance
    return spot / (spot + rivals + sum(hamlets.values()))


def _is_hamlet(place: Place, scene: Scene) -> bool:
    return place.feature in SETTLEMENTS and scene.inhabitants(place) < _HAMLET_OF_LISTS


def _verdict(name: Name, choice: Choice | None, model: Model) -> _Verdict:
    if choice is None:
        return _Verdict(None, 0.0, f"no gazetteer entry close to {name.text!r}")
    if name.settled:
        return _Verdict(choice.place, MOST, f"settled by hand: {name.text!r} means this place")
    astray = (
        _is_beyond(name, choice)
        or _is_guessed_afar(name, choice)
        or _is_guessed_abroad(name, choice)
        or _is_far_quarter(name, choice)
        or _is_cut_abroad(choice)
    )
    if astray:
        return _Verdict(None, 0.0, _doubt(name, choice))
    confidence = certainty(choice, model.certainty)
    if confidence < (_GUESSED_CERTAINTY if _is_guessed_nearby(name, choice) else _LEAST_CERTAINTY):
        return _Verdict(None, 0.0, _doubt(name, choice))
    return _Verdict(choice.place, round(confidence, 3), _reason(name, choice))


def _is_beyond(name: Name, choice: Choice) -> bool:
    """Whether a settlement lies far outside of what the text says it lies in: a namesake.

    Some districts are as wide as provinces: of those it matters only which of several is meant.
    """
    reach = name.reach
    settled = choice.place.feature in SETTLEMENTS or name.feature == "neighbourhood"
    if reach is None or not (settled or choice.candidate.similarity < 1):
        return False
    abroad = choice.place.country != reach.container.country and choice.elsewhere > 1
    if choice.evidence["parent"] <= _BEYOND or (abroad and not reach.holds(choice.place)):
        return True
    gap = distance_km(reach.container, choice.place) / reach.km
    if name.feature == "neighbourhood" and reach.container.feature in SETTLEMENTS:
        return gap > _BEHIND
    only = _namesakes_inside(name) == 1
    return reach.is_district and choice.rivals > 1 and gap > (_FAR_BEHIND if only else _BEHIND)


def _namesakes_inside(name: Name) -> int:
    """How many places are called as a name, in the province that the text puts it in."""
    return sum(
        each.similarity >= _SAME_SPELLING and is_inside(each.place, name.parents)
        for each in name.candidates
    )


def _is_guessed_abroad(name: Name, choice: Choice) -> bool:
    """Whether a name is only like the place's, which lies where nothing else that is named does.

    So is a city abroad where the text speaks of a village or a district.
    """
    guessed = choice.candidate.similarity < 1
    settled = choice.place.feature in _SEATS
    gap = choice.nearest_km or 0.0
    far = any(
        gap > km and choice.inhabitants < known and choice.elsewhere >= together
        for km, known, together in _STRAY
    )
    byname = choice.place.name.casefold() != choice.candidate.spelling.casefold()
    overseas = any(
        gap > km and choice.inhabitants < known and choice.elsewhere >= together
        for km, known, together in _OVERSEAS
    )
    small = name.feature in _SMALL and gap > _LOCAL_KM and choice.elsewhere > 1
    stray = guessed or far or small or (byname and overseas)
    return stray and settled and not choice.at_home and not choice.alone


def _is_far_quarter(name: Name, choice: Choice) -> bool:
    """Whether the text speaks of a quarter, and the place is a village far from all that is named.

    "In Tlaxco, men were shot in Colonia Ejidal": the village of that name is a day's walk away.
    """
    quarter = name.feature == "neighbourhood" and choice.place.feature in SETTLEMENTS
    small = choice.inhabitants < _TOWN and not choice.alone
    return quarter and small and (choice.nearest_km or 0.0) > _QUARTER_KM


def _is_cut_abroad(choice: Choice) -> bool:
    """Whether a name is cut out of a longer one, and the place abroad is also called so.

    "Somali forces took Adan Yabaal" says nothing of Aden.
    """
    cut = choice.cut and choice.place.feature in SETTLEMENTS
    small = choice.inhabitants < _HAMLET
    return cut and choice.evidence["own_name"] < _HALF and (small or not choice.at_home)


def _is_guessed_nearby(name: Name, choice: Choice) -> bool:
    """Whether a name is only like the place's, and the text says in which small part it lies."""
    guessed = choice.candidate.similarity < _SAME_SPELLING
    return guessed and name.reach is not None and not name.reach.whole


def _is_guessed_afar(name: Name, choice: Choice) -> bool:
    """Whether what is only like a name lies nearer to the rim of its district than to its middle.

    The district itself is then the better answer: of nine such guesses in our own notes and among
    UCDP's villages two were right within 25 km, and the middle of the district was for six.
    """
    gap = distance_km(name.reach.container, choice.place) if name.reach else 0.0
    near = name.reach is None or gap <= _HALF * name.reach.km
    return not near and _is_guessed_nearby(name, choice)


def _doubt(name: Name, choice: Choice) -> str:
    """Say why even the likeliest place is no answer."""
    place = choice.place
    where = ", ".join(filter(None, (place.admin1, place.country))) or "the open sea"
    if choice.candidate.similarity < 1:
        near = f"{place.name!r} in {where}"
        known = any(each.similarity == 1 for each in name.candidates)
        same = "no place called {!r} fits" if known else "no gazetteer entry is called {!r}"
        return f"{same.format(name.text)}, and {near} is not likely to be meant"
    if choice.rivals > 1:
        return (
            f"{choice.rivals} places called {name.text!r}; even the likeliest, in {where}, "
            "has too little to speak for it"
        )
    only = f"the only {name.text!r} of the gazetteer lies in {where}"
    if name.parents and choice.evidence["parent"] < 0:
        return f"{only}, and not in what the text names around it"
    if choice.alone:
        return f"{only}, and nothing else is named that would speak for it"
    if choice.nearest_km is None or choice.nearest_km > _NEAR_KM:
        return f"{only}, far from all else named here"
    return f"{only}, and too little speaks for it"


def _reason(name: Name, choice: Choice) -> str:
    """Say in plain words why this place."""
    place = choice.place
    said = []
    if choice.candidate.similarity < 1:
        said.append(f"closest spelling: {choice.candidate.spelling}")
    if choice.rivals == 1:
        said.append("only place of that name")
    else:
        said.append(f"likeliest of {choice.rivals} places of that name")
    if name.feature and name.feature == place.feature:
        said.append(f"a {place.feature}, as the text says")
    if choice.evidence["parent"] > 0:
        said.append("inside what the text names around it")
    if choice.at_home and place.country and place.feature != "country":
        said.append(f"in {place.country}, as other places named here")
    near = choice.nearest_km
    if near is not None and near <= _NEAR_KM and place.feature not in WIDE:
        said.append(f"{near:.0f} km from another")
    return "; ".join(said)
