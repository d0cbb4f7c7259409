"""Who does what a verb says: the nearest actor before it that nothing takes away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geodata.event_coding.attribution import find_denier
from geodata.event_coding.reading import SPEECH
from geodata.event_coding.roles.objects import find_object
from geodata.event_coding.roles.sides import DETERMINERS, REACH
from geodata.event_coding.wordset import any_of

if TYPE_CHECKING:
    from geodata.event_coding.roles.sides import Sides
    from geodata.event_coding.triggers import Trigger
    from geodata.models import ActorMention

__all__ = ["find_subject", "first_accused", "subject_at"]

_PRONOUNS = any_of("it they he she we")
_PERSONS = any_of("he she")
_OPENING = any_of("after before while when by in despite upon")
_OF = any_of("of for over")
_OWN = any_of("its their his")
_FORCES = any_of("forces fighters troops soldiers army men warplanes jets militants units navy")
_OWN_REACH = 6
_CHAIN = 5
"""How many verbs with "and" between them share a subject, at most."""


def find_subject(sides: Sides, trigger: Trigger) -> ActorMention | None:
    """Find who does what a verb says; the first of several, and the subject of a verb before."""
    other = _asked(sides, trigger)
    if other is not None:
        return find_object(sides, other)
    if trigger.use == "participle" and (accused := first_accused(sides, trigger)):
        return accused
    for _ in range(_CHAIN):
        shared = _coordinated(sides, trigger)
        if shared is None:
            break
        trigger = shared
    nearest = _whose_forces(sides, trigger) or _nearest(sides, trigger)
    nearest = nearest or _postponed(sides, trigger)
    return nearest if trigger.use == "participle" else sides.first_of_list(nearest)


def subject_at(sides: Sides, index: int) -> ActorMention | None:
    """Find the subject of a verb at a token that is no trigger."""
    clauses = sides.passage.clauses
    for (first, last), mention in reversed(sides.mentions):
        if last <= index and index - last <= REACH and not sides.is_blocked(first):
            same = clauses[last - 1] >= clauses[index] - 1
            cut = SPEECH & set(sides.words[last:index])
            return sides.first_of_list(mention) if same and not cut else None
    return None


def first_accused(sides: Sides, trigger: Trigger) -> ActorMention | None:
    """Find who is accused of it: "accused Y of shelling Z", "Y was accused by X of shelling Z"."""
    if _OF.isdisjoint(sides.words[max(0, trigger.first - 2) : trigger.first]):
        return None
    accusing = [t for t in sides.triggers if t.kind == "accusation" and t.last < trigger.first]
    if not accusing or accusing[-1].use == "noun" or trigger.first - accusing[-1].last > REACH:
        return None
    if accusing[-1].use == "passive":
        return _nearest(sides, accusing[-1])
    return find_object(sides, accusing[-1])


def _asked(sides: Sides, trigger: Trigger) -> Trigger | None:
    """Verb that asks somebody else to do it: "urged both sides to pull back"."""
    if trigger.use != "infinitive":
        return None
    asking = [
        t
        for t in sides.triggers
        if t.kind == "demand" and t.last < trigger.first and t.clause == trigger.clause
    ]
    return asking[-1] if asking else None


def _coordinated(sides: Sides, trigger: Trigger) -> Trigger | None:
    """Verb before "and" that shares its subject: "It killed two and destroyed …"."""
    if "and" not in sides.words[max(0, trigger.first - 2) : trigger.first]:
        return None
    if _pronoun(sides, trigger):
        return None
    before = max(
        (v for v in sides.verbs if 0 < trigger.first - v.last <= REACH),
        key=lambda verb: verb.first,
        default=None,
    )
    if before is None or before.clause != trigger.clause or before.use != trigger.use:
        return None
    return before


def _nearest(sides: Sides, trigger: Trigger) -> ActorMention | None:
    """Nearest actor before a verb that no preposition takes away from it."""
    words, clauses = sides.words, sides.passage.clauses
    if words[trigger.first - 1 : trigger.first] and _pronoun(sides, trigger):
        return _antecedent(sides, trigger)
    relative = {"that", "which"} & set(words[max(0, trigger.first - 3) : trigger.first])
    allowed = {"for"} if trigger.use == "infinitive" else set()
    for (first, last), mention in reversed(sides.mentions):
        if last > trigger.first or trigger.first - last > REACH:
            continue
        own = {"after"} if clauses[first] == trigger.clause else set()
        if sides.is_aside(first, trigger) or sides.is_blocked(first, allowed | own):
            continue
        if relative and trigger.first - last > 5:
            return None
        if not _is_cut(sides, last, trigger):
            return mention
    return None


def _whose_forces(sides: Sides, trigger: Trigger) -> ActorMention | None:
    """Find the speaker whose own forces do it: "X said, or denied, its fighters had captured"."""
    near = range(max(1, trigger.first - _OWN_REACH), trigger.first)
    forces = (i for i in near if sides.words[i] in _FORCES)
    own = next((i for i in forces if not _OWN.isdisjoint(sides.words[max(0, i - 2) : i])), -1)
    if own < 0:
        return None
    if army := sides.at(own):
        return army
    speakers = [m for m in sides.speakers if sides.passage.span(m)[1] <= own]
    return speakers[-1] if speakers else find_denier(sides.passage, trigger)


def _postponed(sides: Sides, trigger: Trigger) -> ActorMention | None:
    """Subject of the main clause behind "After attacking the post, …"."""
    if trigger.use != "participle" or trigger.first > 1 or sides.words[0] not in _OPENING:
        return None
    behind = sides.words[trigger.last :]
    if "," not in behind:
        return None
    comma = trigger.last + behind.index(",")
    return next(
        (m for (first, _), m in sides.mentions if 0 < first - comma <= 2),
        None,
    )


def _pronoun(sides: Sides, trigger: Trigger) -> bool:
    before = sides.words[max(0, trigger.first - 3) : trigger.first]
    cut = max((at for at, word in enumerate(before) if word == "," or word in SPEECH), default=-1)
    return not _PRONOUNS.isdisjoint(before[cut + 1 :])


def _antecedent(sides: Sides, trigger: Trigger) -> ActorMention | None:
    """Actor that a pronoun before the verb stands for: the first subject of the sentence."""
    near = sides.words[max(0, trigger.first - 3) : trigger.first]
    person = not _PERSONS.isdisjoint(near)
    for (first, last), mention in sides.mentions:
        within = sides.passage.clauses[first] >= trigger.clause
        spoken = SPEECH & set(sides.words[last : trigger.first])
        if (within and not spoken) or last >= trigger.first:
            return None
        if person != (mention.actor.kind == "person"):
            continue
        if not sides.is_blocked(first) and not sides.is_aside(first, trigger):
            return mention
    return None


def _is_cut(sides: Sides, last: int, trigger: Trigger) -> bool:
    """Whether a clause of another speaker, or a new subject, lies between actor and verb."""
    aside = sides.passage.asides
    said = {sides.words[i] for i in range(last, trigger.first) if i not in aside}
    between = sides.words[last : trigger.first]
    if _begins_anew(sides, last, trigger):
        return True
    if SPEECH & said and trigger.use != "participle":
        return True
    distance = trigger.clause - sides.passage.clauses[last - 1]
    if distance == 0:
        return False
    relative = {"which", "who", "that"} & set(between[:2])
    return not (distance <= 2 and (trigger.use == "participle" or relative or ")" in between))


def _begins_anew(sides: Sides, last: int, trigger: Trigger) -> bool:
    """Whether "and" and an article bring a new subject behind another verb."""
    if "and" not in sides.words[last : trigger.first]:
        return False
    for index in range(last, trigger.first - 1):
        new = sides.words[index] == "and" and sides.words[index + 1] in DETERMINERS
        if new and any(last <= other.first < index for other in sides.triggers):
            return True
    return False
