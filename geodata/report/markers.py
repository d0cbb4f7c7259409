"""Numbered markers: events that would cover each other share one, so that none overlap."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from geodata.models import Event
from geodata.report.view import View

__all__ = ["Marker", "numbered", "radius_mm"]


@dataclass(frozen=True, slots=True)
class Marker:
    """One symbol of the map.

    Parameters
    ----------
    number
        What it is called on the map and in the table.
    x, y
        Where it stands, in metres of the projection.
    radius
        In mm on the sheet.
    events
        What it stands for, by date.
    """

    number: int
    x: float
    y: float
    radius: float
    events: tuple[Event, ...]

    @property
    def families(self) -> Mapping[str, int]:
        """How many events of each family."""
        return Counter(event.family for event in self.events)


def radius_mm(count: int, *, digits: int = 2) -> float:
    """Radius of a marker in mm: as large as its number needs, larger for many events.

    Examples
    --------
    >>> radius_mm(1), round(radius_mm(100), 2)
    (1.9, 3.3)
    """
    return 1.9 + 0.45 * max(digits - 2, 0) + 0.7 * float(np.log10(max(count, 1)))


def numbered(events: Sequence[Event], view: View, width_mm: float) -> list[Marker]:
    """Join located events to markers that do not overlap, and number these from north to south.

    Parameters
    ----------
    events
        In any order; those without a place, or outside of the view, are left out.
    view
        The frame.
    width_mm
        How wide it is on the sheet.
    """
    located = [one for one in events if one.latitude is not None and one.longitude is not None]
    if not located:
        return []
    points = view.projected(np.array([(one.longitude, one.latitude) for one in located]))
    scale = view.width / width_mm
    inside = (
        (points[:, 0] >= view.left)
        & (points[:, 0] <= view.right)
        & (points[:, 1] >= view.bottom)
        & (points[:, 1] <= view.top)
    )
    rows = np.flatnonzero(inside)
    groups = _joined(points[rows], scale, digits=len(str(len(rows))))
    markers = []
    for members in groups:
        told = sorted((located[rows[one]] for one in members), key=_order)
        x, y = points[rows[members]].mean(axis=0)
        markers.append((float(x), float(y), tuple(told)))
    markers.sort(key=lambda one: (-round(one[1] / (8 * scale)), one[0]))
    digits = len(str(len(markers)))
    return [
        Marker(number, x, y, radius_mm(len(told), digits=digits), told)
        for number, (x, y, told) in enumerate(markers, start=1)
    ]


def _order(event: Event) -> tuple[bool, str, str]:
    return event.start is None, event.start.isoformat() if event.start else "", event.id


def _joined(points: npt.NDArray[np.float64], scale: float, *, digits: int) -> list[list[int]]:
    """Join the two groups that overlap most, until none do.

    A few hundred points: all pairs are looked at in each round.
    """
    spots, which = np.unique(points.round(-1), axis=0, return_inverse=True)
    groups = [np.flatnonzero(which.ravel() == spot).tolist() for spot in range(len(spots))]
    while len(groups) > 1:
        middles = np.array([points[members].mean(axis=0) for members in groups])
        radii = np.array([radius_mm(len(members), digits=digits) for members in groups]) * scale
        gaps = np.hypot(*(middles[:, None] - middles[None, :]).transpose(2, 0, 1))
        overlap = radii[:, None] + radii[None, :] - gaps
        np.fill_diagonal(overlap, -np.inf)
        one, other = np.unravel_index(overlap.argmax(), overlap.shape)
        if overlap[one, other] <= 0:
            break
        low, high = sorted((int(one), int(other)))
        groups[low] = groups[low] + groups.pop(high)
    return groups
