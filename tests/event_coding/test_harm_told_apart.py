"""Tolls whose people stand far from the word of harm, and hurts that no verb of wounding tells."""

import pytest

from tests.event_coding.markup import event, events

BOMB = "by a roadside bomb near {Homs|p} on {Monday|d}."


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        (f"Three guards who were watching a well were killed {BOMB}", 3),
        (f"Two farmers, who had been harvesting since dawn, were killed {BOMB}", 2),
        (f"Four women that had gone to fetch water were killed {BOMB}", 4),
        (f"Six miners whose bus left the road were killed {BOMB}", 6),
        (f"Three guards who were driving two engineers were killed {BOMB}", 3),
        (f"A man walking home was killed {BOMB}", 1),
        (f"Three guards who saw how two engineers ran when a nurse was killed {BOMB}", 1),
    ],
)
def test_a_relative_clause_parts_nobody_from_their_fate(text: str, killed: int):
    found = event(text)
    assert (found.fatalities_low, found.fatalities_high) == (killed, killed)


@pytest.mark.parametrize(
    ("text", "injured"),
    [
        ("Two girls stepped on a landmine in {Homs|p}, a quiet town, and lost their legs.", 2),
        ("A herder lost an arm when a grenade exploded near {Homs|p} on {Monday|d}.", 1),
        ("Three boys were left blind by an explosion in {Homs|p} on {Monday|d}.", 3),
        ("An explosion in {Homs|p} on {Monday|d} maimed five workers.", 5),
        ("Six passers-by needed treatment after a bomb exploded in {Homs|p} on {Monday|d}.", 6),
        ("Four nurses were treated for burns after an explosion in {Homs|p} on {Monday|d}.", 4),
        ("A bomb in {Homs|p} wounded ten people on {Monday|d}, and six needed treatment.", 10),
    ],
)
def test_who_loses_a_limb_or_needs_doctors_is_hurt(text: str, injured: int):
    found = event(text)
    assert (found.injured_low, found.injured_high) == (injured, injured)


def test_weapons_and_homes_are_lost_without_a_wound():
    found = event("Two herders lost arms and tents in an explosion in {Homs|p} on {Monday|d}.")
    assert found.injured_low is None


def test_whoever_strikes_in_answer_killed_none_of_those_who_fell_before():
    bomb = "after three guards were killed by a roadside bomb in {Homs|p} on {Monday|d}."
    told = events("{Army|N} shelled the rebels " + bomb)
    assert [(each.kind, each.place, each.fatalities_low) for each in told] == [
        ("shelling", None, None),
        ("explosive", "Homs", 3),
    ]


def test_who_is_killed_after_nightfall_is_killed_by_the_shells():
    shelled = "{Army|N} shelled {Homs|p} on {Monday|d} after nightfall"
    (found,) = events(shelled + ", and two people were killed by the shells.")
    assert (found.kind, found.fatalities_low) == ("shelling", 2)
