"""Rows of texts on pages: nothing is lost, and each page says what its columns are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from fpdf import FPDF
from pypdf import PdfReader

from geodata.report.grid import Grid

INK = (0, 0, 0)
Write = Callable[[list[list[str]]], list[str]]


@pytest.fixture
def written(tmp_path: Path) -> Write:
    def write(rows: list[list[str]]) -> list[str]:
        pages = FPDF("portrait", "mm", (100, 80))
        pages.set_font("helvetica", size=8)
        pages.add_page()
        grid = Grid(pages, (1, 3), ("No.", "Words"), tone=INK, quiet=INK)
        for row in rows:
            grid.row(row, INK)
        pages.output(str(tmp_path / "grid.pdf"))
        return [page.extract_text() for page in PdfReader(tmp_path / "grid.pdf").pages]

    return write


def test_every_word_is_on_a_page_and_each_page_has_the_head(written: Write) -> None:
    words = [f"word{number}" for number in range(200)]
    told = written([[str(at), " ".join(words[at : at + 20])] for at in range(0, 200, 20)])
    assert len(told) > 1
    assert all(page.startswith("No.") for page in told)
    assert [one for one in " ".join(told).split() if one.startswith("word")] == words


def test_a_word_that_is_wider_than_its_column_is_broken(written: Write) -> None:
    (page,) = written([["1", "x" * 90]])
    assert page.count("x") == 90
    assert "x" * 90 not in page


def test_a_row_that_no_page_can_hold_is_cut(written: Write) -> None:
    told = written([["1", "line\n" * 200], ["2", "after"]])
    assert "after" in told[-1]
    assert 5 < sum(page.count("line") for page in told) < 200


def test_empty_cells_take_a_line(written: Write) -> None:
    (page,) = written([["", ""], ["2", "next"]])
    assert "next" in page
