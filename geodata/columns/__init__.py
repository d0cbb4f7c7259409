"""Many events as columns: what a map, a filter or a count over a million of them reads.

An `Event` is right for reading one; a million of them are not. `EventColumns` holds one array a
property, a row an event, in the order of the store. Words stand as codes into a list of names.
"""

from geodata.columns.coded import Coded, CodedLists
from geodata.columns.events import EventColumns
from geodata.columns.filing import of_table, to_table
from geodata.columns.ids import Ids
from geodata.columns.renewing import renewed
from geodata.columns.texts import Sentences, Texts

__all__ = [
    "Coded",
    "CodedLists",
    "EventColumns",
    "Ids",
    "Sentences",
    "Texts",
    "of_table",
    "renewed",
    "to_table",
]
