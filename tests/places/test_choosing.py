"""Choosing the place a name stands for, with the whole document in view."""

from __future__ import annotations

from pathlib import Path

import pytest

from geodata.documents import from_text
from geodata.gazetteer import Gazetteer
from geodata.models import PlacedToponym
from geodata.places import resolve
from geodata.toponyms import find_toponyms


def placed(text: str, gazetteer: Gazetteer) -> dict[str, PlacedToponym]:
    document = from_text(text)
    toponyms = find_toponyms(document, gazetteer)
    answers = resolve(document, toponyms, gazetteer)
    assert tuple(answer.toponym for answer in answers) == toponyms
    return {answer.toponym.text: answer for answer in answers}


SYRIA = "Syrian soldiers held positions near Homs and Aleppo. "


@pytest.mark.parametrize(
    ("name", "country", "latitude", "longitude"),
    [
        ("al-Tanf", "SYR", 33.5, 38.7),
        ("Palmyra", "SYR", 34.6, 38.3),
        ("Latakia", "SYR", 35.5, 35.8),
        ("Idlib", "SYR", 35.9, 36.6),
        ("Raqqa", "SYR", 35.9, 39.0),
        ("Harri", "SYR", 34.4, 41.0),
        ("Deir Ezzor", "SYR", 35.3, 40.1),
        ("Abu Kamal", "SYR", 34.5, 40.9),
        ("Beirut", "LBN", 33.9, 35.5),
        ("Ahvaz", "IRN", 31.3, 48.7),
    ],
)
def test_the_region_s_places(
    name: str, country: str, latitude: float, longitude: float, gazetteer: Gazetteer
) -> None:
    answer = placed(f"{SYRIA}A blast was heard in {name} at dawn.", gazetteer)[name]
    assert answer.place is not None
    assert answer.place.country == country
    assert answer.place.latitude == pytest.approx(latitude, abs=0.6)
    assert answer.place.longitude == pytest.approx(longitude, abs=0.6)
    assert answer.confidence > 0.5


@pytest.mark.parametrize(
    ("text", "name", "feature"),
    [
        ("A road in Daraa province was mined.", "Daraa", "province"),
        ("A road in Erbil province was mined.", "Erbil", "province"),
        ("The city of Daraa was quiet.", "Daraa", "city"),
        ("A school in Daraa was hit.", "Daraa", "city"),
        ("A school in Raqqa was hit.", "Raqqa", "city"),
        ("Jets took off from the Tanf garrison.", "Tanf", "base"),
        ("The Rukban camp has no doctor.", "Rukban", "camp"),
    ],
)
def test_the_noun_beside_a_name_decides_its_kind(
    text: str, name: str, feature: str, gazetteer: Gazetteer
) -> None:
    answer = placed(SYRIA + text, gazetteer)[name]
    assert answer.place is not None
    assert answer.place.feature == feature


def test_spellings_of_one_place_are_one_place(gazetteer: Gazetteer) -> None:
    text = SYRIA + "Fighting near al-Tanf. Trucks left Al Tanf. Nothing moved in Tanf."
    answers = placed(text, gazetteer)
    ids = {answers[name].place.id for name in ("al-Tanf", "Al Tanf", "Tanf") if answers[name].place}
    assert len(ids) == 1


def test_company_decides_between_namesakes(gazetteer: Gazetteer) -> None:
    ohio = placed("A fire in Athens, Ohio, spread towards Columbus and Dayton.", gazetteer)[
        "Athens"
    ]
    greece = placed("A fire in Athens spread towards Piraeus, Greek police said.", gazetteer)[
        "Athens"
    ]
    assert ohio.place is not None
    assert greece.place is not None
    assert (ohio.place.country, ohio.place.admin1) == ("USA", "Ohio")
    assert greece.place.country == "GRC"


def test_a_container_given_once_holds_for_the_whole_document(gazetteer: Gazetteer) -> None:
    text = "The crash happened in Paris, Texas. Paris has had three this year, said a man in Paris."
    document = from_text(text)
    answers = resolve(document, find_toponyms(document, gazetteer), gazetteer)
    towns = [answer.place for answer in answers if answer.toponym.text == "Paris"]
    assert len(towns) == 3
    assert {town.admin1 if town else None for town in towns} == {"Texas"}


def test_a_capital_that_speaks_is_the_capital(gazetteer: Gazetteer) -> None:
    answer = placed("Washington announced new sanctions on Tehran.", gazetteer)["Washington"]
    assert answer.place is not None
    assert answer.place.admin1 == "District of Columbia"


def test_nationalities_stand_for_their_country(gazetteer: Gazetteer) -> None:
    answer = placed("Syrian officers left.", gazetteer)["Syrian"]
    assert answer.place == gazetteer.country("SYR")
    assert answer.toponym.role == "demonym"
    assert "Syria" in answer.reason


def test_an_unknown_name_is_no_place_and_says_why(gazetteer: Gazetteer) -> None:
    answer = placed(SYRIA + "A mine went off in Qqwzzxrthal.", gazetteer)["Qqwzzxrthal"]
    assert answer.place is None
    assert answer.confidence == 0.0
    assert "Qqwzzxrthal" in answer.reason


def test_every_answer_has_its_reason(gazetteer: Gazetteer) -> None:
    answers = placed(SYRIA + "A blast in Palmyra; another in Zarbushtan.", gazetteer)
    assert all(answer.reason for answer in answers.values())
    assert all(0.0 <= answer.confidence < 1.0 for answer in answers.values())
    assert all((answer.place is None) == (answer.confidence == 0.0) for answer in answers.values())


def test_no_names_no_places(gazetteer: Gazetteer) -> None:
    assert resolve(from_text("nothing here"), (), gazetteer) == ()


def test_thousands_of_names_are_placed(gazetteer: Gazetteer) -> None:
    text = "".join(
        f"Shells fell near Springfield {number} and in Homs. " for number in range(2_000)
    )
    document = from_text(text)
    toponyms = find_toponyms(document, gazetteer)
    assert len(resolve(document, toponyms, gazetteer)) == len(toponyms) > 2_000


def test_a_famous_city_is_meant_in_foreign_news(gazetteer: Gazetteer) -> None:
    text = (
        "A spokesman in Geneva said that Syrian and Iraqi militants held a Turkish envoy's letter."
    )
    geneva = placed(text, gazetteer)["Geneva"]
    assert geneva.place is not None
    assert geneva.place.country == "CHE"


def test_an_armed_group_s_short_name_is_no_place(gazetteer: Gazetteer) -> None:
    text = "Earlier on Friday IS fired mortars at Daquq. Officials said IS still holds the village."
    assert "IS" not in placed(text, gazetteer)


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("Shells fell in Kharkiv region of Ukraine.", "Kharkiv", "Kharkiv Oblast"),
        ("Shells fell in Kursk region, Russia said.", "Kursk", "Kursk Oblast"),
        ("Soldiers left the island of Jolo for Cotabato.", "Jolo", "Jolo"),
        ("A drone hit the southern suburbs of Beirut after it hit Qana.", "Beirut", "Beirut"),
        ("Men were killed in Zabul, in Afghanistan.", "Zabul", "Zabul Province"),
        ("Men were killed in Tanganyika, in the DRC.", "Tanganyika", "Tanganyika"),
        ("Gunmen in Cameroon's Northwest Region fled.", "Northwest Region", "North-West"),
        ("Somali troops left Middle Shabelle.", "Middle Shabelle", "Middle Shabelle"),
    ],
)
def test_what_a_name_is_called_and_where_it_is_told_decide(
    text: str, name: str, place: str, gazetteer: Gazetteer
) -> None:
    document = from_text(text)
    answers = resolve(document, find_toponyms(document, gazetteer), gazetteer)
    found = {each.toponym.text: each.place for each in answers}[name]
    assert found is not None
    assert found.name == place
    assert found.feature != "city" or name == "Beirut"


def test_groups_say_where_a_report_is_set_that_names_no_country(gazetteer: Gazetteer) -> None:
    document = from_text("A mine went off on the track to Al Yatmah. Three men were hurt.")
    toponyms = find_toponyms(document, gazetteer)
    (there,) = resolve(document, toponyms, gazetteer, lands=lambda: ("YEM",))
    assert there.place is not None
    assert there.place.country == "YEM"


@pytest.mark.parametrize(("name", "city"), [("Shidaa", "Jeddah"), ("Orouba", "Europe")])
def test_what_only_sounds_like_a_spelling_of_something_large_is_not_it(
    name: str, city: str, gazetteer: Gazetteer
) -> None:
    answer = placed(f"Saudi shells fell on a farm near {name} at dawn.", gazetteer)[name]
    assert answer.place is None or answer.place.name != city


def test_a_namesake_nearby_goes_before_a_city_that_is_called_alike(gazetteer: Gazetteer) -> None:
    text = (
        "Iraqi rockets fired from a truck in Al-Baghdadi landed near Ain al-Asad airbase and Hit."
    )
    place = placed(text, gazetteer)["Al-Baghdadi"].place
    assert place is not None
    assert (place.latitude, place.longitude) == pytest.approx((33.85, 42.55), abs=0.2)


@pytest.mark.parametrize("side", ["north Lebanon", "northern Lebanon", "in the north of Lebanon"])
def test_a_side_of_a_country_holds_what_stands_before_it(side: str, gazetteer: Gazetteer) -> None:
    place = placed(f"Shops were looted in Tripoli, {side}, on Thursday.", gazetteer)[
        "Tripoli"
    ].place
    assert place is not None
    assert place.country == "LBN"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Men were shot in Tlaxco, Tlaxcala, outside a house in Colonia Ejidal.", "Colonia Ejidal"),
        ("A man was shot near San Francisco Gotera, Morazan, in San Jose canton.", "San Jose"),
        ("M23 shelled a post in Shangi (Bwisha, Rutshuru, Nord-Kivu).", "Shangi"),
        ("The Taliban fought in Lal Wa Sar Jangal [coded to Kamran], Ghor.", "Kamran"),
    ],
)
def test_a_namesake_far_from_all_that_is_named_is_not_believed(
    text: str, name: str, gazetteer: Gazetteer
) -> None:
    """A village, a district or a quarter lies by its town; none is a city in another country."""
    assert placed(text, gazetteer)[name].place is None


def test_people_of_a_country_are_no_place(gazetteer: Gazetteer) -> None:
    text = "A group of Afghanistan refugees protested outside an office in Jakarta."
    answers = placed(text, gazetteer)
    assert answers["Afghanistan"].toponym.role == "metonymic"
    assert answers["Jakarta"].toponym.role == "literal"


def test_one_place_abroad_is_none_of_many_at_home(gazetteer: Gazetteer) -> None:
    """The Hamdaniya of an Aleppo report is a quarter there, and no district of Iraq."""
    text = (
        "Rockets fell around a bus stop in Hamdaniya. Shells hit Aleppo, Azaz, Idlib, Saraqib, "
        "Khan Shaykhun, Homs, al-Waer, Deir Ezzor and al-Hasaka."
    )
    assert placed(text, gazetteer)["Hamdaniya"].place is None


def test_a_town_is_not_in_doubt_for_the_hamlets_of_a_list(tmp_path: Path) -> None:
    lines = [
        f"{900001 + step}\tAs Suwayda\tAs Suwayda\t\t{13 + step / 8}\t{44 + step / 8}\tP\tPPL\tYE"
        + "\t" * 10
        for step in range(20)
    ]
    path = tmp_path / "YE.txt"
    path.write_text("\n".join(lines), "utf-8")
    document = from_text("A shell killed two people in al-Thaalah in Suwayda countryside.")
    gazetteer = Gazetteer.open([path])
    answers = resolve(document, find_toponyms(document, gazetteer), gazetteer)
    place = next(answer.place for answer in answers if answer.toponym.text == "Suwayda")
    assert place is not None
    assert place.country == "SYR"


def test_a_town_before_and_is_not_sought_beside_the_next(gazetteer: Gazetteer) -> None:
    document = from_text("Clashes erupted in Kabul and east of Kandahar on Monday.")
    answers = resolve(document, find_toponyms(document, gazetteer), gazetteer)
    assert [answer.place and answer.place.country for answer in answers] == ["AFG", "AFG"]


def test_a_country_lies_in_no_province(gazetteer: Gazetteer) -> None:
    """Portuguese calls Iran so; what lies in a province is some village that no list has."""
    assert (
        placed("Two men were shot in Ira, in the countryside of Suwayda.", gazetteer)["Ira"].place
        is None
    )


def test_what_is_only_spelled_alike_is_not_elsewhere_than_said(gazetteer: Gazetteer) -> None:
    text = "Two men were shot in Jisr al-Shugur village, western Deir Ezzor countryside, Syria."
    answer = placed(text, gazetteer)["Jisr al-Shugur"]
    assert answer.place is None
    assert "not likely to be meant" in answer.reason


def test_vowels_alone_make_no_other_name(gazetteer: Gazetteer) -> None:
    place = placed("Two men were shot in Menbej on Monday.", gazetteer)["Menbej"].place
    assert place is not None
    assert place.name == "Manbij"
