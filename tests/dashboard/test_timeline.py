from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from dashboard.timeline import bars, timeline_html
from geodata.models import Event


def event(start: dt.date | None) -> Event:
    return Event("1", "attack", "violence", (), start)


@given(st.lists(st.none() | st.dates()))
def test_every_dated_event_is_in_one_bar(days: list[dt.date | None]) -> None:
    counted = bars(map(event, days))
    assert sum(number for _, number in counted) == sum(day is not None for day in days)
    assert [day for day, _ in counted] == sorted({day for day, _ in counted})


def test_a_span_of_months_is_counted_by_month() -> None:
    counted = bars([event(dt.date(2017, 11, 9)), event(dt.date(2018, 2, 1))])
    assert counted == [("2017-11", 1), ("2017-12", 0), ("2018-01", 0), ("2018-02", 1)]


def test_a_span_of_decades_is_counted_by_year() -> None:
    counted = bars([event(dt.date(1983, 1, 1)), event(dt.date(2018, 6, 17))])
    assert len(counted) == 36
    assert counted[0] == ("1983", 1)


def test_undated_events_draw_nothing() -> None:
    assert timeline_html([event(None)]) == ""


def test_the_highest_bar_fills_the_height() -> None:
    drawn = timeline_html([event(dt.date(2018, 6, 17))] * 3)
    assert 'style="height:100%" title="2018-06-17: 3 events"' in drawn
