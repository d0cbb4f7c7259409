"""The numbered table of events and the list of sources, on as many pages as they take.

fpdf2 breaks pages, repeats the head and shapes Arabic text, with the same fonts as the map.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import matplotlib as mpl
from fpdf import FPDF
from fpdf.fonts import FontFace

from geodata.markup import web_address
from geodata.models import Event, Source
from geodata.report.content import Content
from geodata.report.markers import Marker
from geodata.report.sheet import Sheet
from geodata.symbols import colour, kind_label
from geodata.titles import days_of

__all__ = ["draw_table"]

_FONTS = Path(mpl.get_data_path()) / "fonts" / "ttf"
_NAME = "DejaVu"
_HEAD = (
    "No.",
    "Date",
    "Place",
    "Event",
    "Who → to whom",
    "Killed",
    "Injured",
    "Sentence",
    "Source",
)
_SHARES = (10, 26, 34, 30, 46, 14, 14, 75, 32)
_QUOTE = 320  # letters of a sentence
_INK, _QUIET, _RULE = (38, 41, 44), (107, 113, 118), (212, 211, 206)


class _Pages(FPDF):
    """Pages with the title above and the number below."""

    def __init__(self, content: Content, sheet: Sheet) -> None:
        super().__init__("portrait", "mm", (sheet.width, sheet.height))
        self._content = content
        for style, file in (("", ""), ("B", "-Bold"), ("I", "-Oblique")):
            self.add_font(_NAME, style, _FONTS / f"DejaVuSans{file}.ttf")
        self.set_text_shaping(use_shaping_engine=True)
        self.set_margins(sheet.margin, 16, sheet.margin)
        self.set_auto_page_break(auto=True, margin=14)
        self.set_creation_date(dt.datetime.combine(content.made, dt.time(), dt.UTC))
        self.set_text_color(*_INK)

    def header(self) -> None:
        """Write the title of the report above each page."""
        self.set_xy(self.l_margin, 7)
        self.set_font(_NAME, "B", 8)
        self.set_text_color(*_QUIET)
        self.cell(0, 5, self._content.title)
        self.set_text_color(*_INK)
        self.set_y(self.t_margin)

    def footer(self) -> None:
        """Write the number of the page; the map is page one."""
        self.set_y(-10)
        self.set_font(_NAME, "", 6.5)
        self.set_text_color(*_QUIET)
        self.cell(0, 5, str(self.page_no() + 1), align="R")
        self.set_text_color(*_INK)


def draw_table(
    content: Content, markers: Sequence[Marker], sheet: Sheet, path: Path
) -> dict[str, int]:
    """Write the pages to a PDF.

    Returns
    -------
    dict of str to int
        The page, from 0, that each part begins on: "Events", "Outside of the map",
        "Without a place", "Sources".
    """
    pages = _Pages(content, sheet)
    begins: dict[str, int] = {}
    placed = {event.id for marker in markers for event in marker.events}
    listed = [(str(marker.number), one) for marker in markers for one in marker.events]
    rest = [one for one in content.events if one.id not in placed]
    outside = [("", one) for one in rest if one.latitude is not None]
    nowhere = [("", one) for one in rest if one.latitude is None]
    pages.add_page()
    parts = (("Events", listed), ("Outside of the map", outside), ("Without a place", nowhere))
    for name, rows in parts:
        if rows or name == "Events":
            begins[name] = pages.page_no() - 1
            _heading(pages, name)
            _events(pages, rows)
    if content.sources:
        begins["Sources"] = pages.page_no() - 1
        _heading(pages, "Sources")
        _sources(pages, content.sources)
    pages.output(str(path))
    return begins


def _heading(pages: FPDF, words: str) -> None:
    if pages.get_y() > pages.h - 45:
        pages.add_page()
    pages.set_font(_NAME, "B", 11)
    pages.ln(2)
    pages.cell(0, 8, words, new_x="LMARGIN", new_y="NEXT")


def _events(pages: FPDF, rows: Sequence[tuple[str, Event]]) -> None:
    pages.set_font(_NAME, "", 6.5)
    if not rows:
        pages.set_text_color(*_QUIET)
        pages.cell(0, 6, "No events are shown: loosen the filter.", new_x="LMARGIN", new_y="NEXT")
        pages.set_text_color(*_INK)
        return
    pages.set_draw_color(*_RULE)
    head = FontFace(emphasis="BOLD", color=_QUIET)
    with pages.table(
        col_widths=_SHARES,
        headings_style=head,
        line_height=3.3,
        padding=0.9,
        borders_layout="HORIZONTAL_LINES",
        text_align="LEFT",
    ) as table:
        table.row(_HEAD)
        for number, event in rows:
            row = table.row()
            for column, text in enumerate(_cells(number, event)):
                strong = FontFace(emphasis="BOLD", color=_rgb(event)) if column == 0 else None
                row.cell(text, style=strong)


def _cells(number: str, event: Event) -> Iterator[str]:
    first = event.sources[0] if event.sources else None
    yield number
    yield days_of([event]) or "not said"
    yield "\n".join(filter(None, (event.place or "not said", event.admin1)))
    yield kind_label(event.kind) + (f" ({event.modality})" if event.modality != "reported" else "")
    yield _sides(event)
    yield _toll(event.fatalities_low, event.fatalities_high)
    yield _toll(event.injured_low, event.injured_high)
    yield _cut(" ".join(first.quote.split())) if first else ""
    names = dict.fromkeys(one.source or "unnamed" for one in event.sources)
    yield ", ".join(names)


def _sides(event: Event) -> str:
    if event.actor1 or event.actor2:
        return f"{event.actor1 or '?'} → {event.actor2 or '?'}"
    return ", ".join(event.actors)


def _toll(low: int | None, high: int | None) -> str:
    """Write a toll as a range.

    >>> _toll(20, None), _toll(3, 3), _toll(None, 5), _toll(None, None)
    ('20+', '3', '\u22645', '')
    """
    if low is None:
        return "" if high is None else f"\N{LESS-THAN OR EQUAL TO}{high}"
    if high is None:
        return f"{low}+"
    return str(low) if low == high else f"{low}\N{EN DASH}{high}"


def _cut(text: str) -> str:
    return text if len(text) <= _QUOTE else text[:_QUOTE].rsplit(" ", 1)[0] + " …"


def _rgb(event: Event) -> tuple[int, int, int]:
    tone = colour(event.family)
    return int(tone[1:3], 16), int(tone[3:5], 16), int(tone[5:7], 16)


def _sources(pages: FPDF, sources: Iterable[Source]) -> None:
    pages.set_font(_NAME, "", 7)
    for source in sources:
        day = source.published.isoformat() if source.published else "undated"
        pages.write(4, f"{source.source or 'Unnamed'}, {day}. ")
        link = web_address(source.source_url)
        if link:
            pages.set_text_color(28, 93, 153)
            pages.write(4, link, link)
            pages.set_text_color(*_INK)
        pages.ln(4.6)
