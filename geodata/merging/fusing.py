"""Several mentions of one event into the one event that is shown.

- Place: the most precise point; of those, the one that most reports give, then the smallest radius.
- Date: the most precise; of those, the one that most reports give.
- Kind: one that names more than the harm; of those, the one that most reports give.
- Sides: the name that most reports give; of those, the most particular. ``actors`` are all.
- Tolls: from the least to the most that any report says; nothing is averaged, and each source
  keeps its own. The end is open when the report with the highest count leaves it open.
- Modality: ``reported`` when one report tells it as a fact.
- Confidence: that of the surest mention. Review: what was edited or rejected stays so.

Where all this leaves a choice, the report that was published first decides.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from geodata.kinds import KINDS
from geodata.merging import kindred
from geodata.merging.mention import in_order
from geodata.merging.reasons import reasons

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from geodata.merging.decisions import Decisions
    from geodata.merging.kinship import Kinship
    from geodata.models import Event

__all__ = ["fuse"]

_PRECISIONS = {"day": 0, "week": 1, "month": 2, "season": 3, "year": 4, "unknown": 5}
_POINTS = {"exact": 0, "near": 1, "area": 2, None: 3}
_REVIEWS = ("rejected", "edited", "confirmed", "new")
_DATE = ("start", "end", "date_precision")
_PLACE = (
    *("place", "place_id", "admin1", "country", "latitude", "longitude"),
    *("geo_precision", "radius_km"),
)


def fuse(
    mentions: Sequence[Event],
    kinship: Kinship,
    decisions: Decisions,
) -> Event:
    """Make one event of its mentions.

    Parameters
    ----------
    mentions
        At least one, in any order.
    kinship
        The ties between actors.
    decisions
        What the user said, for the words that say why.

    Returns
    -------
    Event
        With the id of the mention that was published first.
    """
    told = [one.with_own_figures() for one in sorted(mentions, key=in_order)]
    if len(told) == 1:
        return told[0]
    chief = told[0]
    placed = _place(told)
    dated = _date(told)
    plainest = min(told, key=lambda one: one.modality != "reported")
    kind = _most(told, lambda one: one.kind, better=lambda one: not kindred.is_vague(one.kind))
    return replace(
        chief,
        kind=kind.kind,
        family=KINDS[kind.kind].family if kind.kind in KINDS else kind.family,
        sources=tuple(source for one in told for source in one.sources),
        **{name: getattr(placed, name) for name in _PLACE},
        **{name: getattr(dated, name) for name in _DATE},
        actors=tuple(dict.fromkeys(actor for one in told for actor in one.actors)),
        actor1=_side([one.actor1 for one in told], kinship),
        actor2=_side([one.actor2 for one in told], kinship),
        **_tolls(told, "fatalities"),
        **_tolls(told, "injured"),
        modality=plainest.modality,
        claimed_by=plainest.claimed_by,
        confidence=max(one.confidence for one in told),
        review=min((one.review for one in told), key=_REVIEWS.index),
        merged_because=reasons(told, kinship, decisions),
    )


def _most(
    told: Sequence[Event],
    value: Callable[[Event], Hashable],
    *,
    better: Callable[[Event], float] = lambda _: 0,
) -> Event:
    """Return the first mention with the best, then the most frequent value."""
    counts = Counter(map(value, told))
    return max(told, key=lambda one: (better(one), counts[value(one)]))


def _place(told: Sequence[Event]) -> Event:
    located = [one for one in told if one.latitude is not None]
    if not located:
        return _most(told, lambda one: one.place_id, better=lambda one: one.place is not None)
    finest = min(_POINTS[one.geo_precision] for one in located)
    fine = [one for one in located if _POINTS[one.geo_precision] == finest]
    counts = Counter(one.place_id for one in fine)
    return min(fine, key=lambda one: (-counts[one.place_id], one.radius_km or 0.0))


def _date(told: Sequence[Event]) -> Event:
    return _most(
        told,
        lambda one: (one.start, one.end),
        better=lambda one: -_PRECISIONS[one.date_precision] if one.start or one.end else -9,
    )


def _side(names: Sequence[str | None], kinship: Kinship) -> str | None:
    """Name of a side: the most frequent; of those, the one that belongs to most others."""
    known = [name for name in names if name]
    counts = Counter(known)
    return max(known, key=lambda name: (counts[name], len(kinship.line(name))), default=None)


def _tolls(told: Sequence[Event], name: str) -> dict[str, Any]:
    """Least and most of all reports."""
    ranges = [(getattr(one, f"{name}_low"), getattr(one, f"{name}_high")) for one in told]
    lows = [low for low, _ in ranges if low is not None]
    ends = [most for low, high in ranges if (most := low if high is None else high) is not None]
    is_open = any(high is None and low == max(ends) for low, high in ranges if low is not None)
    closed = any(high == max(ends, default=None) for _, high in ranges if high is not None)
    return {
        f"{name}_low": min(lows, default=None),
        f"{name}_high": None if not ends or (is_open and not closed) else max(ends),
    }
