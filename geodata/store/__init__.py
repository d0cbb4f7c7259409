"""Room 8: events, the reports that tell of them, and who reviewed what.

``schema`` holds the tables, ``engine`` opens the database, ``rows`` turns values into rows and
back.
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
