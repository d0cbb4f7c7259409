"""How far a confidence can be taken at its word.

The expected calibration error is the mean gap between the confidence and the share that is right,
over ten bins, weighted by their size (Naeini et al. 2015).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from places.scoring import RADIUS_KM, Tally

__all__ = ["Bin", "expected_error", "reliability"]

BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """Names whose confidence lies between ``low`` and ``low`` + 0.1."""

    low: float
    names: int
    confidence: float
    right: float


def reliability(tallies: Iterable[Tally]) -> tuple[Bin, ...]:
    """Sort the placed names that match a located one by confidence; empty bins are left out."""
    judged = np.array([pair for each in tallies for pair in each.judged]).reshape(-1, 2)
    confidence, right = judged[:, 0], judged[:, 1] <= RADIUS_KM
    numbers = np.minimum((confidence * BINS).astype(int), BINS - 1)
    return tuple(
        Bin(
            number / BINS,
            int((numbers == number).sum()),
            float(confidence[numbers == number].mean()),
            float(right[numbers == number].mean()),
        )
        for number in np.unique(numbers)
    )


def expected_error(bins: Sequence[Bin]) -> float:
    """Mean gap between what is said and what is right; 0 when nothing was judged."""
    names = sum(each.names for each in bins)
    return sum(each.names * abs(each.confidence - each.right) for each in bins) / max(names, 1)
