"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, cast

import click

from geodata.filters import WORDS

__all__ = ["examples", "filter_options", "gazetteer_option", "reading_options", "view_options"]

_Command = Callable[..., Any]

_FILTERS = {
    "from": ("DATE", "First day, as 2018-06-22."),
    "to": ("DATE", "Last day, as 2018-06-22."),
    "days": ("WORD", "Imprecise dates: possible (overlap the days) or certain (lie inside)."),
    "actor": ("NAME", "Actor; those who belong to it count too."),
    "side": ("WORD", "What the actor is: any, actor1 (did it) or actor2 (to whom)."),
    "kind": ("KIND", "Kind of event, such as air_strike."),
    "family": ("FAMILY", "Family of kinds, such as violence."),
    "country": ("COUNTRY", "Country, as SYR."),
    "admin1": ("NAME", "Province, as Homs."),
    "place": ("NAME", "Place, or its id in the gazetteer."),
    "source": ("NAME", "Name of the source."),
    "collection": ("NAME", "Imported set, or reports for what Dateline has read."),
    "modality": ("WORD", "reported, claimed, planned, hypothetical or denied."),
    "review": ("WORD", "new, confirmed, edited or rejected."),
    "min_confidence": ("NUMBER", "Least confidence, 0 to 1."),
    "bbox": ("W,S,E,N", "Box in degrees: west,south,east,north."),
    "area": ("LON LAT,…", "Corners of an area, as '38 33,42 33,42 36'."),
    "q": ("WORDS", "Words that must all occur."),
}

_VIEW = (
    ("lat", "DEGREES", "Middle of the map, as in the dashboard's address, with --lon and --zoom."),
    ("lon", "DEGREES", "Middle of the map."),
    ("zoom", "NUMBER", "Zoom of the map."),
    ("size", "WxH", "Size of the map on the screen in pixels.  [default: 1000x700]"),
)

gazetteer_option = click.option(
    "--gazetteer",
    "extra",
    multiple=True,
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="More places, as in seeds/places.csv; may be repeated.",
)

_actors_option = click.option(
    "--actors",
    multiple=True,
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="More actors, as in seeds/actors.csv; may be repeated.",
)

_published_option = click.option(
    "--published", metavar="DATE", help='Day that "Late Sunday" is counted from, as 2018-06-22.'
)

_genre_option = click.option(
    "--genre",
    type=click.Choice(["auto", "news", "narrative"]),
    default="auto",
    show_default=True,
    help="Whether dates are counted from publication, or move with the story.",
)

_tagger_option = click.option(
    "--tagger",
    metavar="spacy:NAME",
    help="A spaCy pipeline that marks the names instead, as spacy:en_core_web_sm.",
)


def examples(*lines: str) -> str:
    """Lay examples out as a paragraph of the help that keeps its lines."""
    return "\n".join(("\b", "Examples:", *(f"  {line}" for line in lines)))


def reading_options(command: _Command) -> _Command:
    """Add the options of every command that reads reports."""
    return _published_option(
        _genre_option(gazetteer_option(_actors_option(_tagger_option(command))))
    )


def view_options(command: _Command) -> _Command:
    """Add the words of the address that say what part of the map a screen shows, as ``view``."""

    @wraps(command)
    def with_view(*arguments: Any, **options: Any) -> Any:
        given = {name: options.pop(name) for name, _, _ in _VIEW}
        view = {name: word for name, word in given.items() if word}
        return command(*arguments, view=view, **options)

    described = cast("_Command", with_view)
    for name, metavar, text in reversed(_VIEW):
        described = click.option(f"--{name}", metavar=metavar, help=text)(described)
    return described


def filter_options(command: _Command) -> _Command:
    """Add the filter words; several values are given by repeating one, or joined by commas."""
    for word in reversed(WORDS):
        metavar, text = _FILTERS[word]
        name = f"--{word.replace('_', '-')}"
        command = click.option(name, word, multiple=True, metavar=metavar, help=text)(command)
    return command
