"""Plain sentences that any reader gets right: where it happened, who took part, what it was.

They stand in ``plain_sentences.toml``, and are read from the text to the event. A sentence in
which only one town of several goes wrong fails, with the towns that do.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from geodata.actors import ActorRegister
from geodata.documents import from_text
from geodata.gazetteer import Gazetteer
from geodata.models import Event, Parsed
from geodata.pipeline import parse_document

REGISTER = ActorRegister.load()
TABLE = tomllib.loads(Path(__file__).with_name("plain_sentences.toml").read_text("utf-8"))
AT, APART, ACTORS = TABLE["at"], TABLE["apart"], TABLE["actors"]
DEGREES = 0.3

Reader = Callable[[str], Parsed]


@pytest.fixture(scope="module")
def read(gazetteer: Gazetteer) -> Reader:
    def parsed(text: str) -> Parsed:
        document = from_text(text, published=dt.date(2022, 12, 1))
        return parse_document(document, gazetteer=gazetteer, register=REGISTER)

    return parsed


def is_at(event: Event, point: list[float]) -> bool:
    return (event.latitude, event.longitude) == pytest.approx(tuple(point), abs=DEGREES)


@pytest.mark.parametrize("sentence", AT["sentences"])
def test_it_happened_in_the_town_that_is_named(sentence: str, read: Reader) -> None:
    missed = [
        town
        for town, point in AT["towns"].items()
        if not any(is_at(event, point) for event in read(sentence.format(p=town)).events)
    ]
    assert missed == []


@pytest.mark.parametrize(("kinds", "sentence"), APART["sentences"])
def test_it_happened_in_one_of_the_towns(kinds: str, sentence: str, read: Reader) -> None:
    parsed = read(sentence.format(**APART["names"]))
    told = [event for event in parsed.events if event.kind in kinds.split()]
    assert told
    assert all(is_at(event, APART["point"]) for event in told)


@pytest.mark.parametrize("sentence", ACTORS["one"] + ACTORS["both"])
def test_all_who_took_part_are_told(sentence: str, read: Reader) -> None:
    missed = []
    for (a, one), (b, other) in ACTORS["pairs"]:
        text = sentence.format(A=a[0].upper() + a[1:], a=a, b=b)
        told = {actor for event in read(text).events for actor in event.actors}
        wanted = {one, other} if sentence in ACTORS["both"] else {one}
        missed += sorted(wanted - told)
    assert missed == []


@pytest.mark.parametrize(("kinds", "sentence"), TABLE["kinds"]["sentences"])
def test_what_happened_is_of_its_kind(kinds: str, sentence: str, read: Reader) -> None:
    assert {event.kind for event in read(sentence).events} & set(kinds.split())


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("armed_clash", "Two men were shot dead in a gunfight in Homs on Monday."),
        ("armed_clash", "Police shot dead seven suspects in a firefight in Homs on Monday."),
        ("killing", "Rebels beheaded two farmers and burned 45 houses near Homs on Monday."),
        ("demand", "France called for an immediate ceasefire in Sudan on Monday."),
        ("explosive", "A car bomb explosion in Homs wounded two on Monday."),
        ("protest", "Nurses held a protest demonstration at the press club in Homs on Monday."),
    ],
)
def test_what_was_done_at_once_is_one_happening(kind: str, sentence: str, read: Reader) -> None:
    assert [event.kind for event in read(sentence).events] == [kind]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Gunmen attacked a patrol in the Aleppo town of Manbij.", "Manbij"),
        ("Clashes broke out in the northern Homs village of Talbiseh.", "Tallb\u012bsah"),
        ("A bomb exploded in the Douma suburb of Damascus.", "Douma"),
        ("Nine people died in an attack on a Kabul hospital.", "Kabul"),
        ("Gunmen killed a judge in the Somali capital Mogadishu.", "Mogadishu"),
        ("Police in Houston shot a man in the Dallas neighborhood.", "Houston"),
        ("Shells fell on Ra`in and Homs.", "Homs"),
        ("Clashes broke out in the Old City in Hebron on Monday.", "Hebron"),
        ("A man was shot dead at a camp in Cox's Bazar on Monday.", "Cox\u2019s B\u0101z\u0101r"),
        ("Militias reinforced posts along the Euphrates near Abu Kamal on Monday.", "Abu Kamal"),
        ("A convoy was ambushed near Dutsinma in the state of Katsina.", "Dutsin-Ma"),
        ("Four people were shot dead in the capital Port-au-Prince.", "Port-au-Prince"),
        ("A bomb hit a bus on the Aleppo - Hama highway near Saraqib on Monday.", "Saraqib"),
        ("The army shelled hideouts west of Lake Hamrin in Diyala on Monday.", "Lake Hamrin"),
        ("Hundreds protested in Ibiza (Balearic Islands) on Monday.", "Ibiza"),
        ("A frigate fired shells from guns in the Black Sea on Odesa on Monday.", "Odesa"),
        ("The camp in Ayn Issa was shelled from the direction of Tall Abyad.", "Ain Issa"),
        ("Jets bombed Taftanaz Military Airbase in Idlib on Monday.", "Taftanaz airbase"),
        ("Forty people demonstrated in Epinal to call for higher pay on Monday.", "\u00c9pinal"),
        ("Jets hit a launch crew outside Hit on Monday.", "Hit"),
        ("Members of the CGT protested in Valence on Monday.", "Valence"),
    ],
)
def test_it_happened_in_the_narrower_place(text: str, place: str, read: Reader) -> None:
    assert [event.place for event in read(text).events] == [place]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("The army shelled the outskirts of Kfar Kila and Odaisseh.", ["Kfar Kila", "Odaisseh"]),
        ("A missile hit a clinic in Homs, and a blast was heard in Aleppo.", ["Homs", "Aleppo"]),
        ("Jets bombed Homs, while two people were shot dead in Aleppo.", ["Homs", "Aleppo"]),
        ("Rallies were held in Basra, Najaf and also in Mosul.", ["Basrah", "Najaf", "Mosul"]),
        (
            "In May shells hit a clinic in Homs, and on 22 August a bus was targeted in Hama.",
            ["Homs", "\u1e28am\u0101h"],
        ),
    ],
)
def test_what_happened_in_several_places_is_told_of_each(
    text: str, places: list[str], read: Reader
) -> None:
    assert [event.place for event in read(text).events] == places


def test_the_governor_is_at_home_and_the_wounded_are_flown_out(read: Reader) -> None:
    text = "Gunmen killed ten people in Djibo. The governor, who is based in Dori, condemned it."
    told = read(f"{text} The wounded were evacuated to Kaya.").events
    assert {event.place for event in told if event.family == "violence"} == {"Djibo"}


def test_a_known_person_is_no_place(read: Reader) -> None:
    names = read("Prigozhin was in Bakhmut. Troops from Prigozhin left.").toponyms
    assert [each.toponym.text for each in names] == ["Bakhmut"]
