"""The answer for each name: a place with its certainty, or None, and the reason in words.

A name has one sense in a document, unless the text itself gives it two containers or two kinds.
When nothing fits, the answer is None: a wrong dot is worse than a missing one.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from geodata.gazetteer.distance import distance_km
from geodata.models import Document, Place, PlacedToponym, Toponym
from geodata.places.certainty import Choice, certainty
from geodata.places.company import Company
from geodata.places.containers import looked_again
from geodata.places.evidence import Weighed, weigh
from geodata.places.model import EVIDENCE, SHIPPED, Model
from geodata.places.naming import Lands, Named, gather, nation
from geodata.places.scene import SETTLEMENTS, WIDE, Name, Scene
from geodata.places.verdicts import verdict_on

if TYPE_CHECKING:
    from geodata.gazetteer import Gazetteer

__all__ = ["choices", "resolve", "settled"]

_HOPELESS = 0.1
"""A place that is hardly ever right says nothing of where the others lie."""
_SAME_SPOT_KM = 40.0
_HAMLET = 1_000
"""Inhabitants below which a place is one of the hamlets that lists hold of nearly any name."""
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
_CERTAIN_NATION = 0.95


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
        verdict_on(name, choice, model) for name, choice in zip(scene.names, chosen, strict=True)
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
    town = scene.inhabitants(place) >= _HAMLET
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
    return place.feature in SETTLEMENTS and scene.inhabitants(place) < _HAMLET
