"""The symbol of each family: its colour and its shape, the same in map, table, legend and print.

The colours are those of Okabe and Ito, which colour-blind eyes tell apart, and are read from
``seeds/kinds.csv``; the shape says the same again, for print and for those who see no colours.
"""

from __future__ import annotations

import io
import math

from PIL import Image, ImageDraw

from geodata.kinds import FAMILIES, KINDS

__all__ = [
    "FAMILY_SYMBOLS",
    "GROUP_SYMBOLS",
    "OUTLINES",
    "SHAPES",
    "colour",
    "kind_label",
    "png",
]

FIELD = 24
"""Width and height of the field that shapes are drawn on."""

_CIRCLE = tuple(
    (12 + 8 * math.sin(math.radians(angle)), 12 - 8 * math.cos(math.radians(angle)))
    for angle in range(0, 360, 10)
)
OUTLINES: dict[str, tuple[tuple[float, float], ...]] = {
    "violence": _CIRCLE,
    "movement": ((5, 4.5), (20, 12), (5, 19.5)),
    "diplomacy": ((5, 5), (19, 5), (19, 19), (5, 19)),
    "threats": ((12, 3), (21, 12), (12, 21), (3, 12)),
    "protest": ((12, 3.5), (21, 19.5), (3, 19.5)),
    "humanitarian": (
        *((9, 4), (15, 4), (15, 9), (20, 9), (20, 15), (15, 15)),
        *((15, 20), (9, 20), (9, 15), (4, 15), (4, 9), (9, 9)),
    ),
    "other": ((8, 5), (16, 5), (20.5, 12), (16, 19), (8, 19), (3.5, 12)),
}
"""Corners of each shape on a field of 24 by 24, y downwards."""

SHAPES = {
    family: "M" + " ".join(f"{x:g} {y:g}" for x, y in corners) + "z"
    for family, corners in OUTLINES.items()
} | {"violence": "M12 4a8 8 0 1 0 0 16 8 8 0 1 0 0-16z"}
"""The same as SVG paths."""

_OTHER = "#8a8f94"


def colour(family: str) -> str:
    """Colour of a family as #RRGGBB."""
    return next((kind.colour for kind in KINDS.values() if kind.family == family), _OTHER)


def kind_label(kind: str) -> str:
    """Name of a kind as an analyst reads it.

    Examples
    --------
    >>> kind_label("air_strike"), kind_label("kind_of_another_version")
    ('Air strike', 'Kind of another version')
    """
    known = KINDS.get(kind)
    return known.label if known else kind.replace("_", " ").capitalize()


FAMILY_SYMBOLS = {
    family: {"label": label, "colour": colour(family), "path": SHAPES[family]}
    for family, label in FAMILIES.items()
}
"""What a map needs to draw a family and its line in the legend."""

GROUP_SYMBOLS = {
    "shared": {"label": "Shared", "colour": "#009E73", "path": SHAPES["violence"]},
    "only_ours": {"label": "Only ours", "colour": "#0072B2", "path": SHAPES["diplomacy"]},
    "only_theirs": {"label": "Only theirs", "colour": "#E69F00", "path": SHAPES["protest"]},
}
"""The same for the groups of a comparison, in which the family does not matter."""


def png(family: str, size: int = 48) -> bytes:
    """Draw a family's symbol as a PNG picture, with a white edge.

    Examples
    --------
    >>> png("violence")[1:4]
    b'PNG'
    """
    fine = 4  # drawn larger, then made small: smooth edges
    scale = size * fine / FIELD
    drawn = Image.new("RGBA", (size * fine, size * fine))
    corners = [(x * scale, y * scale) for x, y in OUTLINES.get(family, OUTLINES["other"])]
    pen = ImageDraw.Draw(drawn)
    pen.polygon(corners, fill=colour(family))
    pen.line([*corners, *corners[:2]], fill="white", width=round(1.6 * scale), joint="curve")
    file = io.BytesIO()
    drawn.resize((size, size), Image.Resampling.LANCZOS).save(file, "PNG")
    return file.getvalue()
