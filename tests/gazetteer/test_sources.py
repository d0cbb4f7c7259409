from collections import defaultdict

import pycountry
import pytest

from geodata import settings
from geodata.errors import SeedError
from geodata.gazetteer.codes import is_alpha3
from geodata.gazetteer.distance import distance_km
from geodata.gazetteer.records import FEATURES
from geodata.gazetteer.romanisation import normalise
from geodata.gazetteer.sources import cities, countries, divisions, regions, seeds
from geodata.models import Place

WITHOUT_DEMONYM = {"ATA", "BVT", "COG", "ATF", "HMD", "VAT", "BLM", "SGS", "SJM", "UMI"}
"""Lands that nobody is of, and the Republic of the Congo: Congolese are of the larger one."""

HEADER = "id,name,spellings,feature,country,admin1,latitude,longitude,radius_km,source\n"
GOOD = "al-wahm,Al-Wahm,Wahm|الوهم,base,SYR,Homs,33.5,38.6,3,own survey\n"


@pytest.fixture
def places_csv(tmp_path):
    return tmp_path / "places.csv"


def read(path):
    return list(seeds.source(path).records([]))


def test_a_row_becomes_a_place(places_csv):
    places_csv.write_text(HEADER + GOOD, encoding="utf-8")
    (record,) = read(places_csv)
    assert record.place.id == "dateline:al-wahm"
    assert record.spellings == ("Wahm", "الوهم")
    assert record.place.radius_km == 3


def test_an_edit_changes_the_fingerprint(places_csv):
    places_csv.write_text(HEADER + GOOD, encoding="utf-8")
    before = seeds.source(places_csv).fingerprint
    places_csv.write_text(HEADER + GOOD.replace("33.5", "33.6"), encoding="utf-8")
    assert seeds.source(places_csv).fingerprint != before


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("id,name\nx,y\n", "column spellings"),
        (HEADER + GOOD.replace("base", "castle"), "line 2: feature 'castle'"),
        (HEADER + GOOD.replace("33.5", "north"), "line 2"),
        (HEADER + GOOD + GOOD.replace("33.5", "93.5"), "line 3: 93.5"),
        (HEADER + "al-wahm,Al-Wahm\n", "line 2"),
        (HEADER + GOOD.replace(",3,", ",-3,"), "radius_km -3"),
    ],
)
def test_a_wrong_row_is_an_error_with_its_line(places_csv, content, message):
    places_csv.write_text(content, encoding="utf-8")
    with pytest.raises(SeedError, match=message):
        read(places_csv)


def test_a_missing_file_is_an_error(places_csv):
    with pytest.raises(SeedError, match="restore it"):
        seeds.source(places_csv)


def test_the_shipped_places_are_sound():
    records = read(settings.seed("places.csv"))
    ids = [record.place.id for record in records]
    assert len(ids) == len(set(ids))
    assert {record.place.feature for record in records} <= set(FEATURES)


def test_no_two_seeds_of_a_country_and_kind_share_a_spelling():
    shared = defaultdict(set)
    for record in read(settings.seed("places.csv")):
        place = record.place
        for spelling in (place.name, *record.spellings):
            if spelling:
                shared[place.country, place.feature, normalise(spelling)].add(place.id)
    assert [key for key, ids in shared.items() if len(ids) > 1] == []


@pytest.mark.parametrize(
    ("name", "latitude", "longitude"),
    [
        ("Al-Hol", 36.391, 41.149),
        ("Jarjanaz", 35.61, 36.77),
        ("Aita al-Shaab", 33.1, 35.33),
        ("Albu Faraj", 33.47, 43.3),
        ("Klishchiivka", 48.53, 37.96),
        ("Heglig", 10.0, 29.4),
        ("Sheikh Radwan", 31.535, 34.46),
    ],
)
def test_seeds_stand_where_they_are(gazetteer, name, latitude, longitude):
    here = Place(id="", name="", latitude=latitude, longitude=longitude, feature="village")
    found = gazetteer.candidates(name, limit=5)
    assert min(distance_km(each.place, here) for each in found) < 8


@pytest.mark.parametrize(
    ("name", "latitude", "longitude"),
    [
        ("Volga", 52.0, 47.0),
        ("Brahmaputra", 27.0, 93.0),
        ("Yugoslavia", 44.0, 19.0),
        ("Strait of Tiran", 28.0, 34.5),
        ("Rift Valley", 0.0, 36.0),
        ("Brooklyn", 40.65, -73.95),
        ("Pearl River Delta", 22.7, 113.4),
        ("Scarborough Shoal", 15.15, 117.76),
    ],
)
def test_regions_and_landmarks_lie_within_their_radius(gazetteer, name, latitude, longitude):
    here = Place(id="", name="", latitude=latitude, longitude=longitude, feature="region")
    place = gazetteer.candidates(name, limit=1)[0].place
    assert distance_km(place, here) <= max(place.radius_km, 15.0)


def test_the_table_of_regions_is_sound():
    records = list(regions.source().records([]))
    ids = [record.place.id for record in records]
    assert len(ids) == len(set(ids)) > 1_000
    for record in records:
        place = record.place
        assert place.feature in FEATURES
        assert place.country is None or is_alpha3(place.country)
        assert -90 <= place.latitude <= 90
        assert -180 <= place.longitude <= 180
        assert 0 < place.radius_km <= 6_500


def test_a_town_is_not_called_by_its_country_nor_by_a_syllable():
    wide = {"China", "Panama", "Peru"}
    for record in cities.source().records([]):
        assert not wide & set(record.spellings)
        assert all(len(spelling) > 2 or not spelling.isascii() for spelling in record.spellings)


@pytest.mark.parametrize("capital", ["Astana", "Ulan Bator", "Kyiv", "Damascus", "Washington"])
def test_capitals_are_known(gazetteer, capital):
    found = gazetteer.candidates(capital, limit=10)
    assert any(gazetteer.capital_of(each.place.id) for each in found)


def test_every_country_has_a_row_a_point_and_names():
    records = [r for r in countries.source().records([]) if r.place.feature == "country"]
    codes = {record.place.country for record in records}
    assert {country.alpha_3 for country in pycountry.countries} <= codes
    for record in records:
        assert abs(record.place.latitude) <= 90
        assert record.spellings


def test_points_of_countries_lie_among_their_towns(gazetteer):
    for alpha3 in ("SYR", "IRQ", "IRN", "DEU", "MEX", "KEN", "THA", "POL"):
        country = gazetteer.country(alpha3)
        assert gazetteer.reverse(country.latitude, country.longitude).country == alpha3


def test_demonyms_name_known_countries(gazetteer):
    assert all(gazetteer.country(alpha3) for alpha3 in set(countries.demonyms().values()))


@pytest.mark.parametrize(
    ("name", "latitude", "longitude"),
    [
        ("Queensland", -22.5, 144.5),
        ("Ontario", 50.5, -86.0),
        ("British Columbia", 54.5, -124.5),
        ("Texas", 31.3, -98.9),
        ("Deir ez-Zor", 35.1, 40.2),
        ("Laâyoune-Sakia El Hamra", 27.0, -12.3),  # in Rabat, says the published table
    ],
)
def test_a_division_stands_in_its_middle(provinces, name, latitude, longitude):
    here = Place(id="", name="", latitude=latitude, longitude=longitude, feature="province")
    assert [distance_km(each, here) < 160 for each in provinces if each.name == name] == [True]


@pytest.fixture(scope="module")
def all_divisions():
    return list(divisions.source().records([]))


@pytest.fixture(scope="module")
def provinces(all_divisions):
    return [record.place for record in all_divisions if record.place.feature == "province"]


def test_a_district_is_not_called_as_another_one(all_divisions):
    (amadiya,) = (each for each in all_divisions if each.place.id == "geonames:99612")
    assert (amadiya.place.name, amadiya.place.admin1) == ("Amadiya", "Duhok")
    assert "Adhamiyah" not in amadiya.spellings


def test_every_member_of_the_united_nations_has_a_demonym():
    named = set(countries.demonyms().values())
    assert {country.alpha_3 for country in pycountry.countries} - named == WITHOUT_DEMONYM


@pytest.mark.parametrize(
    ("word", "alpha3"),
    [
        ("Czechs", "CZE"),
        ("Irishwomen", "IRL"),
        ("Scottish", "GBR"),
        ("Congolese", "COD"),
        ("Dominicans", "DOM"),
        ("Emirati", "ARE"),
        ("Kosovars", "XKX"),
        ("Turkmen", None),
        ("Kurds", None),
        ("polish", None),
    ],
)
def test_demonyms_belong_to_their_country(word, alpha3):
    assert countries.demonyms().get(word) == alpha3


def test_divisions_are_named_without_their_kind():
    names = divisions.division_names()
    assert (names["SY.07"], names["US.TX"], names["IQ.01"]) == ("Deir ez-Zor", "Texas", "Al-Anbar")
    assert (names["LB.07"], names["AF.23"], names["TR.35"]) == ("Nabatieh", "Kandahar", "İzmir")
