"""The command line, end to end, with the real gazetteer and a store of each test's own."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from geodata.cli import cli
from geodata.exchange import geojson
from geodata.gazetteer import Gazetteer
from geodata.settings import seed
from geodata.store import Store
from tests.cli.conftest import Run

ROOT = Path(__file__).parents[2]
REPORT = """Missiles hit Deir Ezzor

Iran fired six missiles at Deir Ezzor on Monday, killing 15 militants.
"""


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One good report between an empty file and a picture that pretends to be text."""
    path = tmp_path / "folder"
    path.mkdir()
    (path / "a-empty.txt").write_text("")
    (path / "b-good.txt").write_text(REPORT, encoding="utf-8")
    (path / "c-picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    return path


def commands() -> Iterator[tuple[str, click.Command]]:
    for name, command in cli.commands.items():
        yield name, command
        if isinstance(command, click.Group):
            yield from ((f"{name} {one}", sub) for one, sub in command.commands.items())


@pytest.mark.parametrize(("name", "command"), list(commands()))
def test_every_command_has_help_with_an_example(
    name: str, command: click.Command, run: Run
) -> None:
    help_text = run(*name.split(), "--help").out
    assert command.help
    assert command.help.splitlines()[0] in help_text
    assert isinstance(command, click.Group) or f"  dateline {name}" in help_text
    assert all(option.help or option.show_default for option in _options(command))


@pytest.mark.parametrize("name", cli.commands)
def test_every_command_stands_in_the_readme(name: str) -> None:
    assert f"dateline {name}" in (ROOT / "README.md").read_text("utf-8")


def _options(command: click.Command) -> list[click.Option]:
    return [one for one in command.params if isinstance(one, click.Option)]


def test_without_a_command_the_help_is_shown(run: Run) -> None:
    assert run() == run("--help")
    assert "Examples:" in run().out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["pars"], "No such command 'pars'"),
        (["parse"], "Missing argument 'PATH...'; see dateline parse --help"),
        (["parse", "--publishd", "x"], "No such option"),
        (["parse", "x.txt", "--genre", "poem"], "'poem' is not one of"),
        (["actors"], "Missing command; see dateline actors --help"),
        (["gazetteer"], "Missing command; see dateline gazetteer --help"),
        (["parse", "missing.txt"], "'missing.txt' does not exist"),
        (["parse", str(ROOT / "pyproject.toml")], "the known formats are .txt"),
        (["parse", "x.txt", "--published", "June"], "'June' is not a date"),
        (["text", "missing.txt"], "'missing.txt' does not exist"),
        (["text", str(ROOT)], "is a folder"),
        (["ingest"], "give the PATH of a report or a folder, or --again, or --samples"),
        (["ingest", "x.txt", "--samples"], "give the PATH"),
        (["ingest", "missing.txt"], "'missing.txt' does not exist"),
        (["export"], "Missing option '-o'"),
        (["export", "-o", "june.xyz"], "no format for 'june.xyz'; the known ones are geojson"),
        (["export", "-o", "june", "--format", "shp"], "unknown format 'shp'"),
        (["export", "-o", "june.geojson", "--from", "June"], "from 'June': write it as 2018-06-22"),
        (["export", "-o", "june.geojson", "--kind", "airstrike"], "did you mean air_strike?"),
        (["export", "-o", "june.geojson"], "the store holds no reports"),
        (["report", "-o", "june.avi"], "'june.avi' is no file for map: end it in .pdf, .png"),
        (["report", "-o", "june.gif", "--show", "tolls"], "'june.gif' is no file for tolls"),
        (["report", "-o", "june.pdf", "--made", "June"], "'June' does not match the format"),
        (["report", "-o", "june.mp4"], "the store holds no reports"),
        (["geocode", "Qwxyzzyplugh"], "no place is called 'Qwxyzzyplugh'"),
        (["app", "--port", "0"], "0 is not in the range"),
        (["parse", "x.txt", "--gazetteer", "missing.csv"], "x.txt"),
    ],
)
def test_bad_input_is_said_in_one_line_with_status_2(
    arguments: list[str], said: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(*arguments)
    assert result.status == 2
    assert said in result.err
    assert result.err.startswith("dateline: ")
    assert "Traceback" not in result.err
    assert len(result.err.splitlines()) == 1
    assert result.out == ""
    assert not list(tmp_path.glob("june*"))


def test_version(run: Run) -> None:
    assert run("--version").out.startswith("dateline ")


def test_parse_prints_the_contract(run: Run, report: Path) -> None:
    result = run("parse", report, "--published", "2018-10-02", "--genre", "news")
    assert (result.status, result.err) == (0, "")
    (line,) = result.out.splitlines()
    found = json.loads(line)
    lists = ["toponyms", "dates", "actors", "events", "relative_places"]
    assert list(found) == ["document", *lists]
    assert found["document"]["published"] == "2018-10-02"
    for mention in [*found["toponyms"], *found["dates"], *found["actors"]]:
        assert REPORT[mention["start"] : mention["end"]] == mention["text"]
    deir_ezzor = [one for one in found["toponyms"] if one["text"] == "Deir Ezzor"]
    assert {one["country"] for one in deir_ezzor} == {"SYR"}
    assert any(one["place"] and one["start"] == "2018-10-01" for one in found["events"])


def test_parse_keeps_the_order_and_ids_of_json_lines(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    ids = ["z", "a", "m"]
    path.write_text("".join(json.dumps({"id": one, "text": REPORT}) + "\n" for one in ids))
    lines = run("parse", path).out.splitlines()
    assert [json.loads(line)["document"]["id"] for line in lines] == ids


@pytest.mark.parametrize(
    ("content", "ids"),
    [
        (REPORT, ["stdin-1"]),
        ('{"id": "z", "text": "Iran."}\n\n{"text": "Iraq."}\n', ["z", "stdin-2"]),
        ("<!doctype html><html><body><article><p>" + REPORT * 3 + "</p></article>", ["stdin-1"]),
    ],
)
def test_parse_reads_standard_input(
    content: str, ids: list[str], run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    feed(monkeypatch, content)
    lines = run("parse", "-", "--published", "2018-10-02").out.splitlines()
    documents = [json.loads(line)["document"] for line in lines]
    assert [one["id"] for one in documents] == ids
    assert {one["published"] for one in documents} == {"2018-10-02"}


def test_empty_standard_input_is_refused(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for command in ("parse", "text"):
        feed(monkeypatch, " \n")
        result = run(command, "-")
        assert (result.status, len(result.err.splitlines())) == (2, 1)
        assert "standard input is empty" in result.err


def test_text_of_several_reports_points_to_parse(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    feed(monkeypatch, '{"text": "One."}\n{"text": "Two."}\n')
    result = run("text", "-")
    assert (result.status, result.out) == (2, "")
    assert "standard input holds 2 reports: give it to 'dateline parse'" in result.err


@pytest.mark.parametrize("command", ["parse", "ingest"])
def test_a_report_in_another_language_is_read_with_a_warning(
    command: str, run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "bayan.txt"
    path.write_text("قتل جنديان في هجوم على نقطة تفتيش قرب مدينة دير الزور يوم الاثنين.", "utf-8")
    result = run(command, path)
    assert result.status == 0
    said = result.err.splitlines()[0]
    assert said.endswith(
        "bayan.txt is in Arabic (ar): Dateline reads English; "
        "of other texts it finds large places and dates, hardly an event"
    )


def feed(monkeypatch: pytest.MonkeyPatch, content: str) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content.encode())))


def test_bad_files_of_a_folder_are_said_and_the_others_read(run: Run, folder: Path) -> None:
    result = run("parse", folder, "missing.txt")
    assert result.status == 2
    assert [json.loads(line)["document"]["id"] for line in result.out.splitlines()] == ["b-good"]
    said = result.err.splitlines()
    assert len(said) == 3
    for line, name in zip(said, ("a-empty.txt", "c-picture.txt", "missing.txt"), strict=True):
        assert line.startswith("dateline: ")
        assert name in line


def test_text_prints_what_offsets_count(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("Über\r\nقصر", encoding="utf-8")
    assert run("text", path).out == "Über\nقصر\n"


def test_a_headline_full_of_foreign_names_is_no_other_language(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "names.txt"
    path.write_text("Clashes in Al-Hasakah, Ras al-Ayn, Tell Abyad.", encoding="utf-8")
    assert run("parse", path).err == ""


def test_ingest_stores_once_and_keeps_what_is_there(run: Run, folder: Path) -> None:
    first = run("ingest", folder)
    assert first.status == 2
    assert "a-empty.txt" in first.err
    assert "1 report read" in first.err
    assert "2 failed" in first.err
    with Store() as store:
        events = store.events()
        store.set_review(events[0].id, "confirmed", who="Ada")
    (folder / "a-empty.txt").unlink()
    (folder / "c-picture.txt").unlink()
    second = run("ingest", folder)
    assert second.status == 0
    assert "0 reports read" in second.err
    assert "1 there already" in second.err
    with Store() as store:
        assert store.events()[0].review == "confirmed"
        assert len(store.events()) == len(events)


def test_samples_are_read_once_and_stay_removed(run: Run) -> None:
    samples = sorted(one.stem for one in seed("reports").glob("*.txt"))
    assert run("ingest", "--samples").status == 0
    with Store() as store:
        assert sorted(one.id for one in store.documents()) == samples
        assert {one.is_sample for one in store.documents()} == {True}
        revision = store.revision()
        assert run("ingest", "--samples").err == ""
        assert store.revision() == revision
        store.remove_samples()
        again = run("ingest", "--samples")
        assert (again.status, store.counts().documents) == (0, 0)
        assert "brings them back" in again.err
        assert run("ingest", seed("reports")).status == 0
        assert store.counts().documents == len(samples)


def test_export_writes_what_the_filter_leaves(run: Run, tmp_path: Path) -> None:
    run("ingest", "--samples")
    everything, some = tmp_path / "all.geojson", tmp_path / "some.json"
    assert run("export", "-o", everything).status == 0
    with Store() as store:
        assert geojson.loads(everything.read_text("utf-8")) == geojson.loads(
            geojson.dumps(store.events())
        )
    result = run("export", "-o", some, "--actor", "Iran", "--family", "violence")
    events = geojson.loads(some.read_text("utf-8"))
    assert 0 < len(events) < len(geojson.loads(everything.read_text("utf-8")))
    assert {one.family for one in events} == {"violence"}
    words = json.loads(some.read_text("utf-8"))["filter"]
    assert words.startswith("violence; Iran; ")
    assert result.err == f"{some}: {words}\n"


def test_an_actor_stands_for_its_own_on_the_command_line(run: Run, tmp_path: Path) -> None:
    run("ingest", "--samples")
    target = tmp_path / "states.geojson"
    run("export", "-o", target, "--actor", "United States")
    actors = {name for one in geojson.loads(target.read_text("utf-8")) for name in one.actors}
    assert "United States Armed Forces" in actors


def test_geocode_prints_places(run: Run) -> None:
    result = run("geocode", "Al Tanf", "Deir Ezzor")
    first, second = result.out.splitlines()
    assert result.status == 0
    assert first.startswith("Al Tanf     ")
    assert "dateline:al-tanf-garrison" in first
    assert "Syria" in second


def test_geocode_prints_json_and_says_what_is_missing(run: Run) -> None:
    result = run("geocode", "Abu Kamal", "Qwxyzzyplugh", "--json", "--limit", "3")
    found, missing = map(json.loads, result.out.splitlines())
    assert result.status == 2
    assert found["name"] == "Abu Kamal"
    assert {"place_id", "latitude", "longitude", "similarity"} <= set(found["candidates"][0])
    assert missing == {"name": "Qwxyzzyplugh", "candidates": []}


def test_more_places_can_be_given(run: Run, tmp_path: Path) -> None:
    places = tmp_path / "places.csv"
    places.write_text("name,latitude,longitude\nQwxyzzyplugh,33.25,44.5\n", encoding="utf-8")
    assert "33.25" in run("geocode", "Qwxyzzyplugh", "--gazetteer", places).out


def test_app_reads_the_samples_and_starts_streamlit(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(os, "execv", lambda _program, command: started.append(command))
    assert run("app", "--port", "8599").status == 0
    (command,) = started
    assert command[:4] == [sys.executable, "-m", "streamlit", "run"]
    assert Path(command[4]) == ROOT / "dashboard" / "app.py"
    assert "--server.port=8599" in command
    with Store() as store:
        assert store.counts().samples > 0
        store.remove_samples()
        assert run("app").err == ""
        assert store.counts().documents == 0


def test_ctrl_c_ends_quietly(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("geodata.cli.places.open_gazetteer", interrupt)
    result = run("geocode", "Al-Tanf")
    assert (result.status, result.out, result.err.strip()) == (130, "", "")


def interrupt(_extra: tuple[Path, ...]) -> Gazetteer:
    raise KeyboardInterrupt


def test_output_is_utf8_whatever_the_locale_and_a_closed_pipe_is_no_error(
    home: Path, tmp_path: Path
) -> None:
    path = tmp_path / "report.txt"
    path.write_text("قصر\n" * 100_000, encoding="utf-8")
    environment = os.environ | {"LC_ALL": "C", "PYTHONIOENCODING": "ascii"}
    with subprocess.Popen(
        [sys.executable, "-m", "geodata", "text", str(path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
        cwd=ROOT,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline().decode("utf-8") == "قصر\n"
        process.stdout.close()
        assert process.stderr.read() == b""


@pytest.mark.parametrize("command", ["parse", "ingest"])
def test_a_tagger_that_is_none_is_said_before_anything_is_read(
    command: str, report: Path, run: Run
) -> None:
    result = run(command, report, "--tagger", "bert")
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith("dateline: no tagger 'bert': give spacy:PIPELINE")
