"""What somebody types to find a place, read as a name and what contains it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from geodata.gazetteer.codes import alpha3_of, is_alpha3

__all__ = ["Query", "country_code", "readings"]

_COMMAS = re.compile(r"[,;\u060c\u061b\u3001\uff0c]")
"""Commas and semicolons, also of Arabic, Chinese and Japanese."""
_IN_BRACKETS = re.compile(r"\(([^()]*)\)")
_PARTITIVE = re.compile(r"(?P<name>.+?) (?:of|in) (?:the )?(?P<parent>.+)", re.IGNORECASE)
_KINDS = frozenset({"city", "town", "village", "province", "governorate", "state", "district"})


@dataclass(frozen=True, slots=True)
class Query:
    """A name, and the names of what contains it, the nearest first."""

    name: str
    parents: tuple[str, ...] = ()


def readings(text: str) -> tuple[Query, ...]:
    """Ways to read a query, the plainest first.

    Parameters
    ----------
    text
        As somebody typed it.

    Returns
    -------
    tuple of Query
        With what stands behind commas or in brackets as parents; then with what stands behind "of"
        or "in" as one, or "province of Idlib" as "Idlib province".

    Examples
    --------
    >>> readings("Nawa, Daraa"), readings("Kafr Nabl (Idlib)")
    ((Query(name='Nawa', parents=('Daraa',)),), (Query(name='Kafr Nabl', parents=('Idlib',)),))
    >>> [query.parents for query in readings("Al Bukamal district of Deir Ezzor")]
    [(), ('Deir Ezzor',)]
    >>> [query.name for query in readings("the province of Idlib")]
    ['the province of Idlib', 'Idlib province']
    >>> readings(" , ")
    (Query(name='', parents=()),)
    """
    parts = [part.strip() for part in _COMMAS.split(_IN_BRACKETS.sub(r",\1", text))]
    name, *parents = [part for part in parts if part] or [""]
    plain = Query(name, tuple(parents))
    split = _PARTITIVE.fullmatch(name)
    if split is None:
        return (plain,)
    inner, parent = split["name"], split["parent"]
    kind = inner.lower().removeprefix("the ")
    if kind in _KINDS:
        return plain, Query(f"{parent} {kind}", plain.parents)
    return plain, Query(inner, (parent, *parents))


def country_code(name: str) -> str | None:
    """Alpha-3 code of the country that is named by its code, in capitals; None for a name.

    Examples
    --------
    >>> country_code("SY"), country_code("SYR"), country_code("Syria")
    ('SYR', 'SYR', None)
    """
    return name if is_alpha3(name) else alpha3_of(name)
