"""Adding places for good, and removing them: whole or not at all."""

from __future__ import annotations

import datetime as dt
import gzip
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from geodata import settings
from geodata.errors import GazetteerError
from geodata.gazetteer import added
from geodata.gazetteer.added import Addition
from geodata.gazetteer.building import forget
from geodata.gazetteer.gazetteer import Gazetteer, SourceInfo
from geodata.gazetteer.records import Progress
from geodata.gazetteer.sources import csv_places
from geodata.gazetteer.sources.text_files import read_lines, survey
from geodata.gazetteer.sources.user_files import form_of

__all__ = ["Added", "add", "columns_of", "remove"]

_FASTEST = 1
"""Level of gzip: a dump of 1.5 GB should not take longer to keep than to read."""


@dataclass(frozen=True, slots=True)
class Added:
    """What came of an addition: ``replaced`` an older one of its name, or ``unchanged``."""

    addition: Addition
    info: SourceInfo
    replaced: bool = False
    unchanged: bool = False


def add(path: Path, *, reading: Progress | None = None, building: Progress | None = None) -> Added:
    """Add a file of places for good: a copy is kept, and every gazetteer opened later has it.

    Parameters
    ----------
    path
        A GeoNames dump, also zipped, or a CSV with name, latitude and longitude.
    reading, building
        Told of the bytes read, and of the places indexed.

    Returns
    -------
    Added
        What it holds and which lines were skipped.

    Raises
    ------
    GazetteerError
        When the file cannot be used or kept; what was added before stays as it was.
    """
    with added.locked() as folder, _draft(folder) as copy:
        addition = _copied(path, copy, reading)
        before = added.additions()
        same = next((one for one in before if one.file.digest == addition.file.digest), None)
        if same is not None and same.file.path.is_file():
            return Added(same, _info(same, before, building), unchanged=True)
        kept = folder / f"{_plain(addition.name)}-{addition.file.digest[:16]}.gz"
        addition.file.path.replace(kept)
        addition = replace(addition, file=replace(addition.file, path=kept))
        others = [one for one in before if one.name != addition.name]
        try:
            result = Added(
                addition,
                _info(addition, [*others, addition], building),
                replaced=len(others) < len(before),
            )
            added.register([*others, addition])
        except BaseException:
            kept.unlink(missing_ok=True)
            raise
    return result


def remove(name: str) -> Addition:
    """Remove what was added under a name.

    Raises
    ------
    GazetteerError
        When nothing of that name was added; the message lists what was.
    """
    with added.locked():
        listed = added.additions()
        found = next((one for one in listed if one.name == name), None)
        if found is None:
            names = ", ".join(one.name for one in listed) or "nothing"
            message = f"{name!r} was not added; what was: {names}"
            raise GazetteerError(message)
        added.register([one for one in listed if one is not found])
        forget(found.source(), settings.home() / "gazetteer")
    return found


def columns_of(addition: Addition) -> str:
    """Say which columns of a CSV are read as what; empty for a dump."""
    layout = csv_places.layout_of(read_lines(addition.file)) if addition.form == "csv" else None
    return layout.describe() if layout else ""


@contextmanager
def _draft(folder: Path) -> Iterator[Path]:
    """Give the path of a copy that is gone afterwards unless it was moved."""
    draft = folder / "copy.draft"
    try:
        yield draft
    finally:
        draft.unlink(missing_ok=True)


def _copied(path: Path, copy: Path, progress: Progress | None) -> Addition:
    """Copy a file, unpacked and packed again, and describe the copy."""
    with copy.open("wb") as raw, gzip.GzipFile("", "wb", _FASTEST, raw, mtime=0) as packed:
        file = survey(path, copy=packed.write, progress=progress)
    form = form_of(replace(file, path=path))
    today = dt.datetime.now().astimezone().date().isoformat()
    return Addition(replace(file, path=copy), form, str(path.resolve()), today)


def _info(addition: Addition, listed: Sequence[Addition], progress: Progress | None) -> SourceInfo:
    """Build what the index lacks with some additions, and say what one of them holds."""
    gazetteer = Gazetteer.over([one.source() for one in listed], progress=progress)
    return next(info for info in gazetteer.info() if info.name == addition.name)


def _plain(name: str) -> str:
    return re.sub(r"\W+", "-", name)[:40].strip("-")
