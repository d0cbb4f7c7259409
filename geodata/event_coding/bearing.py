"""Verbs that only carry a noun of an event: "launched an attack", "a clash broke out".

Such a noun is told as a fact, as a verb of its own would be.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geodata.event_coding.wordset import any_of

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["CARRYING", "is_borne"]

CARRYING = any_of(
    "launch launched launches launching carry carried carries carrying conduct conducted "
    "conducts conducting stage staged stages staging mount mounted mounting execute executed "
    "unleash unleashed wage waged waging perform performed issue issued issues issuing hold "
    "held holds holding make made gave give send sent deliver delivered organized organised "
    "begin began begun finish finished finishing complete completed completing prepare prepares "
    "preparing prepared plan plans planning planned continue continues preparations preparation "
    "claim claims claimed continued start started resume resumed fire fired take took do did "
    "subject subjected subjects impose imposed imposing initiate initiated"
)
"""Verbs whose subject does what the noun behind them says."""

_FACTS = any_of(
    "launched carried conducted staged mounted executed unleashed waged performed issued held "
    "made gave sent delivered organized organised began started resumed initiated led joined "
    "attended participated involved perpetrated committed suffered observed recorded registered "
    "reported heard followed"
)
_HAPPENED = any_of(
    "took broke erupted occurred occured happened ensued began started flared resumed continued "
    "unfolded followed lasted reported observed registered recorded heard was were "
    "take takes break breaks erupt erupts occur occurs flare flares rage rages resume resumes "
    "renew renews renewed continue continues"
)
_BEFORE = 8
_BEHIND = 6
_STOPS = any_of("; : which who that while when before")


def is_borne(words: Sequence[str], first: int, last: int) -> bool:
    """Whether a verb carries the noun from token ``first`` to ``last``, and tells it as a fact.

    >>> words = "rebels staged a fierce attack on the post".split()
    >>> is_borne(words, 4, 4), is_borne("the fear of an attack".split(), 4, 4)
    (True, False)
    """
    for index in range(first - 1, max(-1, first - _BEFORE - 1), -1):
        if words[index] in _STOPS:
            break
        if words[index] in _FACTS:
            return words[index - 1 : index] != ["to"]
    for word in words[last + 1 : last + 1 + _BEHIND]:
        if word in _STOPS:
            return False
        if word in _HAPPENED:
            return True
    return False
