"""Places whose spellings resemble a name that no source spells this way."""

from __future__ import annotations

from bisect import insort
from collections.abc import Mapping, Sequence
from typing import Final

from geodata.gazetteer.layout import FIELD, digest, fold_hash, mark, pack
from geodata.gazetteer.matching import Query
from geodata.gazetteer.romanisation import bare, normalise
from geodata.gazetteer.segment import Hit, Segment

__all__ = ["SAME_FOLD", "Found", "resembling"]

SAME_FOLD: Final = 0.98
"""Similarity of a spelling that differs in nothing but its romanisation."""
_WELL_KNOWN: Final = 10_000
_POOL: Final = 20
_DRAWN: Final = 40
"""Folded spellings that are weighed, and those they are drawn from in each part of the index: some
have a key that only begins like one to look under."""
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
    for fold in _folds(segments, query):
        if fold.bound < _FLOOR or (len(best) >= most and best[-most] > fold.bound):
            break
        for segment in fold.segments:
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
    told
        For each segment that has it, the normalised spellings that fold to it.
    """

    def __init__(self, query: Query, folded: str, told: Mapping[Segment, str]) -> None:
        self._query = query
        self._folded = folded
        self.segments = tuple(told)
        spellings = dict.fromkeys(each for text in told.values() for each in text.split(FIELD))
        self._by_mark = {mark(digest(each)): self._similarities(each) for each in spellings}

    @property
    def bound(self) -> float:
        """Highest similarity of what folds to it."""
        if self._folded == self._query.fold:
            return SAME_FOLD
        return max(similarity for similarity, _ in self._by_mark.values())

    @property
    def span(self) -> tuple[int, int]:
        """Hashes that it is found under."""
        elsewhere = fold_hash(self._folded, arabic=False)
        return elsewhere, elsewhere | 1

    def similarity(self, hit: Hit) -> float:
        """Similarity of a hit, of which the spelling is known by its mark."""
        if (
            hit.in_arabic_world
            and hit.prominence >= _WELL_KNOWN
            and self._folded == self._query.fold
        ):
            return SAME_FOLD
        found = self._by_mark.get(hit.mark)
        if found is None:
            # One of very many that fold to the same.
            normal = normalise(hit.spelling())
            found = self._similarities(bare(normal) if hit.in_arabic_world else normal)
            self._by_mark[hit.mark] = found
        return found[0] if hit.in_arabic_world else found[1]

    def _similarities(self, normal: str) -> tuple[float, float]:
        """In the Arabic world, and elsewhere, where the letters themselves have to agree."""
        similarity = self._query.similarity(self._folded, normal)
        return similarity, min(similarity, self._query.literal_similarity(normal))


def _folds(segments: Sequence[Segment], query: Query) -> list[_Fold]:
    """Folded spellings nearest to a name, those that may be most similar first."""
    keys, own = query.codes(), pack(query.keys[0])
    likeness: dict[str, float] = {}
    told: dict[str, dict[Segment, str]] = {}
    for segment in segments:
        folds, spellings = segment.folds(keys, own)
        for folded, like, at in query.closest(folds, _DRAWN):
            likeness[folded] = max(like, likeness.get(folded, 0.0))
            told.setdefault(folded, {})[segment] = spellings[at]
    near = sorted(filter(query.may_be, likeness), key=likeness.__getitem__, reverse=True)
    found = [_Fold(query, folded, told[folded]) for folded in near[:_POOL]]
    return sorted(found, key=lambda fold: fold.bound, reverse=True)
