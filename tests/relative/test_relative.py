"""Relative places in whole documents: real names, the meeting of two, borders, hostile text."""

from __future__ import annotations

import string
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata import parse
from geodata.gazetteer import Gazetteer
from geodata.models import PlacedToponym, RelativePlace, Toponym
from geodata.relative import relative_places
from geodata.relative.borders import border
from geodata.relative.masking import ACTOR, DEMONYM, LOCAL, NATION, UNPLACED
from geodata.toponyms.lexicon import ordered
from tests.relative.marked import place, read


def only(marked: str, gazetteer: Gazetteer | None = None) -> RelativePlace:
    document, names, _ = read(marked)
    (found,) = relative_places(document, names, gazetteer=gazetteer)
    return found


@pytest.mark.parametrize(
    ("text", "latitude", "longitude"),
    [
        ("70 kilometers northwest of al-Tanf", 33.95, 38.08),
        ("between al-Tanf and Albu Kamal", 33.98, 39.76),
        ("The jeep broke down 10 km east of Homs, in Syria.", 34.72, 36.83),
    ],
)
def test_a_report_or_a_phrase_alone_is_read(
    text: str, latitude: float, longitude: float, gazetteer: Gazetteer
) -> None:
    (found,) = parse(text, gazetteer=gazetteer).relative_places
    assert found.text in text
    assert (found.latitude, found.longitude) == pytest.approx((latitude, longitude), abs=0.1)


def test_two_distances_that_cannot_both_hold_stand_apart() -> None:
    document, names, _ = read("It lies 5 km from {Homs} and 5 km from {Palmyra}.")
    found = relative_places(document, names)
    assert [each.text for each in found] == ["5 km from Homs", "5 km from Palmyra"]


def test_two_distances_that_meet_are_nearer_than_each() -> None:
    meeting = only("It lies 70 km from {Homs} and 80 km from {Palmyra}.")
    alone = only("It lies 70 km from {Homs}.")
    assert len(meeting.anchors) == 2
    assert meeting.radius_km < alone.radius_km


def test_an_area_is_not_as_exact_as_a_town() -> None:
    assert only("Shells fell 10 km north of {Idlib}.").precision == "area"
    assert only("Shells fell 10 km north of {Homs}.").precision == "near"


@pytest.mark.parametrize(
    ("province", "share"), [("Homs", 0.25), ("Deir ez-Zor", 0.75), ("Idlib", 0.5), (None, 0.5)]
)
def test_a_stretch_keeps_to_the_province_that_it_is_said_to_be_in(
    province: str | None, share: float
) -> None:
    document, names, _ = read("Clashes on the {Homs}-{Palmyra} axis in {Raqqa} went on.")
    lies_in = {"Homs": "Homs", "Palmyra": "Deir ez-Zor", "Raqqa": province}
    names = [
        replace(each, place=replace(each.place, admin1=lies_in[each.place.name]))
        for each in names
        if each.place
    ]
    found = relative_places(document, names)[0]
    west, east = place("Homs"), place("Palmyra")
    assert found.longitude == pytest.approx(
        west.longitude + share * (east.longitude - west.longitude), abs=0.02
    )
    assert ("in the half towards" in found.reason) == (share != 0.5)


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("Traders blocked the {Homs}-{Palmyra} road in {Palmyra} district.", "Palmyra"),
        ("A bus was hit on the road between {Homs} and {Palmyra} ({Homs}).", "Homs"),
    ],
)
def test_a_stretch_said_to_be_in_what_bears_the_name_of_an_end_is_at_that_end(
    text: str, end: str
) -> None:
    document, names, _ = read(text)
    found = relative_places(document, names)[0]
    assert (found.latitude, found.longitude) == (place(end).latitude, place(end).longitude)
    assert found.anchors[0].toponym.text == end
    assert found.reason.endswith(f", at {end}")


def test_the_least_sure_name_decides() -> None:
    document, names, _ = read("They hide between {Homs} and {Palmyra}.")
    doubtful = [names[0], replace(names[1], confidence=0.4)]
    (found,) = relative_places(document, doubtful)
    assert found.confidence == 0.4


def test_a_name_without_a_place_gives_none() -> None:
    document, names, _ = read("It lies 5 km from {Homs}, between {Hama} and {Palmyra}.")
    lost = [PlacedToponym(names[0].toponym, None, 0.0, "unknown")]
    assert relative_places(document, lost) == ()
    assert len(relative_places(document, [*lost, *names[1:]])) == 1


def test_a_border_needs_a_gazetteer_but_not_at_a_town(gazetteer: Gazetteer) -> None:
    document, names, _ = read("The {Syrian|d}-{Iraqi|d} border is shut.")
    assert relative_places(document, names) == ()
    assert len(relative_places(document, names, gazetteer=gazetteer)) == 1
    assert only("The {Syrian|d} border near {al-Qaim} is shut.").anchors[0].place == place(
        "al-Qaim"
    )


@pytest.mark.parametrize(
    ("one", "two", "latitude", "longitude"),
    [
        ("SYR", "IRQ", 34.8, 40.7),
        ("FIN", "RUS", 64.5, 30.0),
        ("MEX", "USA", 29.5, -105.0),
        ("AFG", "PAK", 31.5, 68.0),
        ("SDN", "SSD", 10.0, 29.0),
    ],
)
def test_a_border_is_where_it_is(
    one: str, two: str, latitude: float, longitude: float, gazetteer: Gazetteer
) -> None:
    found = border((one, two), gazetteer)
    assert found == border((two, one), gazetteer)
    assert found is not None
    assert (found.latitude, found.longitude) == pytest.approx((latitude, longitude), abs=3)
    assert 150 < found.radius_km < 2_000


@pytest.mark.parametrize("sides", [("SYR", "IRN"), ("SYR", "SYR"), ("SYR",), ("SYR", "XXX"), ()])
def test_countries_without_a_common_border_have_none(
    sides: tuple[str, ...], gazetteer: Gazetteer
) -> None:
    assert border(sides, gazetteer) is None


PHRASING = """
    70 a few km (43 miles) to the north-west of from between and near , . 's border road off NNWSE
    coast within radius around hours drive midway {Homs} {Syria} {Syrian|d} {Moscow|m} 9,999,999
"""
SIGNS = (LOCAL, ACTOR, NATION, DEMONYM, UNPLACED, "\u0130", "\n", "\t\t")
WORDS = st.sampled_from((*ordered(PHRASING), *SIGNS))


@given(st.lists(WORDS, max_size=40), st.sampled_from([" ", "", "-"]))
def test_no_text_is_too_odd(words: list[str], joint: str) -> None:
    document, names, _ = read(joint.join(words))
    for found in relative_places(document, names):
        assert document.text[found.start : found.end] == found.text
        assert -90 <= found.latitude <= 90
        assert -180 <= found.longitude <= 180
        assert found.radius_km > 0


@given(st.text(string.printable, max_size=200))
def test_a_name_over_any_text_does_no_harm(text: str) -> None:
    document, _, _ = read("{Homs} " + text.translate(str.maketrans("", "", "{}[]|")))
    name = PlacedToponym(Toponym(0, 4, "Homs", "literal"), place("Homs"), 0.9, "")
    assert all(found.anchors == (name,) for found in relative_places(document, [name]))


def test_a_sentence_of_names_ends_in_time() -> None:
    document, names, _ = read("70 km north of the town of " * 200 + "{Homs} and {Hama} " * 2_000)
    assert len(relative_places(document, names)) < 100
