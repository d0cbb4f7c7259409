"""Markers: events that would cover each other share one, so that none overlap.

On a map with a table they are numbered; on a map of many they say how many events they stand for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from geodata.models import Event
from geodata.report.view import Points, View

__all__ = ["Marker", "counted", "numbered", "radius_mm"]

_FEW = 500  # groups
_Radius = Callable[[int], float]


@dataclass(frozen=True, slots=True)
class Marker:
    """One symbol of the map.

    Parameters
    ----------
    label
        What is written on it: its number in the table, or how many events it stands for.
    x, y
        Where it stands, in metres of the projection.
    radius
        In mm on the sheet.
    events
        What it stands for, by date.
    """

    label: str
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
    digits = len(str(len(events)))
    scale = view.width / width_mm
    groups = _joined(events, view, scale, lambda count: radius_mm(count, digits=digits))
    groups.sort(key=lambda one: (-round(one[1] / (8 * scale)), one[0]))
    digits = len(str(len(groups)))
    return [
        Marker(str(number), x, y, radius_mm(len(told), digits=digits), told)
        for number, (x, y, told) in enumerate(groups, start=1)
    ]


def counted(
    events: Sequence[Event], view: View, width_mm: float, *, least: float = 1.2
) -> list[Marker]:
    """Join located events to markers that do not overlap, and write on each how many it holds.

    Parameters
    ----------
    events, view, width_mm
        As for `numbered`.
    least
        Radius in mm of a marker of one event; one of many is larger.
    """

    def radius(count: int) -> float:
        room = 1.0 + 0.62 * len(str(count))  # for the number
        return least if count == 1 else max(least * float(np.cbrt(count)), room)

    found = _joined(events, view, view.width / width_mm, radius)
    return [
        Marker(str(len(told)) if len(told) > 1 else "", x, y, radius(len(told)), told)
        for x, y, told in found
    ]


def _joined(
    events: Sequence[Event], view: View, scale: float, radius: _Radius
) -> list[tuple[float, float, tuple[Event, ...]]]:
    """Where each group of events stands, in metres of the projection, and its events by date."""
    located = [one for one in events if one.latitude is not None and one.longitude is not None]
    points = view.projected(
        np.array([(one.longitude, one.latitude) for one in located], dtype=float).reshape(-1, 2)
    )
    rows = np.flatnonzero(
        (points[:, 0] >= view.left)
        & (points[:, 0] <= view.right)
        & (points[:, 1] >= view.bottom)
        & (points[:, 1] <= view.top)
    )
    found = []
    for members in _grouped(points[rows], scale, radius):
        x, y = points[rows[members]].mean(axis=0)
        told = sorted((located[rows[one]] for one in members), key=_order)
        found.append((float(x), float(y), tuple(told)))
    return found


def _order(event: Event) -> tuple[bool, str, str]:
    return event.start is None, event.start.isoformat() if event.start else "", event.id


def _grouped(points: Points, scale: float, radius: _Radius) -> list[list[int]]:
    """Join the two groups that overlap most, until none do.

    All pairs are looked at in each round, so no more than a few hundred groups begin.
    """
    groups = _near(points, scale)
    while len(groups) > 1:
        middles = np.array([points[members].mean(axis=0) for members in groups])
        radii = np.array([radius(len(members)) for members in groups]) * scale
        gaps = np.hypot(*(middles[:, None] - middles[None, :]).transpose(2, 0, 1))
        overlap = radii[:, None] + radii[None, :] - gaps
        np.fill_diagonal(overlap, -np.inf)
        one, other = np.unravel_index(overlap.argmax(), overlap.shape)
        if overlap[one, other] <= 0:
            break
        low, high = sorted((int(one), int(other)))
        groups[low] = groups[low] + groups.pop(high)
    return groups


def _near(points: Points, scale: float) -> list[list[int]]:
    """Rows of points that share a cell: of ten metres, or wider until there are few."""
    size = 10.0
    while True:
        _, which = np.unique((points / size).round(), axis=0, return_inverse=True)
        order = np.argsort(which.ravel(), kind="stable")
        begins = np.flatnonzero(np.diff(which.ravel()[order], prepend=-1))
        if len(begins) <= _FEW:
            return [part.tolist() for part in np.split(order, begins[1:])] if len(order) else []
        size = max(size * 1.4, scale)
