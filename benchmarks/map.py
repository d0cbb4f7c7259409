"""How fast the map answers, in a real browser, beside the plain ways to draw as many events.

    python benchmarks/map.py [--events 1000 20000 100000 1000000] [--peers] [--folder FOLDER]

Makes a store of as many events (``many_events.py``; a FOLDER keeps it for another run), starts the
dashboard, opens it in headless Chromium, and chooses one kind of event after the other. Measured
are the seconds from the key to the painted map (the median, and the least, which a busy machine
troubles less; what the server does before the map can be painted is in it), what the server sends
for a choice, the seconds of scripts, and the memory of page and server. The peers (folium's
markers, its clusters, GeoJson on a canvas, pydeck) do the same with the same events; each has a
minute, once to paint at all and once for a choice. They need ``pip install -e ".[bench]"``.
"""

from __future__ import annotations

import argparse
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import many_events
from playwright.sync_api import CDPSession, Frame, Page, Playwright, sync_playwright
from playwright.sync_api import TimeoutError as TooLate

from geodata.kinds import KINDS

HERE = Path(__file__).parent
APP = HERE.parent / "dashboard" / "app.py"
PEERS = ("folium.Marker", "FastMarkerCluster", "canvas GeoJson", "pydeck")
LAUNCH_ARGUMENTS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
    *("--enable-unsafe-swiftshader", "--enable-precise-memory-info"),
)
CHOSEN = [kind.label for kind in KINDS.values()][:6]  # those of which most events are
CHANGES = len(CHOSEN)
PATIENCE = 60_000  # milliseconds
STARTING = 600_000  # milliseconds that our own first page may take: it may draw the basemap
SETTLED = 1_500  # milliseconds after which nothing more is sent for a change

# Stamp the first frame in which what `value` gives is another than it was.
WATCH = """(value) => {
    const read = new Function("return " + value);
    const before = read();
    window.stamp = null;
    const look = () => requestAnimationFrame(() => {
        if (read() === before) return look();
        requestAnimationFrame(() => { window.stamp = performance.timeOrigin + performance.now(); });
    });
    look();
}"""
DRAWN = "document.querySelector('[data-drawn]')?.dataset.drawn"
GROUPS = "(window.feature_group || []).length"


@dataclass(frozen=True, slots=True)
class Figures:
    """What one way of drawing takes."""

    name: str
    events: int
    seconds: float
    least: float
    sent_kb: float
    script: float
    page_mb: float
    server_mb: float

    def row(self) -> str:
        return (
            f"| {self.events:,} | {self.name} | {self.seconds:.2f} | {self.least:.2f} "
            f"| {self.sent_kb:.0f} | "
            f"{self.script:.2f} | {self.page_mb:.0f} | {self.server_mb:.0f} |"
        )


@contextmanager
def served(script: Path, home: Path, **more: str) -> Iterator[tuple[str, int]]:
    """Address and process of a Streamlit of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", str(script), f"--server.port={port}"]
    command += ["--server.headless=true", "--server.address=127.0.0.1"]
    surroundings = os.environ | {"DATELINE_HOME": str(home)} | more
    server = subprocess.Popen(
        command, env=surroundings, cwd=HERE.parent, stdout=subprocess.DEVNULL, stderr=None
    )
    try:
        for _ in range(PATIENCE // 200):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=5).close()
                break
            except (urllib.error.URLError, OSError):
                time.sleep(0.2)
        yield f"http://127.0.0.1:{port}", server.pid
    finally:
        server.terminate()
        try:
            server.wait(timeout=10)
        except subprocess.TimeoutExpired:  # a peer that has far too much to do
            server.kill()
            server.wait()


def map_frame(page: Page, patience: int) -> Frame:
    inside = page.frame_locator("iframe[title*='st_folium']").locator(".leaflet-container").first
    inside.wait_for(timeout=patience)
    return next(one for one in page.frames if "st_folium" in one.url)


def changes(page: Page, watched: Frame, value: str) -> list[float]:
    """Seconds of each change, from the click to the painted map."""
    page.evaluate(
        "() => { for (const kind of ['pointerdown', 'keydown']) addEventListener(kind, () =>"
        " { window.clicked = performance.timeOrigin + performance.now(); }, true); }"
    )
    taken = []
    for number in range(CHANGES):
        watched.evaluate(WATCH, value)
        choose(page, number)
        watched.wait_for_function("() => window.stamp", timeout=PATIENCE)
        taken.append((watched.evaluate("window.stamp") - page.evaluate("window.clicked")) / 1000)
        page.wait_for_timeout(SETTLED)
    return taken


def choose(page: Page, number: int) -> None:
    """Choose one kind of event more: no two choices are the same, none is known to the page."""
    field = page.locator(".st-key-kinds input")
    field.click()
    field.fill(CHOSEN[number])
    page.get_by_role("option", name=CHOSEN[number]).first.wait_for(timeout=PATIENCE)
    field.press("Enter")


def measured(playwright: Playwright, home: Path, events: int, peer: str | None) -> str:
    """Row of the table for one way of drawing, which gets a server and a browser of its own."""
    script = APP if peer is None else HERE / "map_peers.py"
    browser = playwright.chromium.launch(
        executable_path=shutil.which("chromium"), args=list(LAUNCH_ARGUMENTS)
    )
    try:
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        with served(script, home, PEER=peer or "") as (address, process):
            return _figures(page, address, process, events, peer).row()
    except TooLate:
        if peer is None:
            raise
        if page.locator("[data-testid=stException]").count():  # it drew nothing, slow or fast
            message = (
                f"{peer} failed: {page.locator('[data-testid=stException]').first.inner_text()}"
            )
            raise SystemExit(message) from None
        return f"| {events:,} | {peer} | not within {PATIENCE // 1000} s | | | | | |"
    finally:
        browser.close()


def _figures(page: Page, address: str, process: int, events: int, peer: str | None) -> Figures:
    received: list[int] = []
    page.on(
        "websocket",
        lambda socket: socket.on("framereceived", lambda frame: received.append(len(frame))),
    )
    page.goto(address)
    taken, script_seconds = _watched(page, peer, received)
    return Figures(
        peer or "Dateline",
        events,
        statistics.median(taken),
        min(taken),
        sum(received) / CHANGES / 1000,
        script_seconds / CHANGES,
        page.evaluate("performance.memory.usedJSHeapSize") / 1e6,
        _resident_mb(process),
    )


def _watched(page: Page, peer: str | None, received: list[int]) -> tuple[list[float], float]:
    """Seconds of each change, and of all scripts while they were made."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    if peer == "pydeck":
        return _deck_changes(page, received, lambda: _script_seconds(session))
    patience = STARTING if peer is None else PATIENCE
    frame = map_frame(page, patience)
    value = DRAWN if peer is None else GROUPS
    frame.wait_for_function(f"() => {value}", timeout=patience)
    page.wait_for_timeout(SETTLED * 2)
    received.clear()
    before = _script_seconds(session)
    taken = changes(page, frame, value)
    return taken, _script_seconds(session) - before


def _deck_changes(
    page: Page, received: list[int], scripts: Callable[[], float]
) -> tuple[list[float], float]:
    """As `changes`, for a map that tells nobody when it is painted: by looking at it."""
    canvas = page.locator("[data-testid=stDeckGlJsonChart] canvas").first
    canvas.wait_for(timeout=PATIENCE)
    page.wait_for_timeout(SETTLED * 4)
    received.clear()
    begun, taken = scripts(), []
    for number in range(CHANGES):
        before = canvas.screenshot()
        clicked = time.perf_counter()
        choose(page, number)
        while canvas.screenshot() == before:
            if time.perf_counter() - clicked > PATIENCE / 1000:
                message = "the map shows no change"
                raise TooLate(message)
        taken.append(time.perf_counter() - clicked)
        page.wait_for_timeout(SETTLED)
    return taken, scripts() - begun


def _script_seconds(session: CDPSession) -> float:
    metrics = session.send("Performance.getMetrics")["metrics"]
    return float(next(one["value"] for one in metrics if one["name"] == "ScriptDuration"))


def _resident_mb(process: int) -> float:
    lines = Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines()
    resident = next(line for line in lines if line.startswith("VmRSS"))
    return int(resident.split()[1]) / 1000


def stores(folder: Path, sizes: list[int]) -> Iterator[tuple[int, Path]]:
    for events in sizes:
        home = folder / f"{events}"
        if not (home / "dateline.db").exists():
            print(f"making {events:,} events …", file=sys.stderr)
            many_events.fill(home, events)
        yield events, home


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--events", type=int, nargs="+", default=[1_000, 20_000, 100_000, 1_000_000]
    )
    parser.add_argument("--peers", action="store_true", help="the plain ways as well")
    parser.add_argument("--folder", type=Path, help="keeps the stores for another run")
    given = parser.parse_args()
    folder = given.folder or Path(tempfile.mkdtemp())
    print("| events | | seconds | least | kB sent | s of scripts | MB, page | MB, server |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    with sync_playwright() as playwright:
        for events, home in stores(folder, given.events):
            for peer in (None, *(PEERS if given.peers else ())):
                print(measured(playwright, home, events, peer), flush=True)
    if given.folder is None:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
