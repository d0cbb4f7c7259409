"""``dateline report``: filtered events as a printed map."""

# ruff: noqa: PLC0415

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from geodata.cli import console
from geodata.cli.export import selected
from geodata.cli.options import examples, filter_options, view_options

__all__ = ["report"]


@click.command(
    epilog=examples(
        "dateline report -o syria.pdf --country SYR",
        "dateline report -o june.png --from 2018-06-01 --to 2018-06-30 --sheet slide --dpi 150",
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
    browser: bool,
    lat: str | None,
    lon: str | None,
    zoom: str | None,
    size: str | None,
    **words: tuple[str, ...],
) -> None:
    """Print events as a map with its numbered table and sources.

    All events of the store, or those that the filter words leave.
    """
    from geodata import report as printing

    view = {"lat": lat, "lon": lon, "zoom": zoom, "size": size}
    seen = printing.Seen.of_words({name: word for name, word in view.items() if word})
    paper = printing.Sheet(sheet, portrait=portrait)
    printing.check(output, dpi)  # before any work is done
    options: dict[str, Any] = {"sheet": paper, "dpi": dpi, "seen": seen}
    if browser:
        printing.check_photo(output)
    with selected(words) as (events, in_words):
        options["filter_words"] = in_words
        if browser:
            printing.photograph(events, output, **options)
        else:
            printing.report(events, output, title=title, **options)
    console.say(f"{output}: {in_words}")
