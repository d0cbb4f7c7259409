"""``dateline actors``: who is known by name, and what the user adds to it."""

# ruff: noqa: PLC0415

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from geodata.cli import console
from geodata.cli.options import examples
from geodata.errors import RegisterError

if TYPE_CHECKING:
    from geodata.actors import ActorRegister
    from geodata.actors.adding import Added
    from geodata.actors.rows import Source

__all__ = ["actors", "open_register"]

_LISTING = "dateline actors info --skipped"


def open_register(extra: tuple[Path, ...] = ()) -> ActorRegister:
    """Open the register with ``extra`` files, and say which of their lines were skipped."""
    from geodata.actors import ActorRegister, default_register

    if not extra:
        return default_register()
    register = ActorRegister.load(extra)
    for path, source in zip(extra, register.sources[-len(extra) :], strict=True):
        if source.skipped:
            console.say(f"{path}: {_holdings(source)} read")
            console.tell_skipped(source.skipped, f"{_LISTING} --actors {path}")
    return register


@click.group(no_args_is_help=False)
def actors() -> None:
    """Who is known by name."""


@actors.command(
    epilog=examples(
        "dateline actors add brigades.csv",
    )
)
@click.argument(
    "files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path)
)
def add(files: tuple[Path, ...]) -> int:
    """Add actors of your own for good.

    FILE is a CSV whose first line names the columns id, name, aliases, kind, country and
    parent, as in seeds/actors.csv. A copy is kept. Every command, the dashboard and Python
    know the actors from then on; a file of the same name replaces the one before.
    """
    from geodata.actors import adding

    failures = console.Failures()
    for path in files:
        try:
            _tell(adding.add(path))
        except RegisterError as error:
            failures(path, error)
    return failures.status


def _tell(result: Added) -> None:
    """Sum an addition up: what is there now, and which lines were not."""
    if result.unchanged:
        console.say(f"{result.path.name}: added already; nothing was changed")
    else:
        again = ", in place of the file of that name added before" if result.replaced else ""
        kept = result.path.parent
        held = _holdings(result.source)
        console.say(f"{result.path.name}: {held} added{again}; a copy is kept in {kept}")
    console.tell_skipped(result.source.skipped, _LISTING)


def _holdings(source: Source) -> str:
    names = "1 actor" if source.actors == 1 else f"{source.actors:,} actors"
    return f"{names} under {source.spellings:,} spelling{'s' if source.spellings != 1 else ''}"


@actors.command(
    epilog=examples(
        "dateline actors remove brigades.csv",
    )
)
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
def remove(names: tuple[str, ...]) -> int:
    """Remove actors that were added.

    NAME is the file's, as `dateline actors info` lists it.
    """
    from geodata.actors import adding

    failures = console.Failures()
    for name in names:
        try:
            removed = adding.remove(Path(name).name)
            console.say(f"{removed.name}: its actors are no longer known")
        except RegisterError as error:
            failures(Path(name), error)
    return failures.status


@actors.command(
    epilog=examples(
        "dateline actors info",
        "dateline actors info --skipped > skipped.txt",
    )
)
@click.option(
    "--actors",
    "extra",
    multiple=True,
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="A file that was not added; may be repeated.",
)
@click.option("--skipped", is_flag=True, help="Print the lines that gave no actor instead.")
def info(extra: tuple[Path, ...], *, skipped: bool) -> None:
    """Print how many actors each file holds, and what was added."""
    from geodata.actors import ActorRegister, added

    sources = ActorRegister.load(extra).sources
    if skipped:
        for source in sources:
            for line in source.skipped:
                click.echo(f"{source.name}:{line.line}: {line.reason}")
        return
    days = ["", *(f"  added {_day(path)}" for path in added.files()), *("" for _ in extra)]
    width = max(len(source.name) for source in sources)
    click.echo(f"{'source':<{width}}{'actors':>12}{'spellings':>12}{'skipped':>10}")
    for source, day in zip(sources, days, strict=True):
        counts = f"{source.actors:>12,}{source.spellings:>12,}{len(source.skipped):>10,}"
        click.echo(f"{source.name:<{width}}{counts}{day}")


def _day(path: Path) -> str:
    return dt.datetime.fromtimestamp(path.stat().st_mtime).astimezone().date().isoformat()
