"""Files that are replaced whole or not at all, and folders that one process changes at a time."""

from __future__ import annotations

import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock

__all__ = ["drafted", "locked", "replace_file"]


@contextmanager
def locked(folder: Path) -> Iterator[Path]:
    """Make a folder if it is missing, and let one process change it at a time.

    Raises
    ------
    OSError
        When the folder cannot be made or written to.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with FileLock(folder / f"{folder.name}.lock"):
        yield folder


def replace_file(target: Path, content: bytes) -> None:
    """Give a file new content in one step; see `drafted`.

    Raises
    ------
    OSError
        When the folder is missing or closed, or the disk is full; the file is as it was.
    """
    with drafted(target) as draft:
        draft.write_bytes(content)


@contextmanager
def drafted(target: Path, suffix: str | None = None) -> Iterator[Path]:
    """Write a file under another name, and give it its own when it is whole.

    Whoever reads the target sees the old content or the new, never a part. Its permissions stay;
    nothing else is left in its folder, whatever goes wrong. What else the draft's folder holds at
    the end (a shapefile is five files) goes beside the target, which comes last.

    Parameters
    ----------
    target
        The file to replace.
    suffix
        How the draft's name ends, for writers that look at it; that of the target by default.

    Raises
    ------
    OSError
        When the folder is missing or closed, or the disk is full; the file is as it was.
    """
    folder = Path(tempfile.mkdtemp(prefix=".dateline-", dir=target.parent))
    try:
        draft = folder / f"{target.stem}{target.suffix if suffix is None else suffix}"
        yield draft
        if target.exists():
            draft.chmod(stat.S_IMODE(target.stat().st_mode))
        for other in sorted(folder.iterdir()):
            if other != draft:
                other.replace(target.with_suffix(other.suffix))
        draft.replace(target)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
