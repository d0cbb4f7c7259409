from __future__ import annotations

import datetime as dt
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata.errors import CorrectionError, StoreError
from geodata.filters import Filters
from geodata.models import (
    Actor,
    ActorMention,
    DateMention,
    DateRange,
    Document,
    Event,
    Parsed,
    Place,
    PlacedToponym,
    Source,
    Toponym,
)
from geodata.store import AddResult, Counts, Highlight, Store
from tests.strategies import DIGEST, EVENTS

DAY = dt.date(2018, 6, 17)


def document(number: int) -> Document:
    return Document(
        id=f"d{number}",
        text="Al-Tanf, 17 June: Iran",
        body=(0, 22),
        sha256=f"{number:064x}",
        path=f"reports/{number}.txt",
        title=f"Report {number}",
        published=DAY + dt.timedelta(days=number),
        language="en",
        publisher="The Dispatch",
        url="https://example.org",
    )


def event(number: int, *reports: int, start: dt.date | None = DAY) -> Event:
    sources = tuple(
        Source("Al-Tanf", 0, 7, "The Dispatch", None, DAY, document(one).sha256) for one in reports
    )
    return Event(f"e{number}", "meeting", "diplomacy", sources, start=start, actors=("Iran",))


def parsed(number: int, *events: Event) -> Parsed:
    return Parsed(document(number), events=events or (event(number, number),))


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'events.db'}"


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    with Store(url) as opened:
        yield opened


@settings(max_examples=30)  # a store is made for each
@given(st.lists(EVENTS, max_size=3, unique_by=lambda one: one.id))
def test_events_come_back_from_the_store(events: list[Event]) -> None:
    with Store("sqlite://") as store:
        store.add(Parsed(Document("d", "x", (0, 1), DIGEST), events=tuple(events)))
        told = [replace(one, merged_because=None).with_own_figures() for one in events]
        assert sorted(store.events(), key=lambda one: one.id) == sorted(
            told, key=lambda one: one.id
        )


def test_a_document_comes_back_with_its_highlights_in_order(store: Store) -> None:
    tanf = Place("dateline:al-tanf", "Al-Tanf", 33.5, 38.667, "base", "SYR", "Homs")
    found = Parsed(
        document(1),
        (PlacedToponym(Toponym(0, 7, "Al-Tanf", "literal"), tanf, 0.9, "the only one"),),
        (DateMention(9, 16, "17 June", DateRange(DAY, DAY, "day"), "2018-06-17"),),
        (ActorMention(18, 22, "Iran", Actor("iran", "Iran", "state")),),
    )
    store.add(found, sample=True)
    stored = store.document(document(1).sha256)
    assert stored is not None
    assert (stored.document, stored.is_sample) == (document(1), True)
    assert stored.highlights == (
        Highlight(0, 7, "place", "Al-Tanf", "the only one", "literal"),
        Highlight(9, 16, "date", "2018-06-17"),
        Highlight(18, 22, "actor", "Iran"),
    )
    assert store.document("ff" * 32) is None


def test_reports_are_listed_newest_first_with_their_events(store: Store) -> None:
    store.add(parsed(1, event(1, 1), event(2, 1)))
    store.add(parsed(2, event(3, 2)), sample=True)
    store.add(Parsed(replace(document(3), published=None)))
    listed = [(one.title, one.is_sample, one.events) for one in store.documents()]
    assert listed == [("Report 2", True, 1), ("Report 1", False, 2), ("Report 3", False, 0)]


def test_adding_again_changes_nothing(store: Store) -> None:
    assert store.add(parsed(1)) == AddResult(added=1, unchanged=0, events=1)
    store.set_review("e1", "rejected", who="Ada")
    before, revision = store.events(), store.revision()
    other = replace(event(1, 1), place="elsewhere")
    assert store.add(parsed(1, other)) == AddResult(added=0, unchanged=1, events=0)
    assert (store.events(), store.revision()) == (before, revision)


def test_a_document_is_added_whole_or_not_at_all(store: Store) -> None:
    store.add(parsed(1))
    with pytest.raises(StoreError, match="'d2' has 2 events with the id 'e7'"):
        store.add(parsed(2, event(7, 2), event(7, 2)))
    with pytest.raises(StoreError, match="'d3' has an event with the id of one that is stored"):
        store.add(parsed(3, event(3, 3), event(1, 3)))
    assert store.counts() == Counts(documents=1, samples=0, events=1, unlocated=1)
    assert not store.has(document(2).sha256)


def test_half_a_surrogate_pair_is_stored_as_its_escape(store: Store) -> None:
    odd = replace(document(1), title="\ud800", path="\udcff.txt")
    store.add(Parsed(odd, events=(replace(event(1, 1), place="\udfff"),)))
    assert (store.documents()[0].title, store.documents()[0].path) == ("\\ud800", "\\udcff.txt")
    assert store.events()[0].place == "\\udfff"


def test_events_are_ordered_by_date_with_the_undated_last(store: Store) -> None:
    store.add(
        parsed(
            1,
            event(4, 1, start=None),
            event(3, 1),
            event(2, 1, start=DAY + dt.timedelta(days=1)),
            event(1, 1),
        )
    )
    assert [one.id for one in store.events()] == ["e1", "e3", "e2", "e4"]


def test_events_can_be_filtered(store: Store) -> None:
    store.add(parsed(1, event(1, 1), event(2, 1, start=None)))
    filters = Filters.from_query({"from": "2018-06-17"})
    assert [one.id for one in store.events(filters)] == ["e1"]
    assert len(store.events(Filters())) == 2


def test_a_review_is_kept_with_who_and_when(store: Store) -> None:
    store.add(parsed(1))
    assert store.set_review("e1", "confirmed", who="Ada").review == "confirmed"
    store.set_review("e1", "confirmed", who="Ada")
    store.set_review("e1", "rejected", who="Bob")
    assert store.events()[0].review == "rejected"
    first, second = store.history("e1")
    assert (first.who, first.before, first.after) == (
        "Ada",
        {"review": "new"},
        {"review": "confirmed"},
    )
    assert (second.who, second.after) == ("Bob", {"review": "rejected"})
    assert first.when.tzinfo is dt.UTC
    assert store.history("e2") == ()


def test_a_review_of_nothing_or_with_an_unknown_word_is_refused(store: Store) -> None:
    store.add(parsed(1))
    with pytest.raises(StoreError, match="no event 'e9'"):
        store.set_review("e9", "confirmed", who="Ada")
    with pytest.raises(CorrectionError, match="review 'fine': choose from new, confirmed"):
        store.set_review("e1", "fine", who="Ada")  # type: ignore[arg-type]


def test_samples_are_removed_at_once_and_the_rest_stays(store: Store) -> None:
    store.add(parsed(1), sample=True)
    store.add(parsed(2, event(2, 2), event(3, 2)))
    assert not store.samples_removed
    assert store.remove_samples() == 1
    assert store.samples_removed
    assert [one.id for one in store.events()] == ["e2", "e3"]
    assert [one.document_sha256 for one in store.events()[1].sources] == [document(2).sha256]
    assert store.counts() == Counts(documents=1, samples=0, events=2, unlocated=2)
    assert store.remove_samples() == 0


def test_a_sample_that_the_user_reads_is_no_sample_any_more(store: Store) -> None:
    store.add(parsed(1), sample=True)
    assert store.add(parsed(1)) == AddResult(unchanged=1)
    assert store.remove_samples() == 0
    assert store.has(document(1).sha256)


def test_every_change_counts_the_revision_up(store: Store) -> None:
    seen = [store.revision()]
    store.add(parsed(1), sample=True)
    seen.append(store.revision())
    store.set_review("e1", "confirmed", who="Ada")
    seen.append(store.revision())
    store.remove_samples()
    seen.append(store.revision())
    assert seen == sorted(set(seen))


def test_a_store_is_there_again_when_it_is_opened_again(url: str) -> None:
    with Store(url) as store:
        store.add(parsed(1))
        before = store.events()
    with Store(url) as store:
        assert store.events() == before


def test_the_default_store_lies_in_the_home_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path / "home"))
    with Store() as store:
        assert store.counts() == Counts(0, 0, 0, 0)
    assert (tmp_path / "home" / "dateline.db").is_file()


def test_threads_share_a_store(store: Store) -> None:
    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(store.add, (parsed(number % 20) for number in range(40))))
        counts = list(pool.map(lambda _: store.counts(), range(20)))
    assert sum(one.added for one in results) == 20
    assert {one.documents for one in counts} == {20}


WRITER = """
import sys
from geodata.models import Document, Event, Parsed, Source
from geodata.store import Store
with Store(sys.argv[1]) as store:
    for number in range(int(sys.argv[2]), int(sys.argv[3])):
        digest = f"{number:064x}"
        source = Source("x", 0, 1, None, None, None, digest)
        event = Event(f"e{number}", "meeting", "diplomacy", (source,))
        store.add(Parsed(Document("d", "x", (0, 1), digest), events=(event,)))
"""


def test_processes_write_while_another_reads(url: str) -> None:
    root = Path(__file__).parents[2]
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, url, str(one), str(one + 40)], cwd=root)
        for one in (0, 20)
    ]
    with Store(url) as store:
        while not store.counts().documents and any(writer.poll() is None for writer in writers):
            time.sleep(0.02)  # they are starting
        while any(writer.poll() is None for writer in writers):
            for one in store.events():
                assert len(one.sources) == 1
        assert [writer.returncode for writer in writers] == [0, 0]
        assert store.counts().documents == 60


def test_a_write_that_has_to_wait_too_long_is_said(
    url: str, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("geodata.store.engine._WAIT_MS", 1)
    other = sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with Store(url) as impatient, pytest.raises(StoreError, match=r"locked.*try again"):
        impatient.add(parsed(1))
    other.close()
    assert store.counts().documents == 0


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("events.db", "'events.db' is not the address of a store: write it as sqlite:///"),
        ("postgresql://host/events", "kept in SQLite"),
        ("sqlite:///{folder}/nowhere/events.db", "nowhere' does not exist"),
        ("sqlite:///{folder}", "unable to open database file"),
        ("sqlite:///{folder}/note.txt", "note.txt' cannot be used (file is not a database)"),
        ("sqlite:///{folder}/other.db", "other.db' is a database of another program"),
        ("sqlite:///{folder}/newer.db", "newer.db' was written by a newer Dateline"),
    ],
)
def test_what_is_no_store_is_refused_in_one_line(tmp_path: Path, address: str, said: str) -> None:
    (tmp_path / "note.txt").write_text("This is a note, and long enough to be read. " * 30)
    for name, statement in (
        ("other.db", "CREATE TABLE songs (title)"),
        ("newer.db", "PRAGMA user_version = 999"),
    ):
        connection = sqlite3.connect(tmp_path / name)
        connection.execute(statement)
        connection.close()
    with pytest.raises(StoreError) as caught:
        Store(address.format(folder=tmp_path))
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_what_was_refused_is_not_touched(tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text("This is a note.")
    with pytest.raises(StoreError):
        Store(f"sqlite:///{note}")
    assert note.read_text() == "This is a note."


def test_reports_that_tell_of_some_events_are_found(store: Store) -> None:
    store.add(parsed(1, event(1, 1), event(2, 1)))
    store.add(parsed(2, event(3, 2)))
    assert store.reports_of(["e1", "e2"]) == (document(1).sha256,)
    assert store.reports_of(["e3", "e1", "nobody"]) == (document(2).sha256, document(1).sha256)
    assert store.reports_of([]) == ()
    assert [one.title for one in store.documents(digests=store.reports_of(["e3"]))] == ["Report 2"]
