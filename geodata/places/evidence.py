"""What speaks for each candidate of each name of a document, as numbers between -1 and 1.

The evidence of a candidate depends on how probable the candidates of the other names are, so it is
gathered in rounds: first by what each name says on its own, then with the whole document in view.
Distances follow the heuristic that places named together lie together (Leidner 2007, "Toponym
resolution in text"), with the candidates of every other name weighted by their probability.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise

import numpy as np
import numpy.typing as npt
from msgspec import Struct
from rapidfuzz.fuzz import ratio

from geodata.gazetteer.distance import distance_km
from geodata.gazetteer.matching import without_kind
from geodata.gazetteer.romanisation import bare, normalise
from geodata.models import Place
from geodata.places.model import EVIDENCE
from geodata.places.scene import DIVISIONS, Name, Reach, Scene, division, is_inside

__all__ = ["Weighed", "weigh"]

Floats = npt.NDArray[np.float64]
Owners = npt.NDArray[np.int64]

_NEAR_KM = 90.0
_CHIEF_TOWN = 0.05
_CHIEF_TOWN_KM, _WIDTHS = 100.0, 1.5
_SAME_DIVISION = 0.3
"""How far inside a place counts that is in the right province, and beyond the reach of its part."""
_CLOSE_KM = 25.0
_WELL_KNOWN, _UNKNOWN = 0.4, 0.3
"""Evidence of population from which a name speaks in full for the places of others, and how much a
name does that only villages bear: lists hold a village of nearly any name, somewhere."""
_SITES = frozenset({"facility"})
_ASTRAY = 0.3
"""How much a place speaks for others that is not inside of what the text says it lies in."""
_ROUNDS = 3
_SPANNING = 0.5
_LITTLE, _LITTLE_MORE = 0.5, 1.0
"""Added to the other names' mass, so that a single one is not all: the less it tells, the more."""
_NOBODY = 100
_MANY_NATIONS = 5
_POPULATION, _FEATURE, _PARENT, _COUNTRY_SHARE, _ADMIN_SHARE, _KIN, _NEARNESS = map(
    EVIDENCE.index,
    ("population", "feature", "parent", "country_share", "admin_share", "kin", "nearness"),
)
_OWN = _COUNTRY_SHARE
_EARTH_KM = 6371.0088
_STRETCH = 4.0
"""How much more the ends of "between X and Y" pull each other than other names do."""
_MOST_CANDIDATES = 1_500
_UNPEOPLED = {
    "continent": 1.0, "sea": 0.8, "region": 0.6, "river": 0.6, "desert": 0.55, "lake": 0.5,
    "mountain": 0.5, "island": 0.5, "valley": 0.5, "province": 0.3, "base": 0.45, "camp": 0.45,
    "crossing": 0.45, "airport": 0.4, "district": 0.4, "facility": 0.35, "neighbourhood": 0.25,
}  # fmt: skip
"""What counts as the population of a place that has none."""


class Weighed(Struct, frozen=True):
    """The candidates of one name: a row of ``EVIDENCE`` each, and how probable each is."""

    table: Floats
    chances: Floats


def weigh(scene: Scene, weights: Mapping[str, float]) -> list[Weighed]:
    """Weigh the candidates of each name, given the whole document.

    Parameters
    ----------
    scene
        The names of a document.
    weights
        What each item of ``EVIDENCE`` counts.

    Returns
    -------
    list of Weighed
        One for each name, in their order; empty arrays for a name without candidates.
    """
    if not scene.names:
        return []
    owners = np.array([i for i, name in enumerate(scene.names) for _ in name.candidates], np.int64)
    ends = list(accumulate([len(name.candidates) for name in scene.names], initial=0))
    counted = np.array([weights[item] for item in EVIDENCE])
    table = np.zeros((len(owners), len(EVIDENCE)))
    if len(owners):
        _fill(table, scene, owners, counted)
    chances = _chances(table @ counted, owners)
    return [Weighed(table[low:high], chances[low:high]) for low, high in pairwise(ends)]


def _fill(table: Floats, scene: Scene, owners: Owners, counted: Floats) -> None:
    """Fill in the evidence: what each name says alone, then what the others make of it."""
    table[:, :_OWN] = [row for name in scene.names for row in _own_evidence(name, scene)]
    places = [candidate.place for name in scene.names for candidate in name.candidates]
    known = np.zeros(len(scene.names))
    np.maximum.at(known, owners, table[:, _POPULATION])
    mentions = np.array([min(name.mentions, 3) ** 0.5 for name in scene.names])
    # A facility that is in no list ("Dawla roundabout") is none of the villages that bear its name:
    # they say nothing of where it lies.
    fits = np.full(len(scene.names), -1.0)
    np.maximum.at(fits, owners, table[:, _FEATURE])
    unlisted = np.array([name.feature in _SITES for name in scene.names]) & (fits < 0)
    # A similarity below 1 is the chance that the spelling means the place at all.
    alike = np.array([each.similarity for name in scene.names for each in name.candidates])
    # What does not lie where the text says is rather some namesake.
    astray = np.where(table[:, _PARENT] < 0, _ASTRAY, 1.0)
    # Where none of a name's places does, and all are small, it is a village that no list has.
    lies = np.full(len(scene.names), -1.0)
    np.maximum.at(lies, owners, table[:, _PARENT])
    unlisted |= (lies < 0) & (known < _WELL_KNOWN)
    heard = np.where(unlisted, 0.0, 1.0)[owners] * alike * astray
    salience = (mentions * np.minimum(np.maximum(known / _WELL_KNOWN, _UNKNOWN), 1.0))[
        owners
    ] * heard
    countries = [place.country for place in places]
    divisions = [division(place) for place in places]
    stateless = np.array([country is None for country in countries])
    nation, province = _Shared(countries, owners), _Shared(divisions, owners)
    kin = _Shared([each.country if each.feature == "province" else None for each in places], owners)
    pull = _pull(places, owners, scene.ends)
    for _ in range(_ROUNDS):
        chance = _chances(table @ counted, owners)
        mass = chance * salience
        others = mass.sum() - np.bincount(owners, mass)[owners]
        little, more = others + _LITTLE, others + _LITTLE_MORE
        table[:, _COUNTRY_SHARE] = np.where(stateless, _SPANNING, nation.under(mass) / little)
        table[:, _ADMIN_SHARE] = province.under(mass) / more
        table[:, _KIN] = kin.under(mass) / more
        table[:, _NEARNESS] = 1 - np.exp(-(pull @ (chance * heard)))


def _chances(scores: Floats, owners: Owners) -> Floats:
    """Softmax of the scores of each name's candidates."""
    if not len(scores):
        return scores
    highest = np.full(int(owners[-1]) + 1, -np.inf)
    np.maximum.at(highest, owners, scores)
    powers = np.exp(scores - highest[owners])
    chances: Floats = powers / np.bincount(owners, powers)[owners]
    return chances


@lru_cache(maxsize=65536)
def _own_name(chief: str, text: str, division: bool = False) -> float:  # noqa: FBT001, FBT002
    """How far a place is chiefly called as the text calls it; exonyms close to it count.

    >>> round(_own_name("Genève", "Geneva"), 2), _own_name("Aleppo", "Berea")
    (0.83, 0.0)
    >>> round(_own_name("Raqqa", "Ar Raqqah"), 2)
    0.91
    >>> _own_name("Daraa Governorate", "Daraa", True)
    1.0
    """
    if division:
        chief = without_kind(normalise(chief))[0] or chief
    likeness = ratio(_folded(chief), _folded(text)) / 100
    return likeness if likeness >= 0.8 else max(0.0, (likeness - 0.7) / 0.3)


def _folded(text: str) -> str:
    """Letters alone, without case, marks and article, to compare spellings."""
    return bare(normalise(text)).replace(" ", "")


def _own_evidence(name: Name, scene: Scene) -> list[list[float]]:
    places = [candidate.place for candidate in name.candidates]
    divisions = list(map(division, places))
    # A town and its province are no rivals.
    peopled = dict.fromkeys(divisions, 0)
    for place, held in zip(places, divisions, strict=True):
        peopled[held] += place.population
    inhabitants = sum(peopled.values())
    total = sum(scene.nations.values()) or 1.0
    worldly = min(1.0, math.log1p(len(scene.nations)) / math.log1p(_MANY_NATIONS))
    rows = []
    for candidate, place, held in zip(name.candidates, places, divisions, strict=True):
        elsewhere = inhabitants - peopled[held]
        share = place.population / ((place.population + elsewhere) or 1)
        population = _population(scene.inhabitants(place), place.feature)
        rows.append(
            [
                10 * (candidate.similarity - 1.0),
                _own_name(place.name, name.text, place.feature in DIVISIONS),
                population,
                -population if name.press else 0.0,
                share,
                worldly * share,
                float(place.feature == "country" or place.country is None),
                float(place.feature == "province"),
                float(place.id in scene.capitals),
                float(_has_namesake(place, name)),
                _agreement(place.feature, name.feature),
                _containment(place, name),
                _closeness(place, name.reach),
                _naming(place, scene.nations, total),
                float(place.country is not None and place.country == scene.published),
            ]
        )
    return rows


def _naming(place: Place, named: Mapping[str, float], total: float) -> float:
    """How much of the nations named is the place's own; what spans several nations has them all."""
    return min(1.0, 3 * named.get(place.country, 0.0) / total) if place.country else 1.0


def _has_namesake(place: Place, name: Name) -> bool:
    """Whether a town may be meant by a division's name; a hamlet only if it lies in it."""
    if name.feature is not None or place.feature not in DIVISIONS:
        return False
    return any(
        each.place.feature == "city"
        and each.place.country == place.country
        and (
            each.place.population > place.population * _CHIEF_TOWN
            if each.place.population
            else division(each.place) == division(place)
        )
        and distance_km(each.place, place) < max(_CHIEF_TOWN_KM, _WIDTHS * place.radius_km)
        for each in name.candidates
    )


def _population(inhabitants: float, feature: str) -> float:
    logarithm = min(1.0, math.log10(1 + inhabitants) / 8.5)
    return logarithm if inhabitants > _NOBODY else max(logarithm, _UNPEOPLED.get(feature, 0.15))


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


def _containment(place: Place, name: Name) -> float:
    """How far a place lies in what the text names as its container: 1 inside, -1 far from it."""
    if name.reach is None:
        return 0.0 if not name.parents else 1.0 if is_inside(place, name.parents) else -0.5
    inside = is_inside(place, name.parents)
    return max(name.reach.depth(place), _SAME_DIVISION if inside else -1.0)


def _closeness(place: Place, reach: Reach | None) -> float:
    """How near a place is to what holds it, where that is no larger than a district."""
    if reach is None or reach.whole:
        return 0.0
    return math.exp(-distance_km(reach.container, place) / _CLOSE_KM)


class _Shared:
    """Which candidates have the same country, division or kind, and how much others have of it."""

    def __init__(self, keys: Sequence[str | None], owners: Owners) -> None:
        numbers: dict[str, int] = {}
        coded = [numbers.setdefault(key, len(numbers)) if key else -1 for key in keys]
        self._has = np.array(coded) >= 0
        # What has no key is one key more, so that every candidate counts in the whole.
        self._keys = np.where(self._has, coded, len(numbers))
        pairs: dict[tuple[int, int], int] = {}
        both = zip(owners.tolist(), self._keys.tolist(), strict=True)
        self._own = np.array([pairs.setdefault(pair, len(pairs)) for pair in both])

    def under(self, mass: Floats) -> Floats:
        """Mass of the other names that lies under the same key, for each candidate."""
        under = np.bincount(self._keys, mass)[self._keys] - np.bincount(self._own, mass)[self._own]
        result: Floats = np.where(self._has, under, 0.0)
        return result


def _pull(places: Sequence[Place], owners: Owners, ends: Collection[tuple[int, int]]) -> Floats:
    """How much each candidate of another name speaks for each candidate: e^-distance.

    Countries and seas neither pull nor are pulled: their points say little. The two ends of a
    stretch pull each other most.
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
    for one, other in ends:
        result[np.ix_(owners == one, owners == other)] *= _STRETCH
    return result
