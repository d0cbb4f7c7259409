from __future__ import annotations

import json

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geodata.basemap.labels import Label, thin
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
    kept = list(thin(labels))
    assert [int(one.name) for one in kept] == sorted(int(one.name) for one in kept)
    assert all(one.zoom >= 9 for one in kept if one.weight < 5_000)


def test_of_two_names_in_one_place_the_first_stays() -> None:
    twice = [Label("A", 33.5, 36.3, "town", weight=10), Label("B", 33.5, 36.3, "town", weight=5)]
    assert [one.name for one in thin(twice)] == ["A"]


def outlines(country: str) -> dict:
    folder = next(built_assets().glob("basemap-*"))
    return json.loads((folder / "areas" / f"{country}.json").read_text(encoding="utf-8"))


def holds(rings: list[list[int]], latitude: float, longitude: float) -> bool:
    """Whether a point lies in an area, by the even-odd rule."""
    inside = [
        shapely.Polygon(unpack(ring)).contains(shapely.Point(longitude, latitude)) for ring in rings
    ]
    return sum(inside) % 2 == 1


@pytest.mark.parametrize(
    ("country", "place", "within", "beyond"),
    [
        ("SYR", "geonames:170792", (35.33, 40.14), (36.5, 40.75)),  # Deir ez-Zor
        ("SYR", "geonames:163843", (33.51, 36.29), (33.89, 35.5)),  # Syria: Damascus, not Beirut
        ("UKR", "geonames:709716", (48.0, 37.8), (48.57, 39.3)),  # Donetsk, not Luhansk
        ("IRQ", "geonames:91695", (34.61, 43.68), (35.47, 44.39)),  # Salah al-Din, not Kirkuk
    ],
)
def test_outlines_lie_under_the_ids_of_the_gazetteer(
    country: str, place: str, within: tuple[float, float], beyond: tuple[float, float]
) -> None:
    rings = outlines(country)["outlines"][place]
    assert holds(rings, *within)
    assert not holds(rings, *beyond)


def test_what_was_drawn_from_towns_alone_says_so() -> None:
    assert outlines("SYR")["approximate"] == []
    assert outlines("IRQ")["approximate"]
    assert set(outlines("IRQ")["approximate"]) <= set(outlines("IRQ")["outlines"])


def test_disputed_borders_are_told_apart(drawn: dict) -> None:
    def near(layer: str, latitude: float, longitude: float) -> bool:
        points = [point for line in drawn[layer] for point in unpack(line)]
        return any(abs(y - latitude) + abs(x - longitude) < 0.3 for x, y in points)

    assert near("disputed", 34.6, 74.3)  # the line of control in Kashmir
    assert near("borders", 36.7, 39.0)  # Syria and Turkey


def test_rivers_are_named_along_their_course(drawn: dict) -> None:
    folder = next(built_assets().glob("basemap-*"))
    near = json.loads((folder / "names" / "2_2.json").read_text(encoding="utf-8"))
    named = [row for row in drawn["names"] + near if row[3] == "river" and row[0] == "Euphrates"]
    assert len(named) > 3
    assert len({row[5] if len(row) > 5 else 0 for row in named}) > 1
