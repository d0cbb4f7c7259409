"""What only the title of a report tells: nearly all titles are told again below them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geodata.event_coding.happenings import find_happenings
from geodata.gazetteer.distance import distance_km
from geodata.gazetteer.extent import COUNTRY, rank

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geodata.event_coding.draft import Draft
    from geodata.event_coding.reading import Passage
    from geodata.event_coding.spots import Spot
    from geodata.models import Document, PlacedToponym, Sentence

__all__ = ["is_title", "only_in_title"]


def is_title(document: Document, sentence: Sentence) -> bool:
    """Whether a sentence is the title of its report."""
    title = _letters(document.title or "")
    return title != "" and _letters(sentence.text) == title


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def only_in_title(
    order: int, title: Passage, drafts: Sequence[Draft], placed: Sequence[PlacedToponym]
) -> list[Draft]:
    """Find what a title tells and the text below it does not.

    That is all of it where the text tells no event, else what happened at a place that the text
    nowhere names: "Shelling kills three in Maskanah", above a report on other towns.

    Parameters
    ----------
    order, title
        Which sentence of the report the title is, and the title.
    drafts
        What the text below tells.
    placed
        Every place name of the report.
    """
    below = [name for name in placed if name.toponym.start >= title.sentence.end]
    if drafts and not any(_is_unnamed(name, below) for name in title.placed):
        return []
    found = find_happenings(title, order)
    return [each for each in found if not drafts or _is_unnamed(each.spot, below)]


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
