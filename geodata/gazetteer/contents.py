"""Files of the index: small ones are mapped into memory, large ones are read where they are asked.

A page of a mapped file counts as the process's memory once it was touched, and touching it the
first time costs more than reading it: of millions of places each look-up touches other pages.
"""

from __future__ import annotations

import mmap
import os
import weakref
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final, Protocol

__all__ = ["Content", "content", "reading"]

_LARGE: Final = 1 << 26
"""Bytes from which a file is read and not mapped."""


class Content(Protocol):
    """What a file holds, cut like bytes, always from one position to another behind it."""

    def __len__(self) -> int:
        """Return the number of bytes."""

    def __getitem__(self, part: slice, /) -> bytes:
        """Return some of them."""


def content(path: Path, *, files: int = 1) -> Content:
    """Open a file.

    Parameters
    ----------
    path
        Of the file.
    files
        How many are looked up together: they may take as much memory as one.

    Raises
    ------
    OSError
        When it is missing or cannot be read.
    """
    size = path.stat().st_size
    if not size:  # Nothing cannot be mapped.
        return b""
    if size * files >= _LARGE and hasattr(os, "pread"):
        return _Read(path, size)
    with path.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


def reading(whole: Content) -> Callable[[int, int], bytes]:
    """Give the shortest way to read so many bytes from a position on, for what reads often."""
    if isinstance(whole, _Read):
        return whole.read
    return lambda size, start: whole[start : start + size]


class _Read:
    """A file that is read piece by piece, by any number of threads."""

    def __init__(self, path: Path, size: int) -> None:
        self._file = os.open(path, os.O_RDONLY)
        if hasattr(os, "posix_fadvise"):
            # Each look-up reads elsewhere: what lies around a piece need not come with it.
            os.posix_fadvise(self._file, 0, 0, os.POSIX_FADV_RANDOM)
        self._size = size
        self.read = partial(os.pread, self._file)
        weakref.finalize(self, os.close, self._file)

    def __len__(self) -> int:
        return self._size

    def __getitem__(self, part: slice) -> bytes:
        # What ends behind the file's end is read up to it, as a slice of bytes is.
        return os.pread(self._file, part.stop - part.start, part.start)
