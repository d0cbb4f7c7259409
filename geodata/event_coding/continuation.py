"""Sentences that go on about the happening before, without a word of their own for it.

"They took place in X", "It happened on Friday", "The building was a headquarters of Y".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from geodata.event_coding.lexicon import Entry
from geodata.event_coding.location import find_coded_spot, find_spot
from geodata.event_coding.people import is_anybody
from geodata.event_coding.triggers import Trigger
from geodata.event_coding.when import date_happenings
from geodata.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geodata.event_coding.draft import Draft
    from geodata.event_coding.reading import Passage
    from geodata.models import ActorMention

__all__ = ["continue_from"]

_HAPPENED = re.compile(
    r"^(?:they|it|this|these|both|the (?:incidents?|events?|violence|operations?))\b[^.]{0,40}?"
    r"\b(took place|occurred|happened|began|came|lasted|dates? from|dates? back|dated from)\b",
    re.IGNORECASE,
)
_CLAIMED_IT = re.compile(
    r"(?!no |nobody|neither)[^.,;]{2,60}? (?:later |has |have |had |subsequently |then )?"
    r"(?P<verb>claimed) (?:responsibility|the attack|the assault|the bombing|it)\b",
    re.IGNORECASE,
)
_NO_CLAIMANTS = frozenset({"civilians", "person", "media"})
_THE_SITE = re.compile(
    r"^the (\w+)\b[^.]{0,30}?\b(?:(?:was|were|is|had been) (?:being )?(?:used|run|held|manned|"
    r"owned|operated|controlled|occupied|home)|belonged|belongs|served|houses|housed|hosted)\b",
    re.IGNORECASE,
)


_USES = "used", "ran", "held", "manned", "owned", "operated", "controlled", "occupied", "guarded"
_USED_IT = re.compile(
    rf"\b(?:{'|'.join(_USES)}) (?:it|the (\w+))\b(?: as\b)?",
    re.IGNORECASE,
)


def continue_from(
    passage: Passage, order: int, drafts: list[Draft], found: Sequence[Draft]
) -> None:
    """Add what a sentence tells of the last happening of its paragraph to that draft, in place."""
    if not drafts or drafts[-1].paragraph != passage.paragraph:
        return
    last = drafts[-1]
    # Whoever coded a note says so in its last sentence, however many there are.
    coded = find_coded_spot(passage, last.spot)
    if coded is None and order - last.order > 2:
        return
    if coded is not None:
        # The sentence before may tell of it again: "The deployment is intended to …".
        for number, draft in enumerate(drafts[:-1]):
            if draft.kind == last.kind and order - draft.order <= 2:
                drafts[number] = replace(draft, spot=coded)
        last = replace(last, spot=coded)
    text = passage.sentence.text[:300]
    last = last if found else _with_claimant(passage, last, text)
    happened = _HAPPENED.match(text)
    site = _THE_SITE.match(text)
    if happened and not found:
        last = _with_place_and_day(passage, last, happened.start(1))
        _date_together(drafts, last)
    elif site and _mentions(last, site[1]):
        behind = passage.sentence.start + site.end()
        last = _with_owner(last, [m for m in passage.actors if m.start >= behind])
    elif (used := _user_of_it(text)) and _mentions(last, used[1]):
        before = passage.sentence.start + used.start()
        last = _with_owner(last, [m for m in passage.actors if m.end <= before])
    if last is not drafts[-1]:
        sentences = (*last.sentences, passage.sentence)
        drafts[-1] = replace(last, sentences=sentences, order=order)


def _user_of_it(text: str) -> re.Match[str] | None:
    """Find what says who used a thing, where one of its verbs, quickly sought, stands at all."""
    small = text.casefold()
    return _USED_IT.search(text) if any(verb in small for verb in _USES) else None


def _with_place_and_day(passage: Passage, draft: Draft, offset: int) -> Draft:
    """Read place and day of "They took place in …" as those of the happening before."""
    head = passage.index(passage.sentence.start + offset)
    entry = Entry(("took", "place"), 0, "past", draft.kind, "generic", frozenset(), frozenset())
    trigger = Trigger(entry, head, head + 1, head, passage.clauses[head], "active", entry.kind)
    spot = find_spot(passage, [trigger], [])
    ((date, sure),) = date_happenings(passage, [[trigger]], [KINDS[draft.kind]])
    if date is None:
        date, sure = draft.date, draft.date_confidence
    if spot is None and date is draft.date:
        return draft
    return replace(draft, spot=spot or draft.spot, date=date, date_confidence=sure)


def _date_together(drafts: list[Draft], last: Draft) -> None:
    """Give the day of "the incident" to all that the sentence before told without one, in place."""
    for number, draft in enumerate(drafts[:-1]):
        if draft.sentences[-1] == last.sentences[-1] and draft.date is None and last.date:
            sure = last.date_confidence
            drafts[number] = replace(draft, date=last.date, date_confidence=sure)


def _mentions(draft: Draft, noun: str | None) -> bool:
    """Whether the happening's own sentence names the thing that "the building" points to."""
    told = draft.sentences[-1].text
    return noun is None or re.search(rf"\b{re.escape(noun)}\b", told, re.IGNORECASE) is not None


def _with_claimant(passage: Passage, draft: Draft, text: str) -> Draft:
    """Take who claims a deed of nobody known for its agent: "IS claimed responsibility"."""
    known = draft.agent is not None and not is_anybody(draft.agent)
    claim = None if known or "claimed" not in text else _CLAIMED_IT.match(text)
    if claim is None or KINDS[draft.kind].family != "violence":
        return draft
    end = passage.sentence.start + claim.start("verb")
    mentions = [mention for mention in passage.actors if mention.end <= end]
    if not mentions or mentions[-1].actor.kind in _NO_CLAIMANTS:
        return draft
    actor = mentions[-1].actor
    involved = tuple(other for other in draft.involved if other not in {actor, draft.agent})
    return replace(draft, agent=actor, involved=(actor, *involved))


def _with_owner(draft: Draft, owners: Sequence[ActorMention]) -> Draft:
    """Take who used the thing that was hit as the side that was hit."""
    if not owners or owners[0].actor in draft.involved:
        return draft
    owner = owners[0].actor
    patient = draft.patient or (owner if owner != draft.agent else None)
    return replace(draft, patient=patient, involved=(*draft.involved, owner))
