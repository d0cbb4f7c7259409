"""``dateline merge``, and merging on the way into the store."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

FIRST = "Iran fired six missiles at Deir Ezzor on Monday, killing 15 militants."
SECOND = "On 1 October six missiles of Iran hit Deir ez-Zor. At least 20 militants were killed."


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    path = tmp_path / "reports.jsonl"
    told = [
        {"id": "1", "title": "Missiles", "published": "2018-10-02", "text": FIRST},
        {"id": "2", "title": "Revenge", "published": "2018-10-03", "text": SECOND},
    ]
    path.write_text("\n".join(map(json.dumps, told)), encoding="utf-8")
    return path


def exported(run: Run, folder: Path) -> list[dict]:
    run("export", "-o", folder / "all.geojson")
    features = json.loads((folder / "all.geojson").read_text("utf-8"))["features"]
    return [feature["properties"] for feature in features]


def test_reading_reports_joins_what_they_tell(run: Run, reports: Path, tmp_path: Path) -> None:
    run("ingest", reports)
    (event,) = exported(run, tmp_path)
    assert event["reports"] == 2
    assert event["merged_because"].startswith("same day, same place, both missile or rocket")
    tolls = [(one["fatalities_low"], one["fatalities_high"]) for one in event["sources"]]
    assert {low for low, _ in tolls} == {15, 20}
    run("ingest", reports)
    assert exported(run, tmp_path) == [event]


def test_why_is_explained(run: Run, reports: Path) -> None:
    run("ingest", reports)
    said = run("merge", "--explain")
    assert said.err == "2 mentions of 1 event; 1 told more than once\n"
    head, why, first, second = said.out.splitlines()[:4]
    assert "2018-10-01  missile_strike" in head
    assert "killed" in why
    assert "Missiles, 2018-10-02: Iran fired" in first
    assert "Revenge, 2018-10-03: On 1 October" in second


def test_a_split_is_kept_and_undone(run: Run, reports: Path, tmp_path: Path) -> None:
    run("ingest", reports)
    (event,) = exported(run, tmp_path)
    assert run("merge", "--split", event["id"]).err.endswith(
        "2 mentions of 2 events; 0 told more than once\n"
    )
    run("merge")
    apart = exported(run, tmp_path)
    assert [one["reports"] for one in apart] == [1, 1]
    assert "undone: 2 mentions split on" in run("merge", "--undo").err
    assert exported(run, tmp_path) == [event]
    run("merge", "--split", event["id"])
    joined = run("merge", "--join", *(one["id"] for one in apart), "--explain")
    assert "joined by hand" in joined.out


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--split", "nothing"), "dateline: there is no event 'nothing' in the store"),
        (("--split", ""), "dateline: there is no event '' in the store"),
        (("--undo",), "dateline: nothing was split or joined by hand"),
        (("--undo", "--split", "a"), "dateline: give one of --split, --join and --undo"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(
    run: Run, options: tuple[str, ...], said: str
) -> None:
    result = run("merge", *options)
    assert result.status == 2
    assert result.err.startswith(said)
    assert result.err.count("\n") == 1


def test_an_empty_store_has_nothing_to_merge(run: Run) -> None:
    said = run("merge", "--explain")
    assert said.status == 0
    assert said.out == "no event is told by several reports\n"
