"""``dateline export``: filtered events into a file."""

# ruff: noqa: PLC0415

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from geodata.cli import console
from geodata.cli.options import examples, filter_options
from geodata.errors import StoreError
from geodata.filters import Filters

if TYPE_CHECKING:
    from geodata.models import Event

__all__ = ["export", "selected"]


@click.command(
    epilog=examples(
        "dateline export -o all.geojson",
        "dateline export -o june.kmz --from 2018-06-01 --to 2018-06-30 --kind air_strike",
    )
)
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="File to write; its suffix names the format.",
)
@click.option("--format", "format_name", metavar="NAME", help="Format, such as geopackage.")
@filter_options
def export(output: Path, format_name: str | None, **words: tuple[str, ...]) -> None:
    """Write events to a file.

    All events of the store, or those that the filter words leave. Several
    values of a word are repeated or joined by commas.
    """
    from geodata.exchange import FORMATS, format_of, write

    loses = FORMATS[format_of(output, format_name)].loses  # before any work is done
    with selected(words) as (events, in_words):
        write(events, output, format=format_name, filter_words=in_words)
    console.say(f"{output}: {in_words}")
    if loses:
        console.say(f"note: {loses}")


@contextmanager
def selected(words: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[Iterator[Event], str]]:
    """Yield the events that filter words leave, read as they are asked for, and the words said."""
    import numpy as np

    from geodata.store import Store

    filters = Filters.from_query(words)
    with Store() as store:
        counts = store.counts()
        if not counts.documents and not counts.events:
            message = "the store holds no reports: read some with dateline ingest PATH"
            raise StoreError(message)
        columns = store.columns()
        rows = np.flatnonzero(filters.mask(columns))
        yield store.stream(rows), filters.in_words(shown=len(rows), total=len(columns))
