"""Files mapped into memory, whose pages are handed back before they become many."""

from __future__ import annotations

import mmap
from pathlib import Path
from typing import Final

__all__ = ["Mapping"]

_LARGE: Final = 1 << 26
"""Bytes of a file from which its pages are worth handing back."""


class Mapping:
    """The files of a folder, mapped when they are first asked for.

    Parameters
    ----------
    folder
        That holds them.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._large: list[mmap.mmap] = []

    def text(self, name: str) -> mmap.mmap | bytes:
        """Content of a file, to be searched and cut.

        Raises
        ------
        OSError
            When the file is missing or cannot be mapped.
        """
        path = self._folder / name
        size = path.stat().st_size
        if not size:  # Nothing cannot be mapped.
            return b""
        with path.open("rb") as file:
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        if size >= _LARGE and hasattr(mmap, "MADV_DONTNEED"):
            mapped.madvise(mmap.MADV_RANDOM)
            self._large.append(mapped)
        return mapped

    def view(self, name: str) -> memoryview:
        """Content of a file, to be read as numbers; see :meth:`text`."""
        return memoryview(self.text(name))

    @property
    def are_large(self) -> bool:
        """Whether there are files for :meth:`release`."""
        return bool(self._large)

    def release(self) -> None:
        """Hand the pages of large files back to the system, which keeps them as long as it can."""
        for mapped in self._large:
            mapped.madvise(mmap.MADV_DONTNEED)
