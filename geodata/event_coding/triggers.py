"""Find the words of a sentence that tell of an event, by the table of triggers."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from msgspec import Struct

from geodata.event_coding.background import is_background
from geodata.event_coding.blockades import DEMAND, PROTEST, is_blockade, is_for_demand
from geodata.event_coding.claiming import CLAIMED, claim_of
from geodata.event_coding.court import is_before_court
from geodata.event_coding.figurative import is_figurative
from geodata.event_coding.lexicon import Entry, fitting, lexicon
from geodata.event_coding.people import is_person
from geodata.event_coding.reading import FIGHTERS
from geodata.event_coding.usage import Use, is_adjective, is_habit, is_state, reads_as_noun, voice
from geodata.event_coding.wordset import any_of
from geodata.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geodata.event_coding.reading import Passage

__all__ = ["Trigger", "find_label", "find_triggers"]

_BESIDE = 2
_MODIFIED = any_of(
    "group groups helicopter helicopters capability capabilities movement movements leader "
    "leaders system systems defense defence site sites season command crew crews fighter jet jets "
    "range ranges siren sirens shelter shelters alert alerts drill drills dogs survivors squads"
)
_BODIES = {("riot", "police"), ("riot", "squad"), ("riot", "control")}
_A_PLACE, _A_LOSS = "@place", "@lost"
"""Stand in ``needs`` for a place right beside the trigger: "seized Afrin", "Afrin was seized"; and
for one that a side which bears arms loses: "the rebels lost Afrin"."""
_BE = any_of("was were been being is are")
_HEADING = 5
_A_PERSON = "@person"
"""Stands there for somebody beside the trigger: "freed a nurse", "they were released"."""
_FIGHTING = frozenset({"armed-group", "military"})
_AFTER_LOSS = any_of(". , ; ) to and on in during after when last this overnight late early") | {""}
"""What may follow a place that is lost, and no noun that it only describes."""
_SOMEBODY = any_of("he she they who him her them")
_PHRASES = any_of("by in at on from after of to for with that which . , ;")
_REACH = 15
"""How many tokens around a trigger are searched for the words that it needs."""
_GAP = 6


class Trigger(Struct, frozen=True, eq=False):
    """Words that tell of an event; ``first``, ``last`` and ``head`` are token indices.

    ``kind`` is the kind of event that they name, that of ``entry``. A trigger equals itself alone.
    """

    entry: Entry
    first: int
    last: int
    head: int
    clause: int
    use: Use
    kind: str


def find_triggers(passage: Passage, *, start: int = 0) -> tuple[Trigger, ...]:
    """Find the triggers of a sentence from a token on, in their order, none inside another."""
    words = passage.lowers
    fits = fitting(passage.vocabulary)
    if not fits:
        return ()
    covered = passage.inner | passage.dated
    matches = (
        _match(passage, index, fits[word])
        for index, word in enumerate(words[start:], start)
        if word in fits and index not in covered
    )
    found = _without_overlaps([trigger for trigger in matches if trigger is not None])
    return tuple(_without_heading(words, found))


def _without_heading(words: Sequence[str], found: Sequence[Trigger]) -> list[Trigger]:
    """Leave out the heading of a note that its text tells again: "Protest march: on 4 June"."""
    colon = words.index(":") if ":" in words[:_HEADING] else 0
    told = {trigger.kind for trigger in found if trigger.first > colon}
    return [t for t in found if t.first >= colon or t.use != "noun" or t.kind not in told]


def find_label(passage: Passage) -> Trigger | None:
    """Find the label at the head of a note, which names the kind of its first event: "Arrests:"."""
    words = passage.lowers
    if ":" not in words[:6]:
        return None
    for entry in lexicon().get(words[0], ()):
        if entry.form == "label" and words[: len(entry.words)] == entry.words:
            last = len(entry.words) - 1
            behind = min(last + 1, len(words) - 1)
            return Trigger(entry, 0, last, last, passage.clauses[behind], "noun", entry.kind)
    return None


def _match(passage: Passage, index: int, entries: Sequence[Entry]) -> Trigger | None:
    """First of the entries of a word that fits at a token, or None."""
    words = passage.lowers
    noun: bool | None = None
    for entry in entries:
        single = len(entry.words) == 1
        span = (index, index) if single else _phrase_span(passage, index, entry)
        if span is None or not _fits_context(passage, span, entry):
            continue
        if "…" not in entry.words and (
            single or entry.form not in {"literal", "noun", "ed", "past"}
        ):
            noun = reads_as_noun(passage, index, entry.form) if noun is None else noun
            if entry.form != "literal" and noun != (entry.form == "noun"):
                continue
        if entry.form == "ing" and is_adjective(words, index):
            continue
        modified = words[span[1] + 1 : span[1] + 2]
        if entry.form == "noun" and (
            not _MODIFIED.isdisjoint(modified)
            or (*words[span[0] : span[1] + 1], *modified) in _BODIES
        ):
            continue
        if _is_idle(passage, span, entry):
            return None
        if is_state(words, index, entry) or is_habit(words, index, entry):
            continue
        use: Use = "noun" if entry.form == "noun" else voice(words, span[0], entry.form)
        return Trigger(entry, *span, index, passage.clauses[index], use, entry.kind)
    return None


def _is_idle(passage: Passage, span: tuple[int, int], entry: Entry) -> bool:
    """Whether the words of an event tell of none."""
    return (
        is_figurative(passage, span, entry)
        or is_before_court(passage, span, entry)
        or is_background(passage, span, entry)
    )


def _phrase_span(passage: Passage, index: int, entry: Entry) -> tuple[int, int] | None:
    """Tokens of a phrase of several words with its head at ``index``; … lets a few words pass.

    So may a day, wherever a verb is parted from the rest: "called on Tuesday for a truce".
    """
    words = passage.lowers
    first = index - entry.head
    if first < 0 or tuple(words[first:index]) != entry.words[: entry.head]:
        return None
    position = index
    gap = 0
    for word in entry.words[entry.head + 1 :]:
        if word == "…":
            gap = _GAP
            continue
        if passage.word(position + 1) != word and not gap:
            position = _over_day(passage, position)
        reach = words[position + 1 : position + 2 + gap]
        if word not in reach:
            return None
        position += 1 + reach.index(word)
        gap = 0
    return first, position


def _over_day(passage: Passage, position: int) -> int:
    """Last token of a day behind a token: "called | on Tuesday | for"; the token itself without."""
    at = position + 1
    if passage.word(at) in {"on", "in", "late", "early"}:
        at += 1
    if at not in passage.dated:
        return position
    while at in passage.dated:
        at += 1
    return at - 1


def _fits_context(passage: Passage, span: tuple[int, int], entry: Entry) -> bool:
    first, last = span
    words = passage.lowers
    if entry.form == "label" or (words[last] == "on" and last + 1 in passage.dated):
        return False
    if not entry.needs and not entry.unless:
        return True
    met = not entry.needs or (
        entry.conditional and _meets_condition(passage, first, last, entry.needs)
    )
    if not met and entry.needs.isdisjoint(passage.vocabulary):
        return False  # as of most entries
    near = words[max(0, first - _REACH) : first] + words[last + 1 : last + 1 + _REACH]
    near += words[first + 1 : last] if "…" in entry.words else ()
    if not entry.unless.isdisjoint(near) and _is_forbidden(passage, first, last, entry):
        return False
    fought = KINDS[entry.kind].family == "violence" and FIGHTERS in entry.needs
    return (
        met
        or not entry.needs.isdisjoint(near)
        or (fought and _is_beside_armed(passage, first, last))
    )


def _is_beside_armed(passage: Passage, first: int, last: int) -> bool:
    """Whether a side that bears arms is named right before or behind: "Hezbollah fought"."""
    return any(
        first - _BESIDE <= end <= first or last < start <= last + _BESIDE
        for start, end in passage.armed
    )


def _is_forbidden(passage: Passage, first: int, last: int, entry: Entry) -> bool:
    """Whether a word that forbids a trigger is none of a name: "support", not "Support Forces".

    Nor does one forbid it from another part of the sentence.
    """
    named, words = passage.inner, passage.lowers
    low, high = passage.part(first)
    reach = range(max(low, first - _REACH), min(last + 1 + _REACH, high))
    forbidden = [at for at in reach if words[at] in entry.unless and at not in named]
    return any(not first <= at <= last or words[at] not in entry.words for at in forbidden)


def _meets_condition(passage: Passage, first: int, last: int, needs: frozenset[str]) -> bool:
    """Whether one of the needs that are no words is met."""
    words = passage.lowers
    return (
        (_A_PLACE in needs and _takes_a_place(passage, first, last))
        or (_A_LOSS in needs and _loses_a_place(passage, first, last))
        or (_A_PERSON in needs and _takes_a_person(words, first, last))
        or (CLAIMED in needs and claim_of(words, first, last) is not None)
        or (PROTEST in needs and is_blockade(words, first, last))
        or (DEMAND in needs and is_for_demand(words, last))
    )


def _takes_a_place(passage: Passage, first: int, last: int) -> bool:
    """Whether a name of a place is the object behind a verb, or the subject of a passive."""
    passive = _BE & set(passage.lowers[max(0, first - 2) : first])
    before = {first - 2, first - 3} & passage.named if passive else set()
    return last + 1 in passage.named or bool(before)


def _loses_a_place(passage: Passage, first: int, last: int) -> bool:
    """Whether a side that bears arms loses a place: no party an election, nor a team a game there.

    What follows the name is no noun: "the army lost Homs commander Ahmad".
    """
    armed = any(
        first - _BESIDE <= end <= first and who.actor.kind in _FIGHTING
        for (_, end), who in passage.actor_spans
    )
    end = last + 1
    while end in passage.named:
        end += 1
    return armed and end > last + 1 and (end in passage.dated or passage.word(end) in _AFTER_LOSS)


def _takes_a_person(words: Sequence[str], first: int, last: int) -> bool:
    """Whether somebody is the object behind a verb, or "they" the subject of a passive."""
    if not _BE.isdisjoint(words[max(0, first - 2) : first]):
        return not _SOMEBODY.isdisjoint(words[max(0, first - 4) : first])
    behind = takewhile(lambda word: word not in _PHRASES, words[last + 1 : last + 6])
    return any(word in _SOMEBODY or is_person(word) for word in behind)


def _without_overlaps(found: Sequence[Trigger]) -> list[Trigger]:
    """Keep the longest of triggers that share a token; the earlier of equals."""
    kept: list[Trigger] = []
    for trigger in found:
        if kept and trigger.first <= kept[-1].last:
            if trigger.last - trigger.first > kept[-1].last - kept[-1].first:
                kept[-1] = trigger
            continue
        kept.append(trigger)
    return kept
