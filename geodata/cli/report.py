"""``dateline report``: filtered events as a printed map."""

# ruff: noqa: PLC0415

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import click

from geodata.cli import console
from geodata.cli.export import selected
from geodata.cli.options import examples, filter_options, view_options
from geodata.filters import Filters

__all__ = ["report"]


@click.command(
    epilog=examples(
        "dateline report -o syria.pdf --country SYR",
        "dateline report -o june.png --from 2018-06-01 --to 2018-06-30 --sheet slide --dpi 150",
        "dateline report --pack -o june.zip --from 2018-06-01 --to 2018-06-30",
    )
)
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="File to write: .pdf with the table of events, .png or .svg with the map alone.",
)
@click.option("--title", metavar="TEXT", help="Title, instead of one made of places and days.")
@click.option(
    "--sheet", default="A4", show_default=True, metavar="SIZE", help="A4, A3, Letter or slide."
)
@click.option("--portrait", is_flag=True, help="Upright.")
@click.option("--dpi", default=300, show_default=True, help="Dots an inch of a PNG, 72 to 600.")
@click.option(
    "--made",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="Day of making that is printed, instead of today: the same events give the same bytes.",
)
@click.option(
    "--pack",
    "packed",
    is_flag=True,
    help="One ZIP: PDF, PNG, HTML, GeoJSON, CSV, the sentences, and a manifest with digests.",
)
@click.option(
    "--browser", is_flag=True, help="Photograph the map of the dashboard: a PNG, by Chromium."
)
@view_options
@filter_options
def report(  # noqa: PLR0913  options are keyword-only
    output: Path,
    *,
    title: str | None,
    sheet: str,
    portrait: bool,
    dpi: int,
    made: dt.datetime | None,
    packed: bool,
    browser: bool,
    view: dict[str, str],
    **words: tuple[str, ...],
) -> None:
    """Print events as a map with its numbered table and sources.

    All events of the store, or those that the filter words leave. With --lat,
    --lon and --zoom the map shows that part of the world, else all events.
    """
    from geodata import report as printing

    options: dict[str, Any] = {
        "sheet": printing.Sheet(sheet, portrait=portrait),
        "dpi": dpi,
        "seen": printing.Seen.of_words(view),
    }
    day = made.date() if made else None
    _check(output, dpi, packed=packed, browser=browser)  # before any work is done
    with selected(words) as (events, in_words):
        options["filter_words"] = in_words
        if packed:
            filters = Filters.from_query(words).to_query()
            order = printing.Order(filters=filters, title=title, **options)
            printing.pack(events, output, order=order, made=day)
        elif browser:
            printing.photograph(events, output, made=day, **options)
        else:
            printing.report(events, output, title=title, made=day, **options)
    console.say(f"{output}: {in_words}")


def _check(output: Path, dpi: int, *, packed: bool, browser: bool) -> None:
    from geodata import report as printing

    if packed and browser:
        message = "--pack and --browser are two things: leave one of them out"
        raise click.UsageError(message)
    if packed:
        printing.check_pack(output)
    elif browser:
        printing.check_photo(output)
    printing.check(output.with_suffix(".png") if packed else output, dpi)
