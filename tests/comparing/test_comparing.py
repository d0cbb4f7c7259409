"""Two collections side by side: every event in one group, the same whichever side is ours."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.columns import EventColumns
from geodata.comparing import Comparison, Share, compare, sides
from geodata.comparing.candidates import near
from geodata.comparing.pairing import best_pairs
from geodata.errors import CompareError
from geodata.gazetteer.distance import between_km
from geodata.models import Event
from tests.merging.mentions import DAY, told

LATER = DAY + dt.timedelta(days=1)


@st.composite
def _events(draw: st.DrawFn) -> Event:
    """Events about one town in a week, of several kinds, precisions and tolls."""
    day = draw(st.none() | st.integers(0, 6).map(lambda step: DAY + dt.timedelta(days=step)))
    length = draw(st.sampled_from([0, 0, 0, 2, 30]))
    deaths = draw(st.sampled_from([None, 0, 2, 20]))
    radius = draw(st.sampled_from([0.0, 5.0, 80.0]))
    located = draw(st.integers(0, 5)) > 0
    return told(
        draw(st.uuids()).hex,
        kind=draw(st.sampled_from(["air_strike", "killing", "armed_clash"])),
        start=day,
        end=day and day + dt.timedelta(days=length),
        latitude=34.0 + draw(st.integers(0, 40)) / 50 if located else None,
        longitude=40.99 if located else None,
        radius_km=radius,
        geo_precision="area" if radius > 50 else "near",
        modality=draw(st.sampled_from(["reported", "reported", "claimed", "denied"])),
        actor1=draw(st.sampled_from([None, "Iran", "Israel", "Some Brigade"])),
        actor2=draw(st.sampled_from([None, "Islamic State", "Civilians"])),
        fatalities_low=deaths,
        fatalities_high=deaths,
        collection=draw(st.sampled_from(["reports", "acled"])),
    )


EVENTS = st.lists(_events(), max_size=12, unique_by=lambda one: one.id)
EVERY = np.ones(1, bool)


def held(*events: Event) -> Comparison:
    columns = EventColumns.of(events)
    return compare(columns, *sides(columns, EVERY, "reports", "acled"))


def pairs_of(compared: Comparison) -> set[tuple[int, int]]:
    return set(zip(compared.shared.ours.tolist(), compared.shared.theirs.tolist(), strict=True))


@given(EVENTS)
def test_every_event_is_in_exactly_one_group(events: list[Event]) -> None:
    columns = EventColumns.of(events)
    ours, theirs = sides(columns, EVERY, "reports", "acled")
    found = compare(columns, ours, theirs)
    assert sorted([*found.shared.ours, *found.only_ours]) == ours.tolist()
    assert sorted([*found.shared.theirs, *found.only_theirs]) == theirs.tolist()
    agreed = found.agreement
    assert agreed.shared + agreed.only_ours == len(ours)
    assert agreed.shared + agreed.only_theirs == len(theirs)


@given(EVENTS)
def test_it_does_not_matter_which_side_is_ours(events: list[Event]) -> None:
    columns = EventColumns.of(events)
    ours, theirs = sides(columns, EVERY, "reports", "acled")
    one, other = compare(columns, ours, theirs), compare(columns, theirs, ours[::-1])
    assert pairs_of(one) == {(b, a) for a, b in pairs_of(other)}
    assert one.only_ours.tolist() == other.only_theirs.tolist()
    assert one.agreement.shares == other.agreement.shares


@given(EVENTS)
def test_pairs_are_near_and_told_alike(events: list[Event]) -> None:
    columns = EventColumns.of(events)
    ours, theirs = sides(columns, EVERY, "reports", "acled")
    found = compare(columns, ours, theirs, km=10, days=2)
    for a, b in pairs_of(found):
        one, other = events[a], events[b]
        assert (one.modality == "denied") == (other.modality == "denied")
        assert one.start is not None
        assert other.start is not None
        assert (max(one.start, other.start) - min(one.end, other.end)).days <= 2
        km = between_km((one.latitude, one.longitude), (other.latitude, other.longitude))
        assert km - one.radius_km - other.radius_km <= 10 + 1e-6


@given(EVENTS, st.integers(0, 3), st.sampled_from([0.0, 15.0, 500.0]))
def test_no_near_pair_is_overlooked(events: list[Event], days: int, km: float) -> None:
    columns = EventColumns.of(events)
    ours, theirs = sides(columns, EVERY, "reports", "acled")
    found = near(columns, ours, theirs, km=km, days=days)
    wanted = {
        (a, b)
        for a in ours.tolist()
        for b in theirs.tolist()
        if _are_near(events[a], events[b], km, days)
    }
    listed = list(zip(found.ours.tolist(), found.theirs.tolist(), strict=True))
    assert len(listed) == len(set(listed))
    assert set(listed) == wanted


def _are_near(one: Event, other: Event, km: float, days: int) -> bool:
    if None in {one.start, other.start, one.latitude, other.latitude}:
        return False
    away = between_km((one.latitude, one.longitude), (other.latitude, other.longitude))
    gap = (max(one.start, other.start) - min(one.end, other.end)).days
    alike = (one.modality == "denied") == (other.modality == "denied")
    return alike and gap <= days and away - one.radius_km - other.radius_km <= km


@given(
    st.dictionaries(st.tuples(st.integers(0, 3), st.integers(0, 3)), st.integers(1, 9), max_size=16)
)
def test_the_best_of_all_ways_to_pair_is_found(weights: dict[tuple[int, int], int]) -> None:
    one, other = (np.array([pair[side] for pair in weights], np.int64) for side in (0, 1))
    chosen = best_pairs(one, other, np.array(list(weights.values()), float))
    picked = [list(weights)[at] for at in chosen]
    assert len({a for a, _ in picked}) == len({b for _, b in picked}) == len(picked)
    best = max(
        sum(weights.get((a, b), 0) for a, b in enumerate(order)) for order in permutations(range(4))
    )
    assert sum(weights[pair] for pair in picked) == best


def test_the_likelier_of_two_is_shared_and_the_other_is_theirs_alone() -> None:
    ours = told("a", fatalities_low=20, fatalities_high=20, actor1="Israel")
    near_by = replace(ours, id="acled:1", collection="acled", latitude=34.6, actor1="Iran")
    same = replace(ours, id="acled:2", collection="acled")
    found = held(ours, near_by, same)
    assert pairs_of(found) == {(0, 2)}
    assert found.only_theirs.tolist() == [1]


def test_both_are_paired_where_the_likeliest_pair_would_leave_one_alone() -> None:
    first, second = told("a", latitude=34.43), told("b", latitude=34.50)
    theirs = [
        replace(first, id="acled:1", collection="acled", latitude=34.46),
        replace(first, id="acled:2", collection="acled", latitude=34.30),
    ]
    assert pairs_of(held(first, second, *theirs)) == {(0, 3), (1, 2)}


def test_what_has_no_place_or_day_is_counted_apart() -> None:
    nowhere = told("a", latitude=None, longitude=None)
    undated = told("acled:1", start=None, end=None, collection="acled")
    agreed = held(nowhere, undated).agreement
    assert (agreed.shared, agreed.vague_ours, agreed.vague_theirs) == (0, 1, 1)
    assert str(agreed.day) == "not told by both"


def test_how_far_the_shared_ones_agree() -> None:
    ours = told("a", fatalities_low=2, fatalities_high=None, actors=("Quds Force",))
    theirs = told(
        "acled:1",
        kind="shelling",
        fatalities_low=5,
        fatalities_high=5,
        actors=("Iran",),
        start=LATER,
        end=LATER,
        collection="acled",
    )
    agreed = held(ours, theirs).agreement
    assert (agreed.day, agreed.kind, agreed.family) == (Share(0, 1), Share(0, 1), Share(1, 1))
    assert (agreed.actors, agreed.fatalities, agreed.injured) == (
        Share(1, 1),
        Share(1, 1),
        Share(0, 0),
    )
    assert agreed.median_km == pytest.approx(0)


def test_a_name_that_nobody_knows_speaks_against_nothing() -> None:
    ours = told("a", actor1="Israel", radius_km=60.0, geo_precision="area", latitude=34.4)
    unknown = replace(ours, id="acled:1", collection="acled", actor1="Brigade of the Hill (Syria)")
    known = replace(ours, id="acled:2", collection="acled", actor1="Iran")
    assert pairs_of(held(ours, unknown, known)) == {(0, 1)}


@pytest.mark.parametrize("wrong", [{"km": -1.0}, {"days": -1}, {"km": float("nan")}])
def test_a_threshold_that_is_none_is_refused(wrong: dict[str, float]) -> None:
    columns = EventColumns.of([told("a")])
    with pytest.raises(CompareError, match="give a number of 0 or more"):
        compare(columns, np.array([0]), np.array([0]), **wrong)  # type: ignore[arg-type]
