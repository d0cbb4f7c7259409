"""Whether an event agrees with a coder's row, part by part and as a whole.

An event is *right* when it is right in what it says: its type is the coded one, it is told as the
fact or the plan that it is, the coded day lies within its dates, and the coded point within 25 km
of its reach. One that says no place, or no day, is judged by the rest. A toll that is not said
agrees with a coded 0.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from coding.notes import Note, alpha3
from geodata.actors import ActorRegister
from geodata.gazetteer.distance import between_km
from geodata.kinds import KINDS
from geodata.models import Actor, DateRange, Event

__all__ = [
    "MEASURES",
    "NEAR_KM",
    "Coded",
    "Row",
    "agreement",
    "best",
    "coded",
    "is_right",
    "row_of",
    "same_actor",
]

MEASURES = ("found", "type", "sub-type", "day", "actor", "toll", "25 km", "10 km")
NEAR_KM = 25.0
Point = tuple[float, float]
"""Latitude and longitude."""
_COUNTRY = re.compile(
    r"\((?:[^()]*- )?([A-Z][^()0-9]+)\)|Forces of ([A-Z][^()]+?) \(|Government of ([A-Z][^()]+?) \("
)
_SORTS = (
    ("Military Forces", {"military", "state", "government"}),
    ("Police Forces", {"police", "government", "state"}),
    ("Government of", {"government", "state", "person", "political"}),
    ("Unidentified Armed Group", {"armed-group"}),
    ("Militia", {"armed-group"}),
)
_COMMON = {"forces", "front", "army", "state", "party", "group", "movement", "people", "united"}


@dataclass(frozen=True)
class Row:
    """What a coder writes of one event, as far as an event is judged by it as a whole.

    ``types`` are the types that a coder might choose; ``days`` and ``point`` are None when the
    report does not say them. ``told`` is "fact", "planned", "hypothetical" or "denied".
    """

    types: frozenset[str]
    days: DateRange | None
    point: Point | None
    radius_km: float = 0.0
    told: str = "fact"


@dataclass(frozen=True)
class Coded:
    """An event as a system codes it, in what can be compared with a row."""

    event_type: str | None
    sub_event_type: str | None
    days: DateRange | None
    actors: tuple[Actor, ...] = ()
    deaths: tuple[int, int | None] | None = None
    point: Point | None = None
    radius_km: float = 0.0
    confidence: float = 1.0
    told: str = "fact"

    @property
    def is_complete(self) -> bool:
        """Whether it says where and when."""
        return self.point is not None and self.days is not None


def coded(event: Event, register: ActorRegister) -> Coded:
    """Lay out one of our events for the comparison."""
    kind = KINDS[event.kind]
    days = (
        DateRange(event.start, event.end, event.date_precision)
        if event.start is not None and event.end is not None
        else None
    )
    low = event.fatalities_low
    point = (
        (event.latitude, event.longitude)
        if event.latitude is not None and event.longitude is not None
        else None
    )
    return Coded(
        kind.acled_event_type,
        kind.acled_sub_event_type,
        days,
        tuple(_known(name, register) for name in event.actors),
        None if low is None else (low, event.fatalities_high),
        point,
        event.radius_km or 0.0,
        event.confidence,
        "fact" if event.modality in {"reported", "claimed"} else event.modality,
    )


def _known(name: str, register: ActorRegister) -> Actor:
    """Actor of a canonical name; one that is written as in the text when it is in no register."""
    return register.named(name) or Actor(name, name, "unlisted")


def agreement(note: Note, event: Coded) -> dict[str, bool]:
    """Compare an event with the coder's row, measure by measure."""
    gap = _gap_km((note.latitude, note.longitude), event.point)
    low, high = event.deaths or (0, 0)
    return {
        "found": True,
        "type": event.event_type == note.event_type,
        "sub-type": event.sub_event_type == note.sub_event_type,
        "day": event.days is not None and event.days.first <= note.day <= event.days.last,
        "actor": any(same_actor(name, actor) for name in note.sides for actor in event.actors),
        "toll": low <= note.deaths and (high is None or note.deaths <= high),
        "25 km": gap is not None and gap <= NEAR_KM,
        "10 km": gap is not None and gap <= 10,
    }


def is_right(rows: Iterable[Row], event: Coded) -> bool:
    """Whether some row says all that an event says of type, day and place."""
    return any(_says(row, event) for row in rows)


def _says(row: Row, event: Coded) -> bool:
    return (
        event.event_type in row.types
        and event.told == row.told
        and (event.days is None or (row.days is not None and _overlap(row.days, event.days)))
        and (event.point is None or _is_near(row, event))
    )


def _overlap(one: DateRange, other: DateRange) -> bool:
    return one.first <= other.last and other.first <= one.last


def _is_near(row: Row, event: Coded) -> bool:
    gap = _gap_km(row.point, event.point)
    return gap is not None and gap <= row.radius_km + event.radius_km + NEAR_KM


def row_of(note: Note) -> Row:
    """Row of a note: what it tells has happened, on its day and at its point."""
    days = DateRange(note.day, note.day, "day")
    return Row(frozenset({note.event_type}), days, (note.latitude, note.longitude))


def _gap_km(one: Point | None, other: Point | None) -> float | None:
    return None if one is None or other is None else between_km(one, other)


def best(note: Note, events: Iterable[Coded]) -> Mapping[str, bool]:
    """Agreement of the event that agrees best; nothing agrees where there is no event."""
    return max(
        (agreement(note, event) for event in events),
        key=lambda agreed: sum(agreed.values()),
        default=dict.fromkeys(MEASURES, False),
    )


def same_actor(name: str, actor: Actor) -> bool:
    """Whether a coder's actor, such as "Military Forces of Turkey (2016-)", is one of ours.

    Matched leniently: by name, by kind and country, or by a telling word of the name.
    """
    plain = re.sub(r"\s*\([^()]*\)", "", name).strip()
    short, _, full = plain.rpartition(": ")
    if actor.name.casefold() in {plain.casefold(), short.casefold(), full.casefold()}:
        return True
    if _is_at_home(name, actor) and any(
        name.startswith(word) and actor.kind in kinds for word, kinds in _SORTS
    ):
        return True
    return bool(_stems(plain) & _stems(actor.name))


def _is_at_home(name: str, actor: Actor) -> bool:
    found = _COUNTRY.search(name)
    where: Sequence[str] = [each for each in found.groups() if each] if found else []
    return actor.country is None or not where or actor.country == alpha3(where[0])


def _stems(name: str) -> set[str]:
    words = set(re.findall(r"[a-z]{4,}", name.casefold())) - _COMMON
    return {word[:6] for word in words}
