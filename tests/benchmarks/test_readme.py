"""What the benchmarks' README says is what was recorded."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import readme
from coding.record import markdown as events
from places.tables import markdown as places
from train_location import table_of as location


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of figures and a README to write to."""
    (tmp_path / "figures.json").write_text('{"places": 1, "dates": {}}', "utf-8")
    (tmp_path / "README.md").write_text("a\n<!-- dates -->\nold\n<!-- /dates -->\nb\n", "utf-8")
    monkeypatch.setattr(readme, "FIGURES", tmp_path / "figures.json")
    monkeypatch.setattr(readme, "README", tmp_path / "README.md")
    return tmp_path


@pytest.mark.parametrize(
    ("part", "markdown"), [("places", places), ("events", events), ("location", location)]
)
def test_the_readme_shows_the_recorded_figures(part: str, markdown: Callable[[Any], str]) -> None:
    text = readme.README.read_text("utf-8")
    assert readme.between_marks(text, part) == markdown(readme.recorded(part))


def test_a_part_is_recorded_and_shown_and_the_others_stay(files: Path) -> None:
    readme.record("dates", {"value": 0.9}, readme.table(("x",), [("1",)]))
    kept = json.loads((files / "figures.json").read_text("utf-8"))
    assert kept == {"places": 1, "dates": {"value": 0.9}}
    assert (files / "README.md").read_text("utf-8") == (
        "a\n<!-- dates -->\n| x |\n| --- |\n| 1 |\n<!-- /dates -->\nb\n"
    )


def test_a_readme_without_marks_is_refused(files: Path) -> None:
    with pytest.raises(ValueError, match="<!-- events -->"):
        readme.record("events", {}, "text")
