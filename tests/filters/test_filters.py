from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.errors import FilterError
from geodata.filters import WORDS, Filters
from geodata.models import Event, Source
from tests.strategies import EVENTS, FILTERS, LOOSE_FILTERS, TEXTS

HARRI = Event(
    id="e1",
    kind="air_strike",
    family="violence",
    sources=(
        Source(
            "Late Sunday an air strike hit Harri.", 0, 36, "The Dispatch", None, None, "ab" * 32
        ),
    ),
    start=dt.date(2018, 6, 17),
    end=dt.date(2018, 6, 17),
    date_precision="day",
    actors=("Popular Mobilization Forces",),
    actor2="Popular Mobilization Forces",
    place="Al-Ḥarri",
    place_id="dateline:harri",
    admin1="Deir ez-Zor",
    country="SYR",
    latitude=34.42,
    longitude=40.98,
    confidence=0.8,
)
JUNE = replace(HARRI, start=dt.date(2018, 6, 1), end=dt.date(2018, 6, 30), date_precision="month")
UNDATED = replace(HARRI, start=None, end=None, date_precision="unknown")
NOWHERE = replace(HARRI, place=None, place_id=None, latitude=None, longitude=None)


def seen(event: Event, **query: str) -> bool:
    return Filters.from_query(query).matches(event)


def test_without_a_word_everything_is_seen() -> None:
    assert Filters().select([HARRI, UNDATED, NOWHERE]) == (HARRI, UNDATED, NOWHERE)


@pytest.mark.parametrize(
    ("word", "yes", "no"),
    [
        ("from", "2018-06-17", "2018-06-18"),
        ("to", "2018-06-17", "2018-06-16"),
        ("actor", "popular mobilization forces", "Popular"),
        ("kind", "air_strike", "shelling"),
        ("kind", "Air strike", "Armed clash"),
        ("family", "violence", "movement"),
        ("country", "SYR", "IRQ"),
        ("country", "Syria", "Iraq"),
        ("admin1", "Deir Ez Zor", "Deir"),
        ("place", "harri", "harr"),
        ("place", "Al Harri", "Tanf"),
        ("place", "alharri", "riharri"),
        ("place", "dateline:harri", "dateline:tanf"),
        ("source", "dispatch", "Gazette"),
        ("modality", "reported", "claimed"),
        ("review", "new", "rejected"),
        ("min_confidence", "0.8", "0.81"),
        ("bbox", "40,34,41,35", "30,34,40,35"),
        ("bbox", "40.98,34.42,40.98,34.42", "40,34.5,41,35"),
        ("area", "40 34,42 34,41 35", "40 34,41 35,40 35"),
        ("area", "40.98 34.42,42 34,42 35", "41 34.42,42 34,42 35"),
        ("q", "SUNDAY harri", "sunday monday"),
        ("q", "deir", "Homs"),
    ],
)
def test_each_word_sees_and_hides(word: str, yes: str, no: str) -> None:
    assert seen(HARRI, **{word: yes})
    assert not seen(HARRI, **{word: no})


def test_several_values_widen_and_several_words_narrow() -> None:
    assert seen(HARRI, kind="shelling,air_strike")
    assert Filters.from_query({"kind": ["shelling", "air_strike"]}).matches(HARRI)
    assert not seen(HARRI, kind="shelling,air_strike", country="IRQ")


def test_an_imprecise_date_is_seen_when_it_overlaps() -> None:
    assert seen(JUNE, **{"from": "2018-06-30"})
    assert seen(JUNE, **{"from": "2018-06-10", "to": "2018-06-11"})
    assert not seen(JUNE, **{"from": "2018-07-01"})


def test_an_imprecise_date_is_certainly_inside_when_all_its_days_are() -> None:
    assert seen(JUNE, days="certain", **{"from": "2018-06-01", "to": "2018-06-30"})
    assert not seen(JUNE, days="certain", **{"from": "2018-06-02"})
    assert not seen(JUNE, days="certain", to="2018-06-29")
    assert seen(UNDATED, days="certain")


@pytest.mark.parametrize(("side", "sees"), [("any", True), ("actor1", False), ("actor2", True)])
def test_an_actor_can_be_meant_on_one_side(side: str, *, sees: bool) -> None:
    assert seen(HARRI, actor="Popular Mobilization Forces", side=side) is sees


def test_an_area_can_cross_the_180th_meridian_and_itself() -> None:
    fiji = replace(HARRI, latitude=-17.0, longitude=179.5)
    for area in ("178 -20,182 -20,182 -10,178 -10", "-182 -20,-178 -20,-178 -10,-182 -10"):
        assert seen(fiji, area=area)
        assert not seen(HARRI, area=area)
    bow_tie = "40 34,42 35,42 34,40 35"
    assert seen(replace(HARRI, latitude=34.5, longitude=41.9), area=bow_tie)
    assert not seen(replace(HARRI, latitude=34.9, longitude=41.0), area=bow_tie)


def test_an_event_without_a_date_or_a_place_is_hidden_by_a_filter_of_them() -> None:
    assert not seen(UNDATED, **{"from": "0001-01-01"})
    assert not seen(NOWHERE, bbox="-180,-90,180,90")
    assert not seen(NOWHERE, area="-180 -90,180 -90,180 90,-180 90")
    assert not seen(NOWHERE, place="harri")


def test_an_actor_stands_for_those_who_belong_to_it() -> None:
    family = {"Iraq": frozenset({"Iraq", "Popular Mobilization Forces"})}
    filters = Filters.from_query({"actor": "Iraq"}, descendants=lambda name: family[name])
    assert filters.matches(HARRI)
    assert not Filters(actor=("Iraq",), descendants=lambda name: frozenset({name})).matches(HARRI)


def test_without_a_family_of_ones_own_the_register_tells_who_belongs_to_an_actor() -> None:
    for name in ("Iraq", "Hashd al-Shaabi", "popular-mobilization-forces"):
        assert Filters(actor=(name,)).matches(HARRI)
    assert not Filters(actor=("Iran",)).matches(HARRI)


def test_a_box_can_cross_the_180th_meridian() -> None:
    fiji = replace(HARRI, latitude=-17.0, longitude=179.5)
    assert seen(fiji, bbox="179,-20,-179,-10")
    assert not seen(HARRI, bbox="179,-20,-179,-10")


def test_a_comma_in_a_name_is_written_with_a_backslash() -> None:
    filters = Filters.from_query({"actor": r"Smith\, John, Iran"})
    assert filters.actor == ("Smith, John", "Iran")


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({"acter": "Iran"}, "filter 'acter': did you mean actor?"),
        ({"xyzzy": "1"}, "filter 'xyzzy': choose from from, to, actor"),
        ({"from": "17 June"}, "from '17 June': write it as 2018-06-22"),
        ({"to": "2018-02-30"}, "to '2018-02-30': write it as 2018-06-22"),
        ({"from": "2018-06-18", "to": "2018-06-17"}, "from 2018-06-18 lies after to 2018-06-17"),
        ({"from": ["2018-06-18", "2018-06-17"]}, "give it once"),
        ({"kind": "airstrike"}, "kind 'airstrike': did you mean air_strike?"),
        ({"family": "qqq"}, "family 'qqq': choose from violence, movement"),
        ({"country": "Atlantis"}, "country 'Atlantis': write it as SYR"),
        ({"modality": "maybe"}, "modality 'maybe': choose from reported"),
        ({"review": "confirmd"}, "review 'confirmd': did you mean confirmed?"),
        ({"min_confidence": "high"}, "min_confidence 'high': give a number from 0 to 1"),
        ({"min_confidence": "1.5"}, "min_confidence 1.5: give a number from 0 to 1"),
        ({"min_confidence": "nan"}, "min_confidence nan: give a number from 0 to 1"),
        ({"bbox": "1,2,3"}, "bbox '1,2,3': give west,south,east,north in degrees"),
        ({"bbox": "1,5,2,4"}, "bbox '1,5,2,4': give west,south,east,north in degrees"),
        ({"bbox": "nan,nan,nan,nan"}, "bbox 'nan,nan,nan,nan': give west"),
        ({"bbox": "0,0,181,1"}, "bbox '0,0,181,1': give west"),
        ({"area": "38 33,42 33"}, "area '38 33,42 33': give three corners or more"),
        ({"area": "38 33,39 33,40 33"}, "area '38 33,39 33,40 33': give three corners or more"),
        ({"area": "38,33,42"}, "area '38,33,42': give three corners or more"),
        ({"area": "0 0,1 1,0 91"}, "area '0 0,1 1,0 91': give three corners or more"),
        ({"area": "nan 0,1 1,0 1"}, "area 'nan 0,1 1,0 1': give three corners or more"),
        ({"days": "sure"}, "days 'sure': choose from possible, certain"),
        ({"side": "actor3"}, "side 'actor3': did you mean actor"),
        ({"side": "actor1,actor2"}, "side 'actor1,actor2': did you mean actor"),
    ],
)
def test_a_wrong_value_is_named_with_its_remedy(query: dict[str, Any], said: str) -> None:
    with pytest.raises(FilterError) as caught:
        Filters.from_query(query)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_empty_values_do_not_count() -> None:
    assert Filters.from_query({"actor": "", "from": " ", "kind": [], "q": ","}) == Filters(q=",")
    assert Filters.from_query({"actor": " , "}) == Filters()


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({}, "all events"),
        ({"kind": "air_strike,shelling"}, "air strike or shelling"),
        ({"from": "2018-06-17", "to": "2018-06-21"}, "17\N{EN DASH}21 June 2018"),
        ({"from": "2018-05-28", "to": "2018-06-02"}, "28 May \N{EN DASH} 2 June 2018"),
        (
            {"from": "2017-12-30", "to": "2018-01-02"},
            "30 December 2017 \N{EN DASH} 2 January 2018",
        ),
        ({"from": "2018-06-17", "to": "2018-06-17"}, "17 June 2018"),
        ({"to": "2018-06-17"}, "until 17 June 2018"),
        ({"country": "SYR"}, "Syria"),
        ({"modality": "claimed", "review": "new"}, "claimed; new"),
        ({"min_confidence": "0.5"}, "confidence 0.5 or more"),
        ({"bbox": "38,33.5,42,36"}, "within 38° E, 33.5° N to 42° E, 36° N"),
        ({"area": "38 33,42 33.5,40 36"}, "in an area drawn within 38° E, 33° N to 42° E, 36° N"),
        ({"actor": "Iran", "side": "actor1"}, "by Iran"),
        ({"actor": "Iran,Iraq", "side": "actor2"}, "against Iran or Iraq"),
        ({"to": "2018-06-17", "days": "certain"}, "certainly until 17 June 2018"),
        ({"admin1": "Homs", "country": "SYR"}, "Homs; Syria"),
        ({"bbox": "170,-10,-170,10"}, "within 170° E, 10° S to 170° W, 10° N"),
    ],
)
def test_a_filter_is_said_in_words(query: dict[str, str], words: str) -> None:
    assert Filters.from_query(query).in_words() == words


def test_the_words_can_count() -> None:
    filters = Filters.from_query(
        {"kind": "air_strike", "actor": "Popular Mobilization Forces", "from": "2018-06-17"}
    )
    assert filters.in_words(shown=12, total=1903) == (
        "air strike; Popular Mobilization Forces; from 17 June 2018; 12 of 1,903 events"
    )
    assert Filters().in_words(shown=1, total=1) == "all events; 1 of 1 event"


@given(FILTERS)
def test_filters_come_back_from_their_query(filters: Filters) -> None:
    query = filters.to_query()
    assert set(query) <= set(WORDS)
    assert Filters.from_query(query) == filters


@given(LOOSE_FILTERS, st.lists(EVENTS, max_size=3))
def test_a_selection_is_what_matches(filters: Filters, events: list[Event]) -> None:
    assert filters.select(events) == tuple(event for event in events if filters.matches(event))


@given(st.dictionaries(st.sampled_from(WORDS), TEXTS | st.lists(TEXTS, max_size=2)))
def test_any_query_is_read_or_refused_in_one_line(query: dict[str, Any]) -> None:
    try:
        filters = Filters.from_query(query)
    except FilterError as error:
        assert len(str(error).splitlines()) == 1  # noqa: PT017  the rest of the queries are fine
    else:
        assert filters.matches(HARRI) in {True, False}
