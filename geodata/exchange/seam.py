"""What a format is: how its files are named, written and read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from geodata.errors import ExchangeError
from geodata.models import Event

__all__ = ["Fault", "Format", "Reader", "Writer", "sound"]


@dataclass(frozen=True, slots=True)
class Fault:
    """A row that holds no event, and why; ``noun`` is what the format calls a row."""

    row: int
    reason: str
    noun: str = "row"


class Writer(Protocol):
    """Writes events to a new file."""

    def __call__(
        self, events: Iterable[Event], path: Path, *, filter_words: str | None = None
    ) -> None:
        """Write the events in their order, and the filter in words where there is room for it."""


class Reader(Protocol):
    """Reads events back from a file."""

    def __call__(self, path: Path) -> Iterator[Event | Fault]:
        """Yield the events of a file that the format's writer wrote, and what is wrong in it."""


@dataclass(frozen=True, slots=True)
class Format:
    """A file format that events can be written in.

    Parameters
    ----------
    label
        Its name for a person.
    suffixes
        How its files end, the usual one first.
    media_type
        Its registered media type.
    write
        What writes it.
    read
        What reads it back; None when the format cannot carry an event whole.
    loses
        In words, what the format cannot hold; "" when nothing is lost.
    """

    label: str
    suffixes: tuple[str, ...]
    media_type: str
    write: Writer
    read: Reader | None = None
    loses: str = ""


def sound(found: Iterable[Event | Fault]) -> Iterator[Event]:
    """Yield events as long as nothing is wrong.

    Raises
    ------
    ExchangeError
        At the first row that holds none.
    """
    for one in found:
        if isinstance(one, Fault):
            message = f"{one.noun} {one.row}: {one.reason}"
            raise ExchangeError(message)
        yield one
