"""Events of a store as columns: the same as its events, at once and after every change."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata.columns import Coded, CodedLists, EventColumns
from geodata.filters import Filters
from geodata.models import Document, Event, Parsed
from geodata.store import Store, meta
from tests.merging.mentions import parsed, told
from tests.strategies import EVENTS

DIGEST = "ab" * 32


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(f"sqlite:///{tmp_path / 'events.db'}") as opened:
        yield opened


def add(store: Store, name: str, **facts: object) -> None:
    mention = told(name, **facts)
    store.add(parsed(mention.sources[0].document_sha256, mention))


def rows(columns: EventColumns) -> list[dict[str, object]]:
    """Everything that the columns say, event by event."""
    said = [one.name for one in fields(columns) if one.name not in {"texts", "revision"}]
    return [
        {name: _cell(getattr(columns, name), row) for name in said} for row in range(len(columns))
    ]


def _cell(column: object, row: int) -> object:
    if isinstance(column, CodedLists):
        return sorted(column.at(row))
    if isinstance(column, Coded):
        return column.at(row)
    return str(column[row])


def same(store: Store) -> bool:
    """Whether the columns are those of the events, and words are found in both alike."""
    columns, events = store.columns(), store.events()
    found = Filters(q="struck").mask(columns).tolist()
    assert found == [Filters(q="struck").matches(event) for event in events]
    assert columns.revision == store.revision()
    assert rows(columns) == rows(EventColumns.of(events))
    return True


@settings(max_examples=30)  # a store is made for each
@given(st.lists(EVENTS, max_size=4, unique_by=lambda one: one.id))
def test_columns_are_those_of_the_events(
    tmp_path_factory: pytest.TempPathFactory, events: list[Event]
) -> None:
    path = tmp_path_factory.mktemp("store") / "events ?#.db"
    address = f"sqlite:///{path}".replace("?", "%3F")
    document = Document("1", "", (0, 0), DIGEST)
    alone = tuple(replace(one, review="new", merged_because=None) for one in events)
    with Store(address) as store:
        store.add(Parsed(document, events=alone), merge=False)
        assert same(store)


def test_an_empty_store_has_empty_columns(store: Store) -> None:
    assert len(store.columns()) == 0
    assert not len(Filters(q="x", actor=("Iran",), place=("Homs",)).mask(store.columns()))


def test_a_store_in_memory_has_the_same_columns() -> None:
    with Store("sqlite://") as store:
        add(store, "a")
        assert same(store)
        store.set_review("a", "confirmed", who="Ada")
        assert same(store)
        assert store.columns().review.at(0) == "confirmed"


def test_columns_are_kept_until_something_changes(store: Store) -> None:
    add(store, "a")
    before = store.columns()
    assert store.columns() is before
    store.set_review("a", "confirmed", who="Ada")
    assert store.columns() is not before
    assert before.review.at(0) == "new"


@pytest.mark.parametrize("searched", [False, True])
def test_every_change_reaches_the_columns(store: Store, *, searched: bool) -> None:
    day = dt.date(2018, 6, 17)
    for name, start in (("b", day), ("e", None), ("d", day + dt.timedelta(40))):
        add(store, name, start=start, end=start, quote=f"{name} struck")
    assert same(store) if searched else len(store.columns()) == 3
    add(store, "a", start=day, end=day)
    assert same(store)
    store.set_review("d", "rejected", who="Ada")
    assert same(store)
    store.join(["a", "d"], who="Ada")
    assert same(store)
    store.undo()
    assert same(store)
    add(store, "c", start=None, end=day)
    assert same(store)


def test_another_process_is_noticed(store: Store, tmp_path: Path) -> None:
    add(store, "a")
    store.columns()
    with Store(f"sqlite:///{tmp_path / 'events.db'}") as other:
        add(other, "z", start=dt.date(2018, 1, 1), end=dt.date(2018, 1, 1))
    assert same(store)
    assert len(store.columns()) == 2


def test_after_a_change_of_very_much_everything_is_read_anew(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(store, "a")
    store.columns()
    monkeypatch.setattr(meta, "_MOST", 1)
    for name, month in (("x", 1), ("y", 2), ("z", 3)):
        add(store, name, start=dt.date(2018, month, 1), end=dt.date(2018, month, 1))
    assert same(store)
    store.merge(everything=True)
    assert same(store)
    assert len(store.columns()) == 4


def test_events_are_read_by_their_ids_in_the_order_asked_for(store: Store) -> None:
    for name, month in (("x", 1), ("y", 2), ("z", 3)):
        add(store, name, start=dt.date(2018, month, 1), end=dt.date(2018, month, 1))
    assert [one.id for one in store.events_of(["z", "gone", "x"])] == ["z", "x"]
    assert store.events_of([]) == ()


def test_columns_of_numbers_keep_their_types(store: Store) -> None:
    add(store, "a")
    plain, quick = EventColumns.of(store.events()), store.columns()
    for one in fields(EventColumns):
        ours, theirs = getattr(plain, one.name), getattr(quick, one.name)
        if isinstance(ours, np.ndarray):
            assert ours.dtype == theirs.dtype, one.name
