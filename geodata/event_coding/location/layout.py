"""How the names of a sentence stand to each other: in one another, near, or in a list."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct

from geodata.event_coding.governing import PARTS, Candidate
from geodata.event_coding.location.words import AUXILIARIES, SITES, WINDS
from geodata.event_coding.reading import SPEECH
from geodata.event_coding.wordset import any_of
from geodata.gazetteer.extent import rank

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geodata.event_coding.reading import Passage

__all__ = ["NEXT_TO", "Layout", "holds", "lay_out", "links"]

NEXT_TO = any_of(
    "near outside from off close northwest northeast southwest southeast north south east west km "
    "miles kilometers kilometres"
)
_LINKS = WINDS | any_of(
    ", ( ) # of in at the a an its 's or and close to about some around just only km directly near "
    "outside from off miles kilometers kilometres is located mostly both -"
)
_LISTED = any_of("and or /")
_BOUND = any_of("subject from")
_TELLING = AUXILIARIES | SPEECH
_LONGEST = 9


class Layout(Struct, frozen=True):
    """Names of a sentence that may say where, what ties neighbours, and where its verbs are.

    ``ties`` gives for each name how it stands to the one before it and to the one behind it:
    ``inner`` and ``outer``, ``owner`` and ``owned`` ("Homs's Waer"), ``beside`` and ``anchor``
    ("Harri near Albu Kamal"), ``listed``. ``firsts`` are the tokens at which names begin, ``free``
    those of names that are no subjects or origins; ``repeated`` are those written more than once.
    """

    candidates: Sequence[Candidate]
    ties: tuple[frozenset[str], ...]
    verbs: tuple[int, ...]
    firsts: tuple[int, ...]
    free: tuple[int, ...]
    repeated: frozenset[str]


def lay_out(passage: Passage, candidates: Sequence[Candidate]) -> Layout:
    """Look at every pair of neighbours once."""
    ties: list[set[str]] = [set() for _ in candidates]
    for index in range(len(candidates) - 1):
        pair = _tie(passage, candidates[index], candidates[index + 1])
        for place, tie in enumerate(pair):
            ties[index + place].add(tie)
    _spread_outer(passage, candidates, ties)
    return Layout(
        candidates,
        tuple(map(frozenset, ties)),
        _verbs(passage) if candidates else (),
        tuple(each.first for each in candidates),
        tuple(each.first for each in candidates if each.relation not in _BOUND),
        _repeated([each.placed.toponym.text for each in candidates]),
    )


def _repeated(texts: Sequence[str]) -> frozenset[str]:
    """Give the names that are written more than once; in most sentences none is."""
    if len(set(texts)) == len(texts):
        return frozenset()
    return frozenset(text for text, times in Counter(texts).items() if times > 1)


def _spread_outer(
    passage: Passage, candidates: Sequence[Candidate], ties: Sequence[set[str]]
) -> None:
    """Let what is listed with a container hold as much: "X and Y in Idlib and northern Hama"."""
    for index in range(len(candidates) - 1):
        low, high = candidates[index], candidates[index + 1]
        between = passage.lowers[low.last : high.first]
        alike = rank(low.placed.place) == rank(high.placed.place)
        if alike and "outer" in ties[index] and "and" in between and ")" not in between:
            inner = "inner" in ties[index + 1]
            ties[index + 1] |= set() if inner else {"outer"}


def links(passage: Passage, low: Candidate, high: Candidate) -> bool:
    """Whether only words of place stand between two names, so that they make one statement."""
    gap = range(low.last, high.first)
    return len(gap) <= _LONGEST and all(_is_link(passage, index) for index in gap)


def _is_link(passage: Passage, index: int) -> bool:
    word = passage.lowers[index]
    if index in passage.names or word in _LINKS or word in PARTS or word in SITES:
        return True
    return word.isdigit() or word.endswith(("ern", "west", "east", "wards"))


def _tie(passage: Passage, low: Candidate, high: Candidate) -> tuple[str, ...]:
    """Name what two neighbours are to each other; empty when they have nothing to do."""
    if high.first < low.last or not links(passage, low, high):
        return ()
    gap = passage.lowers[low.last : high.first]
    between = frozenset(gap)
    narrow, wide = rank(low.placed.place), rank(high.placed.place)
    if gap[:1] == ("'s",) or passage.word(low.last - 1).endswith("'s") or holds(passage, low, high):
        return "owner", "owned"
    if between & NEXT_TO:
        return "beside", "anchor"
    if between & _LISTED or (gap == (",",) and narrow == wide):
        return "listed", "listed"
    if narrow <= wide or between & {"in", "of"} or gap == (",",):
        return "inner", "outer"
    return "outer", "inner"


def holds(passage: Passage, low: Candidate, high: Candidate) -> bool:
    """Whether the first of two names is what the second lies in: "the Aleppo town of Manbij"."""
    named = high.first == low.last + 2 and passage.word(high.first - 1) == "of"
    return named and high.placed.toponym.parent == low.placed.toponym.text


def _verbs(passage: Passage) -> tuple[int, ...]:
    """Tokens that are verbs by their look: helpers, verbs of speech, past tenses."""
    names = passage.names
    return tuple(
        [
            index
            for index, word in enumerate(passage.lowers)
            if (word in _TELLING or (len(word) > 4 and word.endswith("ed"))) and index not in names
        ]
    )
