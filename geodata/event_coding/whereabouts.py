"""Where a report is: the place that "there", "the town" and "the same area" stand for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geodata.event_coding.reading import is_dateline
from geodata.event_coding.spots import COUNTRY, Spot, rank, spot_of

if TYPE_CHECKING:
    from geodata.event_coding.reading import Passage
    from geodata.models import PlacedToponym

__all__ = ["Whereabouts"]

_POINTS = re.compile(
    r"(?<=\w )there\b(?! (?:was|were|is|are|has|have|had|will|would|may|can|could)\b)|"
    r"\b(?:the|that|this) (?:(?:same|whole|entire|besieged) )?(?P<noun>town|city|village|camp|base|"
    r"area|district|province|governorate|neighbou?rhood|airport|crossing|island|mosque|hospital)\b"
    r"(?! (?:of|near|in) [A-Z])",
)
_FEATURES = {
    "town": {"city", "village"}, "city": {"city"}, "village": {"village", "city"},
    "camp": {"camp"}, "base": {"base"}, "district": {"district", "neighbourhood"},
    "province": {"province"}, "governorate": {"province"}, "airport": {"airport"},
    "neighbourhood": {"neighbourhood"}, "neighborhood": {"neighbourhood"},
    "crossing": {"crossing"}, "island": {"island"}, "mosque": {"facility"},
    "hospital": {"facility"},
}  # fmt: skip
"""What a place must be for a noun to stand for it; "area" and "there" stand for any."""
_LASTS = 2
_SURE = 0.6


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Places below countries that the last sentence with any has named, and how long ago."""

    names: tuple[PlacedToponym, ...] = ()
    age: int = 0

    def after(self, passage: Passage) -> Whereabouts:
        """Take the places of a sentence that has been read; they last for two without any."""
        names = tuple(
            name
            for name in passage.placed
            if name.place and name.toponym.role == "literal" and rank(name.place) < COUNTRY
        )
        told = [name for name in passage.placed if name.toponym.role == "literal"]
        if len(told) > 1:
            names = tuple(name for name in names if not is_dateline(passage, name))
        if names:
            return Whereabouts(names)
        return Whereabouts(self.names, self.age + 1) if self.age < _LASTS else Whereabouts()

    def pointed_at(self, text: str) -> Spot | None:
        """Find the place that a sentence without names points back to, or None.

        The last that fits is meant; where nothing fits, nothing is.
        """
        found = _POINTS.search(text)
        if found is None:
            return None
        features = _FEATURES.get(found["noun"] or "")
        fitting = [
            name
            for name in self.names
            if features is None or (name.place and name.place.feature in features)
        ]
        return spot_of(fitting[-1], _SURE) if fitting else None
