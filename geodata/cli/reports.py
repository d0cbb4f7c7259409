"""``dateline parse``, ``text`` and ``ingest``: the commands that read reports."""

# ruff: noqa: PLC0415

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from geodata.cli import console
from geodata.cli.options import reading_options
from geodata.cli.places import open_gazetteer
from geodata.errors import DocumentError
from geodata.settings import seed

if TYPE_CHECKING:
    from geodata.dates import Genre
    from geodata.models import Document, Parsed
    from geodata.store import AddResult, Store

__all__ = ["ingest", "ingest_samples", "parse", "text"]


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@reading_options
def parse(
    paths: tuple[str, ...], published: str | None, genre: Genre, extra: tuple[Path, ...]
) -> int:
    r"""Print what is found in reports: one JSON object a document, a line each.

    PATH is a file, a folder, or - for standard input.

    \b
    dateline parse report.txt --published 2018-06-22
    dateline parse reports/ --gazetteer my-places.csv > found.jsonl
    """
    from geodata.contract import parsed_to_dict

    failures = console.Failures()
    reports = _documents(paths, published, failures)
    find = _parser(extra, genre)
    for report in reports:
        click.echo(json.dumps(parsed_to_dict(find(report)), ensure_ascii=False))
    return failures.status


@click.command()
@click.argument("path")
def text(path: str) -> None:
    r"""Print the text of a report, as the offsets of `dateline parse` count it.

    \b
    dateline text page.html
    """
    from geodata.documents import read

    report = _from_stdin(None) if path == "-" else read(path)
    click.echo(report.text, nl=not report.text.endswith("\n"))


@click.command()
@click.argument("paths", nargs=-1, metavar="PATH...")
@reading_options
@click.option("--samples", is_flag=True, help="Read the sample reports, unless they were removed.")
def ingest(
    paths: tuple[str, ...],
    published: str | None,
    genre: Genre,
    extra: tuple[Path, ...],
    *,
    samples: bool,
) -> int:
    r"""Read reports into the store; what is there already stays as it is.

    \b
    dateline ingest reports/
    dateline ingest --samples
    """
    from geodata.store import Store

    if bool(paths) == samples:
        message = "give the PATH of a report or a folder, or --samples"
        raise click.UsageError(message)
    failures = console.Failures()
    with Store() as store:
        if samples:
            ingest_samples(store)
            return 0
        reports = list(_documents(paths, published, failures))
        result = _ingest(reports, store, _parser(extra, genre))
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
        console.say(_told(_ingest(new, store, _parser(), sample=True)))


def _ingest(
    reports: list[Document],
    store: Store,
    parse: Callable[[Document], Parsed],
    *,
    sample: bool = False,
) -> AddResult:
    from geodata.ingest import ingest

    with console.progress(reports, "Reading reports") as bar:
        return ingest(bar, store, parse=parse, sample=sample)


def _told(result: AddResult) -> str:
    there = f", {result.unchanged} there already" if result.unchanged else ""
    return f"{result.added} read, {result.events} events in them{there}"


def _parser(extra: tuple[Path, ...] = (), genre: Genre = "auto") -> Callable[[Document], Parsed]:
    from geodata import api

    return partial(api.parse, gazetteer=open_gazetteer(extra), genre=genre)


def _documents(
    paths: tuple[str, ...], published: str | None, failures: console.Failures
) -> Iterator[Document]:
    """Yield the documents of paths in their order; what fails is told, the others are read."""
    from geodata.documents import read_many

    for path in paths:
        if path == "-":
            yield _from_stdin(published)
            continue
        before = failures.count
        try:
            yield from read_many([path], published=published, on_error=failures)
        except DocumentError:  # nothing at all was read: said already, unless nothing was there
            if failures.count == before:
                raise


def _from_stdin(published: str | None) -> Document:
    from geodata.documents import from_text
    from geodata.documents.decoding import decode

    data = sys.stdin.buffer.read()
    return from_text(decode(data, Path("-")), id="stdin", published=published)
