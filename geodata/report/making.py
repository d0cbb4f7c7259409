"""The file: a PDF of the map, its table and its sources, or the map alone as PNG or SVG."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import matplotlib as mpl
from matplotlib.figure import Figure
from pypdf import PdfReader, PdfWriter

from geodata import basemap
from geodata.basemap.reading import Ground
from geodata.errors import ReportError
from geodata.files import drafted
from geodata.made import day_of_making
from geodata.models import Event
from geodata.report.content import Content
from geodata.report.markers import Marker
from geodata.report.page import draw_page
from geodata.report.seen import Seen
from geodata.report.sheet import Sheet
from geodata.report.style import RC
from geodata.report.table import draw_table
from geodata.titles import title_of

__all__ = ["SUFFIXES", "check", "report"]

SUFFIXES = (".pdf", ".png", ".svg")
_DPI = (72, 600)


@cache
def _ground() -> Ground:
    return Ground(basemap.folder())


def report(  # noqa: PLR0913  options are keyword-only
    events: Iterable[Event],
    path: Path | str,
    *,
    sheet: Sheet | None = None,
    title: str | None = None,
    filter_words: str = "all events",
    dpi: int = 300,
    made: dt.date | None = None,
    seen: Seen | None = None,
) -> Path:
    """Print events as a map, all or nothing: a file that was there stays whole until the end.

    Parameters
    ----------
    events
        What to print; those without a place are counted, and listed in the PDF.
    path
        A PDF has the map, the numbered table and the sources; PNG and SVG have the map alone.
    sheet
        The paper; A4 across without it.
    title
        Instead of one made of the events' places and days.
    filter_words
        The filter in words, with the counts.
    dpi
        Dots an inch of a PNG, 72 to 600.
    made
        Day of making, as it is printed; today, or that of ``SOURCE_DATE_EPOCH``, without it.
    seen
        What a screen shows, for a map of the same; without it the map shows all events.

    Returns
    -------
    Path
        The file that was written.

    Raises
    ------
    ReportError
        When the kind of file is unknown, the resolution is out of range, or the file cannot be
        written.
    """
    target = Path(path)
    kind = check(target, dpi)
    told = tuple(events)
    content = Content(title or title_of(told), filter_words, told, day_of_making(made), seen)
    paper = sheet or Sheet()
    figure, markers = draw_page(content, paper, _ground())
    try:
        with drafted(target) as draft, mpl.rc_context(RC):
            if kind == ".pdf":
                _write_pdf(figure, markers, content, paper, draft)
            else:
                figure.savefig(draft, dpi=dpi, metadata=_about(kind, content))
    except OSError as error:
        message = f"cannot write {str(target)!r}: {error.strerror}; choose another file with -o"
        raise ReportError(message) from error
    return target


def check(path: Path, dpi: int) -> str:
    """Return the kind of a file as its suffix, if it and the resolution can be.

    Raises
    ------
    ReportError
        When they cannot.
    """
    kind = path.suffix.lower()
    if kind not in SUFFIXES:
        message = f"no report is written as {path.name!r}: end it in {', '.join(SUFFIXES)}"
        raise ReportError(message)
    if not _DPI[0] <= dpi <= _DPI[1]:
        message = f"{dpi} dots an inch cannot be drawn: choose from {_DPI[0]} to {_DPI[1]}"
        raise ReportError(message)
    return kind


def _about(kind: str, content: Content) -> dict[str, str | None]:
    """Say what is in a file, not when it was written: the same events give the same bytes."""
    if kind == ".svg":
        return {"Title": content.title, "Description": content.filter_words, "Date": None}
    return {"Title": content.title, "Description": content.filter_words, "Software": "Dateline"}


def _write_pdf(
    figure: Figure, markers: list[Marker], content: Content, sheet: Sheet, draft: Path
) -> None:
    """Join the map and the pages of the table, with a bookmark for each part."""
    with tempfile.TemporaryDirectory() as folder:
        pages = Path(folder) / "map.pdf", Path(folder) / "table.pdf"
        figure.savefig(pages[0], metadata={"CreationDate": None})
        begins = draw_table(content, markers, sheet, pages[1])
        writer = PdfWriter()
        for part in pages:
            writer.append(PdfReader(part), import_outline=False)
        writer.add_outline_item(title="Map", page_number=0)
        for name, page in begins.items():
            writer.add_outline_item(title=name, page_number=page + 1)
        writer.page_mode = "/UseOutlines"
        day = f"D:{content.made:%Y%m%d}000000Z"
        writer.add_metadata(
            {
                "/Title": content.title,
                "/Subject": content.filter_words,
                "/Creator": "Dateline",
                "/CreationDate": day,
            }
        )
        writer.compress_identical_objects()
        writer.write(draft)
