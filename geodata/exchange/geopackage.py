"""Events as a GeoPackage: real dates, typed numbers, the filter in the layer's metadata.

GDAL writes it, by pyogrio, a batch at a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pyarrow as pa
import pyogrio
import shapely

from geodata.errors import ExchangeError
from geodata.exchange.gdal import append
from geodata.exchange.seam import Fault, Format
from geodata.exchange.tabular import BATCH, batches, event_of, points
from geodata.models import Event

__all__ = ["FORMAT", "read", "write"]

_LAYER = "events"


def write(events: Iterable[Event], path: Path, *, filter_words: str | None = None) -> None:
    """Write the layer ``events``."""
    described = {} if filter_words is None else {"layer_metadata": {"filter": filter_words}}
    for number, (some, table) in enumerate(batches(events)):
        rows = table.append_column("geom", points(some))
        append(rows, path, first=number == 0, driver="GPKG", layer=_LAYER, **described)
        described = {}


def read(path: Path) -> Iterator[Event | Fault]:
    """Yield the events of the layer ``events``."""
    try:
        with pyogrio.open_arrow(path, layer=_LAYER, batch_size=BATCH) as (about, batch_reader):
            reader = pa.RecordBatchReader._import_from_c_capsule(  # noqa: SLF001  the documented way
                batch_reader.__arrow_c_stream__()
            )
            number = 0
            for batch in reader:
                yield from _events(batch, about["geometry_name"] or "wkb_geometry", number)
                number += batch.num_rows
    except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError) as error:
        message = f"{path.name!r} is no GeoPackage with a layer {_LAYER!r}: give one of Dateline's"
        raise ExchangeError(message) from error


def _events(batch: pa.RecordBatch, geometry: str, before: int) -> Iterator[Event | Fault]:
    shapes = shapely.from_wkb(batch.column(geometry).to_pylist())
    for number, (row, point) in enumerate(zip(batch.to_pylist(), shapes, strict=True), before + 1):
        longitude, latitude = (point.x, point.y) if point is not None else (None, None)
        yield event_of({**row, "longitude": longitude, "latitude": latitude}, number)


FORMAT = Format("GeoPackage", (".gpkg",), "application/geopackage+sqlite3", write, read)
