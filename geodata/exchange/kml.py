"""Events as KML for Google Earth, and as KMZ with the symbols of the map inside.

An event of one day has a TimeStamp, one of several a TimeSpan, so that the time slider works. Its
balloon holds the sentence; all columns of the contract stand in ExtendedData, from which the file
is read back. An event without a place is a Placemark without a point.

References
----------
OGC 07-147r2, "OGC KML 2.2".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from lxml import etree
from lxml.builder import ElementMaker

from geodata.errors import ExchangeError
from geodata.exchange.csv_file import HEADER, cells, row_of
from geodata.exchange.seam import Fault, Format
from geodata.exchange.tabular import cleaned
from geodata.kinds import FAMILIES
from geodata.markup import escape
from geodata.models import Event
from geodata.symbols import colour, kind_label, png

__all__ = ["FORMAT", "ZIPPED", "read", "read_zipped", "write", "write_zipped"]

_NS = "http://www.opengis.net/kml/2.2"
_Q = f"{{{_NS}}}"
_E = ElementMaker(namespace=_NS, nsmap={None: _NS})
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_INSIDE = "doc.kml"


def write(events: Iterable[Event], path: Path, *, filter_words: str | None = None) -> None:
    """Write a KML file; the symbols are Google Earth's own, in the colours of the families."""
    with path.open("wb") as file:
        _write(events, file, filter_words, icons=False)


def write_zipped(events: Iterable[Event], path: Path, *, filter_words: str | None = None) -> None:
    """Write a KMZ file with the symbols of the map inside."""
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        with archive.open(_entry(_INSIDE), "w", force_zip64=True) as file:
            _write(events, file, filter_words, icons=True)
        for family in FAMILIES:
            archive.writestr(_entry(f"{family}.png"), png(family))


def _entry(name: str) -> ZipInfo:
    """Describe a file of the archive, with no date: the same events give the same bytes."""
    entry = ZipInfo(name)
    entry.compress_type = ZIP_DEFLATED
    return entry


def _write(
    events: Iterable[Event], file: IO[bytes], filter_words: str | None, *, icons: bool
) -> None:
    with (
        etree.xmlfile(file, encoding="utf-8") as xml,
        _declared(xml),
        xml.element(_Q + "Document"),
    ):
        xml.write(_E.name("Events read from reports by Dateline"))
        xml.write(_E.description(_text(filter_words or "all events")))
        for family in FAMILIES:
            xml.write(_style(family, icons=icons))
        for event, row in cells(events):
            xml.write(_placemark(event, row))


def _declared(xml: Any) -> Any:
    xml.write_declaration()
    return xml.element(_Q + "kml", nsmap={None: _NS})


def _style(family: str, *, icons: bool) -> Any:
    """Style of a family; colours of KML are alpha, blue, green, red."""
    red, green, blue = (colour(family)[at : at + 2] for at in (1, 3, 5))
    drawn = (
        _E.IconStyle(_E.scale("0.7"), _E.Icon(_E.href(f"{family}.png")))
        if icons
        else _E.IconStyle(_E.color(f"ff{blue}{green}{red}".lower()))
    )
    return _E.Style(
        drawn,
        _E.LabelStyle(_E.scale("0")),
        _E.BalloonStyle(_E.text("$[description]")),
        id=family,
    )


def _placemark(event: Event, row: list[Any]) -> Any:
    values = dict(zip(HEADER, row, strict=True))
    family = event.family if event.family in FAMILIES else "other"
    parts = [
        _E.name(_text(kind_label(event.kind))),
        _E.description(_text(_balloon(event))),
        *_time(event),
        _E.styleUrl(f"#{family}"),
        _E.ExtendedData(
            *(
                _E.Data(_E.value(_text(str(value))), name=name)
                for name, value in values.items()
                if value is not None
            )
        ),
    ]
    if event.latitude is not None and event.longitude is not None:
        parts.append(_E.Point(_E.coordinates(f"{event.longitude!r},{event.latitude!r}")))
    return _E.Placemark(*parts)


def _time(event: Event) -> list[Any]:
    first, last = event.start or event.end, event.end or event.start
    if first is None or last is None:
        return []
    if first == last:
        return [_E.TimeStamp(_E.when(first.isoformat()))]
    return [_E.TimeSpan(_E.begin(first.isoformat()), _E.end(last.isoformat()))]


def _balloon(event: Event) -> str:
    """Write what Google Earth shows: HTML, in which nothing of a document is markup."""
    lines = [f"<h3>{escape(kind_label(event.kind))}</h3>"]
    days = [day.isoformat() for day in dict.fromkeys((event.start, event.end)) if day]
    facts = (" to ".join(days), event.place, event.admin1, event.country)
    lines.append(f"<p>{escape(' · '.join(filter(None, facts)))}</p>")
    for source in event.sources:
        told = " · ".join(filter(None, (source.source, source.source_url)))
        lines.append(f"<blockquote>{escape(source.quote)}</blockquote><p>{escape(told)}</p>")
    return "".join(lines)


def _text(value: str) -> str:
    """Leave out what XML cannot hold."""
    return _NOT_XML.sub("", cleaned(value))


def read(path: Path) -> Iterator[Event | Fault]:
    """Yield the events of a KML file that Dateline wrote."""
    with path.open("rb") as file:
        yield from _events(file, path.name)


def read_zipped(path: Path) -> Iterator[Event | Fault]:
    """Yield the events of a KMZ file that Dateline wrote."""
    try:
        with ZipFile(path) as archive, archive.open(_INSIDE) as file:
            yield from _events(file, path.name)
    except (BadZipFile, KeyError) as error:
        message = f"{path.name!r} is no KMZ with {_INSIDE} inside: give one that Dateline exported"
        raise ExchangeError(message) from error


def _events(file: IO[bytes], name: str) -> Iterator[Event | Fault]:
    number = 0
    try:
        found = etree.iterparse(
            file, tag=_Q + "Placemark", resolve_entities=False, no_network=True, huge_tree=True
        )
        for _, placemark in found:
            number += 1
            yield _event(placemark, number)
            placemark.clear()
    except etree.XMLSyntaxError as error:
        message = f"{name!r} is no KML ({error}): give a file that Dateline exported"
        raise ExchangeError(message) from error


def _event(placemark: Any, number: int) -> Event | Fault:
    values = {
        data.get("name"): data.findtext(_Q + "value") or "" for data in placemark.iter(_Q + "Data")
    }
    if "id" not in values:
        return Fault(number, "has no id: give a file that Dateline exported", "placemark")
    return row_of({name: values.get(name, "") for name in HEADER}, number)


FORMAT = Format("KML", (".kml",), "application/vnd.google-earth.kml+xml", write, read)
ZIPPED = Format("KMZ", (".kmz",), "application/vnd.google-earth.kmz", write_zipped, read_zipped)
