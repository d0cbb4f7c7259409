"""Folders of files that are made once and kept in the home, named by what they are made from."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Callable, Iterable
from importlib.metadata import version
from pathlib import Path

from geodata.settings import home

__all__ = ["made"]


def made(
    name: str,
    sources: Iterable[Path],
    packages: Iterable[str],
    make: Callable[[Path], None],
    words: str = "",
) -> Path:
    """Return a folder that is filled the first time, and again when its sources have changed.

    It is filled beside its place and then renamed: nobody sees half of it.

    Parameters
    ----------
    name
        How the folder is called; a digest of what it is made from follows.
    sources, packages
        Files, and installed packages, that it is made from.
    make
        Fills an empty folder.
    words
        What else it is made from.
    """
    folder = home() / "assets" / f"{name}-{_digest(sources, packages, words)}"
    if folder.is_dir():
        return folder
    folder.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".making-") as making:
        filled = Path(making) / name
        filled.mkdir()
        make(filled)
        try:
            filled.rename(folder)
        except OSError:
            if not folder.is_dir():  # another process was faster: its folder is as good
                raise
    for old in folder.parent.glob(f"{name}-*"):
        if old != folder:
            shutil.rmtree(old, ignore_errors=True)
    return folder


def _digest(files: Iterable[Path], packages: Iterable[str], words: str) -> str:
    digest = hashlib.sha256("".join([*map(version, packages), words]).encode())
    for path in sorted(files):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
