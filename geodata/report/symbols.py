"""Events on the sheet: symbol and number, doubt as a ring or an outline, claims dashed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from matplotlib.colors import to_rgb
from matplotlib.patches import Circle, PathPatch, Wedge
from matplotlib.path import Path

from geodata.kinds import FAMILIES
from geodata.models import Event
from geodata.report.ground import path_of
from geodata.report.style import INK, SIZES, TONES
from geodata.symbols import OUTLINES, colour

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from geodata.basemap.reading import Ground
    from geodata.report.markers import Marker
    from geodata.report.view import View

__all__ = ["draw_doubt", "draw_marker", "shape_of"]

_VAGUE = 300.0  # km: a whole country is not drawn
_SHAPE_RADIUS = 9.0  # of the field that shapes are drawn on
_UNSAID = frozenset({"planned", "claimed"})
_LIFT = {"protest": -0.2}  # where the number of a shape stands, in radii
_SHIFT = {"movement": -0.26}
_LIGHT = 0.3  # luminance from which on ink reads better than white
_GROWN = {"movement": 1.36, "protest": 1.32, "threats": 1.2}  # pointed shapes look smaller


def shape_of(family: str, x: float, y: float, radius: float) -> Path:
    """Outline of a family's symbol around a point; the shapes are those of the screen."""
    corners = np.array(OUTLINES.get(family, OUTLINES["other"]), dtype=float)
    corners = (corners - 12) * [1, -1] / _SHAPE_RADIUS * radius * _GROWN.get(family, 1.0)
    ring = np.vstack([corners, corners[:1]]) + np.array([x, y])
    return path_of([ring])


def draw_marker(axes: Axes, marker: Marker, scale: float) -> None:
    """Draw a marker; ``scale`` is metres a mm."""
    radius = marker.radius * scale
    families = [family for family in FAMILIES if marker.families.get(family)]
    if len(families) == 1:
        _draw_shape(axes, marker, families[0], radius)
    else:
        _draw_ring(axes, marker, radius)


def _draw_shape(axes: Axes, marker: Marker, family: str, radius: float) -> None:
    tone = colour(family)
    event = max(marker.events, key=lambda one: one.confidence)
    unsaid = all(one.modality in _UNSAID for one in marker.events)
    denied = all(one.modality == "denied" for one in marker.events)
    path = shape_of(family, marker.x, marker.y, radius)
    halo = PathPatch(path, facecolor="white", edgecolor="white", linewidth=2.0, zorder=9)
    axes.add_artist(halo)
    hollow = unsaid or denied
    solid = 0.16 if unsaid else 0.45 + 0.55 * event.confidence
    axes.add_artist(
        PathPatch(
            path,
            facecolor="white" if denied else tone,
            alpha=None if denied else solid,
            edgecolor="none",
            zorder=10,
        )
    )
    style = (0, (2.2, 1.4)) if unsaid else "solid"
    axes.add_artist(
        PathPatch(path, fill=False, edgecolor=tone, linewidth=0.9, linestyle=style, zorder=11)
    )
    lift = _LIFT.get(family, 0.0) * radius
    shift = _SHIFT.get(family, 0.0) * radius
    tone = INK if hollow else _readable(colour(family), solid)
    _draw_number(axes, marker, (marker.x + shift, marker.y + lift), tone)


def _readable(tone: str, solid: float) -> str:
    """White on what is dark, ink on what is light, by WCAG's contrast.

    >>> _readable("#0072B2", 1.0), _readable("#E69F00", 1.0), _readable("#0072B2", 0.2)
    ('white', '#26292c', '#26292c')
    """
    mixed = solid * np.array(to_rgb(tone)) + (1 - solid)
    linear = np.where(mixed <= 0.04045, mixed / 12.92, ((mixed + 0.055) / 1.055) ** 2.4)
    return "white" if float(linear @ [0.2126, 0.7152, 0.0722]) < _LIGHT else INK


def _draw_ring(axes: Axes, marker: Marker, radius: float) -> None:
    """Draw a white disc whose edge is divided by family, as on the screen."""
    centre = (marker.x, marker.y)
    axes.add_artist(Circle(centre, radius * 1.08, facecolor="white", edgecolor="none", zorder=9))
    start = 90.0
    total = len(marker.events)
    for family in FAMILIES:
        share = marker.families.get(family, 0) / total
        if share:
            end = start - 360 * share
            axes.add_artist(
                Wedge(
                    *(centre, radius, end, start),
                    width=radius * 0.26,
                    facecolor=colour(family),
                    edgecolor="none",
                    zorder=10,
                )
            )
            start = end
    _draw_number(axes, marker, (marker.x, marker.y), INK)


def _draw_number(axes: Axes, marker: Marker, at: tuple[float, float], tone: str) -> None:
    axes.text(
        *at,
        marker.label,
        color=tone,
        fontsize=SIZES["number"],
        fontweight="bold",
        ha="center",
        va="center_baseline",
        zorder=12,
    )


def draw_doubt(axes: Axes, events: Sequence[Event], ground: Ground, view: View) -> None:
    """Draw how far off a point may be: the outline of the area it is known by, or a circle."""
    drawn: set[tuple[object, ...]] = set()
    for event in events:
        if event.latitude is None or event.longitude is None:
            continue
        radius = event.radius_km or 0
        if event.geo_precision not in {"near", "area"} or not 0 < radius < _VAGUE:
            continue
        area = event.geo_precision == "area"
        key = (event.place_id,) if area else (event.latitude, event.longitude, radius)
        if key in drawn:
            continue
        drawn.add(key)
        rings = ground.outline(event.country, event.place_id) if area else []
        if not rings:
            rings = [_around(event.longitude, event.latitude, radius)]
        _draw_area(axes, path_of([view.projected(_closed(ring)) for ring in rings]))


def _draw_area(axes: Axes, path: Path) -> None:
    tone = TONES["doubt"]
    axes.add_artist(PathPatch(path, facecolor=tone, alpha=0.07, edgecolor="none", zorder=4))
    axes.add_artist(
        PathPatch(
            path, fill=False, edgecolor=tone, alpha=0.75, linewidth=0.5,
            linestyle=(0, (1, 1.5)), zorder=4,
        )
    )  # fmt: skip


def _closed(ring: np.ndarray) -> np.ndarray:
    return ring if (ring[0] == ring[-1]).all() else np.vstack([ring, ring[:1]])


def _around(longitude: float, latitude: float, radius_km: float) -> np.ndarray:
    """Points (longitude, latitude) of a circle on the globe."""
    angles = np.radians(np.arange(0, 361, 6))
    north = np.degrees(radius_km / 6371.0)
    east = north / np.cos(np.radians(latitude))
    return np.column_stack([longitude + east * np.sin(angles), latitude + north * np.cos(angles)])
