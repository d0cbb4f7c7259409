"""Events counted by day, week, month or year: what the timeline draws, made of columns alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from geodata import periods
from geodata.periods import UNITS, Span, Unit, edges

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from geodata.columns import EventColumns

__all__ = ["MOST", "UNITS", "Bins", "Dated", "Span", "Unit", "edges", "finest", "usual_span"]

MOST = 400  # bars that a screen can show
_FEW: dict[Unit, int] = {
    "day": 125,
    "week": 150,
    "month": 180,
}  # bars that are still read one by one


@dataclass(frozen=True, slots=True, eq=False)
class Dated:
    """The days of some events, those without a date left out.

    Parameters
    ----------
    start, end
        (events,) int64, days since 1970, both included.
    family
        (events,) int32: a place in ``families``, -1 for a family that is not among them.
    families
        Names of the families, in the order in which they are stacked.
    undated
        How many of the events have no date.
    """

    start: NDArray[np.int64]
    end: NDArray[np.int64]
    family: NDArray[np.int32]
    families: tuple[str, ...]
    undated: int

    @classmethod
    def of(cls, columns: EventColumns, mask: NDArray[np.bool_], families: tuple[str, ...]) -> Dated:
        """Take the events of a mask, (rows,) bool; a family of no name counts with the last one."""
        rows = np.flatnonzero(mask & ~np.isnat(columns.start))
        places = [
            families.index(name) if name in families else len(families) - 1
            for name in columns.family.names
        ]
        code = np.array([*places, len(families) - 1], dtype=np.int32)  # -1 reads the last entry
        return cls(
            start=columns.start[rows].astype(np.int64),
            end=np.maximum(columns.end[rows], columns.start[rows]).astype(np.int64),
            family=code[columns.family.codes[rows]],
            families=families,
            undated=int(np.count_nonzero(mask)) - len(rows),
        )

    def __len__(self) -> int:
        return len(self.start)

    def nearest_before(self, day: int) -> int | None:
        """Last day of the latest event that is over before a day."""
        over = self.end[self.end < day]
        return int(over.max()) if len(over) else None

    def nearest_after(self, day: int) -> int | None:
        """First day of the earliest event that begins after a day."""
        later = self.start[self.start > day]
        return int(later.min()) if len(later) else None

    def whole(self) -> Span:
        """Every day that an event may have happened on."""
        return int(self.start.min()), int(self.end.max())


def usual_span(dated: Dated) -> Span:
    """Return the span of most events; see `geodata.periods.usual_span`."""
    return periods.usual_span(dated.start, dated.end)


def finest(span: Span) -> Unit:
    """Return the finest unit with few enough bars to read."""
    return periods.finest(span, _FEW)


@dataclass(frozen=True, slots=True, eq=False)
class Bins:
    """What each bar holds.

    Parameters
    ----------
    unit, edges
        The bars' unit; their first days and the day after the last, (bars + 1,) int64.
    certain
        (bars, families) int64: events that lie inside a bar with all their days.
    spread
        (bars, families) float64: the others, each shared out evenly among its days.
    possible
        (bars,) int64: how many of those others touch each bar.
    before, after
        How many events lie wholly outside.
    """

    unit: Unit
    edges: NDArray[np.int64]
    certain: NDArray[np.int64]
    spread: NDArray[np.float64]
    possible: NDArray[np.int64]
    before: int
    after: int

    @classmethod
    def of(cls, dated: Dated, unit: Unit, span: Span) -> Bins:
        """Count events by bars that cover a span; of a span that is too long, its latest part."""
        cuts = edges(unit, span)[-MOST - 1 :]
        first, last = int(cuts[0]), int(cuts[-1]) - 1
        before, after = dated.end < first, dated.start > last
        inside = np.flatnonzero(~(before | after))
        bar_of = np.repeat(np.arange(len(cuts) - 1), np.diff(cuts))
        start, end = dated.start[inside], dated.end[inside]
        from_bar = bar_of[np.maximum(start, first) - first]
        to_bar = bar_of[np.minimum(end, last) - first]
        certain = (from_bar == to_bar) & (start >= first) & (end <= last)
        family, shape = dated.family[inside], (len(cuts) - 1, len(dated.families))
        vague = np.flatnonzero(~certain)
        return cls(
            unit=unit,
            edges=cuts,
            certain=_summed(from_bar[certain], family[certain], shape).astype(np.int64),
            spread=_shared_out(cuts, start[vague], end[vague], family[vague], shape),
            possible=_touched(from_bar[vague], to_bar[vague], shape[0]),
            before=int(np.count_nonzero(before)),
            after=int(np.count_nonzero(after)),
        )

    @property
    def span(self) -> Span:
        """First and last day of the bars."""
        return int(self.edges[0]), int(self.edges[-1]) - 1


def _summed(
    bar: NDArray[np.int64],
    family: NDArray[np.int32],
    shape: tuple[int, int],
    weights: NDArray[np.float64] | None = None,
) -> NDArray[np.float64]:
    bars, families = shape
    counts = np.bincount(bar * families + family, weights, minlength=bars * families)
    return counts.reshape(shape).astype(np.float64)


def _touched(
    from_bar: NDArray[np.int64], to_bar: NDArray[np.int64], bars: int
) -> NDArray[np.int64]:
    steps = np.bincount(from_bar, minlength=bars + 1) - np.bincount(to_bar + 1, minlength=bars + 1)
    return np.cumsum(steps[:bars]).astype(np.int64)


def _shared_out(
    cuts: NDArray[np.int64],
    start: NDArray[np.int64],
    end: NDArray[np.int64],
    family: NDArray[np.int32],
    shape: tuple[int, int],
) -> NDArray[np.float64]:
    """Share events out among bars by the days that they have in each.

    The share of an event up to a day is a ramp from its first to its last day; the ramps of all
    events together are summed at the cuts, as slopes that begin and end.
    """
    a_day = 1.0 / (end - start + 1)
    total = np.zeros(shape)
    for day, sign in ((start, 1.0), (end + 1, -1.0)):
        inside = np.clip(day, cuts[0], cuts[-1])
        bar = np.minimum(np.searchsorted(cuts, inside, side="right") - 1, shape[0] - 1)
        rest = cuts[bar + 1] - inside  # days of this slope until the next cut
        total += _summed(bar, family, shape, sign * a_day * rest)
        slope = np.cumsum(_summed(bar, family, shape, sign * a_day), axis=0)
        total[1:] += slope[:-1] * np.diff(cuts)[1:, None]
    return np.maximum(total, 0)
