"""Files that are replaced whole or not at all, and folders that one process changes at a time."""

from __future__ import annotations

import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock

__all__ = ["locked", "replace_file"]


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
    """Give a file new content in one step: whoever reads it sees the old or the new, whole.

    Its permissions stay; nothing else is left in its folder, whatever goes wrong.

    Raises
    ------
    OSError
        When the folder is missing or closed, or the disk is full; the file is as it was.
    """
    draft = target.with_name(f".{target.name[:40]}.{secrets.token_hex(8)}")
    try:
        with draft.open("xb") as file:
            file.write(content)
        if target.exists():
            draft.chmod(stat.S_IMODE(target.stat().st_mode))
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
