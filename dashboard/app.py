"""Dateline in the browser: load → filter → draw.

Run it with ``dateline app``, or ``streamlit run dashboard/app.py``.
"""

from __future__ import annotations

import streamlit as st

from dashboard import (
    assets,
    chosen,
    comparing,
    data,
    desk,
    filters,
    header,
    keys,
    link,
    memory,
    page,
    panel,
    sides,
    state,
    table,
    timeline,
)
from dashboard import map as event_map
from geodata.errors import DatelineError
from geodata.markup import label


def main() -> None:
    """Draw the page once; Streamlit calls this at every change."""
    page.begin()
    keys.heed()
    try:
        if not assets.are_ready():
            with st.spinner("Drawing the basemap, this first time only …", show_time=True):
                assets.prepare()
        page.dress()
        draw(data.load())
        memory.keep()
    except DatelineError as error:
        st.error(label(str(error)))


def draw(held: data.Holdings) -> None:
    """Draw what is held: the filters left, the map, the event right, the table below.

    The map comes first, wherever it stands on the page: the browser paints it while the choices
    are still being counted.
    """
    link.restore(held.knows)
    sides.open_asked()
    chosen.read_lists()
    chosen.find_actors(held.columns.actors.names, data.is_known_actor)
    view = data.view(held, chosen.filters(data.descendants))
    timeline.pick(view)
    top = header.frame()
    compared = comparing.current(view)
    with st.container(key="body"):
        left, middle, right = st.columns(3)
    with middle:
        event_map.draw(view, state.selected(), compared)
        timeline.draw(view)
    with top:
        header.draw(view)
    with right, st.container(key="panel"):
        if not len(held.columns):
            page.no_events()
        elif view.shown or state.selected():
            panel.draw(view, compared)
        else:
            page.nothing_matches(view)
    with left, st.container(key="filters"):
        filters.draw(view)
    with st.container(key="shelf-area", height=page.SHELF_HEIGHT, border=False):
        table.draw(view, compared)
    keys.draw(desk.looked_at())
    link.share(view.filters)
    page.say_notes()


if __name__ == "__main__":  # Streamlit runs it as that; whoever imports it draws nothing
    main()
