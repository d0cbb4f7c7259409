"""Places whose spellings resemble a name that no source spells this way."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Callable, Sequence
from functools import cached_property
from heapq import heapify, heappop, heapreplace
from itertools import accumulate
from operator import attrgetter
from typing import Final

import numpy as np

from geodata.gazetteer.folds import FOLD_DTYPE, likest
from geodata.gazetteer.layout import FIELD, digest, fold_hash, mark, pack
from geodata.gazetteer.matching import Query
from geodata.gazetteer.romanisation import bare, normalise
from geodata.gazetteer.segment import Hit, Segment

__all__ = ["SAME_FOLD", "Found", "resembling"]

SAME_FOLD: Final = 0.98
"""Similarity of a spelling that differs in nothing but its romanisation."""
_WELL_KNOWN: Final = 10_000
_POOL: Final = 20
_DRAWN: Final = 24
"""Folded spellings that are weighed, and how many they are drawn from where several are as like."""
_BEST_FIRST: Final = attrgetter("like", "bound")
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
    # The best goes first: a fold by what it may be at most, then by what is told of it, then its
    # places. What cannot be among the best is never read.
    queue = [(-fold.bound, number, fold) for number, fold in enumerate(_folds(segments, query))]
    heapify(queue)
    while queue:
        _, number, fold = queue[0]
        if fold.bound < _FLOOR or (len(best) >= most and best[-most] > fold.bound):
            break
        if not fold.weighed:
            fold.weigh()
            heapreplace(queue, (-fold.bound, number, fold))
            continue
        heappop(queue)
        for segment in fold.places:
            for hit in segment.hits(fold.span, _NAMESAKES):
                similarity = round(fold.similarity(hit), 4)
                if similarity < _FLOOR:
                    continue
                found.append((similarity, hit))
                if (segment, hit.place) not in seen:
                    seen.add((segment, hit.place))
                    insort(best, similarity)
    return found


class _Fold:
    """A folded spelling near a name, and how similar the spellings are that fold to it.

    Parameters
    ----------
    query
        The name.
    folded
        The folded spelling.
    like
        How like it is to one of the readings of the name.
    """

    def __init__(self, query: Query, folded: str, like: float) -> None:
        self._query = query
        self._folded = folded
        self.like = like
        self._same = folded == query.fold
        self._told: dict[str, float] = {}
        self._elsewhere: dict[str, float] = {}
        self.places: dict[Segment, int] = {}
        """In which parts of the index it is, and where that is told there which folds to it."""
        self.bound = SAME_FOLD if self._same else query.at_most(folded, like)
        """Highest similarity of what folds to it, or until it is weighed no less than that."""

    @property
    def weighed(self) -> bool:
        """Whether what folds to it has been read."""
        return bool(self._told)

    def weigh(self) -> None:
        """Read and compare the normalised spellings that fold to it."""
        told = dict.fromkeys(segment.folds.told(at) for segment, at in self.places.items())
        for spelling in dict.fromkeys(each for text in told for each in text.split(FIELD)):
            self._told[spelling] = self._query.similarity(self._folded, spelling)
        if not self._same:
            self.bound = max(self._told.values())

    @property
    def span(self) -> tuple[int, int]:
        """Hashes that it is found under."""
        elsewhere = fold_hash(self._folded, arabic=False)
        return elsewhere, elsewhere | 1

    def similarity(self, hit: Hit) -> float:
        """Similarity of a hit; outside of the Arabic world the letters themselves have to agree."""
        arabic = hit.in_arabic_world
        if arabic and self._same and hit.prominence >= _WELL_KNOWN:
            return SAME_FOLD
        spelling = self._spelling(hit, bare if arabic else str)
        similarity = self._told[spelling]
        if arabic:
            return similarity
        if spelling not in self._elsewhere:
            literal = self._query.literal_similarity(spelling)
            self._elsewhere[spelling] = min(similarity, literal)
        return self._elsewhere[spelling]

    def _spelling(self, hit: Hit, form: Callable[[str], str]) -> str:
        """Normalised spelling of a hit: there is no other, or its mark tells which."""
        if len(self._told) == 1:
            return next(iter(self._told))
        found = self._by_mark.get(hit.mark)
        if found is None:
            # One of very many that fold to the same.
            found = self._by_mark[hit.mark] = form(normalise(hit.spelling()))
            self._told[found] = self._query.similarity(self._folded, found)
        return found

    @cached_property
    def _by_mark(self) -> dict[int, str]:
        """Spelling of every mark."""
        return {mark(digest(each)): each for each in self._told}


def _folds(segments: Sequence[Segment], query: Query) -> list[_Fold]:
    """Folded spellings that are most like a name, the likest first."""
    keys, own = query.codes(), pack(query.keys[0])
    parts = [segment.folds.under(keys, own, len(query.fold)) for segment in segments]
    rows = b"".join(parts)
    told = np.frombuffer(rows, FOLD_DTYPE)["told"]
    ends = list(accumulate(len(part) // FOLD_DTYPE.itemsize for part in parts))
    found: dict[str, _Fold] = {}
    least = 0.0
    for like, at, folded in likest(query.folds, rows):
        fold = found.get(folded)
        if fold is None:
            if len(found) >= _POOL and like < least:
                break
            if len(found) == _DRAWN or not query.may_be(folded):
                continue
            fold = found[folded] = _Fold(query, folded, like)
            least = like
        # In each part of the index that has it, it is as like.
        fold.places[segments[bisect_right(ends, at)]] = int(told[at])
    # Of those that are equally like, what folds to some can be more similar than to others.
    return sorted(found.values(), key=_BEST_FIRST, reverse=True)[:_POOL]
