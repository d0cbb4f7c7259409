"""Rows of other collections into the store: by their ids, all or nothing; what is bad is told.

Events that were imported stand beside those that Dateline has read: merging leaves them alone, and
`geodata.comparing` says what both tell of.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import TypeAlias

from geodata.exchange.imports import Imported, Rejected, Removed
from geodata.store import Store, Taking

__all__ = ["ImportResult", "checked", "take_in"]

_Row: TypeAlias = Imported | Removed | Rejected
_AT_ONCE = 2_000  # rows


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import did, in events; ``rejected`` are the rows that could not be used."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0
    rejected: tuple[Rejected, ...] = ()

    @property
    def events(self) -> int:
        """How many events the file tells of."""
        return self.added + self.changed + self.unchanged


def take_in(
    rows: Iterable[_Row], store: Store, *, name: str, preset: str, file: str
) -> ImportResult:
    """Take the events of a file into the store, as a set of that name.

    What is there already is renewed by id: corrections and reviews stay. A row that says that an
    event is no more removes it. When anything goes wrong, the store is as it was.

    Parameters
    ----------
    rows
        As `geodata.exchange.imports.open_import` reads them.
    store
        Where they go.
    name
        Of the set.
    preset, file
        How they were read, and from where.

    Raises
    ------
    StoreError
        When the store cannot be written.
    ExchangeError
        When the file breaks off.
    """
    result = ImportResult()
    with store.taking_in(name, preset=preset, file=file) as taking:
        waiting = _once_each(rows)
        while some := list(islice(waiting, _AT_ONCE)):
            result = _taken(result, some, taking, name)
    return result


def checked(rows: Iterable[_Row]) -> ImportResult:
    """Read rows for what is wrong with them, and change nothing; all events count as added."""
    found = list(_once_each(rows))
    bad = tuple(one for one in found if isinstance(one, Rejected))
    return ImportResult(
        added=sum(isinstance(one, Imported) for one in found),
        removed=sum(isinstance(one, Removed) for one in found),
        rejected=bad,
    )


def _once_each(rows: Iterable[_Row]) -> Iterator[_Row]:
    seen: dict[str, int] = {}
    for one in rows:
        first = seen.setdefault(one.event.id, one.row) if isinstance(one, Imported) else one.row
        if first == one.row:
            yield one
        else:
            yield Rejected(one.row, f"its id stands in row {first} already")


def _taken(before: ImportResult, some: list[_Row], taking: Taking, name: str) -> ImportResult:
    told = [one for one in some if isinstance(one, Imported)]
    taken = taking.put([(one.event, one.document) for one in told])
    removed = taking.remove([f"{name}:{one.id}" for one in some if isinstance(one, Removed)])
    bad = [one for one in some if isinstance(one, Rejected)]
    for one in told:
        if owner := taken.foreign.get(one.event.id):
            reason = f"the event {one.event.id!r} is there already, among {owner!r}"
            bad.append(Rejected(one.row, f"{reason}: give this set a name to have it twice"))
    return replace(
        before,
        added=before.added + taken.added,
        changed=before.changed + taken.changed,
        unchanged=before.unchanged + taken.unchanged,
        removed=before.removed + removed,
        rejected=(*before.rejected, *sorted(bad, key=lambda one: one.row)),
    )
