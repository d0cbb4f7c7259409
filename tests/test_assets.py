"""A folder is made once, whole, and anew when what it is made from has changed."""

from __future__ import annotations

from pathlib import Path
from threading import Thread

import pytest

from geodata.assets import made


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path / "home"))
    (tmp_path / "home").mkdir()
    source = tmp_path / "source"
    source.write_text("1")
    return source


def fill(folder: Path) -> None:
    (folder / "file").write_text("1")


def fail(folder: Path) -> None:
    (folder / "half").write_text("1")
    raise OSError("no room")  # noqa: EM101, TRY003


def folders(parent: Path) -> list[Path]:
    return [path for path in parent.iterdir() if path.is_dir()]


def test_a_folder_of_files_is_made_once_and_whole(source: Path) -> None:
    first = made("kind", [source], ["numpy"], fill)
    assert made("kind", [source], ["numpy"], fail) == first
    source.write_text("2")
    with pytest.raises(OSError, match="no room"):
        made("kind", [source], ["numpy"], fail)
    assert folders(first.parent) == [first]
    second = made("kind", [source], ["numpy"], fill)
    assert second != first
    assert folders(first.parent) == [second]


def test_the_second_who_asks_waits_for_the_first(source: Path) -> None:
    filled = []

    def fill_slowly(folder: Path) -> None:
        filled.append(folder)
        second.start()
        second.join(0.05)
        assert second.is_alive()
        fill(folder)

    found: list[Path] = []
    second = Thread(target=lambda: found.append(made("kind", [source], ["numpy"], fill_slowly)))
    first = made("kind", [source], ["numpy"], fill_slowly)
    second.join()
    assert found == [first]
    assert len(filled) == 1
