"""What the store hands out, and how values become rows and rows become values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, Literal

from sqlalchemy import RowMapping

from geodata.columns.events import sources_of
from geodata.contract import SOURCE_PROPERTIES, TOLD_PROPERTIES, parsed_to_dict
from geodata.corrections import plain, values
from geodata.merging import Decision
from geodata.models import READ, TOLD, Document, Event, Parsed, Role, Source

__all__ = [
    "EVENT_COLUMNS",
    "SOURCE_COLUMNS",
    "TOLD_COLUMNS",
    "Action",
    "AddResult",
    "Change",
    "Counts",
    "Highlight",
    "MergeResult",
    "Report",
    "StoredDocument",
    "change_row",
    "document_row",
    "event_row",
    "mention_row",
    "source_rows",
    "to_change",
    "to_decision",
    "to_event",
    "to_source",
    "to_stored_document",
]


Action = Literal["correct", "same", "different"]
"""What can be done to events: setting them right, or deciding that they are one or several."""


@dataclass(frozen=True, slots=True)
class AddResult:
    """What adding did, in documents; ``events`` counts those of the added and renewed ones."""

    added: int = 0
    unchanged: int = 0
    events: int = 0
    renewed: int = 0

    def __add__(self, other: AddResult) -> AddResult:
        return AddResult(
            self.added + other.added,
            self.unchanged + other.unchanged,
            self.events + other.events,
            self.renewed + other.renewed,
        )


@dataclass(frozen=True, slots=True)
class MergeResult:
    """What the store holds after merging; ``joined`` events have more than one mention."""

    mentions: int
    events: int
    joined: int


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a store holds; ``unlocated`` events have no place on the map."""

    documents: int
    samples: int
    events: int
    unlocated: int


@dataclass(frozen=True, slots=True)
class Report:
    """A stored document without its text, and how many events it tells of."""

    sha256: str
    id: str
    title: str | None
    published: dt.date | None
    publisher: str | None
    url: str | None
    path: str | None
    is_sample: bool
    events: int


@dataclass(frozen=True, slots=True)
class Highlight:
    """A mention in a text: the canonical name or TIMEX3 value, and why a place is this one.

    ``label`` is None when the mention could not be resolved. A place has a role.
    """

    start: int
    end: int
    layer: Literal["place", "date", "actor"]
    label: str | None
    reason: str = ""
    role: Role | None = None


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A document with what was found in it, in the order of the text."""

    document: Document
    is_sample: bool
    highlights: tuple[Highlight, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """Who did what to an event, and when (UTC).

    ``before`` and ``after`` hold the properties that were corrected; of a decision they hold, under
    ``events``, the ids of the events that there were and that it made. What was taken back says by
    whom and when.
    """

    event_id: str
    who: str
    when: dt.datetime
    before: Mapping[str, Any]
    after: Mapping[str, Any]
    action: Action = "correct"
    mentions: frozenset[str] = frozenset()
    undone: dt.datetime | None = None
    undone_by: str | None = None


def document_row(parsed: Parsed, *, sample: bool, collection: str = READ) -> dict[str, Any]:
    """Row of ``documents``."""
    row = {one.name: getattr(parsed.document, one.name) for one in fields(Document)}
    row["body_start"], row["body_end"] = row.pop("body")
    found = parsed_to_dict(parsed)
    mentions = {name: found[name] for name in ("toponyms", "dates", "actors")}
    return row | {"is_sample": sample, "mentions": mentions, "collection": collection}


def to_stored_document(row: RowMapping) -> StoredDocument:
    """Document of a row of ``documents``."""
    values = {one.name: row[one.name] for one in fields(Document) if one.name != "body"}
    document = Document(body=(row["body_start"], row["body_end"]), **values)
    return StoredDocument(document, row["is_sample"], _highlights(row["mentions"]))


def _highlights(mentions: Mapping[str, list[dict[str, Any]]]) -> tuple[Highlight, ...]:
    found = [
        *(
            Highlight(
                one["start"], one["end"], "place", one["name"], one["reason"], one.get("role")
            )
            for one in mentions["toponyms"]
        ),
        *(Highlight(one["start"], one["end"], "date", one["value"]) for one in mentions["dates"]),
        *(Highlight(one["start"], one["end"], "actor", one["actor"]) for one in mentions["actors"]),
    ]
    return tuple(sorted(found, key=lambda one: (one.start, one.end, one.layer)))


EVENT_COLUMNS = tuple(one.name for one in fields(Event) if one.name != "sources")
"""Columns of ``events`` and ``mentions``, in the order in which `to_event` takes them."""

SOURCE_COLUMNS = SOURCE_PROPERTIES
"""Columns of ``sources``, in the order in which `to_source` takes them."""

TOLD_COLUMNS = tuple("id" if name == "mention_id" else name for name in TOLD_PROPERTIES)
"""Columns of ``mentions`` that follow those of a source in `to_source`."""


def event_row(event: Event) -> dict[str, Any]:
    """Row of ``events``."""
    values = {name: getattr(event, name) for name in EVENT_COLUMNS}
    return values | {
        "actors": list(event.actors),
        "reports": event.reports,
        "told_by": list(dict.fromkeys(sources_of(event))),
    }


def to_event(row: Sequence[Any], sources: tuple[Source, ...]) -> Event:
    """Event of a row of ``events``, or of ``mentions`` as one report tells it."""
    values = dict(zip(EVENT_COLUMNS, row, strict=True))
    values["actors"] = tuple(values["actors"])
    return Event(**values, sources=sources)


def mention_row(mention: Event, digest: str | None) -> dict[str, Any]:
    """Row of ``mentions``: an event as the report with this digest tells it, or as imported.

    An event that was read waits to be held against the others; an imported one stands as it is.
    """
    is_read = mention.collection == READ
    values = {name: getattr(mention, name) for name in EVENT_COLUMNS}
    return values | {
        "actors": list(mention.actors),
        "merged_because": None if is_read else mention.merged_because,
        "published": mention.sources[0].published if mention.sources else None,
        "document_sha256": digest,
        "event_id": mention.id,
        "pending": is_read,
    }


def source_rows(mention: Event) -> list[dict[str, Any]]:
    """Rows of ``sources``, in the order of the mention."""
    return [
        {name: getattr(source, name) for name in SOURCE_COLUMNS}
        | {"mention_id": mention.id, "position": position, "told": _told(source, mention)}
        for position, source in enumerate(mention.sources)
    ]


def _told(source: Source, mention: Event) -> dict[str, Any] | None:
    """Properties of what a source says, when that is not what its mention says."""
    differs = source.mention_id is not None and (
        source.mention_id != mention.id
        or any(getattr(source, name) != getattr(mention, name) for name in TOLD)
    )
    return plain(source, TOLD_PROPERTIES) if differs else None


def to_source(row: Sequence[Any], told: Mapping[str, Any] | None) -> Source:
    """Source of a row of ``sources``, and of its mention when it is to tell what that says."""
    if told is None:
        return Source(*row)
    return Source(*row[: len(SOURCE_COLUMNS)], **values(told))


def to_decision(row: RowMapping) -> Decision:
    """Decision of a row of ``history``."""
    sides = tuple(frozenset(side) for side in row["sides"])
    return Decision(row["action"], sides, row["who"], dt.datetime.fromisoformat(row["changed"]))


def change_row(change: Change) -> dict[str, Any]:
    """Row of ``history`` for what was done just now; ``before`` and ``after`` as JSON has them."""
    return {
        "action": change.action,
        "event_id": change.event_id,
        "who": change.who,
        "changed": change.when.isoformat(timespec="microseconds"),
        "before": dict(change.before),
        "after": dict(change.after),
    }


def to_change(row: RowMapping) -> Change:
    """Change of a row of ``history``."""
    undone = row["undone"]
    return Change(
        row["event_id"],
        row["who"],
        dt.datetime.fromisoformat(row["changed"]),
        values(row["before"]),
        values(row["after"]),
        row["action"],
        frozenset(one for side in row["sides"] or () for one in side),
        dt.datetime.fromisoformat(undone) if undone else None,
        row["undone_by"],
    )
