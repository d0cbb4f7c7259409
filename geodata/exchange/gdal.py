"""What GDAL writes for us: rows with points, a batch at a time, by pyogrio."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyogrio
from pyogrio.errors import DataLayerError, DataSourceError, FeatureError

__all__ = ["append"]


def append(rows: pa.Table, path: Path, *, first: bool, **options: Any) -> None:
    """Add rows, whose column ``geom`` holds points as well-known binary, to a layer.

    Raises
    ------
    OSError
        When GDAL cannot write them.
    """
    try:
        pyogrio.write_arrow(
            rows,
            path,
            geometry_name="geom",
            geometry_type="Point",
            crs="EPSG:4326",
            append=not first,
            **options,
        )
    except (DataLayerError, DataSourceError, FeatureError) as error:
        why = f"GDAL could not write it, is the disk full? ({error})"
        raise OSError(errno.EIO, " ".join(why.split())) from error
