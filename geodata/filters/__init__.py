r"""Which events to see: the same words on the command line, in the URL and in Python.

    from  to  actor  kind  family  country  place  source  modality  review
    min_confidence  bbox  q

``bbox`` is west,south,east,north. Several values of a word, repeated or joined by commas (``\,``
is a comma inside a name), widen a filter; several words narrow it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from geodata.errors import FilterError
from geodata.filters import matching
from geodata.filters.matching import Box, Test
from geodata.filters.query import LISTS, WORDS, escaped, is_box, joined, known, plain, read, refuse
from geodata.filters.wording import days_in_words, named
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
        The words ``from`` and ``to``, both included. An event that is dated imprecisely is seen
        when its days overlap them; one without a date is not.
    actor
        Names, spellings or ids, in any role; those who belong to them are seen as well.
    kind, family, modality, review
        Keys, as in the data contract.
    country
        ISO 3166-1 alpha-3.
    place, source
        Names, or words of them; accents, capitals, hyphens and spaces do not count.
    min_confidence
        The least confidence, 0 to 1.
    bbox
        West, south, east and north in degrees WGS84; west beyond east crosses the 180th meridian.
    q
        Words that all must occur in the sentence, the place, the actors or the source.
    descendants
        Names that an actor stands for; without it, `ActorRegister.with_descendants` of the actors
        that Dateline knows.

    Raises
    ------
    FilterError
        When ``date_from`` lies after ``date_to``, or a number is out of its range.

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
    actor: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    family: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    modality: tuple[str, ...] = ()
    review: tuple[str, ...] = ()
    min_confidence: float | None = None
    bbox: Box | None = None
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
            **{word: ",".join(map(escaped, getattr(self, word))) for word in LISTS},
            "min_confidence": None if self.min_confidence is None else plain(self.min_confidence),
            "bbox": self.bbox and joined(self.bbox),
            "q": self.q,
        }
        return {word: value for word, value in query.items() if value}

    def matches(self, event: Event) -> bool:
        """Whether the event is seen."""
        return all(test(event) for test in self._tests())

    def select(self, events: Iterable[Event]) -> tuple[Event, ...]:
        """Keep the events that are seen, in their order."""
        tests = self._tests()
        return tuple(event for event in events if all(test(event) for test in tests))

    def in_words(self, *, shown: int | None = None, total: int | None = None) -> str:
        """Say the filter as a reader would, with "12 of 40 events" when the counts are given."""
        parts = [
            " or ".join(named(word, value) for value in getattr(self, word))
            for word in ("kind", "family", "actor", "place", "country", "source")
        ]
        parts.insert(3, days_in_words(self.date_from, self.date_to))
        parts += [" or ".join(self.modality), " or ".join(self.review)]
        if self.min_confidence is not None:
            parts.append(f"confidence {plain(self.min_confidence)} or more")
        if self.bbox:
            west, south, east, north = self.bbox
            corners = [
                f"{_degrees(x, 'EW')}, {_degrees(y, 'NS')}"
                for x, y in ((west, south), (east, north))
            ]
            parts.append(f"within {' to '.join(corners)}")
        if self.q:
            parts.append(f"“{self.q}”")
        parts = [part for part in parts if part] or ["all events"]
        if shown is not None and total is not None:
            parts.append(f"{shown:,} of {total:,} event{'' if total == 1 else 's'}")
        return "; ".join(parts)

    def _tests(self) -> list[Test]:
        tests = [
            matching.one_of(word, getattr(self, word))
            for word in ("kind", "family", "country", "modality", "review")
            if getattr(self, word)
        ]
        if self.date_from or self.date_to:
            tests.append(
                matching.overlaps(self.date_from or dt.date.min, self.date_to or dt.date.max)
            )
        if self.actor:
            tests.append(matching.acts(self.actor, self.descendants))
        if self.place:
            tests.append(matching.happens_at(self.place))
        if self.source:
            tests.append(matching.told_by(self.source))
        if self.min_confidence is not None:
            least = self.min_confidence
            tests.append(lambda event: event.confidence >= least)
        if self.bbox:
            tests.append(matching.within(self.bbox))
        if self.q:
            tests.append(matching.tells_of(self.q))
        return tests


def _degrees(value: float, sides: str) -> str:
    """Write degrees with their side of the globe.

    >>> _degrees(-10.5, "NS"), _degrees(40, "EW")
    ('10.5° S', '40° E')
    """
    return f"{plain(abs(value))}° {sides[value < 0]}"
