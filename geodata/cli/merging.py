"""``dateline merge``: one event, several reports."""

# ruff: noqa: PLC0415

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from geodata.cli import console
from geodata.cli.options import examples

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geodata.merging import Decision
    from geodata.models import Event
    from geodata.store import Change, MergeResult, Store

__all__ = ["merge"]

_WIDTH = 96  # characters of a sentence that are shown


@click.command(
    epilog=examples(
        "dateline merge --explain",
        "dateline merge --split 438e0c9ee3989ec8",
        "dateline merge --join 438e0c9ee3989ec8 df55bf14bfe807b8",
        "dateline merge --undo",
    )
)
@click.option("--explain", is_flag=True, help="List what was joined, with the reasons.")
@click.option(
    "--split",
    metavar="ID",
    help="These are different events: takes one apart, or one of its mentions out of it.",
)
@click.option("--join", nargs=2, metavar="ID ID", help="These two are one event.")
@click.option("--undo", is_flag=True, help="Take back the last --split or --join.")
def merge(split: str | None, join: tuple[str, str] | None, *, explain: bool, undo: bool) -> None:
    """Join what several reports tell of one event.

    Reading reports does this already. This does it anew for the whole store, tells
    why, and takes your word for it where you know better: what you split or join
    stays so, whatever is read later.
    """
    from geodata import reviewer
    from geodata.store import DECISIONS, Store

    by_hand = (split is not None, join is not None, undo)
    if sum(by_hand) > 1:
        message = "give one of --split, --join and --undo"
        raise click.UsageError(message)
    with Store() as store:
        if split is not None:
            console.say(f"split: {_decided(store.split(split, who=reviewer.name()))}")
        elif join is not None:
            console.say(f"joined: {_decided(store.join(join, who=reviewer.name()))}")
        elif undo:
            taken = store.undo(by=reviewer.name(), actions=DECISIONS)
            what = "joined" if taken.action == "same" else "split"
            console.say(f"undone: {_decided(taken)} {what} on {taken.when:%Y-%m-%d} by {taken.who}")
        console.say(_told(store.merge(everything=not any(by_hand))))
        if explain:
            click.echo("\n\n".join(_explained(store)) or "no event is told by several reports")


def _decided(decision: Decision | Change) -> str:
    return _many(len(decision.mentions), "mention")


def _many(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _told(result: MergeResult) -> str:
    mentions, events = _many(result.mentions, "mention"), _many(result.events, "event")
    return f"{mentions} of {events}; {result.joined:,} told more than once"


def _explained(store: Store) -> Iterator[str]:
    """Yield a paragraph for each event that is told more than once."""
    for event in store.events():
        if event.merged_because:
            day = event.start.isoformat() if event.start else "no date"
            head = f"{event.id}  {day}  {event.kind}  {event.place or 'no place'}"
            yield "\n".join((head, f"  {event.merged_because}", *_mentions(event)))


def _mentions(event: Event) -> Iterator[str]:
    seen: set[str | None] = set()
    for source in event.sources:
        if source.mention_id in seen:
            continue
        seen.add(source.mention_id)
        quote = " ".join(source.quote.split())
        quote = quote if len(quote) <= _WIDTH else f"{quote[: _WIDTH - 1]}…"
        published = source.published.isoformat() if source.published else "undated"
        yield f"  {source.mention_id}  {source.source or 'unnamed report'}, {published}: {quote}"
