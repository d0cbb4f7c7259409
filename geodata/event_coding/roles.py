"""Who did it, and to whom: agent and patient by voice and by prepositions.

"X attacked Y" and "Y was attacked by X", "X's attack on Y" and "clashes between X and Y". A role
stays empty when the sentence does not say.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geodata.event_coding.reading import SPEECH
from geodata.event_coding.wordset import any_of
from geodata.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geodata.event_coding.reading import Passage
    from geodata.event_coding.triggers import Trigger
    from geodata.models import Actor, ActorMention

__all__ = ["Roles", "find_roles", "first_subject"]

_MUTUAL = any_of("armed_clash meeting agreement ceasefire cooperation riot")
"""Kinds that two sides do together."""
_SEPARATING = any_of(
    "in at near on against from by to toward towards into between over after under targeting "
    "during around outside inside through via for with among amid without"
)
_TOWARDS = any_of("on against targeting at with into versus to")
_LIGHT = any_of(
    "launch launched launches launching carry carried carries carrying conduct conducted "
    "conducts conducting stage staged stages staging mount mounted mounting execute executed "
    "unleash unleashed wage waged waging perform performed issue issued issues issuing hold "
    "held holds holding make made gave give send sent deliver delivered organized organised "
    "begin began begun finish finished finishing complete completed completing prepare prepares "
    "preparing prepared plan plans planning planned continue continues preparations preparation "
    "claim claims claimed continued start started resume resumed fire fired take took do did "
    "subject subjected subjects impose imposed imposing"
)
_PRONOUNS = any_of("it they he she we")
_PRONOUN_OBJECTS = any_of("it them him her us")
_TITLES = any_of(
    "secretary of state , president minister foreign prime defence defense interior envoy special "
    "ambassador general chief director commander leader chancellor king queen sheikh spokesman"
)
_PERSONS = any_of("he she")
_DETERMINERS = any_of("the a an his her its their this")
_HELD = any_of("hold holds held holding")
_STOPS = any_of(". … ; that while after before when who which what")
_TURNS = any_of("in into from near by during alongside")
_REACH = 25
_CHAIN = 5
"""How many verbs with "and" between them share a subject, at most."""


@dataclass(frozen=True, slots=True)
class Roles:
    """Agent, patient, and every actor that has to do with a happening, in their order."""

    agent: ActorMention | None
    patient: ActorMention | None
    involved: tuple[ActorMention, ...]


def find_roles(
    passage: Passage, triggers: Sequence[Trigger], others: Sequence[Trigger] = ()
) -> Roles:
    """Find who did what the triggers of one happening tell of, and to whom.

    ``others`` are the triggers of other happenings of the sentence; actors that stand nearer to
    them are not involved in this one.
    """
    finder = _Finder(passage, (*triggers, *others))
    agent = patient = None
    for trigger in triggers:
        by, to = finder.roles(trigger)
        agent = agent or (None if by is not None and by is patient else by)
        if to and (agent is None or to.actor.name != agent.actor.name):
            patient = patient or to
    if agent and patient and agent.actor.name == patient.actor.name:
        patient = None
    if agent is None and finder.may_be_speakers(triggers[0]):
        agent = finder.speaker()
        patient = None if agent and patient and agent.actor == patient.actor else patient
    kept = {id(mention) for mention in (agent, patient) if mention}
    return Roles(agent, patient, finder.involved(triggers, others, kept))


def first_subject(passage: Passage, *, person: bool) -> Actor | None:
    """Find the first actor of a sentence that no preposition and no parenthesis sets apart."""
    finder = _Finder(passage, ())
    for (first, _), mention in finder.mentions:
        if (mention.actor.kind == "person") != person or first in passage.asides:
            continue
        if not finder.is_blocked(first, set()):
            return mention.actor
    return None


class _Finder:
    """The actors of one sentence with their token spans."""

    def __init__(self, passage: Passage, triggers: Sequence[Trigger]) -> None:
        self.passage = passage
        self.triggers = triggers
        self.verbs = [t for t in triggers if t.use in {"active", "participle"}]
        self.words = passage.lowers
        self.mentions = [(passage.span(mention), mention) for mention in passage.actors]

    def roles(self, trigger: Trigger) -> tuple[ActorMention | None, ActorMention | None]:
        """Agent and patient of one trigger."""
        if trigger.use == "noun":
            return self._noun_roles(trigger)
        words = trigger.entry.words
        if trigger.use == "passive" or ("be" in words and "…" not in words):
            return self._behind(trigger, {"by"}), self._subject(trigger)
        if self.words[trigger.head] in {"died", "dead", "dies", "die"}:
            return None, self._subject(trigger)
        patient = self._object(trigger)
        agent = self._subject(trigger)
        together = trigger.kind in _MUTUAL and trigger.entry.strength == "act"
        if together and trigger.use == "active" and agent and not patient:
            patient = self._partner(agent)
        return agent, patient

    def involved(
        self, triggers: Sequence[Trigger], others: Sequence[Trigger], kept: set[int]
    ) -> tuple[ActorMention, ...]:
        """Every actor that stands nearer to these triggers than to others, speakers left out."""
        speakers = {id(mention) for mention in self._speakers()}
        found = []
        for (first, _), mention in self.mentions:
            own = min(self._distance(first, trigger) for trigger in triggers)
            other = min((self._distance(first, trigger) for trigger in others), default=own)
            if id(mention) in kept or (own <= other and id(mention) not in speakers):
                found.append(mention)
        return tuple(found)

    def may_be_speakers(self, trigger: Trigger) -> bool:
        """Whether a threat is the speaker's own: "said that it will not be allowed"."""
        if KINDS[trigger.kind].family != "threats" or trigger.use == "passive":
            return False
        if trigger.entry.form in {"literal", "noun"}:
            return True
        before = self.words[: trigger.first]
        pairs = itertools.pairwise(before)
        return not any(one in SPEECH | {"that"} and two in _DETERMINERS for one, two in pairs)

    def speaker(self) -> ActorMention | None:
        """Actor that stands before or behind a verb of speech."""
        speakers = self._speakers()
        return speakers[0] if speakers else None

    def _distance(self, index: int, trigger: Trigger) -> int:
        return abs(index - trigger.head) + 6 * abs(self.passage.clauses[index] - trigger.clause)

    def _speakers(self) -> list[ActorMention]:
        """Actors right before or behind a verb of speech, or behind "according to"."""
        found = []
        for (first, last), mention in self.mentions:
            after, before = self._beside(last), self.words[max(0, first - 4) : first]
            inverted = {"said", "says", "added", "told"} & set(before[-1:])
            said = SPEECH & set(after) or inverted or "according" in before
            if said and not self.is_blocked(first, {"according", "to"}):
                found.append(mention)
        return found

    def _beside(self, last: int) -> tuple[str, ...]:
        """Words right behind an actor, and behind those it is coordinated with."""
        if self.words[last : last + 1] != ("and",):
            return self.words[last : last + 2]
        end = next((i for i in range(last, len(self.words)) if not self.words[i].isalpha()), last)
        return self.words[last : min(end, last + 6)]

    def _subject(self, trigger: Trigger) -> ActorMention | None:
        """Actor that does what a verb says; the first of several, and that of a verb before."""
        asked = self._asked(trigger)
        if asked is not None:
            return self._object(asked)
        for _ in range(_CHAIN):
            shared = self._coordinated(trigger)
            if shared is None:
                break
            trigger = shared
        nearest = self._nearest_subject(trigger)
        return nearest if trigger.use == "participle" else self._first_of_list(nearest)

    def _asked(self, trigger: Trigger) -> Trigger | None:
        """Verb that asks somebody else to do it: "urged both sides to pull back"."""
        if trigger.use != "infinitive":
            return None
        asking = [
            t
            for t in self.triggers
            if t.kind == "demand" and t.last < trigger.first and t.clause == trigger.clause
        ]
        return asking[-1] if asking else None

    def _coordinated(self, trigger: Trigger) -> Trigger | None:
        """Verb before "and" that shares its subject: "It killed two and destroyed …"."""
        if "and" not in self.words[max(0, trigger.first - 2) : trigger.first]:
            return None
        if self._pronoun(trigger):
            return None
        before = max(
            (v for v in self.verbs if 0 < trigger.first - v.last <= _REACH),
            key=lambda verb: verb.first,
            default=None,
        )
        if before is None or before.clause != trigger.clause or before.use != trigger.use:
            return None
        return before

    def _first_of_list(self, mention: ActorMention | None) -> ActorMention | None:
        """Lead back from the last of "France, Russia and the United States" to the first."""
        spans = [(span, each) for span, each in self.mentions if not mention or each is mention]
        if mention is None or not spans:
            return mention
        first, link = spans[0][0][0], {"and"}
        for (start, last), earlier in reversed(self.mentions):
            if last > first:
                continue
            between = set(self.words[last:first])
            if not between & link or not between <= {"and", ",", "the", "#"}:
                break
            mention, first, link = earlier, start, {"and", ","}
        return mention

    def _nearest_subject(self, trigger: Trigger) -> ActorMention | None:
        """Nearest actor before a verb that no preposition takes away from it."""
        if self.words[trigger.first - 1 : trigger.first] and self._pronoun(trigger):
            return self._antecedent(trigger)
        relative = {"that", "which"} & set(self.words[max(0, trigger.first - 3) : trigger.first])
        allowed = {"for"} if trigger.use == "infinitive" else set()
        for (first, last), mention in reversed(self.mentions):
            if last > trigger.first or trigger.first - last > _REACH:
                continue
            own = {"after"} if self.passage.clauses[first] == trigger.clause else set()
            if self._is_aside(first, trigger) or self.is_blocked(first, allowed | own):
                continue
            if relative and trigger.first - last > 5:
                return None
            if not self._is_cut(last, trigger):
                return mention
        return None

    def _pronoun(self, trigger: Trigger) -> bool:
        before = self.words[max(0, trigger.first - 3) : trigger.first]
        before = before[before.index(",") + 1 :] if "," in before else before
        return bool(_PRONOUNS & set(before)) and not (SPEECH & set(before))

    def _antecedent(self, trigger: Trigger) -> ActorMention | None:
        """Actor that a pronoun before the verb stands for: the first subject of the sentence."""
        near = self.words[max(0, trigger.first - 3) : trigger.first]
        person = bool(_PERSONS & set(near))
        for (first, last), mention in self.mentions:
            if self.passage.clauses[first] >= trigger.clause or last >= trigger.first:
                return None
            if person != (mention.actor.kind == "person"):
                continue
            if not self.is_blocked(first, set()) and not self._is_aside(first, trigger):
                return mention
        return None

    def _is_aside(self, index: int, trigger: Trigger) -> bool:
        """Whether an actor stands in parentheses and the verb does not."""
        return index in self.passage.asides and trigger.head not in self.passage.asides

    def is_blocked(self, first: int, allowed: set[str]) -> bool:
        """Whether a preposition stands before an actor: "in Iran", "by the army"."""
        for index in range(first - 1, max(-1, first - 6), -1):
            word = self.words[index]
            if index in self.passage.dated or index in self.passage.named:
                return False
            if word in _SEPARATING:
                return word not in allowed
            if word in {",", ".", "and", "that", "which", "who"} or word in SPEECH:
                return False
        return False

    def _is_cut(self, last: int, trigger: Trigger) -> bool:
        """Whether a clause of another speaker, or a new subject, lies between actor and verb."""
        aside = self.passage.asides
        said = {self.words[i] for i in range(last, trigger.first) if i not in aside}
        between = self.words[last : trigger.first]
        if self._begins_anew(last, trigger):
            return True
        if SPEECH & said and trigger.use != "participle":
            return True
        distance = trigger.clause - self.passage.clauses[last - 1]
        if distance == 0:
            return False
        relative = {"which", "who", "that"} & set(between[:2])
        return not (distance <= 2 and (trigger.use == "participle" or relative or ")" in between))

    def _begins_anew(self, last: int, trigger: Trigger) -> bool:
        """Whether "and" and an article bring a new subject behind another verb."""
        for index in range(last, trigger.first - 1):
            new = self.words[index] == "and" and self.words[index + 1] in _DETERMINERS
            if new and any(last <= other.first < index for other in self.triggers):
                return True
        return False

    def _object(self, trigger: Trigger) -> ActorMention | None:
        """First actor behind a verb, unless it belongs to a place, a time or another verb."""
        speakers = self._speakers()
        start, end = trigger.last, trigger.last + 12
        if "…" in trigger.entry.words:
            start, end = trigger.head, trigger.last
        for (first, _), mention in self.mentions:
            if not start < first <= end:
                continue
            between = self.words[start + 1 : first]
            if mention in speakers:
                return None
            verb = "and" in between and between[between.index("and") + 1 :][:1]
            another = verb and (len(between) > 4 or verb[0].endswith("ed"))
            if (_STOPS | _TURNS) & set(between) or another:
                return None
            if _PRONOUN_OBJECTS & set(between[:1]):
                break
            if "with" in between[1:]:
                return None
            return self._titled(mention) if self._same_clause(first, trigger) else None
        if _PRONOUN_OBJECTS & set(self.words[trigger.last + 1 : trigger.last + 2]):
            return self._named_before(trigger)
        return None

    def _titled(self, mention: ActorMention) -> ActorMention:
        """Pass from a state to the person whose title begins with it: "U.S. envoy Z"."""
        for ((_, last), one), ((first, _), other) in itertools.pairwise(self.mentions):
            if one is mention and other.actor.kind == "person" and one.actor.kind != "person":
                titled = first > last and set(self.words[last:first]) <= _TITLES
                return other if titled else mention
        return mention

    def _named_before(self, trigger: Trigger) -> ActorMention | None:
        """Actor that "it" or "them" behind a verb stands for: the last of the clauses before."""
        for (first, _), mention in reversed(self.mentions):
            if first < trigger.first and self.passage.clauses[first] < trigger.clause:
                return mention
        return None

    def _same_clause(self, first: int, trigger: Trigger) -> bool:
        """Whether no relative clause or "if" begins between a verb and an actor behind it."""
        between = self.words[trigger.last + 1 : first]
        return not {"if", "where", "because", "unless", "although"} & set(between)

    def _behind(self, trigger: Trigger, prepositions: set[str]) -> ActorMention | None:
        """First actor behind one of some prepositions that follow the trigger."""
        opened = False
        for index in range(trigger.last + 1, min(len(self.words), trigger.last + _REACH)):
            word = self.words[index]
            if word in prepositions:
                opened = True
            elif word in _STOPS or (opened and word in _SEPARATING):
                return None
            if opened:
                mention = self._at(index)
                if mention is not None or index in self.passage.named:
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
        family = KINDS[trigger.kind].family
        of = {"of"} if trigger.kind not in _MUTUAL else set()
        agent = (
            self._modifier(trigger)
            or self._behind(trigger, {"by"} | (of if family == "movement" else set()))
            or self._of_light(trigger)
            or self._responsible(trigger)
        )
        if agent and family == "diplomacy":
            return agent, self._behind(trigger, {"with"}) or self._partner(agent)
        if "bomber" in self.words[trigger.last]:
            return agent or self._behind(trigger, {"of"}), self._behind(trigger, set(_TOWARDS))
        towards = set(_TOWARDS) | (of if family in {"violence", "other"} else set())
        return agent, self._behind(trigger, towards)

    def _responsible(self, trigger: Trigger) -> ActorMention | None:
        """Whoever is "responsible for" it, or has "claimed responsibility for" it."""
        before = self.words[max(0, trigger.first - 8) : trigger.first]
        for word in ("responsible", "responsibility"):
            if word in before:
                index = trigger.first - len(before) + before.index(word)
                if _HELD & set(self.words[max(0, index - 8) : index]):
                    return None
                return next((m for (_, last), m in reversed(self.mentions) if last <= index), None)
        return None

    def _modifier(self, trigger: Trigger) -> ActorMention | None:
        """Actor right before a noun: "US-led coalition air strikes", "Iran's missile attack"."""
        for (_, last), mention in reversed(self.mentions):
            if last > trigger.first:
                continue
            between = self.words[last : trigger.first]
            stops = _SEPARATING | {",", "and", "was", "were", "of", "that", ".", "the", "a", "an"}
            verbs = any(word.endswith("ed") for word in between)
            near = len(between) <= 3 and not stops & set(between) and not verbs
            return mention if near else None
        return None

    def _of_light(self, trigger: Trigger) -> ActorMention | None:
        """Subject of a verb that only carries the noun: "X launched an attack"."""
        start = max(0, trigger.first - 8)
        for index in range(trigger.first - 1, start - 1, -1):
            if self.words[index] in _LIGHT:
                carried_out = self.words[index + 1 : index + 2] == ("by",)
                return None if carried_out else self._subject_at(index)
        return None

    def _subject_at(self, index: int) -> ActorMention | None:
        for (first, last), mention in reversed(self.mentions):
            if last <= index and index - last <= _REACH and not self.is_blocked(first, set()):
                same = self.passage.clauses[last - 1] >= self.passage.clauses[index] - 1
                cut = SPEECH & set(self.words[last:index])
                return self._first_of_list(mention) if same and not cut else None
        return None

    def _sides(self, trigger: Trigger) -> tuple[ActorMention | None, ActorMention | None] | None:
        """Find the sides of "clashes between X and Y"."""
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

    def _partner(self, agent: ActorMention) -> ActorMention | None:
        """Find the other side of "X and Y clashed", "officers of X, Y and Z met"."""
        for ((_, last), one), ((first, _), other) in itertools.pairwise(self.mentions):
            linked = {"and", ","} & set(self.words[last:first]) and first - last <= 3
            if linked and one is agent and one.actor != other.actor:
                return other
        return None
