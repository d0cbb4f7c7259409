r"""Which events to see: the same words on the command line, in the URL and in Python.

    from  to  actor  kind  family  country  admin1  place  source  collection
    modality  review  days  side  min_confidence  bbox  area  q

``bbox`` is west,south,east,north, ``area`` the corners of a line around it: lon lat,lon lat,….
Several values of a word, repeated or joined by commas (``\,`` is a comma inside a name), widen a
filter; several words narrow it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from geodata.columns import EventColumns
from geodata.errors import FilterError
from geodata.filters.area import Corner
from geodata.filters.conditions import conditions
from geodata.filters.matching import Box
from geodata.filters.query import (
    CHOICES,
    CORNERS,
    LISTS,
    WORDS,
    cornered,
    escaped,
    is_area,
    is_box,
    joined,
    known,
    plain,
    read,
    refuse,
)
from geodata.filters.wording import in_words
from geodata.models import Event

__all__ = ["WORDS", "Filters"]

_FIELDS = {"from": "date_from", "to": "date_to"}


def _belonging(actor: str) -> frozenset[str]:
    # Only a filter by actor needs the register, which takes a moment to load.
    from geodata.actors import default_register  # noqa: PLC0415

    return default_register().with_descendants(actor)


@dataclass(frozen=True, slots=True)
class Filters:
    """What an event must be like to be seen; without any word, every event is.

    Parameters
    ----------
    date_from, date_to
        The words ``from`` and ``to``, both included. An event without a date is not seen.
    days
        How an imprecise date is meant: ``possible`` sees an event whose days overlap the span,
        ``certain`` one whose days all lie in it.
    actor
        Names, spellings or ids; those who belong to them are seen as well.
    side
        How ``actor`` is meant: ``any`` role, ``actor1`` who did it, ``actor2`` to whom.
    kind, family, modality, review
        Keys, as in the data contract.
    country
        ISO 3166-1 alpha-3.
    admin1
        Names of provinces; accents, capitals, hyphens and spaces do not count.
    place, source
        Names, or words of them; accents, capitals, hyphens and spaces do not count.
    collection
        Names of imported sets; ``reports`` is what Dateline has read.
    min_confidence
        The least confidence, 0 to 1.
    bbox
        West, south, east and north in degrees WGS84; west beyond east crosses the 180th meridian.
    area
        Corners (longitude, latitude) of a line around the events; on the line is inside.
    q
        Words that all must occur in the sentence, the place, the actors or the source.
    descendants
        Names that an actor stands for; without it, `ActorRegister.with_descendants` of the actors
        that Dateline knows.

    Raises
    ------
    FilterError
        When ``date_from`` lies after ``date_to``, a number is out of its range, or ``side`` or
        ``days`` is none of its words.

    Examples
    --------
    >>> june = Filters.from_query({"kind": "air_strike", "from": "2018-06-17", "q": "Harri"})
    >>> june.in_words()
    'air strike; from 17 June 2018; “Harri”'
    >>> Filters().in_words()
    'all events'
    """

    date_from: dt.date | None = None
    date_to: dt.date | None = None
    days: str = "possible"
    actor: tuple[str, ...] = ()
    side: str = "any"
    kind: tuple[str, ...] = ()
    family: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
    admin1: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    collection: tuple[str, ...] = ()
    modality: tuple[str, ...] = ()
    review: tuple[str, ...] = ()
    min_confidence: float | None = None
    bbox: Box | None = None
    area: tuple[Corner, ...] | None = None
    q: str | None = None
    descendants: Callable[[str], frozenset[str]] = field(
        default=_belonging, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        if self.date_from and self.date_to and self.date_from > self.date_to:
            message = f"from {self.date_from} lies after to {self.date_to}: exchange them"
            raise FilterError(message)
        if self.min_confidence is not None and not 0 <= self.min_confidence <= 1:
            refuse("min_confidence", self.min_confidence, "give a number from 0 to 1")
        if self.bbox is not None and not is_box(self.bbox):
            refuse("bbox", joined(self.bbox), "give west,south,east,north in degrees")
        if self.area is not None and not is_area(self.area):
            refuse("area", cornered(self.area), CORNERS)
        for word, value in (("days", self.days), ("side", self.side)):
            if value not in CHOICES[word]:
                refuse(word, value, known(value, CHOICES[word]))

    @classmethod
    def from_query(
        cls,
        query: Mapping[str, str | Sequence[str]],
        *,
        descendants: Callable[[str], frozenset[str]] = _belonging,
    ) -> Filters:
        """Read the words from a URL's or a command line's parameters; empty values do not count.

        Raises
        ------
        FilterError
            When a word is unknown or cannot take its value; the message says what it can take.
        """
        values: dict[str, Any] = {}
        for word, given in query.items():
            if word not in WORDS:
                refuse("filter", word, known(word, WORDS))
            texts = [given] if isinstance(given, str) else list(given)
            texts = [text.strip() for text in texts if text.strip()]
            if texts:
                values[_FIELDS.get(word, word)] = read(word, texts)
        return cls(**values, descendants=descendants)

    def to_query(self) -> dict[str, str]:
        """Write the words of a URL that `from_query` reads back.

        Examples
        --------
        >>> Filters(actor=("Iran", "Syria"), bbox=(38, 33, 42, 36.5)).to_query()
        {'actor': 'Iran,Syria', 'bbox': '38,33,42,36.5'}
        """
        query = {
            "from": self.date_from and self.date_from.isoformat(),
            "to": self.date_to and self.date_to.isoformat(),
            "days": None if self.days == "possible" else self.days,
            **{word: ",".join(map(escaped, getattr(self, word))) for word in LISTS},
            "side": None if self.side == "any" else self.side,
            "min_confidence": None if self.min_confidence is None else plain(self.min_confidence),
            "bbox": self.bbox and joined(self.bbox),
            "area": self.area and cornered(self.area),
            "q": self.q,
        }
        return {word: value for word, value in query.items() if value}

    def matches(self, event: Event) -> bool:
        """Whether the event is seen."""
        return all(one.test(event) for one in conditions(self))

    def select(self, events: Iterable[Event]) -> tuple[Event, ...]:
        """Keep the events that are seen, in their order."""
        tests = [one.test for one in conditions(self)]
        return tuple(event for event in events if all(test(event) for test in tests))

    def mask(self, columns: EventColumns) -> NDArray[np.bool_]:
        """Say of each event whether it is seen, as `matches` does: (rows,).

        Examples
        --------
        >>> events = [Event("1", "clash", "violence", ()), Event("2", "meeting", "diplomacy", ())]
        >>> Filters(family=("diplomacy",)).mask(EventColumns.of(events)).tolist()
        [False, True]
        """
        found = np.ones(len(columns), dtype=bool)
        for one in conditions(self):
            found &= one.mask(columns)
        return found

    def in_words(self, *, shown: int | None = None, total: int | None = None) -> str:
        """Say the filter as a reader would, with "12 of 40 events" when the counts are given."""
        return in_words(self, shown=shown, total=total)
