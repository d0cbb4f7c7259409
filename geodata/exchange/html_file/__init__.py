"""Events as a single HTML file: map, filters, sentences and basemap, with no network at all.

``records`` puts an event in words, ``page`` is what a reader's browser gets first, ``writing``
puts the file together. The scripts of the map are those of the dashboard (`geodata.webmap`); what
is around the map is in ``static``.

Inside, everything that a browser would fetch stands packed in inert script tags, named like the
files that they are:

- ``points/0.gz``, ``points/1.gz``, …: a thousand events each, as `geodata.webmap.points` says;
- ``index/0.json``, …: which of these have a place, and their actors, for the filters;
- ``records/0.json``, …: their words, unpacked when somebody reads them;
- ``basemap/…``: the basemap, fine around the events and coarse elsewhere.
"""

from geodata.exchange.html_file.writing import write
from geodata.exchange.seam import Format

__all__ = ["FORMAT", "write"]

FORMAT = Format(
    "HTML, one file with its map",
    (".html", ".htm"),
    "text/html",
    write,
    loses="HTML is for reading: it does not carry every column of the data",
)
