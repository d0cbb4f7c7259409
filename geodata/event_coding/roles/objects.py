"""Whom a verb acts on: the first actor behind it, or the one that a relative clause is about."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from geodata.event_coding.roles.sides import REACH, STOPS
from geodata.event_coding.wordset import any_of

if TYPE_CHECKING:
    from geodata.event_coding.roles.sides import Sides
    from geodata.event_coding.triggers import Trigger
    from geodata.models import ActorMention

__all__ = ["find_object"]

_PRONOUN_OBJECTS = any_of("it them him her us")
_TITLES = any_of(
    "secretary of state , president minister foreign prime defence defense interior envoy special "
    "ambassador general chief director commander leader chancellor king queen sheikh spokesman"
)
_TURNS = any_of("in into from near by during alongside under outside inside amid")
_PARTING = STOPS | _TURNS
_RELATIVES = any_of("which whom that")
_SUBORDINATE = any_of("if where because unless although")
_REACH = 12


def find_object(sides: Sides, trigger: Trigger) -> ActorMention | None:
    """Find whom a verb acts on; None when what stands behind it is a place, a time, a speaker."""
    start, end = trigger.last, trigger.last + _REACH
    if _holds_its_object(trigger):
        start, end = trigger.head, trigger.last
    for (first, _), mention in sides.mentions:
        if not start < first <= end:
            continue
        between = sides.words[start + 1 : first]
        if not _PRONOUN_OBJECTS.isdisjoint(between[:1]):
            break
        if mention in sides.speakers or _belongs_elsewhere(between):
            return _relative(sides, trigger)
        same = _SUBORDINATE.isdisjoint(sides.words[trigger.last + 1 : first])
        return _titled(sides, mention) if same else None
    if not _PRONOUN_OBJECTS.isdisjoint(sides.words[trigger.last + 1 : trigger.last + 2]):
        return _named_before(sides, trigger)
    return _relative(sides, trigger)


def _holds_its_object(trigger: Trigger) -> bool:
    """Whether words stand inside a phrase: "shot two rebels dead", not "shot dead two rebels"."""
    words = trigger.entry.words
    return "…" in words and trigger.last - trigger.head > len(words) - 2


def _belongs_elsewhere(between: tuple[str, ...]) -> bool:
    """Whether the words before an actor make it part of a place, a time or another verb."""
    verb = "and" in between and between[between.index("and") + 1 :][:1]
    another = verb and (len(between) > 4 or verb[0].endswith("ed"))
    return not _PARTING.isdisjoint(between) or bool(another) or "with" in between[1:]


def _relative(sides: Sides, trigger: Trigger) -> ActorMention | None:
    """Find whom a relative clause is about: "the convoy, which Y attacked"."""
    if trigger.use != "active":
        return None
    for index in range(trigger.first - 2, max(0, trigger.first - _REACH), -1):
        if sides.words[index] not in _RELATIVES:
            continue
        inside = [
            m for (first, last), m in sides.mentions if index < first and last <= trigger.first
        ]
        antecedent = sides.before(index)
        if not inside or antecedent is None:
            return None
        last = sides.passage.span(antecedent)[1]
        return antecedent if set(sides.words[last:index]) <= {","} else None
    return None


def _titled(sides: Sides, mention: ActorMention) -> ActorMention:
    """Pass from a state to the person whose title begins with it: "U.S. envoy Z"."""
    for ((_, last), one), ((first, _), other) in itertools.pairwise(sides.mentions):
        if one is mention and other.actor.kind == "person" and one.actor.kind != "person":
            titled = first > last and set(sides.words[last:first]) <= _TITLES
            return other if titled else mention
    return mention


def _named_before(sides: Sides, trigger: Trigger) -> ActorMention | None:
    """Actor that "it" or "them" behind a verb stands for: the last of the clauses before."""
    for (first, _), mention in reversed(sides.mentions):
        near = trigger.first - first <= 2 * REACH
        if near and first < trigger.first and sides.passage.clauses[first] < trigger.clause:
            return mention
    return None
