"""What a report says: its events, its title, how they were chosen, and what it stands on."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from geodata.models import Event, Source
from geodata.report.seen import Seen

__all__ = ["Content"]


@dataclass(frozen=True, slots=True)
class Content:
    """Everything that is printed.

    Parameters
    ----------
    title
        Place, subject and days.
    filter_words
        The filter in words, with how many events it leaves of how many.
    events
        In the order in which they are listed.
    made
        Day of making.
    seen
        What a screen shows, for a map of the same; None for one that shows all events.
    """

    title: str
    filter_words: str
    events: tuple[Event, ...]
    made: dt.date
    seen: Seen | None = None

    @property
    def located(self) -> tuple[Event, ...]:
        """Events with a place."""
        return tuple(one for one in self.events if one.latitude is not None)

    @property
    def unlocated(self) -> int:
        """How many have none, and are not on the map."""
        return len(self.events) - len(self.located)

    @property
    def sources(self) -> tuple[Source, ...]:
        """One source for each report that tells of the events, by name and day."""
        found = {
            source.document_sha256: source for event in self.events for source in event.sources
        }
        return tuple(
            sorted(
                found.values(),
                key=lambda one: (one.source or "", one.published or dt.date.min, one.quote),
            )
        )

    @property
    def as_of(self) -> dt.date | None:
        """Day of the newest report."""
        return max((one.published for one in self.sources if one.published), default=None)
