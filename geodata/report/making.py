"""The file: a PDF of the map, its table and its sources, or any picture alone."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import matplotlib as mpl
from matplotlib.figure import Figure

from geodata import basemap
from geodata.basemap.reading import Ground
from geodata.errors import ReportError
from geodata.files import drafted
from geodata.made import day_of_making
from geodata.models import Event
from geodata.periods import Unit
from geodata.report.charts import draw_events, draw_tolls
from geodata.report.content import Content
from geodata.report.film import film_of
from geodata.report.markers import Marker
from geodata.report.moving import write_gif, write_mp4
from geodata.report.multiples import draw_multiples
from geodata.report.page import draw_page
from geodata.report.pictures import PICTURES, picture_of
from geodata.report.rankings import draw_actors, draw_provinces
from geodata.report.seen import Seen
from geodata.report.sheet import Sheet
from geodata.report.style import RC
from geodata.titles import title_of

__all__ = ["report"]


@cache
def _ground() -> Ground:
    return Ground(basemap.folder())


def report(  # noqa: PLR0913  options are keyword-only
    events: Iterable[Event],
    path: Path | str,
    *,
    show: str | None = None,
    by: Unit | None = None,
    sheet: Sheet | None = None,
    title: str | None = None,
    filter_words: str = "all events",
    dpi: int | None = None,
    made: dt.date | None = None,
    seen: Seen | None = None,
) -> Path:
    """Make a picture of events, all or nothing: a file that was there stays whole until the end.

    Parameters
    ----------
    events
        What to show; those without a place or a date are counted where they cannot be.
    path
        A PDF of a map has the numbered table and the sources as well. GIF and MP4 move.
    show
        A key of `PICTURES`; without it a map, which moves in a GIF or an MP4.
    by
        Day, week, month or year of what goes by date; without it, the finest that can be read.
    sheet
        The paper; without it, the one that the picture is usually made for.
    title
        Instead of one made of the events' places and days.
    filter_words
        The filter in words, with the counts.
    dpi
        Dots an inch of a PNG, 72 to 600, or of what moves, 72 to 300.
    made
        Day of making, as it is printed; today, or that of ``SOURCE_DATE_EPOCH``, without it.
    seen
        What a screen shows, for a map of the same; without it the map shows all events, but for
        few that lie far from nearly all others.

    Returns
    -------
    Path
        The file that was written.

    Raises
    ------
    ReportError
        When the kind of file is unknown, the resolution is out of range, the sheet is too small,
        there are more days, weeks, months or years than the picture holds, or the file cannot be
        written.
    """
    target = Path(path)
    name = picture_of(target, show, dpi)
    picture, told = PICTURES[name], tuple(events)
    content = Content(title or title_of(told), filter_words, told, day_of_making(made), seen)
    paper = picture.sheet(sheet.size, portrait=sheet.portrait) if sheet else picture.sheet()
    order = _Order(content, paper, by, dpi or picture.dpi(target.suffix.lower()))
    _write(name, order, target)
    return target


def _write(name: str, order: _Order, target: Path) -> None:
    with mpl.rc_context(RC):
        write = _prepared(name, order)
        try:
            with drafted(target) as draft:
                write(draft)
        except OSError as error:
            message = f"cannot write {str(target)!r}: {error.strerror}; choose another file"
            raise ReportError(message) from error


@dataclass(frozen=True, slots=True)
class _Order:
    """What is to be drawn, and how."""

    content: Content
    sheet: Sheet
    by: Unit | None
    dpi: int


def _prepared(name: str, order: _Order) -> Callable[[Path], None]:
    """Draw what can be drawn before there is a file, and return what writes it."""
    content, sheet = order.content, order.sheet
    if name == "animation":
        film = film_of(content, sheet, _ground(), order.by)
        return lambda draft: _MOVING[draft.suffix.lower()](film, draft, order.dpi, content.title)
    if name == "map":
        figure, markers = draw_page(content, sheet, _ground())
        return lambda draft: _write_map(figure, markers, order, draft)
    if name == "multiples":
        figure = draw_multiples(content, sheet, _ground(), order.by)
    elif PICTURES[name].timed:
        figure = _OVER_TIME[name](content, sheet, order.by)
    else:
        figure = _RANKED[name](content, sheet)
    return lambda draft: _write_figure(figure, order, draft)


_MOVING = {".gif": write_gif, ".mp4": write_mp4}
_OVER_TIME = {"events": draw_events, "tolls": draw_tolls}
_RANKED = {"actors": draw_actors, "provinces": draw_provinces}


def _write_figure(figure: Figure, order: _Order, draft: Path) -> None:
    about = _about(draft.suffix.lower(), order.content)
    figure.savefig(draft, dpi=order.dpi, metadata=about)


def _write_map(figure: Figure, markers: list[Marker], order: _Order, draft: Path) -> None:
    if draft.suffix.lower() == ".pdf":
        _write_pdf(figure, markers, order.content, order.sheet, draft)
    else:
        _write_figure(figure, order, draft)


def _about(kind: str, content: Content) -> dict[str, str | None]:
    """Say what is in a file, not when it was written: the same events give the same bytes."""
    if kind == ".svg":
        return {"Title": content.title, "Description": content.filter_words, "Date": None}
    if kind == ".pdf":
        about = {"Title": content.title, "Subject": content.filter_words, "Creator": "Dateline"}
        return {**about, "CreationDate": None}
    return {"Title": content.title, "Description": content.filter_words, "Software": "Dateline"}


def _write_pdf(
    figure: Figure, markers: list[Marker], content: Content, sheet: Sheet, draft: Path
) -> None:
    """Join the map and the pages of the table, with a bookmark for each part."""
    # Pictures need none of them, and each takes its time to load.
    from pypdf import PdfReader, PdfWriter  # noqa: PLC0415

    from geodata.report.table import draw_table  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        pages = Path(folder) / "map.pdf", Path(folder) / "table.pdf"
        figure.savefig(pages[0], metadata={"CreationDate": None})
        begins = draw_table(content, markers, sheet, pages[1])
        writer = PdfWriter()
        for part in pages:
            writer.append(PdfReader(part), import_outline=False)
    for name, page in {"Map": -1, **begins}.items():
        writer.add_outline_item(title=name, page_number=page + 1)
    writer.page_mode = "/UseOutlines"
    writer.add_metadata(_metadata(content))
    writer.compress_identical_objects()
    writer.write(draft)


def _metadata(content: Content) -> dict[str, str]:
    return {
        "/Title": content.title,
        "/Subject": content.filter_words,
        "/Creator": "Dateline",
        "/CreationDate": f"D:{content.made:%Y%m%d}000000Z",
    }
