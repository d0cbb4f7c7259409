"""The numbered table of events and the list of sources, on as many pages as they take.

fpdf2 breaks pages, repeats the head and shapes Arabic text, with the same fonts as the map.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import matplotlib as mpl
from fpdf import FPDF

from geodata.filters.wording import days_in_words
from geodata.markup import web_address
from geodata.models import Event, Source
from geodata.report.content import Content
from geodata.report.grid import Grid
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
_SHARES = (10, 24, 34, 30, 46, 14, 15, 76, 33)
_UPRIGHT = (9, 20, 29, 26, 36, 16, 18, 66, 40)
_NAME_LENGTH, _NAMES = 48, 3  # letters of a source's name in the table, and how many names
_GUTTER = 6.0
_JOINED = re.compile("[\u0590-\u1cff\ua800-\uabff\ufb1d-\ufdff\ufe70-\ufeff]")
_QUOTE = 320  # letters of a sentence
_INK, _QUIET, _RULE = (38, 41, 44), (107, 113, 118), (212, 211, 206)


class _Pages(FPDF):
    """Pages with the title above and the number below."""

    def __init__(self, content: Content, sheet: Sheet) -> None:
        super().__init__("portrait", "mm", (sheet.width, sheet.height))
        self._content = content
        for style, file in (("", ""), ("B", "-Bold"), ("I", "-Oblique")):
            self.add_font(_NAME, style, _FONTS / f"DejaVuSans{file}.ttf")
        self.set_text_shaping(use_shaping_engine=_shaped(content))
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
        The page, from 0, that each part begins on: "Events", "Outside of the map", "Without a
        place", "Sources".
    """
    pages = _Pages(content, sheet)
    begins: dict[str, int] = {}
    listed = [(marker.label, one) for marker in markers for one in marker.events]
    shown = {event.id for _, event in listed}
    others = [("", one) for one in content.events if one.id not in shown]
    outside = [row for row in others if row[1].latitude is not None]
    nowhere = [row for row in others if row[1].latitude is None]
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
    shares = _SHARES if pages.w > pages.h else _UPRIGHT
    grid = Grid(pages, shares, _HEAD, tone=_INK, quiet=_QUIET)
    for number, event in rows:
        grid.row(list(_cells(number, event)), _rgb(event))


def _cells(number: str, event: Event) -> Iterator[str]:
    first = event.sources[0] if event.sources else None
    yield number
    yield _short(days_of([event])) or "not said"
    province = event.admin1 if event.admin1 != event.place else None
    yield "\n".join(filter(None, (event.place or "not said", province)))
    yield kind_label(event.kind) + (f" ({event.modality})" if event.modality != "reported" else "")
    yield _sides(event)
    yield _toll(event.fatalities_low, event.fatalities_high)
    yield _toll(event.injured_low, event.injured_high)
    yield _cut(" ".join(first.quote.split())) if first else ""
    names = list(dict.fromkeys(one.source or "unnamed" for one in event.sources))
    told = [_cut(name, _NAME_LENGTH) for name in names[:_NAMES]]
    yield "\n".join([*told, f"and {len(names) - _NAMES} more"] if len(names) > _NAMES else told)


def _short(days: str) -> str:
    """Shorten the names of months.

    >>> _short("9 November 2017")
    '9 Nov 2017'
    """
    return " ".join(word[:3] if word.isalpha() else word for word in days.split(" "))


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


def _cut(text: str, most: int = _QUOTE) -> str:
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + " …"


def _rgb(event: Event) -> tuple[int, int, int]:
    tone = colour(event.family)
    return int(tone[1:3], 16), int(tone[3:5], 16), int(tone[5:7], 16)


def _sources(pages: FPDF, sources: Iterable[Source]) -> None:
    """List the reports by source and day in two columns, each name bold where it is new."""
    last = None
    with pages.text_columns(ncols=2, gutter=_GUTTER, line_height=1.4) as columns:
        for source in sources:
            name = source.source or "Unnamed"
            with columns.paragraph(top_margin=0.0 if name == last else 1.0) as line:
                pages.set_font(_NAME, "" if name == last else "B", 6.5)
                line.write(f"{name}, ")
                pages.set_font(_NAME, "", 6.5)
                _source(pages, line, source)
            last = name


def _source(pages: FPDF, line: Any, source: Source) -> None:
    day = source.published
    link = web_address(source.source_url)
    line.write(_short(days_in_words(day, day)) if day else "undated")
    if link:
        line.write("  ")
        pages.set_text_color(28, 93, 153)
        line.write(link, link=link)
        pages.set_text_color(*_INK)


def _shaped(content: Content) -> bool:
    """Whether anything is written in letters that change with their neighbours, such as Arabic.

    Shaping takes most of the time of a table, and does nothing for Latin letters.
    """
    told = (
        part
        for event in content.events
        for source in event.sources
        for part in (source.quote, source.source)
    )
    named = (
        part
        for one in content.events
        for part in (one.place, one.admin1, one.actor1, one.actor2, *one.actors)
    )
    return any(_JOINED.search(part) for part in (content.title, *told, *named) if part)
