"""Dateline turns written reports into a map of who did what, where and when.

    report → Document → Toponyms → Places ─┐
                      → Dates ─────────────┼→ Events → Store → Map · Export
                      → Actors ────────────┘

`read` and `parse` do this for one report, `parse_many` for many, lazily, and `events` for files and
folders, as a GeoDataFrame. `Gazetteer` is where names are looked up, `ActorRegister` knows actors
by name, `Store` keeps events. The flow stands in `geodata.pipeline`, what passes between its rooms
in `geodata.models`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from geodata.actors import ActorRegister as ActorRegister
    from geodata.api import events as events
    from geodata.api import parse as parse
    from geodata.api import parse_many as parse_many
    from geodata.api import read as read
    from geodata.gazetteer import Gazetteer as Gazetteer
    from geodata.store import Store as Store

_HOMES = {
    "ActorRegister": "geodata.actors",
    "Gazetteer": "geodata.gazetteer",
    "events": "geodata.api",
    "Store": "geodata.store",
    "parse": "geodata.api",
    "parse_many": "geodata.api",
    "read": "geodata.api",
}

__all__ = ["ActorRegister", "Gazetteer", "Store", "events", "parse", "parse_many", "read"]


def __getattr__(name: str) -> Any:
    # Loaded at first use, so that `dateline --help` and a look at one room stay quick.
    if name not in _HOMES:
        message = f"module 'geodata' has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
