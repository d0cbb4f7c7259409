from __future__ import annotations

import datetime as dt
import json

from hypothesis import given
from hypothesis import strategies as st

from geodata.contract import EVENT_PROPERTIES
from geodata.frame import to_frame
from geodata.models import Event
from tests.strategies import EVENTS

TANF = Event(
    "e1",
    "meeting",
    "diplomacy",
    (),
    start=dt.date(2018, 6, 17),
    actors=("Iran", "Syria"),
    latitude=33.5,
    longitude=38.667,
    fatalities_low=3,
)


def test_the_columns_are_those_of_the_contract() -> None:
    frame = to_frame([TANF])
    assert tuple(frame.columns) == (*EVENT_PROPERTIES, "geometry")
    row = frame.iloc[0]
    assert (row["start"], row["actors"], row["fatalities_low"]) == (
        "2018-06-17",
        ["Iran", "Syria"],
        3,
    )
    assert (row.geometry.x, row.geometry.y) == (38.667, 33.5)


@given(st.lists(EVENTS, max_size=3))
def test_every_event_is_a_row_and_the_unlocated_have_no_point(events: list[Event]) -> None:
    frame = to_frame(events)
    assert list(frame["id"]) == [event.id for event in events]
    assert list(frame.geometry.isna()) == [event.latitude is None for event in events]
    assert frame.crs.to_epsg() == 4326


def test_a_frame_without_events_still_has_its_columns() -> None:
    frame = to_frame([])
    assert tuple(frame.columns) == (*EVENT_PROPERTIES, "geometry")
    assert frame.crs.to_epsg() == 4326


def test_a_frame_can_be_written_by_geopandas() -> None:
    (feature,) = json.loads(to_frame([TANF]).to_json())["features"]
    assert feature["properties"]["actors"] == ["Iran", "Syria"]
    assert feature["geometry"]["coordinates"] == [38.667, 33.5]
