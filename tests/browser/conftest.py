from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Collection, Iterator
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    BrowserType,
    Download,
    FrameLocator,
    Locator,
    Page,
    Request,
    expect,
    sync_playwright,
)

import dashboard
from geodata.report.browser import LAUNCH_ARGUMENTS, chromium_path
from geodata.store import Store
from tests.dashboard.holdings import fill, fill_arabic, fill_hostile, new_home

APP = Path(dashboard.__file__).parent / "app.py"
PATIENCE = 60_000  # milliseconds: a first start on a busy machine
NO_WAY_OUT = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
# A page is whole before garbage is sought (in 64 megabytes), and closed before a compiler that
# works for minutes to come would have paid.
SHORT_LIVED = "--js-flags=--min-semi-space-size=64 --no-turbofan"

expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def chromium() -> Iterator[BrowserType]:
    with sync_playwright() as playwright:
        yield playwright.chromium


def executable(chromium: BrowserType) -> str | None:
    """Path of the system's Chromium, None for Playwright's own; `make test` installs one."""
    return None if Path(chromium.executable_path).exists() else chromium_path()


@pytest.fixture(scope="session")
def browser(chromium: BrowserType) -> Iterator[Browser]:
    """Chromium for contexts of a test's own, which share nothing."""
    with chromium.launch(
        executable_path=executable(chromium), args=[*LAUNCH_ARGUMENTS, NO_WAY_OUT, SHORT_LIVED]
    ) as started:
        yield started


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    yield from served(tmp_path_factory.mktemp("browser"), fill)


@pytest.fixture(scope="session")
def hostile_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    yield from served(tmp_path_factory.mktemp("hostile"), fill_hostile)


@pytest.fixture(scope="session")
def arabic_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    yield from served(tmp_path_factory.mktemp("arabic"), fill_arabic)


def served(folder: Path, filled: Callable[[Store], None]) -> Iterator[str]:
    """Address of a dashboard of its own, with a store that holds what ``filled`` puts there."""
    home = new_home(folder / "home")
    with Store(f"sqlite:///{home / 'dateline.db'}") as store:
        filled(store)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", str(APP), "--server.headless=true"]
    command += [f"--server.port={port}", "--server.address=127.0.0.1"]
    log = (folder / "log").open("wb")
    server = subprocess.Popen(
        command,
        env=os.environ | {"DATELINE_HOME": str(home)},
        cwd=APP.parent.parent,
        stdout=log,
        stderr=subprocess.STDOUT,
    )
    try:
        _wait_until_up(f"http://127.0.0.1:{port}/_stcore/health", server, folder / "log")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)
        log.close()


def _wait_until_up(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + PATIENCE / 1000
    while time.monotonic() < deadline and server.poll() is None:
        try:
            urllib.request.urlopen(url, timeout=5).close()
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
        else:
            return
    pytest.fail(f"the dashboard did not start:\n{log.read_text()[-2000:]}")


@pytest.fixture(scope="session")
def context(
    chromium: BrowserType, tmp_path_factory: pytest.TempPathFactory, address: str
) -> Iterator[BrowserContext]:
    """What all pages share: the scripts of Streamlit, which are fetched and compiled once.

    Chromium keeps what is compiled in a profile on disk, and in the process that draws all pages
    of a machine as long as one of them is open; nothing as soon as a context has a route, but a
    page may have its own.
    """
    with chromium.launch_persistent_context(
        tmp_path_factory.mktemp("profile"),
        executable_path=executable(chromium),
        args=[*LAUNCH_ARGUMENTS, NO_WAY_OUT, SHORT_LIVED, "--process-per-site"],
        viewport={"width": 1440, "height": 900},
        reduced_motion="reduce",  # each step of a fade is painted, and nobody watches
    ) as shared:
        shared.set_default_timeout(PATIENCE)
        shared.new_page().goto(f"{address}/_stcore/health")
        yield shared


@pytest.fixture
def played() -> set[str]:
    """Hosts that a test plays itself."""
    return set()


@pytest.fixture
def page(context: BrowserContext, played: set[str]) -> Iterator[Page]:
    yield from watched(context, played)


def watched(context: BrowserContext, played: Collection[str] = ()) -> Iterator[Page]:
    """A page that has no way out; the test fails when something tried, or a script broke."""
    asked: list[str] = []
    errors: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    context.on("request", note)
    page = context.new_page()
    page.on("websocket", lambda socket: asked.append(socket.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    if page.url.startswith("http"):
        page.evaluate("() => localStorage.clear()")
    page.close()
    context.remove_listener("request", note)
    assert [url for url in asked if _is_outside(url, played)] == []
    assert errors == []


def _is_outside(url: str, played: Collection[str]) -> bool:
    parts = urlsplit(url)
    return parts.scheme in {"http", "https", "ws", "wss"} and (
        parts.hostname not in {"127.0.0.1", *played}
    )


@pytest.fixture
def open_map(page: Page) -> Callable[[str], FrameLocator]:
    return partial(opened, page)


def opened(page: Page, url: str) -> FrameLocator:
    """Open an address and wait until the page is whole and at rest; gives the map's frame."""
    page.goto(url)
    frame = page.frame_locator("iframe[title*='st_folium']")
    expect(frame.locator(".leaflet-container[data-basemap=drawn][data-events]")).to_be_visible()
    at_rest(page)
    page.wait_for_function("window.datelineKeys?.bound?.j !== undefined")  # its script comes last
    return frame


def at_rest(page: Page) -> None:
    """Wait until no run of the script is under way."""
    expect(page.locator("[data-testid=stApp]")).to_have_attribute(
        "data-test-script-state", "notRunning"
    )


def downloaded(page: Page, button: Locator) -> Download:
    """Click a button and wait for its file.

    A click while a run is under way can ask for a file of the run before, which is forgotten.
    """
    expect(button).to_be_enabled()
    at_rest(page)
    with page.expect_download() as download:
        button.click()
    return download.value


def in_map(page: Page, script: str, value: object = None) -> Any:
    """Run a script in the map's frame."""
    return next(one for one in page.frames if "st_folium" in one.url).evaluate(script, value)
