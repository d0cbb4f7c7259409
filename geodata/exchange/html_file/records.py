"""An event in words, as the file's reader sees it. Nothing here is HTML."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from geodata import wording
from geodata.actors import ActorRegister
from geodata.columns.events import actors_of
from geodata.markup import web_address
from geodata.models import Event, Source

__all__ = ["Lineage", "index", "lineages", "record"]

Lineage = Callable[[str], tuple[str, ...]]
"""Names an actor and all whom it belongs to."""

_TOLD_AS = {
    "claimed": "Claimed",
    "planned": "Planned, not yet done",
    "hypothetical": "Hypothetical",
    "denied": "Denied",
}
_WHERE = {"near": "near, ", "area": "somewhere in the area, "}


def lineages(register: ActorRegister) -> Lineage:
    """Return what names an actor and all whom it belongs to, itself first.

    Examples
    --------
    >>> lineages(ActorRegister.load())("Quds Force")[:2]
    ('Quds Force', 'Islamic Revolutionary Guard Corps')
    """

    @cache
    def lineage(name: str) -> tuple[str, ...]:
        names, actor = {name: None}, register.named(name)
        while actor and actor.parent and (actor := register.get(actor.parent)):
            if actor.name in names:
                break
            names[actor.name] = None
        return tuple(names)

    return lineage


def index(events: Sequence[Event], lineage: Lineage = lambda name: (name,)) -> dict[str, Any]:
    """Say what is filtered by and is not in the points: who has a place on the map, the actors.

    ``of`` has all who take part in each event, ``by`` who did it, ``to`` to whom, as numbers of
    ``actors``. Those whom an actor belongs to count as well, as in every filter of Dateline.

    Examples
    --------
    >>> index([Event("1", "clash", "violence", (), actors=("Iran",), actor2="Iran", latitude=1.0)])
    {'located': [1], 'of': [[0]], 'by': [[]], 'to': [[0]], 'actors': ['Iran']}
    """
    known: dict[str, int] = {}

    def numbers(names: Iterable[str | None]) -> list[int]:
        lines = (one for name in names if name for one in lineage(name))
        return [known.setdefault(one, len(known)) for one in dict.fromkeys(lines)]

    return {
        "located": [int(event.latitude is not None) for event in events],
        "of": [numbers(actors_of(event)) for event in events],
        "by": [numbers([event.actor1]) for event in events],
        "to": [numbers([event.actor2]) for event in events],
        "actors": list(known),
    }


def record(event: Event) -> dict[str, Any]:
    """Say everything that is told of an event when it is opened; what is unknown is left out."""
    told = {
        "id": event.id,
        "who": _sides(event),
        "facts": list(_facts(event)),
        "because": event.merged_because,
        "reports": [_report(event, some) for some in _by_report(event.sources)],
    }
    return {name: value for name, value in told.items() if value}


def _facts(event: Event) -> Iterator[list[str]]:
    """Name, text and what is said quietly behind it."""
    yield ["When", wording.when(event)]
    yield ["Where", wording.where(event), _how_sure(event)]
    _, _, others = wording.who(event)
    sides = _sides(event)
    if sides:
        yield ["Who", sides, f"also named: {', '.join(others)}" if others else ""]
    elif others:
        yield ["Who", ", ".join(others)]
    tolls = [
        f"{number} {what}"
        for number, what in (
            (wording.toll(event.fatalities_low, event.fatalities_high), "killed"),
            (wording.toll(event.injured_low, event.injured_high), "injured"),
        )
        if number
    ]
    if tolls:
        yield ["Toll", " · ".join(tolls)]
    if event.modality in _TOLD_AS:
        by = f" by {event.claimed_by}" if event.claimed_by else ""
        yield ["Told as", f"{_TOLD_AS[event.modality]}{by}"]
    yield ["Confidence", f"{round(event.confidence * 100)} %"]
    if event.review != "new":
        yield ["Review", event.review]


def _sides(event: Event) -> str:
    by, to, _ = wording.who(event)
    return f"{by or '?'} → {to or '?'}" if by or to else ""


def _how_sure(event: Event) -> str:
    if event.latitude is None:
        return "not on the map"
    return _WHERE.get(event.geo_precision or "", "") + wording.how_sure(event)


def _by_report(sources: Iterable[Source]) -> list[list[Source]]:
    found: dict[str, list[Source]] = {}
    for source in sources:
        found.setdefault(source.document_sha256, []).append(source)
    return list(found.values())


def _report(event: Event, sources: Sequence[Source]) -> dict[str, Any]:
    """Give one report that tells of an event: its sentences, and what it says otherwise."""
    first = sources[0]
    told = {
        "by": first.source or "Unnamed report",
        "url": web_address(first.source_url),
        "published": wording.day(first.published) if first.published else "",
        "says": ", ".join(fact.text for fact in wording.own_facts(event, first))
        if event.merged_because and first.mention_id
        else "",
        "quotes": list(dict.fromkeys(source.quote for source in sources)),
    }
    return {name: value for name, value in told.items() if value}
