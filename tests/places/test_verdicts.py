"""Which of the likeliest places are answers: none that lies where nothing speaks for it."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from geodata.gazetteer import Candidate
from geodata.models import Place
from geodata.places.certainty import Choice
from geodata.places.model import EVIDENCE, SHIPPED
from geodata.places.scene import Name
from geodata.places.verdicts import verdict_on

TOWN = Place("x:1", "Town", 35.0, 40.0, "city", "SYR", population=400_000)
LIKE = Place("x:2", "Tawn", 35.0, 40.0, "city", "SYR", population=400_000)
NAME = Name("Town", (Candidate.of(1.0, TOWN, "Town"),), None, frozenset(), 1)
CHOICE = Choice(
    candidate=NAME.candidates[0],
    inhabitants=400_000,
    chance=0.99,
    evidence=dict.fromkeys(EVIDENCE, 0.0) | {"own_name": 1.0, "population": 0.7},
    rivals=1,
    at_home=True,
    alone=False,
    nearest_km=20.0,
    cut=False,
)


def believed(choice: Choice) -> bool:
    return verdict_on(NAME, choice, SHIPPED).place is not None


def test_a_large_town_at_home_is_an_answer() -> None:
    assert believed(CHOICE)


@pytest.mark.parametrize(
    "astray",
    [
        replace(
            CHOICE,
            candidate=Candidate.of(0.97, LIKE, "Tawn"),
            evidence=dict(CHOICE.evidence) | {"parent": -0.5},
        ),
        replace(
            CHOICE,
            cut=True,
            at_home=False,
            evidence=dict(CHOICE.evidence) | {"own_name": 0.2},
        ),
    ],
    ids=["spelled alike and outside of what is said to hold it", "half a name, abroad"],
)
def test_what_lies_where_it_should_not_is_none(astray: Choice) -> None:
    assert not believed(astray)


def test_of_its_very_name_a_town_may_lie_beside_what_is_said_to_hold_it() -> None:
    assert believed(replace(CHOICE, evidence=dict(CHOICE.evidence) | {"parent": -0.5}))
