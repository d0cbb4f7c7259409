"""The country and the province of rows that have a point and do not say what it lies in."""

# ruff: noqa: PLC0415  outlines are read for those who need them

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import TypeAlias

import numpy as np

from geodata.exchange.imports.seam import Imported, Rejected, Removed

__all__ = ["needs_territories", "with_territories"]

_Row: TypeAlias = Imported | Removed | Rejected
_AT_ONCE = 2_000  # rows
_ANSWERED = frozenset({"country", "admin1"})


def needs_territories(told: Collection[str]) -> bool:
    """Whether a table with these columns lacks what the outlines of the basemap tell."""
    return not set(told) >= _ANSWERED


def with_territories(rows: Iterable[_Row], told: Collection[str]) -> Iterator[_Row]:
    """Add countries and provinces by the outlines of the basemap; a point at sea has none.

    Parameters
    ----------
    rows
        Of a table.
    told
        What the table has columns for: a country or province that it leaves empty stays empty.
    """
    waiting = iter(rows)
    if not needs_territories(told):
        yield from waiting
    while some := list(islice(waiting, _AT_ONCE)):
        placed = [
            one for one in some if isinstance(one, Imported) and one.event.latitude is not None
        ]
        found = {one.row: one for one in _located(placed, told)}
        yield from (found.get(one.row, one) for one in some)


def _located(rows: Sequence[Imported], told: Collection[str]) -> Iterator[Imported]:
    """Put rows where their points lie; a province is only added to its own country."""
    from geodata import basemap
    from geodata.basemap.territories import territories_at

    if not rows:
        return
    points = [(one.event.latitude, one.event.longitude) for one in rows]
    latitude, longitude = np.array(points, np.float64).T
    for row, own in zip(rows, territories_at(latitude, longitude, basemap.folder()), strict=True):
        inside = own.country if own is not None else None
        country = row.event.country if "country" in told else inside
        admin1 = row.event.admin1
        if own is not None and own.country == country and "admin1" not in told:
            admin1 = own.admin1
        yield replace(row, event=replace(row.event, country=country, admin1=admin1))
