"""Find where a happening took place: one spot, or one for each place that the text lists."""

from __future__ import annotations

import itertools
from operator import attrgetter
from typing import TYPE_CHECKING

from msgspec.structs import replace

from geodata.event_coding.governing import Candidate, find_candidates
from geodata.event_coding.location.certain import is_coded
from geodata.event_coding.location.choosing import choose
from geodata.event_coding.location.layout import Layout, lay_out
from geodata.event_coding.location.listing import listed_with
from geodata.event_coding.location.model import SHIPPED, Model
from geodata.event_coding.location.statement import spot_of_name
from geodata.event_coding.spots import Spot, blurred, spot_of
from geodata.event_coding.wordset import any_of
from geodata.gazetteer.extent import COUNTRY, rank

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geodata.event_coding.reading import Passage
    from geodata.event_coding.triggers import Trigger

__all__ = ["find_coded_spot", "find_place", "find_spot", "find_spots"]

_SITES = any_of("town city village camp base area district province governorate same")
_REACH = 7
_CARRIED = 0.7


def find_place(
    passage: Passage,
    triggers: Sequence[Trigger],
    others: Sequence[Trigger],
    *,
    model: Model = SHIPPED,
) -> Candidate | None:
    """Find the name that says where a happening took place, whether or not it has a place.

    Weights other than the shipped ones serve to measure.
    """
    layout = lay_out(passage, find_candidates(passage, [*triggers, *others]))
    choice = choose(passage, triggers, others, layout, model)
    return choice.name if choice else None


def find_spot(
    passage: Passage, triggers: Sequence[Trigger], others: Sequence[Trigger]
) -> Spot | None:
    """Find where the happening that ``triggers`` tell of took place, or None.

    Parameters
    ----------
    passage
        The sentence.
    triggers
        The triggers of this happening.
    others
        Triggers of other happenings of the sentence, which claim the places nearest to them.
    """
    return next(iter(find_spots(passage, triggers, others)), None)


def find_spots(
    passage: Passage,
    triggers: Sequence[Trigger],
    others: Sequence[Trigger],
    layout: Layout | None = None,
) -> tuple[Spot, ...]:
    """Find every place that the text says a happening took place at.

    "Air strikes hit Deir Ezzor and Raqqa" and "protests in A, B and C" tell of one event in each,
    as the coders of ACLED and UCDP see it, who code an event per place. "Between A and B" and "from
    A to B" are one place. What a list says of a place applies to it alone: "in A (near B) and C".

    Parameters
    ----------
    passage, triggers, others
        As for `find_spot`.
    layout
        The names of the sentence, where they were laid out already for all of its happenings.

    Returns
    -------
    tuple of Spot
        In the order of the text; empty when no place is said.
    """
    if layout is None:
        layout = lay_out(passage, find_candidates(passage, [*triggers, *others]))
    choice = choose(passage, triggers, others, layout)
    if choice is None:
        spot = _spot_of_the_town(passage, triggers, layout.candidates)
        return (spot,) if spot else ()
    heads = {trigger.head for trigger in (*triggers, *others)}
    names = sorted([choice.name, *listed_with(passage, choice, heads)], key=attrgetter("first"))
    spots = (spot_of_name(passage, name, choice) for name in names)
    return tuple({spot.place.id: spot for spot in spots if spot}.values())


def find_coded_spot(passage: Passage, before: Spot | None) -> Spot | None:
    """Find the place that coders of a note chose for want of a better: "Coded as Ramadi city".

    Parameters
    ----------
    passage
        The sentence.
    before
        Where the happening was said to be. What is coded only stands for it: a province stays as
        wide as it is, though its point is now that of its capital.
    """
    if passage.lowers[:1] != ("coded",):
        return None
    names = (each for each in find_candidates(passage, []) if is_coded(passage, each))
    spot = next((spot for each in names if (spot := spot_of(each.placed, _CARRIED))), None)
    if spot is None or before is None or before.precision != "area":
        return spot and blurred(spot)
    return replace(spot, precision="area", radius_km=max(spot.radius_km, before.radius_km))


def _spot_of_the_town(
    passage: Passage, triggers: Sequence[Trigger], candidates: Sequence[Candidate]
) -> Spot | None:
    """Read "jets bombed the town" as the place that the sentence has named before."""
    for trigger in triggers:
        behind = passage.lowers[trigger.last + 1 : trigger.last + _REACH]
        if not any(pair[0] == "the" and pair[1] in _SITES for pair in itertools.pairwise(behind)):
            continue
        towns = [each for each in candidates if each.placed.toponym.role == "literal"]
        towns = [c for c in towns if c.placed.place and rank(c.placed.place) < COUNTRY]
        named = [each for each in towns if each.last <= trigger.first]
        if named:
            return spot_of(named[-1].placed, _CARRIED)
    return None
