"""Choose the name that says where a happening took place, or none."""

from __future__ import annotations

import math
from bisect import bisect_left
from typing import TYPE_CHECKING

from msgspec import Struct

from geodata.event_coding.governing import AT, TOWARDS, Candidate
from geodata.event_coding.location.certain import (
    is_background,
    is_bound_for,
    is_elsewhere,
    is_fired,
    is_home,
    is_left_behind,
    is_placeless,
    is_reached,
)
from geodata.event_coding.location.clues import clues
from geodata.event_coding.location.layout import Layout
from geodata.event_coding.location.model import SHIPPED, Model
from geodata.event_coding.reading import SPEECH
from geodata.event_coding.wordset import any_of
from geodata.gazetteer.extent import rank
from geodata.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geodata.event_coding.reading import Passage
    from geodata.event_coding.triggers import Trigger

__all__ = ["Choice", "choose"]

_FARTHEST = 120
_MOST = 12
"""Tokens, and names to either side, beyond which a name is not looked at, and how many words of a
happening are: a sentence that has more is a list or a broken file."""
_CUTS = any_of("while whereas meanwhile after before since ;")
_AFTER = any_of("after before since")
_JUDGING = any_of("condemned denounced deplored criticised criticized discussed mourned protested")
_CAUSES = any_of("demand demanding against over calling denouncing condemning protesting")
_AIMED = TOWARDS | {"at"}
_FEW = 2
_SAYING = AT | TOWARDS
_CLOSE = 6
"""Tokens behind a trigger within which a name says where that was: "clashes in the town of X"."""
_REACHED = 2.0
"""Odds, as a logarithm, that a place which a movement reaches gains: few are in the corpus."""


class Choice(Struct, frozen=True):
    """The name that says where, how likely it is to, and all names with their scores."""

    name: Candidate
    sure: float
    layout: Layout
    scores: tuple[float, ...]


def choose(
    passage: Passage,
    triggers: Sequence[Trigger],
    others: Sequence[Trigger],
    layout: Layout,
    model: Model = SHIPPED,
) -> Choice | None:
    """Choose the likeliest name, if it is likelier than that none is the place.

    Of the places that several words of a happening say, it is the narrowest: "launched an assault
    in the Wadi Barada area, targeting the village of Basima". The model is a conditional logit
    over the names of the sentence and "none" (McFadden 1974).
    """
    if not layout.candidates or is_placeless(triggers[0].kind):
        return None
    leading = [trigger for trigger in triggers if not is_background(passage, trigger)]
    for telling in (leading, triggers) if len(leading) < len(triggers) else (triggers,):
        choice = _choose_for(passage, telling, others, layout, model)
        if choice is not None:
            return choice
    return None


def _choose_for(
    passage: Passage,
    triggers: Sequence[Trigger],
    others: Sequence[Trigger],
    layout: Layout,
    model: Model,
) -> Choice | None:
    # Where shells were fired from is not where they hit, whichever word tells of it.
    numbers = [
        number
        for number, name in enumerate(layout.candidates)
        if not any(
            is_elsewhere(name, trigger) or _is_base(passage, layout, number, trigger)
            for trigger in triggers
        )
    ]
    table = [
        {number: _score(passage, layout, number, (trigger, others), model) for number in numbers}
        for trigger in triggers[:_MOST]
    ]
    winners = [max(row, key=row.__getitem__) for row in table if row and max(row.values()) > 0]
    if not winners:
        return None
    scores = [
        max(row.get(number, -math.inf) for row in table) for number in range(len(layout.candidates))
    ]
    best = min(winners, key=lambda won: (rank(layout.candidates[won].placed.place), -scores[won]))
    rivals = sum(math.exp(score - scores[best]) for score in scores)
    sure = 1 / (rivals + math.exp(-scores[best]))
    return Choice(layout.candidates[best], sure, layout, tuple(scores))


def _score(
    passage: Passage,
    layout: Layout,
    number: int,
    told: tuple[Trigger, Sequence[Trigger]],
    model: Model,
) -> float:
    """Weigh a name for one trigger; what is certain goes before what was learned."""
    trigger, others = told
    name = layout.candidates[number]
    if is_bound_for(passage, name, trigger) or is_left_behind(passage, name):
        return -math.inf
    if is_home(passage, name, trigger):
        return -math.inf
    if _is_far(layout, number, trigger) or _is_speakers(passage, layout, name, trigger):
        return -math.inf
    if _is_of_the_rest(passage, layout, name, trigger) or _is_of_the_cause(
        passage, layout, number, trigger, others
    ):
        return -math.inf
    score = model.score(clues(passage, layout, number, trigger, others))
    return score + _REACHED if is_reached(name, trigger) else score


def _is_of_the_rest(passage: Passage, layout: Layout, name: Candidate, trigger: Trigger) -> bool:
    """Whether a name says where the rest was, and another one where this was.

    "Moved to X after clashes in Y"; "a fire in X, while in Y two people were killed".
    """
    between = passage.lowers[name.last : trigger.first]
    cut = next((at for at in range(len(between) - 1, -1, -1) if between[at] in _CUTS), None)
    if cut is None:
        return False
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
    cuts = _CUTS | _CAUSES if KINDS[trigger.kind].family == "protest" else _CUTS
    between = passage.lowers[trigger.last + 1 : name.first]
    cut = next((at for at, word in enumerate(between) if word in cuts), None)
    if cut is None:
        return False
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


def _is_speakers(passage: Passage, layout: Layout, name: Candidate, trigger: Trigger) -> bool:
    """Whether a name says where those are who only speak of it: "envoys in X denounced it".

    What it is told of has a place of its own: "the shelling of Y".
    """
    judged = bool(_JUDGING & set(passage.lowers[max(0, trigger.first - _FEW) : trigger.first]))
    own = judged or any(
        each.governor == trigger.last + 1 and each is not name for each in layout.candidates
    )
    before, behind = (name.last, trigger.first), (trigger.last + 1, name.first)
    between = set(passage.lowers[slice(*(before if name.last <= trigger.first else behind))])
    return own and trigger.use == "noun" and bool(between & (SPEECH | _JUDGING))


def _is_base(passage: Passage, layout: Layout, number: int, trigger: Trigger) -> bool:
    """Whether a name says where those are who fire at another: "militants in X fired at Y"."""
    name = layout.candidates[number]
    if not is_fired(trigger) or name.relation not in AT or name.last > trigger.first:
        return False
    first = bisect_left(layout.firsts, trigger.last)
    return passage.clauses[name.first] == trigger.clause and any(
        each.relation in _AIMED and passage.clauses[each.first] == trigger.clause
        for each in layout.candidates[first : first + _FEW]
    )


def _is_far(layout: Layout, number: int, trigger: Trigger) -> bool:
    """Whether a name stands too far from a trigger to be looked at."""
    before = bisect_left(layout.firsts, trigger.head)
    near = before - _MOST <= number < before + _MOST
    return not near or abs(layout.firsts[number] - trigger.head) > _FARTHEST
