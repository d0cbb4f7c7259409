"""The figures of events do not fall, and those of the README are those that were recorded."""

import json
from pathlib import Path

import pytest
import readme
from coding import record
from coding.sets import NOTES, Tools

SHARED = Path(__file__).resolve().parents[3] / "shared"


@pytest.fixture(scope="module")
def tools() -> Tools:
    return Tools(SHARED)


@pytest.mark.parametrize("name", record.SETS)
def test_no_figure_falls_below_its_floor(name: str, tools: Tools) -> None:
    if name != "own reports" and not SHARED.is_dir():
        pytest.skip("no folder 'shared' beside the checkout: no corpora, no dumps")
    assert record.fallen(record.floors()[name], record.reached(name, tools)) == []


def test_every_set_has_floors() -> None:
    assert tuple(record.floors()) == record.SETS
    assert set(NOTES) < set(record.SETS)


def test_a_fallen_figure_is_named() -> None:
    assert record.fallen({"day": 0.8, "type": 0.5}, {"day": 0.799, "type": 0.5}) == [
        "day 0.799 is below 0.800"
    ]


def test_the_tables_of_the_readme_are_those_of_the_figures() -> None:
    taken = json.loads(record.FIGURES.read_text(encoding="utf-8"))
    text = readme.README.read_text(encoding="utf-8")
    assert readme.between_marks(text, "events") == record.markdown(taken)


def test_a_readme_without_marks_is_refused(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("nothing", encoding="utf-8")
    with pytest.raises(ValueError, match="<!-- events -->"):
        readme.put_between_marks("text", "events", tmp_path / "README.md")


def test_tables_go_between_the_marks(tmp_path: Path) -> None:
    file = tmp_path / "README.md"
    file.write_text("a\n<!-- events -->\nold\n<!-- /events -->\nb\n", encoding="utf-8")
    readme.put_between_marks(readme.table(("x",), [("1",)]), "events", file)
    assert file.read_text("utf-8") == (
        "a\n<!-- events -->\n| x |\n| --- |\n| 1 |\n<!-- /events -->\nb\n"
    )
