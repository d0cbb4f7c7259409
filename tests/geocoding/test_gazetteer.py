"""The gazetteer as a geocoder: what it reads, beyond the contract in test_contract.py."""

import pickle

import geopandas
import pytest
from geopy.exc import GeocoderQueryError
from geopy.geocoders.base import Geocoder
from geopy.location import Location
from geopy.point import Point
from hypothesis import given
from hypothesis import strategies as st
from shapely import Point as Shape

from geodata.geocoding import DatelineGeocoder


@pytest.fixture(scope="session")
def geocoder(gazetteer):
    return DatelineGeocoder(gazetteer=gazetteer)


def test_it_is_a_geopy_geocoder(geocoder):
    assert isinstance(geocoder, Geocoder)
    location = geocoder.geocode("Al Tanf", timeout=5)
    assert isinstance(location, Location)
    assert location.raw["id"] == "dateline:al-tanf-garrison"
    assert location.address == "Al-Tanf, Homs, Syria"


@pytest.mark.parametrize(
    ("query", "place_id"),
    [
        ("Nawa, Daraa", "geonames:166365"),
        ("Tripoli, Lebanon", "geonames:266826"),
        ("Tripoli, Libya", "geonames:2210247"),
        ("Springfield, Illinois", "geonames:4250542"),
        ("Springfield, Missouri, USA", "geonames:4409896"),
        ("Al Bukamal, Deir Ezzor, Syria", "geonames:174448"),
        ("Mossul, Iraq", "geonames:99072"),
        ("Syria", "geonames:163843"),
        ("Hama, Syria", "geonames:170017"),
        ("حماة، سوريا", "geonames:170017"),
        ("Kafr Nabl (Idlib)", "geonames:168661"),
        ("Al Bukamal district of Deir Ezzor", "dateline:abu-kamal-district"),
        ("the province of Idlib", "geonames:169387"),
        ("Springfield, Ill.", "geonames:4250542"),
        ("Springfield, IL", "geonames:4250542"),
        ("Springfield in Illinois", "geonames:4250542"),
        ("Portland, Ore.", "geonames:5746545"),
        ("London, Ont.", "geonames:6058560"),
        ("Damascus, SY", "geonames:170654"),
        ("Homs, SYR", "geonames:169577"),
    ],
)
def test_parents_choose_among_namesakes(geocoder, query, place_id):
    assert geocoder.geocode(query).raw["id"] == place_id


def test_a_town_near_a_province_is_not_in_it(geocoder):
    """Paris of Arkansas is nearer to the middle of Texas than the far ends of Texas are."""
    found = geocoder.geocode("Paris, Texas", exactly_one=False)
    assert {location.raw["admin1"] for location in found} == {"Texas"}


def test_an_address_finds_its_place_again(geocoder):
    for name in ("Nawa", "Tripoli", "Al-Tanf", "Deir Ezzor", "Mosul", "Abadan"):
        location = geocoder.geocode(name)
        assert geocoder.geocode(location.address).raw["id"] == location.raw["id"]


@pytest.mark.parametrize(
    ("phrase", "latitude", "longitude", "radius_km"),
    [
        ("70 km northwest of al-Tanf", 33.95, 38.08, 40),
        ("between al-Tanf and Albu Kamal", 33.98, 39.76, 118),
        ("Between Homs and Hama", 34.93, 36.74, 25),
        ("50 km south of mosul, iraq", 35.9, 43.1, 30),
        ("5 miles east of Mosul, Iraq", 36.3, 43.2, 15),
    ],
)
def test_a_phrase_has_a_point_and_a_radius(geocoder, phrase, latitude, longitude, radius_km):
    found = geocoder.geocode(phrase)
    assert found.latitude == pytest.approx(latitude, abs=0.1)
    assert found.longitude == pytest.approx(longitude, abs=0.1)
    assert found.raw["radius_km"] == pytest.approx(radius_km, rel=0.3)
    assert found.raw["reason"]
    assert found.raw["id"].startswith("relative:")
    assert geocoder.geocode(phrase, country_codes="nz") is None


@pytest.mark.parametrize(
    "phrase", ["70 km northwest of al-Tanf, where rebels live", "70 km north of Xyzzyqq"]
)
def test_a_phrase_that_says_more_or_too_little_is_none(geocoder, phrase):
    assert geocoder.geocode(phrase) is None


def test_another_process_opens_the_default_gazetteer_itself(dateline_home):
    pickled = pickle.dumps(DatelineGeocoder())
    assert len(pickled) < 1000
    assert pickle.loads(pickled).geocode("Hama").raw["id"] == "geonames:170017"


@pytest.mark.parametrize("query", ["Xyzzyqq", "", " , ", "Nawa, Texas", "Damascus, Xyzzyqq"])
def test_what_is_not_there_is_none(geocoder, query):
    assert geocoder.geocode(query) is None
    assert geocoder.geocode(query, exactly_one=False) is None


def test_a_list_holds_the_namesakes(geocoder):
    found = geocoder.geocode("Tripoli", exactly_one=False, limit=3)
    assert 1 < len(found) <= 3
    assert {"Libya", "Lebanon"} <= {location.address.split(", ")[-1] for location in found}


def test_a_query_that_is_no_text_is_refused(geocoder):
    with pytest.raises(GeocoderQueryError, match="42 is not a name"):
        geocoder.geocode(42)


@pytest.mark.parametrize(
    "point", [(33.51, 36.29), "33.51, 36.29", Point(33.51, 36.29), [33.51, 36.29]]
)
def test_reverse_takes_points_as_geopy_does(geocoder, point):
    assert geocoder.reverse(point).raw["name"] == "Damascus"
    assert len(geocoder.reverse(point, exactly_one=False)) == 1


@pytest.mark.parametrize("point", ["nowhere", (float("nan"), 10.0)])
def test_reverse_refuses_what_is_no_point(geocoder, point):
    with pytest.raises(ValueError, match=r"."):
        geocoder.reverse(point)


def test_geopandas_can_use_it(gazetteer):
    frame = geopandas.tools.geocode(
        ["Deir Ezzor", "Xyzzyqq", "Ahvaz"], provider=DatelineGeocoder, gazetteer=gazetteer
    )
    assert list(frame.geometry.is_empty) == [False, True, False]
    assert frame.geometry[0].x == pytest.approx(40.14, abs=0.05)
    assert frame.geometry[0].y == pytest.approx(35.34, abs=0.05)
    back = geopandas.tools.reverse_geocode(
        [Shape(36.29, 33.51)], provider=DatelineGeocoder, gazetteer=gazetteer
    )
    assert back.address[0].startswith("Damascus")


def test_without_a_gazetteer_it_opens_the_default_one(dateline_home):
    assert DatelineGeocoder().geocode("Deir Ezzor").raw["id"] == "geonames:170794"


@given(st.text(max_size=60))
def test_any_text_is_a_query(geocoder, query):
    location = geocoder.geocode(query)
    assert location is None or -90 <= location.latitude <= 90
