"""What the gazetteer says of a name, as one word that the tagger can learn from."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from geodata.toponyms.lexicon import STATES

if TYPE_CHECKING:
    from geodata.gazetteer import Gazetteer
    from geodata.models import Place

__all__ = ["LARGE", "NATIONS", "classifier"]

LARGE = frozenset({"country", "capital", "admin", "city3", "city2"})
"""Classes of places so well known that reports name them without saying what they are."""

NATIONS = frozenset({"country", "capital", "demonym"})
"""Classes of names that may stand for a nation."""
_ADMINISTRATIVE = frozenset({"region", "province", "district", "continent"})
_SETTLED = frozenset({"city", "village", "neighbourhood"})
_KNOWN_CAPITAL = 100_000
_SAME = 0.95
_REMEMBERED = 50_000

_classifiers: WeakKeyDictionary[Gazetteer, Callable[[str], str | None]] = WeakKeyDictionary()


def classifier(gazetteer: Gazetteer) -> Callable[[str], str | None]:
    """Give the function that says what a name is: "country", "demonym", "city3" … or None.

    It remembers its answers for as long as the gazetteer lives.
    """
    known = _classifiers.get(gazetteer)
    if known is None:
        known = lru_cache(maxsize=_REMEMBERED)(lambda name: _classify(name, gazetteer))
        _classifiers[gazetteer] = known
    return known


def _classify(name: str, gazetteer: Gazetteer) -> str | None:
    if name in STATES:
        return "admin"
    found = []
    if gazetteer.knows(name):
        found = [
            each.place for each in gazetteer.candidates(name, limit=5) if each.similarity >= _SAME
        ]
    if gazetteer.demonym(name) is not None and not any(
        place.feature == "country" and place.name == name for place in found
    ):
        return "demonym"
    if not found:
        return None
    if any(
        gazetteer.capital_of(place.id) and place.population >= _KNOWN_CAPITAL for place in found
    ):
        return "capital"
    return max((_rank(place) for place in found), default="other")[1:]


def _rank(place: Place) -> str:
    """Name the class of a place behind a digit that orders the classes."""
    if place.feature == "country":
        return "9country"
    if place.feature in _ADMINISTRATIVE:
        return "7admin"
    if place.feature in _SETTLED:
        for step, least in ((8, 500_000), (6, 50_000), (4, 5_000), (2, 1)):
            if place.population >= least:
                return f"{step}city{step // 2 - 1}"
        return "1city"
    return "3other"
