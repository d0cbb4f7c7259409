"""Which pairs of events are near enough in time and place to be one, without looking at all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from geodata.columns import EventColumns
from geodata.gazetteer.distance import great_circle_km

__all__ = ["Pairs", "comparable", "near"]

_AT_ONCE = 1 << 20  # pairs
_REALMS = {"planned": 1, "hypothetical": 1, "denied": 2}
"""Told as done, as to come or as never done: these are never one event."""


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """Pairs of events.

    Parameters
    ----------
    ours, theirs
        (pairs,) int64: rows of the columns.
    days
        (pairs,) int64: days between them; 0 where their dates overlap.
    km
        (pairs,) float64: distance between their points.
    beyond
        (pairs,) float64: what of it is more than both are uncertain by, in km.
    """

    ours: NDArray[np.int64]
    theirs: NDArray[np.int64]
    days: NDArray[np.int64]
    km: NDArray[np.float64]
    beyond: NDArray[np.float64]

    def take(self, which: NDArray[np.integer] | NDArray[np.bool_]) -> Pairs:
        """Pick pairs, in this order."""
        return Pairs(*(getattr(self, one.name)[which] for one in fields(self)))


def comparable(columns: EventColumns) -> NDArray[np.bool_]:
    """Say of each event whether it has a place and a day, and so can be found again: (rows,)."""
    return columns.located & ~np.isnat(columns.start)


def near(
    columns: EventColumns,
    ours: NDArray[np.int64],
    theirs: NDArray[np.int64],
    *,
    km: float,
    days: int,
) -> Pairs:
    """List the pairs of events that are so near.

    Parameters
    ----------
    columns
        All events.
    ours, theirs
        Rows of both sides.
    km
        How far apart at most, beyond what either is uncertain by.
    days
        How many days apart at most.
    """
    usable = comparable(columns)
    ours, theirs = ours[usable[ours]], theirs[usable[theirs]]
    realm = np.array([_REALMS.get(name, 0) for name in columns.modality.names], np.int64)
    found = [_nothing()]
    for left, right in _in_time(columns, ours, theirs, days):
        same = realm[columns.modality.codes[left]] == realm[columns.modality.codes[right]]
        pairs = _measured(columns, left[same], right[same])
        found.append(pairs.take(pairs.beyond <= km))
    return Pairs(
        *(np.concatenate([getattr(one, name.name) for one in found]) for name in fields(Pairs))
    )


def _nothing() -> Pairs:
    rows, numbers = np.empty(0, np.int64), np.empty(0, np.float64)
    return Pairs(rows, rows, rows, numbers, numbers)


def _in_time(
    columns: EventColumns, ours: NDArray[np.int64], theirs: NDArray[np.int64], days: int
) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Yield rows of both sides that are not farther apart in time.

    Theirs are sorted by day in classes of about equal length, so that a few events of a whole year
    do not widen the look-out for the many of a day.
    """
    first, last = (one.astype("datetime64[D]").astype(np.int64) for one in _ends(columns))
    lengths = last[theirs] - first[theirs]
    classes = np.ceil(np.log2(lengths + 1)).astype(np.int64)
    for size in np.unique(classes):
        some = theirs[classes == size]
        some = some[np.argsort(first[some], kind="stable")]
        longest = (1 << int(size)) - 1
        low = np.searchsorted(first[some], first[ours] - days - longest, "left")
        high = np.searchsorted(first[some], last[ours] + days, "right")
        for left, at in _ranges(low, high):
            one, other = ours[left], some[at]
            hit = last[other] >= first[one] - days
            yield one[hit], other[hit]


def _ends(columns: EventColumns) -> tuple[NDArray[np.datetime64], NDArray[np.datetime64]]:
    return columns.start, np.maximum(columns.start, columns.end)


def _ranges(
    low: NDArray[np.int64], high: NDArray[np.int64]
) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Yield each place of ``low`` beside every number up to ``high``, not too many at a time."""
    counts = high - low
    ends = np.cumsum(counts)
    start = 0
    while start < len(low):
        before = ends[start - 1] if start else 0
        stop = max(start + 1, int(np.searchsorted(ends, before + _AT_ONCE, "right")))
        some = counts[start:stop]
        offsets = np.repeat(low[start:stop] - (np.cumsum(some) - some), some)
        yield np.repeat(np.arange(start, stop), some), np.arange(some.sum()) + offsets
        start = stop


def _measured(columns: EventColumns, ours: NDArray[np.int64], theirs: NDArray[np.int64]) -> Pairs:
    first, last = _ends(columns)
    gap = np.maximum(first[theirs] - last[ours], first[ours] - last[theirs])
    km = great_circle_km(
        columns.latitude[ours],
        columns.longitude[ours],
        columns.latitude[theirs],
        columns.longitude[theirs],
    )
    doubt = columns.radius_km[ours].astype(np.float64) + columns.radius_km[theirs]
    days = np.maximum(gap.astype("timedelta64[D]").astype(np.int64), 0)
    return Pairs(ours, theirs, days, km, np.maximum(km - doubt, 0.0))
