"""Names that say where something else of the sentence was: the rest, the cause, the speakers.

Each rule needs another name, or another event, that the sentence gives in its place.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from geodata.event_coding.governing import AT, TOWARDS, Candidate
from geodata.event_coding.location.certain import MOVING, TRAVELLING, is_fired
from geodata.event_coding.mentioning import has_drawn
from geodata.event_coding.reading import SPEECH
from geodata.event_coding.wordset import any_of
from geodata.gazetteer.extent import rank
from geodata.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geodata.event_coding.location.layout import Layout
    from geodata.event_coding.reading import Passage
    from geodata.event_coding.triggers import Trigger

__all__ = ["is_apart", "is_base"]

_CUTS = any_of(
    "while whereas meanwhile after before since followed follows following response retaliation ;"
)
_AFTER = any_of("after before since followed follows following response retaliation")
_JUDGING = any_of(
    "condemned denounced deplored criticised criticized discussed mourned protested called "
    "described termed dismissed"
)
_SPEAKING = SPEECH | _JUDGING
_CAUSES = any_of(
    "demand demanding against over calling denouncing condemning protesting support solidarity "
    "commemorating"
)
_CUTS_OF_PROTESTS = _CUTS | _CAUSES
_AIMED = TOWARDS | {"at"}
_FEW = 2
_PEOPLE = any_of("who whose whom")
_WAYS = TRAVELLING | {"way", "route"}
_FROM_THERE = any_of(
    "elders dignitaries notables mediators delegates delegation envoys leaders volunteers migrants "
    "bus buses lorry lorries truck trucks train plane flight ferry boat travellers patients"
)
_WAY, _OFFICE = 5, 7
_OFFICES = any_of(
    "mayor governor chief head leader president commander spokesman spokeswoman chairman minister "
    "bishop imam emir sheikh lawmaker deputy senator candidate judge prosecutor mukhtar"
)
_SAYING = AT | TOWARDS
_BORDERS, _SIDES, _BORDER = any_of("border borders frontier"), any_of("with between of to"), 5
_CLOSE = 9
"""Tokens behind a trigger within which a name says where that was: "clashes in the town of X"."""


def is_apart(
    passage: Passage, layout: Layout, number: int, trigger: Trigger, others: Sequence[Trigger]
) -> bool:
    """Whether a name says where something else was than what a trigger tells of.

    Parameters
    ----------
    passage, layout, number, trigger, others
        As for `clues`.
    """
    name = layout.candidates[number]
    return (
        passage.are_parted(name.first, trigger.head)
        or _is_speakers(passage, layout, name, trigger)
        or _is_of_the_rest(passage, layout, name, trigger)
        or _is_of_the_cause(passage, layout, number, trigger, others)
        or _is_of_other_doers(passage, layout, name, trigger, others)
        or _is_of_the_way(passage, layout, name, trigger)
        or _is_of_the_office(passage, layout, name, trigger)
        or _is_of_the_next(passage, layout, name, trigger)
        or _is_of_another_day(passage, name, trigger)
        or _is_of_the_aside(passage, name, trigger, others)
        or _is_across_a_border(passage, name)
        or _is_of_the_told(passage, name)
        or (name.first > trigger.last and has_drawn(passage, trigger))
        or _is_of_the_answer(name, trigger, others)
    )


def _is_of_the_rest(passage: Passage, layout: Layout, name: Candidate, trigger: Trigger) -> bool:
    """Whether a name says where the rest was, and another one where this was.

    "Moved to X after clashes in Y"; "a fire in X, while in Y two people were killed".
    """
    between = passage.lowers[name.last : trigger.first]
    if _CUTS.isdisjoint(between):
        return False
    cut = max(at for at, word in enumerate(between) if word in _CUTS)
    first = bisect_left(layout.firsts, name.last + cut)
    last = bisect_left(layout.firsts, trigger.last + _CLOSE)
    return any(each.relation in _SAYING for each in layout.candidates[first:last])


def _is_of_the_cause(
    passage: Passage, layout: Layout, number: int, trigger: Trigger, others: Sequence[Trigger]
) -> bool:
    """Whether a name belongs to what was meanwhile or is the matter, and another one says where.

    "Shelling of X continued while they met in Y"; "went on strike in X over arrests in Y".
    """
    name = layout.candidates[number]
    cuts = _CUTS_OF_PROTESTS if KINDS[trigger.kind].family == "protest" else _CUTS
    between = passage.lowers[trigger.last + 1 : name.first]
    if cuts.isdisjoint(between):
        return False
    cut = next(at for at, word in enumerate(between) if word in cuts)
    nearest = trigger.last + 1 + cut
    if between[cut] in _AFTER and any(nearest < other.head < name.first for other in others):
        return True
    first = bisect_left(layout.firsts, trigger.first - _CLOSE)
    return any(
        each.first < nearest
        and (each.relation in _SAYING or each.governor == trigger.last + 1)
        and rank(each.placed.place) <= rank(name.placed.place)
        for each in layout.candidates[first:number]
    )


def _is_of_other_doers(
    passage: Passage, layout: Layout, name: Candidate, trigger: Trigger, others: Sequence[Trigger]
) -> bool:
    """Whether a name says where those are who did something else, at a place that is told.

    "Police in X shot two men in Y after they set fire to a bank": what the men did was in Y.
    """
    if name.relation not in AT:
        return False
    since = bisect_left(layout.firsts, name.last)
    return any(
        other.use == "active"
        and name.last <= other.first
        and passage.clauses[name.first] == other.clause
        and any(
            each.relation in AT and other.last < each.first < trigger.first
            for each in layout.candidates[since:]
        )
        for other in others
    )


def _is_of_the_way(passage: Passage, layout: Layout, name: Candidate, trigger: Trigger) -> bool:
    """Whether a name is an end of the way of those whom it befell at another place.

    "Ambushed soldiers who were travelling from X to Y, at Z".
    """
    ends = name.relation == "from" or name.relation in TOWARDS
    if not ends or trigger.kind in MOVING:
        return False
    before = passage.lowers[max(0, name.governor - _WAY) : name.governor]
    if _WAYS.isdisjoint(before):
        return False
    return any(
        each.relation in AT
        and each.first > trigger.last
        and each.governor != name.governor
        and rank(each.placed.place) <= rank(name.placed.place)
        for each in layout.candidates
    )


def _is_of_the_office(passage: Passage, layout: Layout, name: Candidate, trigger: Trigger) -> bool:
    """Whether a name says what somebody heads whom it befell elsewhere: "the mayor of X, in Y"."""
    office = passage.lowers[max(0, name.governor - _OFFICE) : name.governor]
    if name.relation not in {"of", "for"} or _OFFICES.isdisjoint(office):
        return False
    return any(
        each.relation in AT
        and each.first > max(trigger.last, name.last)
        and rank(each.placed.place) <= rank(name.placed.place)
        for each in layout.candidates
    )


def _is_of_the_next(passage: Passage, layout: Layout, name: Candidate, trigger: Trigger) -> bool:
    """Whether a name stands behind a semicolon that a nearer name stands before: "X fell; in Y"."""
    low, high = sorted((trigger.head, name.first))
    if ";" not in passage.lowers[low:high]:
        return False
    return any(
        ";" not in passage.lowers[min(trigger.head, each.first) : max(trigger.head, each.first)]
        and each.relation != "from"
        for each in layout.candidates
    )


def _is_of_another_day(passage: Passage, name: Candidate, trigger: Trigger) -> bool:
    """Whether a name belongs to a clause that one with a date follows: ", and on 5 March six"."""
    if passage.dated.isdisjoint(range(name.last, trigger.first + 1)):
        return False
    between = range(name.last, trigger.first - 2)
    return any(
        passage.lowers[at : at + 2] == (",", "and")
        and passage.lowers[at + 2] in {"on", "in", "at"}
        and at + 3 in passage.dated
        for at in between
    )


def _is_of_the_aside(
    passage: Passage, name: Candidate, trigger: Trigger, others: Sequence[Trigger]
) -> bool:
    """Whether a name is where an aside says that something else was: "X, who fled Y, shot Z"."""
    asides = passage.asides
    if name.first not in asides or trigger.head in asides:
        return False
    first = last = name.first
    while first - 1 in asides:
        first -= 1
    while last + 1 in asides:
        last += 1
    people = not _PEOPLE.isdisjoint(passage.lowers[max(0, first - 1) : first + 2])
    return people and any(first <= other.head <= last for other in others)


def _is_speakers(passage: Passage, layout: Layout, name: Candidate, trigger: Trigger) -> bool:
    """Whether a name says where those are who only speak of it: "envoys in X denounced it".

    What it is told of has a place of its own: "the shelling of Y".
    """
    if trigger.use != "noun":
        return False
    before, behind = (name.last, trigger.first), (trigger.last + 1, name.first)
    between = passage.lowers[slice(*(before if name.last <= trigger.first else behind))]
    if _SPEAKING.isdisjoint(between):
        return False
    judged = not _JUDGING.isdisjoint(passage.lowers[max(0, trigger.first - _FEW) : trigger.first])
    return judged or any(
        each.governor == trigger.last + 1 and each is not name and each.placed.place
        for each in layout.candidates
    )


def is_base(passage: Passage, layout: Layout, number: int, trigger: Trigger) -> bool:
    """Whether a name says where those are who fire at another: "militants in X fired at Y"."""
    name = layout.candidates[number]
    if not is_fired(trigger) or name.relation not in AT or name.last > trigger.first:
        return False
    first = bisect_left(layout.firsts, trigger.last)
    return passage.clauses[name.first] == trigger.clause and any(
        each.relation in _AIMED and passage.clauses[each.first] == trigger.clause
        for each in layout.candidates[first : first + _FEW]
    )


def _is_across_a_border(passage: Passage, name: Candidate) -> bool:
    """Whether a country is one side of a border: "near the border crossing with X" is not in it."""
    if name.placed.place is None or name.placed.place.feature != "country":
        return False
    before = passage.lowers[max(0, name.first - _BORDER) : name.first]
    return any(
        word in _BORDERS and not _SIDES.isdisjoint(before[at + 1 : at + 3])
        for at, word in enumerate(before)
    )


def _is_of_the_told(passage: Passage, name: Candidate) -> bool:
    """Whether a name says where those are who come from it, or were told: "told a paper in X"."""
    if name.relation == "from" and passage.word(name.governor - 1) in _FROM_THERE:
        return True
    return "told" in passage.lowers[max(0, name.governor - _FEW - 2) : name.governor]


def _is_of_the_answer(name: Candidate, trigger: Trigger, others: Sequence[Trigger]) -> bool:
    """Whether a name says where those struck back who intercepted something: "and bombed X"."""
    if trigger.kind != "weapons_disrupted":
        return False
    struck = (other for other in others if KINDS[other.kind].family == "violence")
    return any(trigger.last < other.first < name.first for other in struck)
