"""Land cut along lines that do not quite meet, and shared out among divisions by their towns."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geodata.basemap.divisions import Divisions, Town, divide
from geodata.basemap.faces import Faces, cut

LAND = np.array([shapely.box(0, 0, 8, 4), shapely.box(8.2, 1, 8.4, 1.2)])


def lines(*corners: list[tuple[float, float]]) -> np.ndarray:
    return np.array([shapely.LineString(points) for points in corners])


def towns(code: str, *points: tuple[float, float]) -> list[Town]:
    return [Town(latitude, longitude, code) for longitude, latitude in points]


def areas(divisions: Divisions) -> dict[str, float]:
    return {code: round(area.area, 2) for code, area in divisions.areas.items()}


@pytest.fixture
def halves() -> Faces:
    """A land in two halves, and an island; the line between them ends a little off the coast."""
    return cut(LAND, lines([(4, 0.03), (4, 3.98)]))


def test_a_line_that_nearly_meets_the_coast_parts_the_land(halves: Faces) -> None:
    assert sorted(round(each.area, 1) for each in halves.polygons) == [0.0, 16.0, 16.0]


def test_a_line_that_ends_far_from_any_other_parts_nothing() -> None:
    faces = cut(LAND, lines([(4, 0), (4, 3)]))
    assert sorted(round(each.area, 1) for each in faces.polygons) == [0.0, 32.0]


def test_the_sea_is_no_patch() -> None:
    ring = shapely.Polygon(shapely.box(0, 0, 8, 8).exterior, [shapely.box(2, 2, 6, 6).exterior])
    faces = cut(np.array([ring]), lines([(0, 1), (8, 1)]))
    assert sorted(round(each.area, 1) for each in faces.polygons) == [8.0, 40.0]


def test_towns_say_whose_a_patch_is(halves: Faces) -> None:
    told = towns("AA.1", (1, 1), (2, 2)) + towns("AA.2", (5, 1), (6, 2), (7.5, 1.1))
    divisions = divide(halves, told)
    assert areas(divisions) == {"AA.1": 16.0, "AA.2": 16.04}  # the island is the nearer one's
    assert not divisions.approximate
    assert all({one, other} == {"AA.1", "AA.2"} for _, one, other in divisions.lines)
    assert sum(line.length for line, _, _ in divisions.lines) == pytest.approx(4.0, abs=0.01)
    assert round(divisions.countries["AA"].area, 2) == 32.04


def test_a_stray_town_beyond_the_border_claims_nothing(halves: Faces) -> None:
    told = towns("AA.1", (1, 1), (2, 2), (4.1, 1)) + towns("BB.1", (5, 1), (7.5, 1.1))
    divisions = divide(halves, told)
    assert areas(divisions) == {"AA.1": 16.0, "BB.1": 16.04}
    assert not list(divisions.lines)  # a border between countries is drawn elsewhere


def test_where_a_line_is_missing_land_is_parted_halfway_and_says_so() -> None:
    faces = cut(LAND[:1], lines())
    divisions = divide(faces, towns("AA.1", (1, 2)) + towns("AA.2", (5, 2)))
    assert areas(divisions) == {"AA.1": 12.0, "AA.2": 20.0}
    assert divisions.approximate == {"AA.1", "AA.2"}
    ((line, _, _),) = divisions.guessed
    assert shapely.get_coordinates(line)[:, 0] == pytest.approx([3, 3])


def test_land_far_from_any_town_is_nobodys() -> None:
    faces = cut(np.array([shapely.box(0, 0, 1, 1), shapely.box(20, 0, 21, 1)]), lines())
    divisions = divide(faces, towns("AA.1", (0.5, 0.5)))
    assert areas(divisions) == {"AA.1": 1.0}


@given(
    st.lists(
        st.tuples(st.floats(0.5, 7.5), st.floats(0.5, 3.5), st.sampled_from(["AA.1", "AA.2"])),
        min_size=1,
        max_size=12,
        unique_by=lambda town: town[:2],
    )
)
def test_all_land_with_towns_is_shared_out_once(told: list[tuple[float, float, str]]) -> None:
    faces = cut(LAND[:1], lines())
    divisions = divide(
        faces, [Town(latitude, longitude, code) for longitude, latitude, code in told]
    )
    assert sum(area.area for area in divisions.areas.values()) == pytest.approx(32, rel=1e-6)
