from __future__ import annotations

import datetime as dt
import os
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import points
from dashboard.points import publish
from dashboard.symbols import kind_label
from geodata.columns import EventColumns
from geodata.models import Event
from geodata.webmap.points import NO_DAY
from tests.dashboard.blocks import read_points, shown_points
from tests.strategies import EVENTS

HARRI = Event(
    "1", "air_strike", "violence", (), place="Harri", latitude=34.43, longitude=40.99, country="SYR"
)


def located(events: Sequence[Event]) -> list[Event]:
    return [event for event in events if event.latitude is not None]


@given(st.lists(EVENTS, max_size=6))
def test_what_the_browser_reads_is_what_the_events_say(tmp_path_factory, events) -> None:
    folder = tmp_path_factory.mktemp("points")
    columns = EventColumns.of(events)
    drawn = publish(columns, folder)
    read = read_points(drawn.blocks, folder)
    drawn_events = [events[row] for row in drawn.rows.tolist()]
    assert {event.id for event in drawn_events} == {event.id for event in located(events)}
    for event, point in zip(drawn_events, read, strict=True):
        assert point["latitude"] == pytest.approx(
            np.clip(event.latitude, -85.0511, 85.0511), abs=1e-4
        )
        turned = (point["longitude"] - event.longitude + 180) % 360 - 180
        assert turned == pytest.approx(0, abs=1e-5)
        assert point["title"] == kind_label(event.kind)
        assert point["where"] == (event.place or "")
        assert point["modality"] == event.modality
        assert point["precision"] == event.date_precision
        assert point["confidence"] == pytest.approx(event.confidence, abs=0.003)
        area = event.geo_precision == "area" and event.country and event.place_id is not None
        assert point["area"] == (f"{event.country}/{event.place_id}" if area else "")
        first = event.start or event.end
        day = NO_DAY if first is None else (first - np.datetime64(0, "D").item()).days
        assert point["start"] == day


def test_the_bits_say_which_points_are_shown(tmp_path: Path) -> None:
    events = [replace(HARRI, id=str(number), place=f"P{number}") for number in range(11)]
    events[3] = replace(events[3], latitude=None, longitude=None)
    drawn = publish(EventColumns.of(events), tmp_path)
    shown = np.zeros(11, dtype=bool)
    shown[[0, 3, 8, 10]] = True
    assert drawn.bits(np.ones(11, dtype=bool)) is None
    assert [drawn.of_row(row) for row in (0, 3, 4, 10)] == [0, -1, 3, 9]
    payload = {"blocks": drawn.blocks, "shown": drawn.bits(shown)}
    kept = np.flatnonzero(shown[drawn.rows])
    assert kept.tolist() == [0, 7, 9]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("dashboard.assets.points_folder", lambda: tmp_path)
        assert [point["where"] for point in shown_points(payload)] == ["P0", "P8", "P10"]


def test_an_edit_makes_one_new_block(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(points, "_ROWS", 4)
    events = [
        replace(HARRI, id=str(number), place=f"P{number}", start=dt.date(2018, 1, 1 + number))
        for number in range(11)
    ]
    before = publish(EventColumns.of(events), tmp_path).blocks
    events[5] = replace(events[5], kind="killing")
    more = replace(HARRI, id="more", start=dt.date(2018, 1, 6))
    after = publish(EventColumns.of([more, *events]), tmp_path).blocks
    assert len(before) == len(after) > 2
    assert len(set(before) & set(after)) == len(before) - 1


def test_blocks_that_nothing_asks_for_go_after_a_day(tmp_path: Path) -> None:
    old = publish(EventColumns.of([HARRI]), tmp_path).blocks[0]
    other = EventColumns.of([replace(HARRI, place="Abu Kamal")])
    publish(other, tmp_path)
    assert (tmp_path / f"{old}.gz").exists()
    long_ago = time.time() - 25 * 3600
    os.utime(tmp_path / f"{old}.gz", (long_ago, long_ago))
    kept = publish(other, tmp_path).blocks
    assert [path.stem for path in tmp_path.iterdir()] == list(kept)


def test_dates_far_away_do_not_make_a_block_each(tmp_path: Path) -> None:
    years = [1200, *[2018] * 500, 2400]
    events = [
        replace(HARRI, id=str(at), start=dt.date(year, 1, 1)) for at, year in enumerate(years)
    ]
    assert len(publish(EventColumns.of(events), tmp_path).blocks) <= 3


def test_nothing_located_is_no_block(tmp_path: Path) -> None:
    nowhere = replace(HARRI, latitude=None, longitude=None)
    drawn = publish(EventColumns.of([nowhere]), tmp_path)
    assert drawn.blocks == ()
    assert drawn.bits(np.ones(1, dtype=bool)) is None


def test_words_of_another_version_are_drawn_all_the_same(tmp_path: Path) -> None:
    odd = replace(HARRI, family="weather", kind="hail_storm", modality="rumoured")
    [point] = read_points(publish(EventColumns.of([odd]), tmp_path).blocks, tmp_path)
    assert (point["family"], point["title"], point["modality"]) == (
        "other",
        "Hail storm",
        "reported",
    )
