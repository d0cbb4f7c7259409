"""``dateline parse``, ``text`` and ``ingest``: the commands that read reports."""

# ruff: noqa: PLC0415

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from geodata.cli import console
from geodata.cli.actors import open_register
from geodata.cli.options import examples, reading_options
from geodata.cli.places import open_gazetteer
from geodata.errors import DocumentError
from geodata.settings import seed

if TYPE_CHECKING:
    from geodata.models import Document, Parsed
    from geodata.store import AddResult, Counts, Store

__all__ = ["ingest", "ingest_samples", "parse", "text"]

_JSON = re.compile(rb'\s*\{\s*"')
_STDIN = "standard input"
_HTML = re.compile(rb"\s*<(?:!doctype|html|\?xml)", re.IGNORECASE)


@click.command(
    epilog=examples(
        "dateline parse report.txt --published 2018-06-22",
        "dateline parse reports/ --gazetteer my-places.csv --actors my-actors.csv > found.jsonl",
    )
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@reading_options
def parse(
    paths: tuple[str, ...],
    published: str | None,
    extra: tuple[Path, ...],
    actors: tuple[Path, ...],
    **options: Any,
) -> int:
    """Print what is found in reports as JSON.

    One object a document, a line each, in the order of the input. PATH is a file, a
    folder, or - for standard input.
    """
    from geodata import api
    from geodata.contract import parsed_to_dict
    from geodata.toponyms import open_tagger

    options["tagger"] = open_tagger(options["tagger"])
    register = open_register(actors)
    failures = console.Failures()
    places = None
    for report in _documents(paths, published, failures):
        places = places or open_gazetteer(extra)
        found = api.parse(report, gazetteer=places, actors=register, **options)
        click.echo(json.dumps(parsed_to_dict(found), ensure_ascii=False))
    return failures.status


@click.command(
    epilog=examples(
        "dateline text page.html",
    )
)
@click.argument("path")
def text(path: str) -> None:
    """Print the text that offsets are counted in."""
    from geodata.documents import read

    report = _one_from_stdin() if path == "-" else read(path)
    click.echo(report.text, nl=not report.text.endswith("\n"))


@click.command(
    epilog=examples(
        "dateline ingest reports/",
        "dateline ingest --again",
        "dateline ingest --samples",
    )
)
@click.argument("paths", nargs=-1, metavar="PATH...")
@reading_options
@click.option("--samples", is_flag=True, help="Read the sample reports, unless they were removed.")
@click.option(
    "--again",
    is_flag=True,
    help="Read what is there already once more: of PATH, or without one every report of the store. "
    "Corrections and reviews stay.",
)
def ingest(
    paths: tuple[str, ...],
    published: str | None,
    tagger: str | None,
    *,
    samples: bool,
    again: bool,
    **options: Any,
) -> int:
    """Read reports into the store.

    What is there already stays as it is, unless it is to be read --again, and a file that
    cannot be read stops no other.
    Ctrl-C ends it between two reports, and keeps what was read.
    """
    from geodata.models import Parsed
    from geodata.store import Store
    from geodata.toponyms import open_tagger

    if samples == bool(paths or again):
        message = "give the PATH of a report or a folder, or --again, or --samples"
        raise click.UsageError(message)
    marker = open_tagger(tagger)
    failures = console.Failures()
    with Store() as store:
        if samples:
            ingest_samples(store)
            return 0
        reports = list(_documents(paths, published, failures))
        if failures.count and not reports:
            return failures.status  # what failed is told, and there is nothing to sum up
        known = [one.sha256 for one in reports if store.has(one.sha256)] if again else []
        if again and not paths:
            known = [one.sha256 for one in store.documents()]
        new = [one for one in reports if one.sha256 not in known]
        before = store.counts()
        # The first gazetteer takes half a minute to build, which a mistyped path is not worth.
        unread = known or any(not store.has(one.sha256) for one in new)
        try:
            parse = _parser(tagger=marker, **options) if unread else Parsed
            result = _ingest(store, new, parse, again=known)
        except KeyboardInterrupt:
            console.say(_stopped(before, store.counts(), len(reports)))
            raise click.Abort from None
    failed = f", {failures.count} failed" if failures.count else ""
    console.say(_told(result) + failed)
    return failures.status


def ingest_samples(store: Store) -> None:
    """Read the samples that the store does not have; once removed, they stay removed."""
    from geodata.documents import read_many

    folder = seed("reports")
    if store.samples_removed:
        console.say(f"the samples were removed; dateline ingest {folder} brings them back")
        return
    new = [report for report in read_many(folder) if not store.has(report.sha256)]
    if new:
        console.say(_told(_ingest(store, new, _parser(), sample=True)))


def _parser(
    extra: tuple[Path, ...] = (), actors: tuple[Path, ...] = (), **options: Any
) -> Callable[[Document], Parsed]:
    """Make what reads a report; ``options`` are those of `api.parse`."""
    from geodata import api

    places, register = open_gazetteer(extra), open_register(actors)
    return partial(api.parse, gazetteer=places, actors=register, **options)


def _ingest(
    store: Store,
    reports: list[Document],
    parse: Callable[[Document], Parsed],
    *,
    again: Sequence[str] = (),
    sample: bool = False,
) -> AddResult:
    """Read reports, and those once more that are stored under the digests of ``again``."""
    from geodata.ingest import ingest, read_again

    with console.progress(reports, "Reading reports") as bar:
        result = ingest(bar, store, parse=parse, sample=sample)
    if not again:
        return result
    with console.progress(again, "Reading reports again") as bar:
        return result + read_again(bar, store, parse=parse)


def _stopped(before: Counts, after: Counts, asked: int) -> str:
    """Say how far it went, and how to go on."""
    read, found = after.documents - before.documents, after.events - before.events
    return (
        f"stopped: {_many(read, 'report')} of {asked:,} read, {_many(found, 'event')} found; "
        "the same command goes on where it stopped"
    )


def _told(result: AddResult) -> str:
    there = f", {result.unchanged} there already" if result.unchanged else ""
    again = f", {_many(result.renewed, 'report')} read again" if result.renewed else ""
    read, found = _many(result.added, "report"), _many(result.events, "event")
    return f"{read} read{again}, {found} found{there}"


def _many(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _documents(
    paths: tuple[str, ...], published: str | None, failures: console.Failures
) -> Iterator[Document]:
    """Yield the documents of paths in their order; what fails is told, the others are read."""
    from geodata.documents import read_many

    for path in paths:
        before = failures.count
        try:
            reports = (
                _from_stdin(published, failures)
                if path == "-"
                else read_many([path], published=published, on_error=failures)
            )
            for report in reports:
                _warn_of_language(report)
                yield report
        except DocumentError:  # nothing at all was read: said already, unless nothing was there
            if failures.count == before:
                raise


def _warn_of_language(report: Document) -> None:
    """Say that a report is in a language whose words Dateline does not know."""
    from geodata.documents import foreign_language

    if language := foreign_language(report):
        console.say(
            f"{report.path or report.id} is in {language} ({report.language}): Dateline reads "
            "English; of other texts it finds large places and dates, hardly an event"
        )


def _one_from_stdin() -> Document:
    reports = list(_from_stdin(None, console.Failures()))
    if len(reports) != 1:
        message = f"{_STDIN} holds {len(reports)} reports: give it to 'dateline parse'"
        raise DocumentError(message)
    return reports[0]


def _from_stdin(published: str | None, failures: console.Failures) -> Iterator[Document]:
    """Yield what standard input holds: JSON Lines and HTML are told by how they begin."""
    from geodata.documents import FORMATS, from_text

    name, data = Path(_STDIN), sys.stdin.buffer.read()
    if not data.strip():
        message = f"{_STDIN} is empty: give a report with text in it"
        raise DocumentError(message)
    suffix = ".jsonl" if _JSON.match(data) else ".html" if _HTML.match(data) else ".txt"
    for number, draft in enumerate(FORMATS[suffix](data, name, partial(failures, name)), start=1):
        yield from_text(
            draft.text,
            id=draft.id or f"stdin-{number}",
            title=draft.title,
            published=published or draft.published,
            url=draft.url,
            publisher=draft.publisher,
        )
