from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.errors import ReportError
from geodata.models import Event
from geodata.periods import UNITS, Unit
from geodata.report.timeline import timeline_of

DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2030, 12, 31))
LENGTHS = st.sampled_from([0, 0, 0, 2, 6, 29, 364])


def event(name: str, start: dt.date | None, length: int = 0) -> Event:
    end = start and start + dt.timedelta(length)
    return Event(name, "shelling", "violence", (), start, end)


def days(*numbers: int) -> list[Event]:
    return [event(str(one), dt.date(2018, 6, 1) + dt.timedelta(one)) for one in numbers]


@given(st.lists(st.tuples(st.none() | DAYS, LENGTHS), max_size=40), st.sampled_from(UNITS))
def test_every_event_is_shown_once_or_counted(
    told: list[tuple[dt.date | None, int]], unit: Unit
) -> None:
    events = [event(str(number), *one) for number, one in enumerate(told)]
    line = timeline_of(events, unit, few=10, most=20_000)
    shown = [one for period in line.periods for one in period.events]
    assert len({one.id for one in shown}) == len(shown)
    assert len(shown) + line.undated + line.vague + line.outside == len(events)
    for period in line.periods:
        assert all(period.first <= one.start <= period.last for one in period.events if one.start)
    for one, other in zip(line.periods, line.periods[1:], strict=False):
        assert other.first == one.last + dt.timedelta(1)


@pytest.mark.parametrize(
    ("last", "unit"), [(11, "day"), (60, "week"), (300, "month"), (3000, "year")]
)
def test_the_step_is_the_finest_that_makes_few_periods(last: int, unit: str) -> None:
    line = timeline_of(days(0, last // 2, last), few=12, most=24)
    assert line.unit == unit
    assert len(line.periods) <= 12


def test_what_is_known_by_the_month_alone_is_not_laid_out_by_the_day() -> None:
    months = [event(str(one), dt.date(2018, one, 1), 29) for one in (4, 5, 6)]
    assert timeline_of(months, few=200, most=400).unit == "month"
    by_day = timeline_of(months, "day", few=200, most=400)
    assert by_day.periods == ()
    assert by_day.left_out == ("3 that spread over several days",)


def test_a_long_event_is_counted_and_a_short_one_stands_where_it_begins() -> None:
    over_sunday = event("a", dt.date(2018, 6, 16), 3)
    long = event("b", dt.date(2018, 6, 4), 40)
    line = timeline_of([over_sunday, long, event("c", None)], "week", few=9, most=9)
    assert [period.name for period in line.periods] == ["11\N{EN DASH}17 Jun 2018"]
    assert line.left_out == ("1 without a date", "1 that spread over several weeks")


def test_a_straggler_from_another_century_does_not_squeeze_the_rest() -> None:
    line = timeline_of([event("old", dt.date(1920, 1, 1)), *days(*range(30))], few=10, most=24)
    assert (line.unit, line.outside, len(line.periods)) == ("week", 1, 5)


def test_more_periods_than_there_is_room_for_are_refused_with_a_remedy() -> None:
    with pytest.raises(ReportError, match=r"101 days are more than the 24.*longer than a day"):
        timeline_of(days(0, 50, 100), "day", few=12, most=24)
