"""How far a confidence can be taken at its word, whatever it is the confidence of.

The expected calibration error is the mean gap between the confidence and the share that is right,
over ten bins, weighted by their size (Naeini et al. 2015).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

__all__ = ["Bin", "expected_error", "reliability"]

BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """Answers whose confidence lies between ``low`` and ``low`` + 0.1; how many, and how right."""

    low: float
    size: int
    confidence: float
    right: float


def reliability(answers: Iterable[tuple[float, bool]]) -> tuple[Bin, ...]:
    """Sort answers, each a confidence and whether it is right; empty bins are left out."""
    table = np.array(list(answers), float).reshape(-1, 2)
    confidence, right = table[:, 0], table[:, 1]
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
    size = sum(each.size for each in bins)
    return sum(each.size * abs(each.confidence - each.right) for each in bins) / max(size, 1)
