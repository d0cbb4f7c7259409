"""The plain ways to draw many events in Streamlit, one a run; `benchmarks/map.py` starts them.

The environment says which (``PEER``) and where the store is (``DATELINE_HOME``). Each draws the
located events of the store, or those of the chosen kinds; the map itself is
sent once, and what changes goes through ``feature_group_to_add``, as one should. Scripts come from
this machine, where the libraries would ask a content delivery network.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import folium
import numpy as np
import pydeck
import streamlit as st
import streamlit.components.v1 as components
import xstatic.pkg.leaflet
import xstatic.pkg.leaflet_markercluster
from folium.plugins import FastMarkerCluster
from numpy.typing import NDArray
from streamlit_folium import st_folium

from dashboard.symbols import kind_label
from geodata.kinds import KINDS

Points = NDArray[np.float64]
COLOURS = {"violence": "#d55e00"}
FILES = "files"
CENTRE = (33.5, 41.0)
PLAIN_MARKER = "function (row) { return L.marker(new L.LatLng(row[0], row[1])); }"
"""The marker that needs no script but Leaflet's: folium's own comes from AwesomeMarkers."""


@st.cache_resource
def folder() -> str:
    """Put the scripts where Streamlit serves them from."""
    made = Path(tempfile.mkdtemp())
    for package in (xstatic.pkg.leaflet, xstatic.pkg.leaflet_markercluster):
        shutil.copytree(Path(str(package.__file__)).parent / "data", made, dirs_exist_ok=True)
    components.declare_component(FILES, path=str(made))
    return str(made)


def address(name: str) -> str:
    return f"../map_peers.{FILES}/{name}"


@st.cache_data
def points(kinds: Sequence[str]) -> Points:
    """(events, 2) latitude and longitude of some kinds, or of all when none is named."""
    query = "SELECT latitude, longitude FROM events WHERE latitude IS NOT NULL"
    if kinds:
        query += f" AND kind IN ({', '.join('?' * len(kinds))})"
    path = Path(os.environ["DATELINE_HOME"]) / "dateline.db"
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as store:
        return np.array(store.execute(query, kinds).fetchall(), dtype=float).reshape(-1, 2)


def base_map() -> folium.Map:
    FastMarkerCluster.default_js = [("cluster", address(_named("leaflet.markercluster.js")))]
    FastMarkerCluster.default_css = [("cluster", address(_named("MarkerCluster.css")))]
    made = folium.Map(location=CENTRE, zoom_start=5, maxZoom=18, tiles=None, prefer_canvas=True)
    made.default_js = [("leaflet", address("leaflet.js"))]
    made.default_css = [("leaflet", address("leaflet.css"))]
    made.add_child(FastMarkerCluster([], callback=PLAIN_MARKER))  # type: ignore[no-untyped-call]
    return made


def _named(name: str) -> str:
    found = next(Path(folder()).rglob(name))
    return found.relative_to(folder()).as_posix()


def markers(where: Points, layer: folium.FeatureGroup) -> None:
    for latitude, longitude in where.tolist():
        folium.Marker((latitude, longitude)).add_to(layer)


def clusters(where: Points, layer: folium.FeatureGroup) -> None:
    made = FastMarkerCluster(where.tolist(), callback=PLAIN_MARKER)  # type: ignore[no-untyped-call]
    made.add_to(layer)


def canvas_geojson(where: Points, layer: folium.FeatureGroup) -> None:
    features = [
        {"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": [x, y]}}
        for y, x in where.tolist()
    ]
    folium.GeoJson(
        json.dumps({"type": "FeatureCollection", "features": features}),
        marker=folium.CircleMarker(radius=4, fill=True, color=COLOURS["violence"]),
    ).add_to(layer)


FOLIUM: dict[str, Callable[[Points, folium.FeatureGroup], None]] = {
    "folium.Marker": markers,
    "FastMarkerCluster": clusters,
    "canvas GeoJson": canvas_geojson,
}


def deck(where: Points) -> None:
    layer = pydeck.Layer(
        "ScatterplotLayer",
        [{"at": [x, y]} for y, x in where.tolist()],
        get_position="at",
        get_fill_color=[213, 94, 0],
        radius_min_pixels=4,
    )
    view = pydeck.ViewState(latitude=CENTRE[0], longitude=CENTRE[1], zoom=4)
    st.pydeck_chart(pydeck.Deck([layer], initial_view_state=view, map_provider=None), height=560)


def main() -> None:
    folder()
    kinds = st.multiselect("Kinds", list(KINDS), format_func=kind_label, key="kinds")
    where = points(kinds)
    st.write(f"{len(where)} shown")
    peer = os.environ["PEER"]
    if peer == "pydeck":
        deck(where)
        return
    layer = folium.FeatureGroup(name="Events")
    FOLIUM[peer](where, layer)
    st_folium(
        base_map(),
        key="map",
        height=560,
        returned_objects=["last_object_clicked_count"],
        feature_group_to_add=layer,
        use_container_width=True,
    )


main()
