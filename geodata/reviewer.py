"""Who reviews: the name that stands in the history of events, kept in Dateline's home."""

from __future__ import annotations

import getpass
from pathlib import Path

from geodata import files, settings
from geodata.errors import StoreError

__all__ = ["is_chosen", "name", "rename"]

_LONGEST = 80


def name() -> str:
    """Name of whoever uses this Dateline: what they chose, or else what the system calls them."""
    return _chosen() or _system_name()


def is_chosen() -> bool:
    """Whether they chose it."""
    return bool(_chosen())


def _chosen() -> str:
    try:
        return _file().read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return ""


def rename(chosen: str) -> str:
    """Choose a name for what is reviewed from now on; an empty one is the system's again.

    Raises
    ------
    StoreError
        When it cannot be kept.
    """
    kept = " ".join(chosen.split())[:_LONGEST]
    try:
        files.replace_file(_file(), kept.encode("utf-8", "replace"))
    except OSError as error:
        message = (
            f"the name {kept!r} cannot be kept ({error.strerror or error}): make the folder "
            f"'{settings.home()}' writable, or set DATELINE_HOME to another"
        )
        raise StoreError(message) from error
    return name()


def _file() -> Path:
    return settings.home() / "reviewer.txt"


def _system_name() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # no name, as in a container
        return "analyst"
