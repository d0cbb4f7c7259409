"""The part of the store that holds the sets of events that were imported."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from geodata.store import importing, meta
from geodata.store.engine import transaction
from geodata.store.importing import ImportedSet, Taking
from geodata.store.opened import Opened

__all__ = ["Sets"]


class Sets(Opened):
    """Events of others, a set at a time."""

    @contextmanager
    def taking_in(self, name: str, *, preset: str, file: str) -> Iterator[Taking]:
        """Take in a set of events of others: all of it, or nothing when something goes wrong.

        Parameters
        ----------
        name
            Of the set; what it had before is renewed by id, with corrections and reviews kept.
        preset, file
            How it was read, and from where, for `collections` to tell.

        Raises
        ------
        StoreError
            When the store cannot be written.
        """
        with transaction(self._engine, write=True) as connection:
            yield Taking(connection, name)
            importing.sign(connection, name, preset=preset, file=file)
            meta.count_up(connection)

    def collections(self) -> tuple[ImportedSet, ...]:
        """List the sets that were imported, by name."""
        with transaction(self._engine) as connection:
            return importing.listed(connection)

    def collection(self, name: str) -> ImportedSet:
        """Return an imported set by its name.

        Raises
        ------
        StoreError
            When there is none of that name.
        """
        with transaction(self._engine) as connection:
            return importing.known(connection, name)

    def remove_collection(self, name: str) -> int:
        """Remove an imported set with all its events; count them.

        Raises
        ------
        StoreError
            When there is no set of that name.
        """
        with transaction(self._engine, write=True) as connection:
            removed = importing.remove(connection, name)
            meta.count_up(connection)
            return removed
