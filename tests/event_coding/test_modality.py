"""Told as fact, as a claim, as a plan, as a possibility, or denied."""

import pytest

from tests.event_coding.markup import event, events

A = "{The army|N}"


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        (f"{A} shelled {{Homs|p}} on {{Monday|d}}.", "reported"),
        ("Rebels claim that " + A + " shelled {Homs|p} on {Monday|d}.", "claimed"),
        (A + " shelled {Homs|p} on {Monday|d}, a doctor said.", "claimed"),
        ("According to a doctor, " + A + " shelled {Homs|p} on {Monday|d}.", "claimed"),
        ("“We saw how " + A + " shelled {Homs|p} on {Monday|d},” he said.", "claimed"),
        (A + " will attack {Homs|p} on {Sunday|d}.", "planned"),
        (A + " is preparing a large attack on {Homs|p}.", "planned"),
        (A + " plans to capture {Palmyra|p}.", "planned"),
        (A + " is set to withdraw from {Palmyra|p}.", "planned"),
        (A + " shelled {Homs|p} on {Sunday|d:2018-07-24}.", "planned"),
        ("If " + A + " captures {Palmyra|p} {this week|d}, the road is open.", "hypothetical"),
        (A + " could attack {Homs|p} {this week|d}.", "hypothetical"),
        (A + " denied the attack on {Homs|p} of {Monday|d}.", "denied"),
        (A + " did not shell {Homs|p} on {Monday|d}.", "denied"),
    ],
)  # fmt: skip
def test_the_words_around_say_how_it_is_told(text, modality):
    assert event(text).modality == modality


def test_a_threat_has_happened_and_its_content_has_not():
    found = events("{The minister|N} warned on {Monday|d} that {rebels|H} could attack {Homs|p}.")
    assert (found[0].kind, found[0].modality) == ("threat", "reported")
    assert all(each.modality != "reported" for each in found if each.family == "violence")


def test_what_will_not_be_allowed_is_a_threat():
    found = event("{The minister|N} said on {Monday|d} that a new base will not be allowed.")
    assert (found.kind, found.modality, found.actor1) == ("threat", "reported", "Northern Army")


def test_sanctions_that_a_later_verb_puts_off_are_planned():
    text = "New {northern|N} sanctions, imposing a ban on oil, are set to begin on {Sunday|d}."
    assert event(text).modality == "planned"


def test_an_accusation_is_an_event_and_the_shelling_in_it_a_claim():
    found = events("{The army|N} accused {rebels|H} on {Monday|d} of attacks in {Homs|p}.")
    assert ("accusation", "reported") in [(each.kind, each.modality) for each in found]
