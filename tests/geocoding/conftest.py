"""A real HTTP server on loopback that plays Nominatim, and a clock that nobody waits for."""

from __future__ import annotations

import json
import threading
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from geodata.geocoding import NominatimGeocoder

PLACES = {
    "deir ezzor": {
        "place_id": 11,
        "osm_type": "relation",
        "osm_id": 770,
        "lat": "35.3359",
        "lon": "40.1408",
        "class": "boundary",
        "type": "administrative",
        "addresstype": "city",
        "name": "Deir ez-Zor",
        "display_name": "Deir ez-Zor, Deir ez-Zor Governorate, Syria",
        "address": {"state": "Deir ez-Zor Governorate", "country_code": "sy"},
        "extratags": {"population": "211857"},
        "boundingbox": ["35.2859", "35.3859", "40.0808", "40.2008"],
    },
}
WAIT_FOR_EVER = 20.0


@dataclass
class Reply:
    """What the server says; ``promised`` is a Content-Length that it does not keep."""

    status: int = 200
    body: bytes | object = b""
    headers: dict[str, str] = field(default_factory=dict)
    promised: int | None = None
    slow: bool = False
    hangs_up: bool = False

    @property
    def content(self) -> bytes:
        return self.body if isinstance(self.body, bytes) else json.dumps(self.body).encode()


@dataclass
class Request:
    path: str
    words: dict[str, str]
    agent: str
    at: float


class Clock:
    """Time that passes when somebody sleeps, and then at once."""

    def __init__(self) -> None:
        self.now = 1_700_000_000.0
        self.slept: list[float] = []

    def time(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


class Server(ThreadingHTTPServer):
    """Answers as Nominatim does, but first whatever a test has put into ``replies``."""

    daemon_threads = True

    def __init__(self, clock: Clock) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.replies: deque[Reply] = deque()
        self.requests: list[Request] = []
        self.ended = threading.Event()
        self.clock = clock

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of clients that went away: the tests make them."""


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        words = {word: values[0] for word, values in parse_qs(parts.query).items()}
        agent = self.headers["User-Agent"]
        server = self.server
        server.requests.append(Request(parts.path, words, agent, server.clock.time()))
        self.say(server.replies.popleft() if server.replies else known(parts.path, words))

    def say(self, reply: Reply) -> None:
        if reply.slow:
            self.server.ended.wait(WAIT_FOR_EVER)
        if reply.hangs_up or reply.slow:
            self.close_connection = True
            return
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        length = len(reply.content) if reply.promised is None else reply.promised
        self.send_header("Content-Length", str(length))
        self.end_headers()
        self.wfile.write(reply.content)

    def log_message(self, *_arguments: object) -> None:
        """Keep quiet."""


def known(path: str, words: dict[str, str]) -> Reply:
    """Say what Nominatim would say of the places above."""
    if path.endswith("/reverse"):
        here = abs(float(words["lat"]) - 35.3) < 1 and abs(float(words["lon"]) - 40.1) < 1
        return Reply(body=PLACES["deir ezzor"] if here else {"error": "Unable to geocode"})
    found = PLACES.get(words["q"].lower())
    allowed = words.get("countrycodes", "sy").split(",")
    return Reply(body=[found] if found and "sy" in allowed else [])


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def server(clock: Clock, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Server]:
    """A server of one's own, named in the environment; nothing is kept from other tests."""
    running = Server(clock)
    threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01}).start()
    monkeypatch.setenv("DATELINE_NOMINATIM", running.url)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.delenv("DATELINE_CONTACT", raising=False)
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path))
    yield running
    running.ended.set()
    running.shutdown()
    running.server_close()


@pytest.fixture
def nominatim(server: Server, clock: Clock) -> Iterator[NominatimGeocoder]:
    with NominatimGeocoder(timeout=0.3, clock=clock) as geocoder:
        yield geocoder
