"""A happening that is told of several places or days, as one for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from geodata.event_coding.tolls import Count

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geodata.event_coding.draft import Draft
    from geodata.event_coding.spots import Spot
    from geodata.models import DateRange

__all__ = ["at_each", "on_each"]


def at_each(
    draft: Draft, spots: Sequence[Spot], days: Mapping[Spot, DateRange] | None = None
) -> list[Draft]:
    """Tell a happening once for each of its places: "shells hit A and B".

    ``days`` are those of places that have their own: "marched in A on Friday and in B on Saturday".

    Coders of ACLED and UCDP code an event per place too, and split the dead among them by guess. A
    toll that is told of all places together is here from none to all of it at each.
    """
    if len(spots) < 2:
        return [draft]
    shared = _shared(draft)
    days = days or {}
    return [replace(shared, spot=spot, date=days.get(spot, draft.date)) for spot in spots]


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
