"""What a report only looks back on, or what something rests upon, is no event of its own."""

import pytest

from tests.event_coding.markup import events

LOOKING_BACK = [
    "It was the deadliest attack on {Homs|p} since {2015|d:2015-01-01..2015-12-31}.",
    "{Homs|p} has been hit by several bombings since {2016|d:2016-01-01..2018-06-18}.",
    "Families in {Beirut|p} observed the anniversary of the blast that killed 200 people.",
    "{The army|N} would answer in {Homs|p} on {Monday|d} if the attacks on its posts went on.",
    "Leaders will meet in {Homs|p} on {Monday|d} to discuss the attacks on the border.",
    "Officials flew to {Homs|p} on {Monday|d} for talks on the role of tribes in the battle.",
    "A memorial for those killed in the bombing stands in {Homs|p} since {Monday|d}.",
]


@pytest.mark.parametrize("text", LOOKING_BACK)
def test_looking_back_tells_of_nothing_new(text: str) -> None:
    assert [event.kind for event in events(text) if event.family == "violence"] == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The heaviest attack of {Monday|d} hit {Homs|p}.", "attack"),
        ("Several bombings hit {Homs|p} on {Monday|d}.", "explosive"),
        ("Talks on a truce failed as the shelling of {Homs|p} went on on {Monday|d}.", "shelling"),
        ("The parties signed an agreement in {Geneva|p} on {Monday|d}.", "agreement"),
    ],
)
def test_what_is_new_is_told(text: str, kind: str) -> None:
    assert [event.kind for event in events(text)] == [kind]


@pytest.mark.parametrize("subject", ["Nobody was", "None were"])
def test_a_deed_done_to_nobody_is_none(subject: str) -> None:
    text = f"Students marched in {{Homs|p}} on {{Monday|d}}. {subject} arrested."
    assert [event.kind for event in events(text)] == ["protest"]


def test_an_exchange_is_where_it_happens_not_where_it_was_agreed() -> None:
    (event,) = events(
        "{The army|N} and {rebels|M} exchanged 20 detainees near {Homs|p} on {Monday|d} under an "
        "agreement reached in {Geneva|p}."
    )
    assert (event.kind, event.place) == ("release", "Homs")
    assert set(event.actors) >= {"Northern Army", "River Militia"}


@pytest.mark.parametrize("often", ["a year", "every week", "each day"])
def test_what_goes_on_is_no_event(often: str) -> None:
    assert events(f"The mines of {{Homs|p}} kills 40 people {often}.") == ()


def test_a_headline_tells_in_the_present() -> None:
    (event,) = events("Shelling kills 40 people in {Homs|p} on {Monday|d}, a year after the truce.")
    assert (event.kind, event.place, event.fatalities_low) == ("shelling", "Homs", 40)
