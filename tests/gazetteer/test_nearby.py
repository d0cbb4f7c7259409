"""Spellings like a name around a point: near ones, the likest first, doubted in sparse lists."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.gazetteer import Gazetteer

HERE = 36.0, 38.0


def listed(path: Path, villages: list[tuple[str, float, float]]) -> Gazetteer:
    lines = [f"{name},{latitude},{longitude},SYR,village" for name, latitude, longitude in villages]
    path.write_text("\n".join(["name,latitude,longitude,country,feature", *lines]), "utf-8")
    return Gazetteer.open([path])


@pytest.fixture(scope="module")
def dense(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    """A list as dense as a full dump: a village every five kilometres."""
    filler = [
        (f"Oz{row}x{column}", 35.2 + row * 0.04, 37.0 + column * 0.05)
        for row in range(40)
        for column in range(40)
    ]
    named = [("Zarbushah", 36.1, 38.1), ("Zarbashi", 36.9, 38.9), ("Zarbushah", 33.0, 36.0)]
    return listed(tmp_path_factory.mktemp("dense") / "dense.csv", [*named, *filler])


def test_only_places_in_reach_are_found(dense: Gazetteer) -> None:
    found = dense.candidates_near("Zerbousha", *HERE, km=40)
    assert [each.place.name for each in found] == ["Zarbushah"]
    assert found[0].place.latitude == pytest.approx(36.1)
    assert 0.5 < found[0].similarity < 1


def test_the_likest_comes_first(dense: Gazetteer) -> None:
    found = dense.candidates_near("Zarbushah", *HERE, km=130)
    ranked = [each.place.name for each in found]
    assert ranked[0] == "Zarbushah"
    assert "Zarbashi" in ranked[1:]
    assert found[0].similarity > found[1].similarity


def test_a_short_name_is_found_by_its_sound(tmp_path: Path) -> None:
    wells = listed(tmp_path / "wells.csv", [("Al Ghayl", 36.1, 38.1), ("Al Ghul", 36.2, 38.1)])
    found = wells.candidates_near("al-Ghail", *HERE, km=40)
    assert [each.place.name for each in found] == ["Al Ghayl"]
    assert found[0].similarity < 1


def test_limit(dense: Gazetteer) -> None:
    assert len(dense.candidates_near("Zarbushah", *HERE, km=130, limit=1)) == 1


def test_the_word_before_many_names_may_be_left_away(dense: Gazetteer) -> None:
    found = dense.candidates_near("Wadi Zarbushah", *HERE, km=40)
    assert found[0].place.name == "Zarbushah"
    assert found[0].similarity > 0.9


def test_that_word_alone_is_no_likeness(tmp_path: Path) -> None:
    hills = listed(tmp_path / "hills.csv", [("Al Jabal", 36.1, 38.1), ("Jabal", 36.2, 38.1)])
    assert hills.candidates_near("Jabal Zarbush", *HERE, km=40) == ()


def test_a_sparse_list_is_trusted_less(dense: Gazetteer, tmp_path: Path) -> None:
    sparse = listed(tmp_path / "sparse.csv", [("Zarbashi", 36.1, 38.1)])
    name, km = "Zirboush", 40
    of_dense = max(each.similarity for each in dense.candidates_near(name, *HERE, km=km))
    of_sparse = [each.similarity for each in sparse.candidates_near(name, *HERE, km=km)]
    assert max(of_sparse, default=0.0) < of_dense


@given(
    st.text(max_size=40),
    st.floats(-90, 90),
    st.floats(-180, 180),
    st.floats(0.1, 300),
)
def test_any_name_at_any_point(
    dense: Gazetteer, name: str, latitude: float, longitude: float, km: float
) -> None:
    for each in dense.candidates_near(name, latitude, longitude, km=km):
        assert 0 < each.similarity < 1


def test_of_two_that_are_much_alike_the_less_alike_is_less_likely(tmp_path: Path) -> None:
    filler = [
        (f"Oz{row}x{column}", 35.6 + row * 0.04, 37.5 + column * 0.05)
        for row in range(20)
        for column in range(20)
    ]
    alike = [("Zarshish", 36.1, 38.1), ("Zarishk", 36.2, 38.1)]
    found = listed(tmp_path / "alike.csv", [*alike, *filler]).candidates_near(
        "Zarsish", *HERE, km=40
    )
    likely = {each.place.name: each.similarity for each in found}
    assert likely["Zarshish"] == pytest.approx(0.97)
    assert likely["Zarshish"] > likely["Zarishk"] + 0.03
