"""Spellings of actors that a person settled: from now on each means one actor and no other.

They are a file of actors like any other that the user added (`geodata.actors.adding`), under a name
of its own: it is listed, and removed, as they are.
"""

from __future__ import annotations

import csv
import io
import re
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from geodata.actors import added, adding
from geodata.actors.nations import name_key
from geodata.actors.register import ActorRegister
from geodata.actors.rows import COLUMNS
from geodata.actors.tables import read_table
from geodata.errors import RegisterError

__all__ = ["FILE", "settle"]

FILE = "spellings.csv"
"""What the user calls the file: ``dateline actors remove spellings.csv`` forgets them all."""

_SPLIT = "|"
_NEW = "organisation"
"""Kind of an actor that no list has: the file may be edited."""


def settle(spelling: str, name: str, register: ActorRegister) -> None:
    """Let a spelling mean one actor from now on.

    Parameters
    ----------
    spelling
        As it stands in a report.
    name
        The actor: one of the register, or a new one.
    register
        The actors that are known.

    Raises
    ------
    RegisterError
        When the spelling is no name, or the file cannot be kept.
    """
    written = " ".join(spelling.replace(_SPLIT, " ").split())
    if not name_key(written):
        message = f"{spelling!r} is no name: give the spelling as it stands in the report"
        raise RegisterError(message)
    own = _cells(name, register)
    others = [_without(row, written) for row in _rows()]
    same = next((row for row in others if row["id"] == own["id"]), own)
    rest = [row for row in others if row["id"] != own["id"] and row["aliases"]]
    aliases = _SPLIT.join(filter(None, (same["aliases"], written)))
    _keep([*rest, own | {"aliases": aliases}])


def _cells(name: str, register: ActorRegister) -> dict[str, str]:
    """Row of an actor, as it is known."""
    actor = register.named(name)
    if actor is None:
        slug = re.sub(r"\W+", "-", name.casefold()).strip("-")
        return {"id": slug, "name": name, "aliases": "", "kind": _NEW, "country": "", "parent": ""}
    return {
        "id": actor.id,
        "name": actor.name,
        "aliases": "",
        "kind": actor.kind,
        "country": _SPLIT.join(register.theatre(actor)),
        "parent": actor.parent or "",
    }


def _without(row: Mapping[str, str], spelling: str) -> dict[str, str]:
    """Take a spelling from an actor that it does not mean any more."""
    key = name_key(spelling)
    aliases = (one for one in row["aliases"].split(_SPLIT) if one and name_key(one) != key)
    return dict(row) | {"aliases": _SPLIT.join(aliases)}


def _rows() -> list[dict[str, str]]:
    kept = next((path for path in added.files() if path.name == FILE), None)
    return [] if kept is None else [one.cells for one in read_table(kept, COLUMNS) if not one.fault]


def _keep(rows: Iterable[Mapping[str, str]]) -> None:
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS)
    writer.writeheader()
    writer.writerows(rows)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / FILE
        path.write_text(text.getvalue(), "utf-8")
        adding.add(path)
