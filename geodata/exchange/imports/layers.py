"""Files of maps as rows of texts: GeoPackage, Shapefile, KML and GeoParquet of any program."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pyogrio
import pyproj
import shapely

from geodata.errors import ExchangeError
from geodata.exchange.imports.seam import Row, text_of

__all__ = ["LAYERS", "open_layer"]

LAYERS = (".gpkg", ".shp", ".kml", ".kmz", ".parquet")
"""How the files end that are read here."""

_DEGREES = "OGC:CRS84"
_MOST = 10_000  # rows at a time


def open_layer(path: Path) -> tuple[tuple[str, ...], Iterator[tuple[int, Row]]]:
    """Open the first layer of a file: its columns, in small letters, and its rows, counted from 1.

    Raises
    ------
    ExchangeError
        When it cannot be read.
    """
    try:
        rows, geometry, crs = _parquet(path) if path.suffix.lower() == ".parquet" else _gdal(path)
    except (pa.ArrowInvalid, pyogrio.errors.DataSourceError, OSError) as error:
        why = " ".join(str(error).split())
        message = f"{path.name!r} cannot be read ({why}): save it as GeoJSON or CSV"
        raise ExchangeError(message) from error
    columns = tuple(name.lower() for name in rows.column_names if name != geometry)
    if geometry is not None:
        columns = tuple(dict.fromkeys((*columns, "latitude", "longitude")))
    return columns, enumerate(_rows(rows, geometry, crs), start=1)


def _gdal(path: Path) -> tuple[pa.Table, str | None, Any]:
    about, rows = pyogrio.read_arrow(path, layer=0)
    geometry = about["geometry_name"] or "wkb_geometry"
    return rows, geometry if geometry in rows.column_names else None, about["crs"]


def _parquet(path: Path) -> tuple[pa.Table, str | None, Any]:
    rows = pq.read_table(path)
    about = json.loads((rows.schema.metadata or {}).get(b"geo", b"{}"))
    geometry = about.get("primary_column")
    return rows, geometry, about.get("columns", {}).get(geometry, {}).get("crs")


def _rows(rows: pa.Table, geometry: str | None, crs: Any) -> Iterator[Row]:
    turned = _to_degrees(crs)
    for batch in rows.to_batches(max_chunksize=_MOST):
        shapes = batch.column(geometry).to_pylist() if geometry else [None] * batch.num_rows
        for row, point in zip(batch.to_pylist(), _points(shapes, turned), strict=True):
            texts = {name.lower(): text_of(one) for name, one in row.items() if name != geometry}
            yield texts | point


def _points(
    shapes: Sequence[bytes | None], turned: Callable[[float, float], tuple[float, float]]
) -> Iterator[dict[str, str]]:
    """Yield a point of each shape in degrees; what has no shape keeps what its columns say."""
    for shape in shapely.from_wkb(list(shapes)):
        if shape is None or shape.is_empty:
            yield {}
        else:
            middle = shape.representative_point()
            longitude, latitude = turned(middle.x, middle.y)
            yield {"latitude": repr(latitude), "longitude": repr(longitude)}


def _to_degrees(crs: Any) -> Callable[[float, float], tuple[float, float]]:
    known = pyproj.CRS.from_user_input(crs or _DEGREES)
    if known.is_geographic:
        return lambda x, y: (float(x), float(y))
    turn = pyproj.Transformer.from_crs(known, _DEGREES, always_xy=True)

    def turned(x: float, y: float) -> tuple[float, float]:
        longitude, latitude = turn.transform(x, y)
        return float(longitude), float(latitude)

    return turned
