"""The map: a constant base, and the events as one feature group that is all a rerun sends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import folium
import streamlit as st
from branca.element import MacroElement
from folium.elements import JSCSSMixin
from folium.template import Template
from streamlit_folium import st_folium

from dashboard import assets, state, wording
from dashboard.symbols import FAMILY_SYMBOLS, kind_label
from geodata.markup import script

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geodata.models import Event

__all__ = ["Basemap", "EventLayer", "base_map", "draw", "marks"]

_ATTRIBUTION = (
    "Coasts, rivers: GSHHG, WDBII · Borders: Natural Earth · Names: GeoNames · "
    "Boundaries and names shown do not imply endorsement"
)
_RETURNED = ("last_active_drawing", "last_object_clicked_count")
_HEIGHT = 560  # until the page's style sheet stretches it


class Basemap(JSCSSMixin, MacroElement):
    """Our scripts, and the call that draws coasts, names, legend and buttons."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "Dateline.start({{ this._parent.get_name() }}, {{ this.config }});"
        "{% endmacro %}"
    )

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Basemap"
        self.config = script(
            {
                "families": FAMILY_SYMBOLS,
                "attribution": _ATTRIBUTION,
                "basemap": assets.address("", assets.BASEMAP),
            }
        )
        self.default_js = [
            ("dateline_basemap", assets.address("basemap.js")),
            ("dateline_events", assets.address("events.js")),
        ]
        self.default_css = [("dateline_map", assets.address("map.css"))]


class EventLayer(MacroElement):
    """The events that are shown and the one that is selected, for ``events.js`` to draw."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "Dateline.show({{ this._parent.get_name() }}, {{ this.payload }});"
        "{% endmacro %}"
    )

    def __init__(self, events: Iterable[Event], selected: str | None) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "EventLayer"
        self.payload = script({"events": marks(events), "selected": selected})


def marks(events: Iterable[Event]) -> list[dict[str, Any]]:
    """Tell the browser what it needs of each located event, in plain text."""
    return [
        {
            "id": event.id,
            "latitude": round(event.latitude, 5),
            "longitude": round(event.longitude, 5),
            "radius": event.radius_km if event.geo_precision in {"near", "area"} else 0,
            "family": event.family if event.family in FAMILY_SYMBOLS else "other",
            "modality": event.modality,
            "opacity": round(0.35 + 0.6 * event.confidence, 2),
            "title": kind_label(event.kind),
            "when": wording.when(event),
            "where": event.place or "",
        }
        for event in events
        if event.latitude is not None and event.longitude is not None
    ]


def base_map() -> folium.Map:
    """Return the same map at every run: any difference would reload its frame."""
    made = folium.Map(
        location=(33.5, 41.0),
        zoom_start=6,
        tiles=None,
        min_zoom=2,
        max_zoom=14,
        zoom_snap=0.5,
        font_size="12px",
        world_copy_jump=True,
    )
    made.default_js = [("leaflet", assets.address("leaflet.js"))]
    made.default_css = [("leaflet_css", assets.address("leaflet.css"))]
    Basemap().add_to(made)
    return made


def draw(events: Iterable[Event], selected: str | None) -> None:
    """Draw the map; a click on it selects, panning and zooming cause no rerun."""
    with st.container(key="map-frame"):
        layer = folium.FeatureGroup(name="Events")
        EventLayer(events, selected).add_to(layer)
        st_folium(
            base_map(),
            key=state.MAP,
            height=_HEIGHT,
            use_container_width=True,
            returned_objects=list(_RETURNED),
            feature_group_to_add=layer,
            on_change=state.pick_from_map,
        )
