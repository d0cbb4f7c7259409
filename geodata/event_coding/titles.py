"""What only the title of a report tells: nearly all titles are told again below them.

A title counts where it stands in the text itself; one that is only given with it has no sentence
that an event could be quoted from.
"""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from geodata.event_coding.coreference import are_akin, are_kindred, are_near
from geodata.event_coding.happenings import find_happenings
from geodata.event_coding.tolls import tolls_disagree
from geodata.event_coding.wordset import any_of
from geodata.gazetteer.distance import distance_km
from geodata.gazetteer.extent import COUNTRY, rank
from geodata.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geodata.event_coding.draft import Draft
    from geodata.event_coding.reading import Passage
    from geodata.event_coding.spots import Spot
    from geodata.models import Document, PlacedToponym, Sentence

__all__ = ["is_title", "with_title"]

_OPENERS_OF_TALK = any_of("why how what opinion analysis comment explainer soccer football")
_TALK = any_of("? explained timeline aftermath photos pictures")
_YEAR = dt.timedelta(days=365)
_AROUND_KM, _FAR_AROUND_KM = 60.0, 150.0


def is_title(document: Document, sentence: Sentence) -> bool:
    """Whether a sentence is the title of its report."""
    title = _letters(document.title or "")
    return title != "" and _letters(sentence.text) == title


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def with_title(
    told: tuple[int, Passage], drafts: Sequence[Draft], placed: Sequence[PlacedToponym]
) -> list[Draft]:
    """Add what a title tells and the text below it does not.

    That is all of it where the text tells no event, else what happened at a place that the text
    nowhere names: "Shelling kills three in Maskanah", above a report on other towns. What the text
    tells without a place, or only of the country, is at the title's.

    Parameters
    ----------
    told
        Which sentence of the report the title is, and the title.
    drafts
        What the text below tells.
    placed
        Every place name of the report.
    """
    order, title = told
    below = [name for name in placed if name.toponym.start >= title.sentence.end]
    if _is_talk(title) or (drafts and not any(_is_unnamed(name, below) for name in title.placed)):
        return list(drafts)
    known, added = list(drafts), []
    for own in find_happenings(title, order):
        if drafts and not _is_unnamed(own.spot, below):
            continue
        again = max(known, key=partial(_sameness, own), default=None)
        if again is None or not _sameness(own, again):
            added.append(own)
        else:
            known = [_placed_by(own, each, again) for each in known]
    return [*added, *known]


def _is_talk(title: Passage) -> bool:
    """Whether a title asks, explains or looks back: "Why X burns", "Two jailed for 1998 raid"."""
    day = title.published
    old = day is not None and any(
        date.range is not None and day - date.range.last > _YEAR for date in title.dates
    )
    opener = title.lowers[:1] != () and title.lowers[0] in _OPENERS_OF_TALK
    return old or opener or not _TALK.isdisjoint(title.vocabulary)


def _sameness(own: Draft, below: Draft) -> int:
    """How much speaks for it that the text tells of what the title does; 0 is nothing.

    It is alike and told of no other place. What both call the same may lie near the title's town,
    and farther off if both give it the same toll or the same side.
    """
    kindred = are_kindred(own, below)
    counted = bool(own.toll) and own.toll == below.toll
    alike = kindred or counted or KINDS[own.kind].family == KINDS[below.kind].family
    if not alike or own.spot is None or tolls_disagree(own.toll, below.toll):
        return 0
    agreed = counted or bool(own.agent and below.agent and are_akin(own.agent, below.agent))
    reach = _FAR_AROUND_KM if kindred and agreed else _AROUND_KM if own.kind == below.kind else 0
    around = below.spot is not None and distance_km(own.spot, below.spot) < reach
    if not are_near(own.spot, below.spot) and not around:
        return 0
    return 1 + kindred + counted


def _placed_by(own: Draft, below: Draft, again: Draft) -> Draft:
    """Give what the text tells the place that the title names, and the title as a source.

    ``again`` is what both tell; what else its sentence tells was there, too.
    """
    if below.sentences[0] is not again.sentences[0]:
        return below
    sentences = (*below.sentences, *own.sentences) if below is again else below.sentences
    if below.spot is None and below is again:
        carried = below.carried | {"place"}
        return replace(below, sentences=sentences, spot=own.spot, carried=carried)
    if below.spot is not None and rank(below.spot.place) >= COUNTRY:
        return replace(below, sentences=sentences, spot=own.spot)
    return replace(below, sentences=sentences)


def _is_unnamed(spot: PlacedToponym | Spot | None, below: Sequence[PlacedToponym]) -> bool:
    """Whether a title's place, smaller than a country, is none of those named below, nor in one."""
    place = spot.place if spot else None
    if spot is None or place is None or rank(place) >= COUNTRY or spot.toponym.role != "literal":
        return False
    said = spot.toponym.text.casefold()
    return not any(
        name.toponym.text.casefold() == said
        or (
            name.place is not None
            and rank(name.place) < COUNTRY
            and distance_km(name.place, place) <= max(name.place.radius_km, place.radius_km)
        )
        for name in below
    )
