from __future__ import annotations

from pathlib import Path

import pytest

from geodata.errors import ExchangeError
from geodata.exchange import FORMATS, format_of, geojson, write
from geodata.models import Event

TANF = Event("e1", "meeting", "diplomacy", (), latitude=33.5, longitude=38.6666667)


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_found_by_its_suffixes_and_its_name(name: str) -> None:
    for suffix in FORMATS[name].suffixes:
        assert format_of(Path(f"events{suffix.upper()}")) == name
    assert format_of(Path("events"), name.upper()) == name


def test_a_file_is_written_by_its_suffix(tmp_path: Path) -> None:
    target = write([TANF], tmp_path / "june.geojson", filter_words="all events")
    assert geojson.loads(target.read_text("utf-8"))[0].id == "e1"
    assert list(tmp_path.iterdir()) == [target]


def test_the_format_can_be_named_for_any_suffix(tmp_path: Path) -> None:
    target = write([TANF], tmp_path / "june.txt", format="geojson")
    assert geojson.loads(target.read_text("utf-8"))[0].id == "e1"


@pytest.mark.parametrize(("file", "name"), [("june.xyz", None), ("june", None), ("june", "shp")])
def test_an_unknown_format_lists_the_known_ones(
    tmp_path: Path, file: str, name: str | None
) -> None:
    with pytest.raises(ExchangeError, match=r"(june|shp).*geojson \(\.geojson \.json\)"):
        write([TANF], tmp_path / file, format=name)


def test_a_file_that_was_there_stays_whole_when_writing_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "june.geojson"
    target.write_text("before")
    monkeypatch.setattr(Path, "replace", _refuse)
    with pytest.raises(ExchangeError, match=r"june\.geojson"):
        write([TANF], target)
    assert target.read_text() == "before"
    assert list(tmp_path.iterdir()) == [target]


def _refuse(_path: Path, _target: Path) -> None:
    raise OSError(28, "No space left on device")


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(ExchangeError, match="No such file or directory"):
        write([TANF], tmp_path / "nowhere" / "june.geojson")
