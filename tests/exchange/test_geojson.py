from __future__ import annotations

import json

import pytest
from geojson_pydantic import FeatureCollection
from hypothesis import given
from hypothesis import strategies as st

from geodata.contract import EVENT_PROPERTIES, event_properties
from geodata.errors import ExchangeError
from geodata.exchange import geojson
from geodata.models import Event
from tests.strategies import EVENTS

TANF = Event("e1", "meeting", "diplomacy", (), latitude=33.5000004, longitude=38.6666667)
NOWHERE = Event("e2", "meeting", "diplomacy", ())


@given(st.lists(EVENTS, max_size=4))
def test_events_come_back_from_geojson(events: list[Event]) -> None:
    assert geojson.loads(geojson.dumps(events)) == tuple(events)


def test_the_collection_is_as_the_standard_says() -> None:
    collection = json.loads(geojson.dumps([TANF, NOWHERE], filter_words="all events"))
    assert list(collection) == ["type", "filter", "features", "bbox"]
    assert collection["type"] == "FeatureCollection"
    assert collection["filter"] == "all events"
    assert collection["bbox"] == [38.666667, 33.5, 38.666667, 33.5]
    located, unlocated = collection["features"]
    assert located["type"] == "Feature"
    assert located["id"] == located["properties"]["id"] == "e1"
    assert located["geometry"] == {"type": "Point", "coordinates": [38.666667, 33.5]}
    assert unlocated["geometry"] is None
    assert tuple(located["properties"]) == EVENT_PROPERTIES


@given(st.lists(EVENTS, max_size=4))
def test_a_validator_of_the_standard_finds_nothing(events: list[Event]) -> None:
    text = geojson.dumps(events, filter_words="all events")
    read = FeatureCollection.model_validate_json(text)
    assert [one.id for one in read.features] == [one.id for one in events]
    assert "crs" not in json.loads(text)  # RFC 7946, section 4
    for one, event in zip(read.features, events, strict=True):
        assert (one.geometry is None) == (event.latitude is None)
        if one.geometry is not None:
            assert abs(one.geometry.coordinates[0]) <= 180
            assert abs(one.geometry.coordinates[1]) <= 90


def test_without_a_located_event_there_is_no_bbox() -> None:
    assert "bbox" not in json.loads(geojson.dumps([NOWHERE]))


def test_half_a_surrogate_pair_can_be_written() -> None:
    event = Event("e1", "meeting", "diplomacy", (), place="\ud800")
    assert geojson.loads(geojson.dumps([event]))[0].place == "\ud800"


@given(EVENTS)
def test_properties_are_those_of_the_contract(event: Event) -> None:
    (feature,) = json.loads(geojson.dumps([event]))["features"]
    assert feature["properties"] == event_properties(event)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "not JSON"),
        ("[]", "not a FeatureCollection"),
        ('{"type": "Feature"}', "not a FeatureCollection"),
        ('{"features": [1]}', "feature 1"),
        ('{"features": [{"properties": {}, "geometry": null}]}', "feature 1.*'id'"),
        ('{"features": [{"properties": {}, "geometry": {"coordinates": [1]}}]}', "feature 1"),
    ],
)
def test_other_texts_are_refused(text: str, said: str) -> None:
    with pytest.raises(ExchangeError, match=said):
        geojson.loads(text)
