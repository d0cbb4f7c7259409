"""Who denies it is its claimant, and "its army" is the army of who speaks."""

import pytest

import geodata
from tests.event_coding.markup import event


@pytest.mark.parametrize("verb", ["denied", "denied on {Monday|d}"])
def test_who_denies_a_deed_of_its_forces_is_its_side_and_its_speaker(verb: str):
    found = event(f"{{Iran|a:Iran}} {verb} that its forces had shelled {{Homs|p}} on {{Monday|d}}.")
    assert (found.actor1, found.claimed_by, found.modality) == ("Iran", "Iran", "denied")


def test_a_denied_deed_of_others_is_not_the_speakers():
    found = event("{Iran|a:Iran} denied that {rebels|M} had shelled {Homs|p} on {Monday|d}.")
    assert (found.actor1, found.claimed_by) == ("River Militia", "Iran")


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Turkey denied that its army had shelled Aleppo on 3 May 2021.", "Turkish Armed Forces"),
        ("Iraq said that its army had shelled Aleppo on 3 May 2021.", "Iraqi Armed Forces"),
        ("The army shelled Aleppo in Syria on 3 May 2021.", "Syrian Army"),
    ],
)
def test_an_army_belongs_to_the_state_whose_pronoun_it_has(text: str, actor: str):
    (found,) = geodata.parse(text).events
    assert found.actor1 == actor
