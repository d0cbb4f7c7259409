"""Where "and" parts what happened in one place from what happened in another, far off.

"Shells hit Homs and clashes broke out in Idlib" tells of two events, each with a place of its own.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from geodata.event_coding.means import weapon_kind
from geodata.event_coding.people import COLLECTIVES, is_person
from geodata.event_coding.wordset import any_of
from geodata.gazetteer.distance import distance_km
from geodata.gazetteer.extent import COUNTRY, rank

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geodata.event_coding.reading import Passage
    from geodata.event_coding.triggers import Trigger
    from geodata.models import Place

__all__ = ["find_cuts"]

_AND = any_of("and while whereas")
_KNOWN = any_of("the this that these those its their his her")
"""What opens a noun that has been spoken of: "and the strikes destroyed a depot"."""
_STOPS = any_of(", ; : . ( ) from after before since to who which that where")
"""Beyond these a name no longer says where what stands before them happened."""
_FAR_KM = 30.0
_OPENING = 3
"""How many words may describe a noun behind "and": "and renewed Turkish shelling hit"."""
_SUBJECT = 6
_BEHIND = 10


def find_cuts(passage: Passage, triggers: Sequence[Trigger]) -> tuple[int, ...]:
    """Find the tokens at which a sentence goes on to something else, elsewhere.

    Before and behind each stand a trigger and the name of a place, farther apart than both reach.

    Parameters
    ----------
    passage
        The sentence.
    triggers
        All of its triggers, in their order.

    Returns
    -------
    tuple of int
        In the order of the text; for nearly all sentences it is empty.
    """
    if len(triggers) < 2 or _AND.isdisjoint(passage.vocabulary):
        return ()
    names = [
        (first, name.place)
        for (first, _), name in passage.place_spans
        if name.place and name.toponym.role == "literal" and rank(name.place) < COUNTRY
        if first >= passage.filing
    ]
    cuts: list[int] = []
    for before, trigger in pairwise(triggers):
        cut = _opening(passage, before, trigger)
        if cut is None:
            continue
        own = _own_place(passage, trigger, names)
        since = cuts[-1] if cuts else 0
        told = [place for first, place in names if since <= first < cut]
        if own and told and all(_is_far(place, own) for place in told):
            cuts.append(cut)
    return tuple(cuts)


def _opening(passage: Passage, before: Trigger, trigger: Trigger) -> int | None:
    """Token of the "and" behind which a trigger begins a clause or a phrase of its own."""
    words = passage.lowers
    behind = range(trigger.first - 1, before.last, -1)
    cut = next((index for index in behind if words[index] in _AND), None)
    if cut is None or cut + 1 in passage.named:  # "fired from Kursk and Bryansk"
        return None
    subject = words[cut + 1 : trigger.first]
    if trigger.use == "noun":
        fresh = len(subject) <= _OPENING and _KNOWN.isdisjoint(subject)
        return cut if fresh and passage.named.isdisjoint(range(cut, trigger.first)) else None
    if trigger.use not in {"active", "passive"} or not 0 < len(subject) <= _SUBJECT:
        return None
    return cut if _is_subject(passage, cut + 1, trigger.first) else None


def _is_subject(passage: Passage, first: int, last: int) -> bool:
    """Whether words name who or what does something: people, a force, a weapon, an actor."""
    words = passage.lowers[first:last]
    acting = any(is_person(word) or word in COLLECTIVES for word in words) or weapon_kind(words)
    named = any(first <= span[0] < last for span, _ in passage.actor_spans)
    return (bool(acting) or named) and "," not in words


def _own_place(
    passage: Passage, trigger: Trigger, names: Sequence[tuple[int, Place]]
) -> Place | None:
    """Give the first place behind a trigger that nothing parts from it."""
    reach = trigger.last + 1 + _BEHIND
    for first, place in names:
        if trigger.last < first:
            parted = not _STOPS.isdisjoint(passage.lowers[trigger.last + 1 : first])
            return place if first <= reach and not parted else None
    return None


def _is_far(one: Place, other: Place) -> bool:
    return distance_km(one, other) > _FAR_KM + max(one.radius_km, other.radius_km)
