"""A filter as its conditions: what each asks of one event, and of all events as columns."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geodata.columns.folding import folded
from geodata.filters import columnwise, matching
from geodata.filters.area import Area
from geodata.filters.columnwise import MaskOf
from geodata.filters.matching import Test

if TYPE_CHECKING:
    from geodata.filters import Filters

__all__ = ["Condition", "conditions"]


@dataclass(frozen=True, slots=True)
class Condition:
    """What the values of some filter words ask of an event; an event must meet all conditions."""

    words: frozenset[str]
    test: Test
    mask: MaskOf


def conditions(filters: Filters) -> list[Condition]:
    """List the conditions of a filter, those first that are quick to tell."""
    return [*_of_properties(filters), *_of_time_and_actors(filters), *_of_space_and_words(filters)]


def _of_properties(filters: Filters) -> Iterator[Condition]:
    for word in ("kind", "family", "country", "collection", "modality", "review"):
        values = getattr(filters, word)
        if values:
            yield _condition(word, matching.one_of(word, values), columnwise.one_of(word, values))
    least = filters.min_confidence
    if least is not None:
        yield _condition(
            "min_confidence",
            lambda event: event.confidence >= least,
            columnwise.at_least(least),
        )


def _of_time_and_actors(filters: Filters) -> Iterator[Condition]:
    if filters.date_from or filters.date_to:
        days = filters.date_from or dt.date.min, filters.date_to or dt.date.max
        certainly = filters.days == "certain"
        yield _condition(
            "from to days",
            matching.overlaps(*days, certainly=certainly),
            columnwise.overlaps(*days, certainly=certainly),
        )
    if filters.actor:
        names = {name for one in filters.actor for name in (one, *filters.descendants(one))}
        wanted = frozenset(map(folded, names))
        yield _condition(
            "actor side",
            matching.acts(wanted, filters.side),
            columnwise.acts(wanted, filters.side),
        )


def _of_space_and_words(filters: Filters) -> Iterator[Condition]:
    if filters.admin1:
        yield _condition(
            "admin1", matching.lies_in(filters.admin1), columnwise.lies_in(filters.admin1)
        )
    if filters.place:
        yield _condition(
            "place", matching.happens_at(filters.place), columnwise.happens_at(filters.place)
        )
    if filters.source:
        yield _condition(
            "source", matching.told_by(filters.source), columnwise.told_by(filters.source)
        )
    if filters.bbox:
        yield _condition("bbox", matching.within(filters.bbox), columnwise.within(filters.bbox))
    if filters.area:
        area = Area.of(filters.area)
        yield _condition("area", matching.in_area(area), columnwise.in_area(area))
    if filters.q:
        yield _condition("q", matching.tells_of(filters.q), columnwise.tells_of(filters.q))


def _condition(words: str, test: Test, mask: MaskOf) -> Condition:
    return Condition(frozenset(words.split()), test, mask)
