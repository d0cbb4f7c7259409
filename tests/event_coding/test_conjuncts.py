""" "And" may go on to something else, elsewhere: two events, each with its own place and sides."""

import pytest

from geodata.event_coding.conjuncts import find_cuts
from geodata.event_coding.triggers import find_triggers
from tests.event_coding.markup import events, passages_of


def told(text: str) -> list[tuple[str, str | None]]:
    return [(each.kind, each.place) for each in events(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Shells hit {Homs|p} and clashes broke out in {Idlib|p}.",
            [("shelling", "Homs"), ("armed_clash", "Idlib")],
        ),
        (
            "Coalition warplanes target {Raqqa|p} and aerial bombardment targets {Homs|p}.",
            [("air_strike", "Raqqa"), ("air_strike", "Homs")],
        ),
        (
            "{The Northern Army|N} targeted {Homs|p} and continued clashes in {Idlib|p}.",
            [("attack", "Homs"), ("armed_clash", "Idlib")],
        ),
        (
            "Jets bombed {Homs|p} and {Palmyra|p}, and shelling hit {Idlib|p}.",
            [("air_strike", "Homs"), ("air_strike", "Palmyra"), ("shelling", "Idlib")],
        ),
        (
            "A bomb hit {Homs|p} and clashes between gunmen and police erupted in {Raqqa|p}.",
            [("explosive", "Homs"), ("armed_clash", "Raqqa")],
        ),
        (
            "Protesters marched in {Homs|p} and clashes with police broke out in {Beirut|p}.",
            [("protest", "Homs"), ("riot", "Beirut")],
        ),
        (
            "Bomb kills 20 in {Homs|p}, gunmen storm prison in {Raqqa|p}.",
            [("explosive", "Homs"), ("armed_clash", "Raqqa")],
        ),
        (
            "In {Homs|p} jets bombed a market and in {Raqqa|p} gunmen killed a mayor.",
            [("air_strike", "Homs"), ("killing", "Raqqa")],
        ),
        (
            "Gunmen killed a mayor in {Homs|p} and protesters set fire to shops in {Raqqa|p}.",
            [("killing", "Homs"), ("riot", "Raqqa")],
        ),
        (
            "Militants blew up a bridge in {Homs|p} and gunmen fired on men who prayed "  # noqa: ISC004
            "in {Raqqa|p}.",
            [("explosive", "Homs"), ("attack", "Raqqa")],
        ),
    ],
)
def test_each_part_has_its_own_kind_and_place(text, expected):
    assert told(text) == expected


def test_each_part_has_its_own_sides_and_toll():
    killing, clash = events(
        "{The Northern Army|N} killed five people in {Homs|p} and {river militia|M} fighters "
        "attacked a convoy near {Raqqa|p}, killing ten soldiers."
    )
    assert "Northern Army" in killing.actors
    assert "River Militia" not in killing.actors
    assert "Northern Army" not in clash.actors
    assert (killing.fatalities_low, clash.fatalities_low) == (5, 10)


def test_the_day_in_front_is_of_both():
    first, second = events("On {Monday|d}, shells hit {Homs|p} and clashes erupted in {Idlib|p}.")
    assert first.start == second.start is not None


@pytest.mark.parametrize(
    "text",
    [
        # What is known already is no other event.
        "Warplanes bombed {Homs|p} and the strikes destroyed a depot in {Palmyra|p}.",
        # Places of a list, and places close to each other.
        "Rockets were fired from {Homs|p} and {Palmyra|p} the night before, and hit {Beirut|p}.",
        "Shells hit {Albu Kamal|p} and clashes broke out in {Harri|p}.",
        # Where a report was filed is no place of its first clause.
        "{HOMS|p:Homs} - Shells fell overnight and two rebels were killed in {Raqqa|p}.",
        # Two nouns with one verb.
        "Attacks in {Homs|p} and clashes in {Raqqa|p} left 40 dead.",
        # A part without a place of its own, and one whose place stands behind a comma.
        "Shells hit {Homs|p} and clashes broke out.",
        "Shells hit {Homs|p} and clashes broke out, far from {Raqqa|p}.",
    ],
)
def test_other_sentences_are_not_cut(text):
    (passage,) = passages_of(text)
    assert find_cuts(passage, find_triggers(passage)) == ()


def test_one_trigger_is_nothing_to_cut():
    (passage,) = passages_of("Shells hit {Homs|p} and {Raqqa|p}.")
    triggers = find_triggers(passage)
    assert len(triggers) == 1
    assert find_cuts(passage, triggers) == ()


def test_what_is_said_of_one_part_is_not_said_of_the_other():
    shelled, heard = events(
        "{The Northern Army|N} shelled {Homs|p} and clashes were reported in {Raqqa|p}."
    )
    assert (shelled.modality, shelled.kind, heard.kind) == ("reported", "shelling", "armed_clash")
