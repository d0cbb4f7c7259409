"""``dateline geocode`` and ``dateline gazetteer``: names and places."""

# ruff: noqa: PLC0415

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from geodata.cli import console
from geodata.cli.options import gazetteer_option

if TYPE_CHECKING:
    from geodata.gazetteer import Candidate, Gazetteer

__all__ = ["gazetteer", "geocode", "open_gazetteer"]


def open_gazetteer(extra: tuple[Path, ...] = ()) -> Gazetteer:
    """Open the gazetteer, with a bar while its index is built."""
    from geodata.gazetteer import Gazetteer

    with console.Meter() as meter:
        return Gazetteer.open(extra, progress=meter)


@click.command()
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@gazetteer_option
@click.option("--limit", type=click.IntRange(1, 50), default=1, show_default=True, metavar="N")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a name, a line each.")
def geocode(names: tuple[str, ...], extra: tuple[Path, ...], limit: int, *, as_json: bool) -> int:
    r"""Look names up in the gazetteer, best candidate first.

    \b
    dateline geocode "Abu Kamal" --limit 3
    dateline geocode Al-Tanf Raqqa --json
    """
    places = open_gazetteer(extra)
    missing = 0
    for name in names:
        found = places.candidates(name, limit=limit)
        missing += not found
        if as_json:
            candidates = [asdict(one.place) | {"similarity": one.similarity} for one in found]
            click.echo(json.dumps({"name": name, "candidates": candidates}, ensure_ascii=False))
        else:
            for one in found:
                click.echo(_line(name, one))
        if not found:
            console.complain(f"no place is called {name!r}: check the spelling, or add it")
    return console.FAILED if missing else 0


def _line(name: str, candidate: Candidate) -> str:
    place = candidate.place
    where = ", ".join(filter(None, (place.name, place.admin1, place.country)))
    position = f"{place.latitude:.4f}, {place.longitude:.4f}"
    return f"{name:<20}  {position:<20}  {where} ({place.feature})  {place.id}"


@click.group()
def gazetteer() -> None:
    """Tell what the gazetteer holds, or build its index."""


@gazetteer.command()
@gazetteer_option
def info(extra: tuple[Path, ...]) -> None:
    r"""Print the places and spellings of each source.

    \b
    dateline gazetteer info
    """
    click.echo(f"{'source':<24}{'places':>12}{'spellings':>12}")
    for source in open_gazetteer(extra).info():
        click.echo(f"{source.name:<24}{source.places:>12,}{source.spellings:>12,}")
        for skipped in source.skipped:
            click.echo(f"  skipped: {skipped}")


@gazetteer.command()
@gazetteer_option
def build(extra: tuple[Path, ...]) -> None:
    r"""Build what the index lacks, which otherwise happens at the first look-up.

    \b
    dateline gazetteer build
    """
    places = sum(source.places for source in open_gazetteer(extra).info())
    console.say(f"the gazetteer holds {places:,} places")
