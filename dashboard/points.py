"""Every located event as a point in a compact file that the browser fetches once.

A filter then sends one bit an event, and whatever one does on the map (zooming, playback, counting
what stands together) happens in the browser. The points lie in blocks named by a digest of what
they hold: after an edit the browser fetches the one block that is new.

A block, which `geodata.webmap.points` lays out, is gzipped.
"""

from __future__ import annotations

import base64
import hashlib
import time
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from geodata.columns import EventColumns
from geodata.webmap.points import block

__all__ = ["Points", "publish"]

_ROWS = 1 << 16  # of a block, about
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
        return None if shown[self.rows].all() else self.packed(shown)

    def packed(self, chosen: NDArray[np.bool_]) -> str:
        """Pack what is chosen in the same way, also when it is everything."""
        return base64.b64encode(np.packbits(chosen[self.rows]).tobytes()).decode()

    def of_row(self, row: int) -> int:
        """Point of a row; -1 when the row has no place."""
        found = np.flatnonzero(self.rows == row)
        return int(found[0]) if len(found) else -1


def publish(columns: EventColumns, folder: Path) -> Points:
    """Write the blocks that are not there yet, and take away those that are long out of use."""
    cut = _cut(columns)
    folder.mkdir(parents=True, exist_ok=True)
    names = [_put(folder, block(columns, rows)) for rows in cut]
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


def _put(folder: Path, content: bytes) -> str:
    name = hashlib.blake2b(content, digest_size=12).hexdigest()
    path = folder / f"{name}.gz"
    if path.exists():
        path.touch()
        return name
    making = folder / f".{name}-{time.monotonic_ns()}"
    making.write_bytes(zlib.compress(content, level=1, wbits=31))
    making.replace(path)  # nobody sees half of it
    return name


def _tidy(folder: Path, used: Sequence[str]) -> None:
    """Other sessions may still fetch what is a little older."""
    wanted = {f"{name}.gz" for name in used}
    oldest = time.time() - _KEPT
    for path in folder.iterdir():
        if path.name not in wanted and path.stat().st_mtime < oldest:
            path.unlink(missing_ok=True)
