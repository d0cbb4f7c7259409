"""The one folder that Dateline writes to."""

from pathlib import Path

import pytest

from geodata import settings
from geodata.errors import StoreError


def test_home_is_made_when_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path / "new" / "home"))
    assert settings.home() == tmp_path / "new" / "home"
    assert (tmp_path / "new" / "home").is_dir()


def test_a_home_that_is_a_file_is_said_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "file"
    file.write_text("not a folder", encoding="utf-8")
    monkeypatch.setenv("DATELINE_HOME", str(file))
    with pytest.raises(StoreError, match="DATELINE_HOME") as error:
        settings.home()
    assert str(file) in str(error.value)
    assert "\n" not in str(error.value)
