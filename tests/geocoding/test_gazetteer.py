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
    ],
)
def test_parents_choose_among_namesakes(geocoder, query, place_id):
    assert geocoder.geocode(query).raw["id"] == place_id


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
