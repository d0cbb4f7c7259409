"""``dateline app``: the dashboard in the browser."""

# ruff: noqa: PLC0415

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec

import click

from geodata.cli.options import examples
from geodata.errors import StoreError

__all__ = ["app"]


@click.command(
    epilog=examples(
        "dateline app --port 8502",
    )
)
@click.option("--port", type=click.IntRange(1, 65535), default=8501, show_default=True)
@click.option("--host", default="localhost", show_default=True, help="Address to listen on.")
def app(port: int, host: str) -> None:
    """Open the dashboard in the browser.

    The first start reads the sample reports and draws the basemap.
    """
    from dashboard.assets import build
    from geodata.cli.reports import ingest_samples
    from geodata.store import Store

    with Store() as store:
        if not store.samples_removed:
            with _drawing_meanwhile(is_first=not store.counts().documents):
                ingest_samples(store)
    # Before the first visitor comes: who closes a page that is still being made starts over.
    build(lambda step: click.echo(step, err=True))
    sys.stdout.flush()
    sys.stderr.flush()
    settings = {
        "server.port": port,
        "server.address": host,
        "server.headless": "true",
        "browser.gatherUsageStats": "false",
    }
    options = [f"--{name}={value}" for name, value in settings.items()]
    # Streamlit takes this process over, so that Ctrl-C and signals reach it.
    command = [sys.executable, "-m", "streamlit", "run", _script(), *options]
    os.execv(sys.executable, command)  # noqa: S606  no shell is wanted


@contextmanager
def _drawing_meanwhile(*, is_first: bool) -> Iterator[None]:
    """Draw the basemap in a process of its own, at a first start: it takes as long as the index."""
    if not is_first:
        yield
        return
    draw = [sys.executable, "-c", "from dashboard.assets import build; build()"]
    # Whatever goes wrong with it is told by the process that asks for the basemap next.
    with subprocess.Popen(draw, stderr=subprocess.DEVNULL) as drawing:  # noqa: S603  our own words
        try:
            yield
        except BaseException:
            drawing.terminate()
            raise
        if drawing.poll() is None:
            click.echo("Drawing the basemap, this first time only", err=True)


def _script() -> str:
    spec = find_spec("dashboard.app")
    if spec is None or spec.origin is None:
        message = "the dashboard is not installed: install Dateline with pip install -e ."
        raise StoreError(message)
    return spec.origin
