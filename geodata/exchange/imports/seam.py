"""What comes of a row: an event, the removal of one, or the reason why there is none."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from geodata.models import TOLD, Document, Event, Source

__all__ = ["Imported", "Rejected", "Removed", "Row", "imported", "text_of"]

Row = Mapping[str, str]
"""The cells of a row by the names of their columns, small letters; "" where nothing stands."""


@dataclass(frozen=True, slots=True)
class Imported:
    """A row as a report of its own, with the one event that it tells.

    An event that Dateline exported comes without: its sentences are those of other reports.
    """

    row: int
    document: Document | None
    event: Event


@dataclass(frozen=True, slots=True)
class Removed:
    """A row that says that an event is no more: its id in the collection."""

    row: int
    id: str


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that cannot be used, and why."""

    row: int
    reason: str


def imported(  # noqa: PLR0913  options are keyword-only
    number: int,
    row: Row,
    event: Event,
    *,
    collection: str,
    note: str,
    title: str | None = None,
    source: str | None = None,
    url: str | None = None,
    sides: tuple[str | None, str | None] = (None, None),
) -> Imported:
    """Make a report of a row: the note, and below it every column, so that nothing is lost.

    Parameters
    ----------
    number
        The row's number in its file.
    row
        All its cells.
    event
        What it tells; its id is that of the row in its collection.
    collection
        Short name of the collection, which begins the ids.
    note
        The coder's words, on which the event stands.
    title, source, url
        Of the report that the coder read.
    sides
        Who did it and to whom, as the coder wrote them.
    """
    name = f"{collection}:{event.id}"
    cells = "\n".join(f"{column}: {cell}" for column, cell in row.items() if cell)
    text = f"{note}\n\n{cells}"
    digest = hashlib.sha256(f"{name}\n{text}".encode("utf-8", "backslashreplace")).hexdigest()
    figures = {one: getattr(event, one) for one in TOLD}
    as_written = {"actor1": sides[0] or None, "actor2": sides[1] or None}
    place = (note, 0, len(note), source, url, event.end, digest)
    told = Source(*place, mention_id=name, **figures | as_written)
    document = Document(
        id=name,
        text=text,
        body=(0, len(note)),
        sha256=digest,
        title=title,
        published=event.end,
        language="en",
        publisher=source,
        url=url,
    )
    own = replace(event, id=name, sources=(told,), collection=collection)
    return Imported(number, document, own)


def text_of(value: Any) -> str:
    """Write a cell of a workbook, a property or a field as text.

    >>> text_of(None), text_of(["Iran", "Syria"]), text_of(3)
    ('', 'Iran; Syria', '3')
    """
    if value is None:
        return ""
    if isinstance(value, list):
        return "; ".join(map(text_of, value))
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False, default=text_of)
    return str(value.isoformat()) if hasattr(value, "isoformat") else str(value)
