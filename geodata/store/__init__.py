"""Room 8: events, the reports that tell of them, and who reviewed what.

``schema`` holds the tables, ``engine`` opens the database, ``migrations`` bring an old one up to
date, ``rows`` turns values into rows and back. ``adding`` puts a report in, ``grouping`` keeps the
events what their mentions and the user's decisions (``deciding``) make of them, ``reading`` gets
them out. ``reviewing`` remembers who changed what, ``meta`` what the store knows of itself.
"""

from geodata.store.rows import (
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
    "AddResult",
    "Change",
    "Counts",
    "Highlight",
    "MergeResult",
    "Report",
    "Store",
    "StoredDocument",
]
