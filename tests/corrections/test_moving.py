from __future__ import annotations

import pytest

from geodata.corrections import at_place, at_point, nowhere
from geodata.models import Event, Place

HARRI = Place("t:harri", "Harri", 34.43, 40.99, "village", "SYR", "Deir ez-Zor")
HOMS = Place("t:homs", "Homs Governorate", 34.5, 38.3, "province", "SYR", "Homs", radius_km=110)
STRIKE = at_place(Event("e", "air_strike", "violence", ()), HARRI)


def test_a_province_is_an_area_and_a_village_a_point() -> None:
    assert (STRIKE.geo_precision, STRIKE.radius_km) == ("exact", HARRI.radius_km)
    moved = at_place(STRIKE, HOMS)
    assert (moved.geo_precision, moved.radius_km, moved.place_id) == ("area", 110, "t:homs")


def test_a_point_inside_the_place_keeps_its_name() -> None:
    moved = at_point(STRIKE, 34.44, 40.99, nearest=HOMS)
    assert (moved.place, moved.country, moved.place_id) == ("Harri", "SYR", None)
    assert (moved.latitude, moved.geo_precision) == (34.44, "exact")


@pytest.mark.parametrize(
    ("latitude", "name", "country"),
    [
        (34.431, "Harri", "SYR"),
        (34.7, "30 km from Harri", "SYR"),
        (37.0, "286 km from Harri", None),
    ],
)
def test_a_point_elsewhere_is_named_by_the_settlement_next_to_it(
    latitude: float, name: str, country: str | None
) -> None:
    event = Event("e", "air_strike", "violence", ())
    moved = at_point(event, latitude, 40.99, nearest=HARRI)
    assert (moved.place, moved.country) == (name, country)


def test_a_point_far_from_everything_is_named_by_itself() -> None:
    moved = at_point(STRIKE, -48.12345, -123.4, radius_km=40)
    assert (moved.place, moved.country, moved.geo_precision) == ("-48.123, -123.400", None, "near")
    assert moved.radius_km == 40


def test_an_event_is_taken_off_the_map() -> None:
    gone = nowhere(STRIKE)
    assert (gone.place, gone.latitude, gone.radius_km) == (None, None, None)
    assert gone.id == STRIKE.id
