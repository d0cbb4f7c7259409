"""``dateline report``: filtered events as a printed map, a moving one, or a chart."""

# ruff: noqa: PLC0415

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from geodata.cli import console
from geodata.cli.export import selected
from geodata.cli.options import examples, filter_options, view_options
from geodata.filters import Filters

if TYPE_CHECKING:
    from geodata.periods import Unit

__all__ = ["report"]

_SHOW = ("map", "multiples", "animation", "events", "tolls", "actors", "provinces")


@click.command(
    epilog=examples(
        "dateline report -o syria.pdf --country SYR",
        "dateline report -o june.png --from 2018-06-01 --to 2018-06-30 --sheet slide --dpi 150",
        "dateline report -o months.pdf --show multiples --by month",
        "dateline report -o weeks.mp4 --by week",
        "dateline report -o tolls.svg --show tolls --family violence",
        "dateline report --pack -o june.zip --from 2018-06-01 --to 2018-06-30",
    )
)
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="File to write: .pdf, .png or .svg; .gif or .mp4 for a map that moves. The PDF of a map "
    "has the table of events as well.",
)
@click.option(
    "--show",
    type=click.Choice(_SHOW),
    help="map; multiples: a map a day, week, month or year; animation; charts of events, tolls, "
    "actors, or provinces with their kinds of event.  [default: map, or animation]",
)
@click.option(
    "--by",
    type=click.Choice(["day", "week", "month", "year"]),
    help="Step of multiples, animation, events and tolls, instead of the finest that can be read.",
)
@click.option("--title", metavar="TEXT", help="Title, instead of one made of places and days.")
@click.option(
    "--sheet",
    metavar="SIZE",
    help="A4, A3, Letter, slide, or half a page.  [default: A4; slide for an animation, half for "
    "a chart]",
)
@click.option("--portrait", is_flag=True, help="Upright.")
@click.option(
    "--dpi",
    type=int,
    help="Dots an inch of a PNG, 72 to 600, or of an animation, 72 to 300.  [default: 300; 96 for "
    "GIF, 144 for MP4]",
)
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
    show: str | None,
    by: Unit | None,
    title: str | None,
    sheet: str | None,
    portrait: bool,
    dpi: int | None,
    made: dt.datetime | None,
    packed: bool,
    browser: bool,
    view: dict[str, str],
    **words: tuple[str, ...],
) -> None:
    """Make a map with its table and sources, a map that moves, or a chart.

    All events of the store, or those that the filter words leave. With --lat,
    --lon and --zoom the map shows that part of the world, else all events.
    """
    from geodata import report as printing

    _check(output, show or by, packed=packed, browser=browser)  # before any work is done
    drawn = output.with_suffix(".png") if packed or browser else output
    picture = printing.PICTURES[printing.picture_of(drawn, show, dpi)]
    options: dict[str, Any] = {
        "sheet": picture.sheet(sheet, portrait=portrait),
        "dpi": dpi or picture.dpi(drawn.suffix.lower()),
        "seen": printing.Seen.of_words(view),
    }
    day = made.date() if made else None
    with selected(words) as (events, in_words):
        options["filter_words"] = in_words
        if packed:
            filters = Filters.from_query(words).to_query()
            order = printing.Order(filters=filters, title=title, **options)
            printing.pack(events, output, order=order, made=day)
        elif browser:
            printing.photograph(events, output, made=day, **options)
        else:
            printing.report(events, output, show=show, by=by, title=title, made=day, **options)
    console.say(f"{output}: {in_words}")


def _check(output: Path, shown: str | None, *, packed: bool, browser: bool) -> None:
    from geodata import report as printing

    if packed and browser:
        message = "--pack and --browser are two things: leave one of them out"
        raise click.UsageError(message)
    if shown and (packed or browser):
        message = "--show and --by are for pictures: leave them out of --pack and --browser"
        raise click.UsageError(message)
    if packed:
        printing.check_pack(output)
    elif browser:
        printing.check_photo(output)
