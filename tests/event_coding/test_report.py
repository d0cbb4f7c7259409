"""A whole report: one event a happening, with its days, its sentences and a stable id."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata.event_coding import build_events
from geodata.kinds import KINDS
from tests.event_coding.markup import event, events, report

STRIKE = (
    "{Late Sunday|d:2018-06-17} an air strike destroyed a building in {Harri|p} near "
    "{Albu Kamal|p}. "
)


def test_the_toll_of_the_next_sentence_belongs_to_the_strike():
    found = event(STRIKE + "It left more than 20 fighters dead and more than 10 wounded.")
    assert (found.kind, found.place) == ("air_strike", "Harri")
    assert (found.fatalities_low, found.injured_low) == (20, 10)
    assert (found.start, found.end, found.date_precision) == (
        dt.date(2018, 6, 17),
        dt.date(2018, 6, 17),
        "day",
    )
    assert len(found.sources) == 2
    assert found.sources[0].quote.startswith("Late Sunday")
    assert found.reports == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "The building was used as a headquarters by {the units|M}.",
        "{The units|M} had used the building as a headquarters.",
    ],
)
def test_who_used_the_building_is_who_was_hit(sentence):
    assert event(STRIKE + sentence).actor2 == "River Militia"


def test_they_took_place_gives_the_place_of_the_clashes():
    found = event(
        "{Rebels|H} attacked {the army|N} on {Thursday|d}. They took place in {Palmyra|p}."
    )
    assert (found.kind, found.place, found.start) == (
        "armed_clash",
        "Palmyra",
        dt.date(2018, 6, 21),
    )


def test_an_attack_that_is_told_three_times_is_one_event():
    found = events(
        "{Gunmen|U} attacked a parade in {Ahvaz|p} on {September 22|d:2017-09-22}.\n\n"
        "The attack killed 29 people.\n\n"
        "{September 22|d:2017-09-22} saw an attack in {Ahvaz|p} that wounded 70."
    )
    assert len(found) == 1
    assert (found[0].fatalities_low, found[0].injured_low) == (29, 70)


def test_other_days_are_other_events():
    found = events(
        "A bomb exploded in {Homs|p} on {Monday|d}. "
        "Another bomb exploded in {Homs|p} on {Tuesday|d}."
    )
    assert [each.start for each in found] == [dt.date(2018, 6, 18), dt.date(2018, 6, 19)]


def test_two_happenings_of_a_sentence_keep_their_own_places_and_days():
    found = events(
        "Jets bombed {Idlib|p} on {Monday|d}, and a suicide attack in {Homs|p} on "
        "{Tuesday|d} killed nine people."
    )
    assert [(each.place, each.start) for each in found] == [
        ("Idlib", dt.date(2018, 6, 18)),
        ("Homs", dt.date(2018, 6, 19)),
    ]
    assert [each.fatalities_low for each in found] == [None, 9]


def test_disagreeing_tolls_widen_the_range():
    found = event(
        "A bomb exploded in {Homs|p} on {Monday|d} and killed five people. "
        "The attack killed eight people, a doctor said."
    )
    assert (found.fatalities_low, found.fatalities_high) == (5, 8)


def test_history_keeps_its_own_date():
    found = event(
        "In {1983|d:1983-01-01..1983-12-31}, suicide attacks in {Beirut|p} killed hundreds.",
    )
    assert (found.start, found.end) == (dt.date(1983, 1, 1), dt.date(1983, 12, 31))


def test_without_a_date_none_is_invented():
    found = event("A bomb exploded in {Homs|p} and killed nine people.")
    assert (found.start, found.end, found.date_precision) == (None, None, "unknown")


def test_the_day_on_which_somebody_said_it_is_not_the_day():
    found = event("A bomb killed nine people in {Homs|p}, a doctor said on {Monday|d}.")
    assert found.start is None


def test_what_came_days_after_has_a_day_of_its_own():
    found = events(
        "{The army|N} fired missiles at {Homs|p} on {Friday|d}, three days "
        "after a chemical attack in {Idlib|p} killed 80 people."
    )
    assert [(each.kind, each.start) for each in found] == [
        ("missile_strike", dt.date(2018, 6, 15)),
        ("chemical_attack", dt.date(2018, 6, 12)),
    ]


def test_a_headline_is_told_again_below():
    text = "Bomb kills nine in {Homs|p}.\n\nA bomb killed nine people in {Homs|p}."
    found = event(text, title="Bomb kills nine in Homs.")
    assert found.sources[0].quote_start > 20


def test_offsets_quote_the_report():
    document, *evidence = report(STRIKE + "It left more than 20 fighters dead.")
    for source in build_events(document, *evidence)[0].sources:
        assert document.text[source.quote_start : source.quote_end] == source.quote
        assert source.document_sha256 == document.sha256


def test_ids_are_stable_and_differ():
    text = "A bomb exploded in {Homs|p}. Clashes erupted in {Raqqa|p} on {Monday|d}."
    first, second = events(text), events(text)
    assert [each.id for each in first] == [each.id for each in second]
    assert len({each.id for each in first}) == len(first) == 2
    assert first[0].id != events(text + " The end.")[0].id


_WORDS = st.sampled_from(
    ["killed", "attack", "the", "in", "Homs", "of", "{Homs|p}", "{army|N}", ",", ".",
     "{May|d:2018-05-01}", "“", "”", "(", ")", "who", "that", "said", "12", "a", "bomb",
     "were", "by",      "between", "and", "from", "\n\n", "will", "هجوم", "no", "casualties",
     "shot", "down", "…"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(_WORDS, max_size=60).map(" ".join))
def test_nothing_crashes_and_everything_adds_up(text):
    for each in events(text):
        assert each.family == KINDS[each.kind].family
        assert (each.latitude is None) == (each.place is None)
        assert 0 < each.confidence < 1
        assert each.sources
        low, high = each.fatalities_low, each.fatalities_high
        assert low is None or high is None or low <= high


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_read(text):
    document, *evidence = report("")
    assert events(text.replace("{", "")) is not None
    assert build_events(document, *evidence) == ()


def test_a_long_sentence_without_an_end_does_not_hang():
    text = "killed in an attack on {Homs|p} and " * 3000
    assert len(events(text)) < 50


def test_what_is_blamed_on_somebody_is_the_attack_told_below():
    accused, attack = events(
        "{The army|N} fired missiles at {Homs|p} on {Monday|d}. {The army|N} holds {rebels|M} "
        "responsible for an attack on a parade {last month|d:2018-05-01..2018-05-31}. "
        "On {May 22|d:2018-05-22} {gunmen|U} attacked a parade in {Ahvaz|p}, killing 29 people."
    )[1:]
    assert (accused.kind, accused.actor1, accused.start) == ("accusation", "Northern Army", None)
    assert (attack.place, attack.start, attack.fatalities_low) == (
        "Ahvaz",
        dt.date(2018, 5, 22),
        29,
    )


def test_no_place_is_carried_to_another_day():
    found = events(
        "{The army|N} shelled {Homs|p} on {Monday|d}. "
        "{Gunmen|U} killed a judge on {Friday|d}, officials said."
    )
    assert [each.place for each in found] == ["Homs", None]


def test_since_lasts_until_the_report():
    found = event("{Rebels|M} have shelled {Homs|p} since {May|d:2018-05-01..2018-05-31}.")
    assert (found.start, found.end) == (dt.date(2018, 5, 1), dt.date(2018, 6, 22))


def test_what_it_recaptured_is_the_town_of_the_sentence_before():
    found = events(
        "{Rebels|M} overran {Palmyra|p} on {Monday|d}. {The army|N} recaptured it {Tuesday|d}."
    )
    assert [each.place for each in found] == ["Palmyra", "Palmyra"]


def test_two_means_of_one_bombardment_are_one_event():
    found = event("On {Monday|d}, shelling and air strikes killed 11 people in {Idlib|p}.")
    assert (found.place, found.fatalities_low) == ("Idlib", 11)


BOMB = "A roadside bomb exploded in {Homs|p} on {Monday|d}. "


@pytest.mark.parametrize(
    ("second", "toll"),
    [
        ("Three soldiers were killed in the attack.", 3),
        ("At least three soldiers were killed.", 3),
        ("A shopkeeper died, and four guards were injured.", 1),
        ("The blast killed three soldiers.", 3),
        ("A bystander was shot dead.", 1),
    ],
)
def test_what_came_of_it_is_told_in_the_next_sentence(second, toll):
    found = event(BOMB + second)
    assert (found.kind, found.place, found.fatalities_low) == ("explosive", "Homs", toll)
    assert [source.quote for source in found.sources] == [
        BOMB.replace("{Homs|p}", "Homs").replace("{Monday|d}", "Monday").strip(),
        second,
    ]


@pytest.mark.parametrize(
    "second",
    [
        "Three soldiers died and five were taken to {Palmyra|p} National Hospital.",
        "Three soldiers died; the wounded were evacuated to a hospital in {Beirut|p}.",
        "Three soldiers died; reinforcements were sent from {Raqqa|p} and {Palmyra|p}.",
        "Three soldiers were killed; the victims were from {Idlib|p}.",
        "Three soldiers displaced from {Idlib|p} were killed.",
    ],
)
def test_hospitals_homes_and_reinforcements_take_no_toll_away(second):
    found = [each for each in events(BOMB + second) if each.kind == "explosive"]
    assert [(each.place, each.fatalities_low) for each in found] == [("Homs", 3)]


def test_a_toll_belongs_to_the_attack_and_not_to_what_had_gone_before():
    found = events(
        "On {Monday|d}, {the army|N} attacked a post of {rebels|M} in {Homs|p}, after jets had "
        "bombed {Idlib|p}. Four soldiers were killed."
    )
    assert {each.place: each.fatalities_low for each in found} == {"Homs": 4, "Idlib": None}


def test_as_reported_on_a_day_is_its_day():
    found = event("As reported on {Monday|d}, shells hit {Homs|p}.")
    assert (found.start, found.end) == (dt.date(2018, 6, 18), dt.date(2018, 6, 18))


@pytest.mark.parametrize(
    "second",
    [
        "Three soldiers were killed in {Raqqa|p}.",
        "Three soldiers were killed on {Friday|d} in {Homs|p}.",
        "{The army|N} arrested three men in {Homs|p}.",
        "Another bomb killed three soldiers in {Idlib|p}.",
    ],
)
def test_another_place_day_or_kind_is_another_event(second):
    assert len(events(BOMB + second)) == 2


def test_different_sides_make_different_events():
    found = events(
        "{The army|N} shelled {Homs|p} on {Monday|d}. {Rebels|M} shelled {Homs|p} on {Monday|d}."
    )
    assert [each.actor1 for each in found] == ["Northern Army", "River Militia"]


def test_tolls_that_contradict_make_different_events():
    found = events(
        "A bomb in {Homs|p} killed 12 people on {Monday|d}. "
        "A bomb in {Homs|p} killed two people on {Monday|d}."
    )
    assert [each.fatalities_low for each in found] == [12, 2]


def test_who_dies_later_is_added():
    found = event(
        "A bomb in {Homs|p} killed 12 people on {Monday|d}. "
        "Another man died of his wounds on {Thursday|d}."
    )
    assert (found.fatalities_low, found.start) == (13, dt.date(2018, 6, 18))


@pytest.mark.parametrize(
    ("subject", "agent"),
    [
        ("The militia", "River Militia"),
        ("The group", "River Militia"),
        ("On {Tuesday|d}, the militants", "River Militia"),
        ("They", "River Militia"),
        ("The police", None),
        ("The army", None),
    ],
)
def test_the_group_is_the_last_actor_that_fits(subject, agent):
    found = events(
        "{Rebels|M} captured {Palmyra|p} on {Monday|d}. " + subject + " shelled {Homs|p}."
    )
    shelling = next(each for each in found if each.kind == "shelling")
    assert shelling.actor1 == agent


def test_the_group_that_speaks_or_suffers_does_nothing():
    first = "{Rebels|M} captured {Palmyra|p} on {Monday|d}. "
    for second in ("The group was attacked in {Homs|p}.", "The group said a bomb hit {Homs|p}."):
        assert events(first + second)[-1].actor1 is None


def test_there_is_the_place_of_the_sentence_before():
    found = events(
        "{Rebels|M} attacked {Palmyra|p} on {Monday|d}. "
        "They shelled the town on {Tuesday|d} and fired from near the town at {the army|N}."
    )
    assert {each.place for each in found} == {"Palmyra"}


def test_a_report_of_one_event_a_thousand_times_is_read_in_time():
    sentence = "The attack in {Homs|p} killed 12 people on {Monday|d}. "
    found = event(sentence * 1000)
    assert (found.fatalities_low, len(found.sources)) == (12, 50)


def test_police_at_a_protest_are_part_of_it():
    found = event(
        "{The teachers|a:Teachers Union} protested in {Homs|p} on {Monday|d}. "
        "{The police|a:Homs Police Forces} dispersed the protest."
    )
    assert (found.kind, found.actor1, found.place) == (
        "protest_dispersed",
        "Teachers Union",
        "Homs",
    )


def test_the_explosion_is_the_strike_told_before():
    found = event(
        "{The army|N} fired missiles at {Homs|p} on {Monday|d}. The explosion killed three men."
    )
    assert (found.kind, found.fatalities_low) == ("missile_strike", 3)


@pytest.mark.parametrize(
    "text",
    [
        "{Rebels|M} shelled {Homs|p} on {Monday|d} and gunmen killed two in {Palmyra|p}.",
        "{Rebels|M} shelled {Homs|p} and two people were killed in {Palmyra|p} on {Tuesday|d}.",
        "{Rebels|M} shelled {Homs|p} on {Monday|d} while jets bombed {Palmyra|p}.",
    ],
)
def test_a_mere_and_tells_two_happenings_far_apart(text: str) -> None:
    assert [each.place for each in events(text)] == ["Homs", "Palmyra"]


def test_what_killed_people_in_the_town_is_one_happening() -> None:
    text = "{Rebels|M} shelled {Homs|p} and two people were killed in {Homs|p} on {Monday|d}."
    assert [(each.place, each.fatalities_low) for each in events(text)] == [("Homs", 2)]


@pytest.mark.parametrize(
    "text",
    [
        "{Rebels|M} launched 18 drones on {Monday|d}, all of which were shot down over {Homs|p}.",
        "Two attack drones were shot down on {Monday|d} near {Homs|p}.",
        "{Rebels|M} fired drones at {Homs|p} on {Monday|d}, but all were intercepted.",
    ],
)
def test_drones_that_are_shot_down_are_one_attack_there(text: str) -> None:
    assert [(each.kind, each.place) for each in events(text)] == [("drone_strike", "Homs")]


def test_what_others_do_is_another_happening() -> None:
    text = (
        "Protesters clashed with police in {Homs|p} on {Monday|d} and threw stones. "
        "Thousands of others held a peaceful sit-in in {Homs|p} on {Monday|d}."
    )
    assert [each.kind for each in events(text)] == ["riot", "protest"]
