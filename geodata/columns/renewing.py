"""A few events read anew among a million that have not changed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection
from dataclasses import fields, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from geodata.columns.events import EventColumns

__all__ = ["renewed"]

_COLUMNS = tuple(one.name for one in fields(EventColumns) if one.name not in {"texts", "revision"})
_NAT = np.iinfo(np.int64).min
_LAST = np.iinfo(np.int64).max


def renewed(old: EventColumns, touched: Collection[str], fresh: EventColumns) -> EventColumns:
    """Put what was read anew into the place of what was there.

    Parameters
    ----------
    old
        Every event, as it was.
    touched
        Ids of all events that were changed, added or removed since.
    fresh
        Those of them that are there now.

    Returns
    -------
    EventColumns
        Their sentences are there when those of ``old`` were read already; otherwise they are those
        of ``fresh`` alone, and whoever calls has to see to them.
    """
    kept = np.delete(np.arange(len(old)), old.ids.rows(touched))
    places = [
        bisect_left(kept, _rank(fresh, row), key=lambda at: _rank(old, at))
        for row in range(len(fresh))
    ]
    order = np.insert(kept, places, len(old) + np.arange(len(fresh)))
    values = {name: _picked(getattr(old, name), getattr(fresh, name), order) for name in _COLUMNS}
    texts = old.texts.renewed(fresh.texts, order) if old.texts.is_loaded else fresh.texts
    return replace(fresh, **values, texts=texts)


def _rank(columns: EventColumns, row: int) -> tuple[int, int, str]:
    """Return what the order of the store follows from."""
    start, end = (int(one[row].astype(np.int64)) for one in (columns.start, columns.end))
    return (_LAST if start == _NAT else start), end, columns.ids[row]


def _picked(column: Any, more: Any, order: NDArray[np.int64]) -> Any:
    if isinstance(column, np.ndarray):
        return np.concatenate([column, more])[order]
    return column.joined(more).take(order)
