"""What the user added for good: a register, and a copy of each file.

They lie in ``places`` under Dateline's home, beside the index and not in it: the index can be
deleted and is built anew from them. The register is replaced last and in one step, so that
whatever stops an addition leaves the ones before it as they were.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from geodata import files, settings
from geodata.errors import GazetteerError
from geodata.gazetteer.records import Source
from geodata.gazetteer.sources.text_files import TextFile
from geodata.gazetteer.sources.user_files import Form, source_of

__all__ = ["Addition", "additions", "folder", "locked", "register", "sources"]

_REGISTER = "register.json"


@dataclass(frozen=True, slots=True)
class Addition:
    """A file that was added: the copy that is kept, where it came from, and on which day."""

    file: TextFile
    form: Form
    origin: str
    date: str

    @property
    def name(self) -> str:
        """What the user calls it."""
        return self.file.name

    def source(self) -> Source:
        """Places of it."""
        return source_of(self.file, self.form)


def folder() -> Path:
    """Folder of the copies and the register."""
    return settings.home() / "places"


def sources() -> list[Source]:
    """Every addition as a source, in the order in which they were added.

    Raises
    ------
    GazetteerError
        When the register is damaged, or a copy is gone.
    """
    found = additions()
    for addition in found:
        if not addition.file.path.is_file():
            message = (
                f"{addition.file.path}: the copy of {addition.name} is gone; add the file again, "
                f"or run: dateline gazetteer remove {addition.name}"
            )
            raise GazetteerError(message)
    return [addition.source() for addition in found]


def additions() -> tuple[Addition, ...]:
    """List what was added, the oldest first.

    Raises
    ------
    GazetteerError
        When the register is damaged.
    """
    path = folder() / _REGISTER
    try:
        rows = json.loads(path.read_text("utf-8"))
        return tuple(_addition(path.parent, **row) for row in rows)
    except FileNotFoundError:
        return ()
    except (OSError, ValueError, TypeError, AttributeError) as error:
        message = (
            f"{path}: the list of added places cannot be read ({error}); "
            "remove it and add your files again"
        )
        raise GazetteerError(message) from error


def _addition(home: Path, *, file: dict[str, str | int], **rest: str) -> Addition:
    kept = TextFile(**file)  # type: ignore[arg-type]
    return Addition(replace(kept, path=home / kept.path), **rest)  # type: ignore[arg-type]


def register(listed: Sequence[Addition]) -> None:
    """Replace the register, and remove copies that it does not list."""
    path = folder() / _REGISTER
    rows = [
        asdict(one) | {"file": asdict(one.file) | {"path": one.file.path.name}} for one in listed
    ]
    files.replace_file(path, json.dumps(rows, ensure_ascii=False, indent=1).encode())
    kept = {one.file.path for one in listed}
    for copy in path.parent.glob("*.gz"):
        if copy not in kept:
            copy.unlink(missing_ok=True)


@contextmanager
def locked() -> Iterator[Path]:
    """Let one process change the additions at a time; yields their folder.

    Raises
    ------
    GazetteerError
        When the folder cannot be written to, or the disk is full.
    """
    target = folder()
    try:
        with files.locked(target):
            yield target
    except OSError as error:
        message = (
            f"{target}: places cannot be added ({error.strerror or error}): make room or make the "
            "folder writable, or set DATELINE_HOME to another; nothing was changed"
        )
        raise GazetteerError(message) from error
