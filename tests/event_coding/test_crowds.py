from __future__ import annotations

import pytest

import geodata
from geodata.actors import ActorRegister
from geodata.event_coding.crowds import PROTESTERS, RIOTERS
from geodata.models import Actor


@pytest.mark.parametrize("crowd", [PROTESTERS, RIOTERS])
def test_a_crowd_is_the_one_of_the_register(crowd: Actor) -> None:
    assert ActorRegister.load().get(crowd.id) == crowd


@pytest.mark.parametrize(
    ("text", "agent", "patient"),
    [
        ("Nurses protested in Lyon on Monday.", "Protesters", None),
        ("Residents staged a protest in Lyon against the government.", "Protesters", None),
        ("Hundreds of students demonstrated in Lyon.", "Students", None),
        ("Police dispersed a protest in Lyon with tear gas.", "Police", "Protesters"),
        ("Hundreds of people rioted in Lyon and burned cars.", "Rioters", None),
    ],
)
def test_those_who_protest_or_riot_are_named(text: str, agent: str, patient: str | None) -> None:
    event = geodata.parse(text, published="2022-06-22").events[0]
    crowd = "Rioters" if event.kind == "riot" else "Protesters"
    assert crowd in event.actors
    assert event.actor1 is not None
    assert event.actor1.endswith(agent)
    assert event.actor2 is None or event.actor2 == patient or "Government" in event.actor2


def test_a_strike_has_no_crowd() -> None:
    event = geodata.parse("An air strike hit Lyon on Monday.", published="2022-06-22").events[0]
    assert event.actors == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Three people died in clashes in Lyon on Monday, activists said.", "armed_clash"),
        ("Four villagers were hurt during heavy clashes in Lyon.", "armed_clash"),
        ("Two men died in clashes between villagers in Lyon.", "mob_violence"),
    ],
)
def test_those_who_come_to_harm_in_clashes_are_no_mob(text: str, kind: str) -> None:
    assert geodata.parse(text, published="2022-06-22").events[0].kind == kind
