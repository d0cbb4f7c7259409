from __future__ import annotations

import getpass
from pathlib import Path

import pytest

from geodata import reviewer
from geodata.errors import StoreError


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path))
    monkeypatch.setattr(getpass, "getuser", lambda: "ada")


def test_the_system_names_the_reviewer_until_they_choose() -> None:
    assert (reviewer.name(), reviewer.is_chosen()) == ("ada", False)
    assert reviewer.rename("  Ada   Lovelace\n") == "Ada Lovelace"
    assert (reviewer.name(), reviewer.is_chosen()) == ("Ada Lovelace", True)
    assert reviewer.rename("") == "ada"


def test_a_container_has_an_analyst(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise KeyError

    monkeypatch.setattr(getpass, "getuser", nobody)
    assert reviewer.name() == "analyst"


def test_a_name_that_cannot_be_kept_is_said(tmp_path: Path) -> None:
    (tmp_path / "reviewer.txt").mkdir()
    with pytest.raises(StoreError, match="the name 'Ada' cannot be kept"):
        reviewer.rename("Ada")
