"""Paths → documents: one file, many files, folders with a manifest."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from geodata.documents.building import from_text, slug
from geodata.documents.decoding import load, with_content
from geodata.documents.draft import Draft, Fail
from geodata.documents.formats import is_known, known, reader_of
from geodata.documents.manifest import load_manifest
from geodata.documents.metadata import parse_published
from geodata.errors import DatelineError, DocumentError
from geodata.models import Document

__all__ = ["OnError", "read", "read_data", "read_many"]

OnError = Callable[[Path, DatelineError], None]

_SEVERAL = "'dateline parse' or read_many"
"""What reads several reports, for those at the command line and those who write Python."""


def read(path: str | Path, *, published: dt.date | str | None = None) -> Document:
    """Read the one report that a file holds.

    Parameters
    ----------
    path
        A file of a known format.
    published
        Date of publication; it wins over the file's own and the manifest's.

    Raises
    ------
    DocumentError
        When the file is missing, unreadable, empty, of an unknown format, or holds several reports.
    PublicationDateError
        When a date of publication is none.
    """
    file = Path(path)
    if file.is_dir():
        message = f"'{path}' is a folder: give it to {_SEVERAL}, or name one file in it"
        raise DocumentError(message)
    documents = list(_documents(file, parse_published(published, where="published"), _raise))
    if len(documents) != 1:
        message = f"'{path}' holds {len(documents)} reports: give it to {_SEVERAL}"
        raise DocumentError(message)
    return documents[0]


def read_many(
    paths: Iterable[str | Path] | str | Path,
    *,
    published: dt.date | str | None = None,
    on_error: OnError | None = None,
) -> Iterator[Document]:
    """Read files and folders, lazily and in order.

    A ``manifest.csv`` beside a file gives its title, date, publisher and address.

    Parameters
    ----------
    paths
        Files, and folders that are walked in the order of their names.
    published
        Date of publication of every report; it wins over what files and manifests say.
    on_error
        Called with the path and the error of each file or line that cannot be read, and reading
        goes on; without it the first error is raised.

    Raises
    ------
    DocumentError
        When a path cannot be read and ``on_error`` is not given, or when nothing could be read.
    PublicationDateError
        When a date of publication is none.
    """
    given = [Path(path) for path in ([paths] if isinstance(paths, str | Path) else paths)]
    date = parse_published(published, where="published")
    return _read_all(given, date, on_error)


def _read_all(
    given: list[Path], published: dt.date | None, on_error: OnError | None
) -> Iterator[Document]:
    count = 0
    for path in given:
        fail = _handler(path, on_error)
        try:
            files = _walk(path, on_error)
        except DatelineError as error:
            fail(error)
            continue
        for file in files:
            fail = _handler(file, on_error)
            try:
                for document in _documents(file, published, fail):
                    count += 1
                    yield document
            except DatelineError as error:
                fail(error)
    if not count:
        names = ", ".join(f"'{path}'" for path in given[:3]) or "no path"
        message = f"no report could be read from {names}: give files that end in {known()}"
        raise DocumentError(message)


def _handler(path: Path, on_error: OnError | None) -> Fail:
    return _raise if on_error is None else lambda error: on_error(path, error)


def _raise(error: DatelineError) -> None:
    raise error


def _walk(path: Path, on_error: OnError | None) -> list[Path]:
    """Files to read: the path itself, or the documents below a folder, sorted.

    Each folder that cannot be opened is an error of its own; the others are read.
    """
    if not path.is_dir():
        return [path]
    closed: list[str] = []
    files: list[Path] = []
    for name, folders, names in os.walk(path, onerror=lambda error: closed.append(error.filename)):
        folders[:] = [folder for folder in folders if not folder.startswith(".")]
        if os.access(name, os.X_OK):
            files += [Path(name, file) for file in names if not file.startswith(".")]
        else:  # its names can be listed, but nothing in it can be opened
            closed.append(name)
    for name in sorted(closed):
        message = f"'{name}' cannot be opened: check the permissions of the folder"
        _handler(Path(name), on_error)(DocumentError(message))
    files = sorted(file for file in files if is_known(file) and file.is_file())
    if not files and not closed:
        message = f"'{path}' has no documents in it: put files there that end in {known()}"
        raise DocumentError(message)
    return files


def read_data(data: bytes, name: str, *, on_error: Fail) -> Iterator[Document]:
    """Read the reports of a file that is at hand as bytes, such as one from a browser.

    Parameters
    ----------
    name
        The file's name, whose suffix tells its format; the folders in it are left out.
    on_error
        Called with the error of each report that cannot be read, and of the whole file.
    """
    path = Path(PurePosixPath(name.replace("\\", "/")).name)
    try:
        drafts = reader_of(path)(with_content(data, path), path, on_error)
        yield from _built(drafts, path, Draft(""), None)
    except DatelineError as error:
        on_error(error)


def _documents(file: Path, published: dt.date | None, fail: Fail) -> Iterator[Document]:
    if not os.access(file, os.F_OK):
        message = f"'{file}' does not exist: check the path"
        raise DocumentError(message)
    reader = reader_of(file)
    data = load(file)
    known_of_file = load_manifest(file)
    yield from _built(reader(data, file, fail), file, known_of_file, published)


def _built(
    drafts: Sequence[Draft], file: Path, known_of_file: Draft, published: dt.date | None
) -> Iterator[Document]:
    for number, draft in enumerate(drafts, start=1):
        name = slug(file.stem) if len(drafts) == 1 else f"{slug(file.stem)}-{number}"
        yield _document(draft, file, name, known_of_file, published)


def _document(
    draft: Draft, file: Path, name: str, known_of_file: Draft, published: dt.date | None
) -> Document:
    """Build a document of what its file, a manifest and the caller say; the caller wins."""
    document = from_text(
        draft.text,
        id=draft.id or (slug(Path(draft.name).stem) if draft.name else name),
        title=known_of_file.title or draft.title,
        published=published or known_of_file.published or draft.published,
        url=known_of_file.url or draft.url,
        publisher=known_of_file.publisher or draft.publisher,
        path=file / draft.name if draft.name else file,
    )
    return document if document.published else replace(document, published=draft.sent)
