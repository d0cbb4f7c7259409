"""Exactly what is filtered, as a file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import streamlit as st

from geodata.exchange import FORMATS, geojson

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.data import View
    from geodata.filters import Filters
    from geodata.models import Event

__all__ = ["content", "draw", "file_name"]


def content(events: Sequence[Event], filters: Filters) -> bytes:
    """GeoJSON of these events, the unlocated among them, with the filter in words."""
    return geojson.dumps(events, filter_words=filters.in_words()).encode()


def file_name(filters: Filters) -> str:
    """Name a file by what is in it.

    Examples
    --------
    >>> from geodata.filters import Filters
    >>> file_name(Filters(kind=("air_strike",))), file_name(Filters())
    ('dateline-air-strike.geojson', 'dateline-all-events.geojson')
    """
    words = re.sub(r"[^a-z0-9]+", "-", filters.in_words().lower()).strip("-")
    return f"dateline-{words[:60].rstrip('-')}.geojson"


def draw(view: View) -> None:
    """Draw the button that downloads what is filtered."""
    st.download_button(
        "GeoJSON",
        lambda: content(view.events(), view.filters),  # made when it is asked for
        file_name=file_name(view.filters),
        mime=FORMATS["geojson"].media_type,
        key="download",
        icon=":material/download:",
        on_click="ignore",
        disabled=not view.shown,
        help=f"Download exactly what is shown: {view.shown:,} events",
    )
