"""The command line in a process of the tests, and the server that plays Nominatim."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from geodata.cli import main
from geodata.gazetteer import Gazetteer
from tests.geocoding.conftest import clock, server

__all__ = ["Result", "Run", "clock", "run", "server"]


@dataclass(frozen=True)
class Result:
    status: int
    out: str
    err: str


Run = Callable[..., Result]


@pytest.fixture
def home(
    tmp_path: Path,
    dateline_home: Path,
    gazetteer: Gazetteer,
    monkeypatch: pytest.MonkeyPatch,
) -> Path:
    """A home folder with an empty store, and what all tests share: the index and the basemap."""
    folder = tmp_path / "home"
    folder.mkdir()
    for name in ("gazetteer", "assets"):
        (folder / name).symlink_to(dateline_home / name)
    monkeypatch.setenv("DATELINE_HOME", str(folder))
    return folder


@pytest.fixture
def run(home: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Call ``dateline`` with a home of its own."""

    def call(*arguments: object) -> Result:
        status = main([str(one) for one in arguments])
        captured = capsys.readouterr()
        return Result(status, captured.out, captured.err)

    return call
