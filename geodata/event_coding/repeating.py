"""Sentences that stand in a report again, word for word: read once, told wherever they stand.

Feeds, tables and broken files repeat a line thousands of times. Nothing is looked up for a sentence
that stands in its report once, as nearly all do.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from msgspec import structs

from geodata.event_coding.happenings import find_happenings

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from geodata.event_coding.draft import Draft
    from geodata.event_coding.reading import Passage

__all__ = ["Repeats"]


class Repeats:
    """What the sentences of one report tell, by their words and what was found in them."""

    def __init__(self) -> None:
        self._met: set[str] = set()
        self._told: dict[Hashable, tuple[Passage, Sequence[Draft]]] = {}

    def happenings(self, passage: Passage, order: int) -> list[Draft]:
        """Find what a sentence tells, as `find_happenings` does."""
        text = passage.sentence.text
        if text not in self._met or passage.relative:
            self._met.add(text)
            return find_happenings(passage, order)
        key = _key(passage)
        if key not in self._told:
            self._told[key] = passage, find_happenings(passage, order)
        first, told = self._told[key]
        return [_again(draft, first, passage, order) for draft in told]


def _key(passage: Passage) -> Hashable:
    """Gather all that a reading of a sentence depends on, with offsets from its beginning."""
    offset = passage.sentence.start
    return (
        passage.sentence.text,
        tuple(
            (replace(each.toponym, start=each.toponym.start - offset, end=0), each.place)
            for each in passage.placed
        ),
        tuple(each.confidence for each in passage.placed),
        tuple((each.start - offset, each.end - offset, each.range) for each in passage.dates),
        tuple((each.start - offset, each.end - offset, each.actor) for each in passage.actors),
    )


def _again(draft: Draft, first: Passage, passage: Passage, order: int) -> Draft:
    """Tell it as what another sentence of the same words says."""
    spot = draft.spot
    if spot is not None:
        number = [each.toponym for each in first.placed].index(spot.toponym)
        spot = structs.replace(spot, toponym=passage.placed[number].toponym)
    return structs.replace(
        draft,
        sentences=(passage.sentence,),
        paragraph=passage.paragraph,
        order=order,
        spot=spot,
    )
