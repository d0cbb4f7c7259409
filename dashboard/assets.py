"""The browser's files: Leaflet, the basemap and our own scripts, served from this machine alone.

folium and streamlit-folium name content delivery networks; one of them out of reach leaves a blank
map. So the files are put into two folders, which Streamlit serves as if they were components.
"""

from __future__ import annotations

import json
import shutil
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

import streamlit as st
import streamlit.components.v1 as components
import xyzservices

from geodata import basemap, webmap
from geodata.assets import made
from geodata.markup import script
from geodata.settings import home

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = [
    "BASEMAP",
    "POINTS",
    "SCRIPTS",
    "address",
    "are_ready",
    "build",
    "component",
    "points_folder",
    "prepare",
    "versioned",
]

SCRIPTS, BASEMAP, POINTS = "dateline_scripts", "dateline_basemap", "dateline_points"
_STATIC = Path(__file__).parent / "static"
_preparing = Lock()
_TILES = {
    "OpenStreetMap.Mapnik": "OpenStreetMap",
    "OpenStreetMap.HOT": "OpenStreetMap, humanitarian",
    "OpenTopoMap": "OpenTopoMap, relief",
    "Esri.WorldGrayCanvas": "Esri, grey",
    "Esri.WorldTopoMap": "Esri, topographic",
    "Esri.WorldImagery": "Esri, satellite",
}
"""Tiles that can be chosen, by their names in xyzservices."""
_UNNAMED = {"Esri.WorldGrayCanvas", "Esri.WorldImagery"}  # our own names of places go on top


def address(file: str, folder: str = SCRIPTS) -> str:
    """Address of one of the files, as a component's frame sees it."""
    return f"../{__name__}.{folder}/{file}"


def versioned(file: str, *, in_frame: bool = False) -> str:
    """Address of a script for the page, or for a component's frame: another when it has changed."""
    seen = address(file) if in_frame else f"component/{__name__}.{SCRIPTS}/{file}"
    return f"{seen}?{prepare()[SCRIPTS].name}"


def component(name: str, script: str, sheet: str = "") -> Any:
    """Declare a component of which a run sends the addresses alone; the browser fetches it once."""
    style = f', at("{versioned(sheet)}")' if sheet else ""
    return st.components.v2.component(
        name,
        js=f"""
            const at = (file) => new URL(file, document.baseURI).href;
            const {{ default: mount }} = await import(at("{versioned(script)}"));
            export default (drawn) => mount(drawn{style});
        """,
    )


def prepare() -> dict[str, Path]:
    """Serve the files, and say where they lie; the first time of all, make them."""
    with _preparing:  # the second of two people waits for the first, instead of making them too
        return _prepared()


def are_ready() -> bool:
    """Whether the files are served already, so that nobody has to wait for them."""
    return bool(_prepared.cache_info().currsize)


@cache
def _prepared() -> dict[str, Path]:
    folders = build()
    points_folder().mkdir(parents=True, exist_ok=True)
    for name, path in (folders | {POINTS: points_folder()}).items():
        components.declare_component(name, path=str(path))
    return folders


def points_folder() -> Path:
    """Where the points of the events lie for the browser to fetch."""
    return home() / "assets" / "points"


def build(progress: Callable[[str], None] = lambda _: None) -> dict[str, Path]:
    """Make the folders that are not there yet; ``progress`` hears of each that takes its time."""
    folders = (webmap.STATIC, _STATIC)
    scripts = [path for folder in folders for path in folder.iterdir() if path.is_file()]
    scripts += [Path(__file__), Path(webmap.__file__)]  # they say how the files are put together
    return {
        SCRIPTS: made(
            "scripts", scripts, ("xstatic-leaflet", "xyzservices"), _copy_scripts, _config()
        ),
        BASEMAP: basemap.folder(progress),
    }


def _copy_scripts(folder: Path) -> None:
    for ours in (webmap.STATIC, _STATIC):
        shutil.copytree(ours, folder, dirs_exist_ok=True)
    shutil.copytree(webmap.LEAFLET / "images", folder / "images")
    # One file, because streamlit-folium waits for each before it asks for the next.
    (folder / "config.js").write_text(_config(), encoding="utf-8")
    names = ("config", "host", *webmap.SCRIPTS, "area", "moving", "tiles")
    scripts = [webmap.LEAFLET / "leaflet.js", *(folder / f"{name}.js" for name in names)]
    (folder / "frame.js").write_text(webmap.joined(scripts), encoding="utf-8")
    sheets = [webmap.LEAFLET / "leaflet.css", folder / "map.css", folder / "frame.css"]
    (folder / "frame.css").write_text(webmap.joined(sheets), encoding="utf-8")
    tiles = json.dumps(list(_tile_sources()), ensure_ascii=False)
    (folder / "tiles.json").write_text(tiles, encoding="utf-8")


def _config() -> str:
    """Script of what the map has to know and no run changes."""
    known = webmap.config() | {
        "basemap": address("", BASEMAP),
        "points": address("", POINTS),
        "scripts": address(""),
    }
    return f"window.Dateline = {{ config: {script(known)} }};\n"


def _tile_sources() -> Iterator[dict[str, object]]:
    """Tiles that need no key, with the credit that their makers ask for."""
    every = xyzservices.providers.flatten()
    for source, name in _TILES.items():
        tiles = every[source]
        yield {
            "name": name,
            "url": tiles.build_url(fill_subdomain=False),
            "named": source not in _UNNAMED,
            "max_zoom": tiles.get("max_zoom", 19),
            "attribution": tiles.html_attribution,
        }
