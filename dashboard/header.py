"""The top line: how many events are shown of all, how many have no place, and what one can do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard import assets, data, export, state
from dashboard.table import UNLOCATED
from geodata.markup import escape

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

    from dashboard.data import View

__all__ = ["draw", "frame", "tally"]


def tally(shown: int, total: int) -> str:
    """Say how many events are shown of all.

    Examples
    --------
    >>> tally(412, 1903), tally(1, 1)
    ('412 of 1,903 events', '1 of 1 event')
    """
    return f"{shown:,} of {total:,} event{'' if total == 1 else 's'}"


def frame() -> DeltaGenerator:
    """Make room for the line; it is filled after the map, which one waits for."""
    return st.container(key="top", horizontal=True, vertical_alignment="center")


def draw(view: View) -> None:
    """Draw the line that is always in sight."""
    filters, unlocated = view.filters, len(view.unlocated)
    number, rest = tally(view.shown, len(view.columns)).split(" ", 1)
    words = f'<b>{number}</b> {rest} <span class="dot">·</span>'
    st.html(f'<h1>Dateline</h1><p class="tally">{words}</p>', width="content")
    st.button(
        f"{unlocated:,} without a place",
        key="unlocated",
        type="tertiary",
        icon=":material/chevron_right:",
        icon_position="right",
        disabled=not unlocated,
        help="List the events that have no place on the map",
        on_click=state.open_shelf,
        args=(UNLOCATED,),
    )
    in_words = "" if not filters.to_query() else escape(filters.in_words())
    st.html(f'<p class="in-words">{in_words}</p>')
    if view.held.counts.samples:
        st.html('<span class="badge">Sample reports</span>', width="content")
        st.button(
            "Remove samples",
            key="remove-samples",
            type="tertiary",
            help="Take out the sample reports and the events that only they tell of",
            on_click=_remove_samples,
        )
    if st.button("Read reports", key="read-reports", icon=":material/upload_file:"):
        from dashboard import upload  # noqa: PLC0415  only who reads reports in waits for it

        upload.dialog()
    export.draw(view)
    theme = assets.component("dateline_theme", "theme.js")
    theme(key="theme", width="content")


def _remove_samples() -> None:
    data.store().remove_samples()
    state.select(None)
