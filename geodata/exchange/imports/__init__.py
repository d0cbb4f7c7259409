"""Events of other collections into Dateline: ACLED, UCDP GED, GDELT, and any table or GeoJSON.

``rows`` reads a file as rows of texts with their numbers, a module a collection turns a row into an
event, ``guessing`` says which collection a file is of and which column means what. A row that
cannot be used is told with its number and the reason; the others come in.
"""

from geodata.exchange.imports.mapped import MEANINGS, lacking
from geodata.exchange.imports.opening import PRESETS, Plan, open_import, plan
from geodata.exchange.imports.seam import Imported, Rejected, Removed

__all__ = [
    "MEANINGS",
    "PRESETS",
    "Imported",
    "Plan",
    "Rejected",
    "Removed",
    "lacking",
    "open_import",
    "plan",
]
