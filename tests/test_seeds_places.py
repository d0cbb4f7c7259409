"""The places that Dateline ships: every row is usable, and its point lies where it says."""

import csv
from collections import Counter

import pytest

from geodata.settings import seed

FEATURES = frozenset(
    {
        *("country", "region", "province", "district", "city", "village", "neighbourhood"),
        *("base", "camp", "crossing", "airport", "facility", "river", "lake", "sea"),
        *("mountain", "desert", "island", "valley", "continent"),
    }
)
COLUMNS = [
    *("id", "name", "spellings", "feature", "country", "admin1"),
    *("latitude", "longitude", "radius_km", "source"),
]
BOXES = {  # south, west, north, east; borders are rounded outwards, and crossings stand on them
    "AFG": (29.3, 60.4, 38.6, 75.0),
    "EGY": (21.9, 24.6, 31.8, 37.0),
    "IRN": (24.9, 43.9, 39.9, 63.4),
    "IRQ": (29.0, 38.7, 37.5, 48.9),
    "ISR": (29.4, 34.2, 33.4, 35.7),
    "JOR": (29.1, 34.9, 33.4, 39.4),
    "KWT": (28.5, 46.5, 30.2, 48.5),
    "LBN": (33.0, 35.0, 34.8, 36.7),
    "PSE": (31.2, 34.1, 32.6, 35.7),
    "SAU": (16.3, 34.4, 32.3, 55.7),
    "SDN": (8.6, 21.8, 22.3, 38.7),
    "SYR": (32.3, 35.6, 37.4, 42.5),
    "TUR": (35.8, 25.6, 42.2, 44.9),
    "UKR": (44.3, 22.1, 52.4, 40.3),
    "YEM": (12.0, 41.8, 19.1, 54.6),
}


@pytest.fixture(scope="module")
def places():
    with seed("places.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        assert rows.fieldnames == COLUMNS
        return list(rows)


def by_name(places, name, feature):
    (place,) = (row for row in places if row["name"] == name and row["feature"] == feature)
    return place


def test_every_row_is_complete(places):
    for row in places:
        assert None not in row, f"a comma too many: {row}"
        assert row["name"], row
        assert row["name"] == row["name"].strip(), row
        assert row["feature"] in FEATURES, row
        assert float(row["radius_km"]) > 0, row
        assert row["source"], row
        assert len(row["country"]) in {0, 3}, row
    assert len(places) >= 500


def test_every_spelling_says_something(places):
    for row in (row for row in places if row["spellings"]):
        spellings = row["spellings"].split("|")
        assert all(len(spelling.strip()) > 1 for spelling in spellings), row
        assert len(set(spellings)) == len(spellings), row
        assert row["name"] not in spellings, row


def test_ids_are_unique(places):
    counts = Counter(row["id"] for row in places)
    assert [name for name, count in counts.items() if count > 1] == []


def test_points_lie_in_their_country(places):
    for row in places:
        latitude, longitude = float(row["latitude"]), float(row["longitude"])
        south, west, north, east = BOXES.get(row["country"], (-90, -180, 90, 180))
        assert south <= latitude <= north, row
        assert west <= longitude <= east, row


def test_city_and_governorate_are_two_places(places):
    names = {row["name"]: row["feature"] for row in places}
    assert names["Quneitra"] == "city"
    assert names["Quneitra Governorate"] == "province"


@pytest.mark.parametrize(
    ("name", "feature", "latitude", "longitude"),
    [
        ("Al-Tanf", "base", 33.51, 38.62),
        ("Rukban", "camp", 33.32, 38.70),
        ("Al-Harri", "village", 34.41, 40.95),
        ("Al-Halba", "village", 34.08, 38.43),
        ("Abu Kamal", "city", 34.45, 40.92),
        ("Deir ez-Zor Governorate", "province", 35.1, 40.3),
        ("Kermanshah Province", "province", 34.4, 46.7),
        ("Gaza Strip", "region", 31.4, 34.4),
        ("Strait of Hormuz", "sea", 26.6, 56.3),
    ],
)
def test_points_that_reports_lean_on(places, name, feature, latitude, longitude):
    place = by_name(places, name, feature)
    assert float(place["latitude"]) == pytest.approx(latitude, abs=0.06)
    assert float(place["longitude"]) == pytest.approx(longitude, abs=0.06)
