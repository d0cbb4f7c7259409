"""Names in doubt are sought inside what the text says they lie in."""

from __future__ import annotations

from pathlib import Path

import pytest

from geodata.documents import from_text
from geodata.gazetteer import Gazetteer
from geodata.models import Place
from geodata.places import resolve
from geodata.places.scene import Reach
from geodata.toponyms import find_toponyms

NEAR_ALEPPO, NEAR_DARAA = (36.45, 37.2), (32.75, 36.3)


@pytest.fixture(scope="module")
def dumped(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    """Syria with a village every few kilometres around Aleppo and Daraa, two of one name."""
    filler = [
        (f"Oz{row}x{column}", latitude + row * 0.04, longitude + column * 0.05)
        for latitude, longitude in ((35.8, 36.6), (32.2, 35.7))
        for row in range(25)
        for column in range(25)
    ]
    villages = [("Harbushah", *NEAR_ALEPPO), ("Harbushah", *NEAR_DARAA), *filler]
    lines = [f"{name},{latitude},{longitude},SYR,village" for name, latitude, longitude in villages]
    path = tmp_path_factory.mktemp("dumped") / "villages.csv"
    path.write_text("\n".join(["name,latitude,longitude,country,feature", *lines]), "utf-8")
    return Gazetteer.open([path])


def place_of(text: str, name: str, gazetteer: Gazetteer) -> Place | None:
    document = from_text(text)
    answers = resolve(document, find_toponyms(document, gazetteer), gazetteer)
    return next(answer.place for answer in answers if answer.toponym.text == name)


@pytest.mark.parametrize(("province", "point"), [("Aleppo", NEAR_ALEPPO), ("Daraa", NEAR_DARAA)])
def test_a_village_is_the_one_of_its_province(
    province: str, point: tuple[float, float], dumped: Gazetteer
) -> None:
    text = f"Shells hit Harboush village in {province} province at dawn."
    place = place_of(text, "Harboush", dumped)
    assert place is not None
    assert (place.latitude, place.longitude) == pytest.approx(point)


def test_what_is_like_nothing_there_stays_unplaced(dumped: Gazetteer) -> None:
    text = "Shells hit Qumtalin village in Aleppo province at dawn."
    assert place_of(text, "Qumtalin", dumped) is None


def test_a_place_spelled_as_in_the_text_is_not_replaced(dumped: Gazetteer) -> None:
    text = "Shells hit Manbij town in Aleppo province at dawn."
    place = place_of(text, "Manbij", dumped)
    assert place is not None
    assert place.latitude == pytest.approx(36.5, abs=0.1)


def test_sites_are_not_sought_among_villages(dumped: Gazetteer) -> None:
    text = "Crowds met in Harboush Square in Aleppo at dawn."
    document = from_text(text)
    answers = resolve(document, find_toponyms(document, dumped), dumped)
    assert all(answer.place is None for answer in answers if "Square" in answer.toponym.text)


def test_a_guess_in_a_named_district_is_left_to_the_district(dumped: Gazetteer) -> None:
    near = place_of("Shells hit Harbushan village in Azaz district.", "Harbushan", dumped)
    assert near is not None
    assert (near.latitude, near.longitude) == pytest.approx(NEAR_ALEPPO)
    text = "Shells hit Harkushah village in Azaz district."
    assert place_of(text, "Harkushah", dumped) is None


def test_a_guess_at_the_rim_of_a_district_is_left_to_it(tmp_path: Path) -> None:
    rows = ["name,latitude,longitude,country,feature", "Zardan,36.0,38.0,SYR,district"]
    rows.append("Harbushah,36.36,38.0,SYR,village")
    rows += [f"Oz{n}x,{35.5 + n % 20 / 20},{37.5 + n // 20 / 20},SYR,village" for n in range(400)]
    path = tmp_path / "villages.csv"
    path.write_text("\n".join(rows), "utf-8")
    text = "Shells hit Khirbushan village in Zardan district."
    assert place_of(text, "Khirbushan", Gazetteer.open([path])) is None


def test_two_spellings_of_one_place_are_one(dumped: Gazetteer) -> None:
    text = "Shells hit Harbosh (Harbushah) area in Aleppo province at dawn."
    for name in ("Harbosh", "Harbushah"):
        place = place_of(text, name, dumped)
        assert place is not None
        assert (place.latitude, place.longitude) == pytest.approx(NEAR_ALEPPO)


def test_a_name_that_another_spelling_explains_is_one_with_it(dumped: Gazetteer) -> None:
    text = "Shells hit Horbash (Harboush) village in Aleppo province at dawn."
    assert place_of(text, "Horbash", dumped) == place_of(text, "Harboush", dumped)
    assert place_of(text, "Horbash", dumped) is not None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Shells hit Manbij town in Daraa province at dawn.", "Manbij"),
        ("Shells hit Harbushah village in Albu Kamal district at dawn.", "Harbushah"),
        ("Crowds met in Aleppo - Salah al-Din at dawn.", "Salah al-Din"),
        ("Crowds met in Toronto - North York (Ontario) at dawn.", "North York"),
        # Other towns of the same province, or state.
        ("Crowds met in Aleppo - Manbij at dawn.", "Manbij"),
        ("Shells hit the Palmyra neighbourhood of Homs at dawn.", "Palmyra"),
        ("A man was shot in the Fresno neighborhood of Los Angeles.", "Fresno"),
    ],
)
def test_a_namesake_far_from_what_is_said_to_hold_it_is_not_meant(
    text: str, name: str, dumped: Gazetteer
) -> None:
    assert place_of(text, name, dumped) is None


def test_a_container_that_is_a_namesake_itself_is_passed_over(dumped: Gazetteer) -> None:
    place = place_of("A driver was killed in Gashua (Bade, Yobe).", "Gashua", dumped)
    assert place is not None
    assert place.admin1 == "Yobe"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Police clashed with residents in Silwan, Jerusalem.", "Silwan"),
        ("Police were in the Sheikh Jarrah neighbourhood of Jerusalem.", "Sheikh Jarrah"),
        ("A guard was shot in Ariel settlement (Salfit, West Bank).", "Ariel"),
    ],
)
def test_where_lists_draw_a_border_does_not_matter_nearby(
    text: str, name: str, gazetteer: Gazetteer
) -> None:
    place = place_of(text, name, gazetteer)
    assert place is not None
    assert place.name == name


def test_a_town_reaches_less_far_abroad() -> None:
    town = Place("test:town", "Town", 33.0, 36.0, "city", "SYR")
    here, abroad = (
        Place("test:village", "Village", 33.7, 36.0, "village", country)
        for country in ("SYR", "LBN")
    )
    reach = Reach(town, 100)
    assert reach.depth(here) == 1 > reach.depth(abroad)


def test_a_bare_name_is_the_province_and_no_hamlet_far_from_it(tmp_path: Path) -> None:
    hamlets = [(13.9 + step / 5, 45.2) for step in range(4)]  # in Bayda and Abyan
    lines = [f"Al Jawf,{latitude},{longitude},YEM,village" for latitude, longitude in hamlets]
    path = tmp_path / "hamlets.csv"
    path.write_text("\n".join(["name,latitude,longitude,country,feature", *lines]), "utf-8")
    yemen = Gazetteer.open([path])
    bare = place_of("The coalition bombed Marib and al-Jawf on Monday.", "al-Jawf", yemen)
    assert bare is not None
    assert bare.feature == "province"
    village = place_of("Shells hit al-Jawf village, Bayda, in Yemen.", "al-Jawf", yemen)
    assert village is not None
    assert village.feature == "village"


@pytest.mark.parametrize("name", ["Daraaq", "Daraba"])
def test_what_lies_in_a_province_is_not_guessed_to_be_its_seat(
    name: str, dumped: Gazetteer
) -> None:
    place = place_of(f"Shells hit {name} village in Daraa province at dawn.", name, dumped)
    assert place is None or place.name != "Daraa"


@pytest.mark.parametrize(("town", "point"), [("Aleppo", NEAR_ALEPPO), ("Daraa", NEAR_DARAA)])
def test_a_village_is_sought_near_what_it_lies_beside(
    town: str, point: tuple[float, float], dumped: Gazetteer
) -> None:
    place = place_of(f"Syrian shells hit Harboush, north of {town}, at dawn.", "Harboush", dumped)
    assert place is not None
    assert (place.latitude, place.longitude) == pytest.approx(point)


def test_a_small_place_far_from_what_it_lies_north_of_is_not_believed(tmp_path: Path) -> None:
    path = tmp_path / "far.csv"
    path.write_text(
        "name,latitude,longitude,country,feature\nGhail,29.0,36.3,SYR,village\n", "utf-8"
    )
    gazetteer = Gazetteer.open([path])
    assert place_of("Syrian soldiers shelled Ghail.", "Ghail", gazetteer) is not None
    text = "Syrian soldiers shelled Ghail, north of Azaz."
    assert place_of(text, "Ghail", gazetteer) is None


def test_of_two_villages_of_one_name_the_one_beside_another_place_is_meant(tmp_path: Path) -> None:
    path = tmp_path / "villages.csv"
    path.write_text(
        "name,latitude,longitude,country,feature,population\n"
        "Shaykh Qulzum,35.99,37.00,SYR,village,9000\n"
        "Shaykh Qulzum,36.48,37.15,SYR,village,\n",
        "utf-8",
    )
    text = "Turkish forces at a base in Mare shelled Shaykh Qulzum village, in Aleppo."
    place = place_of(text, "Shaykh Qulzum", Gazetteer.open([path]))
    assert place is not None
    assert place.latitude == pytest.approx(36.48)


def test_namesakes_far_away_leave_what_a_name_lies_in_as_sure_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "villages.csv"
    lines = [f"An Najd,{13.5 + step / 4},44.2,YEM,village,{3000 + step}" for step in range(12)]
    path.write_text(
        "\n".join(["name,latitude,longitude,country,feature,population", *lines]), "utf-8"
    )
    yemen = Gazetteer.open([path])

    def confidence(village: str) -> float:
        document = from_text(f"Shells hit {village} village in Hamah countryside at dawn.")
        answers = resolve(document, find_toponyms(document, yemen), yemen)
        return next(each.confidence for each in answers if each.toponym.text == "Hamah")

    assert confidence("An Najd") == confidence("Qarathush") > 0.5


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("Shells hit Harboush and Azaz in Aleppo province at dawn.", NEAR_ALEPPO),
        ("Shells hit Harboush, Izra and Nawa in Daraa province at dawn.", NEAR_DARAA),
    ],
)
def test_what_holds_the_last_name_of_a_list_holds_one_in_doubt_before_it(
    text: str, point: tuple[float, float], dumped: Gazetteer
) -> None:
    place = place_of(text, "Harboush", dumped)
    assert place is not None
    assert (place.latitude, place.longitude) == pytest.approx(point)


@pytest.mark.parametrize(("kilometres", "found"), [(33, True), (97, False)])
def test_a_town_that_is_its_province_holds_nothing_far_from_it(
    kilometres: int, *, found: bool, tmp_path: Path
) -> None:
    latitude = 33.34 - kilometres / 111.2
    path = tmp_path / "villages.csv"
    header = "name,latitude,longitude,country,feature"
    path.write_text(f"{header}\nTarbusha,{latitude},44.41,IRQ,village\n", "utf-8")
    text = "A bomb killed two people in Tarboush district (Baghdad)."
    place = place_of(text, "Tarboush", Gazetteer.open([path]))
    assert (place is not None) == found
