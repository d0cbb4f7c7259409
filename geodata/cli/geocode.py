"""``dateline geocode``: where a name is."""

# ruff: noqa: PLC0415

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from geodata.cli import console, places
from geodata.cli.options import examples, gazetteer_option

if TYPE_CHECKING:
    from geopy.location import Location

    from geodata.gazetteer import Gazetteer

__all__ = ["geocode"]


@click.command(
    epilog=examples(
        'dateline geocode "Nawa, Daraa" --limit 3',
        "dateline geocode Al-Tanf Raqqa --json",
    )
)
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@gazetteer_option
@click.option("--limit", type=click.IntRange(1, 50), default=1, show_default=True, metavar="N")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a name, a line each.")
def geocode(names: tuple[str, ...], extra: tuple[Path, ...], limit: int, *, as_json: bool) -> int:
    """Place names by the gazetteer, best first; "Nawa, Daraa" says where to look."""
    from geodata.geocoding import DatelineGeocoder

    gazetteer = places.open_gazetteer(extra)
    geocoder = DatelineGeocoder(gazetteer=gazetteer)
    width = max(map(len, names))
    missing = 0
    for name in names:
        found = geocoder.geocode(name, exactly_one=False, limit=limit) or []
        if as_json:
            candidates = [_flat(one) for one in found]
            click.echo(json.dumps({"name": name, "candidates": candidates}, ensure_ascii=False))
        else:
            for one in found:
                click.echo(f"{name:<{width}}  {_line(one)}")
        if not found:
            missing += 1
            console.complain(_unknown(name, gazetteer))
    return console.FAILED if missing else 0


def _unknown(name: str, gazetteer: Gazetteer) -> str:
    """Say that there is no such place, and what comes nearest to it."""
    near = gazetteer.candidates(name, limit=1)
    guess = f"; the nearest spelling is {near[0].spelling!r}" if near else ""
    return f"no place is called {name!r}{guess}: check the spelling, or add the place"


def _flat(found: Location) -> dict[str, Any]:
    """Location under the names of the data contract."""
    place = dict(found.raw)
    return {"place_id": place.pop("id"), **place}


def _line(found: Location) -> str:
    likeness = found.raw["similarity"]
    alike = "" if likeness == 1 else f", {likeness:.0%} alike"
    position = f"{found.latitude:9.4f}, {found.longitude:9.4f}"
    return f"{position}  {found.address} ({found.raw['feature']}{alike})  {found.raw['id']}"
