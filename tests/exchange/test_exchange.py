"""Every format: found by its suffix, written whole or not at all, and read back as it was."""

from __future__ import annotations

import re
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pyogrio
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata.errors import ExchangeError
from geodata.exchange import FORMATS, format_of, geojson, read, write
from geodata.exchange.tabular import joined, parted
from geodata.models import Event
from tests.strategies import EVENTS, TEXTS

TANF = Event("e1", "meeting", "diplomacy", (), latitude=33.5000004, longitude=38.6666667)
READABLE = [name for name, one in FORMATS.items() if one.read]
BY_GDAL = ["geojson", "geopackage", "csv", "excel", "kml", "shapefile"]


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_found_by_its_suffixes_and_its_name(name: str) -> None:
    for suffix in FORMATS[name].suffixes:
        assert format_of(Path(f"events{suffix.upper()}")) == name
    assert format_of(Path("events"), name.upper()) == name


@pytest.mark.parametrize("name", READABLE)
@settings(max_examples=15, deadline=None)
@given(events=st.lists(EVENTS, max_size=4, unique_by=lambda event: event.id))
def test_events_come_back_as_they_were(name: str, events: list[Event]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = write(events, Path(folder) / f"events{FORMATS[name].suffixes[0]}")
        assert list(read(path)) == [_as_carried(event, name) for event in events]


def _as_carried(event: Event, name: str) -> Event:
    """An event as a format can hold it: what is empty is unknown, what is no letter is gone."""
    if name == "geojson":
        return event
    event = replace(event, actors=tuple(filter(None, event.actors)))
    if name in {"geoparquet", "geopackage"}:
        return event
    if name == "excel":  # a sheet has sixteen digits
        event = replace(event, **{one: _digits(getattr(event, one)) for one in _FLOATS})
        told = (
            replace(
                source,
                source=source.source or None,
                source_url=source.source_url or None,
                **{one: getattr(source, one) or None for one in ("place", "actor1", "actor2")},
                claimed_by=source.claimed_by or None,
                **{one: _digits(getattr(source, one)) for one in _FLOATS[1:]},
            )
            for source in event.sources
        )
        event = replace(event, sources=tuple(told))
    event = _mapped(event, lambda text: text or None)
    if name in {"kml", "kmz"}:
        event = _mapped(event, lambda text: text and (text.replace("\x07", "") or None))
        actors = (name.replace("\x07", "") for name in event.actors)
        event = replace(event, actors=tuple(filter(None, actors)))
    return event


_FLOATS = ("radius_km", "confidence", "latitude", "longitude")


def _digits(number: float | None) -> float | None:
    return None if number is None else float(f"{number:.16G}")


def _mapped(event: Event, change: object) -> Event:
    texts = ("actor1", "actor2", "place", "place_id", "admin1", "claimed_by", "merged_because")
    return replace(event, **{name: change(getattr(event, name)) for name in texts})  # type: ignore[operator]


@given(st.lists(TEXTS.filter(bool)))
def test_joined_names_come_apart(names: list[str]) -> None:
    assert parted(joined(names)) == names


@pytest.mark.parametrize("name", FORMATS)
def test_no_events_make_a_file_without_rows(name: str, tmp_path: Path) -> None:
    path = write([], tmp_path / f"none{FORMATS[name].suffixes[0]}", filter_words="all events")
    assert path.stat().st_size > 0
    if FORMATS[name].read:
        assert list(read(path)) == []


@pytest.mark.parametrize("name", BY_GDAL)
def test_gdal_reads_every_format(name: str, tmp_path: Path) -> None:
    path = write([TANF], tmp_path / f"one{FORMATS[name].suffixes[0]}")
    frame = pyogrio.read_dataframe(path, layer=0)
    assert len(frame) == 1
    if name not in {"csv", "excel"}:
        assert frame.geometry[0].x == pytest.approx(38.6666667, abs=1e-6)


@pytest.mark.parametrize("name", BY_GDAL)
def test_the_gdal_of_debian_reads_every_format(name: str, tmp_path: Path) -> None:
    ogrinfo = shutil.which("ogrinfo")
    if ogrinfo is None:
        pytest.skip("no ogrinfo: Debian's gdal-bin is not installed (tests/install_gdal.sh)")
    nowhere = replace(TANF, id="e2", latitude=None, longitude=None)
    path = write([TANF, nowhere], tmp_path / f"two{FORMATS[name].suffixes[0]}")
    done = subprocess.run(
        [ogrinfo, "-ro", "-al", str(path)], check=True, capture_output=True, text=True
    )
    kept = 1 if name == "shapefile" else 2  # which says that it leaves out what has no place
    assert f"Feature Count: {kept}" in done.stdout
    assert "ERROR" not in done.stderr
    if name not in {"csv", "excel"}:
        points = re.findall(r"^ *POINT (?:Z )?\((\S+) (\S+?)[ )]", done.stdout, flags=re.MULTILINE)
        x, y = map(float, points[0])
        assert (x, y) == pytest.approx((38.6666667, 33.5), abs=1e-6)
    told = {"shapefile": "killed_lo", "kml": "id"}.get(name, "date_precision")
    assert told in done.stdout


@pytest.mark.parametrize("name", FORMATS)
def test_events_are_taken_one_after_the_other(name: str, tmp_path: Path) -> None:
    def events() -> Iterator[Event]:
        for number in range(21_000):
            yield replace(TANF, id=f"e{number}")

    if name in {"excel", "kml", "kmz"}:  # slow, and of one batch as the others are of three
        pytest.skip("the same code as CSV hands the events on")
    path = write(events(), tmp_path / f"many{FORMATS[name].suffixes[0]}")
    if FORMATS[name].read:
        assert sum(1 for _ in read(path)) == 21_000


def test_the_format_can_be_named_for_any_suffix(tmp_path: Path) -> None:
    target = write([TANF], tmp_path / "june.txt", format="geojson")
    assert geojson.loads(target.read_text("utf-8"))[0].id == "e1"


@pytest.mark.parametrize(("file", "name"), [("june.xyz", None), ("june", None), ("june", "dxf")])
def test_an_unknown_format_lists_the_known_ones(
    tmp_path: Path, file: str, name: str | None
) -> None:
    with pytest.raises(ExchangeError, match=r"(june|dxf).*geojson \(\.geojson \.json\)"):
        write([TANF], tmp_path / file, format=name)


def test_a_format_that_loses_events_is_not_read(tmp_path: Path) -> None:
    path = write([TANF], tmp_path / "one.shp")
    with pytest.raises(ExchangeError, match=r"one\.shp.*does not hold events whole"):
        list(read(path))


@pytest.mark.parametrize("name", READABLE)
@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02", b"PK\x03\x04", b"<a/>", b'{"a": 1}'])
def test_a_file_of_something_else_is_refused_in_one_line(
    name: str, content: bytes, tmp_path: Path
) -> None:
    path = tmp_path / f"other{FORMATS[name].suffixes[0]}"
    path.write_bytes(content)
    if name == "kml" and content == b"<a/>":
        assert list(read(path)) == []
        return
    with pytest.raises(ExchangeError) as caught:
        list(read(path))
    assert "\n" not in str(caught.value)


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(ExchangeError, match=r"cannot read .*june\.geojson"):
        list(read(tmp_path / "june.geojson"))


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


_FULL = """
import datetime as dt
import sys
from geodata.exchange import write
from geodata.errors import ExchangeError
from geodata.models import Event
for path in sys.argv[1:]:
    events = (Event(f"e{n}", "meeting", "diplomacy", (), dt.date(2018, 6, 1), latitude=1.0,
                    longitude=n / 1e4, place=f"Place {n * 7919 % 100003}") for n in range(20_000))
    try:
        write(events, path)
    except ExchangeError as error:
        print(error)
"""


def test_a_full_disk_leaves_the_file_that_was_there(tmp_path: Path) -> None:
    targets = [tmp_path / f"{name}{FORMATS[name].suffixes[0]}" for name in FORMATS]
    for target in targets:
        target.write_text("before")

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))

    done = subprocess.run(
        [sys.executable, "-B", "-c", _FULL, *map(str, targets)],  # bytecode cut short would stay
        check=True,
        capture_output=True,
        text=True,
        preexec_fn=limit,
    )
    for target, line in zip(targets, done.stdout.splitlines(), strict=True):
        assert "cannot write" in line
        assert str(target) in line
        assert target.read_text() == "before"
    assert set(tmp_path.iterdir()) == set(targets)


@pytest.mark.parametrize("name", FORMATS)
def test_a_folder_that_is_closed_is_said(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(**_options: object) -> str:  # as for a user who is not root
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("geodata.files.tempfile.mkdtemp", closed)
    target = tmp_path / f"june{FORMATS[name].suffixes[0]}"
    with pytest.raises(ExchangeError, match=r"cannot write .*june.*Permission denied; .* -o"):
        write([TANF], target)
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(ExchangeError, match="No such file or directory"):
        write([TANF], tmp_path / "nowhere" / "june.geojson")
