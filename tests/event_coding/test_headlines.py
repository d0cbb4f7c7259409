"""Headlines have no verb, or one in the present: they tell of events all the same."""

import pytest

from tests.event_coding.markup import events


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Explosion in {Homs|p}.", "explosive"),
        ("Renewed clashes around {Idlib|p}.", "armed_clash"),
        ("Casualties in {Raqqa|p}", "killing"),
        ("Fierce battles take place in {Raqqa|p}.", "armed_clash"),
        ("Fighting renews in {Homs|p} between rebels and the army.", "armed_clash"),
        ("A drone targets a commander in {Homs|p}.", "drone_strike"),
        ("Artillery shells {Homs|p}.", "shelling"),
        ("The army regains all territory in {Homs|p}.", "territory_regained"),
    ],
)
def test_a_headline_tells_of_an_event(text, kind):
    assert [each.kind for each in events(text)] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "Fears of an attack on {Idlib|p}.",
        "No clashes in {Idlib|p}.",
        "Victims of attacks in {Homs|p}.",
        "Possible attack in {Beirut|p}.",
        "Calls for an end to attacks in {Idlib|p}.",
        "Strike in {Beirut|p}.",
        "Attack dogs in {Homs|p}.",
        "Shark attack in {Beirut|p}.",
        "Attack in {Beirut|p}?",
        "Suspects in attack in {Beirut|p} in court.",
        "Battle of {Homs|p}: a timeline.",
        "Alarm prevents explosion in {Homs|p}.",
        "Air raid sirens in {Beirut|p}.",
    ],
)
def test_what_another_word_makes_a_different_thing_of_is_no_event(text):
    assert events(text) == ()


def test_a_heading_further_below_is_no_event():
    text = "It was calm in {Homs|p}.\n\nAttacks in {Idlib|p}\n\nMost people had fled by then."
    assert events(text) == ()
