"""Rows of texts in columns, broken into lines, on as many pages as they take.

fpdf2 has tables of its own, but they measure a line anew at each of its letters, and each cell
twice, which takes half of the time of a whole report. Here a word is measured once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, takewhile
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from fpdf import FPDF

__all__ = ["Grid"]

_LINE, _PADDING = 3.3, 0.9  # mm
_INNER = 1.0  # mm, as a cell of fpdf2 has on either side
Tone: TypeAlias = tuple[int, int, int]


class Grid:
    """Columns on the pages of a document, in its font as it is set.

    Parameters
    ----------
    pages
        The document.
    shares
        How wide the columns are, in any unit.
    head
        What stands above them on each page.
    tone, quiet
        Colours of texts and of the head.
    """

    def __init__(
        self, pages: FPDF, shares: Sequence[float], head: Sequence[str], *, tone: Tone, quiet: Tone
    ) -> None:
        self._pages, self._head, self._tone, self._quiet = pages, head, tone, quiet
        unit = pages.epw / sum(shares)
        self._widths = [share * unit for share in shares]
        self._lefts = [pages.l_margin + at for at in accumulate(self._widths, initial=0.0)]
        self._measured: dict[str, float] = {}
        self._space = pages.get_string_width(" ")
        self._write_head()

    def row(self, texts: Sequence[str], first: Tone) -> None:
        """Write a row; its first cell is bold and has a colour of its own."""
        cells = [
            list(self._broken(text, width - 2 * _INNER))
            for text, width in zip(texts, self._widths, strict=True)
        ]
        room = self._pages.h - self._pages.b_margin
        most = int((room - self._pages.t_margin - 3 * _LINE) / _LINE)
        high = max(len(lines) for lines in cells)
        if self._pages.get_y() + min(high, most) * _LINE + 2 * _PADDING > room:
            self._pages.add_page()
            self._write_head()
        top = self._pages.get_y() + _PADDING
        self._pages.set_font(style="B")
        self._pages.set_text_color(*first)
        self._write(cells[:1], top, most)
        self._pages.set_font(style="")
        self._pages.set_text_color(*self._tone)
        self._write([[], *cells[1:]], top, most)
        self._rule(top + min(high, most) * _LINE + _PADDING)

    def _write_head(self) -> None:
        pages = self._pages
        top = pages.get_y() + _PADDING
        pages.set_font(style="B")
        pages.set_text_color(*self._quiet)
        self._write([[one] for one in self._head], top, 1)
        pages.set_font(style="")
        pages.set_text_color(*self._tone)
        self._rule(top + _LINE + _PADDING)

    def _write(self, cells: Sequence[Sequence[str]], top: float, most: int) -> None:
        for left, width, lines in zip(self._lefts, self._widths, cells, strict=False):
            for number, line in enumerate(lines[:most]):
                if line:
                    self._pages.set_xy(left, top + number * _LINE)
                    self._pages.cell(width, _LINE, line)

    def _rule(self, y: float) -> None:
        pages = self._pages
        pages.line(pages.l_margin, y, pages.w - pages.r_margin, y)
        pages.set_xy(pages.l_margin, y)

    def _broken(self, text: str, width: float) -> Iterator[str]:
        """Yield the lines of a text; a word that is wider than its column is broken too."""
        for part in text.split("\n"):
            line, used = "", 0.0
            for word in part.split(" "):
                wide = self._width(word)
                if line and used + self._space + wide > width:
                    yield line
                    line, used = "", 0.0
                while wide > width and len(word) > 1:
                    fits = self._fitting(word, width)
                    yield word[:fits]
                    word = word[fits:]  # noqa: PLW2901  what is left of it
                    wide = self._width(word)
                line = f"{line} {word}" if line else word
                used += wide + (self._space if used else 0.0)
            yield line

    def _fitting(self, word: str, width: float) -> int:
        """Count the first letters of a word that a line can hold: one at least."""
        reached = accumulate(self._width(letter) for letter in word)
        return max(sum(1 for _ in takewhile(lambda one: one <= width, reached)), 1)

    def _width(self, word: str) -> float:
        if word not in self._measured:
            self._measured[word] = self._pages.get_string_width(word)
        return self._measured[word]
