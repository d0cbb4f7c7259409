"""How sure a choice is: between 0 and .99, and in the order that the facts give."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from geodata.gazetteer import Candidate
from geodata.models import Place
from geodata.places.certainty import Choice, certainty, facts
from geodata.places.model import EVIDENCE, FACTS, SHIPPED

TOWN = Place("x:1", "Town", 35.0, 40.0, "village", "SYR")
CHOICE = Choice(
    candidate=Candidate.of(1.0, TOWN, "Town"),
    inhabitants=900,
    chance=0.9,
    evidence=dict.fromkeys(EVIDENCE, 0.0) | {"own_name": 1.0},
    rivals=3,
    at_home=True,
    alone=False,
    nearest_km=20.0,
    cut=False,
)


def sure(choice: Choice) -> float:
    return certainty(choice, SHIPPED.certainty)


def test_there_is_a_fact_for_every_weight() -> None:
    assert len(facts(CHOICE)) == len(FACTS)
    assert set(SHIPPED.certainty) == set(FACTS)
    assert set(SHIPPED.evidence) == set(EVIDENCE)


@pytest.mark.parametrize(
    "doubtful",
    [
        replace(CHOICE, chance=0.2),
        replace(CHOICE, at_home=False),
        replace(CHOICE, nearest_km=900.0),
        replace(CHOICE, nearest_km=None),
        replace(CHOICE, evidence=dict(CHOICE.evidence) | {"similarity": -2.0}),
        replace(CHOICE, evidence=dict(CHOICE.evidence) | {"parent": -0.5}),
        replace(CHOICE, cut=True),
    ],
    ids=[
        "rivals as likely",
        "another country",
        "far away",
        "no company",
        "another spelling",
        "elsewhere",
        "half a name",
    ],
)
def test_what_speaks_against_a_choice_lowers_its_certainty(doubtful: Choice) -> None:
    assert sure(doubtful) < sure(CHOICE)


@pytest.mark.parametrize("telling", ["parent", "named_country", "admin_share", "nearness"])
def test_what_speaks_for_a_choice_raises_its_certainty(telling: str) -> None:
    assert sure(replace(CHOICE, evidence=dict(CHOICE.evidence) | {telling: 1.0})) > sure(CHOICE)


@given(
    chance=st.floats(0, 1),
    rivals=st.integers(1, 10_000),
    nearest=st.none() | st.floats(0, 20_100),
    inhabitants=st.floats(0, 1e10),
    values=st.lists(st.floats(-10, 10), min_size=len(EVIDENCE), max_size=len(EVIDENCE)),
)
def test_certainty_is_a_probability_and_never_whole(
    chance: float, rivals: int, nearest: float | None, inhabitants: float, values: list[float]
) -> None:
    choice = replace(
        CHOICE,
        chance=chance,
        rivals=rivals,
        nearest_km=nearest,
        inhabitants=inhabitants,
        evidence=dict(zip(EVIDENCE, values, strict=True)),
    )
    assert 0 <= sure(choice) <= 0.99
