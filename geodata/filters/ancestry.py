"""Actors with those whom they belong to, so that a count of Iran has the Quds Force in it."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from geodata.columns import Coded, CodedLists, EventColumns

__all__ = ["forget", "with_ancestors"]

_Descendants = Callable[[str], frozenset[str]]
_Key = tuple[str, _Descendants, tuple[str, ...]]

_made: WeakKeyDictionary[EventColumns, dict[_Key, CodedLists]] = WeakKeyDictionary()


def with_ancestors(
    columns: EventColumns, name: str, descendants: _Descendants, parents: tuple[str, ...]
) -> CodedLists:
    """Write beside the actors of each event those whom they belong to.

    What was made is kept as long as the columns are, for it takes some tenths of a second.

    Parameters
    ----------
    columns
        Every event.
    name
        A column of actors: ``actors``, ``actor1`` or ``actor2``.
    descendants
        Names of all who belong to an actor, itself included.
    parents
        Names that count for those who belong to them, beside the names that occur.
    """
    made = _made.setdefault(columns, {})
    key = name, descendants, parents
    if key not in made:
        made[key] = _expanded(getattr(columns, name), descendants, parents)
    return made[key]


def forget() -> None:
    """Find ancestors anew when they are asked for next: who belongs to whom has changed."""
    _made.clear()
    _ancestors.cache_clear()


def _expanded(
    coded: Coded | CodedLists, descendants: _Descendants, parents: tuple[str, ...]
) -> CodedLists:
    names, offsets, above = _ancestors(coded.names, descendants, parents)
    rows = coded.rows if isinstance(coded, CodedLists) else np.flatnonzero(coded.codes >= 0)
    codes = coded.codes if isinstance(coded, CodedLists) else coded.codes[rows]
    lengths = np.diff(offsets)[codes]
    starts = np.cumsum(lengths) - lengths
    at = np.arange(lengths.sum()) + np.repeat(offsets[codes] - starts, lengths)
    pairs = np.repeat(rows, lengths) * max(len(names), 1) + above[at]
    pairs.sort()
    pairs = pairs[np.diff(pairs, prepend=-1) != 0]
    rows, codes = np.divmod(pairs, max(len(names), 1))
    total = len(coded.offsets) - 1 if isinstance(coded, CodedLists) else len(coded.codes)
    counts = np.bincount(rows, minlength=total)
    return CodedLists(np.append(0, np.cumsum(counts)), codes.astype(np.int32), names)


@lru_cache(maxsize=4)
def _ancestors(
    names: tuple[str, ...], descendants: _Descendants, parents: tuple[str, ...]
) -> tuple[tuple[str, ...], NDArray[np.int64], NDArray[np.int64]]:
    """Return all names, and for each of those that occur a run of places in them: its ancestors."""
    known = {name: at for at, name in enumerate(dict.fromkeys((*names, *parents)))}
    above: list[list[int]] = [[at] for at in range(len(names))]
    for parent, place in known.items():
        for member in descendants(parent):
            at = known.get(member, len(names))
            if at < len(names) and at != place:
                above[at].append(place)
    offsets = np.append(0, np.cumsum([len(one) for one in above]))
    flat = np.array([place for one in above for place in one], dtype=np.int64)
    return tuple(known), offsets.astype(np.int64), flat
