"""What both geocoders promise: the real gazetteer, and Nominatim with a server that plays it."""

import inspect
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields

import geopandas
import pytest
from geopy.exc import GeocoderQueryError
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders.base import Geocoder
from geopy.location import Location
from geopy.point import Point
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from shapely import Point as Shape

from geodata.errors import GeocodingError
from geodata.geocoding import DatelineGeocoder, NominatimGeocoder
from geodata.models import Place


@pytest.fixture(params=["dateline", "nominatim"])
def geocoder(request, gazetteer):
    if request.param == "dateline":
        return DatelineGeocoder(gazetteer=gazetteer)
    return request.getfixturevalue("nominatim")


@pytest.mark.parametrize("method", ["geocode", "reverse"])
def test_the_signatures_are_the_same(method):
    one, other = (
        [
            (each.name, each.kind, each.default)
            for each in inspect.signature(owner).parameters.values()
        ]
        for owner in (getattr(DatelineGeocoder, method), getattr(NominatimGeocoder, method))
    )
    assert one == other
    assert {"query", "exactly_one", "timeout"} <= {name for name, _, _ in one}


def test_a_name_gives_a_location(geocoder):
    assert isinstance(geocoder, Geocoder)
    found = geocoder.geocode("Deir Ezzor", timeout=5)
    assert isinstance(found, Location)
    assert found.latitude == pytest.approx(35.34, abs=0.05)
    assert found.longitude == pytest.approx(40.14, abs=0.05)
    assert found.address.startswith("Deir ez-Zor, ")
    assert found.address.endswith(", Syria")
    assert isinstance(found.point, Point)


def test_raw_has_the_fields_of_a_place_and_whose_it_is(geocoder):
    raw = geocoder.geocode("Deir Ezzor").raw
    assert {field.name for field in fields(Place)} <= set(raw)
    assert (raw["name"], raw["feature"], raw["country"]) == ("Deir ez-Zor", "city", "SYR")
    assert raw["admin1"].startswith("Deir ez-Zor")
    assert 200_000 < raw["population"] < 300_000
    assert 0 < raw["radius_km"] < 30
    assert raw["id"].partition(":")[0] in {"geonames", "osm"}
    assert raw["attribution"]


def test_a_list_when_more_than_one_is_wanted(geocoder):
    found = geocoder.geocode("Deir Ezzor", exactly_one=False, limit=3)
    assert 1 <= len(found) <= 3
    assert found[0].raw["name"] == "Deir ez-Zor"


@pytest.mark.parametrize("query", ["Xyzzyqq", "", "   ", "\t\n"])
def test_what_is_not_there_is_none(geocoder, query):
    assert geocoder.geocode(query) is None
    assert geocoder.geocode(query, exactly_one=False) is None


@pytest.mark.parametrize("query", [None, 42, ["Hama"], {"city": "Hama"}, b"Hama", float("nan")])
def test_what_is_no_text_is_refused(geocoder, query):
    with pytest.raises(GeocoderQueryError, match=r"is not a name; give text") as caught:
        geocoder.geocode(query)
    assert isinstance(caught.value, GeocodingError)
    assert isinstance(caught.value, ValueError)


def test_a_text_that_is_no_name_is_not_echoed_in_full(geocoder):
    with pytest.raises(GeocodingError, match="too long for a name") as caught:
        geocoder.geocode("Hama " * 1_000_000)
    assert len(str(caught.value)) < 200


@pytest.mark.parametrize("limit", [0, -1])
def test_a_limit_that_leaves_nothing_is_refused(geocoder, limit):
    with pytest.raises(ValueError, match=r"give 1 or more"):
        geocoder.geocode("Hama", exactly_one=False, limit=limit)


@pytest.mark.parametrize("codes", ["sy", "SYR", ["iq", "sy"], ("SYR",)])
def test_a_country_holds_its_places(geocoder, codes):
    assert geocoder.geocode("Deir Ezzor", country_codes=codes).raw["country"] == "SYR"


def test_another_country_does_not(geocoder):
    assert geocoder.geocode("Deir Ezzor", country_codes="fr") is None


@pytest.mark.parametrize("codes", ["Syria", "xx", ["sy", ""], [None]])
def test_a_code_that_is_no_countrys_is_refused(geocoder, codes):
    with pytest.raises(GeocodingError, match="is not the code of a country"):
        geocoder.geocode("Deir Ezzor", country_codes=codes)


@pytest.mark.parametrize(
    "point", [(35.34, 40.14), "35.34, 40.14", Point(35.34, 40.14), [35.34, 40.14]]
)
def test_reverse_takes_points_as_geopy_does(geocoder, point):
    assert geocoder.reverse(point, timeout=5).raw["name"] == "Deir ez-Zor"
    assert len(geocoder.reverse(point, exactly_one=False)) == 1


def test_reverse_in_the_middle_of_nothing_is_none(geocoder):
    assert geocoder.reverse((-60.0, -120.0)) is None
    assert geocoder.reverse((-60.0, -120.0), exactly_one=False) is None


@pytest.mark.parametrize(
    "point",
    ["nowhere", "", (float("nan"), 10.0), (91.0, 10.0), (4_468_000.0, 4_211_000.0), object()],
)
def test_reverse_refuses_what_is_no_point(geocoder, point):
    with pytest.raises(ValueError, match=r"is not a latitude and a longitude in degrees") as caught:
        geocoder.reverse(point)
    assert isinstance(caught.value, GeocodingError)


def test_geopandas_leaves_rows_without_a_result_empty(geocoder, gazetteer):
    frame = geopandas.tools.geocode(
        ["Deir Ezzor", "Xyzzyqq", "", None], **as_provider(geocoder, gazetteer)
    )
    assert list(frame.geometry.is_empty) == [False, True, True, True]
    assert list(frame.address.isna()) == [False, True, True, True]
    assert frame.geometry[0].x == pytest.approx(40.14, abs=0.05)
    assert frame.crs == "EPSG:4326"


def test_geopandas_asks_backwards_in_degrees(geocoder, gazetteer):
    points = geopandas.GeoSeries([Shape(40.14, 35.34), Shape(-120, -60)], crs="EPSG:4326")
    back = geopandas.tools.reverse_geocode(points, **as_provider(geocoder, gazetteer))
    assert back.address[0].startswith("Deir ez-Zor")
    assert list(back.geometry.is_empty) == [False, True]
    projected = points[:1].to_crs("EPSG:3857")  # geopandas passes its metres on as they are
    back = geopandas.tools.reverse_geocode(projected, **as_provider(geocoder, gazetteer))
    assert list(back.geometry.is_empty) == [True]


def as_provider(geocoder, gazetteer):
    if isinstance(geocoder, DatelineGeocoder):
        return {"provider": DatelineGeocoder, "gazetteer": gazetteer}
    return {"provider": NominatimGeocoder}


def test_a_rate_limiter_of_geopys_goes_around_it(geocoder):
    limited = RateLimiter(geocoder.geocode, min_delay_seconds=0, swallow_exceptions=False)
    assert limited("Deir Ezzor").raw["country"] == "SYR"
    assert limited("Xyzzyqq") is None


def test_threads_can_share_it(geocoder):
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(geocoder.geocode, ["Deir Ezzor", "Xyzzyqq"] * 8))
    assert [one.raw["country"] if one else None for one in found] == ["SYR", None] * 8


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.text(st.characters(), max_size=40))
def test_any_text_is_a_query(geocoder, query):
    found = geocoder.geocode(query)
    assert found is None or -90 <= found.latitude <= 90
