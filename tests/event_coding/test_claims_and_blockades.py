"""Attacks that are claimed, blockades that demand something, and what weighs more than loot."""

import pytest

from tests.event_coding.markup import event, events


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "{Rebels|M} claimed responsibility for a car bomb in {Homs|p} on {Monday|d}.",
            "explosive",
        ),
        ("{Rebels|M} claimed a roadside bomb near {Homs|p} on {Monday|d}.", "explosive"),
        ("{Rebels|M} claimed responsibility for the rockets on {Homs|p}.", "missile_strike"),
        ("{Rebels|M} claimed responsibility for an IED in {Homs|p}.", "explosive"),
        ("{Rebels|M} claimed an ambush near {Homs|p} on {Monday|d}.", "armed_clash"),
        ("{Rebels|M} claimed {Monday|d}'s blast in {Homs|p}.", "explosive"),
        ("A truck bomb in {Homs|p} on {Monday|d} was claimed by {rebels|M}.", "explosive"),
        ("The bomb in {Homs|p} on {Monday|d} was claimed by the {rebels|M}.", "explosive"),
    ],
)
def test_a_weapon_that_is_claimed_tells_of_an_attack(text: str, kind: str) -> None:
    told = event(text)
    assert (told.kind, told.actor1, told.place) == (kind, "River Militia", "Homs")


@pytest.mark.parametrize(
    "text",
    [
        "No group has claimed responsibility for the car bomb in {Homs|p}.",
        "Nobody claimed the bomb in {Homs|p} on {Monday|d}.",
        "{Rebels|M} claimed a bomb was on display in {Homs|p} on {Monday|d}.",
        "{Rebels|M} admired a car bomb in {Homs|p} on {Monday|d}.",
    ],
)
def test_a_weapon_that_nobody_claims_tells_of_none(text: str) -> None:
    assert events(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        (
            "Nurses blocked the old square of {Homs|p} for the second time in a fortnight on "
            "{Monday|d} to demand pay."
        ),
        "Nurses shut the entrance to the market of {Homs|p}, demanding water.",
        "Nurses sealed off two bridges in {Homs|p} in protest at the tariffs.",
        "Nurses cut off the highway near {Homs|p} on {Monday|d} to protest.",
        "Nurses occupied the company's offices in {Homs|p} to demand jobs.",
    ],
)
def test_who_blocks_ways_to_demand_something_protests(text: str) -> None:
    told = event(text)
    assert (told.kind, told.actor1, told.place) == ("protest", "Protesters", "Homs")


@pytest.mark.parametrize(
    "text",
    [
        "{Soldiers|N} blocked the entrance to the port of {Homs|p} on {Monday|d}.",
        "The company shut its offices in {Homs|p} on {Monday|d}.",
    ],
)
def test_what_is_shut_without_a_demand_is_no_protest(text: str) -> None:
    assert "protest" not in [told.kind for told in events(text)]


@pytest.mark.parametrize(
    ("text", "kind", "killed"),
    [
        (
            "Gunmen attacked a village in {Homs|p}, killing six herders and stealing 90 cattle.",
            "attack",
            6,
        ),
        ("Gunmen killed two traders in {Homs|p} and looted their stalls.", "killing", 2),
        ("Gunmen looted stalls in {Homs|p} on {Monday|d}, killing two traders.", "killing", 2),
        (
            "Gunmen burned houses in {Homs|p} on {Monday|d}, killing no one.",
            "property_destruction",
            0,
        ),
        ("Gunmen looted stalls in {Homs|p} on {Monday|d}.", "property_destruction", None),
    ],
)
def test_people_harmed_weigh_more_than_loot(text: str, kind: str, killed: int | None) -> None:
    told = event(text)
    assert (told.kind, told.fatalities_low) == (kind, killed)


def test_a_raid_that_robs_arrests_nobody() -> None:
    text = "{Bandits|M} raided a village near {Homs|p} on {Monday|d} and stole cattle."
    assert "abduction" not in [told.kind for told in events(text)]
