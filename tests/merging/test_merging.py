"""Which mentions are one event, what is shown of it, and why; and that nothing else decides."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata.kinds import KINDS
from geodata.merging import Decision, Decisions, merge
from geodata.merging.kindred import _rows
from geodata.models import Event
from geodata.store import Store
from tests.merging.mentions import DAY, MENTIONS, parsed, told

HARRI = {"place_id": "g:1", "place": "Al-Harri", "latitude": 34.43, "longitude": 40.99}
ALBU_KAMAL = {"place_id": "g:2", "place": "Abu Kamal", "latitude": 34.45, "longitude": 40.96}
PALMYRA = {"place_id": "g:3", "place": "Palmyra", "latitude": 34.56, "longitude": 38.27}
SOON = DAY + dt.timedelta(days=1)


def reports_of(events: Sequence[Event]) -> list[list[str]]:
    return sorted(sorted(one.mention_id or "" for one in event.sources) for event in events)


def test_reports_of_one_strike_are_one_event_with_all_that_they_say() -> None:
    first = told("a", fatalities_low=22, fatalities_high=22, actor2="Popular Mobilization Forces")
    second = told(
        "b",
        published=SOON,
        **ALBU_KAMAL,
        fatalities_low=52,
        fatalities_high=52,
        actor2="Popular Mobilization Forces",
        actors=("Popular Mobilization Forces", "Iraq"),
    )
    (event,) = merge([second, first])
    assert (event.id, event.reports) == ("a", 2)
    assert (event.fatalities_low, event.fatalities_high) == (22, 52)
    assert [one.fatalities_low for one in event.sources] == [22, 52]
    assert [one.place for one in event.sources] == ["Al-Harri", "Abu Kamal"]
    assert event.merged_because == (
        "same day, 4 km apart, both air strikes, both on Popular Mobilization Forces, "
        "22 and 52 killed"
    )


@pytest.mark.parametrize(
    ("what", "other"),
    [
        ("another day", {"start": DAY + dt.timedelta(days=3), "end": DAY + dt.timedelta(days=3)}),
        ("another town", PALMYRA),
        ("another kind", {"kind": "protest", "family": "protest"}),
        ("denied", {"modality": "denied"}),
        ("planned", {"modality": "planned"}),
        ("other sides", {"actor1": "Israel", "actor2": "Iran"}),
        ("a toll far off", {"fatalities_low": 140, "fatalities_high": 140, "actor2": "Iran"}),
    ],
)
def test_what_contradicts_is_not_joined(what: str, other: dict[str, object]) -> None:
    one = told("a", actor1="Turkey", fatalities_low=2, fatalities_high=2)
    assert len(merge([one, told("b", **other)])) == 2


@pytest.mark.parametrize(
    "other",
    [
        {"kind": "killing"},
        {"kind": "drone_strike"},
        {"actor1": "Islamic Revolutionary Guard Corps"},
        {"actor1": None},
        {"modality": "claimed"},
        {"fatalities_low": 20},
        {"start": None, "end": None, "date_precision": "unknown"},
    ],
)
def test_what_a_report_leaves_out_or_words_otherwise_is_no_contradiction(
    other: dict[str, object],
) -> None:
    one = told("a", actor1="Quds Force", fatalities_low=22, fatalities_high=22)
    (event,) = merge([one, told("b", **{"actor1": "Quds Force"} | other)])
    assert event.kind == "air_strike"
    assert (event.start, event.actor1) == (DAY, "Quds Force")


def test_an_event_told_once_stays_as_it_is() -> None:
    one = told("a")
    assert merge([one]) == (one.with_own_figures(),)
    assert merge([one])[0].merged_because is None


def test_two_events_of_one_report_are_never_joined_through_a_third() -> None:
    here = told("a", "report 1"), told("b", "report 1", at=90)
    there = told("c", "report 2")
    events = merge([*here, there])
    assert reports_of(events) == [["a", "c"], ["b"]]


def test_days_of_shelling_do_not_chain() -> None:
    days = [DAY + dt.timedelta(days=step) for step in range(10)]
    mentions = [told(f"m{at}", start=day, end=day, published=day) for at, day in enumerate(days)]
    assert len(merge(mentions)) == 10


def test_a_copied_sentence_is_known_again_without_a_date() -> None:
    quote = "Jets destroyed the old bridge over the river and a school beside it, witnesses said."
    dated = told("a", quote=quote, published=None)
    copy = told("b", quote=quote, start=None, end=None, date_precision="unknown", published=None)
    assert len(merge([dated, copy])) == 1
    other = replace(copy, sources=(replace(copy.sources[0], quote="Nobody knows more than that."),))
    assert len(merge([dated, other])) == 2


def test_the_most_precise_place_and_date_are_shown() -> None:
    vague = told(
        "a",
        start=DAY - dt.timedelta(days=2),
        end=DAY + dt.timedelta(days=4),
        date_precision="week",
        radius_km=20.0,
        geo_precision="near",
        fatalities_low=22,
        fatalities_high=22,
        actor1="Iran",
    )
    sure = told("b", published=SOON, fatalities_low=22, fatalities_high=22, actor1="Iran")
    (event,) = merge([vague, sure])
    assert (event.start, event.end, event.radius_km) == (DAY, DAY, 3.0)
    assert event.geo_precision == "exact"


@pytest.mark.parametrize(
    ("tolls", "shown"),
    [
        ([(20, None), (22, 22)], (20, 22)),
        ([(22, 22), (25, None)], (22, None)),
        ([(20, 30), (25, 25)], (20, 30)),
        ([(None, None), (3, 3)], (3, 3)),
        ([(None, None), (None, None)], (None, None)),
    ],
)
def test_the_toll_spans_what_the_reports_say(
    tolls: list[tuple[int | None, int | None]], shown: tuple[int | None, int | None]
) -> None:
    mentions = [
        told(f"m{at}", actor1="Iran", fatalities_low=low, fatalities_high=high)
        for at, (low, high) in enumerate(tolls)
    ]
    (event,) = merge(mentions)
    assert (event.fatalities_low, event.fatalities_high) == shown


def test_what_the_user_decided_wins() -> None:
    near, far = [told("a"), told("b")], told("c", **PALMYRA)

    def decided(verdict: str, *sides: str) -> Decisions:
        now = dt.datetime(2018, 6, 22, tzinfo=dt.UTC)
        return Decisions([Decision(verdict, tuple(map(frozenset, sides)), "Ada", now)])

    assert reports_of(merge(near)) == [["a", "b"]]
    assert reports_of(merge(near, decisions=decided("different", "a", "b"))) == [["a"], ["b"]]
    joined = merge([*near, far], decisions=decided("same", "ac"))
    assert reports_of(joined) == [["a", "b"], ["c"]] or reports_of(joined) == [["a", "c"], ["b"]]
    assert any("joined by hand" in (event.merged_because or "") for event in joined)


def test_five_thousand_reports_of_one_day_in_one_city_are_merged_in_time() -> None:
    mentions = [told(f"{number:04}", f"report {number}") for number in range(5000)]
    (event,) = merge(mentions)
    assert event.reports == 5000


def test_the_table_of_kindred_kinds_has_every_kind_and_names_kinds_only() -> None:
    assert set(_rows()) == set(KINDS)
    assert {kind for row in _rows().values() for kind in row.kin if kind} <= set(KINDS)


@settings(max_examples=60)
@given(st.lists(MENTIONS, max_size=12, unique_by=lambda one: one.id), st.randoms())
def test_order_changes_nothing(mentions: list[Event], random: object) -> None:
    shuffled = list(mentions)
    random.shuffle(shuffled)
    merged = merge(mentions)
    assert merge([*shuffled, *shuffled]) == merged
    assert sum(len(event.sources) for event in merged) == len(mentions)
    for event in merged:
        documents = [one.document_sha256 for one in event.sources]
        assert len(set(documents)) == len(documents)


@settings(max_examples=40)
@given(
    st.lists(MENTIONS, max_size=12, unique_by=lambda one: one.id),
    st.randoms(),
    st.lists(st.integers(1, 4), max_size=4),
)
def test_any_batches_in_any_order_give_the_same_events(
    mentions: list[Event], random: object, batches: list[int]
) -> None:
    reports: dict[str, list[Event]] = {}
    for one in mentions:
        reports.setdefault(one.sources[0].document_sha256, []).append(one)
    documents = [parsed(digest, *events) for digest, events in reports.items()]
    random.shuffle(documents)
    with Store("sqlite://") as store:
        for at, document in enumerate(documents):
            store.add(document, merge=at in batches)
        store.merge()
        events = store.events()
        assert sorted(events, key=lambda one: one.id) == sorted(
            merge(mentions), key=lambda one: one.id
        )
        for document in documents:
            store.add(document)
        assert store.events() == events
        store.merge(everything=True)
        assert store.events() == events
