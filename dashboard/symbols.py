"""A family's symbol as a picture for the page, drawn as `geodata.symbols` says."""

from __future__ import annotations

from urllib.parse import quote

from geodata.symbols import FAMILY_SYMBOLS, GROUP_SYMBOLS, SHAPES, colour, kind_label

__all__ = [
    "FAMILY_SYMBOLS",
    "GROUP_SYMBOLS",
    "SHAPES",
    "colour",
    "group_picture",
    "image",
    "kind_label",
    "picture",
]

_PLAIN = "='/:"  # what an address in HTML or Markdown may hold as it is


def picture(family: str) -> str:
    """Address of a family's symbol as a picture that needs no request."""
    return _picture(SHAPES.get(family, SHAPES["other"]), colour(family))


def group_picture(group: str) -> str:
    """Address of the symbol of a group of a comparison."""
    symbol = GROUP_SYMBOLS[group]
    return _picture(symbol["path"], symbol["colour"])


def _picture(path: str, fill: str) -> str:
    drawn = (
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' width='24' height='24'>"
        f"<path d='{path}' fill='{fill}'/></svg>"
    )
    return f"data:image/svg+xml,{quote(drawn, safe=_PLAIN)}"


def image(family: str, size: int = 14) -> str:
    """Draw a family's symbol as HTML."""
    return f'<img class="symbol" src="{picture(family)}" width="{size}" height="{size}" alt="">'
