"""The page itself: its head with all styles, its skeleton, and its one script.

A policy in its head lets nothing run but that script, known by its digest, and fetch nothing from
anywhere: what a document says stays text, whatever it says.
"""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from geodata import webmap, wording
from geodata.markup import escape, script

__all__ = ["Head", "beginning", "end"]

_STATIC = Path(__file__).parent / "static"
_AROUND = ("choices", "bars", "panel", "list", "page")
_ELSEWHERE = re.compile(r"url\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Head:
    """What the title block says.

    Parameters
    ----------
    title
        Where, what and when.
    filter_words
        The filter in words; None for a file that was not filtered.
    made
        Day of making.
    unlocated
        How many events have no place on the map.
    """

    title: str
    filter_words: str | None
    made: dt.date
    unlocated: int


def beginning(head: Head) -> str:
    """Everything before the data."""
    policy = (
        f"default-src 'none'; script-src 'sha256-{_digest()}'; "
        "style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
    )
    title = escape(head.title)
    words = escape(head.filter_words or "all events")
    apart = f" · {head.unlocated:,} without a place" if head.unlocated else ""
    return (
        (_STATIC / "page.html")
        .read_text("utf-8")
        .format(
            policy=policy,
            title=title,
            styles=_styles(),
            words=f"{words}{apart}",
            made=wording.day(head.made),
            disclaimer=escape(f"{webmap.DISCLAIMER}."),
            ground=escape(f"{webmap.GROUND}."),
        )
    )


def end(config: dict[str, Any]) -> str:
    """Everything behind the data: the page's configuration and its script."""
    said = script(webmap.config() | config)
    return (
        f'<script type="application/json" id="config">{said}</script>\n'
        f"<script>{_script()}</script>\n</body>\n</html>\n"
    )


@cache
def _script() -> str:
    files = [
        webmap.LEAFLET / "leaflet.js",
        _STATIC / "host.js",
        *(webmap.STATIC / f"{name}.js" for name in webmap.SCRIPTS),
        *(_STATIC / f"{name}.js" for name in _AROUND),
    ]
    return webmap.joined(files)


@cache
def _digest() -> str:
    return base64.b64encode(hashlib.sha256(_script().encode()).digest()).decode()


@cache
def _styles() -> str:
    """All styles; Leaflet's pictures of controls that the map does not have are left out."""
    files = (webmap.LEAFLET / "leaflet.css", webmap.STATIC / "map.css", _STATIC / "page.css")
    return _ELSEWHERE.sub("none", webmap.joined(files))
