from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run

TEXT = "On Sunday shells hit Raqqa, killing three people. On Friday the army shelled Aleppo."


@pytest.fixture
def store(run: Run, tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(TEXT, encoding="utf-8")
    assert run("ingest", tmp_path / "report.txt", "--published", "2018-06-20").status == 0


@pytest.mark.usefixtures("store")
def test_a_chart_of_what_is_filtered_is_the_same_file_each_time(run: Run, tmp_path: Path) -> None:
    for name in ("one.svg", "other.svg"):
        result = run(
            *("report", "-o", tmp_path / name, "--show", "events", "--by", "day"),
            *("--family", "violence", "--made", "2026-11-28"),
        )
        assert (result.status, result.out) == (0, "")
        assert "violence; 2 of 2 events" in result.err
    one, other = (tmp_path / name for name in ("one.svg", "other.svg"))
    assert one.read_bytes() == other.read_bytes()


@pytest.mark.usefixtures("store")
def test_a_moving_map_is_what_a_gif_holds(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "june.gif"
    assert run("report", "-o", path, "--dpi", "72", "--sheet", "A4").status == 0
    assert path.read_bytes().startswith(b"GIF89a")


@pytest.mark.usefixtures("store")
def test_more_steps_than_a_page_holds_are_refused_before_a_file_is_there(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "old.txt").write_text("Shells hit Raqqa on 1 May 2018.", encoding="utf-8")
    run("ingest", tmp_path / "old.txt", "--published", "2018-06-20")
    path = tmp_path / "june.pdf"
    result = run("report", "-o", path, "--show", "multiples", "--by", "day")
    assert result.status == 2
    assert "days are more than the 24" in result.err
    assert not path.exists()
