"""The ids of many events, without a Python object each."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any, overload

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

__all__ = ["Ids"]


class Ids(Sequence[str]):
    """Ids by row, and rows by id.

    Parameters
    ----------
    ids
        One a row: any strings, or Arrow's.

    Examples
    --------
    >>> ids = Ids(["b", "a"])
    >>> ids[1], ids.row("b"), ids.row("c")
    ('a', 0, None)
    """

    def __init__(self, ids: Iterable[str] | pa.Array) -> None:
        if isinstance(ids, pa.Array):
            self._array = ids.cast(pa.large_binary())
        else:
            self._array = pa.array([_bytes(one) for one in ids], pa.large_binary())

    def __len__(self) -> int:
        return len(self._array)

    @overload
    def __getitem__(self, row: int) -> str: ...
    @overload
    def __getitem__(self, row: slice) -> list[str]: ...
    def __getitem__(self, row: int | slice) -> str | list[str]:
        if isinstance(row, slice):
            return _texts(self._array[row])
        return _text(self._array[int(row)].as_py())

    def row(self, event_id: str) -> int | None:
        """Row of an event; None when it is not there."""
        found = self._array.index(_bytes(event_id)).as_py()
        return None if found < 0 else int(found)

    def rows(self, event_ids: Collection[str]) -> NDArray[np.int64]:
        """Rows of some events, ascending; those that are not there are left out."""
        wanted = pa.array([_bytes(one) for one in event_ids], pa.large_binary())
        found: NDArray[np.int64] = np.flatnonzero(pc.is_in(self._array, value_set=wanted))
        return found

    def rows_of_each(self, event_ids: pa.Array) -> NDArray[np.int64]:
        """Row of each of many ids, -1 for one that is not there."""
        found = pc.index_in(event_ids.cast(pa.large_binary()), value_set=self._array)
        return np.asarray(found.fill_null(-1), dtype=np.int64)

    def at(self, rows: NDArray[Any]) -> list[str]:
        """Ids of some rows, in their order."""
        return _texts(self._array.take(pa.array(rows, pa.int64())))

    def as_arrow(self) -> pa.Array:
        """Give the ids as Arrow's bytes, as this holds them."""
        return self._array

    def joined(self, more: Ids) -> Ids:
        """Put the rows of another behind these."""
        return Ids(pa.concat_arrays([self._array, more._array]))

    def take(self, rows: NDArray[Any]) -> Ids:
        """Pick rows, in this order."""
        return Ids(self._array.take(pa.array(rows, pa.int64())))


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _text(value: bytes) -> str:
    return value.decode("utf-8", "surrogatepass")


def _texts(values: pa.Array) -> list[str]:
    return [_text(one) for one in values.to_pylist()]
