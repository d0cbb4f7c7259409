"""How often such a choice is right: a logistic model of what is known about it.

The evidence ranks the candidates of one name; it does not say whether any of them is meant, since
the place may stand in no list. That is learned here, from the choices made in annotated articles
(calibration after Platt 1999, "Probabilistic outputs for support vector machines").
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from msgspec import Struct

from geodata.gazetteer import Candidate
from geodata.gazetteer.codes import arabic_world
from geodata.models import Place
from geodata.places.model import FACTS
from geodata.places.scene import SETTLEMENTS, WIDE

__all__ = ["MOST", "Choice", "certainty", "facts"]

_TINY = 5_000
_COMPANY_KM = 150.0
_LEAST_DOUBT = 1e-3
_SAME_KEY = 0.95  # similarity of names that differ in how they are romanised alone
MOST = 0.99


class Choice(Struct, frozen=True):
    """The likeliest candidate of a name.

    Parameters
    ----------
    candidate
        What was chosen.
    inhabitants
        Of the place, or what counts as such.
    chance
        Its probability among the candidates, with those on the same spot.
    evidence
        What spoke for it, by name.
    rivals
        Number of candidates.
    at_home
        Whether its country is named, or has another of the places chosen.
    alone
        Whether nothing else is named.
    cut
        Whether the name may be part of a longer one.
    nearest_km
        Distance to the nearest of the other places chosen, None when there is none.
    elsewhere
        How many of those lie together in another country.
    """

    candidate: Candidate
    inhabitants: float
    chance: float
    evidence: Mapping[str, float]
    rivals: int
    at_home: bool
    alone: bool
    cut: bool
    nearest_km: float | None
    elsewhere: int = 0

    @property
    def place(self) -> Place:
        """The place that was chosen."""
        return self.candidate.place


def facts(choice: Choice) -> list[float]:
    """Numbers that certainty is made of, in the order of ``FACTS``."""
    known = _known(choice)
    return [known[name] for name in FACTS]


def _known(choice: Choice) -> dict[str, float]:
    """Numbers that certainty is made of, by their names."""
    chance = min(max(choice.chance, _LEAST_DOUBT), 1 - _LEAST_DOUBT)
    place = choice.place
    tiny = place.feature in SETTLEMENTS and choice.inhabitants < _TINY
    guessed = choice.candidate.similarity < 1
    stray = not choice.at_home and _far(choice.nearest_km) and place.feature != "country"
    stray = stray and not _is_respelled(choice)
    return {
        **choice.evidence,
        "always": 1.0,
        "odds": math.log(chance / (1 - chance)),
        "wide": float(place.feature in WIDE),
        "rivals": math.log(choice.rivals),
        "lonely": float(tiny and _far(choice.nearest_km)),
        "stray": float(guessed and stray),
        "byname": float(stray and choice.evidence["own_name"] < 1),
        "outside": max(0.0, -2 * choice.evidence["parent"]),
        "cut": float(choice.cut),
        "at_home": float(choice.at_home),
        "alone": float(choice.alone),
    }


def _is_respelled(choice: Choice) -> bool:
    """Whether a name only romanises another way what has no one Latin spelling.

    "Tell Abiad" is Tal Abyad even where nothing else is named; of "Hanover" for Hannover, that is
    less sure.
    """
    same_key = _SAME_KEY <= choice.candidate.similarity < 1
    return same_key and choice.place.country in arabic_world()


def _far(nearest_km: float | None) -> bool:
    return nearest_km is None or nearest_km > _COMPANY_KM


def certainty(choice: Choice, weights: Mapping[str, float]) -> float:
    """Probability that the choice is right, at most .99: no gazetteer is beyond doubt."""
    known = _known(choice)
    score = sum([weights[name] * known[name] for name in FACTS])
    return min(1 / (1 + math.exp(-score)), MOST)
