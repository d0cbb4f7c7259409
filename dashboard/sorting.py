"""The order of the table: by any of its columns, over all pages and not only the one in sight."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from dashboard.symbols import kind_label
from geodata import wording
from geodata.columns import EventColumns
from geodata.columns.folding import folded

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from geodata.columns import Coded

__all__ = ["LARGEST_FIRST", "SORTS", "in_order"]

_Ranks = Callable[[EventColumns], "NDArray[np.int64]"]


def _by_name(
    name: str, label: Callable[[str], str] = str
) -> Callable[[EventColumns], NDArray[np.int64]]:
    """Rank by the words of a column, as a reader sees them."""

    def ranks(columns: EventColumns) -> NDArray[np.int64]:
        coded: Coded = getattr(columns, name)
        keys = [folded(label(word)) for word in coded.names]
        places = {key: rank for rank, key in enumerate(sorted({*keys} - {""}))}
        of_names = np.array([places.get(key, -1) for key in keys] + [-1], dtype=np.int64)
        return of_names[coded.codes]

    return ranks


def _by_toll(of: str) -> _Ranks:
    def ranks(columns: EventColumns) -> NDArray[np.int64]:
        low, high = getattr(columns, f"{of}_low"), getattr(columns, f"{of}_high")
        found: NDArray[np.int64] = np.maximum(low, high).astype(np.int64)
        return found

    return ranks


def _by_day(columns: EventColumns) -> NDArray[np.int64]:
    since = columns.start - np.datetime64("0001-01-01")  # a date has no earlier day
    return np.where(np.isnat(since), -1, since.astype(np.int64))


SORTS: dict[str, _Ranks] = {
    " ": _by_name("family"),
    "Date": _by_day,
    "Event": _by_name("kind", kind_label),
    "Place": _by_name("place"),
    "Country": _by_name("country", wording.country_name),
    "Who": _by_name("actor1"),
    "To whom": _by_name("actor2"),
    "Killed": _by_toll("fatalities"),
    "Injured": _by_toll("injured"),
    "Told as": _by_name("modality"),
    "Sure": lambda columns: (columns.confidence * 1000).astype(np.int64),
    "Reports": lambda columns: columns.reports.astype(np.int64),
}
"""Column of the table → a rank of each event, (rows,) int64, -1 where the cell is empty."""

LARGEST_FIRST = frozenset({"Killed", "Injured", "Sure", "Reports"})
"""Columns that a first click on the head sorts from the end."""


def in_order(
    columns: EventColumns, rows: NDArray[np.int64], by: str, *, descending: bool
) -> NDArray[np.int64]:
    """Sort rows by a column of the table; empty cells come last either way.

    Rows that are alike stay in the order of the store.

    Examples
    --------
    >>> from geodata.columns import EventColumns
    >>> from geodata.models import Event
    >>> told = [Event(name, "clash", "violence", (), place=name or None) for name in ("B", "", "A")]
    >>> in_order(EventColumns.of(told), np.arange(3), "Place", descending=True).tolist()
    [0, 2, 1]
    """
    ranks = SORTS[by](columns)[rows]
    last = np.iinfo(np.int64).max
    keys = np.where(ranks < 0, last, -ranks if descending else ranks)
    return rows[np.argsort(keys, kind="stable")]
