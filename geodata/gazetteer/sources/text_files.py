"""A user's file of lines: plain, in a zip as GeoNames sends it, or gzipped; in any encoding.

Files may be larger than memory, and lines may be longer than any place is: they are read in blocks.
"""

# ruff: noqa: PLC0415 - what only a strange file needs is loaded for it

from __future__ import annotations

import codecs
import gzip
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path, PurePosixPath
from typing import IO

from geodata.errors import GazetteerError
from geodata.gazetteer.records import Progress

__all__ = ["MAX_LINE", "TextFile", "read_lines", "survey"]

MAX_LINE = 100_000
"""Longest line that is read, in characters; GeoNames' longest has some ten thousand."""

_BLOCK = 1 << 20
_SAMPLE = 1 << 16
_UTF16 = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_LEGACY = ["cp1252", "cp1256", "cp1251", "cp1254", "cp1255", "cp1253", "cp1250"]
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_OFFICE = b"\xd0\xcf\x11\xe0"
_SHEETS = ("xl/workbook.xml", "content.xml")
_REMEDY = "give a GeoNames dump (.txt or .zip), or a CSV with name, latitude and longitude"
_BROKEN = (OSError, EOFError, zlib.error, zipfile.BadZipFile, RuntimeError, NotImplementedError)
"""What reading a damaged or encrypted archive raises, beside the file system's own errors."""


@dataclass(frozen=True, slots=True)
class TextFile:
    """A file of lines and how to read it.

    ``name`` is what the user calls it (of a zip, the file inside), ``digest`` is that of its bytes
    unpacked, and ``lines`` their number.
    """

    path: Path
    name: str
    digest: str
    lines: int
    encoding: str
    newline: str


def survey(
    path: Path,
    *,
    copy: Callable[[bytes], object] | None = None,
    progress: Progress | None = None,
    remedy: str = _REMEDY,
) -> TextFile:
    """Read a file once, to the end: what it is, and that it can be read.

    Parameters
    ----------
    path
        The file.
    copy
        Called with every block, unpacked.
    progress
        Told of the bytes read and of all.
    remedy
        What to give instead of a file that cannot be used.

    Raises
    ------
    GazetteerError
        When the file is missing, unreadable, empty, no text, or an archive of something else.
    """
    digest, census, lines, done = blake2b(digest_size=16), _Census(), 0, 0
    with _opened(path, remedy) as (stream, name, size):
        block = head = stream.read(_BLOCK)
        _refuse(path, head, remedy)
        while block:
            digest.update(block)
            census.add(block)
            lines += block.count(b"\n") or block.count(b"\r")
            if copy is not None:
                copy(block)
            done += len(block)
            if progress is not None:
                progress(name, done, size)
            block = stream.read(_BLOCK)
    newline = "\r" if b"\r" in head and b"\n" not in head else "\n"
    encoding = _UTF16.get(head[:2]) or census.encoding()
    return TextFile(path, name, digest.hexdigest(), max(lines, 1), encoding, newline)


def read_lines(file: TextFile) -> Iterator[str]:
    """Yield the lines of a file without their ends; of one too long, more than :data:`MAX_LINE`.

    Raises
    ------
    GazetteerError
        When the file is gone or damaged.
    """
    decoder = codecs.getincrementaldecoder(file.encoding)("replace")
    tail = ""
    with _opened(file.path) as (stream, _, _):
        while block := stream.read(_BLOCK):
            *lines, tail = (tail + decoder.decode(block)).split(file.newline)
            yield from lines
            tail = tail[: MAX_LINE + 1]
    tail += decoder.decode(b"", final=True)
    if tail:
        yield tail


@contextmanager
def _opened(path: Path, remedy: str = _REMEDY) -> Iterator[tuple[IO[bytes], str, int]]:
    """Open a file, unpacked: its bytes, its name, and how many there are (0 = not known)."""
    try:
        with path.open("rb") as raw:
            magic = raw.read(4)
            raw.seek(0)
            if magic == b"PK\x03\x04":
                with zipfile.ZipFile(raw) as archive:
                    member = _member(path, archive)
                    with archive.open(member) as stream:
                        yield stream, PurePosixPath(member.filename).name, member.file_size
            elif magic[:2] == b"\x1f\x8b":
                with gzip.open(raw) as unpacked:
                    yield unpacked, path.name.removesuffix(".gz"), 0  # type: ignore[misc]
            else:
                yield raw, path.name, path.stat().st_size
    except _BROKEN as error:
        reason = getattr(error, "strerror", None) or error
        message = f"{path}: cannot be read ({reason}); {remedy}"
        raise GazetteerError(message) from error


def _member(path: Path, archive: zipfile.ZipFile) -> zipfile.ZipInfo:
    """Find the one table in an archive: GeoNames sends a readme.txt along."""
    names = archive.namelist()
    if any(name in names for name in _SHEETS):
        message = f"{path}: is a spreadsheet; save it as CSV and add that"
        raise GazetteerError(message)
    tables = [
        name
        for name in names
        if name.lower().endswith((".txt", ".csv", ".tsv"))
        and not PurePosixPath(name).name.lower().startswith("readme")
        and not name.startswith("__MACOSX/")
    ]
    if len(tables) != 1:
        found = (
            f"{len(tables)} tables ({', '.join(tables[:3])})" if tables else "no .txt and no .csv"
        )
        message = f"{path}: holds {found}; unpack it and give the one file that is meant"
        raise GazetteerError(message)
    return archive.getinfo(tables[0])


def _refuse(path: Path, head: bytes, remedy: str) -> None:
    """Refuse what is empty, a spreadsheet, or no text."""
    if not head.strip():
        message = f"{path}: is empty; {remedy}"
        raise GazetteerError(message)
    if head.startswith(_OFFICE):
        message = f"{path}: is an Office file; open it and save it as CSV"
        raise GazetteerError(message)
    sample = head[:_SAMPLE]
    if head[:2] not in _UTF16 and len(_CONTROL.findall(sample)) > max(2, len(sample) // 50):
        message = f"{path}: is no text; {remedy}"
        raise GazetteerError(message)


class _Census:
    """Tells UTF-8 from older encodings: what decodes to more letters than damage is UTF-8."""

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._letters = 0
        self._damaged = 0
        self._sample = b""

    def add(self, block: bytes) -> None:
        """Count a block."""
        if block.isascii():
            return
        text = self._decoder.decode(block)
        damaged = text.count("\ufffd")
        self._letters += len(block) - len(text)
        self._damaged += damaged
        if damaged and len(self._sample) < _SAMPLE:
            strange = [line for line in block.splitlines() if not line.isascii()]
            self._sample += b"\n".join(strange)[:_SAMPLE]

    def encoding(self) -> str:
        """Name of the encoding."""
        if self._damaged <= self._letters:
            return "utf-8-sig"
        from charset_normalizer import from_bytes

        best = from_bytes(self._sample, cp_isolation=_LEGACY).best()
        fitting = best.could_be_from_charset if best else _LEGACY
        return next(encoding for encoding in _LEGACY if encoding in fitting)
