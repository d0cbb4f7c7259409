"""The names of a document, with what the text says of them and the places they may stand for."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from geodata.gazetteer import Candidate
from geodata.gazetteer.distance import distance_km
from geodata.models import Place

__all__ = [
    "DIVISIONS",
    "SETTLEMENTS",
    "WIDE",
    "Name",
    "Reach",
    "Scene",
    "division",
    "is_inside",
]

WIDE = frozenset({"country", "continent", "sea", "region"})
"""Features whose point says little of where something is."""
SETTLEMENTS = frozenset({"city", "village", "neighbourhood"})
DIVISIONS = frozenset({"province", "district"})
_BEHIND_THE_BORDER, _ELSEWHERE = 0.3, 0.5
_ABROAD_KM = 60.0
"""How far a division reaches into what lists put in another country: Jerusalem's villages."""


class Reach(Struct, frozen=True):
    """A container, and how far from its point it holds places, in km.

    ``whole`` is whether it stands for a first-level division, whose places are known to lie in it.
    """

    container: Place
    km: float
    whole: bool = False

    @property
    def is_district(self) -> bool:
        """Whether it is a district, and not called as the province is that it may stand for."""
        container = self.container
        namesake = container.admin1 == container.name
        return container.feature == "district" and not self.whole and not namesake

    def holds(self, place: Place) -> bool:
        """Whether a place lies in the division that the container is, or else within reach."""
        if self.whole and place.admin1 is not None:
            return division(place) == division(self.container)
        return distance_km(self.container, place) <= self.km

    def depth(self, place: Place) -> float:
        """How far a place lies inside: 1 within reach, and less the farther beyond it.

        Borders are drawn here and there: what lies just behind that of a division is near it.
        """
        container = self.container
        known = None not in {place.country, container.country}
        foreign = known and place.country != container.country
        km = min(self.km, _ABROAD_KM) if foreign else self.km
        near = min(1.0, 2.0 - distance_km(container, place) / km)
        if not self.whole or place.admin1 is None:
            return near
        return 1.0 if self.holds(place) else min(near - _ELSEWHERE, _BEHIND_THE_BORDER)


class Name(Struct, frozen=True):
    """One name of a document, with what the text says of it and the places it may stand for.

    ``parents`` are the countries and divisions that the text puts it in; ``acts`` is whether it
    speaks or decides, ``press`` whether the paper itself is called so, and ``cut`` whether it
    stands beside a capital wherever it is named, so that it may be part of a longer name. ``reach``
    is where it lies, once its container has a place. ``settled`` is whether a person said what it
    means.
    """

    text: str
    candidates: tuple[Candidate, ...]
    feature: str | None
    parents: frozenset[str]
    mentions: int
    acts: bool = False
    press: bool = False
    cut: bool = False
    reach: Reach | None = None
    settled: bool = False


class Scene(Struct, frozen=True):
    """All names of a document, and what else says where it is set.

    Parameters
    ----------
    names
        The names with their candidates.
    nations
        How often each country (alpha-3) is named, by its name or a demonym.
    capitals
        Country (alpha-3) of each candidate that is a capital, by its gazetteer id.
    renown
        What counts as the inhabitants of candidates that have none: seeds are in the news.
    published
        Country (alpha-3) that the publisher's address belongs to, or None.
    ends
        Pairs of names, by their indices, that are the ends of one stretch: "between X and Y".
    """

    names: tuple[Name, ...]
    nations: Mapping[str, float]
    capitals: Mapping[str, str]
    renown: Mapping[str, float]
    published: str | None = None
    ends: frozenset[tuple[int, int]] = frozenset()

    def inhabitants(self, place: Place) -> float:
        """Inhabitants of a place, or what counts as such."""
        return place.population or self.renown.get(place.id, 0.0)


def division(place: Place) -> str | None:
    """First-level division that a place lies in or is, with its country: "SYR/Homs".

    >>> division(Place("a", "Ohio", 40, -83, "province", "USA"))
    'USA/Ohio'
    """
    name = place.admin1 or (place.name if place.feature == "province" else None)
    return f"{place.country}/{name}" if name else None


def is_inside(place: Place, parents: frozenset[str]) -> bool:
    """Whether a place lies in one of some countries and divisions."""
    return not parents.isdisjoint({place.country, division(place)})
