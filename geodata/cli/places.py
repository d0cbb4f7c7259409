"""``dateline geocode`` and ``dateline gazetteer``: names and places."""

# ruff: noqa: PLC0415

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from geodata.cli import console
from geodata.cli.options import examples, gazetteer_option

if TYPE_CHECKING:
    from geodata.gazetteer import Candidate, Gazetteer

__all__ = ["gazetteer", "geocode", "open_gazetteer"]


def open_gazetteer(extra: tuple[Path, ...] = ()) -> Gazetteer:
    """Open the gazetteer, with a bar while its index is built."""
    from geodata.gazetteer import Gazetteer

    with console.Meter() as meter:
        return Gazetteer.open(extra, progress=meter)


@click.command(
    epilog=examples(
        'dateline geocode "Abu Kamal" --limit 3',
        "dateline geocode Al-Tanf Raqqa --json",
    )
)
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@gazetteer_option
@click.option("--limit", type=click.IntRange(1, 50), default=1, show_default=True, metavar="N")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a name, a line each.")
def geocode(names: tuple[str, ...], extra: tuple[Path, ...], limit: int, *, as_json: bool) -> int:
    """Look names up in the gazetteer, best first."""
    places = open_gazetteer(extra)
    width = max(map(len, names))
    missing = 0
    for name in names:
        found = places.candidates(name, limit=limit)
        if as_json:
            candidates = [_flat(one) for one in found]
            click.echo(json.dumps({"name": name, "candidates": candidates}, ensure_ascii=False))
        else:
            for one in found:
                click.echo(f"{name:<{width}}  {_line(one)}")
        if not found:
            missing += 1
            console.complain(f"no place is called {name!r}: check the spelling, or add the place")
    return console.FAILED if missing else 0


def _flat(candidate: Candidate) -> dict[str, Any]:
    """Candidate under the names of the data contract."""
    place = asdict(candidate.place)
    return {
        "place_id": place.pop("id"),
        **place,
        "spelling": candidate.spelling,
        "similarity": candidate.similarity,
    }


def _line(candidate: Candidate) -> str:
    place = candidate.place
    position = f"{place.latitude:9.4f}, {place.longitude:9.4f}"
    parts = dict.fromkeys((place.name, place.admin1, place.country))
    where = ", ".join(part for part in parts if part)
    alike = "" if candidate.similarity == 1 else f", {candidate.similarity:.0%} alike"
    return f"{position}  {where} ({place.feature}{alike})  {place.id}"


@click.group()
def gazetteer() -> None:
    """Where names are looked up."""


@gazetteer.command(
    epilog=examples(
        "dateline gazetteer info",
    )
)
@gazetteer_option
def info(extra: tuple[Path, ...]) -> None:
    """Print what each source holds."""
    sources = open_gazetteer(extra).info()
    width = max(len(source.name) for source in sources)
    click.echo(f"{'source':<{width}}{'places':>12}{'spellings':>12}")
    for source in sources:
        click.echo(f"{source.name:<{width}}{source.places:>12,}{source.spellings:>12,}")
        for skipped in source.skipped:
            click.echo(f"  line {skipped.line} skipped: {skipped.reason}")


@gazetteer.command(
    epilog=examples(
        "dateline gazetteer build",
    )
)
@gazetteer_option
def build(extra: tuple[Path, ...]) -> None:
    """Build what the index lacks.

    Otherwise this happens at the first look-up.
    """
    places = sum(source.places for source in open_gazetteer(extra).info())
    console.say(f"the gazetteer holds {places:,} places")
