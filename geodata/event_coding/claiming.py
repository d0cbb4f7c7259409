"""Attacks that somebody claims: "claimed responsibility for a car bomb", "claimed Monday's bomb".

The noun of a weapon tells of an event where somebody claims it. A clause behind "claimed" is
another matter: "claimed a bomb was found" tells what was said.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from geodata.event_coding.wordset import any_of

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["CLAIMED", "claim_of"]

CLAIMED = "@claimed"
"""Stands in ``needs`` for somebody who claims what the noun names."""
_CLAIMS = any_of("claim claims claimed claiming")
_NOBODY = any_of("no nobody none neither not never nor yet")
_CLAUSE = any_of("that , ; : . and who which")
"""What ends the phrase between a claim and what is claimed."""
_HELPERS = any_of("was were is are been had has have would could will")
_BEFORE = 10
_BEHIND = 12


def claim_of(words: Sequence[str], first: int, last: int) -> int | None:
    """Find the token of the verb by which somebody claims a noun; None when nobody does.

    >>> claim_of("rebels claimed responsibility for a car bomb".split(), 5, 6)
    1
    >>> claim_of("no group claimed responsibility for the bomb".split(), 6, 6) is None
    True
    >>> claim_of("rebels claimed a bomb was found".split(), 3, 3) is None
    True
    """
    for index in range(first - 1, max(-1, first - _BEFORE) - 1, -1):
        if words[index] in _CLAUSE:
            break
        if words[index] in _CLAIMS:
            return index if _is_claimed(words, index, last) else None
    return _claim_behind(words, last)


def _is_claimed(words: Sequence[str], claim: int, last: int) -> bool:
    """Whether a verb claims the noun itself, and somebody does."""
    if not _NOBODY.isdisjoint(words[max(0, claim - 5) : claim]):
        return False
    return words[claim + 1] == "responsibility" or _HELPERS.isdisjoint(words[last + 1 : last + 2])


def _claim_behind(words: Sequence[str], last: int) -> int | None:
    """Token of "claimed by" behind a noun: "the bomb in the market was claimed by rebels"."""
    reach = words[last + 1 : last + _BEHIND]
    for position, (word, then) in enumerate(pairwise(reach)):
        if word in {".", ";", ":"}:
            return None
        if (word, then) == ("claimed", "by"):
            return last + 1 + position
    return None
