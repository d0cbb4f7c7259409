"""Step through a report, gather what its sentences say, and hand out events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from geodata.event_coding.confidence import Setting, confidence
from geodata.event_coding.continuation import continue_from
from geodata.event_coding.coreference import join
from geodata.event_coding.crowds import with_crowd
from geodata.event_coding.headings import Heading
from geodata.event_coding.period import covered_days, within_period
from geodata.event_coding.reading import passages
from geodata.event_coding.records import records
from geodata.event_coding.repeating import Repeats
from geodata.event_coding.scenes import Lead, Scene
from geodata.event_coding.titles import is_title, with_title
from geodata.event_coding.topics import Topics
from geodata.event_coding.whereabouts import SHORT, Whereabouts, one_place, with_one_place
from geodata.event_coding.worth import is_worth_telling
from geodata.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geodata.event_coding.draft import Draft
    from geodata.event_coding.reading import Passage
    from geodata.models import (
        ActorMention,
        DateMention,
        Document,
        Event,
        PlacedToponym,
        RelativePlace,
    )

__all__ = ["build_events", "draft_events"]


_LEADING = 1
"""The last of the sentences that lead a report; the first may be its title."""


def build_events(
    document: Document,
    placed: Sequence[PlacedToponym],
    dates: Sequence[DateMention],
    actors: Sequence[ActorMention],
    relative: Sequence[RelativePlace] = (),
) -> tuple[Event, ...]:
    """Join names, dates and actors of a report into the events that it tells of.

    Parameters
    ----------
    document
        The report; only its body is read.
    placed, dates, actors, relative
        What the earlier stages found in it, in any order.

    Returns
    -------
    tuple of Event
        In the order of their first sentence. An event without a place or a date is kept, with
        None; what is told too vaguely to be an event is left out.
    """
    drafts, setting = draft_events(document, placed, dates, actors, relative)
    told = [(draft, confidence(draft, setting)) for draft in drafts]
    return tuple(records(document, told))


def draft_events(
    document: Document,
    placed: Sequence[PlacedToponym],
    dates: Sequence[DateMention],
    actors: Sequence[ActorMention],
    relative: Sequence[RelativePlace] = (),
) -> tuple[list[Draft], Setting]:
    """Find the events of a report as drafts, with what their confidence depends on besides.

    The drafts are those of the events of `build_events`, in the same order.
    """
    drafts: list[Draft] = []
    topics = Topics(places=Whereabouts.of(placed), heading=Heading.of(document))
    scene, repeats, lead, title = Scene(), Repeats(), None, None
    opening: list[Passage] = []
    read = 0
    for order, passage in enumerate(passages(document, placed, dates, actors, relative)):
        read += 1
        opening += [passage] if read <= SHORT + 1 else []
        topics = topics.before(passage)
        if order < 2 and is_title(document, passage.sentence):
            title = order, passage
            continue
        told = [topics.fill(draft) for draft in repeats.happenings(passage, order)]
        told = [scene.fill(draft, passage) for draft in told]
        found = [_unless_future(document, draft) for draft in told]
        topics, scene = topics.after(passage), scene.after(passage)
        if lead is None and order <= _LEADING:
            lead = Lead.of(passage, found)
        if lead is not None:
            found = [lead.fill(draft, passage) for draft in found]
        continue_from(passage, order, drafts, found)
        drafts.extend(found)
    if title is not None:
        drafts = with_title(title, drafts, placed)
    drafts = with_one_place(drafts, one_place(opening))
    told = [with_crowd(_with_deaths(draft)) for draft in join(drafts) if is_worth_telling(draft)]
    told = list(within_period(told, covered_days(document, dates)))
    told = list({_sameness(draft): draft for draft in told}.values())
    told.sort(key=lambda draft: draft.sentences[0].start)
    return told, Setting.of(told, read)


def _with_deaths(draft: Draft) -> Draft:
    """Tell a protest at which people were killed from one that ended well."""
    killed = draft.toll.killed
    if draft.kind in {"protest", "protest_dispersed"} and killed and killed.low > 0:
        return replace(draft, kind="protest_repressed")
    return draft


def _unless_future(document: Document, draft: Draft) -> Draft:
    """Take what is dated after the report for a plan; a threat only speaks of that day."""
    told = draft.modality in {"reported", "claimed"}
    if told and draft.date and document.published and draft.date.first > document.published:
        if KINDS[draft.kind].family == "threats":
            return replace(draft, date=None)
        return replace(draft, modality="planned")
    return draft


def _sameness(draft: Draft) -> tuple[object, ...]:
    """Gather what two drafts of one sentence must share to be equal events."""
    place = draft.spot.place.id if draft.spot else None
    sides = draft.agent, draft.patient
    return draft.sentences[0], draft.kind, draft.modality, place, draft.date, sides, draft.toll
