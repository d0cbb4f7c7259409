"""Events as an ESRI Shapefile, for programs that read nothing newer.

The format is from 1998: names of ten letters, texts of 254 bytes, no place that is not known.
What does not fit is left out, which `FORMAT` says.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyarrow as pa

from geodata.exchange.gdal import append
from geodata.exchange.seam import Format
from geodata.exchange.tabular import COLUMNS, batches, points
from geodata.models import Event

__all__ = ["FORMAT", "write"]

_NAMES = {
    "date_precision": "date_prec",
    "geo_precision": "geo_prec",
    "fatalities_low": "killed_lo",
    "fatalities_high": "killed_hi",
    "injured_low": "injured_lo",
    "injured_high": "injured_hi",
    "document_sha256": "sha256",
}
_LEFT_OUT = {"sources", "quote_start", "quote_end", "merged_because"}
_BYTES = 254


def write(events: Iterable[Event], path: Path, *, filter_words: str | None = None) -> None:  # noqa: ARG001  no room for it
    """Write the located events; the other files of the shapefile go beside it."""
    located = (one for one in events if one.latitude is not None and one.longitude is not None)
    for number, (some, table) in enumerate(batches(located)):
        kept = [name for name in COLUMNS if name not in _LEFT_OUT]
        arrays = [_fitting(table.column(name)) for name in kept]
        names = [_NAMES.get(name, name[:10]) for name in kept]
        rows = pa.Table.from_arrays([*arrays, points(some)], names=[*names, "geom"])
        append(rows, path, first=number == 0, driver="ESRI Shapefile", encoding="UTF-8")


def _fitting(column: pa.ChunkedArray) -> pa.ChunkedArray | pa.Array:
    """Cut texts to what a cell holds, between two letters."""
    if column.type != pa.string():
        return column
    return pa.array(
        [text and text.encode()[:_BYTES].decode("utf-8", "ignore") for text in column.to_pylist()],
        pa.string(),
    )


FORMAT = Format(
    "Shapefile",
    (".shp",),
    "application/x-shapefile",
    write,
    loses=(
        "a shapefile holds no events without a place, cuts texts after 254 bytes and has no room "
        "for the sources; GeoPackage keeps all"
    ),
)
