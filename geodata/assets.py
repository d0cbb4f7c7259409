"""Folders of files that are made once and kept in the home, named by what they are made from."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Callable, Iterable
from importlib.metadata import version
from pathlib import Path

from filelock import FileLock

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

    It is filled beside its place and then renamed: nobody sees half of it. A second process that
    asks meanwhile waits for the first.

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
    with FileLock(folder.parent / f"{name}.lock"):
        if not folder.is_dir():
            _fill(folder, make)
        for old in folder.parent.glob(f"{name}-*"):
            if old != folder:
                shutil.rmtree(old, ignore_errors=True)
    return folder


def _fill(folder: Path, make: Callable[[Path], None]) -> None:
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".making-") as making:
        filled = Path(making) / folder.name
        filled.mkdir()
        make(filled)
        filled.rename(folder)


def _digest(files: Iterable[Path], packages: Iterable[str], words: str) -> str:
    digest = hashlib.sha256("".join([*map(version, packages), words]).encode())
    for path in sorted(files):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
