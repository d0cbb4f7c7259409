"""The actors of one sentence with their tokens, and the words that set an actor apart."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from geodata.event_coding.once import once
from geodata.event_coding.reading import SPEECH
from geodata.event_coding.wordset import any_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geodata.event_coding.reading import Passage
    from geodata.event_coding.triggers import Trigger
    from geodata.models import ActorMention

__all__ = ["DETERMINERS", "MUTUAL", "REACH", "SEPARATING", "STOPS", "TOWARDS", "Sides"]

MUTUAL = any_of("armed_clash meeting agreement ceasefire cooperation riot mob_violence")
"""Kinds that two sides do together."""
SEPARATING = any_of(
    "in at near on against from by to toward towards into between over after under targeting "
    "during around outside inside through via for with among amid without"
)
"""Words that take the actor behind them away from a verb."""
TOWARDS = any_of("on against targeting at with into versus to")
STOPS = any_of(". … ; that while after before when who which what")
DETERMINERS = any_of("the a an his her its their this")
REACH = 25
"""How many tokens away from a verb an actor may stand."""
_SAID = any_of("said says added told")
_TELLING = SPEECH | _SAID | {"according"}
_FREEING = SPEECH | {",", ".", "and", "that", "which", "who"}
"""Words before an actor across which no preposition reaches."""
_DASHES = frozenset({"-", "\N{EN DASH}", "\N{EM DASH}", "--"})
_BE = any_of("was were is are been")
"""Before a verb of speech they make its subject the one spoken of: "he was reported dead"."""
_SPOKEN_OF = _BE | {"to"}


class Sides:
    """The actors of one sentence with their token spans, in their order."""

    def __init__(self, passage: Passage, triggers: Sequence[Trigger] = ()) -> None:
        self.passage = passage
        self.triggers = triggers
        self.words = passage.lowers
        self.mentions = [
            (span, mention)
            for span, mention in passage.actor_spans
            if mention.actor.kind != "media" or not _is_credited(passage, span)
        ]
        self.known: dict[int, tuple[ActorMention | None, ActorMention | None]] = {}

    def within(self, index: int) -> Sides:
        """Give the same with those actors alone that no cut of the sentence parts from a token."""
        part = Sides(self.passage, self.triggers)
        parted = self.passage.are_parted
        part.mentions = [each for each in self.mentions if not parted(each[0][0], index)]
        return part

    @once
    def verbs(self) -> list[Trigger]:
        """The triggers that are verbs with a subject."""
        return [t for t in self.triggers if t.use in {"active", "participle"}]

    @once
    def speakers(self) -> list[ActorMention]:
        """Actors right before or behind a verb of speech, or behind "according to"."""
        found: list[ActorMention] = []
        if _TELLING.isdisjoint(self.passage.vocabulary):
            return found
        for (first, last), mention in self.mentions:
            after, before = self._beside(last), self.words[max(0, first - 4) : first]
            inverted = not _SAID.isdisjoint(before[-1:])
            told_of = after[:1] and after[0] in _SPOKEN_OF
            said = (SPEECH & set(after) and not told_of) or inverted or "according" in before
            if said and not self.is_blocked(first, {"according", "to"}):
                found.append(mention)
        return found

    def _beside(self, last: int) -> tuple[str, ...]:
        """Words right behind an actor, and behind those it is coordinated with."""
        if self.words[last : last + 1] != ("and",):
            return self.words[last : last + 2]
        end = next((i for i in range(last, len(self.words)) if not self.words[i].isalpha()), last)
        return self.words[last : min(end, last + 6)]

    def at(self, index: int) -> ActorMention | None:
        """Actor whose name begins at a token."""
        return next((mention for (first, _), mention in self.mentions if first == index), None)

    def before(self, index: int) -> ActorMention | None:
        """Last actor whose name ends at or before a token."""
        return next((m for (_, last), m in reversed(self.mentions) if last <= index), None)

    def is_blocked(self, first: int, allowed: set[str] | frozenset[str] = frozenset()) -> bool:
        """Whether a preposition stands before an actor: "in Iran", "by the army"."""
        dated, named = self.passage.dated, self.passage.named
        for index in range(first - 1, max(-1, first - 6), -1):
            word = self.words[index]
            if index in dated or index in named:
                return False
            if word in SEPARATING:
                return word not in allowed
            if word in _FREEING:
                return False
        return False

    def is_aside(self, index: int, trigger: Trigger) -> bool:
        """Whether an actor stands in parentheses and the verb does not."""
        return index in self.passage.asides and trigger.head not in self.passage.asides

    def first_of_list(self, mention: ActorMention | None) -> ActorMention | None:
        """Lead back from the last of "France, Russia and the United States" to the first."""
        spans = [(span, each) for span, each in self.mentions if not mention or each is mention]
        if mention is None or not spans:
            return mention
        first, link = spans[0][0][0], {"and"}
        for (start, last), earlier in reversed(self.mentions):
            if last > first:
                continue
            between = set(self.words[last:first])
            if not between & link or not between <= {"and", ",", "the", "#", "allied"}:
                break
            mention, first, link = earlier, start, {"and", ","}
        return mention

    def partner(self, agent: ActorMention) -> ActorMention | None:
        """Find the other side of "X and Y clashed", "officers of X, Y and Z met"."""
        for ((_, last), one), ((first, _), other) in itertools.pairwise(self.mentions):
            linked = {"and", ","} & set(self.words[last:first]) and first - last <= 3
            if linked and one is agent and one.actor != other.actor:
                return other
        return None

    def behind(
        self, trigger: Trigger, prepositions: set[str] | frozenset[str]
    ) -> ActorMention | None:
        """First actor behind one of some prepositions that follow the trigger."""
        if prepositions.isdisjoint(self.words[trigger.last + 1 : trigger.last + REACH]):
            return None
        opened = False
        for index in range(trigger.last + 1, min(len(self.words), trigger.last + REACH)):
            word = self.words[index]
            if word in prepositions:
                opened = True
            elif word in STOPS or (opened and word in SEPARATING):
                return None
            if opened:
                mention = self.at(index)
                if mention is not None or index in self.passage.named:
                    return mention
        return None


def _is_credited(passage: Passage, span: tuple[int, int]) -> bool:
    """Whether a medium only brings the report: "ADEN (Reuters) -", "the agency X reports"."""
    first, last = span
    signs = passage.word(first - 1) == "(" and passage.word(last) in {")", "/", ","}
    near = {*passage.lowers[max(0, first - 4) : first], *passage.lowers[last : last + 4]}
    tells = bool((SPEECH | {"according"}) & near)
    return signs or tells or passage.lowers[:1] == ("by",) or passage.word(last) in _DASHES
