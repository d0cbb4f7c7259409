"""Dropped files: which are read, which are asked about, and what is told of each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from dashboard.intake import Intake, Skipped, gather, name_of
from geodata.models import Document, Event, Parsed, Source
from geodata.store import Store
from tests.documents import made

STORY = "Gunmen fired on the bridge near Hajin on Monday, and two guards died."


@pytest.fixture
def store() -> Iterator[Store]:
    with Store("sqlite://") as opened:
        yield opened


def parse(report: Document) -> Parsed:
    """One event a report."""
    source = Source(report.text, 0, 3, None, None, None, report.sha256)
    return Parsed(report, events=(Event(report.sha256[:8], "meeting", "diplomacy", (source,)),))


def run(intake: Intake, store: Store) -> list[str]:
    names: list[str] = []
    intake.run(store, parse, lambda _, name: names.append(name))
    return names


def test_what_cannot_be_read_is_told_and_the_rest_is_kept(store: Store) -> None:
    files = [
        ("a.txt", STORY.encode()),
        ("empty.txt", b""),
        ("photo.txt", b"\x89PNG\r\n\x1a\n" + bytes(40)),
        ("locked.pdf", made.pdf(password="secret")),
        ("b.zip", made.archive({"scan.pdf": made.pdf_of_pictures(), "c.docx": made.word()})),
        ("sheet.xlsx", b"PK"),
        ("no-suffix", b"text"),
    ]
    intake = gather(files, "", store)
    assert [name_of(report) for report in intake.reports] == ["a.txt", "b.zip/c.docx"]
    assert [skipped.name for skipped in intake.skipped] == [
        "empty.txt",
        "photo.txt",
        "locked.pdf",
        "b.zip/scan.pdf",
        "sheet.xlsx",
        "no-suffix",
    ]
    assert Skipped("empty.txt", "is empty: give a report with text in it") in intake.skipped
    assert not any("does not exist" in one.reason for one in intake.skipped)
    assert not any("\n" in one.reason or "/tmp" in one.reason for one in intake.skipped)


def test_two_files_of_one_name_are_two_reports(store: Store) -> None:
    intake = gather([("a.txt", b"One died."), ("a.txt", b"Two died.")], "", store)
    assert [report.text for report in intake.reports] == ["One died.", "Two died."]


def test_a_name_is_no_path(store: Store) -> None:
    intake = gather([("../../etc/passwd.txt", b"One died."), ("..", b"x")], "", store)
    assert [name_of(report) for report in intake.reports] == ["passwd.txt"]
    assert len(intake.skipped) == 1


def test_pasted_text_is_named_by_its_title(store: Store) -> None:
    titled = gather([], f"The bridge\n\n{STORY}", store)
    assert name_of(titled.reports[0]) == "The bridge"
    assert name_of(gather([], STORY, store).reports[0]) == "Pasted text"


def test_a_day_is_asked_for_where_none_is_found(store: Store) -> None:
    dated = f"Published: 2018-06-22\n\n{STORY}".encode()
    intake = gather([("a.txt", STORY.encode()), ("b.txt", dated)], "", store)
    assert [name_of(report) for report in intake.undated] == ["a.txt"]
    intake.date({intake.undated[0].sha256: dt.date(2018, 6, 18)})
    assert not intake.undated
    assert [str(report.published) for report in intake.reports] == ["2018-06-18", "2018-06-22"]
    assert [report.path for report in intake.reports] == ["a.txt", "b.txt"]


def test_what_is_there_already_is_not_asked_about_and_says_so(store: Store) -> None:
    run(gather([("a.txt", STORY.encode())], "", store), store)
    intake = gather([("again.txt", STORY.encode()), ("b.txt", b"One died.")], "", store)
    assert [name_of(report) for report in intake.undated] == ["b.txt"]
    run(intake, store)
    assert [(told.name, told.known, told.events) for told in intake.told] == [
        ("again.txt", True, 0),
        ("b.txt", False, 1),
    ]
    assert intake.ended
    assert intake.events == 1


def test_a_foreign_report_says_its_language(store: Store) -> None:
    text = "قصفت الطائرات جسرا قرب مدينة البوكمال يوم الاحد الماضي وقتل ثلاثة مدنيين. " * 5
    intake = gather([("a.txt", text.encode())], "", store)
    run(intake, store)
    assert intake.told[0].language == "Arabic"


def test_what_was_read_before_a_stop_stays_and_the_rest_can_follow(store: Store) -> None:
    class Stop(BaseException):
        """What Streamlit does when someone clicks meanwhile."""

    def stop(done: int, _name: str) -> None:
        if done == 2:
            raise Stop

    files = [(f"{number}.txt", f"{number} died.".encode()) for number in range(4)]
    intake = gather(files, "", store)
    with pytest.raises(Stop):
        intake.run(store, parse, stop)
    assert [told.name for told in intake.told] == ["0.txt", "1.txt"]
    assert not intake.ended
    assert store.counts().documents == 2
    assert run(intake, store) == ["2.txt", "3.txt"]
    assert intake.ended
    assert store.counts().events == 4


def test_a_reading_goes_on_where_it_paused(store: Store) -> None:
    files = [(f"{number}.txt", f"{number} died.".encode()) for number in range(3)]
    intake = gather(files, "", store)
    for done in (1, 2, 3):
        intake.run(store, parse, lambda *_: None, enough=lambda: True)
        assert len(intake.told) == done
    assert intake.ended
    assert store.counts().documents == 3
