"""What passes between the rooms: frozen, typed values, never dicts.

Positions in a text are code-point offsets into ``Document.text``, end exclusive. Coordinates are
degrees WGS84, always named ``latitude`` and ``longitude``; their order is swapped once, at the
GeoJSON boundary. An unresolved place or date is ``None`` with a ``reason``, never 0,0, never today.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any, Literal

__all__ = [
    "READ",
    "TOLD",
    "Actor",
    "ActorMention",
    "DateMention",
    "DatePrecision",
    "DateRange",
    "Document",
    "Event",
    "GeoPrecision",
    "Modality",
    "Parsed",
    "Place",
    "PlacedToponym",
    "Relation",
    "RelativePlace",
    "Review",
    "Role",
    "Sentence",
    "Source",
    "Toponym",
]

Role = Literal["literal", "metonymic", "demonym"]
"""literal "in Damascus"; metonymic "Damascus said"; demonym "Syrian"."""

DatePrecision = Literal["day", "week", "month", "season", "year", "unknown"]
GeoPrecision = Literal["exact", "near", "area"]
Relation = Literal["distance", "direction", "near", "between", "border"]
"""How a place is said by others: "70 km from X", "north of X", "near X", "between X and Y"."""
Modality = Literal["reported", "claimed", "planned", "hypothetical", "denied"]
Review = Literal["new", "confirmed", "edited", "rejected"]

READ = "reports"
"""The collection of the events that Dateline has read from reports; others were imported."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a document's body: ``document.text[start:end] == text``."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """A report as Dateline reads it.

    ``body`` is the part of ``text`` that the author wrote: mastheads before it and readers'
    comments after it are kept in ``text``, so that offsets stay true, but never read for events.
    """

    id: str
    text: str
    body: tuple[int, int]
    sha256: str
    path: str | None = None
    title: str | None = None
    published: dt.date | None = None
    language: str | None = None
    publisher: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name found in a text, not yet placed.

    ``feature`` is what the words around it say it is ("province", "camp", "district"), as a key of
    the ``feature`` column of ``seeds/places.csv``; ``parent`` is the name that the text gives as
    its container ("Daraa" in "Nawa, Daraa").
    """

    start: int
    end: int
    text: str
    role: Role
    feature: str | None = None
    parent: str | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Place:
    """One record of the gazetteer.

    ``feature`` is one of: country, region, province, district, city, village, neighbourhood, base,
    camp, crossing, airport, facility, river, lake, sea, mountain, desert, island, valley,
    continent.
    ``country`` is ISO 3166-1 alpha-3. ``radius_km`` says how far from the point the place reaches.
    """

    id: str
    name: str
    latitude: float
    longitude: float
    feature: str
    country: str | None = None
    admin1: str | None = None
    population: int = 0
    radius_km: float = 2.0


@dataclass(frozen=True, slots=True)
class PlacedToponym:
    """A toponym with the place it stands for, or ``place=None`` and the reason.

    ``seat`` is the chief town of a province or district: what is known to have happened somewhere
    in it is shown there. ``capital`` is whether it is one of a country.
    """

    toponym: Toponym
    place: Place | None
    confidence: float
    reason: str
    seat: Place | None = None
    capital: bool = False


@dataclass(frozen=True, slots=True)
class RelativePlace:
    """A place that a text says by others: "70 kilometers northwest of al-Tanf".

    ``anchors`` are the placed names it leans on, the chief one first. It lies within ``radius_km``
    of the point; ``confidence`` is that of the least sure anchor.
    """

    start: int
    end: int
    text: str
    anchors: tuple[PlacedToponym, ...]
    latitude: float
    longitude: float
    radius_km: float
    precision: GeoPrecision
    relation: Relation
    confidence: float
    reason: str


@dataclass(frozen=True, slots=True)
class DateRange:
    """Days from ``first`` to ``last``, both included."""

    first: dt.date
    last: dt.date
    precision: DatePrecision


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date expression; ``value`` is its TIMEX3 value ("2018-06-17", "2018-W24", "1983")."""

    start: int
    end: int
    text: str
    range: DateRange | None
    value: str | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Actor:
    """A row of ``seeds/actors.csv``, or a named group found in a text (``kind="unlisted"``)."""

    id: str
    name: str
    kind: str
    country: str | None = None
    parent: str | None = None

    def __hash__(self) -> int:
        """Hash of the id, which tells nearly all actors apart."""
        return hash(self.id)


@dataclass(frozen=True, slots=True)
class ActorMention:
    """Where a text names an actor. ``individual`` marks a person who stands for a side."""

    start: int
    end: int
    text: str
    actor: Actor


@dataclass(frozen=True, slots=True)
class Source:
    """Where an event is told: the sentence, its offsets, and the report it stands in.

    What follows ``document_sha256`` is what this report alone says of the event, whatever the
    others say: several sentences of one report share it. ``mention_id`` is the id of the event
    that was found in this report, before it was joined with those of others.
    """

    quote: str
    quote_start: int
    quote_end: int
    source: str | None
    source_url: str | None
    published: dt.date | None
    document_sha256: str
    mention_id: str | None = None
    kind: str | None = None
    start: dt.date | None = None
    end: dt.date | None = None
    date_precision: DatePrecision | None = None
    actor1: str | None = None
    actor2: str | None = None
    place: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    fatalities_low: int | None = None
    fatalities_high: int | None = None
    injured_low: int | None = None
    injured_high: int | None = None
    modality: Modality | None = None
    claimed_by: str | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Who did what to whom, where and when, and the sentence that says so.

    ``place`` is None for an event without a place. ``geo_precision`` and ``radius_km`` say how far
    off the point may be. ``latitude`` and ``longitude`` may differ from the place's own ("70 km
    northwest of al-Tanf"). ``claimed_by`` is the actor in whose words it is told, when the report
    does not tell it in its own: a claim, a denial, a quotation. ``merged_because`` says in words
    why several reports were taken to tell of one event; None when only one does. ``collection`` is
    the name of the imported set that it belongs to.
    """

    id: str
    kind: str
    family: str
    sources: tuple[Source, ...]
    start: dt.date | None = None
    end: dt.date | None = None
    date_precision: DatePrecision = "unknown"
    actors: tuple[str, ...] = ()
    actor1: str | None = None
    actor2: str | None = None
    place: str | None = None
    place_id: str | None = None
    admin1: str | None = None
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geo_precision: GeoPrecision | None = None
    radius_km: float | None = None
    fatalities_low: int | None = None
    fatalities_high: int | None = None
    injured_low: int | None = None
    injured_high: int | None = None
    modality: Modality = "reported"
    claimed_by: str | None = None
    confidence: float = 0.5
    review: Review = "new"
    merged_because: str | None = None
    collection: str = READ

    @property
    def reports(self) -> int:
        """How many reports tell of it."""
        return len({source.document_sha256 for source in self.sources})

    def with_own_figures(self) -> Event:
        """Write on each source what the event says, for an event as one report tells it.

        A source that says something of its own already keeps it.

        Examples
        --------
        >>> told = Source("Two died.", 0, 9, None, None, None, "ab")
        >>> event = Event("e1", "killing", "violence", (told,), fatalities_low=2)
        >>> event.with_own_figures().sources[0].fatalities_low
        2
        """
        if all(source.mention_id is not None for source in self.sources):
            return self
        own = {name: getattr(self, name) for name in TOLD}
        told = (
            replace(source, mention_id=self.id, **own) if source.mention_id is None else source
            for source in self.sources
        )
        return replace(self, sources=tuple(told))


TOLD = (
    *("kind", "start", "end", "date_precision", "actor1", "actor2", "place"),
    *("latitude", "longitude", "fatalities_low", "fatalities_high"),
    *("injured_low", "injured_high", "modality", "claimed_by", "confidence"),
)
"""Names of what a source repeats of the event that its report tells."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """Everything Dateline found in one document."""

    document: Document
    toponyms: tuple[PlacedToponym, ...] = ()
    dates: tuple[DateMention, ...] = ()
    actors: tuple[ActorMention, ...] = ()
    events: tuple[Event, ...] = ()
    relative_places: tuple[RelativePlace, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Lay it out as the data contract says; `geodata.contract` knows the names."""
        from geodata.contract import parsed_to_dict  # noqa: PLC0415 (it imports these models)

        return parsed_to_dict(self)
