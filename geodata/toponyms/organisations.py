"""Nations and places in the names of organisations: "Syrian Army", "Oakland Police Department"."""

from __future__ import annotations

from collections.abc import Iterator

from geodata.toponyms import lexicon
from geodata.toponyms.lookup import LARGE
from geodata.toponyms.reading import Reading, Span

__all__ = ["SEPARATORS", "is_of_nations", "nationalities", "seat_of_organisation"]

SEPARATORS = frozenset({"/", "-", "\u2013", "\u2014", "and", ",", "or", "&"})
_SOLID = LARGE | {"city1"}


def nationalities(first: int, last: int, reading: Reading) -> Iterator[Span]:
    """Find the nationalities and countries in "Syrian-Iraqi" and "U.S.-backed"."""
    for at, end in reading.listed(first, last):
        kind = reading.column[at]
        if kind == "B-demonym":
            yield Span(at, end, demonym=True)
        elif kind == "B-country":
            yield Span(at, end)


def is_of_nations(first: int, last: int, reading: Reading) -> bool:
    """Whether a name holds nothing but nations: "Syrian-Iraqi"."""
    for at in range(first, last):
        nation = reading.column[at].endswith(("demonym", "country"))
        if not nation and reading.lower[at] not in SEPARATORS:
            return False
    return reading.classify(reading.surface(first, last)) != "country"


def seat_of_organisation(first: int, last: int, reading: Reading) -> Iterator[Span]:
    """Find the place whose an organisation is: "Syrian Army", "Oakland Police Department".

    Newspapers, clubs, companies and universities only bear the name of a place: "Washington Post"
    and "University of Kansas" have none.
    """
    for at, end in reading.listed(first, last):
        if reading.lower[at] in lexicon.NEVER:
            continue
        span = _seat(at, end, (first, last), reading)
        if span is not None:
            yield span
            return


def _seat(at: int, end: int, whole: tuple[int, int], reading: Reading) -> Span | None:
    first, last = whole
    kind = reading.column[at][2:]
    rest = set(reading.lower[end:last]) | {reading.word(last)}
    if at == first and kind == "demonym" and reading.word(end) in lexicon.FORCES:
        return Span(at, end, demonym=True)
    named_after = bool(rest & lexicon.NAMESAKES or rest & lexicon.SCHOLARLY)
    if at == first and kind == "country" and not named_after:
        return Span(at, end)
    if kind not in _SOLID or named_after:
        return None
    county = reading.lower[end - 1] == "county"
    civic = at == first and bool(county or rest & lexicon.CIVIC)
    governed = reading.word(at - 1) == "of" and _governs(reading.lower[first:at])
    return Span(at, end, 0.7) if civic or governed else None


def _governs(head: list[str]) -> bool:
    """Whether it is a place's own: "Ministry of Defence of Ukraine", "City of Tyre"."""
    return any(word in lexicon.CIVIC for word in head) and not any(
        word in lexicon.SCHOLARLY or word in lexicon.NAMESAKES for word in head
    )
