"""What a court deals with is no fresh violence; what the sides of a war accuse each other of is."""

import pytest

from tests.event_coding.markup import events

BEFORE_COURT = [
    "A man was charged with the murder of his neighbour in {Homs|p} on {Monday|d}.",
    "The trial of a man accused of stabbing a nurse opened in {Beirut|p} on {Monday|d}.",
    "He pleaded guilty to murder in {Beirut|p} on {Monday|d}.",
    "A murder suspect was seen in {Homs|p} on {Monday|d}.",
    "She was convicted in {Beirut|p} on {Monday|d} of beating a child.",
    "A clerk wanted for killing two shoppers is still in {Homs|p}.",
]
FRESH = [
    ("Police arrested a man accused of murder in {Homs|p} on {Monday|d}.", ["arrest"]),
    ("A man suspected of theft was beaten to death in {Homs|p} on {Monday|d}.", ["beating"]),
    ("{The army|N} is suspected of shelling {Homs|p} on {Monday|d}.", ["shelling"]),
    (
        "{The army|N} accused {rebels|M} of shelling {Homs|p} on {Monday|d}.",
        ["accusation", "shelling"],
    ),
]


@pytest.mark.parametrize("text", BEFORE_COURT)
def test_a_case_is_no_fresh_violence(text: str) -> None:
    assert [event.kind for event in events(text) if event.family == "violence"] == []


@pytest.mark.parametrize(("text", "kinds"), FRESH)
def test_what_happens_is_told(text: str, kinds: list[str]) -> None:
    assert [event.kind for event in events(text)] == kinds


def test_who_is_accused_of_a_known_attack_is_not_its_author() -> None:
    attack, *_ = events(
        "A car bomb killed nine people in {Homs|p} on {Monday|d}. "
        "{The army|N} accused {rebels|M} of the attack."
    )
    assert (attack.kind, attack.modality, attack.actor1) == ("explosive", "reported", None)
    assert "River Militia" not in attack.actors


def test_who_claims_a_known_attack_is_its_author() -> None:
    (attack,) = events(
        "A car bomb killed nine people in {Homs|p} on {Monday|d}. {Rebels|M} claimed the attack."
    )
    assert (attack.modality, attack.actor1) == ("reported", "River Militia")


def test_an_attack_laid_at_a_door_is_a_claim() -> None:
    text = "{The army|N} blamed {rebels|M} for an attack in {Homs|p} on {Monday|d}."
    (attack,) = (event for event in events(text) if event.family == "violence")
    assert (attack.modality, attack.actor1) == ("claimed", "River Militia")


def test_theft_alone_is_left_to_the_police_and_a_mob_is_not() -> None:
    assert events("A sheriff arrested two men over a burglary in {Homs|p} on {Monday|d}.") == ()
    (mob,) = events("Residents beat a man over a burglary in {Homs|p} on {Monday|d}.")
    assert mob.family == "violence"
    (arrest,) = events(
        "Police arrested {activists|a:Activists} over a theft in {Homs|p} on {Monday|d}."
    )
    assert arrest.kind == "arrest"


def test_an_arrest_over_a_bomb_is_no_ordinary_matter_of_the_police() -> None:
    text = "Agents detained four men in {Homs|p} on {Monday|d} on suspicion of planting a bomb."
    assert "arrest" in [event.kind for event in events(text)]
