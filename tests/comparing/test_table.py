"""A comparison as a file: one line an event, what both sides say side by side."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import numpy as np
import pytest

from geodata.columns import EventColumns
from geodata.comparing import compare, sides, table
from geodata.errors import ExchangeError
from geodata.exchange.compared import SUFFIXES, write_comparison
from geodata.models import Event
from tests.merging.mentions import told

EVENTS = [
    told("a", quote="=SUM(A1)"),
    told("b", latitude=None, longitude=None, kind="meeting", family="diplomacy"),
    told("acled:1", fatalities_low=2, collection="acled"),
    told("acled:2", latitude=10.0, collection="acled", quote="half \ud800"),
]


def rows() -> list[dict]:
    columns = EventColumns.of(EVENTS)
    compared = compare(columns, *sides(columns, np.ones(1, bool), "reports", "acled"))
    by_id = {event.id: event for event in EVENTS}

    def read(ids: list[str]) -> list[Event]:
        return [by_id[one] for one in ids]

    return list(table.properties(table.lines(compared), columns, read))


def test_each_line_says_what_both_sides_say() -> None:
    found = rows()
    assert [one["group"] for one in found] == ["shared", "only ours", "only theirs"]
    assert all(tuple(one) == table.COLUMNS for one in found)
    shared = found[0]
    assert (shared["ours_id"], shared["theirs_id"]) == ("a", "acled:1")
    assert (shared["days_apart"], shared["km_apart"]) == (0, 0.0)
    assert (shared["ours_fatalities_low"], shared["theirs_fatalities_low"]) == (None, 2)
    assert (found[1]["theirs_id"], found[2]["ours_id"], found[2]["km_apart"]) == (None,) * 3


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_comparison_is_written_and_read_by_others(suffix: str, tmp_path: Path) -> None:
    path = write_comparison(rows(), table.COLUMNS, tmp_path / f"compared{suffix}")
    if suffix == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as file:
            read = list(csv.DictReader(file))
        assert read[0]["ours_quote"] == "'=SUM(A1)"
        assert [one["group"] for one in read] == ["shared", "only ours", "only theirs"]
        return
    found = json.loads(path.read_text("utf-8"))
    listed = found if suffix == ".json" else [one["properties"] for one in found["features"]]
    assert [one["theirs_id"] for one in listed] == ["acled:1", None, "acled:2"]
    assert listed[2]["theirs_quote"] == "half \\ud800"
    if suffix == ".geojson":
        geometries = [one["geometry"] for one in found["features"]]
        assert geometries[1] is None
        assert geometries[2]["coordinates"] == [40.99, 10.0]


def test_nothing_compared_is_a_file_without_rows(tmp_path: Path) -> None:
    for suffix in SUFFIXES:
        path = write_comparison([], table.COLUMNS, tmp_path / f"none{suffix}")
        if suffix != ".csv":
            assert not (json.loads(path.read_text("utf-8")) or {}) or suffix == ".geojson"


def test_another_suffix_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ExchangeError, match=r"no format for 'x\.doc'.*\.csv, \.json, \.geojson"):
        write_comparison([], table.COLUMNS, tmp_path / "x.doc")
