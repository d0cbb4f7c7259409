"""Why this place and not another of its name: every candidate, ranked, with what speaks for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geodata.gazetteer.distance import distance_km
from geodata.models import Document, Place, Toponym
from geodata.places.choosing import settled
from geodata.places.evidence import Weighed, weigh
from geodata.places.model import EVIDENCE, SHIPPED
from geodata.places.scene import WIDE, Name, Scene

if TYPE_CHECKING:
    from geodata.gazetteer import Gazetteer

__all__ = ["Ranked", "explain"]

_NEAR_KM = 150.0
_MUCH = 0.25
_SOME = 0.1
_TOWN = 1_000  # inhabitants that are worth telling


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate: its share of the probability among them all, and what speaks for it, in words.

    ``spelling`` is how the gazetteer spells the name that stands in the text.
    """

    place: Place
    spelling: str
    share: float
    reasons: tuple[str, ...]


def explain(
    document: Document,
    toponyms: Sequence[Toponym],
    start: int,
    gazetteer: Gazetteer,
    *,
    limit: int = 8,
) -> tuple[Ranked, ...]:
    """Rank the candidates of one name of a document, with the whole document in view.

    Parameters
    ----------
    document, toponyms, gazetteer
        As for `geodata.places.resolve`.
    start
        Where the name begins in the text.
    limit
        How many candidates at most.

    Returns
    -------
    tuple of Ranked
        The likeliest first; empty when no name begins there, or when nothing resembles it.
    """
    named, scene, chosen = settled(document, toponyms, gazetteer, SHIPPED)
    keys = zip(toponyms, named.keys, strict=True)
    key = next((key for toponym, key in keys if toponym.start == start), None)
    if key is None:
        return ()
    index = named.order[key]
    weighed = weigh(scene, SHIPPED.evidence)[index]
    order = weighed.chances.argsort(kind="stable")[::-1][:limit]
    others = [one.place for number, one in enumerate(chosen) if one and number != index]
    return tuple(_ranked(scene, scene.names[index], weighed, int(row), others) for row in order)


def _ranked(
    scene: Scene, name: Name, weighed: Weighed, row: int, others: Sequence[Place]
) -> Ranked:
    candidate = name.candidates[row]
    evidence = dict(zip(EVIDENCE, weighed.table[row].tolist(), strict=True))
    said = _reasons(scene, name, candidate.place, evidence, others)
    spelled = () if candidate.similarity == 1 else (f"spelled {candidate.spelling}",)
    share = round(float(weighed.chances[row]), 3)
    return Ranked(candidate.place, candidate.spelling, share, (*spelled, *said))


def _reasons(
    scene: Scene,
    name: Name,
    place: Place,
    evidence: Mapping[str, float],
    others: Sequence[Place],
) -> Iterator[str]:
    if name.feature is not None and evidence["feature"]:
        fits = evidence["feature"] > 0
        article = "an" if place.feature[0] in "aeiou" else "a"
        yield f"{article} {place.feature}{'' if fits else f', while the text says {name.feature}'}"
    if evidence["parent"]:
        inside = "inside" if evidence["parent"] > 0 else "not inside"
        yield f"{inside} what the text names around it"
    if place.id in scene.capitals:
        yield "a capital"
    if place.population >= _TOWN:
        yield f"{place.population:,} inhabitants"
    yield from _company(place, evidence, others)
    if evidence["own_name"] < _MUCH:
        yield f"chiefly called {place.name}"
    if evidence["press"] < 0:
        yield "the paper itself is called so"


def _company(place: Place, evidence: Mapping[str, float], others: Sequence[Place]) -> Iterator[str]:
    """Yield what the other names of the document make of a candidate."""
    if evidence["named_country"] >= _SOME and place.country and place.feature != "country":
        yield "its country is named"
    if evidence["admin_share"] >= _SOME:
        yield f"other places in {place.admin1 or place.name}"
    elif evidence["country_share"] >= _MUCH and place.country and place.feature != "country":
        yield "other places in its country"
    elif not evidence["country_share"] and others and place.country and place.feature != "country":
        yield "nothing else in its country"
    if place.feature in WIDE:
        return
    near = [
        (distance_km(place, other), other.name)
        for other in others
        if other.feature not in WIDE and other.id != place.id
    ]
    if near and min(near)[0] <= _NEAR_KM:
        away, called = min(near)
        yield f"{max(1, round(away))} km from {called}"
