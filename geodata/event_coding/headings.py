"""Headings that say where what stands below them happened: "Nyala, 14 June: …", "Idlib".

Situation reports and digests go from place to place, and name each only once, in front.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from msgspec import Struct

from geodata.event_coding.governing import PARTS
from geodata.gazetteer.extent import COUNTRY, rank

if TYPE_CHECKING:
    from geodata.event_coding.reading import Passage
    from geodata.models import Document, PlacedToponym

__all__ = ["NO_HEADING", "Heading", "heading_of"]

_LONGEST = 9
_SHORT = 5
_MARKS = frozenset(",():.-\u2013\u2014\u2022*#/")
_DATELINE = re.compile(
    r"^[A-Z][A-Z' /-]{2,40}(?:, [A-Z][A-Za-z .]{2,30})? [-\u2013\u2014] ", re.MULTILINE
)
_DASHES = ("-", "\u2013", "\u2014")
_ENDS = frozenset(".!?;,")


class Heading(Struct, frozen=True):
    """The place that the paragraph being read is headed with, or None.

    ``section`` is the one that all paragraphs are headed with until the next heading: a line of its
    own. ``bare`` is whether nothing but a heading has been read of the paragraph yet. ``digest`` is
    whether several paragraphs have a dateline, so that each is set where it was written.
    """

    place: PlacedToponym | None = None
    section: PlacedToponym | None = None
    bare: bool = False
    digest: bool = False

    @classmethod
    def of(cls, document: Document) -> Heading:
        """Begin a report."""
        return cls(
            digest=next(islice(_DATELINE.finditer(document.text), 1, None), None) is not None
        )

    def goes_on(self) -> Heading:
        """Read on in the same paragraph: "Haditha. Gunmen attacked …" is headed, and no section."""
        return Heading(self.place, digest=self.digest) if self.bare else self

    def next_paragraph(self, passage: Passage) -> Heading:
        """Begin a paragraph with its first sentence."""
        section = self.place if self.bare else self.section
        name = None if passage.paragraph == 0 and _is_shouted(passage) else _bare(passage)
        if name is not None or _is_other_heading(passage):
            return Heading(name, bare=name is not None, digest=self.digest)
        headed = heading_of(passage) or (_dateline(passage) if self.digest else None)
        return Heading(headed or section, section, digest=self.digest)


def heading_of(passage: Passage) -> PlacedToponym | None:
    """Find the place that a paragraph is headed with: "Nyala, 14 June: shells hit …"."""
    if passage.paragraph == 0 and _is_shouted(passage):
        return None  # "RANCHI: A youth died", where the report was written
    return _before(passage, ":")


def _dateline(passage: Passage) -> PlacedToponym | None:
    """Find the place of a dateline: "IDLIB - ", "BAIDOA, Somalia - "."""
    if not _is_shouted(passage):
        return None
    return next(filter(None, (_before(passage, dash) for dash in _DASHES)), None)


def _is_shouted(passage: Passage) -> bool:
    return passage.texts[:1] != () and passage.texts[0].isupper()


def _before(passage: Passage, mark: str) -> PlacedToponym | None:
    """Find the placed name that opens a sentence, with only days and names up to a mark."""
    words = passage.lowers
    if mark not in words[1:_LONGEST]:
        return None
    end = words.index(mark, 1)
    for (first, last), name in passage.place_spans:
        said = (
            at in passage.dated or at in passage.names or words[at] in _MARKS | PARTS
            for at in range(last, end)
        )
        if first == 0 and last <= end and name.place and all(said):
            return name
    return None


def _bare(passage: Passage) -> PlacedToponym | None:
    """Find the only thing that a sentence names, a place: "Haditha.", "Idlib Governorate"."""
    words = passage.lowers
    if len(words) > _LONGEST or not passage.placed:
        return None
    (first, last), name = passage.place_spans[0]
    rest = [*range(first), *range(last, len(words))]
    said = all(at in passage.dated or words[at] in PARTS or words[at] in _MARKS for at in rest)
    inside = name.place is not None and rank(name.place) < COUNTRY
    return name if said and inside and name.toponym.role == "literal" else None


def _is_other_heading(passage: Passage) -> bool:
    """Whether a line heads what follows with something else than a place: "Humanitarian access"."""
    words = passage.lowers
    return 0 < len(words) <= _SHORT and words[-1] not in _ENDS and passage.texts[0][0].isupper()


NO_HEADING = Heading()
