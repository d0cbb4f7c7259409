"""Building a segment of the index once, whole or not at all."""

from __future__ import annotations

import glob
import inspect
import json
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict
from hashlib import blake2b
from pathlib import Path

from filelock import FileLock

from geodata.errors import GazetteerError
from geodata.gazetteer.codes import arabic_world
from geodata.gazetteer.records import Progress, Record, Skipped, Source, SourceInfo
from geodata.gazetteer.segment import Segment
from geodata.gazetteer.writing import SegmentWriter

__all__ = ["contributions", "forget", "open_segment"]

_KEPT = 3
"""Versions of a segment that stay on disk: another process may have an older one open."""

_BETWEEN_REPORTS = 5_000
_WORTH_A_BAR = 64
"""Sorting is reported from so many chunks on: fewer are sorted in a second."""

_SHAPING = (
    "romanisation.py",
    "familiar.py",
    "orthography.py",
    "layout.py",
    "tables.py",
    "writing.py",
    "records.py",
    "codes.py",
    "parts.py",
    "sources/divisions.py",
    "sources/geonames.py",
    "sources/lines.py",
    "sources/neighbours.py",
    "sources/text_files.py",
)
"""Code that shapes every segment; each is shaped by its own source's module too."""

_SIZES = "sizes.json"
"""Written last: the size of every other file of the segment."""

Adopt = Callable[[Record], Record]


def open_segment(
    source: Source,
    folder: Path,
    *,
    context: str = "",
    adopt: Adopt | None = None,
    progress: Progress | None = None,
) -> tuple[Segment, Path]:
    """Open the segment of a source, building it first when its inputs have changed.

    Parameters
    ----------
    source
        Where the records come from.
    folder
        Where all segments live.
    context
        What else the records depend on, when ``adopt`` is given.
    adopt
        Completes each record from other segments.
    progress
        Told of every few thousand places.

    Returns
    -------
    tuple of Segment and Path
        The open segment and the folder that holds it.

    Raises
    ------
    GazetteerError
        When the segment is damaged or cannot be written, or its source yields no place at all.
    """
    name = _folder_name(source)
    inputs = f"{_code_version(source)}\n{source.name}\n{source.fingerprint}\n{context}"
    target = folder / f"{name}-{blake2b(inputs.encode(), digest_size=8).hexdigest()}"
    if not _is_whole(target):
        with _locked(folder):
            if not _is_whole(target):
                shutil.rmtree(target, ignore_errors=True)
                _build(source, target, adopt, progress)
                _forget_old(folder, source, target)
    try:
        segment = Segment(target)
    except (OSError, ValueError, KeyError) as error:
        message = f"{target}: this part of the gazetteer is damaged ({error}); remove the folder"
        raise GazetteerError(message) from error
    if segment.place_count == 0:
        message = f"{target}: this part of the gazetteer holds no place; remove the folder"
        raise GazetteerError(message)
    return segment, target


def contributions(folder: Path) -> tuple[SourceInfo, ...]:
    """Return what each source gave to a segment, as its build noted it."""
    return tuple(
        SourceInfo(**noted | {"skipped": tuple(Skipped(**line) for line in noted["skipped"])})
        for noted in json.loads((folder / "sources.json").read_text())
    )


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Let one process build at a time; a folder that cannot be written is said in one line."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / "build.lock"):
            yield
    except OSError as error:
        message = (
            f"{folder}: the index of the gazetteer cannot be written ({error.strerror or error}): "
            "make the folder writable, or set DATELINE_HOME to a folder that is"
        )
        raise GazetteerError(message) from error


def _build(source: Source, target: Path, adopt: Adopt | None, progress: Progress | None) -> None:
    """Write the segment beside its place, and move it there when it is whole."""
    draft = Path(tempfile.mkdtemp(prefix="draft-", dir=target.parent))
    report = progress or _silent
    try:
        with closing(SegmentWriter(draft, arabic=arabic_world())) as writer:
            given = [
                _add_all(writer, member, adopt, report) for member in source.members or (source,)
            ]
            for done, chunks in writer.finish():
                if chunks >= _WORTH_A_BAR:
                    report(f"{source.name}: sorting", done, chunks)
        (draft / "sources.json").write_text(json.dumps([asdict(info) for info in given]))
        sizes = {file.name: file.stat().st_size for file in draft.iterdir()}
        (draft / _SIZES).write_text(json.dumps(sizes))
        draft.replace(target)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _silent(_source: str, _done: int, _expected: int) -> None:
    """Report to nobody."""


def _add_all(
    writer: SegmentWriter, source: Source, adopt: Adopt | None, report: Progress
) -> SourceInfo:
    """Add every record of a source."""
    skipped: list[Skipped] = []
    before = writer.place_count, writer.spelling_count
    done = 0
    for done, record in enumerate(source.records(skipped), start=1):
        writer.add(record if adopt is None else adopt(record))
        if done % _BETWEEN_REPORTS == 0:
            report(source.name, done, source.expected)
    if done == 0:
        detail = f"; line {skipped[0].line}: {skipped[0].reason}" if skipped else ""
        message = f"{source.name}: no usable place in it{detail}"
        raise GazetteerError(message)
    report(source.name, done, source.expected)
    spellings = writer.spelling_count - before[1]
    return SourceInfo(source.name, writer.place_count - before[0], spellings, tuple(skipped))


def forget(source: Source, folder: Path) -> None:
    """Remove every version of the segment of a source that is no longer wanted."""
    with _locked(folder):
        for path in _versions(folder, _folder_name(source)):
            shutil.rmtree(path, ignore_errors=True)


def _is_whole(target: Path) -> bool:
    """Whether a segment has all its files at their full sizes; one that has not is built anew."""
    try:
        sizes = json.loads((target / _SIZES).read_text())
        return all((target / name).stat().st_size == size for name, size in sizes.items())
    except (OSError, ValueError, AttributeError):
        return False


def _folder_name(source: Source) -> str:
    return re.sub(r"\W+", "-", source.name.partition(" (")[0].lower()).strip("-")[:60]


def _versions(folder: Path, name: str) -> list[Path]:
    pattern = f"{glob.escape(name)}-{'[0-9a-f]' * 16}"
    return [path for path in folder.glob(pattern) if path.is_dir()]


def _forget_old(folder: Path, source: Source, current: Path) -> None:
    """Remove all but the newest versions of a segment, and drafts that a crash left behind.

    Sources that are now together in one segment had one each in former layouts.
    """
    versions = [path for path in _versions(folder, _folder_name(source)) if path != current]
    versions.sort(key=lambda path: path.stat().st_mtime, reverse=True)
    former = [path for one in source.members for path in _versions(folder, _folder_name(one))]
    for path in (*versions[_KEPT - 1 :], *former, *folder.glob("draft-*")):
        shutil.rmtree(path, ignore_errors=True)


def _code_version(source: Source) -> str:
    """Digest of the code that decides what the segment of a source holds."""
    here = Path(__file__).parent
    files = [here / name for name in _SHAPING]
    found = (inspect.getsourcefile(member.records) for member in source.members or (source,))
    files += [Path(own) for own in found if own]
    return blake2b(b"".join(path.read_bytes() for path in files), digest_size=8).hexdigest()
