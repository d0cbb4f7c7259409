"""How far the confidence of a place can be taken at its word."""

from __future__ import annotations

from collections.abc import Iterable

import calibration
from calibration import Bin, expected_error

from places.scoring import RADIUS_KM, Tally

__all__ = ["expected_error", "reliability"]


def reliability(tallies: Iterable[Tally]) -> tuple[Bin, ...]:
    """Sort the placed names that match a located one by confidence; empty bins are left out."""
    return calibration.reliability(
        (confidence, gap <= RADIUS_KM) for each in tallies for confidence, gap in each.judged
    )
