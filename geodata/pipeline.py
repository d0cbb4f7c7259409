"""The flow, as code: a report goes in at the top, events come out at the bottom.

    report → Document → Toponyms → Places → Relative places ─┐
                      → Dates ───────────────────────────────┼→ Events → Store → Map · Export
                      → Actors ──────────────────────────────┘

Every stage takes values and returns values; none knows of the store, the command line or the
dashboard.
"""

from __future__ import annotations

from functools import partial

from geodata.actors import ActorRegister, find_actors
from geodata.actors.lands import lands_of
from geodata.dates import Genre, find_dates
from geodata.event_coding import build_events
from geodata.gazetteer import Gazetteer
from geodata.models import ActorMention, Document, Parsed, PlacedToponym
from geodata.places import resolve
from geodata.relative import relative_places
from geodata.toponyms import Tagger, find_toponyms

__all__ = ["parse_document"]


def parse_document(
    document: Document,
    *,
    gazetteer: Gazetteer,
    register: ActorRegister,
    genre: Genre = "auto",
    tagger: Tagger | None = None,
) -> Parsed:
    """Find who did what, where and when in one document.

    Parameters
    ----------
    document
        The report; relative dates are counted from its ``published``.
    gazetteer
        Where names are looked up.
    register
        The actors that are known by name.
    genre
        ``news`` counts every relative date from the date of publication; ``narrative`` lets the
        reference date move with the story; ``auto`` tells them apart.
    tagger
        What marks names in the text; without it, the model that Dateline ships.

    Returns
    -------
    Parsed
        Everything found, in the order of the text.
    """
    toponyms = find_toponyms(document, gazetteer, tagger=tagger)
    lands = partial(lands_of, document, register, toponyms)
    places = resolve(document, toponyms, gazetteer, lands=lands)
    relative = relative_places(document, places, gazetteer=gazetteer)
    dates = find_dates(document, genre=genre)
    actors = find_actors(document, places, register)
    places = _without_people(places, actors)
    events = build_events(document, places, dates, actors, relative)
    return Parsed(document, places, dates, actors, events, relative)


def _without_people(
    places: tuple[PlacedToponym, ...], actors: tuple[ActorMention, ...]
) -> tuple[PlacedToponym, ...]:
    """Drop what looked like a name of a place and is a person or a group that is known."""
    taken = {
        offset
        for mention in actors
        if mention.actor.kind in {"person", "armed-group"}
        for offset in range(mention.start, mention.end)
    }
    return tuple(each for each in places if each.place or each.toponym.start not in taken)
