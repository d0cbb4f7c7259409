"""Whom "he" and "it" stand for at the start of a sentence: the subject of the one before."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geodata.event_coding.roles import first_subject
from geodata.kinds import KINDS

if TYPE_CHECKING:
    from geodata.event_coding.draft import Draft
    from geodata.event_coding.reading import Passage
    from geodata.models import Actor

__all__ = ["Topics"]

_PERSONS = frozenset({"he", "she"})
_LASTS = 3
"""For how many sentences a person stays the one that "he" stands for."""


@dataclass(frozen=True, slots=True)
class Topics:
    """The person and the side that the last sentences were about."""

    person: Actor | None = None
    side: Actor | None = None
    age: int = 0

    def after(self, passage: Passage) -> Topics:
        """Take the subject of a sentence that has been read."""
        person = first_subject(passage, person=True)
        side = first_subject(passage, person=False)
        if person is not None:
            return Topics(person, side)
        return Topics(self.person if self.age < _LASTS else None, side, self.age + 1)

    def fill(self, draft: Draft) -> Draft:
        """Name who does what a draft tells of, when a pronoun opens its sentence.

        "It" may be a thing, a missile say, unless it speaks or agrees.
        """
        if draft.agent is not None or not draft.pronoun:
            return draft
        speaks = KINDS[draft.kind].family in {"threats", "diplomacy"}
        topic = self.side if speaks else None
        if draft.pronoun in _PERSONS:
            topic = self.person
        if topic is None or topic == draft.patient:
            return draft
        involved = (topic, *(actor for actor in draft.involved if actor != topic))
        return replace(draft, agent=topic, involved=involved, carried=draft.carried | {"agent"})
