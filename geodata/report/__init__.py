"""Out of the tool and into the report: maps, films and charts, and the numbered table of events.

``content`` is what is said, ``sheet`` the paper, ``view`` the part of the world and its projection,
``markers`` the symbols, ``timeline`` the events by date. ``ground``, ``symbols``, ``names`` and
``furniture`` draw, and ``scene`` is the map that all pictures share: ``page`` with ``table`` behind
it, ``multiples``, ``film``. ``charts`` and ``rankings`` are what has no map. ``pictures`` lists the
kinds, and ``making`` writes the file. ``seen`` is what a screen shows, ``browser`` the second way
to a picture, ``pack`` the ZIP of all.
"""

from geodata.report.browser import check_photo, photograph
from geodata.report.content import Content
from geodata.report.making import report
from geodata.report.pack import Order, check_pack, pack
from geodata.report.pictures import PICTURES, Picture, picture_of
from geodata.report.seen import Seen
from geodata.report.sheet import SIZES, Sheet
from geodata.titles import title_of

__all__ = [
    "PICTURES",
    "SIZES",
    "Content",
    "Order",
    "Picture",
    "Seen",
    "Sheet",
    "check_pack",
    "check_photo",
    "pack",
    "photograph",
    "picture_of",
    "report",
    "title_of",
]
