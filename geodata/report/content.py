"""What a report says: its events, its title, how they were chosen, and what it stands on."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from geodata.filters.wording import days_in_words
from geodata.models import Event, Source
from geodata.report.seen import Seen

__all__ = [
    "Content",
    "events_in_words",
    "killed",
    "killed_in_words",
]

_NAMED = 8  # sources that stand below a picture, those of most reports


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
    def emptiness(self) -> str:
        """What a map without a marker says."""
        if self.seen and self.located:
            return "No event in this part of the map"
        return "No event with a place" if self.events else "No events are shown"

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

    @property
    def sources_in_words(self) -> str:
        """How many reports tell of the events, and whose they are."""
        names = Counter(one.source or "unnamed" for one in self.sources)
        number, most = len(self.sources), [name for name, _ in names.most_common(_NAMED)]
        if len(names) > len(most):
            most.append(f"{len(names) - len(most):,} others")
        many = ", ".join(most) if most else "none"
        return f"{number:,} report{'' if number == 1 else 's'}: {many}."

    @property
    def days_in_words(self) -> str:
        """How new the data are, and when this was made."""
        days = f"Data as of {days_in_words(self.as_of, self.as_of)}. " if self.as_of else ""
        return f"{days}Made {days_in_words(self.made, self.made)} with Dateline."


def killed_in_words(events: Sequence[Event]) -> str:
    """Say how many were killed in all, from the least to the most that is told; "" when nobody was.

    Examples
    --------
    >>> killed_in_words([Event("1", "shelling", "violence", (), fatalities_low=3)])
    'killed 3+'
    >>> killed_in_words([])
    ''
    """
    low, high = killed(events)
    if not high:
        return ""
    if any(one.fatalities_low and one.fatalities_high is None for one in events):
        return f"killed {low:,}+"
    return f"killed {low:,}" if low == high else f"killed {low:,}\N{EN DASH}{high:,}"


def events_in_words(events: Sequence[Event]) -> str:
    """Say how many events there are, and how many were killed.

    Examples
    --------
    >>> events_in_words([]), events_in_words([Event("1", "meeting", "diplomacy", ())])
    ('no events', '1 event')
    """
    number = len(events)
    many = f"{number:,} event{'' if number == 1 else 's'}" if number else "no events"
    return " · ".join(filter(None, (many, killed_in_words(events))))


def killed(events: Sequence[Event]) -> tuple[int, int]:
    """How many were killed at least and at most; a toll without a top counts as its least."""
    low = sum(one.fatalities_low or 0 for one in events)
    return low, sum(one.fatalities_high or one.fatalities_low or 0 for one in events)
