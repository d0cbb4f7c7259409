"""Dateline turns written reports into a map of who did what, where and when.

    report → Document → Toponyms → Places ─┐
                      → Dates ─────────────┼→ Events → Store → Map · Export
                      → Actors ────────────┘

`read` and `parse` do this for one report, `parse_many` for many, lazily, and `events` for files and
folders, as a GeoDataFrame. `Gazetteer` is where names are looked up, `Store` where events are kept.
The flow stands in `geodata.pipeline`, what passes between its rooms in `geodata.models`.
"""

from geodata.api import events, parse, parse_many, read
from geodata.gazetteer import Gazetteer
from geodata.store import Store

__all__ = ["Gazetteer", "Store", "events", "parse", "parse_many", "read"]
