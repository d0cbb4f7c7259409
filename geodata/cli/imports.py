"""``dateline import``: events of others into the store."""

# ruff: noqa: PLC0415

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from geodata.cli import console
from geodata.cli.options import examples
from geodata.errors import DatelineError

if TYPE_CHECKING:
    from geodata.exchange.imports import Plan
    from geodata.importing import ImportResult
    from geodata.store import ImportedSet, Store

__all__ = ["import_"]

_SHOWN = 20  # bad rows that are told one by one


@click.command(
    "import",
    epilog=examples(
        "dateline import ged.csv                         UCDP GED, known by its columns",
        "dateline import acled.csv --name acled-2022",
        "dateline import incidents.xlsx --show-plan      which column means what",
        "dateline import incidents.xlsx --map kind=Category --map note=Details",
        "dateline import --list",
    ),
)
@click.argument("files", nargs=-1, metavar="FILE...", type=click.Path(path_type=Path))
@click.option(
    "--preset",
    metavar="NAME",
    help="acled, ucdp, gdelt, dateline (our own exports) or table; told by the columns.",
)
@click.option(
    "--map",
    "pairs",
    multiple=True,
    metavar="FIELD=COLUMN",
    help="What a column of a table means, where the guess is wrong; FIELD= means none.",
)
@click.option("--name", metavar="NAME", help="Name of the set; what it has is renewed by id.")
@click.option("--show-plan", is_flag=True, help="Show how each file would be read, and stop.")
@click.option("--dry-run", is_flag=True, help="Read every row, tell what is bad, store nothing.")
@click.option("--list", "listing", is_flag=True, help="List the sets that were imported.")
@click.option("--remove", metavar="NAME", help="Remove an imported set with all its events.")
def import_(  # noqa: PLR0913  one an option
    files: tuple[Path, ...],
    preset: str | None,
    pairs: tuple[str, ...],
    name: str | None,
    remove: str | None,
    *,
    show_plan: bool,
    dry_run: bool,
    listing: bool,
) -> int:
    """Take in events of others: ACLED, UCDP GED, GDELT, our exports, any table.

    CSV, Excel, GeoJSON, GeoPackage, Shapefile, KML and GeoParquet are read. Imported
    events stand beside those from reports and are never merged with them. The same
    set again renews its events by id, and keeps your corrections and reviews.
    """
    from geodata.store import Store

    if sum((bool(files), listing, remove is not None)) != 1:
        message = "give the FILE of a table, --list, or --remove NAME"
        raise click.UsageError(message)
    options = {"preset": preset, "mapping": _mapping(pairs), "collection": name}
    failures = console.Failures()
    with Store() as store:
        if listing:
            click.echo("\n".join(map(_set_in_words, store.collections())) or "nothing was imported")
        elif remove is not None:
            console.say(f"{remove}: {_many(store.remove_collection(remove), 'event')} removed")
        for file in files:
            try:
                if not _one(file, store, options, show_plan=show_plan, dry_run=dry_run):
                    failures.count += 1
            except DatelineError as error:
                failures(file, error)
    return failures.status


def _mapping(pairs: tuple[str, ...]) -> dict[str, str]:
    mapping = {}
    for pair in pairs:
        field, equals, column = pair.partition("=")
        if not equals:
            message = f"--map {pair!r}: write it as FIELD=COLUMN, such as date=When"
            raise click.UsageError(message)
        mapping[field.strip()] = column
    return mapping


def _one(
    file: Path, store: Store, options: dict[str, Any], *, show_plan: bool, dry_run: bool
) -> bool:
    """Read a file; say whether all its rows could be used."""
    from geodata import basemap
    from geodata.exchange.imports import open_import, plan
    from geodata.exchange.imports.whereabouts import needs_territories
    from geodata.importing import checked, take_in

    planned = plan(file, **options)
    _tell_plan(file, planned)
    if show_plan:
        return True
    if planned.preset == "table" and needs_territories(planned.mapping):
        basemap.folder(console.say)  # drawn at a first start, which must not look like a halt
    try:
        with console.progress(open_import(file, **options), f"Importing {file.name}") as rows:
            if dry_run:
                result = checked(rows)
            else:
                named = {"name": planned.collection, "preset": planned.preset}
                result = take_in(rows, store, **named, file=str(file))
    except KeyboardInterrupt:
        console.say(f"stopped: nothing of {file.name} was taken in")
        raise click.Abort from None
    _tell_rejected(file, result, everything=dry_run)
    console.say(f"{file.name}: {_result_in_words(result, planned.collection, dry_run=dry_run)}")
    return not result.rejected


def _tell_plan(file: Path, planned: Plan) -> None:
    """Say what the file was taken for, and what each column of a table."""
    from geodata.exchange.imports import PRESETS

    console.say(f"{file.name}: {PRESETS[planned.preset]}; the set {planned.collection!r}")
    if planned.mapping:
        console.say("  " + ", ".join(f"{one}={column}" for one, column in planned.mapping.items()))
        unused = [one for one in planned.columns if one not in planned.mapping.values()]
        console.say(f"  not used: {', '.join(unused)}" if unused else "  all columns are used")


def _tell_rejected(file: Path, result: ImportResult, *, everything: bool) -> None:
    shown = result.rejected if everything else result.rejected[:_SHOWN]
    for one in shown:
        console.complain(f"{file.name}, row {one.row}: {one.reason}")
    if rest := len(result.rejected) - len(shown):
        console.say(f"… and {_many(rest, 'row')} more that cannot be used; --dry-run lists them")


def _result_in_words(result: ImportResult, name: str, *, dry_run: bool) -> str:
    if dry_run:
        parts = [f"{_many(result.events, 'event')} would come into {name!r}"]
    else:
        parts = [f"{_many(result.events, 'event')} in {name!r}", f"{result.added:,} new"]
        parts += [f"{result.changed:,} changed"] if result.changed else []
    parts += [f"{result.removed:,} removed"] if result.removed else []
    parts += [f"{_many(len(result.rejected), 'row')} not used"] if result.rejected else []
    return ", ".join(parts)


def _set_in_words(one: ImportedSet) -> str:
    facts = one.name, _many(one.events, "event"), one.imported[:10], one.preset, one.file
    return "  ".join(facts)


def _many(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
