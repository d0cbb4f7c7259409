"""Turns of phrase that articles use and coders' notes do not."""

import datetime as dt

import pytest

from tests.event_coding.markup import event, events


def test_what_speakers_say_that_they_did_is_of_the_day_they_say_it():
    told = event("{Rebels|M} said on {Monday|d} that they had shelled {Homs|p}.")
    assert (told.start, told.modality) == (dt.date(2018, 6, 18), "claimed")


def test_what_speakers_say_that_others_did_is_of_no_known_day():
    told = event("{Rebels|M} said on {Monday|d} that {the army|N} had shelled {Homs|p}.")
    assert told.start is None


def test_would_is_the_future_of_one_who_announces_it():
    told = event("The command added that {the army|N} would advance on {Palmyra|p}.")
    assert (told.kind, told.modality) == ("advance", "planned")


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Two car bombs were found and defused in {Homs|p} on {Monday|d}.", ["weapons_disrupted"]),
        ("A car bomb destroyed two houses in {Homs|p} on {Monday|d}.", ["explosive"]),
        ("Fighting broke out in {Homs|p} on {Monday|d}.", ["armed_clash"]),
        ("{Rebels|M} and {fighters|H} fought each other for days in {Homs|p}.", ["armed_clash"]),
        ("Twelve villagers perished in an attack on {Homs|p} on {Monday|d}.", ["attack"]),
        ("The mayor of {Homs|p} isn't taking the news sitting down.", []),
    ],
)
def test_kinds(text: str, kinds: list[str]):
    assert [told.kind for told in events(text)] == kinds


def test_who_finds_bodies_has_killed_nobody():
    told = event("{The army|N} found nine bodies in {Homs|p} on {Monday|d}.")
    assert (told.actor1, told.fatalities_low) == (None, 9)


@pytest.mark.parametrize(
    ("text", "injured"),
    [
        ("Two boys stepped on a landmine near {Homs|p} on {Monday|d} and lost their legs.", 2),
        ("Shells hit {Homs|p} on {Monday|d}; four people were taken to hospital.", 4),
        ("A blast in {Homs|p} on {Monday|d} wounded 28, a doctor and a local council said.", 28),
    ],
)
def test_the_hurt(text: str, injured: int):
    assert event(text).injured_high == injured


def test_the_agency_that_signs_is_no_actor():
    told = event("{Homs|p} ({Reuters|a:Reuters}) - {Rebels|M} killed four guards on {Monday|d}.")
    assert told.actors == ("River Militia",)


def test_those_arrested_the_next_day_are_arrested_there():
    found = events(
        "{Protesters|a:Protesters} clashed with police in {Homs|p} on {Monday|d}. "
        "{The next day|d:2018-06-19} ten men were arrested."
    )
    assert [(told.kind, told.place) for told in found][-1] == ("arrest", "Homs")


def test_police_who_beat_a_crowd_break_up_its_protest():
    told = event(
        "Teachers rallied in {Homs|p} on {Monday|d}. {Police|N} beat "
        "{demonstrators|a:Protesters}; four were taken to hospital."
    )
    assert (told.kind, told.injured_low) == ("protest_dispersed", 4)


def test_what_a_strike_was_for_is_no_further_strike():
    told = event("{Rebels|M} conducted a strike on {Homs|p} on {Monday|d} to target {fighters|H}.")
    assert (told.kind, told.modality) == ("air_strike", "reported")


def test_whom_a_speaker_will_not_allow_something_does_not_threaten():
    found = events("“We will not allow {rebels|M} to maintain a threat to {the army|N}.”")
    assert [told.actor1 for told in found if told.actor1 == "River Militia"] == []


def test_the_agency_that_reports_it_is_no_actor():
    told = event("Rockets landed in {Homs|p} on {Monday|d}, {Reuters|a:Reuters} agency reports.")
    assert told.actors == ()


def test_its_deadliest_attack_is_one_that_somebody_carried_out():
    told = event("{Rebels|M} carried out their deadliest attack ever in {Homs|p} on {Monday|d}.")
    assert told.actor1 == "River Militia"


def test_the_forces_of_a_speaker_are_the_speaker():
    told = event("{Rebels|M} said its fighters had captured {Palmyra|p} on {Monday|d}.")
    assert (told.kind, told.actor1) == ("territory_captured", "River Militia")


def test_the_day_of_a_participle_is_not_that_of_the_verb():
    released = events(
        "{Rebels|M} released 21 of the hostages kidnapped from {Homs|p} in "
        "{2014|d:2014-01-01..2014-12-31}."
    )[0]
    assert (released.kind, released.start) == ("release", None)


def test_a_march_that_is_shot_at_is_one_event():
    told = event(
        "{Police|N} shot dead two {protesters|a:Protesters} in {Homs|p} on {Monday|d} as "
        "{demonstrators|a:Protesters} tried to march on parliament."
    )
    assert (told.kind, told.fatalities_low) == ("protest_repressed", 2)


def test_what_has_been_going_on_for_years_is_background():
    since = "{2015|d:2015-01-01..2015-12-31}"
    assert (
        events(f"{{The army|N}} has been battling {{rebels|M}} in {{Homs|p}} since {since}.") == ()
    )


def test_officials_who_blame_somebody_accuse():
    assert event("Officials blamed {rebels|M}, who denied it.").kind == "accusation"
