"""Columns kept in files: as good as those that are read, and never those of another state."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

import geodata.store.events as opened
from geodata import settings
from geodata.columns import EventColumns, Texts, of_table, to_table
from geodata.errors import StoreError
from geodata.filters import Filters
from geodata.models import Event
from geodata.store import Store, keeping
from geodata.store import columns as reading
from tests.store.test_columns import add, rows, same
from tests.strategies import EVENTS

WEEK = dt.timedelta(days=7)
LATER = dt.date(2018, 9, 1)


@pytest.fixture(autouse=True)
def _small_stores_are_kept_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "_LEAST", 1)
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path / "home"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "events.db"
    with open_store(path) as store:
        add(store, "one")
        add(store, "two", start=LATER, end=LATER)
    return path


def open_store(path: Path) -> Store:
    return Store(f"sqlite:///{path}")


def refuse(*_: object) -> None:
    message = "events are read"
    raise StoreError(message)


def folders() -> list[Path]:
    return list((settings.home() / "assets" / "columns").glob("*/*-*"))


@given(st.lists(EVENTS, max_size=4, unique_by=lambda one: one.id))
def test_a_table_says_what_the_columns_say(events: list[Event]) -> None:
    columns = EventColumns.of(events)
    sink = pa.BufferOutputStream()
    table = to_table(columns)
    with pa.ipc.new_file(sink, table.schema) as writer:
        writer.write_table(table)
    again = of_table(pa.ipc.open_file(sink.getvalue()).read_all(), Texts.none())
    assert rows(again) == rows(columns)
    assert again.located.tolist() == columns.located.tolist()


def test_the_next_start_reads_no_event(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(path) as store:
        said = rows(store.columns())
    monkeypatch.setattr(opened, "read_columns", refuse)
    with open_store(path) as store:
        assert rows(store.columns()) == said
        assert same(store)


def test_the_next_start_reads_no_sentence(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(path) as store:
        assert Filters(q="told by two").mask(store.columns()).any()
    monkeypatch.setattr(reading, "_sentences", refuse)
    with open_store(path) as store:
        assert same(store)


@pytest.mark.parametrize("looked_for", [False, True])
def test_what_changed_since_is_read_anew(
    path: Path, monkeypatch: pytest.MonkeyPatch, *, looked_for: bool
) -> None:
    with open_store(path) as store:
        columns = store.columns()
        if looked_for:
            Filters(q="two").mask(columns)
        add(store, "three", start=LATER + WEEK, end=LATER + WEEK)
    with open_store(path) as store:
        monkeypatch.setattr(opened, "read_columns", refuse)
        assert len(store.columns()) == 3
        assert same(store)
        (folder,) = folders()
        assert folder.name.startswith(f"{store.revision()}-")


def test_another_store_in_its_place_is_not_taken_for_it(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    with open_store(path) as store:
        store.columns()
    shutil.copy(path, copy)
    with open_store(path) as store:
        add(store, "three", start=LATER + WEEK, end=LATER + WEEK)
        assert len(store.columns()) == 3
    with open_store(path) as store:
        store.columns()  # kept as it is now
    with open_store(copy) as store:
        add(
            store, "four", kind="meeting", family="diplomacy", start=LATER + WEEK, end=LATER + WEEK
        )  # the same revision, other events
        assert same(store)
    for left in tmp_path.glob("events.db*"):
        left.unlink()
    shutil.copy(copy, path)
    with open_store(path) as store:
        assert same(store)
        assert "meeting" in store.columns().kind.names


def test_a_broken_file_is_read_over(path: Path) -> None:
    with open_store(path) as store:
        store.columns()
    (folder,) = folders()
    (folder / "events.arrow").write_bytes(b"ARROW1 and then nothing")
    with open_store(path) as store:
        assert same(store)


def test_a_small_store_and_one_in_memory_are_not_kept(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store("sqlite://") as store:
        add(store, "one")
        assert same(store)
    monkeypatch.setattr(keeping, "_LEAST", 1_000)
    with open_store(path) as store:
        assert same(store)
    assert folders() == []
