"""The data contract, against DESIGN's own lists of names."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from hypothesis import given

from geodata.contract import (
    EVENT_PROPERTIES,
    event_from_properties,
    event_properties,
    parsed_to_dict,
)
from geodata.errors import ExchangeError
from geodata.models import (
    Actor,
    ActorMention,
    DateMention,
    DateRange,
    Document,
    Event,
    Parsed,
    Place,
    PlacedToponym,
    RelativePlace,
    Toponym,
)
from tests.strategies import EVENTS

DOCUMENT = Document(
    "d1", "Al-Tanf, 17 June: Iran", (0, 22), "ab" * 32, published=dt.date(2018, 6, 22)
)
TANF = Place("dateline:al-tanf", "Al-Tanf", 33.5, 38.667, "base", "SYR", "Homs")
NAME = Toponym(0, 7, "Al-Tanf", "literal", feature="base")
NORTH = RelativePlace(
    start=0,
    end=7,
    text="Al-Tanf",
    anchors=(PlacedToponym(NAME, TANF, 0.9, ""),),
    latitude=33.6,
    longitude=38.667,
    radius_km=12.5,
    precision="near",
    relation="direction",
    confidence=0.9,
    reason="north of Al-Tanf",
)
DAY = DateRange(dt.date(2018, 6, 17), dt.date(2018, 6, 17), "day")


def test_a_parsed_document_has_the_keys_of_the_contract() -> None:
    parsed = Parsed(
        DOCUMENT,
        (PlacedToponym(NAME, TANF, 0.9, "the only one"),),
        (DateMention(9, 16, "17 June", DAY, "2018-06-17"),),
        (ActorMention(18, 22, "Iran", Actor("iran", "Iran", "state")),),
        (Event("e1", "deployment", "movement", (), latitude=33.5, longitude=38.667),),
        (NORTH,),
    )
    found = parsed_to_dict(parsed)
    assert list(found) == [
        "document",
        "toponyms",
        "dates",
        "actors",
        "events",
        "relative_places",
    ]
    assert found["document"] == {
        "id": "d1",
        "path": None,
        "title": None,
        "published": "2018-06-22",
        "language": None,
        "sha256": "ab" * 32,
        "body": [0, 22],
    }
    assert found["toponyms"] == [
        {
            "start": 0,
            "end": 7,
            "text": "Al-Tanf",
            "place_id": "dateline:al-tanf",
            "name": "Al-Tanf",
            "latitude": 33.5,
            "longitude": 38.667,
            "country": "SYR",
            "admin1": "Homs",
            "feature": "base",
            "role": "literal",
            "confidence": 0.9,
            "reason": "the only one",
        }
    ]
    assert found["relative_places"] == [
        {
            "start": 0,
            "end": 7,
            "text": "Al-Tanf",
            "latitude": 33.6,
            "longitude": 38.667,
            "radius_km": 12.5,
            "anchors": ["dateline:al-tanf"],
            "reason": "north of Al-Tanf",
        }
    ]
    assert found["dates"] == [
        {
            "start": 9,
            "end": 16,
            "text": "17 June",
            "from": "2018-06-17",
            "to": "2018-06-17",
            "precision": "day",
            "value": "2018-06-17",
        }
    ]
    assert found["actors"] == [
        {"start": 18, "end": 22, "text": "Iran", "actor": "Iran", "actor_id": "iran"}
    ]
    assert list(found["events"][0]) == [*EVENT_PROPERTIES, "latitude", "longitude"]
    assert json.loads(json.dumps(found)) == found


def test_what_could_not_be_resolved_is_null_with_a_reason() -> None:
    parsed = Parsed(
        DOCUMENT,
        (PlacedToponym(NAME, None, 0.0, "not in the gazetteer"),),
        (DateMention(9, 16, "one day", None, None, "vague"),),
    )
    found = parsed_to_dict(parsed)
    toponym, date = found["toponyms"][0], found["dates"][0]
    assert (toponym["latitude"], toponym["longitude"], toponym["place_id"]) == (None, None, None)
    assert toponym["reason"] == "not in the gazetteer"
    assert (date["from"], date["to"], date["precision"]) == (None, None, "unknown")


@given(EVENTS)
def test_an_event_comes_back_from_its_properties(event: Event) -> None:
    properties = event_properties(event)
    assert tuple(properties) == EVENT_PROPERTIES
    located = properties | {"latitude": event.latitude, "longitude": event.longitude}
    assert event_from_properties(json.loads(json.dumps(located))) == event


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("start", "June"),
        ("start", 2018),
        ("modality", "maybe"),
        ("geo_precision", []),
        ("latitude", "33N"),
        ("radius_km", True),
        ("confidence", None),
        ("actors", "Iran"),
        ("sources", None),
        ("sources", [1]),
    ],
)
def test_a_wrong_property_is_named(name: str, value: object) -> None:
    event = event_properties(Event("e1", "meeting", "diplomacy", ()))
    located = event | {"latitude": None, "longitude": None, name: value}
    with pytest.raises(ExchangeError, match=name):
        event_from_properties(located)


@pytest.mark.parametrize("name", ["id", "kind", "review", "latitude"])
def test_a_missing_property_is_named(name: str) -> None:
    event = event_properties(Event("e1", "meeting", "diplomacy", ()))
    located = event | {"latitude": None, "longitude": None}
    del located[name]
    with pytest.raises(ExchangeError, match=name):
        event_from_properties(located)
