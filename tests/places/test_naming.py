import pytest

from geodata.documents import from_text
from geodata.gazetteer import Gazetteer
from geodata.models import Place
from geodata.places import resolve
from geodata.toponyms import find_toponyms


def placed(text: str, gazetteer: Gazetteer) -> dict[str, Place | None]:
    document = from_text(text)
    found = resolve(document, find_toponyms(document, gazetteer), gazetteer)
    return {each.toponym.text: each.place for each in found}


@pytest.mark.parametrize(
    ("text", "town", "province"),
    [
        ("A fire hit Paris, TX last night.", "Paris", "Texas"),
        ("It opened in Springfield, Ill. in May.", "Springfield", "Illinois"),
        ("The firm moved to London, Ont. in May.", "London", "Ontario"),
        ("A fire hit Perth, WA on Monday.", "Perth", "Western Australia"),
        ("He was shot in Manchester, N.H., on Sunday.", "Manchester", "New Hampshire"),
        ("He flew to Athens, Georgia, on Sunday.", "Athens", "Georgia"),
    ],
)
def test_a_state_behind_a_town_contains_it(
    text: str, town: str, province: str, gazetteer: Gazetteer
) -> None:
    place = placed(text, gazetteer)[town]
    assert place is not None
    assert place.admin1 == province


def test_an_abbreviated_state_is_no_town(gazetteer: Gazetteer) -> None:
    places = placed("The firm moved to London, Ont. in May.", gazetteer)
    ontario = places["Ont."]
    assert ontario is not None
    assert (ontario.feature, ontario.country) == ("province", "CAN")


def test_codes_of_countries_contain_towns_too(gazetteer: Gazetteer) -> None:
    place = placed("The server stands in Tel Aviv, IL these days.", gazetteer)["Tel Aviv"]
    assert place is not None
    assert place.country == "ISR"


def test_no_town_lies_in_itself(gazetteer: Gazetteer) -> None:
    place = placed("A bomb went off in Muse, Muse, on Monday.", gazetteer)["Muse"]
    assert place is None or place.country != "USA"


def test_a_rural_district_is_that_of_its_town(gazetteer: Gazetteer) -> None:
    place = placed("Police arrested men in Chipinge Rural, Manicaland.", gazetteer)[
        "Chipinge Rural"
    ]
    assert place is not None
    assert place.name == "Chipinge"


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Police in Rio de Janeiro shot a man in the Bangu neighborhood.", "Bangu"),
        ("Gunmen left Taiz. A boy was shot in the Hamra neighbourhood.", "Hamra"),
    ],
)
def test_a_part_of_a_town_lies_in_the_town_named_before(
    text: str, part: str, gazetteer: Gazetteer
) -> None:
    # The only places of these names are a district in the Congo and a part of Beirut.
    assert placed(text, gazetteer)[part] is None


def test_a_part_of_a_town_is_found_in_the_town_named_before(gazetteer: Gazetteer) -> None:
    text = "Police in Damascus shot a man in the Barzeh neighbourhood."
    place = placed(text, gazetteer)["Barzeh"]
    assert place is not None
    assert place.country == "SYR"


@pytest.mark.parametrize(
    ("text", "name", "country", "feature"),
    [
        ("Staff of the university went on strike in York.", "York", "GBR", "city"),
        ("Drivers blocked a road in Merida state.", "Merida", "VEN", "province"),
        ("Lawyers marched in Tunis (El Omrane, Tunis).", "Tunis", "TUN", "city"),
        ("A sit-in began at Samba city (J&K).", "Samba", "IND", "city"),
    ],
)
def test_a_name_means_the_place_that_is_called_so(
    text: str, name: str, country: str, feature: str, gazetteer: Gazetteer
) -> None:
    place = placed(text, gazetteer)[name]
    assert place is not None
    assert (place.country, place.feature) == (country, feature)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Soldiers killed twenty men in Amchide (Kolofata, Mayo-Sava).", "Mayo-Sava"),
        ("Two groups fought in Bakwa-Masela (Katanda, Kasai-Oriental).", "Bakwa-Masela"),
        ("Thieves struck in Kalat on Monday.", "Kalat"),
    ],
)
def test_what_no_list_has_is_not_what_it_resembles(
    text: str, name: str, gazetteer: Gazetteer
) -> None:
    place = placed(text, gazetteer)[name]
    assert place is None or place.name == name
