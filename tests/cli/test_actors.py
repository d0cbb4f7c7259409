"""``dateline actors`` and ``--actors``: what a user adds, and what is said of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from geodata.filters import Filters
from geodata.store import Store
from tests.cli.conftest import Run

HEADER = "id,name,aliases,kind,country,parent\n"
ROWS = "liwa-x,Liwa Xanadu,Xanadis,armed-group,SYR,quds-force\n,Nameless,,armed-group,,\n"


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    path = tmp_path / "mine.csv"
    path.write_text(HEADER + ROWS, "utf-8")
    return path


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text("The Xanadis shelled Deir Ezzor on Monday, killing two soldiers.", "utf-8")
    return path


def names(line: str) -> list[str]:
    return [one["actor"] for one in json.loads(line)["actors"]]


def test_a_file_of_actors_holds_for_one_command(run: Run, mine: Path, report: Path) -> None:
    result = run("parse", report, "--published", "2018-06-22", "--actors", mine)
    assert names(result.out)[0] == "Liwa Xanadu"
    assert result.err.splitlines()[:3] == [
        f"{mine}: 1 actor under 2 spellings read",
        f"  1 line was skipped; dateline actors info --skipped --actors {mine} lists them:",
        "        1  the id or the name is empty (line 3)",
    ]
    assert "Liwa Xanadu" not in names(run("parse", report).out)


def test_what_is_added_is_used_by_parse_ingest_and_filters(
    run: Run, mine: Path, report: Path, tmp_path: Path
) -> None:
    result = run("actors", "add", mine)
    assert result.status == 0
    assert result.err.startswith("mine.csv: 1 actor under 2 spellings added; a copy is kept in ")
    mine.unlink()
    assert names(run("parse", report).out)[0] == "Liwa Xanadu"
    assert run("ingest", report, "--published", "2018-06-22").status == 0
    target = tmp_path / "some.geojson"
    for name in ("IRGC", "Quds Force", "liwa-x"):
        run("export", "-o", target, "--actor", name)
        (event,) = json.loads(target.read_text("utf-8"))["features"]
        assert event["properties"]["actor1"] == "Liwa Xanadu"
    run("export", "-o", target, "--actor", "Hezbollah")
    assert json.loads(target.read_text("utf-8"))["features"] == []


def test_a_filter_on_a_parent_finds_its_children(run: Run, tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text("The Quds Force shelled Deir Ezzor on Monday, killing two.", "utf-8")
    run("ingest", report, "--published", "2018-06-22")
    with Store() as store:
        events = store.events()
    for name in ("Quds Force", "IRGC", "Islamic Revolutionary Guard Corps", "Iran", "iran"):
        assert [one.actor1 for one in Filters(actor=(name,)).select(events)] == ["Quds Force"]
        assert Filters.from_query({"actor": name}).select(events) == events
    assert Filters(actor=("Iraq",)).select(events) == ()


def test_added_once_replaced_listed_and_removed(run: Run, mine: Path) -> None:
    run("actors", "add", mine)
    again = run("actors", "add", mine)
    assert (again.status, again.err.splitlines()[0]) == (
        0,
        "mine.csv: added already; nothing was changed",
    )
    mine.write_text(HEADER + ROWS.replace("Xanadis", "Xanadites"), "utf-8")
    assert "in place of the file of that name added before" in run("actors", "add", mine).err
    first, ours, own = run("actors", "info").out.splitlines()
    assert first.split() == ["source", "actors", "spellings", "skipped"]
    assert ours.startswith("seeds (actors.csv) ")
    assert own.split()[:5] == ["mine.csv", "1", "2", "1", "added"]
    skipped = run("actors", "info", "--skipped").out
    assert skipped == "mine.csv:3: the id or the name is empty\n"
    removed = run("actors", "remove", mine)
    assert (removed.status, removed.err) == (0, "mine.csv: its actors are no longer known\n")
    assert "mine.csv" not in run("actors", "info").out
    gone = run("actors", "remove", "mine.csv")
    assert gone.status == 2
    assert gone.err == "dateline: 'mine.csv' was not added; what was: nothing\n"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"\x89PNG\r\n" + bytes(99), "is no text"),
        (b"id,name\n", "lacks the column 'aliases'"),
        (
            f"{HEADER},X,,,,\n".encode(),
            "no usable actor in it; line 2: the id or the name is empty",
        ),
        (None, "cannot be read"),
    ],
)
def test_what_cannot_be_added_is_said_in_one_line_and_the_others_are(
    run: Run, mine: Path, content: bytes | None, said: str
) -> None:
    path = mine.with_name("bad.csv")
    if content is not None:
        path.write_bytes(content)
    result = run("actors", "add", path, mine)
    assert result.status == 2
    (complaint,) = [line for line in result.err.splitlines() if line.startswith("dateline: ")]
    assert complaint.startswith(f"dateline: {path}: {said}")
    assert "mine.csv" in run("actors", "info").out


def test_a_file_without_a_usable_actor_holds_for_no_command(run: Run, mine: Path) -> None:
    mine.write_text(f"{HEADER}x,X,,martian,,\n", "utf-8")
    for arguments in (("parse", mine), ("actors", "info")):
        result = run(*arguments, "--actors", mine)
        assert result.status == 2
        assert result.err.startswith(
            f"dateline: {mine}: no usable actor in it; line 2: the kind is"
        )


def test_a_folder_that_cannot_be_written_to_is_said(run: Run, home: Path, mine: Path) -> None:
    (home / "actors").write_text("no folder")
    result = run("actors", "add", mine)
    assert result.status == 2
    assert "DATELINE_HOME" in result.err
    assert len(result.err.splitlines()) == 1
