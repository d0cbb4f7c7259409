from __future__ import annotations

import datetime as dt

from geodata.columns import EventColumns
from geodata.merging.partners import partners
from tests.merging.mentions import DAY, told


def test_the_nearest_in_place_time_and_kind_comes_first() -> None:
    events = [
        told("one", actor1="Israel", actors=("Israel",)),
        told("years before", start=dt.date(2012, 1, 1), end=dt.date(2012, 1, 1)),
        told("elsewhere", latitude=10.0),
        told("of another kind", kind="meeting", family="diplomacy"),
        told("the same", actor1="Israel", actors=("Israel",), start=DAY + dt.timedelta(days=2)),
        told("near", latitude=34.9),
        told("unplaced", latitude=None, longitude=None, place=None, radius_km=None),
    ]
    columns = EventColumns.of(events)
    found = [columns.ids[row] for row in partners(columns, 0)]
    assert found == ["the same", "near", "unplaced", "of another kind"]
    assert [columns.ids[row] for row in partners(columns, 0, limit=1)] == ["the same"]


def test_an_event_without_place_and_date_has_partners_too() -> None:
    nowhere = {"latitude": None, "longitude": None, "start": None, "end": None}
    columns = EventColumns.of([told("one", **nowhere), told("two"), told("three", **nowhere)])
    assert len(partners(columns, 0)) == 2


def test_an_imported_event_is_no_partner() -> None:
    columns = EventColumns.of([told("one"), told("set:1", collection="set"), told("two")])
    assert [columns.ids[row] for row in partners(columns, 0)] == ["two"]
    assert len(partners(columns, 1)) == 0


def test_a_single_event_has_none() -> None:
    assert len(partners(EventColumns.of([told("one")]), 0)) == 0
