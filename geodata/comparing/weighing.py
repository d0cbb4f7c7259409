"""How much speaks for two events of two collections being one; the weights are those of merging.

Collections name what happened and who did it in words of their own: kinds of one family may be one
event though they are not alike, and a name that nobody knows speaks against nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from geodata.columns import Coded, EventColumns
from geodata.comparing.candidates import Pairs
from geodata.kinds import KINDS
from geodata.merging import Kinship, kindred
from geodata.merging.facts import AREA_KM, Toll
from geodata.merging.kinship import Tie
from geodata.merging.scoring import (
    DAY_WEIGHTS,
    DISTRICT,
    KIND_WEIGHTS,
    PROVINCE,
    SPOT_WEIGHTS,
    weigh_sides,
    weigh_tolls,
)

__all__ = ["KnownTies", "weights"]

_ONE_FAMILY = -0.5  # kinds that are not alike, but of one family
_UNLIKE = -np.inf


class KnownTies:
    """Ties between actors; one that no register has may be any other."""

    def __init__(self, kinship: Kinship) -> None:
        self._kinship = kinship

    def tie(self, name: str, other: str) -> Tie:
        """Tell how two actors are to each other; see `Kinship.tie`."""
        found = self._kinship.tie(name, other)
        known = all(self._kinship.line(one) != (one,) for one in (name, other))
        return found if known or found != "other" else "vague"


@dataclass(frozen=True, slots=True)
class _Sides:
    kind: str
    actor1: str | None
    actor2: str | None
    actors: tuple[str, ...] = ()


def weights(
    columns: EventColumns, pairs: Pairs, kinship: Kinship, *, km: float, days: int
) -> NDArray[np.float64]:
    """Weigh pairs of events; minus infinity for two that cannot be one: (pairs,)."""
    if not len(pairs.ours):
        return np.empty(0, np.float64)
    found = _kinds(columns.kind, pairs)
    found += _days(columns, pairs) * (1 - pairs.days / (days + 1))
    found += _places(columns, pairs) * (1 - pairs.beyond / (km + 1))
    found += _tolls(columns, pairs, "fatalities") + _tolls(columns, pairs, "injured") / 2
    likely = np.flatnonzero(np.isfinite(found))
    found[likely] += _sides(columns, pairs.take(likely), KnownTies(kinship))
    return found


def _kinds(kinds: Coded, pairs: Pairs) -> NDArray[np.float64]:
    table = np.array([[_kind(one, other) for other in kinds.names] for one in kinds.names])
    return table[kinds.codes[pairs.ours], kinds.codes[pairs.theirs]]


def _kind(one: str, other: str) -> float:
    alike = kindred.likeness(one, other)
    if alike != "other":
        return KIND_WEIGHTS[alike]
    families = [KINDS[kind].family if kind in KINDS else kind for kind in (one, other)]
    return _ONE_FAMILY if families[0] == families[1] else _UNLIKE


def _days(columns: EventColumns, pairs: Pairs) -> NDArray[np.float64]:
    """Weigh how narrow the wider of two dates is."""
    lengths = (columns.end - columns.start).astype("timedelta64[D]").astype(np.int64) + 1
    longest = np.maximum(lengths[pairs.ours], lengths[pairs.theirs])
    found = np.zeros(len(longest))
    for most, weight in reversed(DAY_WEIGHTS):
        found[longest <= most] = weight
    return found


def _places(columns: EventColumns, pairs: Pairs) -> NDArray[np.float64]:
    """Weigh how narrow the wider of two places is."""
    names = columns.geo_precision.names
    is_area = columns.geo_precision.having(np.array([name == "area" for name in names], bool))
    wide = np.maximum(columns.radius_km[pairs.ours], columns.radius_km[pairs.theirs])
    found = np.zeros(len(wide))
    for most, weight in reversed(SPOT_WEIGHTS):
        found[wide <= most] = weight
    vague = is_area[pairs.ours] | is_area[pairs.theirs]
    return np.where(vague, np.where(wide >= AREA_KM, PROVINCE, DISTRICT), found)


def _tolls(columns: EventColumns, pairs: Pairs, what: str) -> NDArray[np.float64]:
    low, high = (getattr(columns, f"{what}_{end}") for end in ("low", "high"))
    quads = np.stack([low[pairs.ours], high[pairs.ours], low[pairs.theirs], high[pairs.theirs]])
    unique, where = np.unique(quads, axis=1, return_inverse=True)
    each = [weigh_tolls(_toll(a, b), _toll(c, d)) for a, b, c, d in unique.T.tolist()]
    return np.array(each, np.float64)[where.reshape(-1)]


def _toll(low: int, high: int) -> Toll | None:
    """Range of a toll as columns have it: -1 is not said."""
    if low < 0:
        return None if high < 0 else (0, high)
    return low, (high if high >= low else None)


def _sides(columns: EventColumns, pairs: Pairs, ties: KnownTies) -> NDArray[np.float64]:
    """Weigh the sides of each combination of names once: there are far fewer than pairs."""
    coded = columns.kind, columns.actor1, columns.actor2
    sixes = np.stack([one.codes[rows] for rows in (pairs.ours, pairs.theirs) for one in coded])
    unique, where = np.unique(sixes, axis=1, return_inverse=True)
    each = [
        weigh_sides(_named(coded, six[:3]), _named(coded, six[3:]), ties)
        for six in unique.T.tolist()
    ]
    return np.array(each, np.float64)[where.reshape(-1)]


def _named(coded: tuple[Coded, Coded, Coded], codes: list[int]) -> _Sides:
    kind, one, other = (
        None if code < 0 else words.names[code] for words, code in zip(coded, codes, strict=True)
    )
    return _Sides(kind or "", one, other)
