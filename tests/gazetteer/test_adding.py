"""Adding places for good: whole, found again, and never at the cost of what was there."""

import gzip
import json
import os
import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geodata.errors import GazetteerError
from geodata.gazetteer import Gazetteer, added, adding
from geodata.gazetteer.romanisation import normalise
from geodata.gazetteer.sources import user_files

HEADER = "name,latitude,longitude\n"


@pytest.fixture
def home(tmp_path, dateline_home, gazetteer, monkeypatch):
    """A home without additions, and the index that all tests share."""
    folder = tmp_path / "home"
    folder.mkdir()
    (folder / "gazetteer").symlink_to((dateline_home / "gazetteer").resolve())
    monkeypatch.setenv("DATELINE_HOME", str(folder))
    return folder


@pytest.fixture
def places(tmp_path):
    path = tmp_path / "posts.csv"
    path.write_text(HEADER + "Hajiz Wahmi,34.6,40.8\nNaqtat Wahmi,x,y\nTell Wahm,34.7,40.8\n")
    return path


def names():
    return [one.name for one in added.additions()]


def found(name):
    return [one.place.id for one in Gazetteer.open().candidates(name) if one.similarity == 1]


def test_what_is_added_is_found_from_then_on_though_the_file_is_gone(home, places):
    result = adding.add(places)
    assert (result.replaced, result.unchanged) == (False, False)
    assert (result.info.places, [one.line for one in result.info.skipped]) == (2, [3])
    assert adding.columns_of(result.addition) == "name, latitude, longitude; split by commas"
    kept = result.addition.file.path
    assert kept.parent == home / "places"
    assert gzip.decompress(kept.read_bytes()) == places.read_bytes()
    places.unlink()
    assert found("Hajiz Wahmi") == ["posts:hajiz-wahmi"]


def test_the_index_is_built_again_from_the_copy(home, places, dateline_home):
    adding.add(places)
    places.unlink()
    built = list((dateline_home / "gazetteer").glob("posts-csv-*/sizes.json"))
    assert built
    for one in built:
        one.unlink()
    assert found("Hajiz Wahmi") == ["posts:hajiz-wahmi"]


def test_the_same_file_twice_changes_nothing(home, places):
    first = adding.add(places)
    register = (home / "places" / "register.json").read_bytes()
    copy = places.with_name("copy.csv")
    copy.write_bytes(places.read_bytes())
    for path in (places, copy):
        again = adding.add(path)
        assert again.unchanged
        assert (again.addition, again.info) == (first.addition, first.info)
    assert (home / "places" / "register.json").read_bytes() == register


def test_a_changed_file_replaces_the_one_of_its_name(home, places):
    adding.add(places)
    places.write_text(HEADER + "Rajm Wahmi,34.9,40.8\n")
    assert adding.add(places).replaced
    assert names() == ["posts.csv"]
    assert found("Hajiz Wahmi") == []
    assert found("Rajm Wahmi") == ["posts:rajm-wahmi"]
    assert len(list((home / "places").glob("*.gz"))) == 1


def test_what_is_removed_is_no_longer_found(home, places):
    adding.add(places)
    assert adding.remove("posts.csv").name == "posts.csv"
    assert names() == []
    assert found("Hajiz Wahmi") == []
    assert not list((home / "places").glob("*.gz"))
    with pytest.raises(GazetteerError, match=r"'posts\.csv' was not added; what was: nothing"):
        adding.remove("posts.csv")


def test_a_file_without_places_leaves_what_was_added(home, places):
    adding.add(places)
    places.write_text(HEADER + "Nowhere,91,0\n")
    with pytest.raises(GazetteerError, match=r"no usable place in it; line 2: latitude out of"):
        adding.add(places)
    assert found("Hajiz Wahmi") == ["posts:hajiz-wahmi"]
    assert len(list((home / "places").glob("*.gz"))) == 1


def in_another_process(home, code, **limits):
    """Run code in a process of its own; returns its exit status and what it said."""
    script = (
        "import os, resource, sys\nfrom pathlib import Path\n"
        "from geodata.gazetteer import added, adding\n" + code
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        env=os.environ | {"DATELINE_HOME": str(home)} | limits,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stderr


@pytest.mark.parametrize(
    "moment",
    [
        "adding.add(path, reading=lambda *_: os._exit(9))",
        "adding.add(path, building=lambda *_: os._exit(9))",
        "added.register = lambda *_: os._exit(9); adding.add(path)",
    ],
)
def test_a_process_killed_at_any_moment_leaves_what_was_added(home, places, moment):
    adding.add(places)
    # The index is shared: what another run has built would not be built again.
    rows = "".join(f"Rajm {n},34.9,40.8\n" for n in range(2_000))
    places.write_text(f"{HEADER}{rows}{home.parent},1,2\n")
    status, _ = in_another_process(home, f"path = Path({str(places)!r})\n{moment}")
    assert status == 9
    assert found("Hajiz Wahmi") == ["posts:hajiz-wahmi"]
    assert adding.add(places).replaced
    assert found("Rajm 1999") == ["posts:rajm-1999"]
    assert {path.suffix for path in (home / "places").iterdir()} == {".gz", ".json", ".lock"}
    assert len(list((home / "places").glob("*.gz"))) == 1


def test_a_full_disk_is_said_in_one_line_and_leaves_what_was_added(home, places, tmp_path):
    adding.add(places)
    large = tmp_path / "large.csv"
    rows = (f"Rajm {n * 7919 % 100_003},34.{n},40.{n * 31 % 9973}\n" for n in range(60_000))
    large.write_text(HEADER + "".join(rows))
    status, said = in_another_process(
        home,
        "resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))\n"
        f"adding.add(Path({str(large)!r}))",
    )
    assert status == 1
    last = said.strip().splitlines()[-1]
    assert "GazetteerError" in last
    assert "File too large" in last
    assert "nothing was changed" in last
    assert names() == ["posts.csv"]
    assert found("Hajiz Wahmi") == ["posts:hajiz-wahmi"]


def test_a_damaged_register_is_an_error_that_names_the_remedy(home, places):
    adding.add(places)
    register = home / "places" / "register.json"
    for content in ("", "{", "[1]", '{"a": 1}', json.dumps([{"file": {}, "form": "csv"}])):
        register.write_text(content)
        with pytest.raises(GazetteerError, match=r"register\.json: .*remove it and add your files"):
            Gazetteer.open()


def test_a_copy_that_is_gone_is_an_error_and_can_be_added_again_or_removed(home, places):
    kept = adding.add(places).addition.file.path
    kept.unlink()
    with pytest.raises(GazetteerError, match=r"add the file again, or run: dateline gazetteer rem"):
        Gazetteer.open()
    adding.add(places)
    assert found("Hajiz Wahmi") == ["posts:hajiz-wahmi"]
    kept.unlink()
    adding.remove("posts.csv")
    assert found("Hajiz Wahmi") == []


def test_a_home_that_cannot_be_written_is_said_in_one_line(home, places):
    (home / "places").write_text("a file where the folder should be")
    with pytest.raises(GazetteerError, match="places cannot be added"):
        adding.add(places)


def test_an_added_file_given_once_more_is_not_doubled(home, places):
    adding.add(places)
    sources = [info.name for info in Gazetteer.open([places]).info()]
    assert sources.count("posts.csv") == 1


def test_a_dump_and_what_is_shipped_are_one_place(home, tmp_path, gazetteer):
    shipped = gazetteer.place("geonames:170063")
    row = ["170063", "Halab as Sughra", "", "Wahm al Kabir", "36.2", "37.1", "P", "PPL", "SY"]
    dump = tmp_path / "SY.txt"
    dump.write_text("\t".join([*row, *[""] * 10]))
    adding.add(dump)
    opened = Gazetteer.open()
    (candidate,) = opened.candidates("Wahm al Kabir")
    assert candidate.place == shipped
    assert opened.place("geonames:170063") == shipped


NAMES = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=30)
POINTS = st.tuples(
    st.floats(-90, 90).map(lambda one: round(one, 5)),
    st.floats(-180, 180).map(lambda one: round(one, 5)),
)


@given(st.lists(st.tuples(NAMES, POINTS), min_size=1, max_size=8))
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_name_of_a_csv_is_found_again_at_its_point(home, tmp_path, rows):
    rows = [("Tell Wahmi", (34.5, 40.5)), *rows]
    path = tmp_path / "round.csv"
    quoted = ('"{}",{},{}'.format(name.replace('"', '""'), *point) for name, point in rows)
    path.write_text(HEADER + "\n".join(quoted), encoding="utf-8")
    info = adding.add(path).info
    opened = Gazetteer.open()
    skipped = {one.line for one in info.skipped}
    for line, (name, point) in enumerate(rows, start=2):
        if line in skipped:
            assert not normalise(name) or point == (0, 0) or rows.count((name, point)) > 1
            continue
        points = {
            (one.place.latitude, one.place.longitude)
            for one in opened.candidates(name, limit=200)
            if one.similarity == 1 and one.place.id.startswith("round:")
        }
        assert point in points


def test_additions_are_sources_in_their_order(home, places, tmp_path):
    other = tmp_path / "other.csv"
    other.write_text(HEADER + "Hajiz Wahmi,34.61,40.81\n")
    adding.add(places)
    adding.add(other)
    assert [one.name for one in added.sources()] == ["posts.csv", "other.csv"]
    assert added.sources()[0].fingerprint == user_files.source(places).fingerprint
    best = Gazetteer.open().candidates("Hajiz Wahmi")
    assert [one.place.id for one in best] == ["other:hajiz-wahmi"]
