"""Sentences that go on about their subject behind a relative clause: "men who … were shot"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geodata.event_coding.harms import STATES
from geodata.event_coding.reading import SPEECH
from geodata.event_coding.wordset import any_of

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["FAR", "PASSED", "is_resumed"]

FAR = 25
"""How many tokens a relative clause, or a verb with the same subject, may put in between."""
PASSED = any_of(
    "also been later then shot stabbed and reported reportedly allegedly being found fatally "
    "both instantly subsequently left beaten critically seriously slightly severely lightly all "
    "either not"
)
"""Words that may stand between a helping verb and the word of harm."""
_RELATIVES = any_of("who that whom whose which")
_NEW_CLAUSES = SPEECH | any_of("when while after before as because where who whom which whose ;")
_HELPERS = any_of("was were is are has have had")
_PASTS = _HELPERS | any_of(
    "did hit went stood came took left ran drove fled tried fought lost held sat rode met saw spent"
)


def is_resumed(words: Sequence[str], subject: int, harm: int) -> bool:
    """Whether a word of harm speaks of a subject that a relative clause parts from it.

    The clause must have a verb of its own; what it tells of others opens a clause again.

    Parameters
    ----------
    words
        Those of the sentence, in small letters.
    subject
        Token behind the subject.
    harm
        Token of the word of harm.

    >>> is_resumed("two men who had fled were killed".split(), 2, 6)
    True
    >>> is_resumed("two men who were killed".split(), 2, 4)
    False
    """
    if not 1 < harm - subject <= FAR:
        return False
    opening = next((i for i in range(subject, subject + 2) if words[i] in _RELATIVES), harm)
    inside = words[opening + 1 : max(0, _helper(words, harm))]
    own = any(word in _PASTS or word.endswith("ed") for word in inside)
    return own and _NEW_CLAUSES.isdisjoint(inside)


def _helper(words: Sequence[str], harm: int) -> int:
    """First token of the verb that a harm ends: "were" of "were shot dead"; -1 without."""
    if words[harm] in STATES - {"dead"}:
        return harm
    back = harm - 1
    while back >= 0 and (words[back] in PASSED or words[back].endswith(("ly", "ed"))):
        back -= 1
    while back > 0 and words[back - 1] in _HELPERS:
        back -= 1
    return back if back >= 0 and words[back] in _HELPERS else -1
