"""``dateline gazetteer``: what a user adds, and what is said of it."""

import json
import os
import signal
import subprocess
import sys

import pytest

from geodata.gazetteer import adding

POSTS = (
    "Site;Lat;Lng;Notes\nHajiz Wahmi;34,6;40,8;x\nBad;north;4;\nZero;0;0;\nNaqtat Wahmi;34;41;\n"
)


@pytest.fixture
def posts(tmp_path):
    path = tmp_path / "posts.csv"
    path.write_text(POSTS)
    return path


def test_an_addition_is_summed_up(run, posts, home):
    result = run("gazetteer", "add", posts)
    assert (result.status, result.out) == (0, "")
    said = [line for line in result.err.splitlines() if not line.startswith(("Read", "Index"))]
    columns = "name from Site, latitude from Lat, longitude from Lng; not read: Notes"
    assert said == [
        f"posts.csv: 2 places under 2 spellings added; a copy is kept in {home / 'places'}",
        f"  columns: {columns}; split by semicolons; UTF-8",
        "  2 lines were skipped; dateline gazetteer info --skipped lists them:",
        "        1  no decimal degrees such as 34.5 (line 3)",
        "        1  at 0, 0, where missing values land (line 4)",
    ]


def test_the_second_time_it_says_that_nothing_was_changed(run, posts):
    run("gazetteer", "add", posts)
    again = run("gazetteer", "add", posts)
    assert again.status == 0
    assert "posts.csv: added already, on " in again.err
    posts.write_text(POSTS.replace("Hajiz", "Rajm"))
    assert "in place of the file of that name added before" in run("gazetteer", "add", posts).err


def test_what_is_added_is_used_by_geocode_parse_and_ingest(run, posts, tmp_path):
    run("gazetteer", "add", posts)
    posts.unlink()
    assert "posts:hajiz-wahmi" in run("geocode", "Hajiz Wahmi").out
    report = tmp_path / "report.txt"
    report.write_text("An air strike hit Hajiz Wahmi on Monday, killing two soldiers.")
    found = json.loads(run("parse", report, "--published", "2018-06-22").out)
    assert "posts:hajiz-wahmi" in [one["place_id"] for one in found["toponyms"]]
    assert run("ingest", report, "--published", "2018-06-22").status == 0
    target = tmp_path / "all.geojson"
    run("export", "-o", target)
    assert "posts:hajiz-wahmi" in target.read_text("utf-8")


def test_info_lists_additions_and_their_skipped_lines(run, posts):
    run("gazetteer", "add", posts)
    first, posted, *_ = run("gazetteer", "info").out.splitlines()
    assert first.split() == ["source", "places", "spellings", "skipped"]
    assert posted.split()[:4] == ["posts.csv", "2", "2", "2"]
    assert posted.endswith(f" from {posts}")
    assert run("gazetteer", "info", "--skipped").out.splitlines() == [
        "posts.csv:3: no decimal degrees such as 34.5: 'north', '4'",
        "posts.csv:4: at 0, 0, where missing values land",
    ]


def test_many_skipped_lines_are_counted_and_the_first_are_named(run, tmp_path):
    path = tmp_path / "many.csv"
    path.write_text("name,lat,lon\nTell Wahmi,1,1\n" + "Bad,91,0\n" * 30)
    said = run("gazetteer", "add", path).err.splitlines()[-1]
    assert said == (
        "       30  latitude out of range (is it the longitude?) (line 3, 4, 5, 6, 7, 8, 9, 10, …)"
    )
    assert len(run("gazetteer", "info", "--skipped").out.splitlines()) == 30


def test_remove_takes_it_back(run, posts):
    run("gazetteer", "add", posts)
    result = run("gazetteer", "remove", posts)
    assert (result.status, result.err) == (0, "posts.csv: its places are no longer looked up\n")
    assert "posts.csv" not in run("gazetteer", "info").out
    again = run("gazetteer", "remove", "posts.csv")
    assert again.status == 2
    assert again.err == "dateline: 'posts.csv' was not added; what was: nothing\n"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("x.csv", b"Al-Tanf,33.5,38.6\n", "its first line is a place"),
        ("x.csv", b"", "is empty"),
        ("x.xlsx", b"\xd0\xcf\x11\xe0" + bytes(99), "save it as CSV"),
        ("x.png", b"\x89PNG\r\n" + bytes(99), "is no text"),
        ("x.csv", b"name,lat,lon\nTell,91,92\n", "no usable place in it; line 2: latitude out of"),
        ("x.csv", None, "No such file"),
    ],
)
def test_what_cannot_be_added_is_said_in_one_line_and_the_others_are(
    run, posts, name, content, said
):
    path = posts.with_name(name)
    if content is not None:
        path.write_bytes(content)
    result = run("gazetteer", "add", path, posts)
    assert result.status == 2
    (complaint,) = [line for line in result.err.splitlines() if line.startswith("dateline: ")]
    assert name in complaint
    assert said in complaint
    assert "posts:hajiz-wahmi" in run("geocode", "Hajiz Wahmi").out


def test_ctrl_c_adds_nothing_and_says_so(run, posts, monkeypatch):
    def interrupted(*_arguments, **_options):
        raise KeyboardInterrupt

    monkeypatch.setattr(adding, "add", interrupted)
    result = run("gazetteer", "add", posts)
    assert result.status == 130
    assert result.err.splitlines() == [f"stopped: {posts} was not added", ""]


# What runs in the background inherits that Ctrl-C is ignored; a user's terminal does not.
_INTERRUPTIBLE = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
from geodata.cli import main
sys.exit(main(sys.argv[1:]))
"""


def test_ctrl_c_in_the_middle_of_building_leaves_no_trace(run, home, tmp_path):
    run("gazetteer", "info")
    path = tmp_path / "large.csv"
    rows = (f"{tmp_path.name} {n},34.{n},40.{n}\n" for n in range(150_000))
    path.write_text("name,lat,lon\n" + "".join(rows))
    with subprocess.Popen(
        [sys.executable, "-c", _INTERRUPTIBLE, "gazetteer", "add", str(path)],
        env=os.environ,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stderr is not None
        next(line for line in process.stderr if "Indexing" in line)
        process.send_signal(signal.SIGINT)
        said = process.stderr.read()
    assert process.returncode == 130
    assert "was not added" in said
    assert "Traceback" not in said
    assert not list((home / "places").glob("*.gz"))
    assert "large.csv" not in run("gazetteer", "info").out


def test_without_additions_info_and_build_tell_what_is_shipped(run):
    lines = run("gazetteer", "info").out.splitlines()
    assert lines[1].startswith("seeds (places.csv) ")
    assert run("gazetteer", "info", "--skipped").out == ""
    assert run("gazetteer", "build").err.startswith("the gazetteer holds ")
