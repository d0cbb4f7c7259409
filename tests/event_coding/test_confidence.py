"""Confidence is a sum of facts that can be named, and speaks of what an event says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from geodata.event_coding.confidence import FACTS, SHIPPED, Model, Setting, confidence, facts
from geodata.event_coding.draft import Draft
from geodata.event_coding.spots import Spot
from geodata.kinds import KINDS
from geodata.models import Place, Sentence, Toponym

SENTENCE = Sentence(0, 20, "Troops shelled Homs.")
HOMS = Place("p", "Homs", 34.7, 36.7, "city")
ALONE = Setting(1, {0: 1})


def draft(**known: object) -> Draft:
    told = {
        "sentences": (SENTENCE,),
        "paragraph": 0,
        "order": 0,
        "kind": "shelling",
        "loose": False,
        "definite": False,
        "effect": False,
        "finite": True,
        "modality": "reported",
    }
    return Draft(**(told | known))  # type: ignore[arg-type]


def spot(sure: float) -> Spot:
    return Spot(HOMS, Toponym(15, 19, "Homs", "literal"), 34.7, 36.7, "exact", 2.0, sure)


def test_the_model_that_ships_weighs_every_fact_and_only_known_kinds() -> None:
    assert tuple(SHIPPED.facts) == FACTS
    assert set(SHIPPED.kinds) <= set(KINDS)
    assert any(SHIPPED.facts.values())


def test_a_missing_fact_is_named() -> None:
    with pytest.raises(KeyError, match="always"):
        Model.read("[facts]\n[kinds]\n")


def test_facts_are_those_of_the_draft() -> None:
    known = facts(draft(spot=spot(0.75), modality="planned"), ALONE)
    assert tuple(known) == FACTS
    assert (known["place"], known["place_sure"], known["place_wide"]) == (1, 0.75, 0)
    assert (known["date"], known["planned"], known["claimed"], known["finite"]) == (0, 1, 0, 1)
    assert facts(draft(kind="protest"), ALONE)["protest"] == 1


def test_a_surer_place_a_plan_and_company_move_it_the_way_they_should() -> None:
    sure, doubtful = (confidence(draft(spot=spot(each)), ALONE) for each in (0.95, 0.2))
    assert sure > doubtful
    assert confidence(draft(modality="planned"), ALONE) < confidence(draft(), ALONE)
    assert confidence(draft(), Setting(1, {0: 4})) < confidence(draft(), ALONE)


def test_a_kind_that_was_never_seen_weighs_nothing() -> None:
    blank = Model(dict.fromkeys(FACTS, 0.0), {"shelling": 2.0})
    assert confidence(draft(kind="grenade"), ALONE, blank) == 0.5
    assert confidence(draft(), ALONE, blank) == 0.88


@given(st.dictionaries(st.sampled_from(FACTS), st.floats(-1000, 1000)), st.integers(1, 10**6))
def test_it_is_never_certain_and_never_overflows(weights: dict[str, float], length: int) -> None:
    model = Model(dict.fromkeys(FACTS, 0.0) | weights, {})
    told = structs.replace(draft(), spot=spot(1.0))
    assert 0.01 <= confidence(told, Setting(length, {0: length}), model) <= 0.99
