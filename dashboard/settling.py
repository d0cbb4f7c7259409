"""From now on: what a spelling in a report means, settled along with a correction.

A place's spelling goes into the user's gazetteer, an actor's into the user's list of actors; both
are files like any that were added, and can be removed as they are.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from dashboard import data, desk
from geodata.actors import spellings as actor_spellings
from geodata.gazetteer import spellings as place_spellings
from geodata.models import Place

if TYPE_CHECKING:
    from geodata.models import Event

__all__ = ["actor_spelling", "place_meant", "place_of", "place_spelling", "settle_chosen"]


def place_spelling(event: Event) -> str | None:
    """How the event's own sentence spells the place that it was given; None when it is not there.

    Without a place, the first name of the sentence that has none either.
    """
    return _spelling(event, "place", event.place)


def actor_spelling(event: Event, name: str | None) -> str | None:
    """How the event's own sentence spells one of its actors."""
    return _spelling(event, "actor", name) if name else None


def _spelling(event: Event, layer: str, label: str | None) -> str | None:
    documents = data.documents(event)
    for source in event.sources:
        stored = documents.get(source.document_sha256)
        for one in stored.highlights if stored else ():
            inside = source.quote_start <= one.start and one.end <= source.quote_end
            if inside and one.layer == layer and one.label == label and stored:
                return " ".join(stored.document.text[one.start : one.end].split())
    return None


def place_of(event: Event) -> Place | None:
    """Return the place of an event as the gazetteer, or whoever set it by hand, has it."""
    if event.place is None or event.latitude is None or event.longitude is None:
        return None
    known = data.gazetteer().place(event.place_id) if event.place_id else None
    if known is not None:
        return known
    point = f"{event.place} {event.latitude:.4f} {event.longitude:.4f}"
    return Place(
        f"hand:{hashlib.sha256(point.encode()).hexdigest()[:12]}",
        event.place,
        event.latitude,
        event.longitude,
        "village",
        event.country,
        event.admin1,
        radius_km=event.radius_km or 2.0,
    )


def place_meant(event: Event) -> str:
    """Say what a spelling would mean: a place of the gazetteer, or a point that was set by hand."""
    return event.place if event.place_id and event.place else "this point"


def settle_chosen(before: Event, after: Event) -> dict[str, str]:
    """Settle the spellings that were ticked: each, and a line that says what it means now.

    Raises
    ------
    DatelineError
        When one cannot be kept.
    """
    said: dict[str, str] = {}
    spelling = place_spelling(before) if _ticked("spelling") else None
    place = place_of(after) if spelling else None
    if spelling and place:
        if after.place_id is None:  # a point set by hand is called what the report calls it
            place = replace(place, name=spelling)
        place_spellings.settle(spelling, place)
        said[spelling] = f"From now on “{spelling}” means {place_meant(after)}."
    for field, name, was in (
        ("spelling1", after.actor1, before.actor1),
        ("spelling2", after.actor2, before.actor2),
    ):
        written = actor_spelling(before, was)
        if _ticked(field) and written and name and name != was:
            actor_spellings.settle(written, name, data.register())
            said[written] = f"From now on “{written}” means {name}."
    if said:
        data.forget_names()
    return said


def _ticked(field: str) -> bool:
    return bool(st.session_state.get(desk.field(field)))  # type: ignore[arg-type]
