"""Corrections: kept with their history, put on again whatever becomes of the event, and undone."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata.corrections import GROUPS, at_point
from geodata.errors import CorrectionError, StoreError
from geodata.kinds import KINDS
from geodata.models import Document, Event, Parsed
from geodata.store import DECISIONS, Store
from tests.merging.mentions import DAY, parsed, told
from tests.strategies import DIGEST, EVENTS

OLD = Path(__file__).with_name("version2.sql")
RIGHT = {
    "kind": "shelling",
    "start": DAY + dt.timedelta(days=1),
    "end": DAY + dt.timedelta(days=2),
    "place": "Hajin",
    "place_id": "g:7",
    "latitude": 34.69,
    "longitude": 40.83,
    "radius_km": 5.0,
    "actors": ("Iran", "Israel"),
    "actor1": "Israel",
    "actor2": "Iran",
    "fatalities_low": 3,
    "fatalities_high": 5,
    "injured_high": 9,
    "modality": "claimed",
    "claimed_by": "Israel",
}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(f"sqlite:///{tmp_path / 'events.db'}") as opened:
        yield opened


def add(store: Store, name: str, *, again: bool = False, sample: bool = False, **facts) -> None:
    mention = told(name, **facts)
    store.add(parsed(mention.sources[0].document_sha256, mention), again=again, sample=sample)


def correct(store: Store, name: str, *, who: str = "Ada", **facts: object) -> Event:
    seen = store.event(name)
    assert seen is not None
    return store.correct(seen, replace(seen, **facts), who=who)


def the_event(store: Store) -> Event:
    (event,) = store.events()
    return event


def facts_of(event: Event, names=tuple(RIGHT)) -> dict[str, object]:
    return {name: getattr(event, name) for name in names}


def test_every_property_can_be_corrected_and_its_history_is_kept(store: Store) -> None:
    add(store, "a")
    before = the_event(store)
    corrected = correct(store, "a", **RIGHT)
    assert facts_of(corrected) == RIGHT
    assert corrected.review == "edited"
    assert the_event(store) == corrected
    assert corrected.sources == before.sources  # what the report says stays as it is
    (change,) = store.history("a")
    assert (change.who, change.action, change.undone) == ("Ada", "correct", None)
    assert facts_of(before) == {name: change.before[name] for name in RIGHT}
    assert {name: change.after[name] for name in RIGHT} == RIGHT


def test_all_that_reports_tell_can_be_corrected() -> None:
    told_by_reports = {
        *("kind", "start", "end", "date_precision", "actors", "actor1", "actor2", "place"),
        *("latitude", "longitude", "fatalities_low", "fatalities_high", "injured_low"),
        *("injured_high", "modality", "claimed_by"),
    }
    assert told_by_reports <= {name for group in GROUPS for name in group}


@settings(max_examples=30)  # a store is made for each
@given(EVENTS, EVENTS)
def test_undo_gives_back_what_was_and_redo_what_was_set(seen: Event, other: Event) -> None:
    with Store("sqlite://") as store:
        store.add(Parsed(Document("d", "x", (0, 1), DIGEST), events=(replace(seen, sources=()),)))
        before = the_event(store)
        kind = KINDS.get(other.kind) or KINDS["meeting"]
        values = {name: getattr(other, name) for group in GROUPS for name in group}
        wanted = replace(before, **values | {"kind": kind.kind, "family": kind.family})
        try:
            after = store.correct(before, wanted, who="Ada")
        except CorrectionError:
            assert the_event(store) == before
            return
        assert replace(after, review="new") == replace(wanted, review="new")
        if after == before:
            return
        store.undo()
        assert the_event(store) == before
        store.redo()
        assert the_event(store) == after


def test_a_correction_survives_another_report_merging_anew_and_a_split(store: Store) -> None:
    add(store, "b")
    correct(store, "b", **RIGHT)
    add(store, "a", fatalities_low=40, fatalities_high=40)
    event = the_event(store)
    assert (event.id, event.reports) == ("a", 2)
    assert facts_of(event) == RIGHT
    assert {one.fatalities_low for one in event.sources} == {None, 40}
    store.merge(everything=True)
    assert facts_of(the_event(store)) == RIGHT
    store.split("a", who="Ada")
    apart = {event.id: event for event in store.events()}
    assert facts_of(apart["b"]) == RIGHT
    assert (apart["a"].fatalities_low, apart["a"].review) == (40, "new")


def test_a_correction_survives_reading_the_report_again(store: Store) -> None:
    add(store, "a")
    add(store, "b")
    correct(store, "a", fatalities_low=7)
    add(store, "a", again=True, place="Hajin", fatalities_low=1)
    event = the_event(store)
    assert (event.fatalities_low, event.reports) == (7, 2)
    assert {one.place for one in event.sources} == {"Hajin", "Al-Harri"}
    assert [one.who for one in store.history("a")] == ["Ada"]
    store.undo()
    assert the_event(store).fatalities_low == 1


def test_a_correction_finds_its_sentence_when_that_is_coded_otherwise(store: Store) -> None:
    add(store, "a", report="r", at=50)
    add(store, "b", latitude=36.0, longitude=37.0, place_id="g:9")
    correct(store, "a", fatalities_low=7)
    store.join(("a", "b"), who="Ada")
    again = told("a2", "r", at=50, kind="shelling")
    other = told("c", "r", at=90, kind="meeting", family="diplomacy", start=None, end=None)
    store.add(parsed(again.sources[0].document_sha256, again, other), again=True)
    events = {event.id: event for event in store.events()}
    assert events["a2"].fatalities_low == 7
    assert {one.mention_id for one in events["a2"].sources} == {"a2", "b"}  # still joined
    assert events["c"].review == "new"


def test_a_sample_that_comes_back_is_as_it_was_corrected(store: Store) -> None:
    add(store, "a", sample=True)
    correct(store, "a", fatalities_low=7)
    store.remove_samples()
    assert store.events() == ()
    add(store, "a")
    assert the_event(store).fatalities_low == 7


def test_a_report_that_is_read_again_is_counted_so(store: Store) -> None:
    add(store, "a", sample=True)
    mention = told("a", fatalities_low=2)
    result = store.add(parsed(mention.sources[0].document_sha256, mention), again=True)
    assert (result.added, result.renewed, result.unchanged, result.events) == (0, 1, 0, 1)
    assert store.counts().samples == 0  # it is a report of the user's own now
    assert the_event(store).fatalities_low == 2


def test_what_another_has_changed_meanwhile_stays(store: Store) -> None:
    add(store, "a")
    seen = the_event(store)
    store.correct(seen, replace(seen, fatalities_low=3), who="Ada")
    store.correct(seen, at_point(seen, 34.69, 40.83), who="Bob")
    event = the_event(store)
    assert (event.fatalities_low, event.latitude) == (3, 34.69)
    store.undo(who="Ada")
    event = the_event(store)
    assert (event.fatalities_low, event.latitude, event.review) == (None, 34.69, "edited")
    undone, kept = store.history("a")
    assert (undone.undone_by, kept.undone) == ("Ada", None)
    assert undone.undone is not None


def test_nothing_is_no_correction(store: Store) -> None:
    add(store, "a")
    revision = store.revision()
    correct(store, "a")
    assert (store.revision(), store.history("a")) == (revision, ())


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"kind": "picnic"}, "kind 'picnic'"),
        ({"kind": "meeting"}, "meeting is diplomacy"),
        ({"start": DAY, "end": DAY - dt.timedelta(days=1)}, "must not follow"),
        ({"fatalities_low": -1}, "-1 to None killed"),
        ({"injured_low": 3, "injured_high": 2}, "3 to 2 injured"),
        ({"latitude": 0.0, "longitude": 0.0}, "not 0, 0"),
        ({"latitude": 91.0}, "degrees"),
        ({"latitude": None}, "degrees"),
        ({"radius_km": -2.0}, "radius -2.0"),
        ({"modality": "sworn"}, "modality 'sworn': choose from reported"),
        ({"review": "fine"}, "review 'fine': choose from new"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(store: Store, facts, said: str) -> None:
    add(store, "a")
    before = the_event(store)
    with pytest.raises(CorrectionError, match=said):
        correct(store, "a", **facts)
    assert the_event(store) == before
    assert store.history("a") == ()


def test_an_event_that_is_gone_is_refused(store: Store) -> None:
    add(store, "a", sample=True)
    seen = the_event(store)
    store.remove_samples()
    with pytest.raises(StoreError, match="no event 'a'"):
        store.correct(seen, replace(seen, fatalities_low=3), who="Ada")


STEPS: dict[str, Callable[[Store], object]] = {
    "toll": lambda store: correct(store, "a", fatalities_low=_next_toll(store)),
    "review": lambda store: store.set_review("c", _other_review(store), who="Ada"),
    "split": lambda store: store.split("b", who="Ada"),
    "join": lambda store: store.join(("a", "c"), who="Ada"),
    "place": lambda store: correct(store, "b", place=f"Hajin {len(store.history('b'))}"),
}


def _next_toll(store: Store) -> int:
    event = store.event("a")
    return (event.fatalities_low or 0) + 1 if event else 0


def _other_review(store: Store) -> str:
    event = store.event("c")
    return "rejected" if event and event.review == "confirmed" else "confirmed"


@settings(max_examples=30)
@given(st.lists(st.sampled_from([*STEPS, "undo", "undo", "redo"]), max_size=12))
def test_undo_and_redo_walk_through_all_that_was_done(steps: list[str]) -> None:
    with Store("sqlite://") as store:
        for name, place in (("a", "g:1"), ("b", "g:1"), ("c", "g:3")):
            far = {"latitude": 36.0, "place_id": place} if place == "g:3" else {}
            add(store, name, **far)
        past, future = [store.events()], []
        for step in steps:
            if step == "undo" and len(past) > 1:
                store.undo(who="Ada")
                future.append(past.pop())
            elif step == "redo" and future:
                store.redo(who="Ada")
                past.append(future.pop())
            elif step in STEPS:
                try:
                    STEPS[step](store)
                except StoreError:  # there is nothing to split, or all is joined
                    continue
                past.append(store.events())
                future.clear()
            assert store.events() == past[-1]
            done, undone = store.undoable("Ada")
            assert (done is not None, undone is not None) == (len(past) > 1, bool(future))


def test_there_is_nothing_to_undo_or_redo(store: Store) -> None:
    add(store, "a")
    with pytest.raises(StoreError, match="nothing was changed by 'Ada': there is nothing to undo"):
        store.undo(who="Ada")
    with pytest.raises(StoreError, match="nothing to redo"):
        store.redo()
    correct(store, "a", fatalities_low=2)
    with pytest.raises(StoreError, match="nothing was split or joined by hand"):
        store.undo(actions=DECISIONS)
    store.undo(by="Bob")
    assert [one.undone_by for one in store.history("a")] == ["Bob"]


def test_splits_and_joins_stand_in_the_history_with_what_came_of_them(store: Store) -> None:
    add(store, "a")
    add(store, "b")
    store.split("a", who="Ada")
    (change,) = store.history("b")
    assert (change.action, change.who) == ("different", "Ada")
    assert change.before == {"events": ["a"]}
    assert change.after == {"events": ["a", "b"]}
    assert change.mentions == {"a", "b"}


def test_a_store_of_the_second_version_loses_nothing(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    with sqlite3.connect(path) as old:
        old.executescript(OLD.read_text("utf-8"))
        for name in ("a", "b", "c"):
            _insert_as_version_2(old, name)
        old.execute(
            "INSERT INTO history VALUES (7, 'b', 'Ada', '2018-06-22T10:00:00+00:00', ?, ?)",
            ('{"review": "new"}', '{"review": "confirmed"}'),
        )
        old.execute("INSERT INTO reviews VALUES (7, 'b')")
        old.execute("UPDATE mentions SET review = 'confirmed', reviewed = 7 WHERE id = 'b'")
        old.execute("UPDATE events SET review = 'confirmed' WHERE id = 'b'")
        for number, verdict, sides in (
            (1, "different", '[["a"], ["b", "gone"]]'),
            (2, "same", '[["b", "c"]]'),
        ):
            old.execute(
                "INSERT INTO decisions VALUES (?, ?, ?, 'Bob', '2018-06-23T10:00:00+00:00')",
                (number, verdict, sides),
            )
    old.close()
    with Store(f"sqlite:///{path}") as store:
        store.merge(everything=True)
        events = {event.id: event for event in store.events()}
        assert {name: event.review for name, event in events.items()} == {
            "a": "new",
            "b": "confirmed",
        }
        assert {one.mention_id for one in events["b"].sources} == {"b", "c"}
        assert [(one.verdict, one.who) for one in store.decisions()] == [
            ("different", "Bob"),
            ("same", "Bob"),
        ]
        assert [one.action for one in store.history("b")] == ["correct", "different", "same"]
        store.undo()
        store.undo()
        store.undo()
        assert {event.review for event in store.events()} == {"new"}
        assert len(store.events()) == 1
    with Store(f"sqlite:///{path}") as store:
        assert len(store.events()) == 1


def _insert_as_version_2(old: sqlite3.Connection, name: str) -> None:
    event = told(name)
    (source,) = event.sources
    digest, day = source.document_sha256, DAY.isoformat()
    document = (digest, name, "x", 0, 1, f"{name}.txt", None, day, "en", None, None, 0)
    old.execute(
        f"INSERT INTO documents VALUES ({'?, ' * 12}?)",
        (*document, '{"toponyms": [], "dates": [], "actors": []}'),
    )
    row = (event.id, event.kind, event.family, day, day, "day", "[]", None, None, event.place)
    row += (event.place_id, event.admin1, event.country, event.latitude, event.longitude)
    row += ("exact", event.radius_km, None, None, None, None, "reported", None, event.confidence)
    old.execute(f"INSERT INTO events VALUES ({'?, ' * 25}?)", (*row, "new", None))
    mention = (*row, "new", day, digest, name, 0, 0)
    old.execute(f"INSERT INTO mentions VALUES ({'?, ' * 29}?)", mention)
    told_at = (name, 0, source.quote, 0, 9, None, None, day, digest)
    old.execute(f"INSERT INTO sources VALUES ({'?, ' * 8}?)", told_at)
