"""A mention: an event as one report tells it, ready to be compared with others."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geodata.merging.facts import document_of, facts_of, published_of
from geodata.merging.wording import sketch

if TYPE_CHECKING:
    from geodata.merging.facts import Facts
    from geodata.models import Event

__all__ = ["Mention", "in_order", "in_text"]


@dataclass(frozen=True, slots=True)
class Mention:
    """An event of one report with what merging asks of it, worked out once."""

    event: Event
    facts: Facts
    document: str
    quote: str
    sketch: tuple[int, ...]

    @classmethod
    def of(cls, event: Event) -> Mention:
        """Make a mention of an event as one report tells it."""
        facts = facts_of(event)
        quote = event.sources[0].quote if event.sources else ""
        return cls(event, facts, document_of(event), quote, () if facts.is_bare else sketch(quote))

    @property
    def id(self) -> str:
        """Id of the event in its report."""
        return self.event.id

    @property
    def position(self) -> tuple[int, str]:
        """Where it stands in its report."""
        return (self.event.sources[0].quote_start if self.event.sources else 0), self.id


def in_order(event: Event) -> tuple[dt.date, str]:
    """Order of mentions: the first published leads; without a date of publication it comes last."""
    return published_of(event) or dt.date.max, event.id


def in_text(event: Event) -> tuple[dt.date, str, int, str]:
    """Order of events: by the day of the first report, and inside of it by the text."""
    published, name = in_order(event)
    first = event.sources[0].quote_start if event.sources else 0
    return published, document_of(event), first, name
