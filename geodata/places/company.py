"""What else is named in a document: the places that a verdict on one name looks at."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from geodata.gazetteer.distance import great_circle_km
from geodata.models import Place
from geodata.places.scene import WIDE

__all__ = ["Company"]

_COMPANY = 300
"""How many other places a verdict looks at: a document of thousands still ends."""


@dataclass(frozen=True, slots=True)
class Company:
    """The first of the places chosen for the names of a document.

    Parameters
    ----------
    members
        The names whose places they are.
    countries
        How many of the places lie in each country, the most first.
    nearest_km
        How far from the place of a name, member or not, the nearest of another name lies; wide
        places are near to nothing.
    """

    members: frozenset[int]
    countries: Mapping[str | None, int]
    nearest_km: Mapping[int, float]

    @classmethod
    def of(cls, places: Sequence[Place | None]) -> Company:
        """Gather the company that the names of a document keep, given the place of each."""
        found = {index: place for index, place in enumerate(places) if place is not None}
        company = dict(itertools.islice(found.items(), _COMPANY))
        countries = Counter(place.country for place in company.values())
        return cls(frozenset(company), dict(countries.most_common()), _nearest_km(found))

    def others(self, index: int) -> int:
        """Count the places of other names."""
        return len(self.members) - (index in self.members)

    def elsewhere(self, country: str | None) -> int:
        """Count the places of the country that has most, other than one."""
        counts = (n for each, n in self.countries.items() if each not in {country, None})
        return next(counts, 0)

    def others_in(self, index: int, country: str) -> int:
        """Count the places of other names that lie in the country of a name's place."""
        return self.countries.get(country, 0) - (index in self.members)


def _nearest_km(found: Mapping[int, Place]) -> dict[int, float]:
    """Distance of each place to the nearest of another name, among the first."""
    rows, places = list(found), list(found.values())
    pointed = [at for at, place in enumerate(places[:_COMPANY]) if place.feature not in WIDE]
    latitudes = np.array([place.latitude for place in places])
    longitudes = np.array([place.longitude for place in places])
    nearest: dict[int, float] = {}
    for start in range(0, len(rows) if pointed else 0, _COMPANY):
        block = np.arange(start, min(start + _COMPANY, len(rows)))
        apart = great_circle_km(
            latitudes[block, None], longitudes[block, None], latitudes[pointed], longitudes[pointed]
        )
        apart[block[:, None] == pointed] = np.inf
        nearest.update(zip(rows[start : start + _COMPANY], apart.min(axis=1).tolist(), strict=True))
    return {index: km for index, km in nearest.items() if km < np.inf}
