"""``dateline gazetteer``: where names are looked up, and what the user adds to it."""

# ruff: noqa: PLC0415

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from geodata.cli import console
from geodata.cli.options import examples, gazetteer_option
from geodata.errors import GazetteerError

if TYPE_CHECKING:
    from geodata.gazetteer import Gazetteer
    from geodata.gazetteer.added import Addition
    from geodata.gazetteer.adding import Added
    from geodata.gazetteer.gazetteer import SourceInfo

__all__ = ["gazetteer", "open_gazetteer"]

_ENCODINGS = {
    "utf-8-sig": "UTF-8",
    "utf-16": "UTF-16",
    "cp1252": "Windows-1252 (western European)",
    "cp1256": "Windows-1256 (Arabic)",
    "cp1251": "Windows-1251 (Cyrillic)",
    "cp1254": "Windows-1254 (Turkish)",
    "cp1255": "Windows-1255 (Hebrew)",
    "cp1253": "Windows-1253 (Greek)",
    "cp1250": "Windows-1250 (central European)",
}


def open_gazetteer(extra: tuple[Path, ...] = ()) -> Gazetteer:
    """Open the gazetteer, with a bar while its index is built."""
    from geodata.gazetteer import Gazetteer

    with console.Meter() as meter:
        return Gazetteer.open(extra, progress=meter)


@click.group(no_args_is_help=False)
def gazetteer() -> None:
    """Where names are looked up."""


@gazetteer.command(
    epilog=examples(
        "dateline gazetteer add SY.zip                 a country, from download.geonames.org",
        "dateline gazetteer add checkpoints.csv        name, latitude, longitude",
    )
)
@click.argument(
    "files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path)
)
def add(files: tuple[Path, ...]) -> int:
    """Add places of your own for good.

    FILE is a GeoNames dump (a country's or allCountries, also zipped) or a CSV whose first
    line names the columns: name, latitude and longitude; spellings, feature, country, admin1,
    population and id if there are any. A copy is kept. Every command, the dashboard and
    Python use the places from then on; a file of the same name replaces the one before.
    """
    failures = console.Failures()
    for path in files:
        try:
            _tell(_add(path))
        except GazetteerError as error:
            failures(path, error)
    return failures.status


def _add(path: Path) -> Added:
    from geodata.gazetteer import adding

    try:
        with console.Meter("Reading") as reading, console.Meter() as building:
            return adding.add(path, reading=reading, building=building)
    except KeyboardInterrupt:
        console.say(f"stopped: {path} was not added")
        raise


def _tell(result: Added) -> None:
    """Sum an addition up: what is there now, which columns were read, which lines were not."""
    from geodata.gazetteer.adding import columns_of

    addition, info = result.addition, result.info
    if result.unchanged:
        console.say(f"{addition.name}: added already, on {addition.date}; nothing was changed")
    else:
        again = ", in place of the file of that name added before" if result.replaced else ""
        kept = addition.file.path.parent
        console.say(f"{addition.name}: {_holdings(info)} added{again}; a copy is kept in {kept}")
    columns, encoding = columns_of(addition), addition.file.encoding
    if columns:
        console.say(f"  columns: {columns}; {_ENCODINGS.get(encoding, encoding)}")
    console.tell_skipped(info.skipped, "dateline gazetteer info --skipped")


def _holdings(info: SourceInfo) -> str:
    places = "1 place" if info.places == 1 else f"{info.places:,} places"
    return f"{places} under {info.spellings:,} spelling{'s' if info.spellings != 1 else ''}"


@gazetteer.command(
    epilog=examples(
        "dateline gazetteer remove SY.txt",
    )
)
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
def remove(names: tuple[str, ...]) -> int:
    """Remove places that were added.

    NAME is the file's, as `dateline gazetteer info` lists it.
    """
    from geodata.gazetteer import adding

    failures = console.Failures()
    for name in names:
        try:
            removed = adding.remove(Path(name).name)
            console.say(f"{removed.name}: its places are no longer looked up")
        except GazetteerError as error:
            failures(Path(name), error)
    return failures.status


@gazetteer.command(
    epilog=examples(
        "dateline gazetteer info",
        "dateline gazetteer info --skipped > skipped.txt",
    )
)
@gazetteer_option
@click.option("--skipped", is_flag=True, help="Print the lines that gave no place instead.")
def info(extra: tuple[Path, ...], *, skipped: bool) -> None:
    """Print what each source holds, and what was added."""
    from geodata.gazetteer import added

    sources = open_gazetteer(extra).info()
    if skipped:
        for source in sources:
            for line in source.skipped:
                click.echo(f"{source.name}:{line.line}: {line.reason}")
        return
    notes = {one.name: _note(one) for one in added.additions()}
    width = max(len(source.name) for source in sources)
    click.echo(f"{'source':<{width}}{'places':>12}{'spellings':>12}{'skipped':>10}")
    for source in sources:
        counts = f"{source.places:>12,}{source.spellings:>12,}{len(source.skipped):>10,}"
        click.echo(f"{source.name:<{width}}{counts}{notes.get(source.name, '')}")


def _note(addition: Addition) -> str:
    return f"  added {addition.date} from {addition.origin}"


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
