"""What the point of an area is when something in it has no place of its own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from geodata.event_coding import build_events
from geodata.models import Place
from tests.event_coding.markup import report

MIDDLE, SEAT = (35.3, 40.1), (35.5, 40.4)


def point_of(text: str, *, inhabitants: int) -> tuple[float | None, float | None]:
    """Point of the one event of a text, where Deir Ezzor has a seat of so many inhabitants."""
    document, placed, dates, actors = report(text)
    seat = Place("test:seat", "Seat", *SEAT, "village", "SYR", population=inhabitants)
    seated = [
        replace(each, seat=seat) if each.place and each.place.name == "Deir Ezzor" else each
        for each in placed
    ]
    (event,) = build_events(document, seated, dates, actors, ())
    return event.latitude, event.longitude


@pytest.mark.parametrize(
    ("text", "inhabitants", "point"),
    [
        ("Shells hit {Deir Ezzor|p} on {Monday|d}.", 100, SEAT),
        ("Shells hit {Deir Ezzor|p} on {Monday|d}.", 90_000, SEAT),
        ("Shells hit {Nowhere|p} ({Deir Ezzor|p}) on {Monday|d}.", 100, MIDDLE),
        ("Shells hit {Nowhere|p} ({Deir Ezzor|p}) on {Monday|d}.", 90_000, SEAT),
    ],
)
def test_what_is_unknown_in_a_district_is_not_at_a_hamlet_that_is_its_seat(
    text: str, inhabitants: int, point: tuple[float, float]
) -> None:
    assert point_of(text, inhabitants=inhabitants) == point
