"""Colours and sizes of the printed page: quiet greys, colour only where it means something."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from matplotlib.font_manager import FontProperties
from matplotlib.textpath import TextPath

__all__ = ["FONT", "INK", "QUIET", "RC", "SIZES", "TONES", "text_width"]

FONT = "DejaVu Sans"
INK, QUIET = "#26292c", "#6b7176"
TONES = {
    "sea": "#dfe8ee",
    "land": "#f8f7f3",
    "coast": "#9fb2bf",
    "lake": "#dfe8ee",
    "river": "#a9c6da",
    "border": "#77797b",
    "province": "#c9c7bf",
    "doubt": "#5b6168",
    "river_name": "#5d8fb3",
    "province_name": "#a2a099",
    "country_name": "#85837c",
    "town": "#3c4043",
}
SIZES = {"title": 16, "heading": 7.5, "text": 7, "small": 6, "number": 6.5}
"""Points; nothing is smaller than six."""

RC: dict[Any, Any] = {
    "font.family": FONT,
    "pdf.fonttype": 42,  # whole fonts, that stay text
    "svg.fonttype": "path",
    "svg.hashsalt": "dateline",
    "text.hinting": "no_hinting",  # as wide at 72 dots an inch as it was measured
    "path.simplify": True,
    "axes.linewidth": 0.6,
}

_MM_PER_POINT = 25.4 / 72


@lru_cache(maxsize=16_384)
def text_width(text: str, size: float, weight: str = "normal") -> float:
    """Width of a text in mm, at a size in points.

    Examples
    --------
    >>> 10 < text_width("Deir ez-Zor", 8) < 20, text_width("", 8)
    (True, 0.0)
    """
    if not text.strip():
        return 0.0
    drawn = TextPath((0, 0), text, size=size, prop=FontProperties(family=FONT, weight=weight))
    across = drawn.vertices[:, 0]  # the corners of curves lie outside of them, but by little
    return float(across.max() - across.min()) * _MM_PER_POINT
