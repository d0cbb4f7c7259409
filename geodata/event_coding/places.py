"""A happening that is told of several places or days, as one for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from geodata.event_coding.people import find_groups
from geodata.event_coding.tolls import Count
from geodata.event_coding.wordset import any_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geodata.event_coding.draft import Draft
    from geodata.event_coding.reading import Passage
    from geodata.event_coding.spots import Spot
    from geodata.models import DateRange

__all__ = ["at_each", "counts_of_spots", "on_each"]

_IN = any_of("in at near")
_BEFELL = any_of("were was died killed wounded injured dead hurt more others")


def at_each(
    draft: Draft,
    spots: Sequence[Spot],
    days: Mapping[Spot, DateRange] | None = None,
    counts: Mapping[Spot, Count] | None = None,
) -> list[Draft]:
    """Tell a happening once for each of its places: "shells hit A and B".

    ``days`` are those of places that have their own: "marched in A on Friday and in B on Saturday";
    so are ``counts``: "killed three in A and two in B".

    Coders of ACLED and UCDP code an event per place too, and split the dead among them by guess. A
    toll that is told of all places together is here from none to all of it at each.
    """
    if len(spots) < 2:
        return [draft]
    shared = _shared(draft)
    days, counts = days or {}, counts or {}
    told = [replace(shared, spot=spot, date=days.get(spot, draft.date)) for spot in spots]
    killed, injured = shared.toll.killed, shared.toll.injured
    if len(counts) < len(spots) or (killed is None) == (injured is None):
        return told
    sort = "injured" if killed is None else "killed"
    return [
        replace(each, toll=replace(each.toll, **{sort: counts[spot]}))
        for each, spot in zip(told, spots, strict=True)
    ]


def counts_of_spots(passage: Passage, spots: Sequence[Spot]) -> dict[Spot, Count]:
    """Count the people of each place of a list: "five people in A and three in B".

    Empty unless each has its own.
    """
    if len(spots) < 2:
        return {}
    words, groups = passage.lowers, find_groups(passage)
    found: dict[Spot, Count] = {}
    taken: set[int] = set()
    for spot in spots:
        at = passage.span(spot.toponym)[0] - 1
        own = [g for g in groups if g.last <= at and _BEFELL.issuperset(words[g.last : at])]
        if words[at] not in _IN or not own or own[-1].first in taken:
            return {}
        taken.add(own[-1].first)
        found[spot] = own[-1].count
    return found


def on_each(draft: Draft, days: Sequence[DateRange]) -> list[Draft]:
    """Tell a happening once for each of its days: "shelled A on 15, 16 and 19 May"."""
    if len(days) < 2:
        return [draft]
    shared = _shared(draft)
    return [replace(shared, date=day) for day in days]


def _shared(draft: Draft) -> Draft:
    toll = replace(draft.toll, killed=_part(draft.toll.killed), injured=_part(draft.toll.injured))
    return replace(draft, toll=toll)


def _part(count: Count | None) -> Count | None:
    return count and Count(0, count.high)
