"""The parts of a gazetteer: which sources there are, which wins, and what is the same place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Protocol

import numpy as np

from geodata.gazetteer.building import contributions, open_segment
from geodata.gazetteer.distance import distance_km
from geodata.gazetteer.records import Progress, Record, Source, SourceInfo
from geodata.gazetteer.segment import Segment
from geodata.gazetteer.sources import cities, countries, divisions, regions, seeds
from geodata.models import Place

__all__ = ["Lower", "Part", "Row", "Standing", "all_sources", "open_part", "winners"]

_SETTLEMENTS = frozenset({"city", "village", "neighbourhood"})
_SAME_PLACE_KM = {
    "city": 10.0, "village": 10.0, "neighbourhood": 5.0, "province": 250.0, "district": 80.0,
    "country": 3_000.0, "continent": 9_000.0, "region": 1_500.0, "sea": 1_500.0, "river": 1_500.0,
    "desert": 800.0, "mountain": 200.0, "lake": 150.0, "island": 150.0, "valley": 150.0,
}  # fmt: skip


Row = tuple[Segment, int]
"""A place: the segment that describes it, and its number there."""


@dataclass(frozen=True, slots=True)
class Part:
    """An open segment, the source it was built from and the folder it lies in.

    What each list gave is read at once, as the segment is: a later build may remove the folder.
    """

    source: Source
    segment: Segment
    folder: Path
    contributions: tuple[SourceInfo, ...]


class Standing:
    """Which places of a dump the segments above it have under the same id.

    Parameters
    ----------
    dump
        The segment of the dump.
    above
        Those above it, of the highest precedence first.
    """

    def __init__(self, dump: Segment, above: Sequence[Segment]) -> None:
        self._above = above
        shared = [dump.shared_with(segment) for segment in above]
        heights = np.repeat(np.arange(len(shared)), [len(rows) for rows in shared])
        rows = np.concatenate([np.empty((0, 2), "u4"), *shared])
        # Of segments that have the same place the first, which is the highest, stays.
        own, first = np.unique(rows[:, 0], return_index=True)
        self._own = own.data
        self._rows = rows[first, 1].copy().data
        self._heights = heights[first].astype("u1").tobytes()

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._own)

    def find(self, number: int) -> Row | None:
        """Place of the highest segment that has the id of a place of the dump, or None."""
        at = bisect_left(self._own, number)
        if at == len(self._own) or self._own[at] != number:
            return None
        return self._above[self._heights[at]], self._rows[at]


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
    segment, path = open_segment(
        source,
        folder,
        context=" ".join(part.folder.name for part in below) if source.merges else "",
        adopt=(lambda record: _adopt(record, lower)) if source.merges else None,
        progress=progress,
    )
    return Part(source, segment, path, contributions(path))


def winners(parts: Sequence[Part]) -> dict[Row, Row]:
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
    found: dict[Row, Row] = {}
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
