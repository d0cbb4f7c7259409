"""Choose the name that says where a happening took place, or none."""

from __future__ import annotations

import math
from bisect import bisect_left
from typing import TYPE_CHECKING

from msgspec import Struct

from geodata.event_coding.governing import AT, PARTS, ROUTE, STRETCHES, Candidate
from geodata.event_coding.location.apart import is_apart, is_base
from geodata.event_coding.location.certain import (
    is_at_sea,
    is_background,
    is_bound_for,
    is_deathbed,
    is_elsewhere,
    is_home,
    is_left_behind,
    is_placeless,
    is_reached,
    is_refuge,
    is_sequel,
    is_setting,
    is_struck,
)
from geodata.event_coding.location.clues import clues
from geodata.event_coding.location.layout import Layout
from geodata.event_coding.location.model import SHIPPED, Model
from geodata.event_coding.origins import is_home_of
from geodata.event_coding.reading import is_dateline
from geodata.event_coding.wordset import any_of
from geodata.gazetteer.distance import distance_km
from geodata.gazetteer.extent import rank
from geodata.toponyms.lexicon import COMPASS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geodata.event_coding.reading import Passage
    from geodata.event_coding.triggers import Trigger

__all__ = ["Choice", "choose"]

_FARTHEST = 120
_MOST = 12
"""Tokens, and names to either side, beyond which a name is not looked at, and how many words of a
happening are: a sentence that has more is a list or a broken file."""
_REACHED = 2.0
"""Odds, as a logarithm, that a place which a movement reaches gains: few are in the corpus."""
_OPENED = 1.0
"""The same of a place that a sentence opens with."""


_ROADS = any_of("road roads highway motorway street route line axis")


_FROM_HOME = any_of("displacement evacuation withdrawal")
"""What happens where people are from."""
_SIDES = COMPASS | any_of("to the just of - north-east north-west south-east south-west")
_GOING = any_of("withdrawal displacement evacuation advance deployment arrest abduction")


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
    leading = [
        trigger
        for trigger in triggers
        if not is_background(passage, trigger) and not is_sequel(passage, triggers[0], trigger)
    ]
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
    # Where shells were fired from is not where they hit, whichever word tells of it; nor is where
    # a report was filed, if it names another place.
    filed = len(layout.candidates) > 1
    settled = (
        filed
        and "from" in passage.vocabulary
        and any(name.relation in AT for name in layout.candidates)
        and not any(trigger.kind in _FROM_HOME for trigger in triggers)
    )
    reached = any(
        is_reached(passage, name, trigger) for name in layout.candidates for trigger in triggers
    )
    numbers = [
        number
        for number, name in enumerate(layout.candidates)
        if not (filed and is_dateline(passage, name.placed))
        and not (reached and name.relation in ROUTE)
        and not (settled and is_home_of(passage, name.placed))
        and not any(
            is_elsewhere(name, trigger)
            or is_base(passage, layout, number, trigger)
            or (filed and is_at_sea(name, trigger))
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
    best = _innermost(passage, layout, scores, best)
    rivals = sum(math.exp(score - scores[best]) for score in scores)
    sure = 1 / (rivals + math.exp(-scores[best]))
    return Choice(layout.candidates[best], sure, layout, tuple(scores))


def _innermost(passage: Passage, layout: Layout, scores: Sequence[float], number: int) -> int:
    """Step from a name that only holds the one before to that: "X village, in the Y district".

    So does one that only tells its side: "X, south-east of Y". The end of a road is none, but the
    road is what lies there: "the X - Y road in Z".
    """
    names = layout.candidates
    while number and _is_side_of(passage, names[number - 1], names[number]):
        number -= 1
    while number and _is_inner(passage, names[number - 1], names[number], scores[number - 1]):
        number -= 1
    return number


def _is_inner(passage: Passage, name: Candidate, holder: Candidate, score: float) -> bool:
    """Whether what the next name holds says more: a likely place in it, or a road through it."""
    held = name.placed.toponym.parent == holder.placed.toponym.text
    # What stands in brackets says where the name before them lies, and in nothing behind them.
    held = held and (name.first not in passage.asides or holder.first in passage.asides)
    if not held or rank(name.placed.place) > rank(holder.placed.place):
        return False
    road = not _ROADS.isdisjoint(passage.lowers[name.last - 1 : holder.first])
    return _is_beside_stretch(passage, name, holder) or (score > 0 and not road)


def _is_beside_stretch(passage: Passage, name: Candidate, holder: Candidate) -> bool:
    """Whether a name is an end of a stretch, on which the next one does not lie.

    "On the Palmyra - Sukhnah road in Homs countryside" is far from Homs; "on the X - Y road in Z"
    is at Z where that lies between them.
    """
    leaning, place = passage.leaning(name.placed), holder.placed.place
    if leaning is None or leaning.relation not in STRETCHES or place is None:
        return False
    return distance_km(leaning, place) > leaning.radius_km


def _is_side_of(passage: Passage, name: Candidate, beside: Candidate) -> bool:
    """Whether a name only tells on which side of it another lies: "X district, south of Y"."""
    words = list(passage.lowers[name.last : beside.first])
    while words and words[0] in PARTS:
        words.pop(0)
    sided = words[:1] == [","] and words[-1:] == ["of"] and _SIDES.issuperset(words[1:])
    return beside.relation == "near" and sided and name.placed.place is not None


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
    if (
        _is_far(layout, number, trigger)
        or passage.are_days_apart(name.first, trigger.head)
        or is_bound_for(passage, name, trigger)
        or is_left_behind(passage, name, trigger)
        or is_home(passage, name, trigger)
        or (is_refuge(passage, name) and _is_no_flight(name, trigger))
        or is_deathbed(passage, name, trigger)
        or is_apart(passage, layout, number, trigger, others)
    ):
        return -math.inf
    score = model.score(clues(passage, layout, number, trigger, others))
    alone = layout.firsts[-1] < trigger.head  # "in X, shells hit Y" were shot at Y
    if alone and is_setting(passage, name, trigger):
        score += _OPENED
    return (
        score + _REACHED
        if is_reached(passage, name, trigger) or is_struck(passage, name, trigger)
        else score
    )


def _is_no_flight(name: Candidate, trigger: Trigger) -> bool:
    """Whether a trigger tells of something else than that somebody went to a name."""
    return trigger.first > name.last or trigger.kind not in _GOING


def _is_far(layout: Layout, number: int, trigger: Trigger) -> bool:
    """Whether a name stands too far from a trigger to be looked at."""
    before = bisect_left(layout.firsts, trigger.head)
    near = before - _MOST <= number < before + _MOST
    return not near or abs(layout.firsts[number] - trigger.head) > _FARTHEST
