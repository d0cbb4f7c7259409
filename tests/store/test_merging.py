"""The store and merging: decisions, reviews, samples, and stores of the first version."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from geodata.errors import StoreError
from geodata.store import MergeResult, Store
from tests.merging.mentions import DAY, parsed, told

OLD = Path(__file__).with_name("version1.sql")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(f"sqlite:///{tmp_path / 'events.db'}") as opened:
        yield opened


def add(store: Store, *names: str, sample: bool = False, **facts: object) -> None:
    for name in names:
        mention = told(name, **facts)
        store.add(parsed(mention.sources[0].document_sha256, mention), sample=sample)


def members(store: Store) -> list[list[str | None]]:
    return [[one.mention_id for one in event.sources] for event in store.events()]


def test_a_report_that_is_added_joins_what_is_there(store: Store) -> None:
    add(store, "a")
    add(store, "b")
    assert members(store) == [["a", "b"]]
    assert [one.id for one in store.mentions()] == ["a", "b"]
    assert store.counts().events == 1
    assert {one.events for one in store.documents()} == {1}


def test_what_waits_stands_alone_until_it_is_merged(store: Store) -> None:
    for name in ("a", "b"):
        mention = told(name)
        store.add(parsed(mention.sources[0].document_sha256, mention), merge=False)
    assert members(store) == [["a"], ["b"]]
    assert store.merge() == MergeResult(mentions=2, events=1, joined=1)
    revision = store.revision()
    assert store.merge() == MergeResult(mentions=2, events=1, joined=1)
    assert store.revision() == revision


def test_a_split_stays_whatever_is_read_later_and_can_be_undone(store: Store) -> None:
    add(store, "a", "b")
    store.split("a", who="Ada")
    assert members(store) == [["a"], ["b"]]
    add(store, "b")
    store.merge(everything=True)
    assert members(store) == [["a"], ["b"]]
    add(store, "c")
    assert sorted(map(sorted, members(store))) in ([["a"], ["b", "c"]], [["a", "c"], ["b"]])
    assert [(one.verdict, one.who) for one in store.decisions()] == [("different", "Ada")]
    assert store.undo().mentions == {"a", "b"}
    assert members(store) == [["a", "b", "c"]]


def test_one_mention_is_taken_out_of_an_event(store: Store) -> None:
    add(store, "a", "b", "c")
    store.split("b", who="Ada")
    assert members(store) == [["a", "c"], ["b"]]


def test_events_are_joined_by_hand(store: Store) -> None:
    add(store, "a")
    add(store, "b", place_id="g:9", latitude=36.0, longitude=37.0, place="Aleppo")
    assert members(store) == [["a"], ["b"]]
    store.join(("a", "b"), who="Ada")
    (event,) = store.events()
    assert (event.merged_because or "").startswith("joined by hand, same day, 4")
    assert {one.place for one in event.sources} == {"Al-Harri", "Aleppo"}
    store.undo()
    assert members(store) == [["a"], ["b"]]


def test_the_later_decision_wins(store: Store) -> None:
    add(store, "a", "b")
    store.split("a", who="Ada")
    store.join(("a", "b"), who="Bob")
    assert members(store) == [["a", "b"]]
    store.undo()
    assert members(store) == [["a"], ["b"]]


def test_decisions_that_make_no_sense_are_refused_in_one_line(store: Store) -> None:
    add(store, "a")
    with pytest.raises(StoreError, match="'a' has one mention only"):
        store.split("a", who="Ada")
    with pytest.raises(StoreError, match="no event 'z'"):
        store.split("z", who="Ada")
    with pytest.raises(StoreError, match="'a' and 'a' are one event already"):
        store.join(("a", "a"), who="Ada")
    with pytest.raises(StoreError, match="nothing to undo"):
        store.undo()


@pytest.mark.parametrize("review", ["confirmed", "rejected"])
def test_a_review_is_kept_when_another_report_joins(store: Store, review: str) -> None:
    add(store, "b")
    store.set_review("b", review, who="Ada")
    add(store, "a")
    (event,) = store.events()
    assert (event.id, event.review, event.reports) == ("a", review, 2)
    assert [one.who for one in store.history("a")] == ["Ada"]
    store.split("a", who="Bob")
    assert {event.id: event.review for event in store.events()} == {"a": "new", "b": review}


def test_the_latest_review_counts(store: Store) -> None:
    add(store, "a")
    add(store, "b", latitude=36.0, longitude=37.0, place_id="g:9")
    store.set_review("b", "confirmed", who="Ada")
    store.set_review("a", "rejected", who="Bob")
    store.join(("a", "b"), who="Ada")
    assert [event.review for event in store.events()] == ["rejected"]
    store.set_review("b", "new", who="Bob")
    assert [event.review for event in store.events()] == ["new"]
    reviews = [one.after["review"] for one in store.history("b") if one.action == "correct"]
    assert reviews == ["confirmed", "rejected", "new"]


def test_an_absorbed_id_still_leads_to_the_event(store: Store) -> None:
    add(store, "a", "b")
    found = store.event("b")
    assert found is not None
    assert found.id == "a"
    assert store.event("z") is None


def test_when_a_report_leaves_its_event_is_made_of_the_others(store: Store) -> None:
    add(store, "a", sample=True)
    add(store, "b", fatalities_low=3, fatalities_high=3)
    add(store, "c", fatalities_low=4, fatalities_high=4)
    assert members(store) == [["a", "b", "c"]]
    assert store.remove_samples() == 1
    (event,) = store.events()
    assert (event.id, event.reports, event.fatalities_high) == ("b", 2, 4)


def test_a_store_of_the_first_version_loses_nothing(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    with sqlite3.connect(path) as old:
        old.executescript(OLD.read_text("utf-8"))
        for name in ("a", "b"):
            _insert_as_version_1(old, name)
        old.execute(
            "INSERT INTO history VALUES (7, 'b', 'Ada', '2018-06-22T10:00:00+00:00', ?, ?)",
            ('{"review": "new"}', '{"review": "confirmed"}'),
        )
        old.execute("UPDATE events SET review = 'confirmed' WHERE id = 'b'")
        old.execute("INSERT INTO meta VALUES ('samples_removed', 'true')")
    old.close()
    with Store(f"sqlite:///{path}") as store:
        (event,) = store.events()
        assert (event.id, event.reports, event.review) == ("a", 2, "confirmed")
        assert store.mentions() == (told("a"), told("b"))
        assert [one.who for one in store.history("a")] == ["Ada"]
        assert {one.path for one in store.documents()} == {"a.txt", "b.txt"}
        assert store.samples_removed
        store.split("a", who="Ada")
        assert {one.id: one.review for one in store.events()} == {"a": "new", "b": "confirmed"}
    with Store(f"sqlite:///{path}") as store:
        assert len(store.events()) == 2


def _insert_as_version_1(old: sqlite3.Connection, name: str) -> None:
    event = told(name)
    (source,) = event.sources
    digest, day = source.document_sha256, DAY.isoformat()
    document = (digest, name, "x", 0, 1, f"{name}.txt", None, day, "en", None, None, 0)
    mentions = json.dumps({"toponyms": [], "dates": [], "actors": []})
    old.execute(f"INSERT INTO documents VALUES ({'?, ' * 12}?)", (*document, mentions))
    row = (event.id, event.kind, event.family, day, day, "day", "[]", None, None, event.place)
    row += (event.place_id, event.admin1, event.country, event.latitude, event.longitude)
    row += ("exact", event.radius_km, None, None, None, None, "reported", event.confidence, "new")
    old.execute(f"INSERT INTO events VALUES ({'?, ' * 23}?)", row)
    told_at = (name, 0, source.quote, 0, 9, None, None, day, digest)
    old.execute(f"INSERT INTO sources VALUES ({'?, ' * 8}?)", told_at)
