"""The dialog of printing: what is filtered, as a map, over time, or in numbers."""

from __future__ import annotations

import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard import assets
from dashboard.export import MOST_PRINTED, file_name, in_words
from geodata.errors import ReportError
from geodata.markup import escape
from geodata.periods import UNITS, Unit
from geodata.report import PICTURES, Picture, Seen, Sheet, report, title_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from streamlit.delta_generator import DeltaGenerator

    from dashboard.data import View
    from geodata.models import Event

__all__ = ["dialog", "printed"]

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


@dataclass(frozen=True, slots=True)
class _Wish:
    """What somebody wants printed: the picture, the kind of file, and what `report` is told."""

    show: str
    kind: str
    sheet: Sheet
    options: Mapping[str, Any]

    @property
    def suffix(self) -> str:
        """What the file's name ends with."""
        return f"_{self.show}_{self.sheet.size}.{self.kind}"


def dialog(view: View) -> None:
    """Ask how to print what is shown, and print it."""
    # Under another key each time: the browser sends what a component said before, too.
    _dialog(view, f"print-seen-{time.monotonic_ns()}")


@st.dialog("Print")
def _dialog(view: View, key: str) -> None:
    if view.shown > MOST_PRINTED:
        st.html(
            f'<p class="hint">{view.shown:,} events are more than a sheet of paper can hold: '
            f"filter them to {MOST_PRINTED:,} or fewer.</p>"
        )
        return
    events = view.events()
    words = _words_of_map(key)
    wish = _ask(events, words)
    trouble = _trouble(PICTURES[wish.show], events, wish.options["by"])
    if trouble:
        st.html(f'<p class="hint">{escape(trouble)}.</p>')
    options = {**wish.options, "filter_words": in_words(view), "sheet": wish.sheet}
    st.download_button(
        "Print",
        lambda: printed(events, wish.kind, show=wish.show, **options),
        file_name=file_name(view.filters, wish.suffix),
        mime=_MEDIA[wish.kind],
        key="printed",
        type="primary",
        on_click="ignore",
        width="stretch",
        disabled=bool(trouble) or words is None,
    )


def _words_of_map(key: str) -> Mapping[str, str] | None:
    """Words of the address that say what the map shows; None until the browser has told them.

    `st.query_params` does not know: once a run has changed the address, Streamlit's page repeats
    what that run wrote, however the map was moved since.
    """
    with st.container(key="print-seen"):
        told = assets.component("dateline_seen", "seen.js")(key=key)
    words: Mapping[str, str] | None = told.get("words")
    return words


def _ask(events: Sequence[Event], words: Mapping[str, str] | None) -> _Wish:
    """Ask which picture, under which title, on which sheet, as which kind of file."""
    name = st.selectbox(
        "Picture",
        list(PICTURES),
        key="print-picture",
        format_func=lambda one: PICTURES[one].label,
    )
    picture = PICTURES[name]
    title = st.text_input("Title", title_of(events), key="print-title")
    left, right = st.columns(2)
    sheet = _ask_sheet(picture, left, right)
    kind = left.selectbox(
        "File",
        [suffix.removeprefix(".") for suffix in picture.suffixes],
        key=f"print-kind-{len(picture.suffixes)}",
        format_func=lambda one: _KINDS["table" if (name, one) == ("map", "pdf") else one],
    )
    options: dict[str, Any] = {
        "title": title,
        "by": _ask_step(right) if picture.timed else None,
        "dpi": _ask_dots(left if picture.timed else right) if kind == "png" else None,
    }
    if picture.size != "half":  # a map
        options["seen"] = _seen(words)
    return _Wish(name, kind, sheet, options)


def _ask_sheet(picture: Picture, left: DeltaGenerator, right: DeltaGenerator) -> Sheet:
    size = left.selectbox(
        "Sheet",
        picture.sizes,
        index=picture.sizes.index(picture.size),
        key=f"print-sheet-{picture.size}",
        format_func=_size_name,
    )
    upright = right.selectbox("Orientation", ("Landscape", "Portrait"), key="print-upright")
    return Sheet(size, portrait=upright == "Portrait")


def _ask_dots(place: DeltaGenerator) -> int:
    dots: int = place.selectbox("Dots an inch", _DPI, index=1, key="print-dpi")
    return dots


def _trouble(picture: Picture, events: Sequence[Event], by: Unit | None) -> str:
    """Say why a picture cannot hold the events by date; "" when it can."""
    if not picture.timed:
        return ""
    try:
        picture.timeline(events, by)
    except ReportError as error:
        return str(error)
    return ""


def _seen(words: Mapping[str, str] | None) -> Seen | None:
    """Ask whether to print the part of the map that is on the screen, or all events."""
    seen = Seen.of_words(words or {})
    if seen is None and words is not None:  # the map shows no place
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
