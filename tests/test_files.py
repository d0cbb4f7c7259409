"""A file is replaced whole, or stays as it was."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from geodata.files import replace_file


def test_a_new_file_can_be_read_by_whom_the_user_lets(tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    plain.touch()
    replace_file(tmp_path / "new", b"1")
    assert (tmp_path / "new").read_bytes() == b"1"
    assert (tmp_path / "new").stat().st_mode == plain.stat().st_mode


def test_permissions_stay_as_they_were(tmp_path: Path) -> None:
    target = tmp_path / "kept"
    target.touch(0o640)
    replace_file(target, b"1")
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_what_fails_leaves_the_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "kept"
    target.write_text("before")
    monkeypatch.setattr(Path, "replace", _refuse)
    with pytest.raises(OSError, match="No space left"):
        replace_file(target, b"after")
    assert target.read_text() == "before"
    assert list(tmp_path.iterdir()) == [target]


def _refuse(_path: Path, _target: Path) -> None:
    raise OSError(28, "No space left on device")
