"""Exactly what is filtered, as a file of any format, or everything in one."""

from __future__ import annotations

import re
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from dashboard import data
from geodata import wording
from geodata.exchange import FORMATS, write

if TYPE_CHECKING:
    from dashboard.data import View
    from geodata.filters import Filters

__all__ = ["MOST_PRINTED", "content", "draw", "file_name", "in_words", "packed", "slug"]

_FORMAT = "export-format"
MOST_PRINTED = 2_000
"""Events; a sheet of paper holds no more that can be told apart."""


def content(view: View, name: str) -> bytes:
    """Content of a file of a format with what is shown, the filter in words where it has room."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"events{FORMATS[name].suffixes[0]}"
        events = data.store().stream(view.rows)
        write(events, path, format=name, filter_words=in_words(view))
        return path.read_bytes()


def in_words(view: View) -> str:
    """Say what is filtered and how many events it leaves."""
    return view.filters.in_words(shown=view.shown, total=len(view.columns))


def file_name(filters: Filters, suffix: str = ".geojson") -> str:
    """Name a file by what is in it.

    Examples
    --------
    >>> from geodata.filters import Filters
    >>> file_name(Filters(kind=("air_strike",))), file_name(Filters(), ".csv")
    ('dateline-air-strike.geojson', 'dateline-all-events.csv')
    """
    return f"dateline-{slug(filters.in_words())}{suffix}"


def slug(words: str) -> str:
    """Return words as a part of a file's name.

    Examples
    --------
    >>> slug("Violence; 1 June 2018")
    'violence-1-june-2018'
    """
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")[:60].rstrip("-")


def draw(view: View) -> None:
    """Draw the menu of formats and the button that prints."""
    with st.popover("Export", icon=":material/download:", disabled=not view.shown):
        _menu(view)
    if st.button("Print", key="print", icon=":material/print:", disabled=not view.shown):
        from dashboard import printing  # noqa: PLC0415  a second that only who prints waits for

        printing.dialog(view)


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
        f"Download {chosen.label.split(',')[0]}",  # which says when the choice has arrived
        lambda: _zipped(view) if zipped else content(view, name),  # made when it is asked for
        file_name=file_name(view.filters, ".zip" if zipped else chosen.suffixes[0]),
        mime="application/zip" if zipped else chosen.media_type,
        key="download",
        type="primary",
        on_click="ignore",
        width="stretch",
    )
    many = view.shown > MOST_PRINTED
    address = st.context.url
    st.download_button(
        "Everything in one ZIP",
        lambda: packed(view, address),
        file_name=file_name(view.filters, ".zip"),
        mime="application/zip",
        key="pack",
        help=f"For {MOST_PRINTED:,} events at most: filter them."
        if many
        else "The map as PDF, PNG and HTML, GeoJSON, CSV, the sentences, and a manifest with "
        "the digest of each file and report.",
        disabled=many,
        on_click="ignore",
        width="stretch",
    )


def packed(view: View, address: str | None) -> bytes:
    """Content of the pack of what is shown, with a link to this dashboard."""
    from geodata.report import Order, pack  # noqa: PLC0415  drawn with slow packages

    order = Order(view.filters.to_query(), in_words(view))
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
