"""``dateline compare``: what both have, what one has, and the file with all of it."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from geodata.store import Store
from tests.cli.conftest import Run
from tests.merging.mentions import parsed, told


@pytest.fixture
def filled(home: Path) -> None:
    with Store() as store:
        for name, facts in (("a", {}), ("b", {"latitude": None, "longitude": None})):
            mention = told(name, **facts)
            store.add(parsed(mention.sources[0].document_sha256, mention), merge=False)
        with store.taking_in("acled", preset="acled", file="x") as taking:
            taking.put([(told("acled:1"), None), (told("acled:2", latitude=10.0), None)])


@pytest.mark.usefixtures("filled")
def test_the_groups_are_counted_and_written(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "compared.csv"
    done = run("compare", "acled", "-o", path)
    assert done.status == 0
    assert done.out.splitlines()[:3] == [
        "both have             1",
        "only reports          1  (1 of them without a place or a day)",
        "only acled            1",
    ]
    assert "same days: 100 % (1 of 1)" in done.out
    assert done.err == f"{path}: all events; reports beside acled\n"
    with path.open(encoding="utf-8-sig", newline="") as file:
        groups = {row["group"]: row["ours_id"] or row["theirs_id"] for row in csv.DictReader(file)}
    assert groups == {"shared": "a", "only ours": "b", "only theirs": "acled:2"}


@pytest.mark.usefixtures("filled")
def test_filters_hold_for_both_sides_and_thresholds_can_be_set(run: Run) -> None:
    inside = run("compare", "acled", "--bbox", "35,33,45,36").out.splitlines()
    assert inside[:3] == [
        "both have             1",
        "only reports          0",
        "only acled            0",
    ]
    far = run("compare", "acled", "--ours", "acled", "--within-km", "0", "--within-days", "0")
    assert far.out.splitlines()[0] == "both have           2"


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["ged"], "no imported set is called 'ged': there are acled"),
        (["acled", "--within-km", "-1"], "km -1.0: give a number of 0 or more"),
        (["acled", "--collection", "acled"], "leave --collection out"),
        (["acled", "-o", "x.doc"], "no format for 'x.doc'"),
    ],
)
def test_a_wrong_wish_is_one_line_and_status_2(run: Run, arguments: list[str], said: str) -> None:
    done = run("compare", *arguments)
    assert done.status == 2
    assert said in done.err
    assert done.err.count("\n") == 1
