"""The map in the browser: scripts, points and basemap, for the dashboard and for the HTML file.

The scripts ask what is around them for the theme, for data and for the address, and tell it what
the analyst does: ``Dateline.host``, which each page brings as a script of its own that comes first.

- ``theme()`` is "light" or "dark"; ``onTheme(call)`` calls whenever it has changed.
- ``json(folder, path)`` and ``bytes(folder, path)`` promise the content of a file, of the folders
  "basemap" and "points"; a missing JSON is null.
- ``words()`` are the parameters of the address, ``write(words)`` sets some of them.
- ``act(feature)`` hears of a click, as a feature with an ``action``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import xstatic.pkg.leaflet

from geodata.symbols import FAMILY_SYMBOLS, GROUP_SYMBOLS
from geodata.webmap.points import MODALITIES, PRECISIONS

__all__ = [
    "ATTRIBUTION",
    "DISCLAIMER",
    "GROUND",
    "LEAFLET",
    "SCRIPTS",
    "STATIC",
    "ZOOMS",
    "config",
    "joined",
]

STATIC = Path(__file__).parent / "static"
"""Folder of the scripts and their style sheet."""

LEAFLET = Path(xstatic.pkg.leaflet.__file__).parent / "data"
"""Folder of Leaflet's own files."""

SCRIPTS = (
    *("basemap", "names", "points", "clusters", "symbols", "tips"),
    *("doubt", "marks", "view", "furniture", "heat", "events"),
)
"""Our scripts in the order in which they are read, after that of the host."""

ZOOMS = (2, 14)
"""Least and greatest zoom."""

GROUND = "Coasts, rivers: GSHHG, WDBII · Borders: Natural Earth · Names: GeoNames"
DISCLAIMER = "Boundaries and names shown do not imply endorsement"
ATTRIBUTION = f"{GROUND} · {DISCLAIMER}"
"""What the basemap is made of, and what it does not say."""


_MAP_OF_SOURCE = re.compile(r"//# sourceMappingURL=\S+")


def joined(files: Iterable[Path]) -> str:
    """Return scripts, or style sheets, as one; a browser is told of no other file."""
    text = "\n".join(path.read_text(encoding="utf-8").strip() for path in files)
    return _MAP_OF_SOURCE.sub("", text)


def config() -> dict[str, Any]:
    """Return what the scripts need to know, whatever page they are in."""
    return {
        "families": FAMILY_SYMBOLS | GROUP_SYMBOLS,
        "groups": list(GROUP_SYMBOLS),
        "modalities": MODALITIES,
        "precisions": PRECISIONS,
        "attribution": ATTRIBUTION,
    }
