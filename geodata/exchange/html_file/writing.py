"""The file put together: the page, the events a thousand at a time, the basemap around them."""

from __future__ import annotations

import base64
import datetime as dt
import shutil
import tempfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import IO, Any

import numpy as np
import orjson

from geodata import basemap, webmap
from geodata.actors import default_register
from geodata.basemap.cutting import around, cut
from geodata.columns import EventColumns
from geodata.exchange.html_file.page import Head, beginning, end
from geodata.exchange.html_file.records import index, lineages, record
from geodata.exchange.tabular import cleaned
from geodata.made import day_of_making
from geodata.models import Event
from geodata.titles import Subject
from geodata.webmap.points import block

__all__ = ["write"]

_BATCH = 1_000  # events that are unpacked together


@dataclass(slots=True)
class _Told:
    """What is known of the events once all have been written."""

    subject: Subject = field(default_factory=Subject)
    batches: int = 0
    longitudes: list[float] = field(default_factory=list)
    latitudes: list[float] = field(default_factory=list)
    areas: set[tuple[str, str]] = field(default_factory=set)

    def add(self, event: Event) -> None:
        """Hear of one event."""
        self.subject.add(event)
        if event.longitude is None or event.latitude is None:
            return
        self.longitudes.append(event.longitude)
        self.latitudes.append(event.latitude)
        if event.geo_precision == "area" and event.country and event.place_id:
            self.areas.add((event.country, event.place_id))


def write(
    events: Iterable[Event],
    path: Path,
    *,
    filter_words: str | None = None,
    made: dt.date | None = None,
    title: str | None = None,
) -> None:
    """Write a page that shows the events on a map, with everything that it needs inside.

    Parameters
    ----------
    events
        In the order in which they are listed; no more than a thousand are held at a time.
    path
        The file.
    filter_words
        The filter in words, for the title block.
    made
        Day of making; today, or that of ``SOURCE_DATE_EPOCH``, without it.
    title
        Instead of one made of the events' places and days.
    """
    with tempfile.TemporaryFile(dir=path.parent) as data, path.open("wb") as file:
        told = _write_events(events, data)
        unlocated = told.subject.number - len(told.latitudes)
        said = title or told.subject.title
        head = Head(said, filter_words, day_of_making(made), unlocated)
        file.write(beginning(head).encode("utf-8", "replace"))
        data.seek(0)
        shutil.copyfileobj(data, file)
        box = around(np.array(told.longitudes), np.array(told.latitudes))
        for name, value in cut(basemap.folder(), box, told.areas):
            file.write(_packed(f"basemap/{name}", _json(value)))
        config = {"batches": told.batches, "zooms": webmap.ZOOMS, "batch": _BATCH}
        file.write(end(config).encode())


def _write_events(events: Iterable[Event], file: IO[bytes]) -> _Told:
    told, lineage = _Told(), lineages(default_register())
    waiting = iter(events)
    while some := list(islice(waiting, _BATCH)):
        for event in some:
            told.add(event)
        number = told.batches
        columns = EventColumns.of(some)
        file.write(_packed(f"points/{number}.gz", block(columns, np.arange(len(some)))))
        file.write(_packed(f"index/{number}.json", _json(index(some, lineage))))
        file.write(_packed(f"records/{number}.json", _json([record(event) for event in some])))
        told.batches += 1
    return told


def _packed(name: str, content: bytes) -> bytes:
    """Pack a file for a script tag that nothing runs: letters and digits, whatever it holds."""
    letters = base64.b64encode(zlib.compress(content, level=9, wbits=31))
    return b'<script type="application/gzip" data-file="%s">%s</script>\n' % (
        name.encode(),
        letters,
    )


def _json(value: Any) -> bytes:
    try:
        return orjson.dumps(value)
    except orjson.JSONEncodeError:  # half a surrogate pair
        return orjson.dumps(_whole(value))


def _whole(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _whole(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_whole(one) for one in value]
    return cleaned(value)
