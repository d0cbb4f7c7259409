"""Adding actors for good, and removing them: whole or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from geodata.actors import added
from geodata.actors.register import ActorRegister, default_register
from geodata.actors.rows import Source
from geodata.errors import RegisterError
from geodata.files import replace_file

__all__ = ["Added", "add", "remove"]


@dataclass(frozen=True, slots=True)
class Added:
    """What came of an addition: ``replaced`` an older one of its name, or ``unchanged``."""

    path: Path
    source: Source
    replaced: bool = False
    unchanged: bool = False


def add(path: Path) -> Added:
    """Add a file of actors for good: a copy is kept, and every register loaded later has it.

    Parameters
    ----------
    path
        A CSV with the columns of ``seeds/actors.csv``.

    Returns
    -------
    Added
        What it holds and which lines were skipped.

    Raises
    ------
    RegisterError
        When the file cannot be used or kept; what was added before stays as it was.
    """
    source = ActorRegister.load([path]).sources[-1]  # with all that its rows may refer to
    with added.locked() as folder:
        kept = folder / _plain(path.name)
        content = path.read_bytes()
        replaced = kept.is_file()
        unchanged = replaced and kept.read_bytes() == content
        if not unchanged:
            replace_file(kept, content)
    default_register.cache_clear()
    return Added(kept, source, replaced, unchanged)


def remove(name: str) -> Path:
    """Remove what was added under a name.

    Raises
    ------
    RegisterError
        When nothing of that name was added; the message lists what was.
    """
    with added.locked():
        files = added.files()
        found = next((path for path in files if path.name == _plain(name)), None)
        if found is None:
            names = ", ".join(path.name for path in files) or "nothing"
            message = f"{name!r} was not added; what was: {names}"
            raise RegisterError(message)
        found.unlink()
    default_register.cache_clear()
    return found


def _plain(name: str) -> str:
    """Name of a copy: one that begins with a dot would not be seen."""
    return name.lstrip(".") or "actors.csv"
