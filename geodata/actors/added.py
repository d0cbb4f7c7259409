"""Files of actors that the user added for good: copies in ``actors`` under Dateline's home.

The folder is the list: what lies there is read, the oldest first, after the seeds.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from geodata import settings
from geodata.errors import RegisterError
from geodata.files import locked as locked_folder

__all__ = ["files", "folder", "locked"]


def folder() -> Path:
    """Folder of the copies."""
    return settings.home() / "actors"


def files() -> tuple[Path, ...]:
    """List the copies, the oldest first.

    Raises
    ------
    RegisterError
        When the folder cannot be looked into.
    """
    try:
        found = [path for path in folder().iterdir() if _is_copy(path)]
        return tuple(sorted(found, key=lambda path: (path.stat().st_mtime_ns, path.name)))
    except FileNotFoundError:
        return ()
    except OSError as error:
        message = (
            f"{folder()}: the actors that were added cannot be read ({error.strerror or error}); "
            "make the folder readable, or set DATELINE_HOME to another"
        )
        raise RegisterError(message) from error


def _is_copy(path: Path) -> bool:
    return not path.name.startswith(".") and path.suffix != ".lock" and path.is_file()


@contextmanager
def locked() -> Iterator[Path]:
    """Let one process change the copies at a time; yields their folder.

    Raises
    ------
    RegisterError
        When the folder cannot be written to, or the disk is full.
    """
    target = folder()
    try:
        with locked_folder(target):
            yield target
    except OSError as error:
        message = (
            f"{target}: actors cannot be added ({error.strerror or error}): make room or make the "
            "folder writable, or set DATELINE_HOME to another; nothing was changed"
        )
        raise RegisterError(message) from error
