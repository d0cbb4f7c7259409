"""Roles around a noun: "Israeli attack on Syria", "attack by ISIS", "launched strikes"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geodata.event_coding.bearing import CARRYING
from geodata.event_coding.claiming import claim_of
from geodata.event_coding.roles.sides import MUTUAL, REACH, SEPARATING, TOWARDS
from geodata.event_coding.roles.subjects import first_accused, subject_at
from geodata.event_coding.wordset import any_of
from geodata.kinds import KINDS

if TYPE_CHECKING:
    from geodata.event_coding.roles.sides import Sides
    from geodata.event_coding.triggers import Trigger
    from geodata.models import ActorMention

    Pair = tuple[ActorMention | None, ActorMention | None]

__all__ = ["find_noun_roles"]

_HELD = any_of("hold holds held holding")
_BEFORE = 8
_AFTER = 12
_NO_MODIFIER = SEPARATING | any_of(", and was were of that . the a an")


def find_noun_roles(sides: Sides, trigger: Trigger) -> Pair:
    """Agent and patient of a noun; who finds bodies has killed nobody."""
    if sides.words[trigger.last] in {"body", "bodies"}:
        return None, sides.behind(trigger, {"of"})
    if trigger.kind in MUTUAL or "exchange" in trigger.entry.words:
        pair = _between(sides, trigger)
        if pair:
            return pair
    family = KINDS[trigger.kind].family
    of = frozenset({"of"}) if trigger.kind not in MUTUAL else frozenset()
    agent = (
        _modifier(sides, trigger)
        or sides.behind(trigger, {"by"} | (of if family == "movement" else set()))
        or _of_carrier(sides, trigger)
        or _claimant(sides, trigger)
        or _responsible(sides, trigger)
        or first_accused(sides, trigger)
    )
    if agent and family == "diplomacy" and trigger.kind != "sanction":
        return agent, sides.behind(trigger, {"with"}) or sides.partner(agent)
    if "bomber" in sides.words[trigger.last]:
        return agent or sides.behind(trigger, {"of"}), sides.behind(trigger, TOWARDS)
    towards = TOWARDS | (of if family in {"violence", "other"} else frozenset())
    patient = sides.behind(trigger, towards)
    if patient is None and sides.words[trigger.last].endswith("ing"):
        patient = sides.at(trigger.last + 1)
    return agent, patient


def _between(sides: Sides, trigger: Trigger) -> Pair | None:
    """Find the sides of "clashes between X and Y"."""
    window = sides.words[trigger.last + 1 : trigger.last + _AFTER]
    if "between" not in window:
        return None
    start = trigger.last + 1 + window.index("between")
    found = [m for (first, _), m in sides.mentions if start < first < start + REACH]
    if not found:
        return None
    second = next((side for side in found if side.actor.name != found[0].actor.name), None)
    return found[0], second


def _responsible(sides: Sides, trigger: Trigger) -> ActorMention | None:
    """Whoever is "responsible for" it, or has "claimed responsibility for" it."""
    before = sides.words[max(0, trigger.first - _BEFORE) : trigger.first]
    for word in ("responsible", "responsibility"):
        if word in before:
            index = trigger.first - len(before) + before.index(word)
            held = _HELD & set(sides.words[max(0, index - _BEFORE) : index])
            return None if held else sides.before(index)
    return None


def _claimant(sides: Sides, trigger: Trigger) -> ActorMention | None:
    """Whoever claims it: "X claimed Monday's bomb", "the bomb was claimed by X"."""
    claim = claim_of(sides.words, trigger.first, trigger.last)
    if claim is None:
        return None
    return subject_at(sides, claim) if claim < trigger.first else _first_from(sides, claim + 2)


def _first_from(sides: Sides, index: int) -> ActorMention | None:
    """Actor whose name begins at a token, or behind an article there."""
    return sides.at(index) or sides.at(index + 1)


def _modifier(sides: Sides, trigger: Trigger) -> ActorMention | None:
    """Actor right before a noun: "US-led coalition air strikes", "Iran's missile attack"."""
    for (_, last), mention in reversed(sides.mentions):
        if last > trigger.first:
            continue
        between = sides.words[last : trigger.first]
        verbs = any(word.endswith("ed") for word in between)
        near = len(between) <= 3 and _NO_MODIFIER.isdisjoint(between) and not verbs
        return mention if near else None
    return None


def _of_carrier(sides: Sides, trigger: Trigger) -> ActorMention | None:
    """Subject of a verb that only carries the noun: "X launched an attack"."""
    for index in range(trigger.first - 1, max(0, trigger.first - _BEFORE) - 1, -1):
        if sides.words[index] in CARRYING:
            carried_out = sides.words[index + 1 : index + 2] == ("by",)
            return None if carried_out else subject_at(sides, index)
    return None
