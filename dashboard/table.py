"""The shelf under the map: the events as a table, those without a place, and the reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from dashboard import data, state, wording
from dashboard.symbols import kind_label, picture

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.data import View
    from geodata.models import Event
    from geodata.store import Report

__all__ = ["EVENTS", "REPORTS", "UNLOCATED", "draw", "event_table", "report_table"]

EVENTS, UNLOCATED, REPORTS = "Events", "Without a place", "Reports"
_HEIGHT = 214
_PAGE = 100  # rows
_COLUMNS = {
    " ": st.column_config.ImageColumn(width=34, help="Family, as on the map"),
    "Date": st.column_config.TextColumn(width=110),
    "Event": st.column_config.TextColumn(width=190),
    "Place": st.column_config.TextColumn(width=140),
    "Country": st.column_config.TextColumn(width=90),
    "Who": st.column_config.TextColumn(width=150),
    "To whom": st.column_config.TextColumn(width=150),
    "Killed": st.column_config.TextColumn(width=60, alignment="right"),
    "Injured": st.column_config.TextColumn(width=64, alignment="right"),
    "Told as": st.column_config.TextColumn(width=80),
    "Sentence": st.column_config.TextColumn(width=520),
    "Source": st.column_config.TextColumn(width=220),
}


def draw(view: View) -> None:
    """Draw the shelf; a click on a row selects its event."""
    numbers = {
        EVENTS: view.shown,
        UNLOCATED: len(view.unlocated),
        REPORTS: view.held.counts.documents,
    }
    chosen = st.segmented_control(
        "Table",
        list(numbers),
        key=state.SHELF,
        required=True,
        format_func=lambda name: f"{name}  {numbers[name]:,}",
        label_visibility="collapsed",
    )
    if chosen == REPORTS:
        reports = report_table(data.store().documents())
        st.dataframe(reports, hide_index=True, height=_HEIGHT, placeholder="")
        return
    rows = view.events((view.unlocated if chosen == UNLOCATED else view.rows)[:_PAGE])
    if not rows:
        words = "Every event that is shown has a place." if view.shown else "No events are shown."
        st.html(f'<p class="hint">{words}</p>')
        return
    state.show_rows([event.id for event in rows])
    st.dataframe(
        event_table(rows),
        key=state.TABLE,
        hide_index=True,
        height=_HEIGHT,
        placeholder="",
        on_select=state.pick_from_table,
        selection_mode="single-cell",
        column_config=_COLUMNS,
    )


def event_table(events: Sequence[Event]) -> pd.DataFrame:
    """Return the events as rows; what a report does not say is an empty cell."""
    return pd.DataFrame([_row(event) for event in events], columns=list(_COLUMNS), dtype="str")


def _row(event: Event) -> tuple[str, ...]:
    first = event.sources[0] if event.sources else None
    return (
        picture(event.family),
        wording.sortable(event),
        kind_label(event.kind),
        event.place or "",
        wording.country_name(event.country) if event.country else "",
        event.actor1 or "",
        event.actor2 or "",
        wording.toll(event.fatalities_low, event.fatalities_high),
        wording.toll(event.injured_low, event.injured_high),
        "" if event.modality == "reported" else event.modality,
        " ".join(first.quote.split()) if first else "",
        (first.source or "") if first else "",
    )


def report_table(reports: Sequence[Report]) -> pd.DataFrame:
    """Return the reports as rows, the samples marked."""
    rows = [
        (
            report.title or report.id,
            report.publisher or "",
            report.published.isoformat() if report.published else "",
            report.events,
            "Sample" if report.is_sample else "",
        )
        for report in reports
    ]
    return pd.DataFrame(rows, columns=["Title", "Publisher", "Published", "Events", ""])
