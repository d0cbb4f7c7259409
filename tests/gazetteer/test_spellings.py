import tomllib
from pathlib import Path

import pytest

from geodata.gazetteer.distance import great_circle_km

TABLE = tomllib.loads(
    (Path(__file__).parent.parent / "gold" / "spellings.toml").read_text(encoding="utf-8")
)
MISSED = frozenset(TABLE.pop("missed"))
PAIRS = [
    (country, name, spelling, tuple(place["at"]))
    for country, places in TABLE.items()
    for name, place in places.items()
    for spelling in place["spelled"]
]
FIRST = 0.95
"""Share of the spellings whose place is the first candidate; it may not fall."""


def rank(gazetteer, spelling, point):
    """Position of the first candidate within 30 km of a point, or None."""
    for position, found in enumerate(gazetteer.candidates(spelling, limit=5)):
        if great_circle_km(*point, found.place.latitude, found.place.longitude) <= 30:
            return position
    return None


def test_the_table_covers_ten_countries():
    assert len(TABLE) == 10
    assert len(PAIRS) >= 600


@pytest.mark.parametrize("country", TABLE)
def test_a_well_known_place_is_found_however_it_is_spelled(gazetteer, country):
    missed = {
        f"{spelling} ({name})"
        for land, name, spelling, point in PAIRS
        if land == country and spelling not in MISSED and rank(gazetteer, spelling, point) is None
    }
    assert missed == set()


def test_the_place_meant_is_the_first_candidate(gazetteer):
    first = sum(rank(gazetteer, spelling, point) == 0 for _, _, spelling, point in PAIRS)
    assert first / len(PAIRS) >= FIRST
