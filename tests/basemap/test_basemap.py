from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata import basemap
from geodata.basemap import Label
from tests.dashboard.holdings import built_assets


@pytest.fixture(scope="module")
def drawn() -> dict:
    folder = next(built_assets().glob("basemap-*"))
    return json.loads((folder / "basemap.json").read_text(encoding="utf-8"))


def unpack(steps: list[int]) -> list[tuple[float, float]]:
    """What the browser does: the differences back to degrees."""
    points, longitude, latitude = [], 0, 0
    for x, y in zip(steps[::2], steps[1::2], strict=True):
        longitude, latitude = longitude + x, latitude + y
        points.append((longitude / 1000, latitude / 1000))
    return points


def test_the_largest_land_is_europe_and_asia(drawn: dict) -> None:
    points = unpack(max(drawn["land"], key=len))
    east, north = max(x for x, _ in points), max(y for _, y in points)
    assert east > 170
    assert 77 < north < 79


def test_every_shape_lies_on_the_map(drawn: dict) -> None:
    for layer in ("land", "lakes", "borders", "rivers"):
        assert drawn[layer]
        for shape in drawn[layer]:
            assert all(-181 <= x <= 201 and -90 <= y <= 90 for x, y in unpack(shape))


def test_countries_are_named_where_they_lie(drawn: dict) -> None:
    named = {row[0]: row for row in drawn["names"] if row[3] == "country"}
    _, latitude, longitude, _, _ = named["Syria"]
    assert 34 < latitude < 36
    assert 37 < longitude < 40
    assert named["Russia"][4] < named["Lebanon"][4]


def test_names_are_written_in_latin_letters_without_marks(drawn: dict) -> None:
    names = {row[0] for row in drawn["names"]}
    assert {"Baghdad", "Aleppo"} <= names
    folder = next(built_assets().glob("basemap-*"))
    near = json.loads((folder / "names" / "2_2.json").read_text(encoding="utf-8"))
    written = names | {row[0] for row in near}
    assert "Al Hillah" in written
    assert "Al-Hasakah" in written, "a seed's town is spelled as in the events"


@given(st.lists(st.tuples(st.floats(-179, 179), st.floats(-80, 80), st.integers(0, 9_000_000))))
def test_thinning_keeps_the_order_and_never_lets_in_too_early(
    towns: list[tuple[float, float, int]],
) -> None:
    labels = [
        Label(str(number), latitude, longitude, "town", weight=weight)
        for number, (longitude, latitude, weight) in enumerate(towns)
    ]
    kept = list(basemap.thin(labels))
    assert [int(one.name) for one in kept] == sorted(int(one.name) for one in kept)
    assert all(one.zoom >= 9 for one in kept if one.weight < 5_000)


def test_of_two_names_in_one_place_the_first_stays() -> None:
    twice = [Label("A", 33.5, 36.3, "town", weight=10), Label("B", 33.5, 36.3, "town", weight=5)]
    assert [one.name for one in basemap.thin(twice)] == ["A"]
