"""What speaks for each candidate of each name of a document, as numbers between -1 and 1.

The evidence of a candidate depends on how probable the candidates of the other names are, so it is
gathered twice: first by what each name says on its own, then with the whole document in view.
Distances follow the heuristic that places named together lie together (Leidner 2007, "Toponym
resolution in text"), with the candidates of every other name weighted by their probability.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from rapidfuzz.fuzz import ratio

from geodata.gazetteer import Candidate
from geodata.models import Place

__all__ = ["EVIDENCE", "WEIGHTS", "Name", "division", "kilometres", "probabilities", "weigh"]

Floats = npt.NDArray[np.float64]

EVIDENCE = (
    "similarity",  # spelling: 0 the same, negative the further off
    "own_name",  # is what the place is chiefly called, not one of its other names
    "population",  # logarithm, 1 for the largest countries
    "prominence",  # share of the inhabitants of all places of this name
    "country",  # is a country, or spans several (a sea, a continent)
    "province",  # is a first-level division
    "capital",  # is a country's capital
    "actor",  # is a country or capital, and the text lets it speak or decide
    "namesake",  # is a division whose chief town has the same name, and no noun follows
    "feature",  # is what the words say it is (1), or something else (-1)
    "parent",  # lies in what the text names as its container (1), or not (-1)
    "named_country",  # its country is named, in a name or a demonym
    "country_share",  # how much of the document's other names lie in its country
    "admin_share",  # the same for its province
    "nearness",  # how near the other names lie
)
WEIGHTS: Mapping[str, float] = {
    "similarity": 12.0,
    "own_name": 2.0,
    "population": 6.0,
    "prominence": 1.2,
    "country": 2.0,
    "province": 0.3,
    "capital": 1.6,
    "actor": 2.5,
    "namesake": -3.2,
    "feature": 1.6,
    "parent": 4.0,
    "named_country": 0.9,
    "country_share": 3.0,
    "admin_share": 3.7,
    "nearness": 4.8,
}
_NEAR_KM = 90.0
_DIVISION_KM = 400.0
_CHIEF_TOWN = 0.05
_ROUNDS = 3
_SPANNING = 0.5
_OWN = len(EVIDENCE) - 3
_EARTH_KM = 6371.0088
_MOST_CANDIDATES = 1_500
_UNPEOPLED = {
    "continent": 1.0, "sea": 0.8, "region": 0.6, "river": 0.6, "desert": 0.55, "lake": 0.5,
    "mountain": 0.5, "island": 0.5, "valley": 0.5, "province": 0.3, "base": 0.45, "camp": 0.45,
    "crossing": 0.45, "airport": 0.4, "district": 0.4, "facility": 0.35, "neighbourhood": 0.25,
}  # fmt: skip
"""What counts as the population of a place that has none."""


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a document, with what the text says of it and the places it may stand for."""

    text: str
    candidates: tuple[Candidate, ...]
    feature: str | None
    parents: frozenset[str]
    mentions: int
    acts: bool = False


def kilometres(a: Place, b: Place) -> float:
    """Great-circle distance in km.

    >>> kilometres(Place("a", "", 0, 0, "city"), Place("b", "", 0, 1, "city")).__round__()
    111
    """
    first, second = math.radians(a.latitude), math.radians(b.latitude)
    half = math.sin((first - second) / 2) ** 2
    half += (
        math.cos(first)
        * math.cos(second)
        * math.sin(math.radians(a.longitude - b.longitude) / 2) ** 2
    )
    return 2 * _EARTH_KM * math.asin(math.sqrt(min(1.0, half)))


def division(place: Place) -> str | None:
    """First-level division that a place lies in or is, with its country: "SYR/Homs".

    >>> division(Place("a", "Ohio", 40, -83, "province", "USA"))
    'USA/Ohio'
    """
    name = place.admin1 or (place.name if place.feature == "province" else None)
    return f"{place.country}/{name}" if name else None


def probabilities(
    names: Sequence[Name],
    named_countries: Mapping[str, float],
    capitals: frozenset[str],
    *,
    weights: Mapping[str, float] = WEIGHTS,
) -> list[Floats]:
    """Probability of each candidate of each name, given the whole document.

    Parameters
    ----------
    names
        The names with their candidates.
    named_countries
        How often each country (alpha-3) is named, by its name or a demonym.
    capitals
        Gazetteer ids of the candidates that are capitals.
    weights
        What each item of ``EVIDENCE`` counts.
    """
    table, owners = weigh(names, named_countries, capitals, weights=weights)
    scores = table @ _in_order(weights)
    return [_softmax(scores[owners == index]) for index in range(len(names))]


def weigh(
    names: Sequence[Name],
    named_countries: Mapping[str, float],
    capitals: frozenset[str],
    *,
    weights: Mapping[str, float] = WEIGHTS,
) -> tuple[Floats, npt.NDArray[np.int64]]:
    """Give the evidence, a row a candidate, and the index of the name that each row belongs to."""
    owners = np.array([i for i, name in enumerate(names) for _ in name.candidates], np.int64)
    table = np.zeros((len(owners), len(EVIDENCE)))
    if not len(owners):
        return table, owners
    places = [candidate.place for name in names for candidate in name.candidates]
    table[:, :_OWN] = [
        row for name in names for row in _own_evidence(name, named_countries, capitals)
    ]
    counted = _in_order(weights)
    salience = np.array([min(name.mentions, 3) ** 0.5 for name in names])[owners]
    countries, divisions = (
        [place.country for place in places],
        [division(place) for place in places],
    )
    stateless = np.array([place.country is None for place in places])
    pull = _pull(places, owners)
    for _ in range(_ROUNDS):
        scores = table @ counted
        chance = np.concatenate([_softmax(scores[owners == i]) for i in range(len(names))])
        shares = _shares(countries, chance * salience, owners)
        table[:, _OWN] = np.where(stateless, _SPANNING, shares)
        table[:, _OWN + 1] = _shares(divisions, chance * salience, owners, floor=1.0)
        table[:, _OWN + 2] = 1 - np.exp(-(pull @ chance))
    return table, owners


def _in_order(weights: Mapping[str, float]) -> Floats:
    return np.array([weights[name] for name in EVIDENCE])


def _softmax(scores: Floats) -> Floats:
    if not len(scores):
        return scores
    powers = np.exp(scores - scores.max())
    result: Floats = powers / powers.sum()
    return result


@lru_cache(maxsize=65536)
def _own_name(chief: str, text: str) -> float:
    """How far a place is chiefly called as the text calls it; exonyms close to it count.

    >>> _own_name("Genève", "Geneva"), _own_name("Aleppo", "Berea")
    (1.0, 0.0)
    """
    likeness = ratio(_folded(chief), _folded(text)) / 100
    return 1.0 if likeness >= 0.8 else max(0.0, (likeness - 0.7) / 0.3)


def _folded(text: str) -> str:
    """Letters alone, without case and marks, to compare spellings."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in plain if letter.isalnum())


def _own_evidence(
    name: Name, named: Mapping[str, float], capitals: frozenset[str]
) -> list[list[float]]:
    peopled = sum(candidate.place.population for candidate in name.candidates) or 1
    total = sum(named.values()) or 1.0
    return [
        [
            candidate.similarity - 1.0,
            _own_name(candidate.place.name, name.text),
            _population(candidate.place),
            candidate.place.population / peopled,
            float(candidate.place.feature == "country" or candidate.place.country is None),
            float(candidate.place.feature == "province"),
            float(candidate.place.id in capitals),
            float(
                name.acts
                and (candidate.place.id in capitals or candidate.place.feature == "country")
            ),
            float(_has_namesake(candidate.place, name)),
            _agreement(candidate.place.feature, name.feature),
            _containment(candidate.place, name.parents),
            _naming(candidate.place, named, total),
        ]
        for candidate in name.candidates
    ]


def _naming(place: Place, named: Mapping[str, float], total: float) -> float:
    """How much of the nations named is the place's own; what spans several nations has them all."""
    return min(1.0, 3 * named.get(place.country, 0.0) / total) if place.country else 1.0


def _has_namesake(place: Place, name: Name) -> bool:
    if name.feature is not None or place.feature not in {"province", "district"}:
        return False
    return any(
        each.place.feature == "city"
        and each.place.country == place.country
        and (not each.place.population or each.place.population > place.population * _CHIEF_TOWN)
        and kilometres(each.place, place) < _DIVISION_KM
        for each in name.candidates
    )


def _population(place: Place) -> float:
    if place.population <= 0:
        return _UNPEOPLED.get(place.feature, 0.15)
    return min(1.0, math.log10(1 + place.population) / 8.5)


_ALIKE = (
    {"city", "village", "neighbourhood"},
    {"province", "region"},
    {"district", "province"},
    {"base", "airport", "facility"},
    {"valley", "river", "region"},
    {"sea", "lake"},
    {"camp", "neighbourhood", "village", "city"},
)


def _agreement(feature: str, said: str | None) -> float:
    if said is None:
        return 0.0
    if feature == said:
        return 1.0
    return 0.3 if any({feature, said} <= group for group in _ALIKE) else -1.0


def _containment(place: Place, parents: frozenset[str]) -> float:
    if not parents:
        return 0.0
    held = {place.country, division(place)}
    return 1.0 if held & parents else -0.5


def _shares(
    keys: Sequence[object], mass: Floats, owners: npt.NDArray[np.int64], floor: float = 0.5
) -> Floats:
    """Part of the other names' mass that lies under the same key."""
    totals: dict[object, float] = {}
    own: dict[tuple[int, object], float] = {}
    own_all: dict[int, float] = {}
    for key, weight, owner in zip(keys, mass.tolist(), owners.tolist(), strict=True):
        totals[key] = totals.get(key, 0.0) + weight
        own[owner, key] = own.get((owner, key), 0.0) + weight
        own_all[owner] = own_all.get(owner, 0.0) + weight
    whole = float(mass.sum())
    return np.array(
        [
            (totals[key] - own[owner, key]) / (whole - own_all[owner] + floor) if key else 0.0
            for key, owner in zip(keys, owners.tolist(), strict=True)
        ]
    )


def _pull(places: Sequence[Place], owners: npt.NDArray[np.int64]) -> Floats:
    """How much each candidate of another name speaks for each candidate: e^-distance.

    Countries and seas neither pull nor are pulled: their points say little.
    """
    if len(places) > _MOST_CANDIDATES:
        return np.zeros((1, len(places)))
    latitude = np.radians([place.latitude for place in places])
    longitude = np.radians([place.longitude for place in places])
    points = np.stack(
        [
            np.cos(latitude) * np.cos(longitude),
            np.cos(latitude) * np.sin(longitude),
            np.sin(latitude),
        ],
        axis=1,
    )
    distance = _EARTH_KM * np.sqrt(np.maximum(0.0, 2 - 2 * (points @ points.T)))
    local = np.array(
        [place.feature not in {"country", "continent", "sea"} for place in places], float
    )
    result: Floats = np.exp(-distance / _NEAR_KM) * (owners[:, None] != owners[None, :])
    result *= local[:, None] * local[None, :]
    return result
