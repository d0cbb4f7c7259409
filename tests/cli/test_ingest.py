"""``dateline ingest``: every format of a folder, and Ctrl-C in the middle."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import geodata.api
from geodata.store import Store
from tests.cli.conftest import Run
from tests.documents import made


def test_a_folder_is_read_whatever_its_formats(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    (folder / "deep" / "deeper").mkdir(parents=True)
    (folder / "a.pdf").write_bytes(made.pdf(["Gunmen killed 3 soldiers in Aleppo on 3 May 2019."]))
    (folder / "deep" / "b.docx").write_bytes(
        made.word(["An air strike killed 4 people in Idlib on 4 May 2019."])
    )
    (folder / "deep" / "deeper" / "c.eml").write_bytes(bytes(made.message()))
    (folder / "d.zip").write_bytes(
        made.archive({"e.txt": b"A car bomb killed 5 people in Homs on 5 May 2019."})
    )
    (folder / "locked.pdf").write_bytes(made.pdf(password="secret"))
    told = run("ingest", folder)
    assert told.status == 2
    assert "4 reports read" in told.err
    assert "1 failed" in told.err
    assert "locked.pdf' is locked with a password" in told.err
    with Store() as store:
        tolls = {event.place: event.fatalities_low for event in store.events()}
    assert {"Aleppo": 3, "Idlib": 4, "Homs": 5}.items() <= tolls.items()


def test_offsets_of_a_pdf_are_into_what_text_prints(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(made.pdf())
    run("ingest", file)
    printed = run("text", file).out
    with Store() as store:
        quotes = [event.sources[0] for event in store.events()]
    assert quotes
    assert all(printed[one.quote_start : one.quote_end] == one.quote for one in quotes)


def test_no_gazetteer_is_built_for_nothing_to_read(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("Gunmen killed 3 men in Aleppo on 3 May 2019.")
    run("ingest", tmp_path / "a.txt")

    def never(_extra: object) -> None:
        pytest.fail("the gazetteer was opened")

    monkeypatch.setattr("geodata.cli.reports.open_gazetteer", never)
    assert "does not exist: check the path" in run("ingest", tmp_path / "b.txt").err
    assert "1 there already" in run("ingest", tmp_path / "a.txt").err


def test_control_c_keeps_what_was_read(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(f"Gunmen killed {number + 2} men in Aleppo.")
    parse = geodata.api.parse

    def interrupted(report, **options):
        if report.id == "2":
            raise KeyboardInterrupt
        return parse(report, **options)

    monkeypatch.setattr(geodata.api, "parse", interrupted)
    told = run("ingest", *sorted(tmp_path.glob("?.txt")))
    assert told.status == 130
    assert "stopped: 2 reports of 3 read" in told.err
    with Store() as store:
        assert store.counts().documents == 2
    monkeypatch.setattr(geodata.api, "parse", parse)
    assert "1 report read" in run("ingest", *sorted(tmp_path.glob("?.txt"))).err


def test_again_reads_what_is_stored_once_more_and_corrections_stay(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, text in enumerate(("killed 4 men in Aleppo.", "wounded 3 men in Homs.")):
        (tmp_path / f"{number}.txt").write_text(f"On 3 May 2019 gunmen {text}")
    parse = geodata.api.parse
    with monkeypatch.context() as blind:
        blind.setattr(
            geodata.api, "parse", lambda one, **how: replace(parse(one, **how), events=())
        )
        assert "0 events found" in run("ingest", tmp_path).err
    assert "2 there already" in run("ingest", tmp_path).err
    told = run("ingest", tmp_path / "0.txt", "--again")
    assert "1 report read again, 1 event found" in told.err
    with Store() as store:
        (event,) = store.events()
        store.correct(event, replace(event, kind="meeting", family="diplomacy"), who="Ada")
    told = run("ingest", "--again")
    assert told.status == 0
    assert "2 reports read again, 2 events found" in told.err
    with Store() as store:
        assert {(one.place, one.kind) for one in store.events()} >= {("Aleppo", "meeting")}
        assert {one.place for one in store.events()} == {"Aleppo", "Homs"}


def test_again_and_samples_exclude_each_other(run: Run) -> None:
    assert "--again, or --samples" in run("ingest", "--again", "--samples").err
