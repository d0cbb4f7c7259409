"""Who says it: the words that give an event to somebody else's mouth, and the actor they name.

"the ministry said | rebels shelled …", "…, according to the Observatory", "X accused Y of …", "is
believed to have …", "reportedly", a quotation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from geodata.event_coding.reading import SPEECH
from geodata.event_coding.wordset import any_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geodata.event_coding.reading import Passage
    from geodata.event_coding.triggers import Trigger
    from geodata.models import Actor, ActorMention

__all__ = [
    "HEARSAY",
    "Attribution",
    "find_attribution",
    "find_denier",
    "is_accused",
    "is_hearsay",
]

_CLAIM = SPEECH - {"saw", "noted", "note", "warned", "warns", "warning", "quote", "declare"}
_ACCUSES = any_of(
    "accuse accuses accused accusing allege alleges alleged alleging blame blames blamed blaming"
)
HEARSAY = any_of(
    "believed thought feared suspected said reported alleged understood rumoured rumored accused "
    "presumed assumed likely"
)
"""Participles that report what somebody did: "is believed to have shelled"."""
_LINKS: dict[str, tuple[tuple[str, ...], ...]] = {
    "have": (("to", "have"),),
    "of": (("of",),),
    "be": (("to", "be"),),
}
"""What joins one of these to the deed, by its last word."""
_DENIES = any_of("denied denies deny denying rejected rejects refuted refutes dismissed dismisses")
_ADVERBS = any_of("reportedly allegedly purportedly supposedly apparently presumably")
_SAID = any_of("said says claimed reported stated added")
_CUES = SPEECH | _ACCUSES | {"according"}
_OPENING = frozenset({"\u201c", "«", '"'})
_NOBODY = any_of("no nobody none not yet")
_REACH = 9
_BESIDE = 6
"""How far from the word of speech its speaker may stand, in tokens."""


class Attribution(Struct, frozen=True):
    """The token ``cue`` gives an event to a claimant; None when no actor is named."""

    cue: int
    claimant: Actor | None


def find_attribution(passage: Passage, trigger: Trigger) -> Attribution | None:
    """Find who says what a trigger tells.

    Parameters
    ----------
    passage
        The sentence.
    trigger
        A word of it that tells of an event.

    Returns
    -------
    Attribution or None
        None when the report tells the event in its own voice. The claimant is the actor beside
        the word of speech, and None when that is no actor ("witnesses said").
    """
    cue = _before(passage, trigger)
    if cue is None:
        cue = _behind(passage, trigger)
    if cue is not None:
        return Attribution(cue, _speaker(passage, cue, trigger))
    quoted = _opening_quote(passage, trigger)
    return Attribution(quoted, _speaker_of_quotation(passage, trigger)) if quoted >= 0 else None


def find_denier(passage: Passage, trigger: Trigger) -> ActorMention | None:
    """Find who denies what a trigger tells: the last actor before the verb of denial."""
    words = passage.lowers
    cues = [index for index in range(trigger.first) if words[index] in _DENIES]
    if not cues or passage.word(cues[-1] - 1) in {"is", "was", "are", "were"}:
        return None
    near = [m for (_, last), m in passage.actor_spans if 0 <= cues[-1] - last < _BESIDE]
    return near[-1] if near else None


def is_accused(passage: Passage, group: Sequence[Trigger], agent: ActorMention) -> bool:
    """Whether an agent is only accused of what a group of triggers tells.

    An accusation that names its author makes a claim of the whole event. Where the report itself
    tells the event elsewhere, that is what happened, and the accused is not taken for its author.
    """
    if _ACCUSES.isdisjoint(passage.vocabulary):
        return False
    first, last = passage.span(agent)
    accusing = [index for index, word in enumerate(passage.lowers) if word in _ACCUSES]
    return any(
        (index < first or passage.word(last) in {"is", "was", "has", "have", "were", "are"})
        and index < group[0].first
        for index in accusing
    )


def is_hearsay(near: tuple[str, ...]) -> bool:
    """Whether words right before a verb tell it from hearsay: "is believed to have".

    >>> is_hearsay(("army", "is", "believed", "to", "have"))
    True
    >>> is_hearsay(("army", "wants", "to"))
    False
    """
    for link in _LINKS.get(near[-1], ()) if near else ():
        before = near[: -len(link)]
        if near[-len(link) :] == link and not HEARSAY.isdisjoint(before[-2:]):
            return True
    return False


def _before(passage: Passage, trigger: Trigger) -> int | None:
    """Token before a trigger that gives it to somebody."""
    words = passage.lowers
    for index in range(trigger.first - 1, -1, -1):
        if words[index] in {".", "\u201d", ";"}:
            break
        if words[index] in _CLAIM and _leads_to(passage, index, trigger):
            return index
        if words[index] in _ACCUSES and not {"of", "for"}.isdisjoint(words[index : trigger.first]):
            return index
    near = range(max(0, trigger.first - 4), trigger.first)
    start = next((i for i in near if words[i] in _ADVERBS), None)
    if start is not None or is_hearsay(words[max(0, trigger.first - _REACH) : trigger.first]):
        return trigger.first - 1 if start is None else start
    return words.index("according") if "according" in words[: trigger.first] else None


def _behind(passage: Passage, trigger: Trigger) -> int | None:
    """Token behind a trigger that gives it to somebody: "according to", "…, he said"."""
    tail = passage.lowers[trigger.last + 1 :]
    for position, word in enumerate(tail):
        index = trigger.last + 1 + position
        if word == "according" and tail[position + 1 : position + 2] == ("to",):
            return index
        if word not in _SAID:
            continue
        ends = not any(each.isalnum() for each in tail[position + 1 : position + 3])
        parted = passage.are_parted(trigger.head, index)
        if ends or (passage.clauses[index] != trigger.clause and not parted):
            return index
    return None


def _leads_to(passage: Passage, index: int, trigger: Trigger) -> bool:
    """Whether a verb of speech governs the trigger: it stands one or two clauses before it."""
    reported, before = passage.lowers[index], passage.lowers[max(0, index - 3) : index]
    stated = {"reported", "stated", "quoted", "declared"}
    if reported in stated and before[-1:] and before[-1] in {"as", "also"}:
        return False
    if passage.word(index + 1) == "responsibility" and not _NOBODY.isdisjoint(before):
        return False
    return 0 <= trigger.clause - passage.clauses[index] <= 3


def _speaker(passage: Passage, cue: int, trigger: Trigger) -> Actor | None:
    """Actor beside a word of speech: behind "according to", else before it, or behind "said"."""
    word = passage.word(cue)
    if word not in _CUES or passage.word(cue - 1) in {"is", "was", "are"}:
        return None
    spans = passage.actor_spans
    behind = [m for (first, _), m in spans if 0 < first - cue <= _BESIDE and first > cue]
    if passage.word(cue) == "according":
        return _first(behind)
    before = [m for (_, last), m in spans if 0 <= cue - last < _BESIDE and last > trigger.last]
    if cue < trigger.first:
        before = [m for (_, last), m in spans if 0 <= cue - last < _BESIDE]
    inverted = cue > trigger.last and passage.word(cue) in _SAID
    return _first(before[::-1]) or (_first(behind) if inverted else None)


def _speaker_of_quotation(passage: Passage, trigger: Trigger) -> Actor | None:
    """Actor beside the first word of speech outside of a quotation."""
    for index, word in enumerate(passage.lowers):
        if word in _SAID:
            return _speaker(passage, index, trigger)
    return None


def _first(mentions: list[ActorMention]) -> Actor | None:
    return mentions[0].actor if mentions else None


def _opening_quote(passage: Passage, trigger: Trigger) -> int:
    """Find the opening mark of the quotation around a trigger, or -1; a word or two are none."""
    opened = -1
    if _OPENING.isdisjoint(passage.vocabulary):
        return opened
    for index, word in enumerate(passage.lowers):
        if word in {"\u201c", "«"} or (word == '"' and opened < 0):
            opened = index
        elif word in {"\u201d", "»", '"'} and opened >= 0:
            if opened < trigger.head < index:
                return opened if index - opened > 5 else -1
            opened = -1
    return opened if 0 <= opened < trigger.head else -1
