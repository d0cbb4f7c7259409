"""``dateline compare``: our events against those of an imported set."""

# ruff: noqa: PLC0415

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from geodata.cli import console
from geodata.cli.options import examples, filter_options
from geodata.filters import Filters
from geodata.models import READ

if TYPE_CHECKING:
    from geodata.comparing import Agreement, Comparison
    from geodata.store import Store

__all__ = ["compare"]


@click.command(
    epilog=examples(
        "dateline compare acled --country syr --from 2018-06-01 --to 2018-06-30",
        "dateline compare ucdp --family violence --within-km 50 -o compared.csv",
        "dateline compare ucdp --ours acled -o compared.geojson",
    )
)
@click.argument("name", metavar="SET")
@click.option("--ours", default=READ, show_default=True, metavar="SET", help="The other side.")
@click.option(
    "--within-km",
    "km",
    type=float,
    metavar="NUMBER",
    help="How far apart two points may be, beyond their uncertainty; 25 without it.",
)
@click.option(
    "--within-days",
    "apart",
    type=int,
    metavar="NUMBER",
    help="How many days apart two dates may be; 1 without it.",
)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Write every event with its group to .csv, .json or .geojson.",
)
@filter_options
def compare(
    name: str,
    ours: str,
    km: float | None,
    apart: int | None,
    output: Path | None,
    **words: tuple[str, ...],
) -> None:
    """Compare our events with those of an imported set.

    Says which events both have, matched by place, day, kind and actors, which only
    one has, and how far the two agree. Filter words hold for both sides.
    """
    from geodata import comparing
    from geodata.store import Store

    if words.pop("collection", ()):
        message = "the sets are given as SET and --ours: leave --collection out"
        raise click.UsageError(message)
    km = comparing.KM if km is None else km
    days = comparing.DAYS if apart is None else apart
    with Store() as store:
        for one in (name, ours):
            if one != READ:
                store.collection(one)
        columns = store.columns()
        filters = Filters.from_query(words)
        sides = comparing.sides(columns, filters.mask(columns), ours, name)
        compared = comparing.compare(columns, *sides, km=km, days=days)
        click.echo("\n".join(_in_words(compared.agreement, ours, name)))
        if output is not None:
            _write(output, compared, store)
            console.say(f"{output}: {filters.in_words()}; {ours} beside {name}")


def _write(output: Path, compared: Comparison, store: Store) -> None:
    from geodata.comparing import table
    from geodata.exchange.compared import write_comparison

    columns = store.columns()
    rows = table.properties(table.lines(compared), columns, store.events_of)
    write_comparison(rows, table.COLUMNS, output)


def _in_words(found: Agreement, ours: str, theirs: str) -> Iterator[str]:
    """Yield a line for each group, and one for each thing that the shared events agree on."""
    names = ("both have", f"only {ours}", f"only {theirs}")
    wide = max(map(len, names))
    vague = (0, found.vague_ours, found.vague_theirs)
    numbers = (found.shared, found.only_ours, found.only_theirs)
    for name, number, without in zip(names, numbers, vague, strict=True):
        note = f"  ({without:,} of them without a place or a day)" if without else ""
        yield f"{name:<{wide}}  {number:>9,}{note}"
    if found.shared:
        yield from found.in_words()
