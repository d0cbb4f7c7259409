"""Every located event as a point in a compact file that the browser fetches once.

A filter then sends one bit an event, and whatever one does on the map (zooming, playback, counting
what stands together) happens in the browser. The points lie in blocks named by a digest of what
they hold: after an edit the browser fetches the one block that is new.

A block is gzipped. It begins with the length of its header as a 32-bit number; the header is JSON
(``count``, and the ``kinds`` and ``places`` that its codes stand for), padded with spaces to a
multiple of four bytes; then come the arrays of `COLUMNS`, one after the other, little-endian.
"""

from __future__ import annotations

import base64
import hashlib
import json
import time
import zlib
from collections.abc import Iterator, Sequence
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

_ROWS = 1 << 16  # of a block
_WORLD = 2.0**32
_NORTHMOST = 85.0511287798066  # where the square of Web Mercator ends
_KEPT = 24 * 3600  # seconds that a block which nothing asks for any more is kept


@dataclass(frozen=True, slots=True, eq=False)
class Points:
    """The points of one revision of the store.

    Parameters
    ----------
    rows
        (points,) int64: the row of each point in the columns, rising.
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
        return None if located.all() else base64.b64encode(np.packbits(located)).decode()

    def of_row(self, row: int) -> int:
        """Point of a row; -1 when the row has no place."""
        at = int(np.searchsorted(self.rows, row))
        return at if at < len(self.rows) and self.rows[at] == row else -1


def publish(columns: EventColumns, folder: Path) -> Points:
    """Write the blocks that are not there yet, and take away those that are long out of use."""
    rows = np.flatnonzero(~np.isnan(columns.latitude))
    folder.mkdir(parents=True, exist_ok=True)
    names = [_put(folder, block) for block in _blocks(columns, rows)]
    _tidy(folder, names)
    return Points(rows, tuple(names))


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


def _blocks(columns: EventColumns, rows: NDArray[np.int64]) -> Iterator[bytes]:
    """Cut at fixed rows, so that an event more or less does not move the others."""
    edges = np.searchsorted(rows, np.arange(0, len(columns) + _ROWS, _ROWS))
    for first, last in zip(edges, edges[1:], strict=False):
        if last > first:
            yield _block(columns, rows[first:last])


def _block(columns: EventColumns, rows: NDArray[np.int64]) -> bytes:
    kinds, kind = _local(columns.kind, rows)
    places, place = _local(columns.place, rows)
    header = {
        "count": len(rows),
        "kinds": [kind_label(name) for name in kinds],
        "places": places,
    }
    values = {**_where(columns, rows), **_what(columns, rows), "kind": kind, "place": place}
    written = json.dumps(header, separators=(",", ":")).encode()
    written += b" " * (-len(written) % 4)
    arrays = [values[name].astype(dtype).tobytes() for name, dtype in COLUMNS.items()]
    return b"".join([len(written).to_bytes(4, "little"), written, *arrays])


def _local(coded: Coded, rows: NDArray[np.int64]) -> tuple[list[str], NDArray[Any]]:
    """Words of some rows and the rows' codes into these; no word is an empty one."""
    codes, local = np.unique(coded.codes[rows], return_inverse=True)
    return ["" if code < 0 else coded.names[code] for code in codes.tolist()], local


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
        "family": _place_in(tuple(FAMILY_SYMBOLS), columns.family, "other")[rows],
        "modality": _place_in(MODALITIES, columns.modality, "reported")[rows],
        "precision": _place_in(PRECISIONS, columns.date_precision, "unknown")[rows],
        "confidence": np.rint(np.clip(columns.confidence[rows], 0, 1) * 255),
    }


def _days(days: NDArray[np.datetime64]) -> NDArray[np.int64]:
    return np.where(np.isnat(days), NO_DAY, days.astype("datetime64[D]").astype(np.int64))


def _place_in(words: Sequence[str], coded: Coded, otherwise: str) -> NDArray[np.uint8]:
    """Codes into a fixed list of words; a word of another version counts as ``otherwise``."""
    of_name = [words.index(name if name in words else otherwise) for name in coded.names]
    return np.array([*of_name, words.index(otherwise)], dtype=np.uint8)[coded.codes]
