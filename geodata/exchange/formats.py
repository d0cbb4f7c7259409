"""Every format by its name, and the two functions that choose among them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from geodata.errors import ExchangeError
from geodata.exchange import (
    acled,
    csv_file,
    excel,
    geojson,
    geopackage,
    geoparquet,
    html_file,
    kml,
    shapefile,
)
from geodata.exchange.seam import Format, sound
from geodata.files import drafted
from geodata.models import Event

__all__ = ["FORMATS", "format_of", "read", "write"]

FORMATS: Mapping[str, Format] = {
    "geojson": geojson.FORMAT,
    "geopackage": geopackage.FORMAT,
    "geoparquet": geoparquet.FORMAT,
    "csv": csv_file.FORMAT,
    "excel": excel.FORMAT,
    "kml": kml.FORMAT,
    "kmz": kml.ZIPPED,
    "html": html_file.FORMAT,
    "shapefile": shapefile.FORMAT,
    "acled": acled.FORMAT,
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
        What to write, in this order; taken one after the other, so that a generator will do.
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
    chosen = FORMATS[format_of(target, format)]
    try:
        with drafted(target, chosen.suffixes[0]) as draft:
            chosen.write(events, draft, filter_words=filter_words)
    except OSError as error:
        message = f"cannot write {str(target)!r}: {error.strerror}; choose another file with -o"
        raise ExchangeError(message) from error
    return target


def read(path: Path | str, *, format: str | None = None) -> Iterator[Event]:  # noqa: A002
    """Read events back from a file that `write` wrote, one after the other.

    Raises
    ------
    ExchangeError
        When the format is unknown or cannot carry events whole, or the file does not hold what
        Dateline writes.
    """
    source = Path(path)
    name = format_of(source, format)
    reader = FORMATS[name].read
    if reader is None:
        known = ", ".join(key for key, one in FORMATS.items() if one.read)
        message = f"{source.name!r}: {name} does not hold events whole; export to one of {known}"
        raise ExchangeError(message)
    try:
        yield from sound(reader(source))
    except OSError as error:
        message = f"cannot read {str(source)!r}: {error.strerror or error}"
        raise ExchangeError(message) from error


def format_of(path: Path, name: str | None = None) -> str:
    """Name of the format of a file: the given one, or the one of its suffix.

    Raises
    ------
    ExchangeError
        When there is no such format; the message lists the known ones.

    Examples
    --------
    >>> format_of(Path("june.GeoJSON")), format_of(Path("june.acled.csv"))
    ('geojson', 'acled')
    """
    if name is None:
        ending = path.name.lower()
        fitting = [
            (suffix, key)
            for key, one in FORMATS.items()
            for suffix in one.suffixes
            if ending.endswith(suffix)
        ]
        found = max(fitting, key=lambda pair: len(pair[0]))[1] if fitting else None
    else:
        found = name.lower() if name.lower() in FORMATS else None
    if found is None:
        asked = f"unknown format {name!r}" if name else f"no format for {path.name!r}"
        known = ", ".join(f"{key} ({' '.join(one.suffixes)})" for key, one in FORMATS.items())
        message = f"{asked}; the known ones are {known}"
        raise ExchangeError(message)
    return found
