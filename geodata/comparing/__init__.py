"""Our events against those of another collection: shared, only ours, only theirs.

``candidates`` finds the pairs that are near in time and place, ``weighing`` says how much speaks
for each, ``pairing`` chooses so that no event is in two, ``agreement`` how far the pairs agree.
Everything works on columns: nothing here reads the store.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from geodata.columns import EventColumns
from geodata.comparing.agreement import Agreement, Share, agreement
from geodata.comparing.candidates import Pairs, near
from geodata.comparing.pairing import best_pairs
from geodata.comparing.weighing import weights
from geodata.errors import CompareError
from geodata.merging import Kinship, default_kinship

__all__ = [
    "DAYS",
    "KM",
    "LEAST",
    "Agreement",
    "Comparison",
    "Pairs",
    "Share",
    "compare",
    "sides",
]

KM, DAYS = 25.0, 1
"""How far apart in place and time two events may be unless somebody says otherwise."""
LEAST = 3.0
"""Least weight of a pair."""


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """Every event of two sides, in exactly one of three groups.

    Parameters
    ----------
    shared
        The pairs that tell of one event, by our rows.
    only_ours, only_theirs
        (rows,) int64: rows of the events that the other side does not have.
    agreement
        How far the shared ones agree.
    """

    shared: Pairs
    only_ours: NDArray[np.int64]
    only_theirs: NDArray[np.int64]
    agreement: Agreement


def sides(
    columns: EventColumns, shown: NDArray[np.bool_], ours: str, theirs: str
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Rows of two collections, of the events that a filter leaves."""
    coded = columns.collection
    one, other = (
        np.flatnonzero(shown & coded.having(np.array([own == name for own in coded.names], bool)))
        for name in (ours, theirs)
    )
    return one, other


def compare(  # noqa: PLR0913  options are keyword-only
    columns: EventColumns,
    ours: NDArray[np.int64],
    theirs: NDArray[np.int64],
    *,
    km: float = KM,
    days: int = DAYS,
    kinship: Kinship | None = None,
) -> Comparison:
    """Find out which events two sides share.

    A pair must be near in place and time, of one family of kinds, and told alike as done, planned
    or denied; the kind, the sides and the tolls then speak for it or against it. Of all ways to
    pair the events so that none is in two pairs, the one with the most weight is taken. It does
    not matter which side is called ours.

    Parameters
    ----------
    columns
        All events.
    ours, theirs
        Rows of the two sides, in any order.
    km
        How far apart two points may be, beyond what is uncertain of either.
    days
        How many days apart two dates may be.
    kinship
        The ties between actors; without it, those that Dateline knows.

    Raises
    ------
    CompareError
        When ``km`` or ``days`` is less than 0.
    """
    for name, value in (("km", km), ("days", days)):
        if not 0 <= value < np.inf:
            message = f"{name} {value}: give a number of 0 or more"
            raise CompareError(message)
    ours, theirs = np.unique(ours), np.unique(theirs)
    kinship = kinship or default_kinship()
    pairs = near(columns, ours, theirs, km=km, days=days)
    weighed = weights(columns, pairs, kinship, km=km, days=days) - LEAST
    fitting = np.flatnonzero(weighed > 0)
    shared = _best(pairs.take(fitting), weighed[fitting], turned=_is_later(ours, theirs))
    only_ours = np.setdiff1d(ours, shared.ours)
    only_theirs = np.setdiff1d(theirs, shared.theirs)
    agreed = agreement(columns, shared, only_ours, only_theirs, kinship)
    return Comparison(shared, only_ours, only_theirs, agreed)


def _best(pairs: Pairs, weighed: NDArray[np.float64], *, turned: bool) -> Pairs:
    """Choose the best pairs; both ways round the same ones, also where several are as good."""
    sides = (pairs.theirs, pairs.ours) if turned else (pairs.ours, pairs.theirs)
    chosen = pairs.take(best_pairs(*sides, weighed))
    return chosen.take(np.argsort(chosen.ours, kind="stable"))


def _is_later(ours: NDArray[np.int64], theirs: NDArray[np.int64]) -> bool:
    return list(ours) > list(theirs)
