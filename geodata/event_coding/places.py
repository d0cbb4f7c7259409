"""A happening that is told of several places, as one for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from geodata.event_coding.tolls import Count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geodata.event_coding.draft import Draft
    from geodata.event_coding.spots import Spot

__all__ = ["at_each"]


def at_each(draft: Draft, spots: Sequence[Spot]) -> list[Draft]:
    """Tell a happening once for each of its places: "shells hit A and B".

    Coders of ACLED and UCDP code an event per place too, and split the dead among them by guess. A
    toll that is told of all places together is here from none to all of it at each.
    """
    if len(spots) < 2:
        return [draft]
    shared = replace(draft.toll, killed=_part(draft.toll.killed), injured=_part(draft.toll.injured))
    return [replace(draft, spot=spot, toll=shared) for spot in spots]


def _part(count: Count | None) -> Count | None:
    return count and Count(0, count.high)
