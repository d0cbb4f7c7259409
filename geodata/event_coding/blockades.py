"""Ways and buildings that people block to demand something: squares, bridges, ports, offices.

Soldiers close roads, too; that people protest by it is told by what they demand.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from geodata.event_coding.wordset import any_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

__all__ = ["DEMAND", "PROTEST", "is_blockade", "is_for_demand"]

PROTEST = "@protest"
"""Stands in ``needs`` for a way or a building beside the verb, and a demand in its sentence."""
DEMAND = "@demand"
"""Stands there for what a crowd wants, behind the verb in its sentence."""
_WAYS = any_of(
    "road roads roadway street streets highway highways motorway motorways square squares bridge "
    "bridges entrance entrances crossing crossings intersection intersections junction junctions "
    "roundabout roundabouts avenue boulevard lane lanes route routes tunnel tunnels traffic "
    "railway railways tracks line lines gate gates port ports harbour harbor airport terminal "
    "office offices building buildings headquarters ministry factory plant mine mines refinery "
    "oilfield oilfields field school schools university campus market markets shop shops depot "
    "access entry supermarket supermarkets prison premises warehouse warehouses municipality toll "
    "courthouse hospital"
)
_DEMANDS = any_of(
    "demanding protesting denouncing condemning demanded protested denounced opposing rejecting"
)
_PAIRS = frozenset(
    {
        ("to", "demand"), ("to", "protest"), ("to", "denounce"), ("to", "condemn"),
        ("to", "oppose"), ("to", "reject"), ("in", "protest"), ("calling", "for"),
        ("to", "call"), ("in", "solidarity"), ("as", "protest"), ("to", "complain"),
        ("to", "press"), ("to", "repudiate"), ("to", "ask"), ("call", "of"), ("to", "urge"),
        ("to", "express"), ("to", "voice"), ("to", "vent"), ("in", "rejection"),
        ("to", "pressure"), ("to", "insist"), ("to", "obtain"), ("in", "defence"),
        ("in", "defense"), ("to", "defend"), ("to", "save"), ("to", "raise"),
    }
)  # fmt: skip
_SHOWN = frozenset({("to", "show"), ("to", "support"), ("to", "commemorate"), ("to", "express")})
"""What people gather or walk for, beside demands."""
_STOPS = any_of("; : . to demanding in by because")
_OBJECT = 9
_SUBJECT = 8
_REACH = 40


def is_blockade(words: Sequence[str], first: int, last: int) -> bool:
    """Whether a verb from token ``first`` to ``last`` blocks a way, and a demand follows it.

    >>> words = "teachers blocked the main square of the town for days to demand wages".split()
    >>> is_blockade(words, 1, 1), is_blockade(words[:9], 1, 1)
    (True, False)
    """
    behind = words[last + 1 : last + _REACH]
    if not _demands(behind, _PAIRS):
        return False
    end = next((i for i, word in enumerate(behind[:_OBJECT]) if word in _STOPS), _OBJECT)
    passive = {"was", "were", "been", "being"} & set(words[max(0, first - 3) : first])
    acted_on = set(words[max(0, first - _SUBJECT) : first]) if passive else set(behind[:end])
    return bool(_WAYS & acted_on)


def is_for_demand(words: Sequence[str], last: int) -> bool:
    """Whether people do something, up to token ``last``, to demand or to show something.

    >>> words = "people walked from the church to the court to show support".split()
    >>> is_for_demand(words, 1), is_for_demand(words[:8], 1)
    (True, False)
    """
    return _demands(words[last + 1 : last + _REACH], _PAIRS | _SHOWN)


def _demands(behind: Sequence[str], pairs: AbstractSet[tuple[str, str]]) -> bool:
    return not _DEMANDS.isdisjoint(behind) or any(pair in pairs for pair in pairwise(behind))
