"""Talking to the terminal: UTF-8, one line an error, a progress bar."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, TextIO, TypeVar

import click

from geodata.errors import DatelineError

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from geodata.gazetteer.records import Skipped

__all__ = [
    "FAILED",
    "Failures",
    "Meter",
    "complain",
    "progress",
    "say",
    "speak_utf8",
    "tell_skipped",
]

FAILED = 2
"""Exit status when anything failed."""

_SHOWN = 8
"""Line numbers of each reason that stand on the screen."""

_Item = TypeVar("_Item")


class Failures:
    """What could not be read: each is said at once, and the command ends with status 2."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, _path: Path, error: DatelineError) -> None:
        """Say what failed."""
        self.count += 1
        complain(error)

    @property
    def status(self) -> int:
        """Exit status of the command."""
        return FAILED if self.count else 0


class Meter:
    """A bar for each source of the gazetteer that is worked on; without a terminal, its name."""

    def __init__(self, doing: str = "Indexing") -> None:
        self._doing = doing
        self._bar: Any = None
        self._source = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_reason: object) -> None:
        if self._bar:
            self._bar.render_finish()

    def __call__(self, source: str, done: int, expected: int) -> None:
        """Move the bar of the source to ``done``."""
        if source != self._source:
            self.__exit__()
            self._source = source
            label = f"{self._doing} {source}"
            self._bar = click.progressbar(length=max(expected, 1), label=label, file=sys.stderr)
            self._bar.render_progress()
        self._bar.update(done - self._bar.pos)


def speak_utf8(stream: TextIO) -> None:
    """Write UTF-8 whatever the locale; half a surrogate pair is written as its escape."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure:
        reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def complain(error: object) -> None:
    """Say in one line what went wrong."""
    say("dateline: " + " ".join(str(error).splitlines()))


def say(line: str) -> None:
    """Tell the user something that is not the command's output."""
    click.echo(line, err=True)


def progress(items: Iterable[_Item], label: str) -> AbstractContextManager[Iterable[_Item]]:
    """Show a bar while the items are gone through; without a terminal, only its label."""
    return click.progressbar(items, label=label, file=sys.stderr, show_pos=True)


def tell_skipped(skipped: Iterable[Skipped], listing: str) -> None:
    """Count the lines of a user's file that were skipped, by reason, the commonest first.

    ``listing`` is the command that lists them all.
    """
    lines = defaultdict(list)
    for one in skipped:
        lines[one.reason.partition(": ")[0]].append(one.line)
    if not lines:
        return
    count = sum(map(len, lines.values()))
    what = "1 line was" if count == 1 else f"{count:,} lines were"
    say(f"  {what} skipped; {listing} lists them:")
    for reason, numbers in sorted(lines.items(), key=lambda pair: -len(pair[1])):
        shown = ", ".join(map(str, numbers[:_SHOWN])) + (", …" if len(numbers) > _SHOWN else "")
        say(f"  {len(numbers):>7,}  {reason} (line {shown})")
