"""The parts of a gazetteer: which sources there are, which wins, and what is the same place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Protocol

import numpy as np

from geodata.gazetteer.building import open_segment
from geodata.gazetteer.distance import distance_km
from geodata.gazetteer.layout import digest
from geodata.gazetteer.records import Progress, Record, Source
from geodata.gazetteer.segment import Segment
from geodata.gazetteer.sources import cities, countries, divisions, regions, seeds
from geodata.models import Place

__all__ = ["Lower", "Part", "Standing", "all_sources", "open_part", "winners"]

_BITS_AN_ID = 8
_SETTLEMENTS = frozenset({"city", "village", "neighbourhood"})
_SAME_PLACE_KM = {
    "city": 10.0, "village": 10.0, "neighbourhood": 5.0, "province": 250.0, "district": 80.0,
    "country": 3_000.0, "continent": 9_000.0, "region": 1_500.0, "sea": 1_500.0, "river": 1_500.0,
    "desert": 800.0, "mountain": 200.0, "lake": 150.0, "island": 150.0, "valley": 150.0,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """An open segment, the source it was built from and the folder it lies in."""

    source: Source
    segment: Segment
    folder: Path


class Standing:
    """Which ids the segments above a dump have.

    Nearly no place of a dump stands above as well: a Bloom filter of one hash function says so in
    half a microsecond, and no table is searched.

    Parameters
    ----------
    segments
        Those above, of the highest precedence first.
    """

    def __init__(self, segments: Sequence[Segment]) -> None:
        self._segments = segments
        hashes = np.concatenate([np.empty(0, "u8"), *(one.id_hashes() for one in segments)])
        bits = max(3, (len(hashes) * _BITS_AN_ID).bit_length())
        self._shift = 64 - bits
        marks = np.zeros(1 << bits, dtype=bool)
        marks[hashes >> np.uint64(self._shift)] = True
        self._marks = np.packbits(marks, bitorder="little").tobytes()

    def find(self, place_id: str) -> tuple[Segment, int] | None:
        """Place of the highest segment that has an id, or None."""
        hash_ = digest(place_id)
        mark = hash_ >> self._shift
        if not self._marks[mark >> 3] >> (mark & 7) & 1:
            return None
        for segment in self._segments:
            number = segment.find(place_id, hash_)
            if number is not None:
                return segment, number
        return None


class Lower(Protocol):
    """What a merging source asks of the parts below it."""

    def place(self, place_id: str) -> Place | None:
        """Place by its id."""

    def spelled(self, name: str) -> list[Place]:
        """Places with this normalised spelling."""

    def prominence(self, place_id: str) -> float:
        """Prominence of a place."""

    def capital_of(self, place_id: str) -> str | None:
        """Country whose capital a place is."""


def all_sources(added: Sequence[Source]) -> list[Source]:
    """Every source with the user's own, those of the lowest precedence first.

    Raises
    ------
    SeedError
        When ``seeds/places.csv`` is missing.
    """
    return [
        # A dump adds places and spellings. What it lacks (provinces, inhabitants) the lists that
        # Dateline ships often have, so theirs is the description of what stands in both.
        *(source for source in added if not source.merges),
        _together("the world", countries.source(), divisions.source(), cities.source()),
        regions.source(),
        seeds.source(),
        *(source for source in added if source.merges),
    ]


def _together(name: str, *members: Source) -> Source:
    """Several sources as one, so that one search finds what any of them has."""
    return Source(
        name=name,
        fingerprint="\n".join(f"{member.name} {member.fingerprint}" for member in members),
        records=lambda skipped: chain.from_iterable(member.records(skipped) for member in members),
        expected=sum(member.expected for member in members),
        members=members,
    )


def open_part(
    source: Source,
    folder: Path,
    *,
    below: Sequence[Part],
    lower: Lower,
    progress: Progress | None = None,
) -> Part:
    """Open a source's part; one that merges looks for its places in the parts below it."""
    if not source.merges:
        return Part(source, *open_segment(source, folder, progress=progress))
    opened = open_segment(
        source,
        folder,
        context=" ".join(part.folder.name for part in below),
        adopt=lambda record: _adopt(record, lower),
        progress=progress,
    )
    return Part(source, *opened)


def winners(parts: Sequence[Part]) -> dict[tuple[Segment, int], tuple[Segment, int]]:
    """Places that a merging source above describes anew, each with that description.

    Parameters
    ----------
    parts
        Those of the highest precedence first.

    Returns
    -------
    dict
        From a segment and the number of a place in it to those that win over it.
    """
    found: dict[tuple[Segment, int], tuple[Segment, int]] = {}
    for height, part in enumerate(parts):
        if not part.source.merges:
            continue
        # Whatever has a twin below was given its id when it was built; a list of a million places
        # that nobody else has costs a start nothing.
        for number in part.segment.twins():
            twin_id = part.segment.same_as(number)
            own = part.segment, number
            best = found.get(own, own)
            for below in parts[height + 1 :]:
                twin = below.segment.find(twin_id)
                if twin is not None:
                    found.setdefault((below.segment, twin), best)
    return found


def _adopt(record: Record, lower: Lower) -> Record:
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


def _twin(record: Record, lower: Lower) -> Place | None:
    """Place of the sources below that has one of the spellings, the same kind, and is near."""
    reach = _SAME_PLACE_KM.get(record.place.feature)
    if reach is None:
        return None
    found = [
        place
        for spelling in (record.place.name, *record.spellings)
        for place in lower.spelled(spelling)
        if _kind(place.feature) == _kind(record.place.feature)
        and distance_km(record.place, place) <= reach
    ]
    return max(found, key=lambda place: place.population, default=None)


def _kind(feature: str) -> str:
    return "settlement" if feature in _SETTLEMENTS else feature
