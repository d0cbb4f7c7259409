"""An import in a thread of its own: it ends, fails or is stopped; stopped it leaves nothing."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.taking import Import, Wish
from geodata.errors import ExchangeError
from geodata.store import Store

HEAD = "When,Country,Province,Lat,Lon,Details\n"
ROW = "2018-06-17,Syria,Homs,34.4,38.{number:04d},Clash {number}\n"


def wish(rows: int, head: str = HEAD) -> Wish:
    text = head + "".join(ROW.format(number=number) for number in range(rows))
    return Wish("1", "rows.csv", text.encode())


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(f"sqlite:///{tmp_path / 'events.db'}") as held:
        yield held


def test_an_import_ends_with_its_result(store: Store) -> None:
    run = Import(wish(3), store)
    run.start()
    run.wait(60)
    assert (run.running, run.error, run.collection) == (False, None, "rows")
    assert run.result is not None
    assert run.result.added == run.rows == 3
    assert run.share == 0.75  # the head is a line too


def test_a_stopped_import_leaves_the_store_as_it_was(store: Store) -> None:
    first = Import(wish(3), store)
    first.start()
    first.wait(60)
    before = store.revision(), store.collections(), store.events()
    run = Import(Wish("2", "rows.csv", wish(50_000).data), store)
    run.start()
    while not run.rows:
        time.sleep(0.01)
    run.stop()
    assert (run.running, run.result, run.error) == (False, None, None)
    assert 0 < run.rows < 50_000
    assert (store.revision(), store.collections(), store.events()) == before


def test_what_is_wrong_with_a_file_is_kept_for_who_asked(store: Store) -> None:
    run = Import(wish(2, HEAD.replace("When", "Moon")), store)
    run.start()
    run.wait(60)
    assert isinstance(run.error, ExchangeError)
    assert "no column is known for the date" in str(run.error)
    assert store.collections() == ()
