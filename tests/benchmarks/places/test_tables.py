"""What the benchmarks' README says of places is what was recorded."""

import json

import pytest
from places.tables import FIGURES, README, between_marks, markdown


def test_the_readme_shows_the_recorded_figures() -> None:
    figures = json.loads(FIGURES.read_text("utf-8"))
    assert between_marks(README.read_text("utf-8")) == markdown(figures)


def test_a_readme_without_marks_is_refused() -> None:
    with pytest.raises(ValueError, match="no line '<!-- places -->'"):
        between_marks("# How well")
