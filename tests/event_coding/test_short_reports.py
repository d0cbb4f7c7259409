"""Short reports of our own, read from text to dots: none missing, none astray."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path

import pytest

from geodata.actors import ActorRegister
from geodata.documents import from_text
from geodata.gazetteer import Gazetteer
from geodata.models import Parsed
from geodata.pipeline import parse_document

REGISTER = ActorRegister.load()
REPORTS = tomllib.loads(Path(__file__).with_name("short_reports.toml").read_text("utf-8"))["report"]
DEGREES = 0.2


def read(text: str, gazetteer: Gazetteer) -> Parsed:
    document = from_text(text, published=dt.date(2022, 12, 1))
    return parse_document(document, gazetteer=gazetteer, register=REGISTER)


def is_near(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one == pytest.approx(other, abs=DEGREES)


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report["text"][:40])
def test_every_dot_is_where_the_report_says(
    report: dict[str, object], gazetteer: Gazetteer
) -> None:
    wanted = [(one, other) for one, other in report["dots"]]
    events = read(report["text"], gazetteer).events
    dots = [(one.latitude, one.longitude) for one in events if one.latitude is not None]
    assert [dot for dot in dots if not any(is_near(dot, each) for each in wanted)] == []
    assert [each for each in wanted if not any(is_near(dot, each) for dot in dots)] == []


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("Gunmen opened fire on a police checkpoint in Lashkar Gah.", "Lashkar Gah"),
        ("A suicide bomber hit a mosque in Peshawar's Police Lines area.", "Pakistani Police"),
        ("Soldiers opened fire at a bus on the Damascus-Beirut highway.", "Lebanese Government"),
    ],
)
def test_a_place_is_no_actor(text: str, absent: str, gazetteer: Gazetteer) -> None:
    events = read(text, gazetteer).events
    assert events
    assert all(absent not in event.actors for event in events)


def test_a_station_is_no_place(gazetteer: Gazetteer) -> None:
    parsed = read("The Houthi-run Masirah TV in Sanaa reported clashes in Taiz.", gazetteer)
    assert [name.toponym.text for name in parsed.toponyms if name.place] == ["Sanaa", "Taiz"]


def test_what_somebody_has_done_before_is_not_of_the_day(gazetteer: Gazetteer) -> None:
    text = (
        "Israeli warplanes struck Damascus on Wednesday. Hezbollah, which has fought beside the "
        "Syrian army in Yabroud, did not comment."
    )
    days = {event.kind: event.start for event in read(text, gazetteer).events}
    assert days == {"air_strike": dt.date(2022, 11, 30), "armed_clash": None}


def test_what_was_there_in_another_year_is_another_event(gazetteer: Gazetteer) -> None:
    text = (
        "Ten people were shot dead at a bus stop in the Gujba area of Yobe, where Boko Haram "
        "killed 40 students in 2013. In Potiskum a suicide bomber killed herself near a mosque."
    )
    years = [
        (event.place, event.start and event.start.year) for event in read(text, gazetteer).events
    ]
    assert years == [("Gujba", None), ("Gujba", 2013), ("Potiskum", None)]


def test_two_groups_are_two_sides(gazetteer: Gazetteer) -> None:
    text = (
        "In Basra, fighters of Asaib Ahl al-Haq and Saraya al-Salam shot at each other; four died."
    )
    (event,) = read(text, gazetteer).events
    assert event.actors == ("Asa'ib Ahl al-Haq", "Saraya al-Salam")


def test_smaller_rallies_are_of_the_same_day(gazetteer: Gazetteer) -> None:
    text = (
        "Tens of thousands of people marched through Minsk on Sunday.\n\n"
        "There were smaller rallies in Grodno and Brest."
    )
    days = {event.place: event.start for event in read(text, gazetteer).events}
    assert days == dict.fromkeys(("Minsk", "Hrodna", "Brest"), dt.date(2022, 11, 27))


def test_all_of_a_paragraph_is_at_the_place_that_heads_it(gazetteer: Gazetteer) -> None:
    text = (
        "El Fasher, 12 June: looters emptied a warehouse.\n\nNyala, 14 June: rebels shelled the "
        "eastern districts. The army carried out two air strikes on their positions on 16 June."
    )
    places = {event.kind: event.place for event in read(text, gazetteer).events}
    assert places["air_strike"] == places["shelling"] == "Nyala"


@pytest.mark.parametrize("report", REPORTS[::4], ids=lambda report: report["text"][:40])
def test_a_report_that_breaks_off_is_read(report: dict[str, object], gazetteer: Gazetteer) -> None:
    words = report["text"].split()
    for length in range(1, len(words)):
        read(" ".join(words[:length]).rstrip("."), gazetteer)


def test_a_sentence_that_ends_behind_a_semicolon_is_read(gazetteer: Gazetteer) -> None:
    assert read("Shells hit Homs on Sunday; shelling", gazetteer).events


def test_reinforcements_come_to_where_the_fighting_was(gazetteer: Gazetteer) -> None:
    events = read("Shells hit Djibo on Saturday. Reinforcements arrived.", gazetteer).events
    assert {event.kind: event.place for event in events} == {
        "shelling": "Djibo",
        "deployment": "Djibo",
    }


def test_the_axis_of_two_capitals_is_one_of_governments(gazetteer: Gazetteer) -> None:
    parsed = read("The Damascus-Tehran axis fears the Damascus-Beirut highway.", gazetteer)
    roles = [(name.toponym.text, name.toponym.role) for name in parsed.toponyms]
    assert ("Damascus", "literal") in roles
    assert ("Beirut", "literal") in roles
    assert ("Tehran", "literal") not in roles


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "Two drivers who were abducted in Mandera in April were released on Sunday.",
            {"abduction": dt.date(2022, 4, 1), "release": dt.date(2022, 11, 27)},
        ),
        (
            "Bandits released 27 boys who were abducted in February from a school in Kaduna.",
            {"abduction": dt.date(2022, 2, 1), "release": None},
        ),
        (
            "A drone hit a ship off Mocha on Tuesday. The Houthis claimed the attack on Friday.",
            {"drone_strike": dt.date(2022, 11, 29)},
        ),
        (
            "QUELIMANE, Nov 25 - A man was shot dead in Quelimane on Thursday, police said.",
            {"killing": dt.date(2022, 12, 1)},
        ),
        (
            "On 10 November fighters entered Kunduz before dawn and fought the police.",
            {"advance": dt.date(2022, 11, 10), "armed_clash": dt.date(2022, 11, 10)},
        ),
        (
            "People have come since 3 July, when gunmen attacked hamlets near Bunia.",
            {"attack": dt.date(2022, 7, 3)},
        ),
        (
            "Their union is planning a sit-in in Ramallah on Wednesday.",
            {"protest": dt.date(2022, 12, 7)},
        ),
        (
            "Five men escaped from Ghweran prison in January's assault. Jets bombed Idlib.",
            {"prison_escape": None, "air_strike": None},
        ),
    ],
)
def test_a_day_is_that_of_what_it_stands_with(
    text: str, days: dict[str, dt.date | None], gazetteer: Gazetteer
) -> None:
    assert {event.kind: event.start for event in read(text, gazetteer).events} == days


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "Security forces fired on a crowd in Mahabad on Saturday, killing a shopkeeper.",
            "attack",
        ),
        ("The strike committee and the government will meet in Bogota on Thursday.", "meeting"),
        ("Fighters broke open the prison at Kumbo and let out eighty inmates.", "prison_escape"),
        ("In Mirebalais, vigilantes stoned three bandits on Monday.", "mob_violence"),
        ("Two officers died when their car drove over a bomb in Garissa.", "explosive"),
        ("A priest had been seized in Bamenda on Friday.", "abduction"),
        ("A convoy ran over a mine near Ansongo on Tuesday.", "explosive"),
        ("Nine captured servicemen were exchanged on Thursday near Luhansk.", "release"),
        ("Demonstrators fought each other with clubs in Portland on Saturday.", "mob_violence"),
        ("The Kachin army seized a police station at Bhamo on Sunday.", "territory_captured"),
    ],
)
def test_what_it_was(text: str, kind: str, gazetteer: Gazetteer) -> None:
    assert {event.kind for event in read(text, gazetteer).events} == {kind}


@pytest.mark.parametrize(
    ("where", "precision", "least_km"),
    [
        ("Qarathush village in Afrin district", "near", 25),
        ("Afrin district", "near", 25),
        ("Amadiya district of Duhok", "near", 25),
        ("Afrin", "exact", 0),
        ("Aleppo province", "area", 50),
    ],
)
def test_what_is_said_of_a_district_is_no_more_exact_than_that(
    where: str, precision: str, least_km: float, gazetteer: Gazetteer
) -> None:
    (event,) = read(f"A bomb killed two people in {where} on 22 May 2022.", gazetteer).events
    assert event.geo_precision == precision
    assert event.radius_km is not None
    assert event.radius_km >= least_km
