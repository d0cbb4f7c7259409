"""Whom "he" and "it" stand for, and where "there" is: what the sentence before was about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from geodata.event_coding.headings import NO_HEADING, Heading
from geodata.event_coding.means import weapon_kind
from geodata.event_coding.roles import first_subjects
from geodata.event_coding.spots import Spot, blurred, spot_of
from geodata.event_coding.whereabouts import Whereabouts, names_another
from geodata.kinds import KINDS

if TYPE_CHECKING:
    from geodata.event_coding.draft import Draft
    from geodata.event_coding.reading import Passage
    from geodata.models import Actor, PlacedToponym

__all__ = ["Topics"]

_NOWHERE = Whereabouts()
_PERSONS = frozenset({"he", "she"})
_SURE = 0.8
_GOING_ON, _CARRIED = 0.5, 0.4
_DEEDS = frozenset({"violence", "protest"})
_SUBJECTS = re.compile(r"(?:They|He|She|(?:His|Their) (?:men|fighters|soldiers|troops))\b")
_LATER = re.compile(
    r"(?:The (?:following|next|same) (?:day|morning|afternoon|evening|night)|"
    r"That (?:same )?(?:morning|afternoon|evening|night)|Later (?:that|the same) \w+|"
    r"(?:Hours|Minutes|Moments|Shortly) (?:later|afterwards?)|By (?:nightfall|dusk|dawn|noon))\b"
)
"""What goes on with the story of the sentence before, where that was."""
_COUNTED = re.compile(
    r"\b(?:next|following|same|that) (?:day|morning|afternoon|evening|night|week)\b|"
    r"\b(?:days?|hours?|minutes?|weeks?) (?:later|earlier|afterwards?|on)\b"
)
"""Days that are counted from what was told before."""
_BY_WEAPON = frozenset({"attack", "killing", "property_destruction", "explosive"})
_IT_HIT = re.compile(
    r"(?:(?:One|Two|Three|Some|Several|Most|Many|At least \w+) (?:of (?:them|these)\b)?|It|They)"
    r"(?: \w+){0,2}? (?:hit|struck|landed|fell|exploded|slammed|crashed)\b"
)
_LASTS = 3
"""For how many sentences a person stays the one that "he" stands for."""


class Topics(Struct, frozen=True):
    """What the last sentences were about; ``recent`` are these, the last one first.

    Whom they were about is asked only where a pronoun stands for somebody, as in few sentences.
    """

    recent: tuple[Passage, ...] = ()
    places: Whereabouts = _NOWHERE
    heading: Heading = NO_HEADING
    paragraph: int = -1
    follows: bool = False

    def before(self, passage: Passage) -> Topics:
        """Take the place that a paragraph is headed with, at its first sentence."""
        if passage.paragraph == self.paragraph:
            return replace(self, heading=self.heading.goes_on(), follows=True)
        heading = self.heading.next_paragraph(passage)
        return replace(self, heading=heading, paragraph=passage.paragraph, follows=False)

    def after(self, passage: Passage) -> Topics:
        """Take the subject and the places of a sentence that has been read."""
        recent = (passage, *self.recent[:_LASTS])
        return Topics(recent, self.places.after(passage), self.heading, passage.paragraph)

    def fill(self, draft: Draft) -> Draft:
        """Name who does what a draft tells of, and where, when words point back to it."""
        return self._with_agent(self._with_place(self._going_on(self._with_weapon(draft))))

    def _with_weapon(self, draft: Draft) -> Draft:
        """Tell by the weapon of the sentence before what "One of them hit a house" was."""
        if not self.follows or not draft.loose or draft.kind not in _BY_WEAPON:
            return draft
        if not _IT_HIT.match(draft.sentences[0].text):
            return draft
        kind = weapon_kind(self.recent[0].lowers)
        return replace(draft, kind=kind, loose=False) if kind else draft

    def _with_place(self, draft: Draft) -> Draft:
        """Place what happened "there" or in "the town", when its sentence names no place."""
        if draft.spot is not None or draft.elsewhere:
            return draft
        text = draft.sentences[0].text
        heading = self.heading.place if draft.paragraph == self.paragraph else None
        if heading is not None and not self._leaves(heading, draft):
            near = self.places.pointed_at(text) if self.follows and self.places.age == 0 else None
            spot = near or spot_of(heading, _SURE)
        else:
            spot = self.places.pointed_at(text) or self._carried(draft)
        return replace(draft, spot=spot, carried=draft.carried | {"place"}) if spot else draft

    def _carried(self, draft: Draft) -> Spot | None:
        """Carry on the one place told last in the paragraph, for what happened on the same day."""
        fact = draft.modality in {"reported", "claimed"} and not names_another(draft)
        deed = KINDS[draft.kind].family in _DEEDS and self._is_of_the_day(draft)
        if not self.follows or self.places.age > 1 or not fact or not deed:
            return None
        only = self.places.only()
        spot = spot_of(only, _CARRIED) if only else None
        return spot and blurred(spot)

    def _is_of_the_day(self, draft: Draft) -> bool:
        """Whether a draft's day is told in the sentence before, or counted from it: "a day later".

        Who dies later may do so elsewhere.
        """
        days = {date.range for date in self.recent[0].dates if date.range} if self.recent else set()
        if not days or draft.date is None or draft.date in days:
            return True
        return not _is_outcome(draft) and _COUNTED.search(draft.sentences[0].text) is not None

    def _leaves(self, heading: PlacedToponym, draft: Draft) -> bool:
        """Whether a draft is to take its place from what was told before, not from the heading.

        Those who are released were taken where that was told.
        """
        if draft.kind == "release":
            return self.follows
        return _is_outcome(draft) and self._has_left(heading)

    def _has_left(self, heading: PlacedToponym) -> bool:
        """Whether the sentence before told of another place than that of the heading."""
        if not self.follows or self.places.age or heading.place is None:
            return False
        return any(each.place and each.place.id != heading.place.id for each in self.places.names)

    def _going_on(self, draft: Draft) -> Draft:
        """Take the one place and day of the sentence before, whose subject goes on: "They …"."""
        known = self.follows and self.places.age == 0 and len(self.places.names) == 1
        if draft.spot or draft.elsewhere or not known or KINDS[draft.kind].family not in _DEEDS:
            return draft
        text = draft.sentences[0].text
        dated = draft.date is not None and "date" not in draft.carried
        if not _LATER.match(text) and (dated or not _SUBJECTS.match(text)):
            return draft
        spot = spot_of(self.places.names[0], _GOING_ON)
        draft = replace(draft, spot=spot and blurred(spot), carried=draft.carried | {"place"})
        days = {date.range for date in self.recent[0].dates if date.range}
        if draft.date is not None or len(days) != 1:
            return draft
        carried = draft.carried | {"date"}
        return replace(draft, date=days.pop(), date_confidence=_GOING_ON, carried=carried)

    def _with_agent(self, draft: Draft) -> Draft:
        """Name who does it when a pronoun opens the sentence.

        "It" may be a thing, a missile say, unless it speaks or agrees.
        """
        if draft.agent is not None or not draft.pronoun:
            return draft
        speaks = KINDS[draft.kind].family in {"threats", "diplomacy"}
        topic = self._side() if speaks else None
        if draft.pronoun in _PERSONS:
            topic = self._person()
        if topic is None or topic == draft.patient:
            return draft
        involved = (topic, *(actor for actor in draft.involved if actor != topic))
        return replace(draft, agent=topic, involved=involved, carried=draft.carried | {"agent"})

    def _side(self) -> Actor | None:
        """Find the side that the last sentence was about."""
        return first_subjects(self.recent[0])[1] if self.recent else None

    def _person(self) -> Actor | None:
        """Find the person that the last sentences were about."""
        persons = (first_subjects(passage)[0] for passage in self.recent)
        return next(filter(None, persons), None)


def _is_outcome(draft: Draft) -> bool:
    """Whether a draft only tells what came of something: "two men were killed"."""
    return draft.effect and draft.agent is None
