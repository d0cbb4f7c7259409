"""The command ``dateline``: parse the arguments, call Dateline, say what went wrong in one line.

Whatever a command needs is loaded when it runs, so that ``--help`` answers at once.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from geodata.cli import console
from geodata.cli.actors import actors
from geodata.cli.comparing import compare
from geodata.cli.dashboard import app
from geodata.cli.export import export
from geodata.cli.geocode import geocode
from geodata.cli.imports import import_
from geodata.cli.merging import merge
from geodata.cli.options import examples
from geodata.cli.places import gazetteer
from geodata.cli.report import report
from geodata.cli.reports import ingest, parse, text
from geodata.errors import DatelineError

__all__ = ["cli", "main"]

_INTERRUPTED = 130  # what a shell reports of a program that Ctrl-C ended


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    invoke_without_command=True,
    epilog=examples(
        "dateline app                                  open the dashboard",
        "dateline ingest reports/                      read a folder into the store",
        "dateline export -o june.geojson --from 2018-06-01 --actor Iran",
        "dateline parse report.txt --published 2018-06-22",
    ),
)
@click.version_option(package_name="dateline", message="dateline %(version)s")
@click.pass_context
def cli(context: click.Context) -> None:
    """Turn written reports into a map of who did what, where and when."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


for _command in (
    *(app, ingest, import_, merge, compare, export, report),
    *(parse, text, geocode, gazetteer, actors),
):
    cli.add_command(_command)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Parameters
    ----------
    arguments
        What follows ``dateline``; without it, what the process was started with.

    Returns
    -------
    int
        The exit status: 0, 2 when anything failed, or 130 when Ctrl-C ended it.
    """
    for stream in (sys.stdout, sys.stderr):
        console.speak_utf8(stream)
    try:
        status = cli.main(arguments, prog_name="dateline", standalone_mode=False)
    except click.Abort:
        return _INTERRUPTED
    except click.ClickException as error:
        console.complain(_usage(error))
        return console.FAILED
    except DatelineError as error:
        console.complain(error)
        return console.FAILED
    return status if isinstance(status, int) else 0


def _usage(error: click.ClickException) -> str:
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "dateline"
    return f"{error.format_message().rstrip('.')}; see {command} --help"
