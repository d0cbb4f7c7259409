"""Protests and what they are about, riots and mobs, and who can fight back."""

import pytest

from geodata.event_coding.bearing import is_borne
from tests.event_coding.markup import event, events


@pytest.mark.parametrize(
    "text",
    [
        "Students marched in {Homs|p} on {Monday|d} against the arrest of two teachers.",
        "Nurses held a vigil in {Homs|p} on {Monday|d} over the killing of a colleague.",
        "Families rallied in {Homs|p} on {Monday|d} for a man who was shot dead by {gunmen|U}.",
        "A sit-in in {Homs|p} on {Monday|d} demanded the release of abducted engineers.",
        "Workers gathered in {Homs|p} on {Monday|d} to denounce attacks on hospitals.",
    ],
)
def test_the_grounds_of_a_protest_have_not_happened_there(text):
    assert event(text).kind == "protest"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "Students marched in {Homs|p} against the tax and police arrested five.",
            "protest_dispersed",
        ),
        (
            "Protesters against the war were arrested in {Homs|p} on {Monday|d}.",
            "protest_dispersed",
        ),
        ("Villagers protested in {Homs|p} by setting a car on fire on {Monday|d}.", "riot"),
        ("Farmers demonstrated in {Homs|p} and burned a lorry on {Monday|d}.", "riot"),
        ("Residents barricaded the road in {Homs|p} with burning tyres on {Monday|d}.", "riot"),
        ("Pupils protested in {Homs|p} against the fees, burning a hut on {Monday|d}.", "riot"),
        ("Traders protested in {Homs|p} on {Monday|d}. They threw stones at guards.", "riot"),
        ("Police opened fire on protesters in {Homs|p} on {Monday|d}.", "protest_repressed"),
        ("Settlers threw stones at houses in {Homs|p} on {Monday|d}.", "mob_violence"),
        ("Residents of {Homs|p} stoned a thief on {Monday|d}.", "mob_violence"),
        ("Farmers in {Homs|p} set up blockades with rocks over prices on {Monday|d}.", "protest"),
        ("Demonstrators in {Homs|p} tore down posters on {Monday|d}.", "protest"),
        ("A pastor was taken away by police in {Homs|p} on {Monday|d}.", "arrest"),
        ("Police in {Homs|p} held 312 migrants on {Monday|d}.", "arrest"),
        ("Two groups of villagers clashed in {Homs|p} on {Monday|d}.", "mob_violence"),
        ("A thief was beaten to death by a mob in {Homs|p} on {Monday|d}.", "mob_violence"),
        ("{Rebels|M} clashed with residents in {Homs|p} on {Monday|d}.", "armed_clash"),
    ],
)
def test_unrest_is_told_apart_by_who_does_it(text, kind):
    assert kind in {found.kind for found in events(text)}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("{Gunmen|U} shot two soldiers in {Homs|p} on {Monday|d}.", "armed_clash"),
        ("{Gunmen|U} killed a commander of {the army|N} in {Homs|p}.", "armed_clash"),
        ("{Gunmen|U} shot a former policeman in {Homs|p} on {Monday|d}.", "killing"),
        ("{Gunmen|U} killed the wife of {a rebel|M} in {Homs|p}.", "killing"),
        ("{Gunmen|U} attacked a military parade in {Homs|p} on {Monday|d}.", "attack"),
    ],
)
def test_to_kill_the_armed_is_a_fight(text, kind):
    assert event(text).kind == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Arrests: On {Monday|d} a raid took place in {Homs|p}.", "arrest"),
        ("Training: On {Monday|d} a ceremony was held in {Homs|p}.", "exercise"),
        ("Elections/referendum: On {Monday|d} people voted in {Homs|p}.", "election"),
        ("Non-violent activity: On {Monday|d} leaflets fell on {Homs|p}.", "other_activity"),
        ("Movement of forces: On {Monday|d} a convoy was seen near {Homs|p}.", "deployment"),
        ("Weapons seizure: On {Monday|d} a lorry was stopped near {Homs|p}.", "weapons_disrupted"),
    ],
)
def test_a_label_at_the_head_of_a_note_names_the_kind(text, kind):
    assert event(text).kind == kind


def test_a_label_elsewhere_is_no_label():
    assert events("He gave three reasons, training: one of them, in {Homs|p}.") == ()


def test_a_noun_that_a_verb_carries_is_told_as_a_fact():
    words = ["on", "monday", "fighting", "broke", "out", "near", "the", "river"]
    assert is_borne(words, 2, 2)
    assert not is_borne(["they", "fear", "fighting", "near", "the", "river"], 2, 2)
    assert not is_borne([], 0, 0)


def test_a_march_that_is_carried_out_is_a_protest():
    text = "Teachers carried out a march in {Homs|p} on {Monday|d} to demand their pay."
    assert event(text).kind == "protest"
