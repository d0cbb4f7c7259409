"""Room 8: events, the reports that tell of them, and who reviewed what.

``schema`` holds the tables, ``engine`` opens the database, ``migrations`` bring an old one up to
date, ``rows`` turns values into rows and back. ``adding`` puts a report in, ``grouping`` keeps the
events what their mentions, the user's decisions (``deciding``) and corrections (``reviewing``) make
of them, ``importing`` keeps those of others beside them, ``reading`` gets them out. ``history``
remembers who did what and what was taken back, ``meta`` what the store knows of itself.
"""

from geodata.store.history import ACTIONS, DECISIONS
from geodata.store.importing import ImportedSet, Taken, Taking
from geodata.store.rows import (
    Action,
    AddResult,
    Change,
    Counts,
    Highlight,
    MergeResult,
    Report,
    StoredDocument,
)
from geodata.store.store import Store

__all__ = [
    "ACTIONS",
    "DECISIONS",
    "Action",
    "AddResult",
    "Change",
    "Counts",
    "Highlight",
    "ImportedSet",
    "MergeResult",
    "Report",
    "Store",
    "StoredDocument",
    "Taken",
    "Taking",
]
