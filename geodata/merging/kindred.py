"""Which kinds of event two reports may call one event by, as ``kindred.csv`` lists them.

Kinds of one ``group`` are told for each other ("shelling", "missile strike"), those under ``kin``
now and then; a ``vague`` kind names the harm alone ("killing", "attack") and may be the effect of
any violence. A kind that the table lacks is like itself only.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from geodata.kinds import KINDS

__all__ = ["Likeness", "is_vague", "likeness", "plural", "related", "violent"]

Likeness = Literal["same", "vague", "group", "kin", "effect", "other"]
"""The same precise kind, the same vague one, one group, kin, an effect and its cause, or none."""


@dataclass(frozen=True, slots=True)
class _Row:
    plural: str
    group: str
    vague: bool
    kin: frozenset[str]


@cache
def _rows() -> dict[str, _Row]:
    text = Path(__file__).with_name("kindred.csv").read_text(encoding="utf-8")
    return {
        row["kind"]: _Row(
            row["plural"], row["group"], bool(row["vague"]), frozenset(row["kin"].split("|"))
        )
        for row in csv.DictReader(text.splitlines())
    }


@cache
def likeness(kind: str, other: str) -> Likeness:
    """Tell how alike two kinds are; the order does not matter.

    Examples
    --------
    >>> likeness("air_strike", "air_strike"), likeness("air_strike", "killing")
    ('same', 'effect')
    >>> likeness("shelling", "missile_strike"), likeness("air_strike", "protest")
    ('group', 'other')
    """
    if kind == other:
        return "vague" if is_vague(kind) else "same"
    one, two = _rows().get(kind), _rows().get(other)
    if one is None or two is None:
        return "other"
    if one.group == two.group:
        return "group"
    if other in one.kin or kind in two.kin:
        return "kin"
    violent = _family(kind) == _family(other) == "violence"
    return "effect" if violent and (one.vague or two.vague) else "other"


@cache
def related(kind: str) -> frozenset[str]:
    """Return the kinds that may be told for this one, itself included."""
    return frozenset(other for other in (kind, *KINDS) if likeness(kind, other) != "other")


def is_vague(kind: str) -> bool:
    """Whether a kind names only the harm that was done."""
    row = _rows().get(kind)
    return row is not None and row.vague


def plural(kind: str) -> str:
    """Several events of a kind, in words.

    Examples
    --------
    >>> plural("armed_clash"), plural("moon_landing")
    ('clashes', 'moon landing events')
    """
    row = _rows().get(kind)
    return row.plural if row else f"{kind.replace('_', ' ')} events"


@cache
def violent() -> frozenset[str]:
    """Return the kinds of violence."""
    return frozenset(kind for kind in KINDS if _family(kind) == "violence")


def _family(kind: str) -> str:
    return KINDS[kind].family if kind in KINDS else ""
