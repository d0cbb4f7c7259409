# ruff: noqa: RUF001 - letters that look alike are the subject

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.gazetteer.distance import distance_km
from geodata.models import Place
from tests.work import calls

ONE_PLACE = [
    ("dateline:al-tanf-garrison", ["al-Tanf", "Al Tanf", "Tanf", "AL-TANF", "At-Tanf", "التنف"]),
    ("geonames:174448", ["Albu Kamal", "Abu Kamal", "Al Bukamal", "Abukamal", "Al-Bukamal"]),
    (
        "geonames:170794",
        ["Deir Ezzor", "Deir Ez-Zour", "Deir ez-Zor", "Dayr az Zawr", "Dair Alzour", "دير الزور"],
    ),
    ("geonames:173811", ["al-Hasaka", "Hasakah", "Hassakeh", "Al-Ḥasakah", "Hesekê"]),
    ("geonames:170905", ["Daraa", "Deraa", "Dar'a", "Dar‘ā", "درعا"]),
    ("geonames:144448", ["Ahvaz", "Ahwaz", "اهواز"]),
    ("geonames:172955", ["Raqqa", "ar-Raqqah", "Rakka"]),
    ("geonames:173576", ["Latakia", "Lattakia", "Lattaqia"]),
    ("geonames:128226", ["Kermanshah", "Kirmanshah", "کرمانشاه"]),
]

NO_PLACES = ["Friday", "Xyzzyqq", "", "   ", "…", "12", "!!!", "\u202e", "Tuesday", "Killed", "x"]


@pytest.mark.parametrize(
    ("place_id", "spelling"), [(place, name) for place, names in ONE_PLACE for name in names]
)
def test_every_romanisation_finds_the_place_first(gazetteer, place_id, spelling):
    best = gazetteer.candidates(spelling)[0]
    assert best.place.id == place_id
    assert best.similarity >= 0.95


@pytest.mark.parametrize("name", NO_PLACES)
def test_words_that_are_no_places_have_no_candidates(gazetteer, name):
    assert [c for c in gazetteer.candidates(name) if c.similarity >= 0.9] == []


@pytest.mark.parametrize("word", ["Thursday", "airstrike", "government", "Colonel", "Reuters"])
def test_everyday_words_are_not_matched_by_resemblance(gazetteer, word):
    assert all(candidate.similarity == 1 for candidate in gazetteer.candidates(word))


@pytest.mark.parametrize(
    ("name", "alpha3"),
    [
        ("Syria", "SYR"),
        ("Syrian Arab Republic", "SYR"),
        ("US", "USA"),
        ("U.S.", "USA"),
        ("the United States", "USA"),
        ("UK", "GBR"),
        ("UAE", "ARE"),
        ("the Netherlands", "NLD"),
        ("Türkiye", "TUR"),
        ("Ivory Coast", "CIV"),
        ("سوريا", "SYR"),
        ("Georgia", "GEO"),
        ("DR Congo", "COD"),
    ],
)
def test_countries_come_first_under_their_names(gazetteer, name, alpha3):
    best = gazetteer.candidates(name)[0].place
    assert (best.feature, best.country) == ("country", alpha3)


def test_a_misspelt_name_finds_its_place_below_one(gazetteer):
    found = gazetteer.candidates("Kamishlay")
    assert any(candidate.place.name == "Qamishli" for candidate in found)
    assert all(candidate.similarity < 1 for candidate in found)


def test_candidates_are_ordered_bounded_and_unique(gazetteer):
    found = gazetteer.candidates("Springfield", limit=7)
    assert len(found) == 7
    assert len({candidate.place.id for candidate in found}) == 7
    similarities = [candidate.similarity for candidate in found]
    assert similarities == sorted(similarities, reverse=True)
    populations = [candidate.place.population for candidate in found]
    assert populations[0] == max(populations)


def test_a_city_and_its_province_are_two_places(gazetteer):
    features = [c.place.feature for c in gazetteer.candidates("Deir Ezzor")]
    assert features[0] == "city"
    assert "province" in features


def test_a_seed_and_a_listed_town_are_one_place(gazetteer):
    names = {c.place.id for c in gazetteer.candidates("Abu Kamal") if c.place.feature == "city"}
    assert names == {"geonames:174448"}
    place = gazetteer.place("geonames:174448")
    assert place.name == "Abu Kamal"
    assert place.population > 0, "what the seed does not say is taken from the list"


def test_knows_normalised_spellings_only(gazetteer):
    assert gazetteer.knows("DEIR EZ-ZOR")
    assert gazetteer.knows("tanf")
    assert gazetteer.knows("Al Tanf")
    assert not gazetteer.knows("Deir Ezzorr")
    assert not gazetteer.knows("")


@pytest.mark.parametrize(
    ("word", "alpha3"),
    [
        ("Syrian", "SYR"),
        ("Syrians", "SYR"),
        ("Iranian", "IRN"),
        ("Israeli", "ISR"),
        ("American", "USA"),
        ("Turkish", "TUR"),
        ("Turks", "TUR"),
        ("British", "GBR"),
        ("French", "FRA"),
        ("South Korean", "KOR"),
    ],
)
def test_demonyms_stand_for_countries(gazetteer, word, alpha3):
    place = gazetteer.demonym(word)
    assert (place.feature, place.country) == ("country", alpha3)


@pytest.mark.parametrize("word", ["Kurdish", "Syria", "polish", "", "Arab", "Alawite"])
def test_peoples_without_a_state_are_no_demonyms(gazetteer, word):
    assert gazetteer.demonym(word) is None


def test_every_member_of_the_united_nations_has_a_demonym(gazetteer):
    for word in ("Burkinabe", "Tuvaluan", "Lesotho", "Basotho", "Emirati", "Ivorian", "Swiss"):
        assert (gazetteer.demonym(word) is None) == (word == "Lesotho")


def test_places_by_id_and_unknown_ids(gazetteer):
    assert gazetteer.place("dateline:al-tanf-garrison").feature == "base"
    assert gazetteer.place("geonames:0") is None
    assert gazetteer.place("") is None


def test_capitals(gazetteer):
    ids = {name: gazetteer.candidates(name)[0].place.id for name in ("Damascus", "Washington")}
    assert gazetteer.capital_of(ids["Damascus"]) == "SYR"
    assert gazetteer.capital_of(ids["Washington"]) == "USA"
    assert gazetteer.capital_of("geonames:170794") is None
    assert gazetteer.capital_of("geonames:0") is None


def test_the_capital_of_a_country(gazetteer):
    names = {code: gazetteer.capital(code).name for code in ("SYR", "IRQ", "YEM", "USA", "FRA")}
    assert names == {
        "SYR": "Damascus", "IRQ": "Baghdad", "YEM": "Sanaa", "USA": "Washington", "FRA": "Paris"
    }  # fmt: skip
    assert gazetteer.capital("ATA") is None
    assert gazetteer.capital("") is None


def test_country_by_code(gazetteer):
    syria = gazetteer.country("SYR")
    assert (syria.name, syria.feature) == ("Syria", "country")
    assert gazetteer.country("XXX") is None


def test_reverse_finds_the_nearest_settlement(gazetteer):
    assert gazetteer.reverse(33.51, 36.29).name == "Damascus"
    near_the_date_line = gazetteer.reverse(-16.79, 179.99)
    assert near_the_date_line.country == "FJI"
    assert gazetteer.reverse(-89.9, 0.0) is None or gazetteer.reverse(-89.9, 0.0).latitude < -75


def test_info_counts_by_source(gazetteer):
    info = gazetteer.info()
    assert [source.name.split(" ")[0] for source in info] == [
        "seeds",
        "regions",
        "countries",
        "divisions",
        "cities",
    ]
    assert all(source.places > 0 and source.spellings >= source.places for source in info)
    assert sum(source.places for source in info) > 270_000


def test_divisions_have_centres_and_countries(gazetteer):
    texas = next(c.place for c in gazetteer.candidates("Texas") if c.place.feature == "province")
    assert distance_km(texas, Place("", "", 31.3, -98.6, "province")) < 200
    county = gazetteer.candidates("Harris County")[0].place
    assert (county.feature, county.admin1, county.country) == ("district", "Texas", "USA")


@given(st.text(max_size=80))
def test_no_name_is_too_strange_to_look_up(gazetteer, name):
    found = gazetteer.candidates(name, limit=1_000)
    assert all(0 < candidate.similarity <= 1 for candidate in found)
    if gazetteer.knows(name):
        assert any(candidate.similarity == 1 for candidate in found)
    assert gazetteer.candidates(name, limit=2) == found[:2]


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_reverse_takes_every_point(gazetteer, latitude, longitude):
    place = gazetteer.reverse(latitude, longitude)
    assert place is None or place.feature in {"city", "village", "neighbourhood"}


def test_long_and_hostile_names_are_cheap(gazetteer):
    for name in ("a" * 100_000, "al-" * 20_000, "e" * 50_000 + "h", "ez zor " * 10_000):
        assert calls(partial(gazetteer.candidates, name)) < 1_000


@pytest.mark.parametrize(
    ("name", "feature"),
    [
        ("Middle East", "region"),
        ("the Persian Gulf", "sea"),
        ("Euphrates", "river"),
        ("River Thames", "river"),
        ("Gulf of Mexico", "sea"),
        ("the Alps", "mountain"),
        ("Latin America", "region"),
        ("New England", "region"),
        ("Africa", "continent"),
        ("the West Bank", "region"),
    ],
)
def test_areas_and_waters_come_before_villages_of_their_name(gazetteer, name, feature):
    assert gazetteer.candidates(name)[0].place.feature == feature


def test_a_region_that_two_tables_list_is_one_place(gazetteer):
    regions = [c for c in gazetteer.candidates("Middle East") if c.place.feature == "region"]
    assert len(regions) == 1


@pytest.mark.parametrize(
    ("name", "place_id"),
    [
        ("Homs city", "geonames:169577"),
        ("Deir Ezzor countryside", "geonames:170792"),
        ("Kermanshah province", "geonames:128222"),
        ("Anbar Province", "geonames:99592"),
    ],
)
def test_the_word_for_its_kind_may_follow_a_name(gazetteer, name, place_id):
    assert place_id in [candidate.place.id for candidate in gazetteer.candidates(name)[:2]]


def test_the_word_for_its_kind_is_not_a_name(gazetteer):
    assert not [c for c in gazetteer.candidates("Xyzzyqq city") if c.similarity >= 0.9]
