"""The database of a store, opened: what each of its parts works on."""

from __future__ import annotations

from threading import Lock
from typing import Self

from geodata import settings
from geodata.columns import EventColumns
from geodata.merging import Kinship, default_kinship
from geodata.store import grouping, meta
from geodata.store.engine import connect, transaction

__all__ = ["Opened"]


class Opened:
    """A database that is open; threads and processes may share it."""

    def __init__(self, url: str | None = None, *, kinship: Kinship | None = None) -> None:
        self._given_kinship = kinship
        self._columns: EventColumns | None = None
        self._columns_lock = Lock()
        address = url or f"sqlite:///{settings.home() / 'dateline.db'}"
        self._engine, renewed = connect(address)
        if renewed:  # by a version that merges, from one that did not
            with transaction(self._engine, write=True) as connection:
                if grouping.settle(connection, self._kinship):
                    meta.count_up(connection)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_reason: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def _kinship(self) -> Kinship:
        # The register of actors takes a second to load: whoever only reads can do without.
        return self._given_kinship or default_kinship()
