"""Told as fact, as a claim, as a plan, as a possibility, or denied."""

import pytest

from geodata.event_coding.attribution import find_attribution
from geodata.event_coding.reading import passages
from geodata.event_coding.triggers import find_triggers
from tests.event_coding.markup import event, events, report

A = "{The army|N}"


R = "{rebels|M}"
ON = "on {Homs|p} on {Monday|d}"
REPORTED = [
    f"{A} shelled {{Homs|p}} on {{Monday|d}}.",
    f"{A} did not shell {{Homs|p}} but attacked {{Idlib|p}} on {{Monday|d}}.",
    f"{A} not only shelled {{Homs|p}} on {{Monday|d}} but stormed it.",
    f"{A} continued to shell {{Homs|p}} on {{Monday|d}}.",
    f"{A} managed to capture {{Homs|p}} on {{Monday|d}}.",
    f"{A} used drones to attack {{Homs|p}} on {{Monday|d}}.",
    "Two planes took off to bomb {Homs|p} on {Monday|d}.",
    f"{A} tried to shell {{Homs|p}} on {{Monday|d}}.",
    f"{A} thwarted an attack by {R} {ON}.",
    f"{A} shelled {{Homs|p}} on {{Monday|d}} to prevent an advance.",
    f"Nobody has claimed responsibility for the attack {ON}.",
    "{Fighters|H} set up in {Homs|p} and attacked a post on {Monday|d}.",
    f"About 90 rebels attacked {ON.removeprefix('on ')}.",
    f"Had {R} not shelled {{Homs|p}} on {{Monday|d}}, it would have been spared.",
    f"If {R} had not attacked {{Homs|p}} on {{Monday|d}}, it would have been spared.",
    f"Ten people would have lived had {R} not attacked {{Homs|p}} on {{Monday|d}}.",
    "Was the attack in {Homs|p} on {Monday|d} the work of {rebels|H}?",
    "After {rebels|H} attacked {Homs|p} on {Monday|d}, did the army leave?",
    "{Rebels|H} attacked {Homs|p} on {Monday|d}?,",
]
CLAIMED = [
    f"Rebels claim that {A} shelled {{Homs|p}} on {{Monday|d}}.",
    f"{A} shelled {{Homs|p}} on {{Monday|d}}, a doctor said.",
    f"According to a doctor, {A} shelled {{Homs|p}} on {{Monday|d}}.",
    f"{A} shelled {{Homs|p}} on {{Monday|d}}, according to witnesses.",
    f"\u201cWe saw how {A} shelled {{Homs|p}} on {{Monday|d}},\u201d he said.",
    f"{A} reportedly shelled {{Homs|p}} on {{Monday|d}}.",
    f"{A} allegedly shelled {{Homs|p}} on {{Monday|d}}.",
    f"{A} is believed to have shelled {{Homs|p}} on {{Monday|d}}.",
    f"{A} is feared to have attacked {{Homs|p}} on {{Monday|d}}.",
    f"{A} is suspected of shelling {{Homs|p}} on {{Monday|d}}.",
    f"{R} claimed responsibility for the attack {ON}.",
    f"{A} denies any role in the attack {ON}.",
]
PLANNED = [
    f"{A} will attack {{Homs|p}} on {{Sunday|d}}.",
    f"{A} is preparing a large attack on {{Homs|p}}.",
    f"{A} is about to attack {{Homs|p}}.",
    f"An advance on {{Homs|p}} by {A} has been scheduled for {{Sunday|d}}.",
    f"{A} is poised to attack {{Homs|p}}.",
    f"Troops gathered for the reportedly planned attack on {{Homs|p}} by {A}.",
    f"{A} was expected to attack {{Homs|p}} on {{Sunday|d}}.",
    f"{A} plans to capture {{Palmyra|p}}.",
    f"{A} vowed to retake {{Homs|p}} {{this week|d}}.",
    f"{A} is set to withdraw from {{Palmyra|p}}.",
    f"{A} shelled {{Homs|p}} on {{Sunday|d:2018-07-24}}.",
    f"Troops gathered ahead of a planned attack on {{Homs|p}} by {A}.",
    f"A planned withdrawal of {A} from {{Homs|p}} was delayed on {{Monday|d}}.",
]
HYPOTHETICAL = [
    f"If {A} captures {{Palmyra|p}} {{this week|d}}, the road is open.",
    f"If {R} withdrew, {A} would capture {{Homs|p}} {{this week|d}}.",
    f"{A} could attack {{Homs|p}} {{this week|d}}.",
    f"{A} might attack {{Homs|p}} {{this week|d}}.",
    f"{A} deployed on {{Monday|d}} in case {R} attacked {{Homs|p}}.",
    f"An attack on {{Homs|p}} by {A} is likely {{this week|d}}.",
    f"It is unclear whether {A} shelled {{Homs|p}} on {{Monday|d}}.",
    f"Had {R} attacked {{Homs|p}} on {{Monday|d}}, many would have died.",
    "Did {rebels|H} carry out an attack in {Homs|p} on {Monday|d}?",
    "Is it true that {rebels|H} attacked {Homs|p} on {Monday|d}?",
    "In {Homs|p}, did {rebels|H} kill two soldiers on {Monday|d}?",
]
DENIED = [
    f"{A} denied the attack on {{Homs|p}} of {{Monday|d}}.",
    f"{A} denied that it had shelled {{Homs|p}} on {{Monday|d}}.",
    f"{A} denied reports of an attack {ON}.",
    f"{A} dismissed claims that it had shelled {{Homs|p}} on {{Monday|d}}.",
    f"{A} did not shell {{Homs|p}} on {{Monday|d}}.",
    f"There was no attack {ON}, {A} said.",
    f"No strike took place in {{Homs|p}} on {{Monday|d}}, {A} said.",
    f"{A} failed to capture {{Homs|p}} on {{Monday|d}}.",
    f"{A} could not enter {{Homs|p}} with its troops on {{Monday|d}}.",
    f"{A} called off an attack {ON}.",
    f"Reports that {A} had shelled {{Homs|p}} on {{Monday|d}} were rejected as false.",
    "Talk of a massacre in {Homs|p} on {Monday|d} was without foundation.",
    "No fighters entered {Homs|p} on {Monday|d}.",
]


@pytest.mark.parametrize(
    ("text", "modality"),
    [(text, "reported") for text in REPORTED]
    + [(text, "claimed") for text in CLAIMED]
    + [(text, "planned") for text in PLANNED]
    + [(text, "hypothetical") for text in HYPOTHETICAL]
    + [(text, "denied") for text in DENIED],
)
def test_the_words_around_say_how_it_is_told(text, modality):
    told = [each.modality for each in events(text) if each.family in {"violence", "movement"}]
    assert modality in told


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


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        (f"{A} shelled {{Homs|p}}.", "nobody"),
        (f"{A} said {R} shelled {{Homs|p}} on {{Monday|d}}.", "Northern Army"),
        (f"{R} shelled {{Homs|p}} on {{Monday|d}}, {A} said.", "Northern Army"),
        (f"{R} shelled {{Homs|p}}, according to {A}.", "Northern Army"),
        (f"According to {A}, {R} shelled {{Homs|p}}.", "Northern Army"),
        (f"{A} accused {R} of shelling {{Homs|p}}.", "Northern Army"),
        (f"\u201cThey have shelled {{Homs|p}} for days,\u201d {A} said.", "Northern Army"),
        (f"Witnesses said that {A} shelled {{Homs|p}}.", None),
        (f"{A} reportedly shelled {{Homs|p}}.", None),
    ],
)
def test_who_claims_it(text, claimant):
    document, *evidence = report(text)
    (passage,) = passages(document, *evidence)
    shelled = next(each for each in find_triggers(passage) if each.kind == "shelling")
    found = find_attribution(passage, shelled)
    assert (found.claimant and found.claimant.name if found else "nobody") == claimant


@pytest.mark.parametrize(
    "text",
    [
        "{The unions|N} called for protests in {Homs|p} on {Monday|d}.",
        "{The unions|N} called for a new march in {Homs|p} on {Monday|d}.",
        "{The unions|N} said they would hold protests in {Homs|p} on {Monday|d}.",
        "{The unions|N} said that protests would be held in {Homs|p} on {Monday|d}.",
    ],
)
def test_a_protest_that_is_called_for_is_yet_to_come(text: str) -> None:
    told = [each.modality for each in events(text) if each.kind == "protest"]
    assert told == ["planned"]


def test_troops_that_would_be_sent_are_announced() -> None:
    text = "{The army|N} said that two battalions would be sent to {Homs|p} on {Monday|d}."
    assert [(each.kind, each.modality) for each in events(text)] == [("deployment", "planned")]


def test_a_condition_that_is_not_met_is_no_denial() -> None:
    text = f"{A} will shell {{Homs|p}} on {{Monday|d}} if {R} has not left {{Idlib|p}}."
    assert "denied" not in [each.modality for each in events(text)]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Should {rebels|M} attack {Homs|p} on {Monday|d}, many will flee.", "hypothetical"),
        ("Were {rebels|M} to attack {Homs|p} on {Monday|d}, many would flee.", "hypothetical"),
        ("Had {rebels|M} attacked {Homs|p} on {Monday|d}, many would have fled.", "hypothetical"),
        ("Were {rebels|M} in {Homs|p} shelled on {Monday|d}?", "hypothetical"),
        ("Claims of an attack on {Homs|p} on {Monday|d} are false.", "denied"),
        (
            "Allegations of an air strike on {Homs|p} on {Monday|d} do not correspond to reality.",
            "denied",
        ),
        (
            "{The army|N} ordered them out and set fire to shops in {Homs|p} on {Monday|d}.",
            "reported",
        ),
        (f"{A} denied reports on social media that a jet had been shot down {ON}.", "denied"),
        (f"{A} will not enter {{Homs|p}} with its troops on {{Monday|d}}.", "hypothetical"),
        (f"{A} dropped leaflets telling {R} to leave {{Homs|p}} on {{Monday|d}}.", "hypothetical"),
    ],
)
def test_the_order_of_words_and_what_is_said_behind(text: str, modality: str) -> None:
    assert event(text).modality == modality
