"""Tables on disk: rows of fixed size, sorted by a hash, found in about half a microsecond.

A table is three flat files. ``NAME.hashes`` holds the hash of every row in ascending order,
``NAME.rows`` what belongs to it, and ``NAME.bounds`` the first row of every bucket of hashes: it
narrows the binary search to one page of memory, however many rows there are.

Rows are sorted in bounded memory: what does not fit is dealt out to files by the top bits of the
hash, and these are sorted one by one (a bucket sort outside of memory, Knuth, TAOCP 3, 5.4).
"""

from __future__ import annotations

import mmap
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from pathlib import Path
from struct import Struct
from typing import IO, Any, Final

import numpy as np
import numpy.typing as npt

from geodata.gazetteer.contents import content

__all__ = ["Sorter", "Table", "TableWriter"]

_HASH: Final = Struct("<Q")
_IN_MEMORY: Final = 1 << 25
"""Bytes of rows that are held before they are dealt out to files."""
_PART_BITS: Final = 6
_ROWS_A_BUCKET: Final = 16
_COMPARED: Final = 1 << 19
"""Rows that are compared to another table's at once."""
_NOTHING: Final = (0, 0)


class Sorter:
    """Collects rows that begin with a hash and hands them out in its order.

    Parameters
    ----------
    path
        Where files are made while it collects; they are removed as they are handed out.
    dtype
        Of a row; its first field is ``hash``.
    """

    def __init__(self, path: Path, dtype: npt.DTypeLike) -> None:
        self._path = path
        self._dtype = np.dtype(dtype)
        self._rows = bytearray()
        self._parts: list[IO[bytes]] = []

    def add(self, row: bytes) -> None:
        """Add one packed row."""
        self._rows += row
        if len(self._rows) >= _IN_MEMORY:
            self._deal_out()

    def chunks(self) -> Iterator[npt.NDArray[Any]]:
        """Rows in chunks: hashes ascend from chunk to chunk, rows within are in no order."""
        if not self._parts:
            yield np.frombuffer(self._rows, dtype=self._dtype)
            return
        self._deal_out()
        self.close()
        for part in self._parts:
            yield np.fromfile(part.name, dtype=self._dtype)
            Path(part.name).unlink()

    @property
    def chunk_count(self) -> int:
        """In how many chunks the rows will come."""
        return len(self._parts) or 1

    def close(self) -> None:
        """Close the files."""
        for part in self._parts:
            part.close()

    def _deal_out(self) -> None:
        if not self._parts:
            self._parts = [
                self._path.with_suffix(f".{number}").open("wb") for number in range(1 << _PART_BITS)
            ]
        rows = np.frombuffer(self._rows, dtype=self._dtype)
        number = (rows["hash"] >> np.uint64(64 - _PART_BITS)).astype("u1")
        order = np.argsort(number, kind="stable")
        ends = np.searchsorted(number[order], np.arange(1 << _PART_BITS), side="right").tolist()
        rows, first = rows[order], 0
        for part, end in zip(self._parts, ends, strict=True):
            part.write(rows[first:end].tobytes())
            first = end
        self._rows = bytearray()


class TableWriter(Sorter):
    """Collects rows and writes them as a table.

    Parameters
    ----------
    path
        Of the table's files, without their suffix.
    row
        What belongs to a hash.
    rank
        Position of a 32-bit float in the row: of equal hashes that with the highest comes first;
        None keeps the order in which they were added.
    """

    def __init__(self, path: Path, row: Struct, *, rank: int | None = None) -> None:
        fields: dict[str, Any] = {"hash": ("<u8", 0), "row": (f"V{row.size}", _HASH.size)}
        if rank is not None:
            fields["rank"] = ("<f4", _HASH.size + rank)
        super().__init__(path.with_suffix(".draft"), _dtype(fields, _HASH.size + row.size))
        self._target = path
        self._ranked = rank is not None
        self.pack = Struct(f"<Q{row.format.removeprefix('<')}").pack
        """Packs a hash and the values of a row, to be added."""

    def finish(self) -> Iterator[None]:
        """Write the table, yielding after every chunk of it."""
        hashes, rows = self._target.with_suffix(".hashes"), self._target.with_suffix(".rows")
        with hashes.open("wb") as hash_file, rows.open("wb") as row_file:
            for chunk in self.chunks():
                keys = (-chunk["rank"], chunk["hash"]) if self._ranked else (chunk["hash"],)
                ordered = chunk[np.lexsort(keys)]
                hash_file.write(ordered["hash"].tobytes())
                row_file.write(ordered["row"].tobytes())
                yield
        _write_bounds(self._target)


def _dtype(fields: dict[str, tuple[str, int]], size: int) -> np.dtype[Any]:
    return np.dtype(
        {
            "names": list(fields),
            "formats": [kind for kind, _ in fields.values()],
            "offsets": [offset for _, offset in fields.values()],
            "itemsize": size,
        }
    )


def _write_bounds(path: Path) -> None:
    """Write the first row of every bucket, and the number of rows."""
    count = path.with_suffix(".hashes").stat().st_size // _HASH.size
    bits = max(0, (count // _ROWS_A_BUCKET).bit_length())
    starts = np.arange(1 << bits, dtype="u8") << np.uint64(64 - bits) if bits else np.zeros(1, "u8")
    hashes = np.memmap(path.with_suffix(".hashes"), dtype="<u8") if count else np.empty(0, "u8")
    bounds = np.append(np.searchsorted(hashes, starts), count).astype("<u4")
    bounds.tofile(path.with_suffix(".bounds"))


class Table:
    """A table on disk, open for look-ups.

    Parameters
    ----------
    path
        Of the table's files, without their suffix.
    row
        What belongs to a hash.
    """

    def __init__(self, path: Path, row: Struct) -> None:
        self._hashes = content(path.with_suffix(".hashes"))
        self._mapped: memoryview | None = None
        if isinstance(self._hashes, mmap.mmap | bytes):
            self._mapped = memoryview(self._hashes).cast("Q")
        self._rows = content(path.with_suffix(".rows"))
        self._bounds = memoryview(path.with_suffix(".bounds").read_bytes()).cast("I")
        self._row = row
        self._shift = 64 - (len(self._bounds) - 2).bit_length()
        if not len(self._hashes) // _HASH.size == len(self._rows) // row.size == len(self):
            message = f"{path.name}: its files do not belong together"
            raise ValueError(message)

    def __len__(self) -> int:
        """Return the number of rows."""
        return self._bounds[-1]

    def find(self, low: int, high: int | None = None) -> tuple[int, int]:
        """First and last (exclusive) row of a hash; both 0 when there is none.

        Parameters
        ----------
        low
            The hash.
        high
            The hash that follows it, when both are looked for; they differ in their last bit.
        """
        number = low >> self._shift
        start, end = self._bounds[number], self._bounds[number + 1]
        hashes, offset = self._mapped, 0
        if hashes is None:
            hashes = memoryview(self._hashes[start * _HASH.size : end * _HASH.size]).cast("Q")
            start, end, offset = 0, end - start, start
        if high is None:
            high = low
        first = bisect_left(hashes, low, start, end)
        if first == end or hashes[first] > high:
            return _NOTHING
        return offset + first, offset + bisect_right(hashes, high, first, end)

    def shared_with(
        self, other: Table
    ) -> Iterator[tuple[npt.NDArray[np.void], npt.NDArray[np.void]]]:
        """Yield rows of this table, some at a time, and those of another with the same hashes."""
        wanted, rows = other._hashes_of(0, len(other)), other._rows_of(0, len(other))
        for first in range(0, len(self), _COMPARED):
            last = min(first + _COMPARED, len(self))
            hashes = self._hashes_of(first, last)
            low = int(np.searchsorted(wanted, hashes[0]))
            high = int(np.searchsorted(wanted, hashes[-1], side="right"))
            at = np.searchsorted(hashes, wanted[low:high])
            same = hashes[at] == wanted[low:high]
            yield self._rows_of(first, last)[at[same]], rows[low:high][same]

    def _hashes_of(self, first: int, last: int) -> npt.NDArray[np.uint64]:
        return np.frombuffer(self._hashes[first * _HASH.size : last * _HASH.size], dtype="<u8")

    def _rows_of(self, first: int, last: int) -> npt.NDArray[np.void]:
        return np.frombuffer(self.bytes_of(first, last), dtype=f"V{self._row.size}")

    def rows(self, first: int, last: int) -> Iterator[tuple[Any, ...]]:
        """Values of the rows from a number to another (exclusive)."""
        return self._row.iter_unpack(self.bytes_of(first, last))

    def bytes_of(self, first: int, last: int) -> bytes:
        """Rows from a number to another (exclusive), as they lie on disk."""
        return self._rows[first * self._row.size : last * self._row.size]
