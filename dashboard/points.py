"""Every located event as a point in a compact file that the browser fetches once.

A filter then sends one bit an event, and whatever one does on the map (zooming, playback, counting
what stands together) happens in the browser. The points lie in blocks named by a digest of what
they hold: after an edit the browser fetches the one block that is new.

A block is gzipped. It begins with the length of its header as a 32-bit number; the header is JSON
(``count``, and the ``kinds``, ``places`` and ``areas`` that its codes stand for), padded with
spaces to a multiple of four bytes; then come the arrays of `COLUMNS`, one after the other,
little-endian. An area is a country and the id of a place ("SYR/geonames:173811"), for an event that
is known no closer than that; the basemap has outlines by these.
"""

from __future__ import annotations

import base64
import hashlib
import json
import time
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

import numpy as np
from numpy.typing import NDArray

from dashboard.symbols import FAMILY_SYMBOLS, kind_label
from geodata.columns import Coded, EventColumns
from geodata.models import DatePrecision, Modality

__all__ = ["COLUMNS", "MODALITIES", "NO_DAY", "PRECISIONS", "Points", "publish"]

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

_ROWS = 1 << 16  # of a block, about
_WORLD = 2.0**32
_NORTHMOST = 85.0511287798066  # where the square of Web Mercator ends
_KEPT = 24 * 3600  # seconds that a block which nothing asks for any more is kept


@dataclass(frozen=True, slots=True, eq=False)
class Points:
    """The points of one revision of the store.

    Parameters
    ----------
    rows
        (points,) int64: the row of each point in the columns.
    blocks
        Names of the files, in the order of the points.
    """

    rows: NDArray[np.int64]
    blocks: tuple[str, ...]

    def bits(self, shown: NDArray[np.bool_]) -> str | None:
        """Pack what is shown into one bit a point, first point first, in base64.

        Parameters
        ----------
        shown
            (rows of the columns,) which events the filters leave.

        Returns
        -------
        str or None
            None when every point is shown.
        """
        located = shown[self.rows]
        return None if located.all() else base64.b64encode(np.packbits(located).tobytes()).decode()

    def of_row(self, row: int) -> int:
        """Point of a row; -1 when the row has no place."""
        found = np.flatnonzero(self.rows == row)
        return int(found[0]) if len(found) else -1


def publish(columns: EventColumns, folder: Path) -> Points:
    """Write the blocks that are not there yet, and take away those that are long out of use."""
    cut = _cut(columns)
    folder.mkdir(parents=True, exist_ok=True)
    names = [_put(folder, _block(columns, rows)) for rows in cut]
    _tidy(folder, names)
    return Points(np.concatenate([np.empty(0, np.int64), *cut]), tuple(names))


def _cut(columns: EventColumns) -> list[NDArray[np.int64]]:
    """Rows of each block: those of so many days, so that one event more leaves the others alone."""
    rows = np.flatnonzero(columns.located)
    if not len(rows):
        return []
    days = columns.start[rows].astype("datetime64[D]").astype(np.int64)
    dated = days[~np.isnat(columns.start[rows])]
    common = np.diff(np.percentile(dated, [1, 99]))[0] if len(dated) else 0.0
    period = 1 << max(0, int(np.ceil(np.log2((common + 1) * _ROWS / len(rows)))))
    order = np.argsort(days // period, kind="stable")
    edges = np.flatnonzero(np.diff(days[order] // period)) + 1
    return np.split(rows[order], edges)


def _put(folder: Path, block: bytes) -> str:
    name = hashlib.blake2b(block, digest_size=12).hexdigest()
    path = folder / f"{name}.gz"
    if path.exists():
        path.touch()
        return name
    making = folder / f".{name}-{time.monotonic_ns()}"
    making.write_bytes(zlib.compress(block, level=1, wbits=31))
    making.replace(path)  # nobody sees half of it
    return name


def _tidy(folder: Path, used: Sequence[str]) -> None:
    """Other sessions may still fetch what is a little older."""
    wanted = {f"{name}.gz" for name in used}
    oldest = time.time() - _KEPT
    for path in folder.iterdir():
        if path.name not in wanted and path.stat().st_mtime < oldest:
            path.unlink(missing_ok=True)


def _block(columns: EventColumns, rows: NDArray[np.int64]) -> bytes:
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
    latitude = np.radians(np.clip(columns.latitude[rows], -_NORTHMOST, _NORTHMOST))
    down = (1 - np.arcsinh(np.tan(latitude)) / np.pi) / 2
    return {
        "x": np.floor(np.mod(columns.longitude[rows] / 360 + 0.5, 1.0) * _WORLD),
        "y": np.clip(np.floor(down * _WORLD), 0, _WORLD - 1),
        "radius": np.clip(np.rint(columns.radius_km[rows] * 10), 0, 2**16 - 1),
    }


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
