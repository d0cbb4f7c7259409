from __future__ import annotations

import datetime as dt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.bins import MOST, UNITS, Bins, Dated, Unit, edges, finest, usual_span
from geodata.columns import EventColumns
from geodata.models import Event

FAMILIES = ("violence", "protest", "other")
DAYS = st.integers(-30_000, 30_000)


def dated(*days: tuple[int, int]) -> Dated:
    start, end = np.array(days or np.empty((0, 2)), dtype=np.int64).T
    return Dated(start, end, np.zeros(len(start), np.int32), FAMILIES, 0)


def number(day: str) -> int:
    return (dt.date.fromisoformat(day) - dt.date(1970, 1, 1)).days


events = st.lists(
    st.tuples(DAYS, st.sampled_from([0, 0, 0, 6, 29, 364])).map(lambda one: (one[0], sum(one))),
    min_size=1,
)


@given(events, st.sampled_from(UNITS), st.tuples(DAYS, st.integers(0, 3000)))
def test_every_event_is_in_the_bars_or_beside_them(
    days: list[tuple[int, int]], unit: Unit, view: tuple[int, int]
) -> None:
    bins = Bins.of(dated(*days), unit, (view[0], sum(view)))
    first, last = bins.span
    inside = [(max(a, first), min(b, last), b - a + 1) for a, b in days if a <= last and b >= first]
    assert bins.before + bins.after + len(inside) == len(days)
    shares = sum((b - a + 1) / length for a, b, length in inside)
    assert bins.certain.sum() + bins.spread.sum() == pytest.approx(shares)


@given(events, st.sampled_from(UNITS))
def test_a_bar_tells_what_the_date_filter_would_leave(
    days: list[tuple[int, int]], unit: Unit
) -> None:
    bins = Bins.of(dated(*days), unit, (days[0][0], days[0][1] + 40))
    for bar in range(0, len(bins.edges) - 1, 7):
        first, last = bins.edges[bar], bins.edges[bar + 1] - 1
        assert bins.certain[bar].sum() == sum(a >= first and b <= last for a, b in days)
        touching = sum(a <= last and b >= first for a, b in days)
        assert bins.certain[bar].sum() + bins.possible[bar] == touching


@given(DAYS, st.integers(0, 4000), st.sampled_from(UNITS))
def test_bars_are_whole_days_weeks_months_or_years(first: int, length: int, unit: Unit) -> None:
    cuts = edges(unit, (first, first + length))
    assert cuts[0] <= first
    assert cuts[-1] > first + length
    starts = [dt.date(1970, 1, 1) + dt.timedelta(int(cut)) for cut in cuts]
    widths = set(np.diff(cuts).tolist())
    assert widths <= {"day": {1}, "week": {7}, "month": {28, 29, 30, 31}, "year": {365, 366}}[unit]
    assert unit != "week" or {one.weekday() for one in starts} == {0}
    assert unit not in {"month", "year"} or {one.day for one in starts} == {1}


def test_a_month_is_shared_out_among_its_weeks() -> None:
    june = (number("2018-06-01"), number("2018-06-30"))
    bins = Bins.of(dated(june), "week", june)
    assert np.round(bins.spread[:, 0] * 30).tolist() == [3, 7, 7, 7, 6]  # 1 June 2018: a Friday
    assert bins.possible.tolist() == [1] * 5
    assert bins.certain.sum() == 0


def test_families_are_stacked_apart_and_strange_ones_count_as_other() -> None:
    day = dt.date(2018, 6, 17)
    columns = EventColumns.of(
        [Event(str(at), "k", family, (), day) for at, family in enumerate(["protest", "novel"])]
        + [Event("undated", "k", "protest", ())]
    )
    found = Dated.of(columns, np.array([True, True, True]), FAMILIES)
    assert found.undated == 1
    bins = Bins.of(found, "day", (number("2018-06-17"),) * 2)
    assert bins.certain.tolist() == [[0, 1, 1]]


def test_a_mask_leaves_events_out() -> None:
    columns = EventColumns.of([Event("1", "k", "protest", (), dt.date(2018, 6, 17))])
    assert len(Dated.of(columns, np.array([False]), FAMILIES)) == 0


def test_of_too_long_a_time_the_latest_bars_are_counted() -> None:
    bins = Bins.of(dated((0, 0), (9999, 9999)), "day", (0, 9999))
    assert len(bins.edges) - 1 == MOST
    assert (bins.before, bins.after, bins.certain.sum()) == (1, 0, 1)


@pytest.mark.parametrize(
    ("length", "unit"), [(1, "day"), (120, "day"), (400, "week"), (4000, "month"), (40000, "year")]
)
def test_the_unit_is_the_finest_that_can_be_read(length: int, unit: Unit) -> None:
    assert finest((0, length)) == unit


def test_one_event_is_a_time_of_its_own() -> None:
    assert usual_span(dated((7, 9))) == (7, 9)
