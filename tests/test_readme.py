"""What the README shows is what comes out."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest

import geodata
from geodata.cli import main
from geodata.gazetteer import Gazetteer
from geodata.settings import seed

README = (Path(__file__).resolve().parent.parent / "README.md").read_text("utf-8")


def console_examples() -> list[tuple[str, str]]:
    """Each command of the console block, with what stands below it."""
    block = re.search(r"```console\n(.*?)```", README, re.DOTALL)
    assert block
    parts = re.split(r"^\$ (.*)\n", block[1], flags=re.MULTILINE)[1:]
    return list(zip(parts[::2], parts[1::2], strict=True))


def test_the_first_event_is_the_one_shown(gazetteer: Gazetteer) -> None:
    block = re.search(r"```json\n(.*?)```", README, re.DOTALL)
    assert block
    shown = json.loads(block[1])
    document = geodata.read(seed("reports") / "air-strike-at-harri.txt")
    event = geodata.parse(document, gazetteer=gazetteer).to_dict()["events"][0]
    assert {key: event[key] for key in shown} == shown


def test_the_commands_print_what_is_shown(
    tmp_path: Path,
    dateline_home: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name in ("gazetteer", "assets"):
        (tmp_path / name).symlink_to((dateline_home / name).resolve())
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path))
    monkeypatch.chdir(seed("reports").parent.parent)
    for command, shown in console_examples():
        words = shlex.split(command.replace("june.geojson", str(tmp_path / "june.geojson")))
        assert main(words[1:]) == 0
        printed = capsys.readouterr()
        said = (printed.out + printed.err).replace(f"{tmp_path}/", "").splitlines()
        assert shown.splitlines() == said[-len(shown.splitlines()) :]
