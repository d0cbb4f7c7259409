"""Figures of a coder over notes: the event that agrees best, the surest one, and all of them.

The best event of a note is the usual count: whether what the coder wrote was found at all. It does
not mind what else was found. The surest event is the one an analyst would look at first. Of all
events, the share that is right is a precision, and a strict one: what a note tells of besides the
coded event counts as wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from coding.agreement import MEASURES, Coded, best, is_right, row_of
from coding.coders import Coder
from coding.notes import Note
from geodata.models import Document, Parsed

__all__ = ["Outcome", "by_sub_type", "figures", "outcomes", "recoded"]


@dataclass(frozen=True)
class Outcome:
    """A note, the events found in it, and whether each is right in what it says."""

    note: Note
    parsed: Parsed
    events: Sequence[Coded]
    right: Sequence[bool]

    @property
    def best(self) -> Mapping[str, bool]:
        """What agrees in the event that agrees best."""
        return best(self.note, self.events)

    @property
    def surest(self) -> Mapping[str, bool]:
        """What agrees in the event of the highest confidence, of several the first."""
        top = max(self.events, key=lambda event: event.confidence, default=None)
        return best(self.note, [top] if top else [])


def outcomes(
    notes: Iterable[Note], read: Callable[[Document], Parsed], code: Coder
) -> list[Outcome]:
    """Let a coder read the notes."""
    return [_outcome(note, read(note.document), code) for note in notes]


def _outcome(note: Note, parsed: Parsed, code: Coder) -> Outcome:
    events = code(parsed)
    return Outcome(note, parsed, events, [is_right([row_of(note)], event) for event in events])


def recoded(told: Iterable[Outcome], code: Coder) -> list[Outcome]:
    """Let another coder work from the same readings."""
    return [_outcome(each.note, each.parsed, code) for each in told]


def figures(told: Sequence[Outcome]) -> dict[str, float]:
    """Shares of the notes by measure, best and surest event; of the events; and their number."""
    notes, events = max(len(told), 1), sum(len(each.events) for each in told)
    shares = {name: sum(each.best[name] for each in told) / notes for name in MEASURES}
    first = {f"surest {name}": sum(each.surest[name] for each in told) / notes for name in MEASURES}
    right = sum(sum(each.right) for each in told)
    of_all = {"notes": len(told), "events": events / notes, "right": right / max(events, 1)}
    return shares | first | of_all


def by_sub_type(told: Iterable[Outcome]) -> dict[str, list[Outcome]]:
    """Sort what was told by the coded sub-type."""
    strata: dict[str, list[Outcome]] = {}
    for each in told:
        strata.setdefault(each.note.sub_event_type, []).append(each)
    return dict(sorted(strata.items()))
