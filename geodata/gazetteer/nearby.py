"""Places around a point whose spellings resemble a name.

A likeness that is probably chance among all places of the world tells something among the few
hundred of a district: the odds grow as the places shrink that the name is compared to.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from heapq import nlargest
from operator import itemgetter
from typing import Final

import numpy as np
import numpy.typing as npt
from rapidfuzz import process
from rapidfuzz.distance import Indel

from geodata.gazetteer.codes import arabic_world
from geodata.gazetteer.distance import great_circle_km
from geodata.gazetteer.matching import Query
from geodata.gazetteer.romanisation import bare, fold, normalise, romanisable, without_common
from geodata.gazetteer.segment import Segment

__all__ = ["Near", "resembling_near"]

_POOL: Final = 60
"""Spellings whose likeness is weighed, of those in reach with the most letters in common."""
_IN_COMMON: Final = 0.5
_FITTED_KM2: Final = 623_000
"""Area of the countries among whose places a similarity was fitted: Syria and Iraq."""
_PLACES_PER_KM2: Final = 0.05
"""Of a list that holds nearly all settlements of such countries; a sparser one lacks some."""
_LEFT_AWAY: Final = -1.0
"""What a likeness loses, as a logarithm of odds, without the common word before the other."""
_CEILING: Final = 0.97
_MOST_ODDS: Final = math.log(_CEILING / (1 - _CEILING))
_LEAST_ODDS: Final = -20.0
_FLOOR: Final = 0.2
_SOUNDS_ALIKE: Final = 0.85
"""Similarity of a short name that differs in how its vowels are written."""
_VOWELS: Final = (
    ("ee", "i"), ("ie", "i"), ("oo", "u"), ("ou", "u"), ("ei", "ai"), ("ey", "ai"), ("ay", "ai"),
    ("aw", "au"), ("ow", "au"), ("aa", "a"),
)  # fmt: skip
_CELLS: Final = 256
_DEGREE_KM: Final = 111.2


@dataclass(frozen=True, slots=True)
class Near:
    """A spelling that resembles a name, of a place in reach."""

    similarity: float
    segment: Segment
    place: int
    spelling: str


@dataclass(frozen=True)
class _Cell:
    """The settlements of a square degree, and their spellings in Latin script, plain."""

    latitudes: npt.NDArray[np.float64]
    longitudes: npt.NDArray[np.float64]
    numbers: tuple[int, ...]
    letters: tuple[str, ...]
    spellings: tuple[str, ...]
    owners: npt.NDArray[np.int64]


_Pooled = tuple[float, Segment, _Cell, int]
"""Likeness in letters, and where the spelling stands."""


def resembling_near(  # noqa: PLR0913 - as for Gazetteer.candidates_near
    segments: Sequence[Segment],
    name: str,
    latitude: float,
    longitude: float,
    *,
    km: float,
    without: AbstractSet[str] = frozenset(),
) -> list[Near]:
    """Spellings like a name, of settlements around a point; the likest first.

    Only those of countries whose names are romanised count: elsewhere letters say what they say,
    and the search in all places is as good.

    Parameters
    ----------
    segments
        Where to look.
    name
        As it stands in the text.
    latitude, longitude
        The point, in degrees of WGS84.
    km
        How far around it.
    without
        Ids of places that cannot be meant.
    """
    query = Query(name)
    reached, pool = 0, list[_Pooled]()
    wanted = _letters(query.normal)
    for segment in segments:
        for cell in _cells(segment, latitude, longitude, km):
            gaps = great_circle_km(latitude, longitude, cell.latitudes, cell.longitudes)
            inside = gaps <= km
            reached += int(inside.sum())
            pool += [(alike, segment, cell, row) for alike, row in _likest(cell, inside, wanted)]
    if without:
        pool = [each for each in pool if _id_of(each) not in without]
    if not query.comparable:
        return _sounding(wanted, pool)
    pool = nlargest(_POOL, pool, key=itemgetter(0))
    return _best(query, pool, _rarer(reached, math.pi * km**2))


def _sounding(wanted: str, pool: Sequence[_Pooled]) -> list[Near]:
    """Spellings that sound as a name of few letters does, whose consonants alone say little."""
    sound = _sound(wanted)
    found: dict[tuple[Segment, int], Near] = {}
    for _, segment, cell, row in pool:
        if _sound(cell.letters[row]) == sound:
            number = cell.numbers[int(cell.owners[row])]
            near = Near(_SOUNDS_ALIKE, segment, number, cell.spellings[row])
            found.setdefault((segment, number), near)
    return list(found.values())


@lru_cache(maxsize=4096)
def _sound(letters: str) -> str:
    """Write the vowels of a romanised name in one way.

    >>> _sound("ghail") == _sound("gheyl"), _sound("teeb") == _sound("tib")
    (True, True)
    >>> _sound("ghul") == _sound("ghail")
    False
    """
    for written, sound in _VOWELS:
        letters = letters.replace(written, sound)
    return letters


def _id_of(pooled: _Pooled) -> str:
    _, segment, cell, row = pooled
    return segment.id_of(cell.numbers[int(cell.owners[row])])


def _best(query: Query, pool: Sequence[_Pooled], rarer: float) -> list[Near]:
    """Weigh spellings, and keep the likest of each place.

    Only one of them is meant: as much as the likest exceeds what a likeness may be, the odds of the
    others are less.
    """
    wanted, common = _letters(query.normal), without_common(query.normal)
    own = Query(common) if common else None
    weighed = []
    for _, segment, cell, row in pool:
        spelling = cell.spellings[row]
        odds = _odds(_likeness(query, own, spelling)) + rarer
        if cell.letters[row] == wanted:
            odds = max(odds, _MOST_ODDS)
        weighed.append((odds, segment, cell.numbers[int(cell.owners[row])], spelling))
    excess = max(0.0, max((odds for odds, *_ in weighed), default=0.0) - _MOST_ODDS)
    found: dict[tuple[Segment, int], Near] = {}
    for odds, segment, number, spelling in sorted(weighed, key=itemgetter(0), reverse=True):
        similarity = _chance(odds - excess)
        if similarity >= _FLOOR:
            found.setdefault((segment, number), Near(similarity, segment, number, spelling))
    return list(found.values())


def _likeness(query: Query, own: Query | None, spelling: str) -> float:
    """Likeness of a spelling to a name, whose ``own`` part is what follows "Jabal" or "Tell".

    Half the hills around are called Jabal something: the something has to be alike. Where one of
    them leaves that word away, it is less sure that they are one place.
    """
    rest = without_common(spelling)
    whole = query.similarity(fold(spelling), normalise(spelling))
    if own is None:
        return (
            max(whole, _among_few(query.similarity(fold(rest), rest), _LEFT_AWAY))
            if rest
            else whole
        )
    if rest:
        return min(whole, own.similarity(fold(rest), rest))
    return _among_few(own.similarity(fold(spelling), normalise(spelling)), _LEFT_AWAY)


def _rarer(places: int, area: float) -> float:
    """How much a likeness grows in an area (a logarithm), less where a list has few places in it.

    >>> round(_rarer(1600, 31_400), 1), round(_rarer(160, 31_400), 1)
    (3.0, 0.7)
    """
    held = places / (_PLACES_PER_KM2 * area)
    return math.log(_FITTED_KM2 / area) + math.log(min(1.0, max(held, 1e-3)))


def _likest(cell: _Cell, inside: npt.NDArray[np.bool_], wanted: str) -> list[tuple[float, int]]:
    """Likeness and row of the spellings in reach that have the most letters in common."""
    rows = np.flatnonzero(inside[cell.owners]).tolist()
    found = process.extract(
        wanted,
        [cell.letters[row] for row in rows],
        scorer=Indel.normalized_similarity,
        limit=_POOL,
        score_cutoff=_IN_COMMON,
    )
    return [(alike, rows[index]) for _, alike, index in found]


def _among_few(similarity: float, rarer: float) -> float:
    """Chance that a likeness is no chance, among places that are so much rarer (a logarithm)."""
    return min(_CEILING, _chance(_odds(similarity) + rarer))


def _odds(similarity: float) -> float:
    """Logarithm of the odds of a similarity."""
    return math.log(similarity / (1 - similarity)) if similarity > 0 else -math.inf


def _chance(odds: float) -> float:
    return 1 / (1 + math.exp(-odds)) if odds > _LEAST_ODDS else 0.0


def _letters(normal: str) -> str:
    return bare(normal).replace(" ", "")


def _cells(segment: Segment, latitude: float, longitude: float, km: float) -> Iterator[_Cell]:
    tall = km / _DEGREE_KM
    wide = tall / max(0.1, math.cos(math.radians(latitude)))
    for row in range(math.floor(latitude - tall), math.floor(latitude + tall) + 1):
        for column in range(math.floor(longitude - wide), math.floor(longitude + wide) + 1):
            cell = _cell(segment, row, column)
            if cell.numbers:
                yield cell


@lru_cache(maxsize=_CELLS)
def _cell(segment: Segment, row: int, column: int) -> _Cell:
    """Read the settlements of the square degree north-east of a corner."""
    places = segment.settlements_in(row + 0.5, column + 0.5)
    countries = [segment.countries[number] for number in places["country"].tolist()]
    romanised = [country is None or country in arabic_world() for country in countries]
    places = places[romanised]
    letters, spellings, owners = [], [], []
    for owner, number in enumerate(places["place"].tolist()):
        plain = set()
        for spelling in segment.spellings(number):
            form = _letters(normalise(spelling))
            if form.isascii() and form not in plain and romanisable(spelling):
                plain.add(form)
                letters.append(form)
                spellings.append(spelling)
                owners.append(owner)
    return _Cell(
        places["latitude"].astype(np.float64),
        places["longitude"].astype(np.float64),
        tuple(places["place"].tolist()),
        tuple(letters),
        tuple(spellings),
        np.array(owners, np.int64),
    )
