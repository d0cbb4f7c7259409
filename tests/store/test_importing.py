"""Imported events in the store: beside those of reports, whole or not at all, and never merged."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from geodata.errors import StoreError
from geodata.filters import Filters
from geodata.models import Document, Event, Source
from geodata.store import MergeResult, Store, Taken
from tests.merging.mentions import DAY, parsed, told

OLD = Path(__file__).with_name("version4.sql")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(f"sqlite:///{tmp_path / 'events.db'}") as opened:
        yield opened


def row(name: str, **facts: object) -> tuple[Event, Document]:
    event = told(f"set:{name}", **facts)
    (source,) = event.sources
    document = Document(event.id, source.quote, (0, len(source.quote)), source.document_sha256)
    return event, document


def take(store: Store, *rows: tuple[Event, Document | None], name: str = "set") -> Taken:
    with store.taking_in(name, preset="table", file="rows.csv") as taking:
        return taking.put(rows)


def add(store: Store, name: str, **facts: object) -> None:
    mention = told(name, **facts)
    store.add(parsed(mention.sources[0].document_sha256, mention))


def state(store: Store) -> list[tuple[str, str, str]]:
    return [(one.id, one.collection, one.review) for one in store.events()]


def test_imported_events_stand_beside_the_same_events_of_reports(store: Store) -> None:
    add(store, "a")
    assert take(store, row("1"), row("2")) == Taken(2, 0, 0, {})
    add(store, "b")
    store.merge(everything=True)
    assert state(store) == [
        ("a", "reports", "new"),
        ("set:1", "set", "new"),
        ("set:2", "set", "new"),
    ]
    assert store.merge() == MergeResult(mentions=2, events=1, joined=1)
    assert [one.id for one in store.mentions()] == ["a", "b"]
    assert (store.counts().documents, store.counts().events) == (2, 3)
    assert len(store.documents()) == 2
    event = store.event("set:1")
    assert event is not None
    document = store.document(event.sources[0].document_sha256)
    assert document is not None
    assert document.document.text == event.sources[0].quote


def test_a_filter_tells_the_sets_apart_in_columns_and_in_events(store: Store) -> None:
    add(store, "a")
    take(store, row("1"))
    columns = store.columns()
    for words, ids in (("set", ["set:1"]), ("reports", ["a"]), ("reports,set", ["a", "set:1"])):
        filters = Filters.from_query({"collection": words})
        assert columns.ids.at(filters.mask(columns).nonzero()[0]) == ids
        assert [one.id for one in store.events(filters)] == ids


def test_what_is_imported_again_is_renewed_by_id_and_stays_as_it_was_corrected(
    store: Store,
) -> None:
    take(store, row("1"), row("2"), row("3"))
    seen = store.event("set:1")
    assert seen is not None
    store.correct(seen, replace(seen, fatalities_low=9, fatalities_high=9), who="Ada")
    store.set_review("set:2", "confirmed", who="Ada")
    again = row("1", place="Elsewhere", fatalities_low=1, quote="Told otherwise.")
    assert take(store, again, row("2"), row("4")) == Taken(1, 1, 1, {})
    event = store.event("set:1")
    assert event is not None
    assert (event.place, event.fatalities_low, event.review) == ("Elsewhere", 9, "edited")
    assert event.sources[0].quote == "Told otherwise."
    assert event.sources[0].fatalities_low == 1
    assert state(store)[1:] == [
        ("set:2", "set", "confirmed"),
        ("set:3", "set", "new"),
        ("set:4", "set", "new"),
    ]
    store.undo()
    store.undo()
    assert [(one[0], one[2]) for one in state(store)[:2]] == [("set:1", "new"), ("set:2", "new")]
    assert store.events()[0].fatalities_low == 1


def test_columns_follow_an_import(store: Store) -> None:
    take(store, row("1"), row("2"))
    before = store.columns()
    take(store, row("1", start=DAY + dt.timedelta(1), end=DAY + dt.timedelta(1)), row("3"))
    assert list(before.ids) == ["set:1", "set:2"]
    assert list(store.columns().ids) == ["set:2", "set:3", "set:1"]
    assert store.columns().collection.at(0) == "set"


def test_removed_events_and_sets_are_gone_with_their_rows(store: Store) -> None:
    one, other = row("1"), row("2")
    take(store, one, other)
    with store.taking_in("set", preset="table", file="deleted.csv") as taking:
        assert taking.remove(["set:1", "set:9"]) == 1
    assert [name for name, *_ in state(store)] == ["set:2"]
    assert store.document(one[1].sha256) is None
    assert [(one.name, one.events, one.file) for one in store.collections()] == [
        ("set", 1, "deleted.csv")
    ]
    assert store.remove_collection("set") == 1
    assert store.events() == ()
    assert store.collections() == ()
    assert store.document(other[1].sha256) is None
    with pytest.raises(StoreError, match="no imported set is called 'set': none was imported"):
        store.remove_collection("set")


def test_a_set_touches_no_event_of_another(store: Store) -> None:
    add(store, "a")
    take(store, row("1"))
    stranger = told("a", place="Elsewhere")
    assert take(store, (stranger, None), row("1"), name="other").foreign == {
        "a": "reports",
        "set:1": "set",
    }
    with store.taking_in("other", preset="table", file="x") as taking:
        assert taking.remove(["a", "set:1"]) == 0
    assert [name for name, *_ in state(store)] == ["a", "set:1"]
    assert store.events()[0].place == "Al-Harri"


def test_an_import_that_breaks_off_leaves_nothing(store: Store) -> None:
    take(store, row("1"))
    before, revision = store.events(), store.revision()
    with pytest.raises(KeyboardInterrupt):
        _break_off(store)
    assert store.events() == before
    assert store.revision() == revision


def _break_off(store: Store) -> None:
    with store.taking_in("set", preset="table", file="x") as taking:
        taking.put([row("1", place="Elsewhere"), row("2")])
        taking.remove(["set:1"])
        raise KeyboardInterrupt


def test_what_is_imported_is_never_joined(store: Store) -> None:
    add(store, "a")
    take(store, row("1"))
    with pytest.raises(StoreError, match="'set:1' was imported with 'set' and is never joined"):
        store.join(["a", "set:1"], who="Ada")
    assert [name for name, *_ in state(store)] == ["a", "set:1"]


def test_an_event_of_several_reports_comes_back_with_what_each_says(store: Store) -> None:
    add(store, "a", fatalities_low=2)
    add(store, "b", fatalities_low=5)
    (event,) = store.events()
    assert event.reports == 2
    whole = replace(event, id="set:1")
    with Store("sqlite://") as other:
        take(other, (whole, None))
        assert other.events() == (replace(whole, collection="set"),)
        other.set_review("set:1", "confirmed", who="Ada")
        other.undo()
        assert other.events() == (replace(whole, collection="set"),)


def test_a_store_of_the_fourth_version_loses_nothing(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    with sqlite3.connect(path) as old:
        old.executescript(OLD.read_text("utf-8"))
        _insert_as_version_4(old, told("a"))
    old.close()
    with Store(f"sqlite:///{path}") as store:
        assert store.events() == (told("a").with_own_figures(),)
        assert store.mentions() == (told("a"),)
        take(store, (replace(told("x"), sources=(_elsewhere(),)), None))
        store.remove_collection("set")
        assert store.events()[0].collection == "reports"
        assert list(store.columns().ids) == ["a"]
    with sqlite3.connect(path) as renewed:
        assert renewed.execute("PRAGMA foreign_key_check").fetchall() == []
    renewed.close()


def _elsewhere() -> Source:
    return Source("Told in a report that is not here.", 3, 9, None, None, None, "ff" * 32)


def _insert_as_version_4(old: sqlite3.Connection, event: Event) -> None:
    (source,) = event.sources
    digest, day = source.document_sha256, DAY.isoformat()
    row: dict[str, object] = {
        name: getattr(event, name)
        for name in ("id", "kind", "family", "place", "place_id", "admin1", "country")
    }
    row |= {name: getattr(event, name) for name in ("latitude", "longitude", "radius_km")}
    row |= {"start": day, '"end"': day, "date_precision": "day", "actors": "[]"}
    row |= {"geo_precision": "exact", "modality": "reported", "confidence": event.confidence}
    row |= {"review": "new"}
    quote = {"quote": source.quote, "quote_start": 0, "quote_end": 9, "published": day}
    found = '{"toponyms": [], "dates": [], "actors": []}'
    document = {"id": "a", "text": "x", "body_start": 0, "body_end": 1, "is_sample": 0}
    for table, values in (
        ("documents", document | {"sha256": digest, "published": day, "mentions": found}),
        ("events", row | {"reports": 1, "told_by": "[]"}),
        (
            "mentions",
            row | {"published": day, "document_sha256": digest, "event_id": "a", "pending": 0},
        ),
        ("sources", quote | {"mention_id": "a", "position": 0, "document_sha256": digest}),
    ):
        marks = ", ".join("?" * len(values))
        old.execute(
            f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks})", list(values.values())
        )
