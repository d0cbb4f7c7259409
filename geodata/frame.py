"""Events as a GeoDataFrame, with the columns of the data contract."""

from __future__ import annotations

from collections.abc import Iterable

import geopandas
import pandas as pd

from geodata.contract import EVENT_PROPERTIES, event_properties
from geodata.models import Event

__all__ = ["to_frame"]

_COUNTS = ("fatalities_low", "fatalities_high", "injured_low", "injured_high")
_TYPES = dict.fromkeys((*_COUNTS, "quote_start", "quote_end"), "Int64") | {"radius_km": "float"}


def to_frame(events: Iterable[Event]) -> geopandas.GeoDataFrame:
    """Lay events out as rows, with a point in EPSG:4326, or None, as ``geometry``.

    Dates are ISO strings, as everywhere in the data contract: ``pandas.to_datetime`` reads them.

    Examples
    --------
    >>> tanf = Event("e1", "armed_clash", "violence", (), latitude=33.5, longitude=38.667)
    >>> to_frame([tanf]).geometry[0].wkt
    'POINT (38.667 33.5)'
    >>> to_frame([]).crs.to_epsg(), len(to_frame([]))
    (4326, 0)
    """
    rows = list(events)
    data = pd.DataFrame([event_properties(event) for event in rows], columns=EVENT_PROPERTIES)
    data = data.astype(_TYPES)
    longitudes = pd.Series([event.longitude for event in rows], dtype=float)
    latitudes = pd.Series([event.latitude for event in rows], dtype=float)
    points = geopandas.GeoSeries(geopandas.points_from_xy(longitudes, latitudes))
    located = longitudes.notna() & latitudes.notna()
    return geopandas.GeoDataFrame(data, geometry=points.where(located), crs="EPSG:4326")
