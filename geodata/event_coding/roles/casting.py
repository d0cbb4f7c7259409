"""Put the roles of the triggers of one happening together."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from msgspec import Struct

from geodata.event_coding.reading import SPEECH
from geodata.event_coding.roles.nouns import find_noun_roles
from geodata.event_coding.roles.objects import find_object
from geodata.event_coding.roles.sides import DETERMINERS, MUTUAL, Sides
from geodata.event_coding.roles.subjects import find_subject
from geodata.event_coding.wordset import any_of
from geodata.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geodata.event_coding.reading import Passage
    from geodata.event_coding.triggers import Trigger
    from geodata.models import Actor, ActorMention

    Pair = tuple[ActorMention | None, ActorMention | None]

__all__ = ["Roles", "find_roles", "first_subjects", "is_doer", "is_repelled"]

_DOERS = any_of("bomber bombers")
_DYING = any_of("died dead dies die dying")
_SUFFERED = any_of("under to")
"""Ends of phrases whose subject is the one acted on: "came under", "fell to", "lost … to"."""
_LOSING = any_of("lose loses lost losing")
_SUFFERING = _LOSING | any_of("come comes came coming fall falls fell fallen falling")
_REPELLING = any_of(
    "repel repels repelled repelling repulse repulsed thwart thwarted foil foiled fend fended"
)
_TAKEN = any_of("territory_captured territory_regained")
_REPORTING = SPEECH | {"that"}
_BE = any_of("was were is are be been being has have had got")
_BESIDE = 5
_CLAUSE = 6
"""How many tokens a border between clauses counts for, when the nearer of two is sought."""


class Roles(Struct, frozen=True):
    """Agent, patient, and every actor that has to do with a happening, in their order."""

    agent: ActorMention | None
    patient: ActorMention | None
    involved: tuple[ActorMention, ...]


def find_roles(sides: Sides, triggers: Sequence[Trigger], others: Sequence[Trigger] = ()) -> Roles:
    """Find who did what the triggers of one happening tell of, and to whom.

    ``others`` are the triggers of other happenings of the sentence; actors that stand nearer to
    them are not involved in this one.
    """
    if sides.passage.cuts:
        sides = sides.within(triggers[0].head)
    agent = patient = None
    for trigger in [each for each in triggers if not is_doer(each)] or triggers:
        by, to = _roles(sides, trigger)
        if by and agent and agent.actor != by.actor and is_repelled(sides, triggers):
            agent, patient = by, agent
        agent = agent or (None if by is not None and by is patient else by)
        if to and (agent is None or to.actor.name != agent.actor.name):
            patient = patient or to
    if agent and patient and agent.actor.name == patient.actor.name:
        patient = None
    if agent is None and sides.speakers and _may_be_speakers(sides, triggers[0]):
        agent = sides.speakers[0]
        patient = None if patient and agent.actor == patient.actor else patient
    kept = {id(mention) for mention in (agent, patient) if mention}
    return Roles(agent, patient, _involved(sides, triggers, others, kept))


def is_doer(trigger: Trigger) -> bool:
    """Whether a word names who did it, and so has no sides of its own: "a suicide bomber"."""
    return trigger.entry.words[-1] in _DOERS


def first_subjects(passage: Passage) -> tuple[Actor | None, Actor | None]:
    """Find the first person and the first side that nothing sets apart in a sentence.

    A preposition does, and a parenthesis.
    """
    sides = Sides(passage)
    found: dict[bool, Actor] = {}
    for (first, _), mention in sides.mentions:
        person = mention.actor.kind == "person"
        if person not in found and first not in passage.asides and not sides.is_blocked(first):
            found[person] = mention.actor
    return found.get(True), found.get(False)


def _roles(sides: Sides, trigger: Trigger) -> Pair:
    """Agent and patient of one trigger, which are found once."""
    if trigger.first not in sides.known:
        find = find_noun_roles if trigger.use == "noun" else _verb_roles
        sides.known[trigger.first] = find(sides, trigger)
    return sides.known[trigger.first]


def _verb_roles(sides: Sides, trigger: Trigger) -> Pair:
    """Agent and patient of a verb, by its voice."""
    words = trigger.entry.words
    if _is_suffered(trigger):
        return _inflicted(sides, trigger), find_subject(sides, trigger)
    if trigger.use == "passive" or ("be" in words and "…" not in words):
        return sides.behind(trigger, {"by"}), _passive_patient(sides, trigger)
    if sides.words[trigger.head] in _DYING:
        return None, find_subject(sides, trigger)
    agent = find_subject(sides, trigger)
    patient = find_object(sides, trigger)
    if patient is None and trigger.kind in _TAKEN:
        patient = sides.behind(trigger, {"from"})
    if patient is None and trigger.kind == "territory_handover":
        patient = sides.behind(trigger, {"to"})
    together = trigger.kind in MUTUAL and trigger.entry.strength == "act"
    if together and trigger.use == "active" and agent and not patient:
        patient = sides.partner(agent)
    return agent, patient


def _passive_patient(sides: Sides, trigger: Trigger) -> ActorMention | None:
    """Subject of a passive, or who got or lost what its subject is."""
    if trigger.kind == "territory_handover":
        return sides.behind(trigger, {"to"})
    if trigger.kind in _TAKEN and (loser := sides.behind(trigger, {"from"})):
        return loser
    subject = find_subject(sides, trigger)
    if subject and _is_far_from(sides, subject, trigger):
        return None
    return subject or sides.behind(trigger, {"at", "on", "against"})


def _is_far_from(sides: Sides, subject: ActorMention, trigger: Trigger) -> bool:
    """Whether a participle without "was" describes others: "freed 21 of the girls kidnapped"."""
    between = sides.words[sides.passage.span(subject)[1] : trigger.first]
    return len(between) > _BESIDE and _BE.isdisjoint(between)


def _is_suffered(trigger: Trigger) -> bool:
    """Whether the subject is the one acted on: "came under attack", "fell to", "lost it to"."""
    words = trigger.entry.words
    if words[0] in _LOSING and trigger.kind in _TAKEN:
        return True
    return len(words) > 1 and words[0] in _SUFFERING and not _SUFFERED.isdisjoint(words[1:])


def _inflicted(sides: Sides, trigger: Trigger) -> ActorMention | None:
    """Find who does what the subject suffers: "came under fire from Y", "lost X to Y"."""
    if trigger.entry.words[-1] != "to":
        lost = trigger.entry.words[0] in _LOSING
        return sides.behind(trigger, {"to"} if lost else {"from", "by"})
    taker = range(trigger.last + 1, trigger.last + 3)
    return next((m for (first, _), m in sides.mentions if first in taker), None)


def is_repelled(sides: Sides, triggers: Sequence[Trigger]) -> bool:
    """Whether an attack is told together with those who beat it off: "repelled an attack by"."""
    return any(sides.words[trigger.first] in _REPELLING for trigger in triggers)


def _involved(
    sides: Sides, triggers: Sequence[Trigger], others: Sequence[Trigger], kept: set[int]
) -> tuple[ActorMention, ...]:
    """Every actor that stands nearer to these triggers than to others, speakers left out."""
    speakers = {id(mention) for mention in sides.speakers}
    return tuple(
        [
            mention
            for (first, _), mention in sides.mentions
            if id(mention) in kept
            or (id(mention) not in speakers and _is_nearer(sides, first, triggers, others))
        ]
    )


def _is_nearer(
    sides: Sides, index: int, triggers: Sequence[Trigger], others: Sequence[Trigger]
) -> bool:
    """Whether a token stands nearer to one of some triggers than to all others."""
    if not others:
        return True
    clause = sides.passage.clauses[index]
    return _distance(index, clause, triggers) <= _distance(index, clause, others)


def _distance(index: int, clause: int, triggers: Sequence[Trigger]) -> int:
    """How far a token stands from the nearest of some triggers."""
    return min([abs(index - t.head) + _CLAUSE * abs(clause - t.clause) for t in triggers])


def _may_be_speakers(sides: Sides, trigger: Trigger) -> bool:
    """Whether a threat is the speaker's own: "said that it will not be allowed"."""
    if KINDS[trigger.kind].family != "threats" or trigger.use == "passive":
        return False
    if trigger.entry.form in {"literal", "noun"}:
        return True
    pairs = itertools.pairwise(sides.words[: trigger.first])
    return not any(two in DETERMINERS and one in _REPORTING for one, two in pairs)
