"""Dateline in the browser: load → filter → draw.

Run it with ``dateline app``, or ``streamlit run dashboard/app.py``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import streamlit as st

from dashboard import assets, data, desk, filters, header, keys, page, panel, state, table, timeline
from dashboard import map as event_map
from geodata.columns import EventColumns
from geodata.errors import DatelineError
from geodata.markup import label
from geodata.models import Event


def main() -> None:
    """Draw the page once; Streamlit calls this at every change."""
    page.begin()
    try:
        with st.spinner("Drawing the basemap, this first time only …", show_time=True):
            assets.prepare()
        draw(data.load())
    except DatelineError as error:
        st.error(label(str(error)))


def draw(held: data.Holdings) -> None:
    """Draw what is held: the filters left, the map, the event right, the table below."""
    state.restore()
    asked = state.filters(data.descendants)
    shown = asked.select(held.events)
    header.draw(held, shown, asked)
    with st.container(key="body"):
        left, middle, right = st.columns(3)
    with left, st.container(key="filters"):
        filters.draw(held, asked)
    with middle:
        event_map.draw(_view(held, shown))
        columns = EventColumns.of(held.events)
        undated = replace(asked, date_from=None, date_to=None)
        timeline.draw(columns, np.array([undated.matches(e) for e in held.events], bool), asked)
    with right, st.container(key="panel"):
        if not held.events:
            page.no_events()
        elif shown or state.selected():
            panel.draw(held, shown)
        else:
            page.nothing_matches(held, asked)
    with st.container(key="shelf-area"):
        table.draw(held, shown)
    keys.draw(desk.looked_at())
    state.share(asked)
    page.say_notes()


def _view(held: data.Holdings, shown: Sequence[Event]) -> event_map.View:
    rows = {name: row for row, name in enumerate(held.columns.ids)}
    mask = np.zeros(len(rows), dtype=bool)
    mask[[rows[event.id] for event in shown]] = True
    return event_map.View(held.columns, held.points, mask, rows.get(state.selected() or ""))


main()
