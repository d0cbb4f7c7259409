"""Events as points in a compact block that the browser reads at once.

A block begins with the length of its header as a 32-bit number; the header is JSON (``count``, and
the ``kinds``, ``places`` and ``areas`` that its codes stand for), padded with spaces to a multiple
of four bytes; then come the arrays of `COLUMNS`, one after the other, little-endian. An area is a
country and the id of a place ("SYR/geonames:173811"), for an event that is known no closer than
that; the basemap has outlines by these.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, get_args

import numpy as np
from numpy.typing import NDArray

from geodata.columns import Coded, EventColumns
from geodata.models import DatePrecision, Modality
from geodata.symbols import FAMILY_SYMBOLS, kind_label

__all__ = ["COLUMNS", "MODALITIES", "NO_DAY", "PRECISIONS", "block"]

COLUMNS = {
    "x": "<u4",  # from the 180th meridian eastwards, the whole Web Mercator world being 2**32
    "y": "<u4",  # from the north southwards
    "start": "<i4",  # days since 1970-01-01
    "end": "<i4",
    "place": "<u4",
    "area": "<u4",  # see above
    "kind": "<u2",
    "radius": "<u2",  # tenths of a km
    "family": "u1",  # the place in FAMILY_SYMBOLS
    "modality": "u1",  # the place in MODALITIES
    "confidence": "u1",  # of 255
    "precision": "u1",  # of the date: the place in PRECISIONS
}
"""Names and types of a block's arrays, in their order."""

MODALITIES: tuple[str, ...] = get_args(Modality)
PRECISIONS: tuple[str, ...] = get_args(DatePrecision)
NO_DAY = -(2**31)

_WORLD = 2.0**32
_NORTHMOST = 85.0511287798066  # where the square of Web Mercator ends


def block(columns: EventColumns, rows: NDArray[np.int64]) -> bytes:
    """Pack some rows; those without a place stand at 0, 0 and are not for the map to show."""
    kinds, kind = _local(columns.kind, rows)
    places, place = _local(columns.place, rows)
    areas, area = _areas(columns, rows)
    header = {
        "count": len(rows),
        "kinds": [kind_label(name) for name in kinds],
        "places": places,
        "areas": areas,
    }
    coded = {"kind": kind, "place": place, "area": area}
    values = {**_where(columns, rows), **_what(columns, rows), **coded}
    written = json.dumps(header, separators=(",", ":")).encode()
    written += b" " * (-len(written) % 4)
    arrays = [values[name].astype(dtype).tobytes() for name, dtype in COLUMNS.items()]
    return b"".join([len(written).to_bytes(4, "little"), written, *arrays])


def _areas(columns: EventColumns, rows: NDArray[np.int64]) -> tuple[list[str], NDArray[Any]]:
    """Areas that stand for the places of some rows, an empty one where a place is a point."""
    names = columns.geo_precision.names
    area = names.index("area") if "area" in names else -2
    country, place = columns.country.codes[rows], columns.place_id.codes[rows]
    vague = np.flatnonzero(
        (columns.geo_precision.codes[rows] == area) & (country >= 0) & (place >= 0)
    )
    pairs = np.stack([country[vague], place[vague]])
    found, local = np.unique(pairs, axis=1, return_inverse=True)
    words = [f"{columns.country.names[a]}/{columns.place_id.names[b]}" for a, b in found.T.tolist()]
    codes = np.zeros(len(rows), dtype=np.int64)
    codes[vague] = 1 + local
    return ["", *words], codes


def _local(coded: Coded, rows: NDArray[np.int64]) -> tuple[list[str], NDArray[Any]]:
    """Words of some rows and the rows' codes into these; no word is an empty one."""
    codes = coded.codes[rows]
    used = np.zeros(len(coded.names) + 1, dtype=bool)
    used[codes] = True  # -1, no word, is the last one
    names = [*coded.names, ""]
    return [names[code] for code in np.flatnonzero(used).tolist()], (np.cumsum(used) - 1)[codes]


def _where(columns: EventColumns, rows: NDArray[np.int64]) -> dict[str, NDArray[Any]]:
    latitude = np.radians(np.clip(_known(columns.latitude[rows]), -_NORTHMOST, _NORTHMOST))
    down = (1 - np.arcsinh(np.tan(latitude)) / np.pi) / 2
    return {
        "x": np.floor(np.mod(_known(columns.longitude[rows]) / 360 + 0.5, 1.0) * _WORLD),
        "y": np.clip(np.floor(down * _WORLD), 0, _WORLD - 1),
        "radius": np.clip(np.rint(columns.radius_km[rows] * 10), 0, 2**16 - 1),
    }


def _known(degrees: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.nan_to_num(degrees, nan=0.0)


def _what(columns: EventColumns, rows: NDArray[np.int64]) -> dict[str, NDArray[Any]]:
    return {
        "start": _days(columns.start[rows]),
        "end": _days(columns.end[rows]),
        "family": _place_in(tuple(FAMILY_SYMBOLS), columns.family, rows, "other"),
        "modality": _place_in(MODALITIES, columns.modality, rows, "reported"),
        "precision": _place_in(PRECISIONS, columns.date_precision, rows, "unknown"),
        "confidence": np.rint(np.clip(columns.confidence[rows], 0, 1) * 255),
    }


def _days(days: NDArray[np.datetime64]) -> NDArray[np.int64]:
    return np.where(np.isnat(days), NO_DAY, days.astype("datetime64[D]").astype(np.int64))


def _place_in(
    words: Sequence[str], coded: Coded, rows: NDArray[np.int64], otherwise: str
) -> NDArray[np.uint8]:
    """Codes into a fixed list of words; a word of another version counts as ``otherwise``."""
    of_name = [words.index(name if name in words else otherwise) for name in coded.names]
    return np.array([*of_name, words.index(otherwise)], dtype=np.uint8)[coded.codes[rows]]
