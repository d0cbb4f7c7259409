"""The day that goes on from one sentence to the next, and from what a report tells first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, structs

from geodata.event_coding.carrying import TOLD_AS_FACT
from geodata.event_coding.date_costs import OPENS
from geodata.event_coding.wordset import any_of
from geodata.kinds import KINDS
from geodata.models import DateRange

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geodata.event_coding.draft import Draft
    from geodata.event_coding.reading import Passage

__all__ = ["Lead", "Scene"]

_LASTS = 2
"""For how many sentences without a date a day that opened one goes on."""
_CARRIED = 0.3
_STEPS_BACK = any_of(
    "had since before earlier previously already previous former formerly once until ago last"
)
"""In a sentence with one of these, something happened on another day."""


class Scene(Struct, frozen=True):
    """The day that the last sentence of a paragraph opened with."""

    date: DateRange | None = None
    paragraph: int = -1
    age: int = 0

    def after(self, passage: Passage) -> Scene:
        """Take the day that a sentence opens with; one that only mentions others ends the scene."""
        dated = [date for date in passage.dates if date.range is not None]
        opening = [date.range for date in dated if passage.span(date)[0] <= OPENS]
        if opening:
            day = opening[0] if opening[0] and opening[0].precision == "day" else None
            return Scene(day, passage.paragraph)
        if dated or passage.paragraph != self.paragraph:
            return Scene(None, passage.paragraph)
        return Scene(self.date, self.paragraph, self.age + 1)

    def fill(self, draft: Draft, passage: Passage) -> Draft:
        """Date what is told as a fact in a sentence without any date, unless it steps back."""
        if self.date is None or draft.date is not None or passage.paragraph != self.paragraph:
            return draft
        fact = draft.modality in TOLD_AS_FACT and not draft.past
        if (
            not fact
            or passage.dates
            or self.age >= _LASTS
            or not _STEPS_BACK.isdisjoint(passage.lowers)
        ):
            return draft
        carried = draft.carried | {"date"}
        return structs.replace(draft, date=self.date, date_confidence=_CARRIED, carried=carried)


class Lead(Struct, frozen=True):
    """What a report tells first, and its day: the next paragraph goes on about it."""

    kind: str
    date: DateRange
    paragraph: int

    @classmethod
    def of(cls, passage: Passage, drafts: Sequence[Draft]) -> Lead | None:
        """Take the first fact with a day of its own; None without one."""
        for draft in drafts:
            own = draft.date is not None and "date" not in draft.carried
            if own and draft.date and draft.date.precision == "day" and _is_deed(draft):
                return cls(draft.kind, draft.date, passage.paragraph)
        return None

    def fill(self, draft: Draft, passage: Passage) -> Draft:
        """Date what is of the same kind in a sentence without any date, unless it steps back."""
        near = passage.paragraph - self.paragraph <= 1
        if draft.date or draft.kind != self.kind or passage.dates or not near:
            return draft
        back = draft.past or draft.prior or not _STEPS_BACK.isdisjoint(passage.lowers)
        if back or not _is_deed(draft):
            return draft
        carried = draft.carried | {"date"}
        return structs.replace(draft, date=self.date, date_confidence=_CARRIED, carried=carried)


def _is_deed(draft: Draft) -> bool:
    """Whether violence or a protest is told as a fact."""
    deed = KINDS[draft.kind].family in {"violence", "protest"}
    return deed and draft.modality in TOLD_AS_FACT
