"""Tables on disk: rows of fixed size, sorted by a hash, found in about half a microsecond.

A table is two flat files. ``NAME.rows`` holds the hash of every row and what belongs to it, in
ascending order of the hashes, and ``NAME.bounds`` the first row of every bucket of hashes: it
narrows the binary search to one page of memory, however many rows there are, and the rows that are
wanted lie on that page.

Rows are sorted in bounded memory: what does not fit is dealt out to files by the top bits of the
hash, and these are sorted one by one (a bucket sort outside of memory, Knuth, TAOCP 3, 5.4).
"""

from __future__ import annotations

import mmap
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from struct import Struct
from typing import IO, Any, Final

import numpy as np
import numpy.typing as npt

from geodata.gazetteer.contents import Content, content, reading

__all__ = ["Sorter", "Table", "TableWriter"]

_HASH: Final = Struct("<Q")
_IN_MEMORY: Final = 1 << 25
"""Bytes of rows that are held before they are dealt out to files."""
_PART_BITS: Final = 6
_ROWS_A_BUCKET: Final = 16
_READ_AT_ONCE: Final = 1 << 12
"""Bytes of a bucket that are read whole; in a larger one, which has many rows of one hash, only
those that are wanted are."""
_COMPARED: Final = 1 << 19
"""Rows that are compared to another table's at once."""


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
        self.count = 0

    def add(self, row: bytes) -> None:
        """Add one packed row."""
        self._rows += row
        self.count += 1
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
        What belongs to a hash: a multiple of eight bytes.
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
        bits = (self.count // _ROWS_A_BUCKET).bit_length()
        bounds = np.zeros((1 << bits) + 1, dtype="u8")
        with self._target.with_suffix(".rows").open("wb") as file:
            for chunk in self.chunks():
                keys = (-chunk["rank"], chunk["hash"]) if self._ranked else (chunk["hash"],)
                ordered = chunk[np.lexsort(keys)]
                file.write(ordered.tobytes())
                buckets, rows = np.unique(_top(ordered["hash"], bits), return_counts=True)
                bounds[buckets + 1] += rows.astype("u8")
                yield
        np.cumsum(bounds).astype("<u4").tofile(self._target.with_suffix(".bounds"))


def _top(hashes: npt.NDArray[np.uint64], bits: int) -> npt.NDArray[np.int64]:
    """Highest bits of hashes."""
    top = hashes >> np.uint64(64 - bits) if bits else np.zeros(len(hashes))
    return top.astype("i8")


def _dtype(fields: dict[str, tuple[str, int]], size: int) -> np.dtype[Any]:
    return np.dtype(
        {
            "names": list(fields),
            "formats": [kind for kind, _ in fields.values()],
            "offsets": [offset for _, offset in fields.values()],
            "itemsize": size,
        }
    )


class _HashesOnDisk:
    """Hashes of the rows of a file that is not mapped, as a binary search asks for them."""

    def __init__(self, rows: Content, size: int) -> None:
        self._rows = rows
        self._size = size

    def __len__(self) -> int:
        return len(self._rows) // self._size

    def __getitem__(self, row: int) -> int:
        start = row * self._size
        return int.from_bytes(self._rows[start : start + _HASH.size], "little")


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
        self._rows = content(path.with_suffix(".rows"))
        self._read = reading(self._rows)
        self._size = _HASH.size + row.size
        self._unpack = Struct(f"<{_HASH.size}x{row.format.removeprefix('<')}").iter_unpack
        self._hashes: Sequence[int] | _HashesOnDisk = _HashesOnDisk(self._rows, self._size)
        self._mapped = False
        if isinstance(self._rows, mmap.mmap | bytes):
            self._hashes = self._hashes_of(self._rows)
            self._mapped = True
        self._bounds = memoryview(path.with_suffix(".bounds").read_bytes()).cast("I")
        self._shift = 64 - (len(self._bounds) - 2).bit_length()
        if len(self._rows) != len(self) * self._size:
            message = f"{path.name}: its files do not belong together"
            raise ValueError(message)

    def _hashes_of(self, rows: mmap.mmap | bytes) -> memoryview:
        return memoryview(rows).cast("Q")[:: self._size // _HASH.size]

    def __len__(self) -> int:
        """Return the number of rows."""
        return self._bounds[-1]

    def rows(
        self, low: int, high: int | None = None, most: int | None = None
    ) -> Iterable[tuple[Any, ...]]:
        """Values of the rows of a hash, see :meth:`bytes_of`."""
        found = self.bytes_of(low, high, most)
        return self._unpack(found) if found else ()

    def bytes_of(self, low: int, high: int | None = None, most: int | None = None) -> bytes:
        """Rows of a hash as they lie on disk, each after its hash; empty when there is none.

        Parameters
        ----------
        low
            The hash.
        high
            The hash that follows it, when both are looked for; they differ in their last bit.
        most
            How many rows of each of them, the first ones; None for all.
        """
        if high is None:
            high = low
        number, size = low >> self._shift, self._size
        start, end = self._bounds[number], self._bounds[number + 1]
        rows: Content = self._rows
        hashes = self._hashes
        if not self._mapped and (end - start) * size <= _READ_AT_ONCE:
            rows = piece = self._read((end - start) * size, start * size)
            hashes, start, end = self._hashes_of(piece), 0, end - start
        first = bisect_left(hashes, low, start, end)
        if first == end or hashes[first] > high:
            return b""
        last = bisect_right(hashes, high, first, end)
        if most is None or last - first <= most:
            return rows[first * size : last * size]
        middle = bisect_right(hashes, low, first, last)
        return (
            rows[first * size : min(middle, first + most) * size]
            + rows[middle * size : min(last, middle + most) * size]
        )

    def array(self, dtype: npt.DTypeLike) -> npt.NDArray[Any]:
        """All rows, each after its hash, as a type of numpy that describes them."""
        return np.frombuffer(self._rows[0 : len(self._rows)], dtype=dtype)

    def shared_with(
        self, other: Table
    ) -> Iterator[tuple[npt.NDArray[np.void], npt.NDArray[np.void]]]:
        """Yield rows of this table, some at a time, and those of another with the same hashes."""
        dtype = np.dtype([("hash", "<u8"), ("row", f"V{self._size - _HASH.size}")])
        others = other.array(dtype)
        wanted = others["hash"].copy()
        for first in range(0, len(self), _COMPARED):
            piece = self._rows[first * self._size : (first + _COMPARED) * self._size]
            rows = np.frombuffer(piece, dtype=dtype)
            hashes = rows["hash"].copy()
            low = int(np.searchsorted(wanted, hashes[0]))
            high = int(np.searchsorted(wanted, hashes[-1], side="right"))
            at = np.searchsorted(hashes, wanted[low:high])
            same = hashes[at] == wanted[low:high]
            yield rows["row"][at[same]], others["row"][low:high][same]
