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
from xml.sax.saxutils import escape as xml_escape
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from lxml import etree

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
_MARKED = re.compile("[&<>\r]")
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
    # Text put together, not a tree: an event has some hundred elements, and lxml makes each of
    # them an object, which takes six times as long.
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<kml xmlns="{_NS}"><Document><name>Events read from reports by Dateline</name>'
        f"<description>{_text(filter_words or 'all events')}</description>"
    )
    file.write(_encoded(head + "".join(_style(family, icons=icons) for family in FAMILIES)))
    for event, row in cells(events):
        file.write(_encoded(_placemark(event, row)))
    file.write(b"</Document></kml>\n")


def _style(family: str, *, icons: bool) -> str:
    """Style of a family; colours of KML are alpha, blue, green, red."""
    red, green, blue = (colour(family)[at : at + 2] for at in (1, 3, 5))
    drawn = (
        f"<scale>0.7</scale><Icon><href>{family}.png</href></Icon>"
        if icons
        else f"<color>{f'ff{blue}{green}{red}'.lower()}</color>"
    )
    return (
        f'<Style id="{family}"><IconStyle>{drawn}</IconStyle>'
        "<LabelStyle><scale>0</scale></LabelStyle>"
        "<BalloonStyle><text>$[description]</text></BalloonStyle></Style>"
    )


def _placemark(event: Event, row: list[Any]) -> str:
    family = event.family if event.family in FAMILIES else "other"
    values = "".join(
        [
            f'<Data name="{name}"><value>'
            f"{_text(value) if isinstance(value, str) else value}</value></Data>"
            for name, value in zip(HEADER, row, strict=True)
            if value is not None
        ]
    )
    point = ""
    if event.latitude is not None and event.longitude is not None:
        at = f"{event.longitude!r},{event.latitude!r}"
        point = f"<Point><coordinates>{at}</coordinates></Point>"
    return (
        f"<Placemark><name>{_text(kind_label(event.kind))}</name>"
        f"<description>{_text(_balloon(event))}</description>{_time(event)}"
        f"<styleUrl>#{family}</styleUrl><ExtendedData>{values}</ExtendedData>{point}</Placemark>"
    )


def _time(event: Event) -> str:
    first, last = event.start or event.end, event.end or event.start
    if first is None or last is None:
        return ""
    if first == last:
        return f"<TimeStamp><when>{first.isoformat()}</when></TimeStamp>"
    span = f"<begin>{first.isoformat()}</begin><end>{last.isoformat()}</end>"
    return f"<TimeSpan>{span}</TimeSpan>"


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
    """Write text as XML has it; a carriage return would be read as the end of a line."""
    return xml_escape(value, {"\r": "&#13;"}) if _MARKED.search(value) else value


def _encoded(xml: str) -> bytes:
    """Leave out what XML cannot hold; of what it can, nothing in a document is markup by now."""
    if not xml.isprintable():
        xml = _NOT_XML.sub("", cleaned(xml))
    return xml.encode() + b"\n"


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
