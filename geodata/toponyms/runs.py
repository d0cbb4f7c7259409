"""Where the tagger looks for names, and how it reads them off.

A small letter that joins no name is outside every name: the chain falls apart there into short runs
of words, which are decoded by themselves.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from geodata.toponyms import features
from geodata.toponyms.tagger import Name, NameType
from geodata.toponyms.tokens import Tokens

__all__ = ["Run", "names_in", "padded", "runs_of"]

Run = tuple[int, int, bool, bool]
"""First token, the one behind the last, whether it begins a sentence, whether it ends one."""
_TYPES: tuple[NameType, ...] = ("LOC", "PER", "ORG", "MISC")
_LONGEST_RUN = 64


def padded(tokens: Tokens) -> tuple[list[str], list[int]]:
    """Put two boundary marks on either side of each sentence; say where each word went."""
    words: list[str] = []
    real: list[int] = []
    ends = [*tokens.sentence_starts[1:], len(tokens)]
    for start, end in zip(tokens.sentence_starts, ends, strict=True):
        words += [features.BOUNDARY[0]] * 2
        real += range(len(words), len(words) + end - start)
        words += tokens.words[start:end]
        words += [features.BOUNDARY[1]] * 2
    return words, real


def runs_of(tokens: Tokens) -> list[Run]:
    """Find the stretches of words that can hold a name."""
    found: list[tuple[int, int, bool, bool]] = []
    opening = set(tokens.sentence_starts)
    words = tokens.words
    at, size = 0, len(words)
    for start in features.name_like(words):
        if start < at:
            continue
        at = start
        named = False
        while True:
            named = named or (words[at][0].isalpha() and not words[at][0].islower())
            at += 1
            if at == size or at in opening or at - start == _LONGEST_RUN:
                break
            if not features.goes_on(words, at):
                break
        if named:
            found.append((start, at, start in opening, at == size or at in opening))
    return found


def names_in(marginals: npt.NDArray[np.float32], runs: Sequence[Run]) -> list[Name]:
    """Read the names off the most probable labels of the tokens of all runs."""
    best = marginals.argmax(axis=1).tolist()
    by_type = (marginals[:, 1::2] + marginals[:, 2::2]).tolist()
    found: list[Name] = []
    at = 0
    for first, last, _, _ in runs:
        behind, moved = at + last - first, first - at
        while at < behind:
            if best[at] == 0:
                at += 1
                continue
            kind = (best[at] - 1) // 2
            end = at + 1
            while end < behind and best[end] == 2 * kind + 2:
                end += 1
            rows = by_type[at:end]
            surest = rows[0][kind] if len(rows) == 1 else min([row[kind] for row in rows])
            location = rows[0][0] if len(rows) == 1 else min([row[0] for row in rows])
            found.append(Name(at + moved, end + moved, _TYPES[kind], surest, location))
            at = end
    return found
