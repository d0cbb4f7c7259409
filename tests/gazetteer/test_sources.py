import pycountry
import pytest

from geodata import settings
from geodata.errors import SeedError
from geodata.gazetteer.distance import distance_km
from geodata.gazetteer.records import FEATURES
from geodata.gazetteer.sources import countries, divisions, seeds
from geodata.models import Place

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
def provinces():
    records = divisions.source().records([])
    return [record.place for record in records if record.place.feature == "province"]


def test_divisions_are_named_without_their_kind():
    names = divisions.division_names()
    assert (names["SY.07"], names["US.TX"], names["IQ.01"]) == ("Deir ez-Zor", "Texas", "Al-Anbar")
