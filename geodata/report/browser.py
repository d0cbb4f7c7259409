"""The second way to a picture: a browser draws the map as the dashboard does, and is photographed.

It needs Playwright (the extra ``browser``) and a Chromium; the first way, `geodata.report.report`,
needs neither. The browser has no network, and opens nothing but the file that was made for it.
"""

from __future__ import annotations

import datetime as dt
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from geodata.errors import ReportError
from geodata.files import drafted
from geodata.models import Event
from geodata.report.seen import Seen
from geodata.report.sheet import Sheet

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

__all__ = ["LAUNCH_ARGUMENTS", "check_photo", "chromium_path", "photograph"]

LAUNCH_ARGUMENTS = (
    *(["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []),
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""How Chromium is started; as root it has no sandbox."""

_DOTS = 96  # CSS pixels an inch
_PATIENCE = 120_000  # milliseconds: a slow machine, many events
_READY = "html[data-ready=yes][data-loading='0'] #map[data-basemap=drawn]"
_TWO_FRAMES = (
    "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
)
_AROUND = "() => innerHeight - document.getElementById('map').offsetHeight"


def chromium_path() -> str | None:
    """Path of an installed Chromium; None where only Playwright's own can be there."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return next(filter(None, map(shutil.which, names)), None)


def check_photo(path: Path) -> None:
    """Make sure that there is a browser, and that it is asked for a PNG.

    Raises
    ------
    ReportError
        When not; the message says what to install.
    """
    if path.suffix.lower() != ".png":
        message = f"a browser gives a PNG, and no {path.name!r}: end it in .png"
        raise ReportError(message)
    try:
        import playwright  # noqa: F401, PLC0415  an extra
    except ImportError as error:
        message = "--browser needs Playwright: pip install 'dateline[browser]', or leave it out"
        raise ReportError(message) from error


def photograph(  # noqa: PLR0913  options are keyword-only
    events: Iterable[Event],
    path: Path | str,
    *,
    filter_words: str = "all events",
    sheet: Sheet | None = None,
    dpi: int = 192,
    made: dt.date | None = None,
    seen: Seen | None = None,
) -> Path:
    """Photograph the map of some events with its title, legend and disclaimer, all or nothing.

    Parameters
    ----------
    events, filter_words, made
        As for `geodata.report.report`.
    path
        A PNG.
    sheet
        Gives the picture its size, unless ``seen`` does.
    dpi
        Dots an inch, of which a screen has 96.
    seen
        The map that a screen shows: the same, in the same size.

    Raises
    ------
    ReportError
        When there is no browser, or the file cannot be written.
    """
    from geodata.exchange import html_file  # noqa: PLC0415  a printed map need not wait for it

    target, paper = Path(path), sheet or Sheet()
    check_photo(target)
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(1) as aside:
        file = Path(folder) / "map.html"
        html_file.write(events, file, filter_words=filter_words, made=made)
        # A thread of its own: Playwright refuses one with a running loop, as a notebook has.
        picture = aside.submit(_shot, file, paper, dpi, seen).result()
    try:
        with drafted(target) as draft:
            draft.write_bytes(picture)
    except OSError as error:
        message = f"cannot write {str(target)!r}: {error.strerror}; choose another file with -o"
        raise ReportError(message) from error
    return target


def _pixels(inches: float) -> int:
    return round(inches * _DOTS)


def _shot(file: Path, paper: Sheet, dpi: int, seen: Seen | None) -> bytes:
    with _chromium() as browser:
        context = browser.new_context(
            viewport={"width": _pixels(paper.inches[0]), "height": _pixels(paper.inches[1])},
            device_scale_factor=dpi / _DOTS,
            offline=True,
            color_scheme="light",
        )
        return _screenshot(context.new_page(), file, seen)


def _screenshot(page: Page, file: Path, seen: Seen | None) -> bytes:
    words = {"picture": "yes"}
    if seen is not None:
        words |= {"lat": f"{seen.latitude}", "lon": f"{seen.longitude}", "zoom": f"{seen.zoom}"}
    page.goto(f"{file.as_uri()}#{urlencode(words)}")
    page.wait_for_selector(_READY, timeout=_PATIENCE, state="attached")
    if seen is not None:
        around = page.evaluate(_AROUND)
        page.set_viewport_size({"width": seen.width, "height": seen.height + around})
        page.wait_for_timeout(300)  # the map hears of its new size and draws itself
        page.wait_for_selector(_READY, timeout=_PATIENCE, state="attached")
    page.evaluate(_TWO_FRAMES)
    return page.screenshot()


@contextmanager
def _chromium() -> Iterator[Browser]:
    from playwright.sync_api import Error, sync_playwright  # noqa: PLC0415  an extra

    with sync_playwright() as playwright:
        own = Path(playwright.chromium.executable_path)
        try:
            started = playwright.chromium.launch(
                executable_path=None if own.exists() else chromium_path(),
                args=list(LAUNCH_ARGUMENTS),
            )
        except Error as error:
            message = (
                "--browser found no Chromium that starts: install one (apt install chromium, or "
                "playwright install chromium), or leave --browser out"
            )
            raise ReportError(message) from error
        try:
            yield started
        finally:
            started.close()
