"""What is demanded, warned of, wished or called a duty has not happened; that it is said, has."""

import pytest

from tests.event_coding.markup import event, events

ARMY, MILITIA = "Northern Army", "River Militia"


def facts(text):
    """Kinds of violence and movement that come out as having happened."""
    families = {"violence", "movement"}
    found = [each for each in events(text) if each.family in families]
    return {each.kind for each in found if each.modality in {"reported", "claimed"}}


@pytest.mark.parametrize(
    "text",
    [
        "{The army|N} wants one thing from {rebels|M}: that all fighters leave {Homs|p}.",
        "{The army|N} demanded that the fighters leave {Homs|p}.",
        "{The army|N} insisted that {rebels|M} withdraw from {Homs|p}.",
        "{The army|N} calls the capture of {Palmyra|p} a duty.",
        "{The army|N} regards the liberation of {Palmyra|p} as a necessity.",
        "{The army|N} warned that {rebels|M} would stage a chemical attack in {Homs|p}.",
        "{The army|N} warned that a chemical incident would be staged in {Homs|p}.",
        "{Rebels|M} were about to give up their positions in the town of {Palmyra|p}.",
    ],
)
def test_what_is_wished_or_feared_is_no_fact(text):
    assert facts(text) == set()


def test_may_is_also_a_month():
    text = "{The army|N} shelled {Homs|p} in {May 2018|d:2018-05-01..2018-05-31}."
    assert event(text).modality == "reported"


def test_suspected_men_do_what_they_do():
    text = "Suspected {gunmen|U} attacked a family in {Homs|p} on {Monday|d}."
    assert event(text).modality == "reported"


@pytest.mark.parametrize(
    ("text", "kind", "agent", "patient"),
    [
        ("{The army|N} warned of an attack by {rebels|M}.", "threat", ARMY, None),
        ("{The army|N} holds {rebels|M} responsible for it.", "accusation", ARMY, MILITIA),
        ("{The army|N} urged {rebels|M} to stop.", "demand", ARMY, MILITIA),
        ("{The army|N}, {hills|H} and {rebels|M} called for calm.", "demand", ARMY, None),
    ],
)
def test_who_speaks_is_enough_for_an_event(text, kind, agent, patient):
    found = next(each for each in events(text) if each.family == "threats")
    assert (found.kind, found.actor1, found.actor2) == (kind, agent, patient)


def test_he_is_the_person_of_the_sentence_before():
    first = "{Amir Sabri|a:Amir Sabri} spoke to {the army|N} in {Geneva|p}. "
    (found,) = events(first + "He threatened {rebels|M}.")
    assert (found.actor1, found.actor2) == ("Amir Sabri", MILITIA)


def test_it_is_a_side_and_no_person():
    first = "{The army|N} spoke to {Amir Sabri|a:Amir Sabri} in {Geneva|p}. "
    (found,) = events(first + "It threatened {rebels|M}.")
    assert found.actor1 == ARMY


def test_a_day_to_come_belongs_to_the_demand_not_to_the_asking():
    found = event("Talks end on {10 July|d:2018-07-10}, and {the army|N} urged {rebels|M} to come.")
    assert (found.kind, found.modality, found.start) == ("demand", "reported", None)


def test_habits_of_people_are_no_events():
    assert events("{The army|N} spoke of those who threaten {rebels|M}.") == ()


def test_what_somebody_is_accused_of_is_a_claim():
    found = events("{The army|N} accused {rebels|M} of a massacre in {Homs|p} on {Monday|d}.")
    assert {each.modality for each in found if each.kind == "killing"} <= {"claimed"}


def test_borders_do_not_hold_a_meeting():
    text = (
        "{Troops|N} left {Al-Tanf|p}, near the place where {Syria|a:Syria} and {Iraq|a:Iraq} meet."
    )
    assert [each.kind for each in events(text)] == ["withdrawal"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("{The army|N} and {rebels|M} agreed to work together.", "agreement"),
        ("{The army|N} agreed with {rebels|M} to reopen the road.", "agreement"),
        ("{The army|N} is holding meetings with {rebels|M}.", "meeting"),
        ("{The army|N} and {rebels|M} had been finishing their talks.", "meeting"),
    ],
)
def test_two_sides_come_together(text, kind):
    found = event(text)
    assert (found.kind, found.actor1, found.actor2) == (kind, ARMY, MILITIA)


@pytest.mark.parametrize(
    "text",
    [
        "{The army|N} said that {rebels|M} shelled {Homs|p} on {Monday|d}.",
        "{Rebels|M} shelled {Homs|p} on {Monday|d}, according to {the army|N}.",
        "{Rebels|M} shelled {Homs|p} on {Monday|d}, {the army|N} said.",
    ],
)
def test_it_is_kept_who_claims_it(text):
    found = event(text)
    assert (found.modality, found.actor1, found.claimed_by) == ("claimed", MILITIA, ARMY)


def test_who_claims_responsibility_claims_it():
    text = "{Rebels|M} claimed responsibility for an attack on {Homs|p} on {Monday|d}."
    assert (event(text).modality, event(text).claimed_by) == ("claimed", MILITIA)


def test_nobody_claims_what_the_report_tells_itself():
    assert event("{Rebels|M} shelled {Homs|p} on {Monday|d}.").claimed_by is None
