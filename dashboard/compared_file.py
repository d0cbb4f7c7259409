"""A comparison as a file: the lines that are looked at, as ``dateline compare -o`` writes them."""

# ruff: noqa: PLC0415

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from dashboard import data, sides
from dashboard.export import slug
from geodata import wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.comparing import Compared
    from dashboard.data import View
    from geodata.comparing.table import Line

__all__ = ["content", "file_name", "menu"]

_FORMAT = "compared-format"
_FORMATS = {
    ".csv": ("CSV", "for spreadsheets", "text/csv"),
    ".geojson": ("GeoJSON", "for QGIS and the web", "application/geo+json"),
    ".json": ("JSON", "for programs", "application/json"),
}


def content(view: View, some: Sequence[Line], suffix: str) -> bytes:
    """Content of a file with what both sides say of each line."""
    from geodata.comparing import table
    from geodata.exchange.compared import write_comparison

    rows = table.properties(some, view.columns, data.store().events_of)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"compared{suffix}"
        return write_comparison(rows, table.COLUMNS, path).read_bytes()


def file_name(ours: str, theirs: str, group: str, suffix: str) -> str:
    """Name a file by what is compared.

    Examples
    --------
    >>> file_name("reports", "acled", "every", ".csv")
    'dateline-reports-beside-acled.csv'
    >>> file_name("reports", "My set", "only_ours", ".json")
    'dateline-reports-beside-my-set-only-ours.json'
    """
    which = "" if group == sides.EVERY else group
    return f"dateline-{slug(f'{ours} beside {theirs} {which}')}{suffix}"


def menu(view: View, compared: Compared) -> None:
    """Draw the button that gives the lines of the group that is looked at as a file."""
    group = sides.group()
    some = compared.of_group(group)
    with st.popover("Export", icon=":material/download:", disabled=not some):
        suffix = st.radio(
            f"{wording.count(len(some), 'row')}, exactly as listed",
            list(_FORMATS),
            key=_FORMAT,
            format_func=lambda one: ", ".join(_FORMATS[one][:2]),
        )
        name, _, media_type = _FORMATS[suffix]
        st.download_button(
            f"Download {name}",  # which says when the choice has arrived
            lambda: content(view, some, suffix),  # made when it is asked for
            file_name=file_name(compared.ours, compared.theirs, group, suffix),
            mime=media_type,
            key="compared-download",
            type="primary",
            on_click="ignore",
            width="stretch",
        )
