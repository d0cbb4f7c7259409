"""``dateline gazetteer``: where names are looked up."""

# ruff: noqa: PLC0415

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from geodata.cli import console
from geodata.cli.options import examples, gazetteer_option

if TYPE_CHECKING:
    from geodata.gazetteer import Gazetteer

__all__ = ["gazetteer", "open_gazetteer"]


def open_gazetteer(extra: tuple[Path, ...] = ()) -> Gazetteer:
    """Open the gazetteer, with a bar while its index is built."""
    from geodata.gazetteer import Gazetteer

    with console.Meter() as meter:
        return Gazetteer.open(extra, progress=meter)


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
