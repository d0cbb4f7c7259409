"""Who did it, and to whom: agent and patient by voice and by prepositions.

"X attacked Y" and "Y was attacked by X", "X's attack on Y" and "clashes between X and Y". A role
stays empty when the sentence does not say.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geodata.events.reading import SPEECH
from geodata.events.wordset import any_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geodata.events.reading import Passage
    from geodata.events.triggers import Trigger
    from geodata.models import ActorMention

__all__ = ["Roles", "find_roles"]

_MUTUAL = any_of(
    "armed_clash meeting agreement ceasefire cooperation riot"
)  # what two sides do together
_SEPARATING = any_of(
    "in at near on against from by to toward towards into between over after under targeting "
    "during around outside inside through via for with among amid"
)
_TOWARDS = any_of("on against targeting at with into versus to")
_LIGHT = any_of(
    "launch launched launches launching carry carried carries conduct conducted conducts stage "
    "staged stages mount mounted mounting execute executed unleash unleashed wage waged waging "
    "perform performed issue issued issues hold held holds make made give gave send sent deliver "
    "delivered organized organised begin began start started resume resumed fire fired take took "
    "claimed do did"
)
_REACH = 25


@dataclass(frozen=True, slots=True)
class Roles:
    """Agent, patient, and every actor of the clauses around a happening, in their order."""

    agent: ActorMention | None
    patient: ActorMention | None
    involved: tuple[ActorMention, ...]


def find_roles(passage: Passage, triggers: Sequence[Trigger]) -> Roles:
    """Find who did what the triggers of one happening tell of, and to whom."""
    finder = _Finder(passage)
    agent = patient = None
    for trigger in triggers:
        by, to = finder.roles(trigger)
        agent = agent or by
        if to and (agent is None or to.actor.name != agent.actor.name):
            patient = patient or to
    if agent and patient and agent.actor.name == patient.actor.name:
        patient = None
    return Roles(agent, patient, finder.involved(triggers))


class _Finder:
    """The actors of one sentence with their token spans."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.words = passage.lowers
        self.mentions = [(passage.span(mention), mention) for mention in passage.actors]

    def roles(self, trigger: Trigger) -> tuple[ActorMention | None, ActorMention | None]:
        if trigger.use == "noun":
            return self._noun_roles(trigger)
        if trigger.use == "passive":
            return self._behind(trigger, {"by"}), self._subject(trigger)
        patient = self._object(trigger)
        if trigger.entry.strength == "harm" and self.words[trigger.head] in {
            "died",
            "dead",
            "dies",
        }:
            return None, self._subject(trigger)
        agent = self._subject(trigger)
        if trigger.kind in _MUTUAL and agent and not patient:
            patient = self._partner(agent, trigger)
        return agent, patient

    def involved(self, triggers: Sequence[Trigger]) -> tuple[ActorMention, ...]:
        """Every actor of the sentence but those who only say it."""
        speakers = {id(mention) for mention in self._speakers(triggers)}
        return tuple(mention for _, mention in self.mentions if id(mention) not in speakers)

    def _speakers(self, triggers: Sequence[Trigger]) -> list[ActorMention]:
        """Actors that stand as subject right before, or right behind, a verb of speech."""
        clauses = {trigger.clause for trigger in triggers}
        found = []
        for (first, last), mention in self.mentions:
            if self.passage.clauses[first] in clauses and any(t.first > last for t in triggers):
                after = self.words[last : last + 3]
                if not SPEECH & set(after[:2]):
                    continue
            after, before = self.words[last : last + 3], self.words[max(0, first - 4) : first]
            if SPEECH & set(after) or (SPEECH & set(before[-1:])) or "according" in before:
                found.append(mention)
        return found

    def _subject(self, trigger: Trigger) -> ActorMention | None:
        """Nearest actor before a verb that no preposition takes away from it."""
        for (first, last), mention in reversed(self.mentions):
            if last > trigger.first or trigger.first - last > _REACH:
                continue
            if self._is_blocked(first) or self._is_cut(last, trigger):
                continue
            return mention
        return None

    def _is_blocked(self, first: int) -> bool:
        """Whether a preposition stands before an actor: "in Iran", "by the army"."""
        for back in range(1, 6):
            index = first - back
            if index < 0:
                return False
            word = self.words[index]
            if word in _SEPARATING:
                return True
            if word in {",", ".", "and", "that", "which", "who"} or word in SPEECH:
                return False
        return False

    def _is_cut(self, last: int, trigger: Trigger) -> bool:
        """Whether a clause of another speaker, or a new subject, lies between actor and verb."""
        between = self.words[last : trigger.first]
        if SPEECH & set(between) and trigger.use != "participle":
            return True
        distance = trigger.clause - self.passage.clauses[last - 1]
        if distance == 0:
            return False
        relative = {"which", "who", "that"} & set(between)
        return not (distance <= 2 and (trigger.use == "participle" or relative or ")" in between))

    def _object(self, trigger: Trigger) -> ActorMention | None:
        """First actor behind a verb, unless it belongs to a place, a time or another verb."""
        for (first, _), mention in self.mentions:
            if first <= trigger.last or first - trigger.last > 12:
                continue
            between = self.words[trigger.last + 1 : first]
            if {".", ";", "while", "after", "before", "when", "who", "which"} & set(between):
                return None
            if {"in", "from", "near", "by", "during", "alongside", "backed"} & set(between):
                return None
            return mention
        return None

    def _behind(self, trigger: Trigger, prepositions: set[str]) -> ActorMention | None:
        """First actor behind one of some prepositions that follow the trigger."""
        opened = False
        for index in range(trigger.last + 1, min(len(self.words), trigger.last + _REACH)):
            word = self.words[index]
            if word in prepositions:
                opened = True
            elif word in {";", ".", "while"} or (opened and word in _SEPARATING):
                if opened or word not in _SEPARATING:
                    return None
            if opened:
                mention = self._at(index)
                if mention is not None:
                    return mention
        return None

    def _at(self, index: int) -> ActorMention | None:
        for (first, _), mention in self.mentions:
            if first == index:
                return mention
        return None

    def _noun_roles(self, trigger: Trigger) -> tuple[ActorMention | None, ActorMention | None]:
        """Roles around a noun: "Israeli attack on Syria", "attack by ISIS", "launched strikes"."""
        if trigger.kind in _MUTUAL:
            sides = self._sides(trigger)
            if sides:
                return sides
        agent = self._modifier(trigger) or self._behind(trigger, {"by"}) or self._of_light(trigger)
        patient = self._behind(trigger, set(_TOWARDS))
        return agent, patient

    def _modifier(self, trigger: Trigger) -> ActorMention | None:
        """Actor right before a noun: "US-led coalition air strikes", "Iran's missile attack"."""
        for (_, last), mention in reversed(self.mentions):
            if last > trigger.first:
                continue
            between = self.words[last : trigger.first]
            stops = _SEPARATING | {",", "and", "was", "were", "of", "that", "."}
            return mention if len(between) <= 3 and not stops & set(between) else None
        return None

    def _of_light(self, trigger: Trigger) -> ActorMention | None:
        """Subject of a verb that only carries the noun: "X launched an attack"."""
        start = max(0, trigger.first - 8)
        for index in range(trigger.first - 1, start - 1, -1):
            if self.words[index] in _LIGHT:
                carried_out = self.words[index + 1 : index + 2] == ("by",)
                return None if carried_out else self._subject_at(index, trigger)
        return None

    def _subject_at(self, index: int, trigger: Trigger) -> ActorMention | None:
        for (first, last), mention in reversed(self.mentions):
            if last <= index and index - last <= _REACH and not self._is_blocked(first):
                same = self.passage.clauses[last - 1] >= self.passage.clauses[index] - 1
                cut = SPEECH & set(self.words[last:index])
                return mention if same and not cut else None
        return None

    def _sides(self, trigger: Trigger) -> tuple[ActorMention | None, ActorMention | None] | None:
        """ "clashes between X and Y", "talks with Y"."""
        window = self.words[trigger.last + 1 : trigger.last + 12]
        if "between" not in window:
            return None
        start = trigger.last + 1 + window.index("between")
        sides = [m for (first, _), m in self.mentions if start < first < start + _REACH]
        names = list(dict.fromkeys(side.actor.name for side in sides))
        if not names:
            return None
        first = sides[0]
        second = next((side for side in sides if side.actor.name != first.actor.name), None)
        return first, second

    def _partner(self, agent: ActorMention, trigger: Trigger) -> ActorMention | None:
        """The other side of "X and Y clashed"."""
        before = [m for (_, last), m in self.mentions if last <= trigger.first]
        return next((m for m in before if m.actor.name != agent.actor.name), None)
