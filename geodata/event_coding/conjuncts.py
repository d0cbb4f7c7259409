"""Where a sentence goes on from what happened in one place to what happened in another, far off.

"Shells hit Homs and clashes broke out in Idlib" tells of two events, each with a place of its own;
"and", "while" or a comma joins them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geodata.event_coding.lexicon import pasts
from geodata.event_coding.location.words import AUXILIARIES
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

__all__ = ["find_cuts", "is_far"]

_AND = any_of("and while whereas")
_JOINS = _AND | {","}
_KNOWN = any_of("the this that these those its their his her")
"""What opens a noun that has been spoken of: "and the strikes destroyed a depot"."""
_STOPS = any_of(", ; : . ( ) from after before since")
"""Beyond these a name no longer says where what stands before them happened."""
_OBJECTS = any_of("to who which that")
"""Nor beyond these, unless it is led in: "fired on men who prayed in X"."""
_AT = any_of("in at near outside around on")
_LEAST = 2
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
    if len(triggers) < _LEAST or len(passage.place_spans) < _LEAST:
        return ()
    if _JOINS.isdisjoint(passage.vocabulary):
        return ()
    names = [
        (first, name.place)
        for (first, _), name in passage.place_spans
        if name.place and name.toponym.role == "literal" and rank(name.place) < COUNTRY
        if first >= passage.filing
    ]
    cuts: list[int] = []
    for number, trigger in enumerate(triggers[1:], 1):
        since = cuts[-1] if cuts else 0
        cut = _opening(passage, triggers[:number], triggers[number:])
        own = _own_place(passage, trigger, names, cut) if cut is not None else None
        if cut is None or own is None or cut <= since:
            continue
        told = [place for first, place in names if since <= first < cut]
        if told and all(is_far(place, own) for place in told):
            cuts.append(cut)
    return tuple(cuts)


def _opening(passage: Passage, before: Sequence[Trigger], behind: Sequence[Trigger]) -> int | None:
    """Token of the "and" behind which the next trigger begins a clause or a phrase of its own.

    Behind a comma it is a clause with a subject and a verb.
    """
    words, trigger = passage.lowers, behind[0]
    last = next((each.last for each in reversed(before) if not _is_doer(each)), before[0].last)
    cut = next((at for at in range(trigger.first - 1, last, -1) if words[at] in _JOINS), None)
    if cut is None or _is_of_list(passage, cut):
        return None
    if _is_set(passage, cut):
        return cut
    joined = words[cut] in _AND
    if joined and _is_fresh(passage, cut, trigger):
        return None if _share_verb(passage, before, behind) else cut
    verbal = trigger.use == "active" or (joined and trigger.use == "passive")
    return cut if verbal and _is_subject(passage, cut + 1, trigger.first) else None


def _is_fresh(passage: Passage, cut: int, trigger: Trigger) -> bool:
    """Whether a noun, or a phrase that begins with one, comes up: "and renewed | clashes"."""
    if trigger.use != "noun" and trigger.last == trigger.first:
        return False
    described = range(cut + 1, trigger.first)
    known = not _KNOWN.isdisjoint(passage.lowers[cut + 1 : trigger.first])
    return len(described) <= _OPENING and not known and passage.named.isdisjoint(described)


def _is_doer(trigger: Trigger) -> bool:
    """Whether a noun only says who does what a verb tells: "and protesters set fire to"."""
    return trigger.use == "noun" and is_person(trigger.entry.words[-1])


def _is_of_list(passage: Passage, cut: int) -> bool:
    """Whether "and" goes on with a name: "from Kursk and Bryansk"; a state may begin to act."""
    acting = any(first == cut + 1 for (first, _), _ in passage.actor_spans)
    return cut + 1 in passage.named and not acting


def _is_set(passage: Passage, cut: int) -> bool:
    """Whether what follows says first where it is set: "jets bombed X, and in Y gunmen killed"."""
    led = passage.word(cut + 1) in _AT and cut + 2 in passage.named
    return led and passage.word(cut) in _AND


def _share_verb(passage: Passage, before: Sequence[Trigger], behind: Sequence[Trigger]) -> bool:
    """Whether two nouns have one verb, that of their harm: "raids in X and clashes in Y killed"."""
    verbs = [each for each in behind[1:] if each.use != "noun"]
    if before[-1].use != "noun" or behind[0].use != "noun" or not verbs:
        return False
    told = any(map(_is_verb, passage.lowers[: behind[0].first]))
    return not told and all(each.entry.strength == "harm" for each in verbs)


def _is_verb(word: str) -> bool:
    """Whether a word is a verb by its look."""
    return word in AUXILIARIES or word in pasts() or word.endswith("ed")


def _is_subject(passage: Passage, first: int, last: int) -> bool:
    """Whether words name who or what does something: people, a force, a weapon, an actor."""
    words = passage.lowers[first:last]
    if not 0 < len(words) <= _SUBJECT or "," in words:
        return False
    acting = any(is_person(word) or word in COLLECTIVES for word in words) or weapon_kind(words)
    return bool(acting) or any(first <= span[0] < last for span, _ in passage.actor_spans)


def _own_place(
    passage: Passage, trigger: Trigger, names: Sequence[tuple[int, Place]], cut: int
) -> Place | None:
    """Give the first place behind a trigger that nothing parts from it, or that it is set in."""
    if _is_set(passage, cut):
        return next((place for first, place in names if first == cut + 2), None)
    reach = trigger.last + 1 + _BEHIND
    for first, place in names:
        if trigger.last < first:
            between = passage.lowers[trigger.last + 1 : first]
            told = first <= reach and _STOPS.isdisjoint(between)
            led_in = _OBJECTS.isdisjoint(between) or not _AT.isdisjoint(between[-1:])
            return place if told and led_in else None
    return None


def is_far(one: Place, other: Place) -> bool:
    """Whether two places are farther apart than both reach, so that one event was not at both."""
    return distance_km(one, other) > _FAR_KM + max(one.radius_km, other.radius_km)
