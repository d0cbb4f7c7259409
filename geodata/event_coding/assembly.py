"""Step through a report, gather what its sentences say, and hand out events.

Confidence is the sum of how each part was found, cut at .05 and .95 (the weights are
``_WEIGHTS``): a start of .3; the place, as sure as its name and the rule that chose it; a date of
the clause, or less for one that is carried; the actors; a toll; a verb that tells it. Loose words
and a modality other than reported take something off.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from geodata.event_coding.continuation import continue_from
from geodata.event_coding.coreference import join
from geodata.event_coding.happenings import find_happenings
from geodata.event_coding.reading import passages
from geodata.event_coding.topics import Topics
from geodata.event_coding.worth import is_worth_telling
from geodata.kinds import KINDS
from geodata.models import Event, Source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geodata.event_coding.draft import Draft
    from geodata.models import (
        ActorMention,
        DateMention,
        Document,
        PlacedToponym,
        RelativePlace,
        Sentence,
    )

__all__ = ["build_events"]

_WEIGHTS = {
    "start": 0.3,
    "place": 0.25,
    "date": 0.15,
    "agent": 0.08,
    "patient": 0.04,
    "toll": 0.08,
    "finite": 0.08,
    "loose": -0.1,
    "doubt": -0.05,
}


def build_events(
    document: Document,
    placed: Sequence[PlacedToponym],
    dates: Sequence[DateMention],
    actors: Sequence[ActorMention],
    relative: Sequence[RelativePlace] = (),
) -> tuple[Event, ...]:
    """Join names, dates and actors of a report into the events that it tells of.

    Parameters
    ----------
    document
        The report; only its body is read.
    placed, dates, actors, relative
        What the earlier stages found in it, in any order.

    Returns
    -------
    tuple of Event
        In the order of their first sentence. An event without a place or a date is kept, with
        None; what is told too vaguely to be an event is left out.
    """
    drafts: list[Draft] = []
    topics = Topics()
    for order, passage in enumerate(passages(document, placed, dates, actors, relative)):
        if order < 2 and _is_title(document, passage.sentence):
            continue
        told = [topics.fill(draft) for draft in find_happenings(passage, order)]
        found = [_unless_future(document, draft) for draft in told]
        topics = topics.after(passage)
        drafts = continue_from(passage, order, drafts, found)
        drafts.extend(found)
    told = [_with_deaths(draft) for draft in join(drafts) if is_worth_telling(draft)]
    told = list({_sameness(draft): draft for draft in told}.values())
    told.sort(key=lambda draft: draft.sentences[0].start)
    seen: dict[tuple[str, str], int] = {}
    return tuple(_event(document, draft, seen) for draft in told)


def _is_title(document: Document, sentence: Sentence) -> bool:
    """Whether a sentence only repeats the headline, which is told again below it."""
    title = "".join(filter(str.isalnum, (document.title or "").casefold()))
    return title != "" and "".join(filter(str.isalnum, sentence.text.casefold())) == title


def _with_deaths(draft: Draft) -> Draft:
    """Tell a protest at which people were killed from one that ended well."""
    killed = draft.toll.killed
    if draft.kind in {"protest", "protest_dispersed"} and killed and killed.low > 0:
        return replace(draft, kind="protest_repressed")
    return draft


def _unless_future(document: Document, draft: Draft) -> Draft:
    """Take what is dated after the report for a plan; a threat only speaks of that day."""
    told = draft.modality in {"reported", "claimed"}
    if told and draft.date and document.published and draft.date.first > document.published:
        if KINDS[draft.kind].family == "threats":
            return replace(draft, date=None)
        return replace(draft, modality="planned")
    return draft


def _sameness(draft: Draft) -> tuple[object, ...]:
    """Gather what two drafts of one sentence must share to be equal events."""
    place = draft.spot.place.id if draft.spot else None
    sides = draft.agent, draft.patient
    return draft.sentences[0], draft.kind, draft.modality, place, draft.date, sides, draft.toll


def _event(document: Document, draft: Draft, seen: dict[tuple[str, str], int]) -> Event:
    key = (draft.sentences[0].text, draft.kind)
    ordinal = seen[key] = seen.get(key, -1) + 1
    spot, date, toll = draft.spot, draft.date, draft.toll
    actors = [actor.name for actor in (draft.agent, draft.patient) if actor]
    return Event(
        id=_identify(document, *key, ordinal),
        kind=draft.kind,
        family=KINDS[draft.kind].family,
        sources=tuple(_source(document, sentence) for sentence in draft.sentences),
        start=date.first if date else None,
        end=date.last if date else None,
        date_precision=date.precision if date else "unknown",
        actors=tuple(dict.fromkeys([*actors, *(actor.name for actor in draft.involved)])),
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
        confidence=_confidence(draft),
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


def _confidence(draft: Draft) -> float:
    weights = _WEIGHTS
    total = weights["start"]
    total += weights["place"] * (draft.spot.confidence if draft.spot else 0)
    total += weights["date"] * (draft.date_confidence if draft.date else 0)
    total += weights["agent"] * (draft.agent is not None)
    total += weights["patient"] * (draft.patient is not None)
    total += weights["toll"] * bool(draft.toll)
    total += weights["finite"] * draft.finite
    total += weights["loose"] * draft.loose
    total += weights["doubt"] * (draft.modality != "reported")
    return round(min(0.95, max(0.05, total)), 2)
