"""How far two collections agree on the events that both have."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from geodata.columns import EventColumns
from geodata.comparing.candidates import Pairs, comparable
from geodata.merging import Kinship

__all__ = ["Agreement", "Share", "agreement"]

_TIED = frozenset({"same", "kin", "unnamed"})


@dataclass(frozen=True, slots=True)
class Share:
    """How many of how many pairs; those that do not say it do not count."""

    agreed: int
    told: int

    def __str__(self) -> str:
        if not self.told:
            return "not told by both"
        return f"{100 * self.agreed / self.told:.0f} % ({self.agreed:,} of {self.told:,})"


@dataclass(frozen=True, slots=True)
class Agreement:
    """Counts of the groups, and how far the shared events agree.

    Parameters
    ----------
    shared, only_ours, only_theirs
        How many events.
    vague_ours, vague_theirs
        How many of the unshared have no place or no date, and so could not be found again.
    day
        Pairs with the same first and last day.
    kind, family
        Pairs of the same kind, and of the same family.
    actors
        Pairs of which an actor of one side is, or belongs to, one of the other.
    fatalities, injured
        Pairs whose tolls can both be true.
    median_km, most_km
        Half of the pairs, and nine in ten, are no farther apart; NaN without pairs.
    """

    shared: int
    only_ours: int
    only_theirs: int
    vague_ours: int
    vague_theirs: int
    day: Share
    kind: Share
    family: Share
    actors: Share
    fatalities: Share
    injured: Share
    median_km: float
    most_km: float

    def in_words(self) -> tuple[str, ...]:
        """Say how far the shared events agree, a line each."""
        return (
            f"half of the shared ones lie within {self.median_km:.0f} km of each other",
            f"nine in ten lie within {self.most_km:.0f} km",
            *(f"{name}: {share}" for name, share in self.shares.items()),
        )

    @property
    def shares(self) -> dict[str, Share]:
        """What is compared, in words, and how many pairs agree on it."""
        return {
            "same days": self.day,
            "same kind": self.kind,
            "same family of kinds": self.family,
            "an actor in common": self.actors,
            "tolls of killed that fit": self.fatalities,
            "tolls of injured that fit": self.injured,
        }


def agreement(
    columns: EventColumns,
    shared: Pairs,
    only_ours: NDArray[np.int64],
    only_theirs: NDArray[np.int64],
    kinship: Kinship,
) -> Agreement:
    """Count what both sides say alike."""
    usable = comparable(columns)
    a, b = shared.ours, shared.theirs
    half, nearly = np.quantile(shared.km, (0.5, 0.9)) if len(a) else (np.nan, np.nan)
    one_day = (columns.start[a] == columns.start[b]) & (columns.end[a] == columns.end[b])
    return Agreement(
        shared=len(a),
        only_ours=len(only_ours),
        only_theirs=len(only_theirs),
        vague_ours=int(np.count_nonzero(~usable[only_ours])),
        vague_theirs=int(np.count_nonzero(~usable[only_theirs])),
        day=_share(one_day),
        kind=_share(columns.kind.codes[a] == columns.kind.codes[b]),
        family=_share(columns.family.codes[a] == columns.family.codes[b]),
        actors=_actors(columns, shared, kinship),
        fatalities=_tolls(columns.fatalities_low, columns.fatalities_high, shared),
        injured=_tolls(columns.injured_low, columns.injured_high, shared),
        median_km=float(half),
        most_km=float(nearly),
    )


def _share(agreed: NDArray[np.bool_]) -> Share:
    return Share(int(np.count_nonzero(agreed)), len(agreed))


def _actors(columns: EventColumns, shared: Pairs, kinship: Kinship) -> Share:
    agreed = told = 0
    for a, b in zip(shared.ours.tolist(), shared.theirs.tolist(), strict=True):
        ours, theirs = columns.actors.at(a), columns.actors.at(b)
        told += bool(ours and theirs)
        agreed += any(kinship.tie(one, other) in _TIED for one in ours for other in theirs)
    return Share(agreed, told)


def _tolls(low: NDArray[np.int32], high: NDArray[np.int32], shared: Pairs) -> Share:
    """Count the pairs that both say a toll, and those of which the ranges meet."""
    ends = [_range(low[rows], high[rows]) for rows in (shared.ours, shared.theirs)]
    (least, most), (lowest, highest) = ends
    told = (most >= 0) & (highest >= 0)
    meet = told & (least <= highest) & (lowest <= most)
    return Share(int(np.count_nonzero(meet)), int(np.count_nonzero(told)))


def _range(
    low: NDArray[np.int32], high: NDArray[np.int32]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Range of each toll; "at least" has no end, and what nobody says ends before 0."""
    least, most = low.astype(np.int64), high.astype(np.int64)
    open_end = (least >= 0) & (most < 0)
    return np.maximum(least, 0), np.where(open_end, np.iinfo(np.int64).max, most)
