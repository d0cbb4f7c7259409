"""Events out of Dateline, in the formats that other programs read: one module a format.

A module of this folder has ``SUFFIXES``, ``MEDIA_TYPE`` and ``write(events, *, filter_words)``; its
line in `FORMATS` is all that makes it known to the command line and the dashboard.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from geodata.errors import ExchangeError
from geodata.exchange import geojson
from geodata.files import replace_file
from geodata.models import Event

__all__ = ["FORMATS", "Format", "Writer", "format_of", "write"]


class Writer(Protocol):
    """Turns events into the content of a file."""

    def __call__(self, events: Iterable[Event], *, filter_words: str | None = None) -> bytes:
        """Content of a file with these events, and the filter in words where it has room."""


@dataclass(frozen=True, slots=True)
class Format:
    """A file format that events can be written in."""

    suffixes: tuple[str, ...]
    media_type: str
    write: Writer


FORMATS: Mapping[str, Format] = {
    "geojson": Format(geojson.SUFFIXES, geojson.MEDIA_TYPE, geojson.write),
}
"""Every format by its name."""


def write(
    events: Iterable[Event],
    path: Path | str,
    *,
    format: str | None = None,  # noqa: A002  the word that users write
    filter_words: str | None = None,
) -> Path:
    """Write events to a file, all or nothing: a file that was there stays whole until the end.

    Parameters
    ----------
    events
        What to write, in this order.
    path
        The file; its suffix names the format unless ``format`` does.
    format
        A key of `FORMATS`.
    filter_words
        The filter in words, kept in the file where its format has room for it.

    Returns
    -------
    Path
        The file that was written.

    Raises
    ------
    ExchangeError
        When the format is unknown or the file cannot be written.
    """
    target = Path(path)
    content = FORMATS[format_of(target, format)].write(events, filter_words=filter_words)
    try:
        replace_file(target, content)
    except OSError as error:
        message = f"cannot write {str(target)!r}: {error.strerror}; choose another file with -o"
        raise ExchangeError(message) from error
    return target


def format_of(path: Path, name: str | None = None) -> str:
    """Name of the format to write a file in: the given one, or the one of its suffix.

    Raises
    ------
    ExchangeError
        When there is no such format; the message lists the known ones.

    Examples
    --------
    >>> format_of(Path("june.GeoJSON"))
    'geojson'
    """
    if name is None:
        suffix = path.suffix.lower()
        fitting = (key for key, one in FORMATS.items() if suffix in one.suffixes)
        found = next(fitting, None)
    else:
        found = name.lower() if name.lower() in FORMATS else None
    if found is None:
        asked = f"unknown format {name!r}" if name else f"no format for {path.name!r}"
        known = ", ".join(f"{key} ({' '.join(one.suffixes)})" for key, one in FORMATS.items())
        message = f"{asked}; the known ones are {known}"
        raise ExchangeError(message)
    return found
