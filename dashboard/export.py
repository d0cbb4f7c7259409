"""Exactly what is filtered, as a file: in any format, or printed."""

from __future__ import annotations

import re
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard import data
from geodata import wording
from geodata.errors import ReportError
from geodata.exchange import FORMATS, write
from geodata.markup import escape
from geodata.periods import UNITS, Unit
from geodata.report import PICTURES, Order, Picture, Seen, Sheet, pack, report, title_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from streamlit.delta_generator import DeltaGenerator

    from dashboard.data import View
    from geodata.filters import Filters
    from geodata.models import Event

__all__ = ["content", "draw", "file_name", "packed", "print_dialog", "printed"]

_FORMAT = "export-format"
_MEDIA = {
    "pdf": "application/pdf",
    "png": "image/png",
    "svg": "image/svg+xml",
    "gif": "image/gif",
    "mp4": "video/mp4",
}
_KINDS = {
    "table": "PDF with table",
    "pdf": "PDF",
    "png": "PNG picture",
    "svg": "SVG drawing",
    "gif": "GIF that moves",
    "mp4": "MP4 film",
}
_DPI = (150, 300, 600)
_MOST_PRINTED = 2_000  # events; a sheet of paper holds no more that can be told apart


def content(view: View, name: str) -> bytes:
    """Content of a file of a format with what is shown, the filter in words where it has room."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"events{FORMATS[name].suffixes[0]}"
        events = data.store().stream(view.rows)
        write(events, path, format=name, filter_words=_in_words(view))
        return path.read_bytes()


def _in_words(view: View) -> str:
    return view.filters.in_words(shown=view.shown, total=len(view.columns))


def file_name(filters: Filters, suffix: str = ".geojson") -> str:
    """Name a file by what is in it.

    Examples
    --------
    >>> from geodata.filters import Filters
    >>> file_name(Filters(kind=("air_strike",))), file_name(Filters(), ".csv")
    ('dateline-air-strike.geojson', 'dateline-all-events.csv')
    """
    words = re.sub(r"[^a-z0-9]+", "-", filters.in_words().lower()).strip("-")
    return f"dateline-{words[:60].rstrip('-')}{suffix}"


def draw(view: View) -> None:
    """Draw the menu of formats and the button that prints."""
    with st.popover("Export", icon=":material/download:", disabled=not view.shown):
        _menu(view)
    if st.button("Print", key="print", icon=":material/print:", disabled=not view.shown):
        print_dialog(view)


def _menu(view: View) -> None:
    names = [name for name in FORMATS if name != "shapefile"] + ["shapefile"]
    name = st.radio(
        f"{wording.count(view.shown, 'event')}, exactly as filtered",
        names,
        key=_FORMAT,
        format_func=lambda one: FORMATS[one].label,
    )
    chosen = FORMATS[name]
    if chosen.loses:
        st.caption(f"{chosen.loses[:1].upper()}{chosen.loses[1:]}.")
    zipped = name == "shapefile"
    st.download_button(
        "Download",
        lambda: _zipped(view) if zipped else content(view, name),  # made when it is asked for
        file_name=file_name(view.filters, ".zip" if zipped else chosen.suffixes[0]),
        mime="application/zip" if zipped else chosen.media_type,
        key="download",
        type="primary",
        on_click="ignore",
        width="stretch",
    )
    many = view.shown > _MOST_PRINTED
    address = st.context.url
    st.download_button(
        "Everything in one ZIP",
        lambda: packed(view, address),
        file_name=file_name(view.filters, ".zip"),
        mime="application/zip",
        key="pack",
        help=f"For {_MOST_PRINTED:,} events at most: filter them."
        if many
        else "The map as PDF, PNG and HTML, GeoJSON, CSV, the sentences, and a manifest with "
        "the digest of each file and report.",
        disabled=many,
        on_click="ignore",
        width="stretch",
    )


def packed(view: View, address: str | None) -> bytes:
    """Content of the pack of what is shown, with a link to this dashboard."""
    order = Order(view.filters.to_query(), _in_words(view))
    if address:
        order = replace(order, address=address.split("?")[0])
    with tempfile.TemporaryDirectory() as folder:
        return pack(view.events(), Path(folder) / "pack.zip", order=order).read_bytes()


def _zipped(view: View) -> bytes:
    """Pack the five files of a shapefile into one."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "events" / "events.shp"
        path.parent.mkdir()
        write(data.store().stream(view.rows), path)
        return Path(shutil.make_archive(f"{folder}/packed", "zip", path.parent)).read_bytes()


@st.dialog("Print")
def print_dialog(view: View) -> None:
    """Ask how to print what is shown, and print it."""
    if view.shown > _MOST_PRINTED:
        st.html(
            f'<p class="hint">{view.shown:,} events are more than a sheet of paper can hold: '
            f"filter them to {_MOST_PRINTED:,} or fewer.</p>"
        )
        return
    events = view.events()
    name = st.selectbox(
        "Picture",
        list(PICTURES),
        key="print-picture",
        format_func=lambda one: PICTURES[one].label,
    )
    picture = PICTURES[name]
    title = st.text_input("Title", title_of(events), key="print-title")
    left, right = st.columns(2)
    sizes = picture.sizes
    size = left.selectbox(
        "Sheet",
        sizes,
        index=sizes.index(picture.size),
        key=f"print-sheet-{picture.size}",
        format_func=_size_name,
    )
    upright = right.selectbox("Orientation", ("Landscape", "Portrait"), key="print-upright")
    kind = left.selectbox(
        "File",
        [suffix.removeprefix(".") for suffix in picture.suffixes],
        key=f"print-kind-{len(picture.suffixes)}",
        format_func=lambda one: _KINDS["table" if (name, one) == ("map", "pdf") else one],
    )
    by = _ask_step(right) if picture.timed else None
    dpi = None
    if kind == "png":
        dpi = (left if picture.timed else right).selectbox(
            "Dots an inch", _DPI, index=1, key="print-dpi"
        )
    order: dict[str, Any] = {
        "show": name,
        "by": by,
        "sheet": Sheet(size, portrait=upright == "Portrait"),
        "title": title,
        "filter_words": _in_words(view),
        "dpi": dpi,
    }
    if picture.size != "half":  # a map
        order["seen"] = _seen()
    trouble = _trouble(picture, events, by)
    if trouble:
        st.html(f'<p class="hint">{escape(trouble)}.</p>')
    st.download_button(
        "Print",
        lambda: printed(events, kind, **order),
        file_name=file_name(view.filters, f"_{name}_{size}.{kind}"),
        mime=_MEDIA[kind],
        key="printed",
        type="primary",
        on_click="ignore",
        width="stretch",
        disabled=bool(trouble),
    )


def _trouble(picture: Picture, events: Sequence[Event], by: Unit | None) -> str:
    """Say why a picture cannot hold the events by date; "" when it can."""
    if not picture.timed:
        return ""
    try:
        picture.timeline(events, by)
    except ReportError as error:
        return str(error)
    return ""


def _seen() -> Seen | None:
    """Ask whether to print the part of the map that is on the screen, or all events."""
    seen = Seen.of_words(st.query_params)
    if seen is None:
        return None
    parts = ("The map as it stands", "All events")
    part = st.radio("Part of the map", parts, key="print-part", horizontal=True)
    return seen if part == parts[0] else None


def _size_name(size: str) -> str:
    return {"slide": "Slide 16:9", "half": "Half a page"}.get(size, size)


def _ask_step(place: DeltaGenerator) -> Unit | None:
    steps = (None, *UNITS)
    step: Unit | None = place.selectbox(
        "Step",
        steps,
        key="print-step",
        format_func=lambda one: one.capitalize() if one else "As fine as can be read",
    )
    return step


def printed(events: Sequence[Event], kind: str, **options: Any) -> bytes:
    """Content of a picture; ``options`` are those of `geodata.report.report`."""
    with tempfile.TemporaryDirectory() as folder:
        return report(events, Path(folder) / f"picture.{kind}", **options).read_bytes()
