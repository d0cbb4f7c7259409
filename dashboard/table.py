"""The shelf under the map: the events as a table, those without a place, reports, a comparison."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

import pandas as pd
import pyarrow as pa
import streamlit as st

from dashboard import comparing, sides, state
from dashboard.symbols import kind_label, picture
from geodata import wording

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dashboard.comparing import Compared
    from dashboard.data import View
    from geodata.models import Event
    from geodata.store import Report

__all__ = ["EVENTS", "REPORTS", "UNLOCATED", "draw", "event_table", "report_table"]

EVENTS, UNLOCATED, REPORTS = "Events", "Without a place", "Reports"
_PAGE = 40  # rows: what a change of a filter sends stays below 40 kB
_LONGEST = 160  # letters of a sentence; the whole of it stands in the panel
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
    "Sure": st.column_config.TextColumn(width=56, alignment="right", help="Confidence, in percent"),
    "Reports": st.column_config.TextColumn(width=64, alignment="right", help="How many tell of it"),
    "Sentence": st.column_config.TextColumn(width=520),
    "Source": st.column_config.TextColumn(width=220),
}
_FEW = (" ", "Source")
"""Columns of which the same long words come again and again: each is sent once."""


def draw(view: View, compared: Compared | None = None) -> None:
    """Draw the shelf: a page of a table, sorted by the column whose head was clicked."""
    numbers = _numbers(view)
    with st.container(key="shelf-bar", horizontal=True, vertical_alignment="center"):
        chosen = st.segmented_control(
            "Table",
            [EVENTS, UNLOCATED, REPORTS, sides.COMPARE],
            key=state.SHELF,
            required=True,
            format_func=lambda name: _label(name, numbers),
            label_visibility="collapsed",
        )
        chosen = chosen or EVENTS
        if chosen == sides.COMPARE:
            page = comparing.bar(view, compared)
        else:
            page = _page(view, chosen, numbers.get(chosen, 0))
    if chosen == sides.COMPARE:
        comparing.draw(view, compared, page)
    elif chosen == REPORTS:
        reports = view.reports(page * _PAGE, _PAGE)
        st.dataframe(report_table(reports), hide_index=True, height="stretch", placeholder="")
    elif numbers.get(chosen):
        _events(view, page, unlocated=chosen == UNLOCATED)
    else:
        words = "Every event that is shown has a place." if view.shown else "No events are shown."
        st.html(f'<p class="hint">{words}</p>')


def _numbers(view: View) -> dict[str, int]:
    """How many rows each table has; reports are counted when one looks at them."""
    numbers = {EVENTS: view.shown, UNLOCATED: len(view.unlocated)}
    if view.shown == len(view.columns):
        return numbers | {REPORTS: view.held.counts.documents}
    if st.session_state.get(state.SHELF) == REPORTS:
        return numbers | {REPORTS: len(view.report_digests or ())}
    return numbers


def _label(name: str, numbers: Mapping[str, int]) -> str:
    return f"{name}  {numbers[name]:,}" if name in numbers else name


def _page(view: View, shelf: str, rows: int) -> int:
    """Say how the rows are sorted, and let one turn the pages; the first is 0."""
    by, descending = state.sorting()
    if shelf != REPORTS and rows > 1:
        name = by.lower() if by.strip() else "family"
        words = f"Sorted by {name} {'↓' if descending else '↑'}, click a head to sort"
        st.html(f'<p class="hint">{words}</p>', width="stretch")
    pages = -(-rows // _PAGE)
    key = state.pages_key((shelf, by, descending, view.filters.to_query()))
    return st.pagination(pages, key=key, max_visible_pages=5) - 1 if pages > 1 else 0


def _events(view: View, page: int, *, unlocated: bool) -> None:
    by, descending = state.sorting()
    rows = view.in_order(by, descending=descending, unlocated=unlocated)
    events = view.events(rows[page * _PAGE : (page + 1) * _PAGE])
    state.show_rows([event.id for event in events])
    state.unmark_row(state.TABLE)
    st.dataframe(
        event_table(events),
        key=state.TABLE,
        hide_index=True,
        height="stretch",
        placeholder="",
        on_select=state.pick_from_table,
        selection_mode=["single-cell", "single-column"],
        column_config=_COLUMNS,
    )


def event_table(events: Sequence[Event]) -> pa.Table:
    """Return the events as rows; what a report does not say is an empty cell."""
    columns = zip(*map(_row, events), strict=True) if events else ((),) * len(_COLUMNS)
    cells = {
        name: pa.array(words, pa.string()) for name, words in zip(_COLUMNS, columns, strict=True)
    }
    return pa.table(cells | {name: cells[name].dictionary_encode() for name in _FEW})


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
        f"{event.confidence:.0%}",
        f"{event.reports:,}",
        textwrap.shorten(first.quote, _LONGEST, placeholder=" …") if first else "",
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
