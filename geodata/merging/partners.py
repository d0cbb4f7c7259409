"""Events that may be the same as one: near in place, time and kind, the likeliest first.

Merging has joined what it is sure of; this is for a person who knows better, and so looks further.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from geodata.gazetteer.distance import great_circle_km

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from geodata.columns import EventColumns

__all__ = ["partners"]

_DAYS = 14.0
_KM = 60.0
_UNKNOWN = 1.0
"""What a missing place or date counts, as much as one that is this many scales away."""
_FARTHEST = 3.5


def partners(columns: EventColumns, row: int, *, limit: int = 6) -> NDArray[np.int64]:
    """Rows of the events that one is most likely to be the same as.

    Parameters
    ----------
    columns
        All events.
    row
        The one.
    limit
        How many at most.

    Returns
    -------
    (at most limit,) int64
        Nearest in days, km, kind and actors first; none that is far off in all of them, or of
        another collection.
    """
    apart = _days(columns, row) + _km(columns, row)
    apart += np.where(
        columns.kind.codes == columns.kind.codes[row],
        0.0,
        np.where(columns.family.codes == columns.family.codes[row], 0.6, 1.5),
    )
    apart -= 0.6 * _shares_an_actor(columns, row)
    apart[columns.collection.codes != columns.collection.codes[row]] = np.inf
    apart[row] = np.inf
    count = min(limit, len(apart) - 1)
    if count < 1:
        return np.empty(0, np.int64)
    nearest = np.argpartition(apart, count - 1)[:count]
    nearest = nearest[np.lexsort((nearest, apart[nearest]))]
    return nearest[apart[nearest] <= _FARTHEST].astype(np.int64)


def _days(columns: EventColumns, row: int) -> NDArray[np.float64]:
    """Days between two events; none where they overlap."""
    start, end = (column.astype("datetime64[D]") for column in (columns.start, columns.end))
    gap = np.maximum(start - end[row], start[row] - end).astype("timedelta64[D]").astype(float)
    missing = np.isnat(start) | np.isnat(start[row])
    scaled: NDArray[np.float64] = np.where(missing, _UNKNOWN, np.maximum(gap, 0.0) / _DAYS)
    return scaled


def _km(columns: EventColumns, row: int) -> NDArray[np.float64]:
    """Distance between two events beyond what is uncertain of their places."""
    latitude, longitude = columns.latitude[row], columns.longitude[row]
    if np.isnan(latitude):
        return np.full(len(columns), _UNKNOWN)
    away = great_circle_km(latitude, longitude, columns.latitude, columns.longitude)
    doubt = np.minimum(columns.radius_km + columns.radius_km[row], 2 * _KM)
    scaled = np.maximum(away - doubt, 0.0) / _KM
    filled: NDArray[np.float64] = np.where(np.isnan(scaled), _UNKNOWN, scaled)
    return filled


def _shares_an_actor(columns: EventColumns, row: int) -> NDArray[np.bool_]:
    actors = columns.actors
    own = actors.codes[actors.offsets[row] : actors.offsets[row + 1]]
    shared = np.zeros(len(columns), bool)
    shared[actors.rows[np.isin(actors.codes, own)]] = True
    return shared
