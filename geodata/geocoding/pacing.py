"""One request after another, across threads and processes: a public server asks for that."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from filelock import FileLock
from geopy.exc import GeocoderRateLimited

__all__ = ["Clock", "Turns"]

_PATIENCE = 30.0
"""Seconds that somebody waits for an answer; a longer wait is told instead."""
_DAY = 86_400.0


class Clock(Protocol):
    """What tells the time, in seconds since 1970, and lets it pass."""

    def time(self) -> float:
        """Tell the time."""

    def sleep(self, seconds: float, /) -> None:
        """Let some seconds pass."""


class Turns:
    """Turns to send a request, kept in a file so that every process on the machine waits.

    Parameters
    ----------
    folder
        Where the file and its lock are; it exists.
    pause
        Seconds between the starts of two requests.
    clock
        Tells the time and lets it pass; the module ``time``, but in tests.
    """

    def __init__(
        self,
        folder: Path,
        *,
        pause: float,
        clock: Clock = time,
    ) -> None:
        self._lock = FileLock(folder / "turn.lock")
        self._file = folder / "turn"
        self._pause = pause
        self._clock = clock

    @contextmanager
    def take(self) -> Iterator[None]:
        """Wait for the next turn and hold it, so that no two requests run at once.

        Raises
        ------
        GeocoderRateLimited
            When the server has asked for a wait that is longer than anybody's patience.
        """
        with self._lock:
            wait = self._due() - self._clock.time()
            if wait > _PATIENCE:
                message = "the server has asked to wait"
                raise GeocoderRateLimited(message, retry_after=wait)
            if wait > 0:
                self._clock.sleep(wait)
            self._file.write_text(str(self._clock.time() + self._pause))
            yield

    def postpone(self, seconds: float) -> None:
        """Let nobody ask for some seconds, a day at most."""
        with self._lock:
            due = max(self._due(), self._clock.time() + min(seconds, _DAY))
            self._file.write_text(str(due))

    def _due(self) -> float:
        """When the next request may start; at once where the file is damaged or of another time."""
        try:
            due = float(self._file.read_text())
        except (FileNotFoundError, ValueError):
            return 0.0
        return due if due - self._clock.time() <= _DAY else 0.0
