"""The pack: everything inside, with its digests, the same bytes each time, whole or not at all."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import resource
import shlex
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from pypdf import PdfReader

from geodata import cli
from geodata.errors import ReportError
from geodata.exchange import geojson
from geodata.report import Order, Seen, pack
from geodata.store import Store
from tests.dashboard.holdings import fill
from tests.report.test_report import EVENTS, HARRI, TOLD

MADE = dt.date(2026, 11, 28)
ORDER = Order(
    filters={"kind": "air_strike", "q": "a b"},
    filter_words="air strike; “a b”; 4 of 9 events",
    dpi=72,
    seen=Seen(34.4, 40.9, 6.5),
)


@pytest.fixture(scope="module")
def packed(dateline_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return pack(EVENTS, tmp_path_factory.mktemp("pack") / "pack.zip", order=ORDER, made=MADE)


def test_everything_is_inside_and_is_what_the_manifest_says(packed: Path) -> None:
    with zipfile.ZipFile(packed) as archive:
        assert archive.testzip() is None
        manifest = json.loads(archive.read("manifest.json"))
        for one in manifest["files"]:
            content = archive.read(one["name"])
            assert len(content) == one["bytes"]
            assert hashlib.sha256(content).hexdigest() == one["sha256"]
        named = {one["name"] for one in manifest["files"]}
        assert named | {"manifest.json"} == set(archive.namelist())
        assert {Path(name).suffix for name in named} == {
            *(".pdf", ".png", ".html", ".geojson", ".csv", ".txt")
        }
        assert len(geojson.loads(archive.read("events.geojson").decode())) == len(EVENTS)
        sentences = archive.read("sentences.txt").decode()
        with archive.open("map.pdf") as file:
            assert PdfReader(file).metadata.title == manifest["title"]
    assert TOLD.quote in sentences
    assert "https://example.org/a" in sentences


def test_the_manifest_says_how_to_make_it_again(packed: Path) -> None:
    with zipfile.ZipFile(packed) as archive:
        manifest = json.loads(archive.read("manifest.json"))
    assert manifest["events"] == 4
    assert manifest["without_a_place"] == 1
    assert manifest["filter"]["words"] == ORDER.filter_words
    assert manifest["link"] == (
        "http://localhost:8501/?kind=air_strike&q=a+b&lat=34.4&lon=40.9&zoom=6.5&size=1000x700"
    )
    assert "'--q=a b'" in manifest["command"]
    assert manifest["versions"]["python"] == ".".join(map(str, sys.version_info[:3]))
    assert [one["sha256"] for one in manifest["documents"]] == [TOLD.document_sha256]


def test_the_same_events_give_the_same_bytes(packed: Path, tmp_path: Path) -> None:
    again = pack(iter(EVENTS), tmp_path / "again.zip", order=ORDER, made=MADE)
    assert again.read_bytes() == packed.read_bytes()


def test_the_command_of_the_manifest_makes_the_same_pack(
    dateline_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "assets").symlink_to(dateline_home / "assets")
    monkeypatch.setenv("DATELINE_HOME", str(home))
    monkeypatch.chdir(tmp_path)
    with Store() as store:
        fill(store)
    first = ["report", "--pack", "-o", "first.zip", "--family", "violence", "--dpi", "72"]
    assert cli.main([*first, "--made", "2026-11-28", "--title", "Raids, and more"]) == 0
    with zipfile.ZipFile("first.zip") as archive:
        command = json.loads(archive.read("manifest.json"))["command"]
    assert cli.main(shlex.split(command)[1:]) == 0
    assert Path("pack.zip").read_bytes() == Path("first.zip").read_bytes()


@pytest.mark.parametrize("name", ["pack.pdf", "pack", "pack.zip.gz"])
def test_a_pack_is_a_zip(name: str, tmp_path: Path) -> None:
    with pytest.raises(ReportError, match=rf"no '{name}': end it in \.zip"):
        pack([HARRI], tmp_path / name)


def test_a_folder_that_is_not_there_is_said(dateline_home: Path, tmp_path: Path) -> None:
    with pytest.raises(ReportError, match=r"cannot write .*nowhere.*No such file"):
        pack([HARRI], tmp_path / "nowhere" / "pack.zip")


_FULL = """
import sys
from geodata.errors import ReportError
from geodata.report import pack, report
from tests.report.test_report import EVENTS
packed, *reports = sys.argv[1:]
for make, path, options in [(pack, packed, {})] + [
    (report, path, {"show": "events"}) for path in reports
]:
    try:
        make(EVENTS, path, **options)
    except ReportError as error:
        print(error)
"""


def test_a_full_disk_leaves_the_file_that_was_there(
    dateline_home: Path, packed: Path, tmp_path: Path
) -> None:
    targets = [tmp_path / f"june.{kind}" for kind in ("zip", "pdf", "png", "svg")]
    for target in targets:
        target.write_text("before")

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    done = subprocess.run(
        [sys.executable, "-B", "-c", _FULL, *map(str, targets)],  # bytecode cut short would stay
        check=True,
        capture_output=True,
        text=True,
        preexec_fn=limit,
    )
    for target, line in zip(targets, done.stdout.splitlines(), strict=True):
        assert line.startswith(f"cannot write '{target}'")
        assert target.read_text() == "before"
    assert set(tmp_path.iterdir()) == set(targets)
