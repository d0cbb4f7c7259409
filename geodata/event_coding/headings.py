"""Headings that say where what stands below them happened: "Nyala, 14 June: …", "Idlib".

Situation reports and digests go from place to place, and name each only once, in front.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from geodata.event_coding.governing import PARTS
from geodata.gazetteer.extent import COUNTRY, rank

if TYPE_CHECKING:
    from geodata.event_coding.reading import Passage
    from geodata.models import PlacedToponym

__all__ = ["NO_HEADING", "Heading", "heading_of"]

_LONGEST = 9
_SHORT = 5
_MARKS = frozenset(",():.-\u2013\u2014\u2022*#")
_ENDS = frozenset(".!?;,")


class Heading(Struct, frozen=True):
    """The place that the paragraph being read is headed with, or None.

    ``section`` is the one that all paragraphs are headed with until the next heading: a line of its
    own. ``bare`` is whether nothing but a heading has been read of the paragraph yet.
    """

    place: PlacedToponym | None = None
    section: PlacedToponym | None = None
    bare: bool = False

    def goes_on(self) -> Heading:
        """Read on in the same paragraph: "Haditha. Gunmen attacked …" is headed, and no section."""
        return Heading(self.place) if self.bare else self

    def next_paragraph(self, passage: Passage) -> Heading:
        """Begin a paragraph with its first sentence."""
        section = self.place if self.bare else self.section
        name = _bare(passage)
        if name is not None or _is_other_heading(passage):
            return Heading(name, None, name is not None)
        return Heading(heading_of(passage) or section, section)


NO_HEADING = Heading()


def heading_of(passage: Passage) -> PlacedToponym | None:
    """Find the place that a paragraph is headed with: "Nyala, 14 June: shells hit …"."""
    words = passage.lowers
    colon = words.index(":") if ":" in words[:_LONGEST] else 0
    if passage.paragraph == 0 and passage.texts[:1] and passage.texts[0].isupper():
        return None  # "RANCHI: A youth died", where the report was written
    for (first, last), name in passage.place_spans if colon else ():
        bare = all(at in passage.dated or words[at] in {",", "(", ")"} for at in range(last, colon))
        if first == 0 and last <= colon and name.place and bare:
            return name
    return None


def _bare(passage: Passage) -> PlacedToponym | None:
    """Find the only thing that a sentence names, a place: "Haditha.", "Idlib Governorate"."""
    words = passage.lowers
    if not words or len(words) > _LONGEST:
        return None
    if passage.paragraph == 0 and passage.texts[0].isupper():
        return None
    named = next(iter(passage.place_spans), None)
    if named is None:
        return None
    (first, last), name = named
    rest = [*range(first), *range(last, len(words))]
    said = all(at in passage.dated or words[at] in PARTS or words[at] in _MARKS for at in rest)
    inside = name.place is not None and rank(name.place) < COUNTRY
    return name if said and inside and name.toponym.role == "literal" else None


def _is_other_heading(passage: Passage) -> bool:
    """Whether a line heads what follows with something else than a place: "Humanitarian access"."""
    words = passage.lowers
    return 0 < len(words) <= _SHORT and words[-1] not in _ENDS and passage.texts[0][0].isupper()
