"""Out of the tool and into the report: the printed map and its numbered table of events.

``content`` is what is said, ``sheet`` the paper, ``view`` the part of the world and its projection,
``markers`` the numbered symbols. ``ground``, ``symbols``, ``names`` and ``furniture`` draw,
``page`` puts them together, ``table`` lists the events behind, and ``making`` writes the file.
``seen`` is what a screen shows, ``browser`` the second way to a picture, ``pack`` the ZIP of all.
"""

from geodata.report.browser import check_photo, photograph
from geodata.report.content import Content
from geodata.report.making import SUFFIXES, check, report
from geodata.report.pack import Order, check_pack, pack
from geodata.report.seen import Seen
from geodata.report.sheet import SIZES, Sheet
from geodata.titles import title_of

__all__ = [
    "SIZES",
    "SUFFIXES",
    "Content",
    "Order",
    "Seen",
    "Sheet",
    "check",
    "check_pack",
    "check_photo",
    "pack",
    "photograph",
    "report",
    "title_of",
]
