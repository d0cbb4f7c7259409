"""Events out of Dateline and back, in the formats that other programs read: one module a format.

A module of this folder has ``FORMAT``, which says how its files are named, written and read; its
place in `FORMATS` is all that makes it known to the command line and the dashboard. Writers take
events one after the other and never hold more than a batch of them, so that a store of any size
can be exported.
"""

from geodata.exchange.formats import FORMATS, format_of, read, write
from geodata.exchange.seam import Fault, Format, Reader, Writer

__all__ = ["FORMATS", "Fault", "Format", "Reader", "Writer", "format_of", "read", "write"]
