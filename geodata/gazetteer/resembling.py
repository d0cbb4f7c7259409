"""Places whose spellings resemble a name that no source spells this way."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterator, Sequence
from typing import Final

from geodata.gazetteer.codes import arabic_world
from geodata.gazetteer.layout import KEY_SHIFT, fold_hash, half_hashes, pack, scatter
from geodata.gazetteer.matching import Query
from geodata.gazetteer.segment import Hit, Segment

__all__ = ["SAME_FOLD", "Found", "in_arabic_world", "resembling"]

SAME_FOLD: Final = 0.98
"""Similarity of a spelling that differs in nothing but its romanisation."""
_WELL_KNOWN: Final = 10_000
_POOL: Final = 20
_NAMESAKES: Final = 10
_FLOOR: Final = 0.2

Found = tuple[float, Hit]
"""A spelling that was found, and its similarity to the name."""


def resembling(segments: Sequence[Segment], query: Query, most: int) -> list[Found]:
    """Spellings that are like a name, in no order.

    Parameters
    ----------
    segments
        Where to look.
    query
        The name.
    most
        How many places are wanted: once there are so many, nothing is read that cannot be more
        similar than the last of them.
    """
    found: list[Found] = []
    best: list[float] = []
    seen: set[tuple[Segment, int]] = set()
    for bound, folded, segment in _folds(segments, query):
        if len(best) >= most and best[-most] > bound:
            break
        spelling = fold_hash(folded, arabic=False), fold_hash(folded, arabic=True)
        alike: dict[tuple[int, bool, bool], float] = {}
        for hit in segment.hits(spelling, _NAMESAKES):
            # Of a hundred villages of one name the spelling is read and compared once.
            sort = hit.mark, in_arabic_world(hit), hit.prominence >= _WELL_KNOWN
            if (similarity := alike.get(sort)) is None:
                similarity = alike[sort] = _similarity(hit, query, folded)
            if similarity < _FLOOR:
                continue
            found.append((similarity, hit))
            if (hit.segment, hit.place) not in seen:
                seen.add((hit.segment, hit.place))
                insort(best, similarity)
    return found


def in_arabic_world(hit: Hit) -> bool:
    """Whether a place has names that many romanise."""
    return hit.country is None or hit.country in arabic_world()


def _folds(segments: Sequence[Segment], query: Query) -> Iterator[tuple[float, str, Segment]]:
    """Folded spellings nearest to a name, those that may be most similar first."""
    keys, own = half_hashes(query.codes()), scatter(pack(query.keys[0])) >> KEY_SHIFT
    nearest = [
        (_bound(query, folded), folded, segment)
        for segment in segments
        for folded in query.closest(segment.folds(keys, own), _POOL)
    ]
    nearest.sort(key=lambda each: each[0], reverse=True)
    yield from nearest


def _bound(query: Query, folded: str) -> float:
    return SAME_FOLD if folded == query.fold else query.most_similar(folded)


def _similarity(hit: Hit, query: Query, folded: str) -> float:
    """Similarity of a hit; outside of the Arabic world the letters themselves have to agree."""
    if in_arabic_world(hit):
        if folded == query.fold and hit.prominence >= _WELL_KNOWN:
            return SAME_FOLD
        return query.similarity(folded, hit.spelling())
    spelling = hit.spelling()
    literal = query.literal_similarity(spelling)
    return min(literal, query.similarity(folded, spelling)) if literal >= _FLOOR else 0.0
