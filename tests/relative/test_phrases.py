"""What each wording means, against a table of our own: the point, the radius, or nothing."""

from __future__ import annotations

from typing import Any

import pytest
from geopy.distance import geodesic

from geodata.gazetteer import Gazetteer
from geodata.relative import relative_places
from tests.relative.marked import read, table

PHRASES = table()["phrase"]
NONE = table()["none"]["texts"]


@pytest.mark.parametrize("row", PHRASES, ids=[row["text"] for row in PHRASES])
def test_a_phrase_has_its_point_and_radius(row: dict[str, Any], gazetteer: Gazetteer) -> None:
    document, names, phrase = read(row["text"])
    (found,) = relative_places(document, names, gazetteer=gazetteer)
    assert found.text == phrase == document.text[found.start : found.end]
    latitude, longitude, tolerance = row["at"]
    assert geodesic((found.latitude, found.longitude), (latitude, longitude)).km <= tolerance
    least, most = row["radius"]
    assert least <= found.radius_km <= most
    assert set(found.anchors) <= set(names)
    assert found.confidence == 0.9
    assert found.reason


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_place_gives_none(text: str, gazetteer: Gazetteer) -> None:
    document, names, _ = read(text)
    assert relative_places(document, names, gazetteer=gazetteer) == ()


def test_the_table_is_as_large_as_promised() -> None:
    assert len(PHRASES) >= 50
    assert len(NONE) >= 30
