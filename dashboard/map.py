"""The map: a constant base, points that the browser fetches once, and a bit an event a rerun."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import folium
import streamlit as st
from branca.element import MacroElement
from folium.template import Template
from streamlit_folium import st_folium

from dashboard import assets, chosen, desk, review, sides, state
from geodata import webmap
from geodata.comparing.table import GROUPS
from geodata.markup import script

if TYPE_CHECKING:
    from dashboard.comparing import Compared
    from dashboard.data import View
    from geodata.columns import EventColumns

__all__ = ["Basemap", "EventLayer", "act", "base_map", "draw"]

_RETURNED = "last_active_drawing"
_HEIGHT = 560  # until the page's style sheet stretches it
_PAINTING = 0.06  # seconds in which a browser gets other events and paints them


class Basemap(MacroElement):
    """The call that draws coasts, names, legend and buttons."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "Dateline.start({{ this._parent.get_name() }});"
        "{% endmacro %}"
    )

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Basemap"


class EventLayer(MacroElement):
    """Which of the points are shown and which one is selected, for ``events.js`` to draw."""

    _template = Template(
        "{% macro script(this, kwargs) %}Dateline.show({{ this.payload }});{% endmacro %}"
    )

    def __init__(self, view: View, selected: str | None, compared: Compared | None = None) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "EventLayer"
        row = view.columns.ids.row(selected) if selected else None
        sent: dict[str, Any] = {
            "blocks": view.held.points.blocks,
            "shown": view.held.points.bits(
                view.mask if compared is None else compared.shown(sides.group())
            ),
            "selected": -1 if row is None else view.held.points.of_row(row),
            "area": view.filters.area,
        }
        if compared is not None:
            sent["groups"] = [view.held.points.packed(one) for one in compared.groups.values()]
            sent["labels"] = {group: compared.name(group) for group in GROUPS}
        if desk.mode() == "correct":
            sent["moving"] = _pin(view.columns)
        self.payload = script(sent)
        self.shows = sent["blocks"], sent["shown"], *sent.get("groups", ())


def _pin(columns: EventColumns) -> tuple[float, float] | None:
    """Where the event stands that is being corrected; None when it has no place."""
    moved = desk.moved()
    if moved is not None:
        at = (moved.latitude, moved.longitude)
        return None if at[0] is None or at[1] is None else (at[0], at[1])
    row = columns.ids.row(desk.on_desk() or "")
    if row is None or not columns.located[row]:
        return None
    return float(columns.latitude[row]), float(columns.longitude[row])


def base_map() -> folium.Map:
    """Return the same map at every run: any difference would reload its frame."""
    made = folium.Map(
        location=(33.5, 41.0),
        zoom_start=6,
        tiles=None,
        minZoom=webmap.ZOOMS[0],  # as Leaflet writes them: folium's min_zoom is for tiles
        maxZoom=webmap.ZOOMS[1],
        zoom_snap=0.5,
        font_size="12px",
        world_copy_jump=True,
    )
    made.default_js = [("map", assets.versioned("frame.js", in_frame=True))]
    made.default_css = [("map", assets.versioned("frame.css", in_frame=True))]
    Basemap().add_to(made)
    return made


def draw(view: View, selected: str | None, compared: Compared | None = None) -> None:
    """Draw the map; a click on it selects, panning and zooming cause no rerun.

    When two sets are compared, symbols say which of them has an event, not its family.

    An event that is being corrected wears a pin, which is dragged or set down with a click.
    """
    with st.container(key="map-frame"):
        layer = folium.FeatureGroup(name="Events")
        events = EventLayer(view, selected, compared)
        events.add_to(layer)
        st_folium(
            base_map(),
            key=state.MAP,
            height=_HEIGHT,
            use_container_width=True,
            returned_objects=[_RETURNED],
            feature_group_to_add=layer,
            render=False,  # a second time: it is rendered in any case
            on_change=lambda: act(view),
        )
    if state.turned_to(events.shows):
        _let_paint()


def _let_paint() -> None:
    """Leave the browser the time to paint the map before the rest of the page reaches it.

    Streamlit's page takes up all that has arrived in one go and paints nothing meanwhile: the fifty
    elements behind the map would make it wait for them, two to three times as long as for itself.
    """
    time.sleep(_PAINTING)


def act(view: View) -> None:
    """Do what the analyst did on the map, which this view was the last to describe."""
    action = state.map_action()
    do = _ACTIONS.get(str(action.get("action")))
    if do is not None:
        do(view, action)


def _ids(view: View, action: Mapping[str, Any]) -> list[str]:
    rows = view.held.points.rows
    return [view.columns.ids[int(rows[one])] for one in action["points"] if 0 <= one < len(rows)]


def _select(view: View, action: Mapping[str, Any]) -> None:
    for name in _ids(view, action)[:1]:
        state.select(name, keep_list=name in state.listed())


def _list(view: View, action: Mapping[str, Any]) -> None:
    ids = _ids(view, action)
    if action["count"] > len(ids):
        state.say(f"The first {len(ids):,} of the {action['count']:,} events here are listed.")
    state.list_events(ids)


def _area(_: View, action: Mapping[str, Any]) -> None:
    ring = action.get("ring")
    if ring is None:
        chosen.loosen("area")
    else:
        chosen.set_word("area", ",".join(f"{float(x):.4f} {float(y):.4f}" for x, y in ring))


def _move(_: View, action: Mapping[str, Any]) -> None:
    review.move(float(action["latitude"]), float(action["longitude"]))


_ACTIONS: Mapping[str, Callable[[View, Mapping[str, Any]], None]] = {
    "select": _select,
    "list": _list,
    "area": _area,
    "move": _move,
}
