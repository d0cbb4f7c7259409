"""From a draft to the ``Event`` that other programs see, with its id and its sources."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from geodata.kinds import KINDS
from geodata.models import Event, Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geodata.event_coding.draft import Draft
    from geodata.models import Document, Sentence

__all__ = ["records"]


def records(document: Document, drafts: Iterable[tuple[Draft, float]]) -> Iterator[Event]:
    """Write down drafts, each with its confidence, as events of a report."""
    seen: dict[tuple[str, str], int] = {}
    for draft, confidence in drafts:
        key = (draft.sentences[0].text, draft.kind)
        ordinal = seen[key] = seen.get(key, -1) + 1
        yield _record(document, draft, _identify(document, *key, ordinal), confidence)


def _record(document: Document, draft: Draft, identity: str, confidence: float) -> Event:
    spot, date, toll = draft.spot, draft.date, draft.toll
    actors = [actor.name for actor in (draft.agent, draft.patient, *draft.involved) if actor]
    return Event(
        id=identity,
        kind=draft.kind,
        family=KINDS[draft.kind].family,
        sources=tuple(_source(document, sentence) for sentence in draft.sentences),
        start=date.first if date else None,
        end=date.last if date else None,
        date_precision=date.precision if date else "unknown",
        actors=tuple(dict.fromkeys(actors)),
        actor1=draft.agent.name if draft.agent else None,
        actor2=draft.patient.name if draft.patient else None,
        place=spot.place.name if spot else None,
        place_id=spot.place.id if spot else None,
        admin1=spot.place.admin1 if spot else None,
        country=spot.place.country if spot else None,
        latitude=spot.latitude if spot else None,
        longitude=spot.longitude if spot else None,
        geo_precision=spot.precision if spot else None,
        radius_km=spot.radius_km if spot else None,
        fatalities_low=toll.killed.low if toll.killed else None,
        fatalities_high=toll.killed.high if toll.killed else None,
        injured_low=toll.injured.low if toll.injured else None,
        injured_high=toll.injured.high if toll.injured else None,
        modality=draft.modality,
        claimed_by=draft.claimant.name if draft.claimant else None,
        confidence=confidence,
    )


def _identify(document: Document, sentence: str, kind: str, ordinal: int) -> str:
    """Make an id that is the same in every run: of report, sentence, kind and ordinal."""
    text = "\x1f".join((document.sha256, sentence, kind, str(ordinal)))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _source(document: Document, sentence: Sentence) -> Source:
    return Source(
        quote=sentence.text,
        quote_start=sentence.start,
        quote_end=sentence.end,
        source=document.publisher or document.title or document.path,
        source_url=document.url,
        published=document.published,
        document_sha256=document.sha256,
    )
