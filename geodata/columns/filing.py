"""`EventColumns` as Arrow tables, to be kept in files: read back, they stay where they are on disk.

Words are kept as their codes; the names that the codes stand for are in the table's metadata.
"""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from geodata.columns.coded import Coded, CodedLists
from geodata.columns.events import EventColumns
from geodata.columns.ids import Ids
from geodata.columns.texts import Texts

__all__ = ["FILED", "of_table", "to_table"]

FILED = tuple(one.name for one in fields(EventColumns) if one.name not in {"texts", "revision"})
"""Names of what is laid into a table."""

_NAMES, _REVISION = b"names", b"revision"


def to_table(columns: EventColumns) -> pa.Table:
    """Lay everything but the sentences into a table, one row an event."""
    values = {name: getattr(columns, name) for name in FILED}
    names = {name: one.names for name, one in values.items() if isinstance(one, Coded | CodedLists)}
    told = {
        _NAMES: json.dumps(names).encode("ascii"),
        _REVISION: str(columns.revision).encode("ascii"),
    }
    return pa.table({name: _array(one) for name, one in values.items()}, metadata=told)


def of_table(table: pa.Table, texts: Texts) -> EventColumns:
    """Make columns of a table again, without a copy of what is in it."""
    names = json.loads(table.schema.metadata[_NAMES])
    arrays = {name: table[name].combine_chunks() for name in FILED}
    values: dict[str, Any] = {
        name: _column(array, names.get(name)) for name, array in arrays.items()
    }
    return EventColumns(**values, texts=texts, revision=int(table.schema.metadata[_REVISION]))


def _array(column: Any) -> pa.Array:
    if isinstance(column, Ids):
        return column.as_arrow()
    if isinstance(column, CodedLists):
        return pa.LargeListArray.from_arrays(column.offsets, column.codes)
    if isinstance(column, Coded):
        return pa.array(column.codes)
    if column.dtype.kind == "M":  # Arrow's days are narrower than numpy's, and would be copied
        return pa.array(column.view(np.int64), pa.int64())
    return pa.array(column)


def _column(array: pa.Array, names: list[str] | None) -> Any:
    if pa.types.is_large_binary(array.type):
        return Ids(array)
    if pa.types.is_large_list(array.type):
        return CodedLists(_numbers(array.offsets), _numbers(array.values), tuple(names or ()))
    numbers = _numbers(array)
    if names is not None:
        return Coded(numbers, tuple(names))
    return numbers.view("datetime64[D]") if pa.types.is_int64(array.type) else numbers


def _numbers(array: pa.Array) -> NDArray[Any]:
    numbers: NDArray[Any] = array.to_numpy(zero_copy_only=True)
    return numbers
