"""The symbol of each family: its colour and its shape, the same in map, legend, panel and table.

The colours are those of Okabe and Ito, which colour-blind eyes tell apart, and are read from
``seeds/kinds.csv``; the shape says the same again, for print and for those who see no colours.
"""

from __future__ import annotations

from urllib.parse import quote

from geodata.kinds import FAMILIES, KINDS

__all__ = ["FAMILY_SYMBOLS", "SHAPES", "colour", "image", "kind_label", "picture"]

SHAPES = {
    "violence": "M12 4a8 8 0 1 0 0 16 8 8 0 1 0 0-16z",
    "movement": "M5 4.5 20 12 5 19.5z",
    "diplomacy": "M5 5h14v14H5z",
    "threats": "M12 3 21 12 12 21 3 12z",
    "protest": "M12 3.5 21 19.5H3z",
    "humanitarian": "M9 4h6v5h5v6h-5v5H9v-5H4V9h5z",
    "other": "M8 5h8l4.5 7L16 19H8l-4.5-7z",
}
"""SVG paths on a field of 24 by 24."""

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
"""What the map needs to draw a family and its line in the legend."""


def picture(family: str) -> str:
    """Address of a family's symbol as a picture that needs no request."""
    path, fill = SHAPES.get(family, SHAPES["other"]), colour(family)
    drawn = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" width="24" height="24">'
        f'<path d="{path}" fill="{fill}"/></svg>'
    )
    return f"data:image/svg+xml,{quote(drawn)}"


def image(family: str, size: int = 14) -> str:
    """Draw a family's symbol as HTML."""
    return f'<img class="symbol" src="{picture(family)}" width="{size}" height="{size}" alt="">'
