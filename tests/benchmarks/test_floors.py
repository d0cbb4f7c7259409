"""Floors are read as they were written, and say what has fallen."""

from __future__ import annotations

from pathlib import Path

from floors import Floor, digest, fallen, pin, read, under


def test_floors_are_read_as_they_were_pinned_and_other_parts_stay(tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    pin("dates", {'a "b"': under({"value": 0.5}, "abc")}, path)
    pin("events", {"the world": under({"25 km": 0.7, "right": 1.0}, margin=0.05)}, path)
    pin("dates", {'a "b"': under({"value": 0.6}, "abc")}, path)
    assert read("dates", path) == {'a "b"': Floor({"value": 0.58}, "abc")}
    assert read("events", path) == {"the world": Floor({"25 km": 0.65, "right": 0.95})}


def test_a_fallen_figure_is_named() -> None:
    floor = Floor({"recall": 0.8, "accuracy": 0.5})
    assert fallen(floor, {"recall": 0.799, "accuracy": 0.5}) == ["recall 0.799 is below 0.800"]


def test_the_digest_knows_names_and_contents(tmp_path: Path) -> None:
    (tmp_path / "one").write_text("a")
    before = digest(tmp_path)
    (tmp_path / "one").rename(tmp_path / "two")
    assert digest(tmp_path) != before
    assert digest(tmp_path / "two") != digest(tmp_path)
