"""ZIP archives: every report in them, archives within archives included.

Nothing is ever unpacked to the disk, so the names in an archive are words for messages and no
paths. How much comes out is counted while it comes, whatever the archive says of itself.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from geodata.documents.decoding import with_content
from geodata.documents.draft import Draft, Fail, Reader
from geodata.documents.manifest import MANIFEST, entry, parse_manifest
from geodata.errors import DatelineError, DocumentError

__all__ = ["read_zip"]

_MOST = 512 << 20
"""Bytes that may come out of one archive, with all those within it."""
_DEEPEST = 3
_ENCRYPTED = 0x1
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError)
"""What the library raises at damaged members and at ways of packing that it does not know."""

_Manifests = Mapping[str, Mapping[str, Mapping[str, str]]]


class _TooMuchError(DocumentError):
    """More comes out of an archive than is allowed: no more of it is read."""


@dataclass(slots=True)
class _Reading:
    """One archive with all those within it: who hears of errors, and how much may still come."""

    fail: Fail
    is_known: Callable[[Path], bool]
    reader_of: Callable[[Path], Reader]
    left: int = field(default_factory=lambda: _MOST)
    failures: int = 0

    def complain(self, error: DatelineError) -> None:
        """Pass an error on, and remember that there was one."""
        self.failures += 1
        self.fail(error)

    def unpack(self, file: zipfile.ZipFile, member: zipfile.ZipInfo, where: Path) -> bytes:
        """Unpack a member, no more of it than is allowed."""
        if member.flag_bits & _ENCRYPTED:
            message = f"'{where}' is locked with a password: unpack the archive and read the files"
            raise DocumentError(message)
        try:
            with file.open(member) as stream:
                data = stream.read(self.left + 1)
        except _BROKEN as error:
            message = f"'{where}' is damaged ({_reason(error)}): pack the archive anew"
            raise DocumentError(message) from error
        if len(data) > self.left:
            message = (
                f"'{where}' is too large: more than {_MOST >> 20} MB come out of the archive; "
                "unpack it, and read what you need of it"
            )
            raise _TooMuchError(message)
        self.left -= len(data)
        return data


def read_zip(
    data: bytes,
    path: Path,
    fail: Fail,
    /,
    *,
    is_known: Callable[[Path], bool],
    reader_of: Callable[[Path], Reader],
) -> list[Draft]:
    """Every report of the archive, by name; ``fail`` takes the errors of those that are unusable.

    As in a folder, files of unknown formats are passed over, and a ``manifest.csv`` tells of the
    files beside it.

    Raises
    ------
    DocumentError
        When it is no archive, or no report is in it.
    """
    reading = _Reading(fail, is_known, reader_of)
    drafts: list[Draft] = []
    try:
        drafts.extend(_drafts(data, path, reading, depth=1))
    except _TooMuchError as error:
        reading.complain(error)
    if not drafts and not reading.failures:
        message = f"'{path}' has no report in it: pack files of formats that can be read"
        raise DocumentError(message)
    return drafts


def _drafts(data: bytes, path: Path, reading: _Reading, *, depth: int) -> Iterator[Draft]:
    if depth > _DEEPEST:
        message = f"'{path}' lies {depth} archives deep: unpack it and read the files"
        raise DocumentError(message)
    with _open(data, path) as file:
        members = sorted(_visible(file), key=_name)
        manifests = dict(_manifests(file, members, path, reading))
        for member in members:
            name = _name(member)
            if not reading.is_known(Path(name)):
                continue
            try:
                inner = reading.unpack(file, member, path / name)
                if name.lower().endswith(".zip"):
                    found = _drafts(inner, path / name, reading, depth=depth + 1)
                else:
                    found = iter(_read(inner, path / name, reading))
                yield from (_described(draft, name, manifests, path) for draft in found)
            except _TooMuchError:
                raise
            except DatelineError as error:
                reading.complain(error)


def _read(data: bytes, where: Path, reading: _Reading) -> list[Draft]:
    return reading.reader_of(where)(with_content(data, where), where, reading.complain)


def _open(data: bytes, path: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN as error:
        message = f"'{path}' is no ZIP archive ({_reason(error)}): pack it anew"
        raise DocumentError(message) from error


def _reason(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__


def _visible(file: zipfile.ZipFile) -> Iterator[zipfile.ZipInfo]:
    """Members that are files, without those that file managers hide."""
    for member in file.infolist():
        parts = PurePosixPath(_name(member)).parts
        # A damaged archive has members without a name, at which `is_dir` fails.
        folder = member.filename.endswith("/")
        if not folder and not any(part.startswith((".", "__MACOSX")) for part in parts):
            yield member


def _name(member: zipfile.ZipInfo) -> str:
    """Name without the steps that would lead out of a folder."""
    parts = PurePosixPath(member.filename.replace("\\", "/")).parts
    return "/".join(part for part in parts if part not in {"/", "..", "."}) or "unnamed"


def _manifests(
    file: zipfile.ZipFile, members: list[zipfile.ZipInfo], path: Path, reading: _Reading
) -> Iterator[tuple[str, dict[str, dict[str, str]]]]:
    """Rows of each manifest, by the folder that it lies in."""
    for member in members:
        name = PurePosixPath(_name(member))
        if name.name == MANIFEST:
            try:
                data = reading.unpack(file, member, path / name)
                yield str(name.parent), parse_manifest(data, path / name)
            except _TooMuchError:
                raise
            except DatelineError as error:
                reading.complain(error)


def _described(draft: Draft, name: str, manifests: _Manifests, path: Path) -> Draft:
    """Tell where a report lies in the archive, and what the manifest beside it says of it."""
    place = PurePosixPath(name)
    rows = manifests.get(str(place.parent), {})
    known = entry(rows, place.name, path / place.parent / MANIFEST)
    return replace(
        draft,
        name=f"{name}/{draft.name}" if draft.name else name,
        title=known.title or draft.title,
        published=known.published or draft.published,
        publisher=known.publisher or draft.publisher,
        url=known.url or draft.url,
    )
