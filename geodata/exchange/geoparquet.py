"""Events as GeoParquet 1.1: columns for analysis, a batch of rows a row group.

geopandas writes GeoParquet only from a frame that is in memory as a whole; the ``geo`` metadata are
few enough to be written here, once the extent of all rows is known.

References
----------
https://geoparquet.org/releases/v1.1.0/
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pyproj

from geodata.errors import ExchangeError
from geodata.exchange.seam import Fault, Format
from geodata.exchange.tabular import COLUMNS, batches, event_of, points
from geodata.models import Event

__all__ = ["FORMAT", "read", "write"]

_BOX = pa.struct([(name, pa.float64()) for name in ("xmin", "ymin", "xmax", "ymax")])
_SCHEMA = pa.schema([*COLUMNS.items(), ("geometry", pa.binary()), ("bbox", _BOX)])


def write(events: Iterable[Event], path: Path, *, filter_words: str | None = None) -> None:
    """Write the columns of the contract, points as well-known binary and their boxes."""
    box: list[float] = []
    with pq.ParquetWriter(path, _SCHEMA, compression="zstd") as writer:
        for some, table in batches(events):
            columns = [*table.columns, points(some), _boxes(some)]
            writer.write_table(pa.Table.from_arrays(columns, schema=_SCHEMA))
            box = _extent(some, box)
        described = {"geo": json.dumps(_metadata(box))}
        if filter_words is not None:
            described["filter"] = filter_words
        writer.add_key_value_metadata(described)


def _boxes(events: list[Event]) -> pa.Array:
    return pa.array(
        [
            None
            if event.latitude is None
            else dict.fromkeys(("xmin", "xmax"), event.longitude)
            | dict.fromkeys(("ymin", "ymax"), event.latitude)
            for event in events
        ],
        _BOX,
    )


def _extent(events: list[Event], before: list[float]) -> list[float]:
    longitudes = [one.longitude for one in events if one.longitude is not None] + before[::2]
    latitudes = [one.latitude for one in events if one.latitude is not None] + before[1::2]
    if not longitudes:
        return before
    return [min(longitudes), min(latitudes), max(longitudes), max(latitudes)]


def _metadata(box: list[float]) -> dict[str, Any]:
    covering = {name: ["bbox", name] for name in ("xmin", "ymin", "xmax", "ymax")}
    column: dict[str, Any] = {
        "encoding": "WKB",
        "geometry_types": ["Point"],
        "crs": pyproj.CRS("OGC:CRS84").to_json_dict(),  # longitude first, as the points are
        "covering": {"bbox": covering},
    }
    if box:
        column["bbox"] = box
    return {"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": column}}


def read(path: Path) -> Iterator[Event | Fault]:
    """Yield the events of a file that Dateline wrote."""
    try:
        file = pq.ParquetFile(path)
    except pa.ArrowInvalid as error:
        message = f"{path.name!r} is no Parquet file: give one that Dateline exported"
        raise ExchangeError(message) from error
    with file:
        if "bbox" not in file.schema_arrow.names:
            message = f"{path.name!r} has no column 'bbox': give a file that Dateline exported"
            raise ExchangeError(message)
        number = 0
        for batch in file.iter_batches():
            for row in batch.to_pylist():
                number += 1
                box = row.pop("bbox") or {}
                located = {"longitude": box.get("xmin"), "latitude": box.get("ymin")}
                yield event_of({**row, **located}, number)


FORMAT = Format("GeoParquet", (".parquet",), "application/vnd.apache.parquet", write, read)
