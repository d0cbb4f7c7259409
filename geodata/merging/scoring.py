"""How much speaks for two mentions telling of one event, as a sum of weights of evidence.

After Fellegi and Sunter (1969): each aspect on which two records agree or differ adds its weight,
about the logarithm (base 2) of how much more often this is seen in pairs that are one event than
in pairs that are not. What cannot be one event at all is None. The score is the same whichever
mention comes first, and depends on nothing but the two.
"""

from __future__ import annotations

import math
from itertools import product
from typing import TYPE_CHECKING, Protocol

from geodata.gazetteer.distance import between_km
from geodata.merging import kindred, wording

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geodata.merging.facts import Facts, Toll
    from geodata.merging.kinship import Kinship, Tie
    from geodata.merging.mention import Mention

__all__ = [
    "COPIED",
    "DAY_WEIGHTS",
    "DISTRICT",
    "JOIN",
    "KIND_WEIGHTS",
    "PROVINCE",
    "SPOT_WEIGHTS",
    "apart_km",
    "copied",
    "score",
    "weigh_sides",
    "weigh_tolls",
]


class _Sided(Protocol):
    """What sides are weighed by."""

    @property
    def kind(self) -> str: ...
    @property
    def actor1(self) -> str | None: ...
    @property
    def actor2(self) -> str | None: ...
    @property
    def actors(self) -> tuple[str, ...]: ...


class _Ties(Protocol):
    """What knows how two names of actors are to each other."""

    def tie(self, name: str, other: str) -> Tie: ...


JOIN = 5.5
"""From this score on two mentions are taken for one event."""

COPIED = 4.0
"""The most that a copied sentence adds."""

KIND_WEIGHTS = {"same": 1.5, "vague": 0.8, "group": 0.8, "kin": 0.3, "effect": 0.3}
SPOT_WEIGHTS = ((12.0, 3.0), (35.0, 1.8), (math.inf, 0.5))  # a town, a city, somewhere near one
DISTRICT, PROVINCE = 1.2, 0.4
_SCENELESS = -1.2  # violence in no place or in a whole district: there is much on any day
_NEXT_KM, _NEXT = 5.0, -0.5  # the next village, or one name at two points of two gazetteers
_NEAR_KM, _NEAR = 12.0, -1.5
DAY_WEIGHTS = ((1, 2.5), (3, 1.6), (8, 0.8), (31, 0.3))
_A_DAY_APART = -1.8
_DAYS_OFF = -3.0
_REPORTED_WITHIN = 7  # days between an event and the report that gives no date
_AGENTS = {"same": 1.5, "unnamed": 0.3, "kin": 1.0, "vague": 0.0, "other": -2.5}
_PATIENTS = {"same": 1.0, "unnamed": 0.3, "kin": 0.6, "vague": 0.0, "other": -1.0}
_EXACT = ((0, 0.0), (1, 0.4), (2, 1.0), (7, 1.6), (math.inf, 2.5))
_SYMMETRIC = frozenset(
    ("armed_clash", "meeting", "agreement", "ceasefire", "cooperation", "territory_handover")
)


def score(one: Facts, other: Facts, kinship: Kinship) -> float | None:
    """Weight of the evidence that two mentions tell of one event; None when they cannot.

    Parameters
    ----------
    one, other
        The facts of two mentions, in any order.
    kinship
        The ties between actors.
    """
    alike = kindred.likeness(one.kind, other.kind)
    if alike == "other" or one.realm != other.realm or not _share_ground(one, other):
        return None
    day = _dates(one, other)
    if day is None:
        return None
    where = _places(one, other)
    if where is None:
        return None
    total = KIND_WEIGHTS[alike] + day + where
    total += weigh_sides(one, other, kinship)
    return (
        total + weigh_tolls(one.killed, other.killed) + weigh_tolls(one.injured, other.injured) / 2
    )


def _share_ground(one: Facts, other: Facts) -> bool:
    """Whether both tell where, or both tell when: otherwise nothing holds them together."""
    where = one.latitude is not None and other.latitude is not None
    return where or (one.first is not None and other.first is not None)


def copied(one: Mention, other: Mention) -> float:
    """Weight of two sentences being copies, at most `COPIED`.

    What tells of the next village in the same words is no copy, but a form that was filled in.
    """
    km = apart_km(one.facts, other.facts)
    if km is not None and km > _NEXT_KM:
        return 0.0
    alike = wording.likeness(one.quote, other.quote)
    return COPIED if alike >= 0.9 else COPIED / 2 if alike >= 0.75 else 0.0


def apart_km(one: Facts, other: Facts) -> float | None:
    """Distance between two mentions in km; None when either is not located."""
    if one.latitude is None or one.longitude is None:
        return None
    if other.latitude is None or other.longitude is None:
        return None
    return between_km((one.latitude, one.longitude), (other.latitude, other.longitude))


def _dates(one: Facts, other: Facts) -> float | None:
    if one.first is None or other.first is None:
        return _undated(one, other)
    gap = max(one.first, other.first) - min(one.last or 0, other.last or 0)
    if gap <= 0:
        span = max(one.days or 1, other.days or 1)
        return next((weight for most, weight in DAY_WEIGHTS if span <= most), 0.0)
    return {1: _A_DAY_APART, 2: _DAYS_OFF}.get(gap)


def _undated(one: Facts, other: Facts) -> float | None:
    """Weigh days when a mention has none: what it tells of lies shortly before its report."""
    dated, undated = (other, one) if one.first is None else (one, other)
    if undated.published is None:
        return 0.0
    reference = dated.first if dated.first is not None else dated.published
    if reference is None:
        return 0.0
    late = undated.published - reference
    if dated.first is None:
        late = abs(late)
    return 0.5 if 0 <= late <= 2 else 0.0 if 0 <= late <= _REPORTED_WITHIN else None


def _places(one: Facts, other: Facts) -> float | None:
    spots = one.is_spot and other.is_spot
    if spots and one.place_id is not None and one.place_id == other.place_id:
        return _spot(one, other)
    km = apart_km(one, other)
    if spots and km is not None and km <= min(_NEXT_KM, one.radius_km + other.radius_km):
        return _spot(one, other)
    beyond = -math.inf if km is None else km - one.radius_km - other.radius_km
    if beyond > 0:
        return _NEXT if beyond <= _NEXT_KM else _NEAR if beyond <= _NEAR_KM else None
    if {one.kind, other.kind} & kindred.violent():
        return _SCENELESS
    return 0.0 if km is None else PROVINCE if one.is_area or other.is_area else DISTRICT


def _spot(one: Facts, other: Facts) -> float:
    wide = max(one.radius_km, other.radius_km)
    return next(weight for most, weight in SPOT_WEIGHTS if wide <= most)


def weigh_sides(one: _Sided, other: _Sided, kinship: _Ties) -> float:
    """Weigh who did it and to whom: names that are tied speak for one event, others against."""
    straight = _roles(one.actor1, other.actor1, _AGENTS, kinship)
    straight += _roles(one.actor2, other.actor2, _PATIENTS, kinship)
    crossed = _roles(one.actor1, other.actor2, _PATIENTS, kinship)
    crossed += _roles(one.actor2, other.actor1, _PATIENTS, kinship)
    if _SYMMETRIC & {one.kind, other.kind} and crossed > straight:
        return crossed
    unknown = not (one.actor1 or one.actor2) or not (other.actor1 or other.actor2)
    if unknown and _best_tie(one.actors, other.actors, kinship) in {"same", "kin"}:
        return 0.5
    return straight


def _roles(name: str | None, other: str | None, weights: dict[str, float], kin: _Ties) -> float:
    return weights[kin.tie(name, other)] if name and other else 0.0


def _best_tie(names: Iterable[str], others: Iterable[str], kinship: _Ties) -> Tie:
    ties = {kinship.tie(name, other) for name, other in product(names, others)}
    order: tuple[Tie, ...] = ("same", "kin", "unnamed", "vague")
    return next((tie for tie in order if tie in ties), "other")


def weigh_tolls(one: Toll | None, other: Toll | None) -> float:
    """Weigh two tolls: equal large ones are telling, far ones speak against."""
    if one is None or other is None:
        return 0.0
    (low, high), (least, most) = _bounded(one), _bounded(other)
    if low <= most and least <= high:
        exact = low == high == least == most
        size = max(low, least)
        if not exact:
            return 0.7 if size else 0.2
        return next(weight for most, weight in _EXACT if size <= most)
    smaller, larger = sorted((one, other), key=lambda toll: toll[0])
    return _apart(_bounded(smaller)[1], larger[0], is_open=smaller[1] is None)


def _apart(smaller: int, larger: int, *, is_open: bool) -> float:
    """Weigh tolls that do not meet; an open one ("at least 13") is what was known first."""
    if smaller == 0:
        return -1.0 if larger == 1 else -2.5
    times = larger / smaller
    if is_open:
        return 0.0 if times <= 2.5 else -0.8
    if larger - smaller <= 2 or times <= 1.35:
        return 0.0 if larger > 3 else -0.5
    return -1.0 if times <= 2.5 else -2.5


def _bounded(toll: Toll) -> tuple[int, int]:
    """Range of a toll; "more than 20" is taken for at most half as many again."""
    low, high = toll
    return low, (low + max(1, low // 2) if high is None else high)
