"""Scoring of place names that were found and placed, by overlap and within 161 km.

- A found name and an annotated one match when they share a character.
- Precision is over all names found, recall over the annotated names that have coordinates.
- End to end, a found name is right when one that it matches lies within 161 km (100 miles) of it. A
  found name without a place, or whose matches have no coordinates, counts as found, never as right.
- Accuracy, mean, median and AUC are over the found and placed names that match a located one: the
  measures of Gritta et al. 2020, "A pragmatic guide to geoparsing evaluation". AUC is the area
  under the curve of the sorted log errors: 0 is best, 1 is everything at the antipodes.

Overlap lets two names match one. ``one_to_one`` are the F1 figures when each may match but once:
how much of the score hangs on that.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass

import numpy as np
import numpy.typing as npt
from annotated import GoldToponym

from geodata.gazetteer.distance import between_km

__all__ = [
    "RADIUS_KM",
    "Figures",
    "Found",
    "Interval",
    "Tally",
    "figures",
    "kilometres",
    "tally",
    "within",
]

RADIUS_KM = 161.0
_FURTHEST_KM = 20_039.0
"""Half the circumference, as the AUC of the field has it."""
_DRAWS = 1_000
_COUNTS = 13
_SEED = 20
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Found:
    """A name that a system found; without coordinates when it could not place it."""

    start: int
    end: int
    latitude: float | None = None
    longitude: float | None = None
    confidence: float = 0.0
    role: str = "literal"


@dataclass(frozen=True, slots=True)
class Tally:
    """What one article adds to the counts."""

    found: int
    found_matched: int
    found_right: int
    gold: int
    gold_matched: int
    gold_right: int
    pairs: int
    pairs_located: int
    pairs_right: int
    placed: int
    placed_right: int
    roles: int
    roles_right: int
    judged: tuple[tuple[float, float], ...] = ()
    """Confidence and error in km of each name that was placed and matches a located one."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A share with its 95 % bootstrap interval over articles."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Figures:
    precision: float
    recall: float
    recognition: Interval
    end_to_end: Interval
    accuracy: Interval
    one_to_one: tuple[float, float]
    roles: float
    mean_km: float
    median_km: float
    auc: float
    found: int
    gold: int


def kilometres(one: Found | GoldToponym, other: Found | GoldToponym) -> float:
    """Great-circle distance in km; infinite where one has no coordinates."""
    if one.latitude is None or one.longitude is None:
        return math.inf
    if other.latitude is None or other.longitude is None:
        return math.inf
    return between_km((one.latitude, one.longitude), (other.latitude, other.longitude))


def tally(
    found: Sequence[Found], gold: Sequence[GoldToponym], *, located_only: bool = True
) -> Tally:
    """Compare what was found in one article with its annotation.

    ``located_only`` counts recall over the names with coordinates; corpora of names have none.
    """
    counted = [each for each in gold if each.latitude is not None or not located_only]
    nearest = [_nearest(each, gold) for each in found]
    judged = [
        (each.confidence, gap)
        for each, gap in zip(found, nearest, strict=True)
        if gap is not None and gap < math.inf
    ]
    right = sum(gap <= RADIUS_KM for _, gap in judged)
    matches = [[each for each in found if _overlap(each, name)] for name in counted]
    pairs = list(_pair(found, gold))
    return Tally(
        found=len(found),
        found_matched=sum(gap is not None for gap in nearest),
        found_right=right,
        gold=len(counted),
        gold_matched=sum(map(bool, matches)),
        gold_right=sum(
            any(kilometres(each, name) <= RADIUS_KM for each in mine)
            for mine, name in zip(matches, counted, strict=True)
        ),
        pairs=len(pairs),
        pairs_located=sum(name.latitude is not None or not located_only for _, name in pairs),
        pairs_right=sum(kilometres(each, name) <= RADIUS_KM for each, name in pairs),
        placed=len(judged),
        placed_right=right,
        roles=sum(name.role is not None for _, name in pairs),
        roles_right=sum(each.role == name.role for each, name in pairs),
        judged=tuple(judged),
    )


def _overlap(one: Found | GoldToponym, other: Found | GoldToponym) -> bool:
    return one.start < other.end and other.start < one.end


def _nearest(found: Found, gold: Sequence[GoldToponym]) -> float | None:
    """Distance to the nearest name that it matches; None when it matches none."""
    return min((kilometres(found, name) for name in gold if _overlap(found, name)), default=None)


def _pair(
    found: Sequence[Found], gold: Sequence[GoldToponym]
) -> Iterator[tuple[Found, GoldToponym]]:
    """Match each name with one at most, from left to right."""
    free = sorted(found, key=_order)
    for name in sorted(gold, key=_order):
        match = next((each for each in free if _overlap(each, name)), None)
        if match is not None:
            free.remove(match)
            yield match, name


def _order(name: Found | GoldToponym) -> tuple[float, ...]:
    """Earliest end first, which leaves most for the others; then anything that tells two apart."""
    return name.end, name.start, name.latitude or 0.0, name.longitude or 0.0


def figures(tallies: Iterable[Tally]) -> Figures:
    """Sum up articles."""
    rows = list(tallies)
    counts = np.array([astuple(each)[:-1] for each in rows], float).reshape(len(rows), _COUNTS)
    total = counts.sum(axis=0, keepdims=True)
    value, sample = _shares(total), _shares(_resampled(counts))
    errors = np.array([gap for each in rows for _, gap in each.judged])
    return Figures(
        precision=float(value["precision"][0]),
        recall=float(value["recall"][0]),
        recognition=_interval(value["recognition"], sample["recognition"]),
        end_to_end=_interval(value["end_to_end"], sample["end_to_end"]),
        accuracy=_interval(value["accuracy"], sample["accuracy"]),
        one_to_one=(float(value["strict"][0]), float(value["strict_right"][0])),
        roles=float(value["roles"][0]),
        mean_km=float(errors.mean()) if errors.size else math.nan,
        median_km=float(np.median(errors)) if errors.size else math.nan,
        auc=_auc(errors),
        found=int(total[0, 0]),
        gold=int(total[0, 3]),
    )


def _resampled(counts: Floats) -> Floats:
    """Sums over as many articles, drawn with repetition."""
    articles = len(counts)
    if not articles:
        return counts
    even = np.full(articles, 1 / articles)
    draws = np.random.default_rng(_SEED).multinomial(articles, even, size=_DRAWS)
    sums: Floats = draws @ counts
    return sums


def within(tallies: Iterable[Tally], km: float) -> float:
    """Share of articles with one annotated name whose name was found and placed so near."""
    rows = list(tallies)
    return sum(any(gap <= km for _, gap in each.judged) for each in rows) / max(len(rows), 1)


def _shares(counts: Floats) -> dict[str, Floats]:
    """Every figure of each row of counts, in the order of ``Tally``."""
    (
        found, found_matched, found_right, gold, gold_matched, gold_right,
        pairs, pairs_located, pairs_right, placed, placed_right, roles, roles_right,
    ) = counts.T  # fmt: skip
    precision, recall = _ratio(found_matched, found), _ratio(gold_matched, gold)
    return {
        "precision": precision,
        "recall": recall,
        "recognition": _f1(precision, recall),
        "end_to_end": _f1(_ratio(found_right, found), _ratio(gold_right, gold)),
        "accuracy": _ratio(placed_right, placed),
        "roles": _ratio(roles_right, roles),
        "strict": _f1(_ratio(pairs, found), _ratio(pairs_located, gold)),
        "strict_right": _f1(_ratio(pairs_right, found), _ratio(pairs_right, gold)),
    }


def _ratio(part: Floats, whole: Floats) -> Floats:
    result: Floats = np.divide(part, whole, out=np.zeros_like(part), where=whole > 0)
    return result


def _f1(precision: Floats, recall: Floats) -> Floats:
    return _ratio(2 * precision * recall, precision + recall)


def _interval(value: Floats, sample: Floats) -> Interval:
    low, high = np.percentile(sample, [2.5, 97.5]) if sample.size else (0.0, 0.0)
    return Interval(float(value[0]), float(low), float(high))


def _auc(errors_km: Floats) -> float:
    """Area under the sorted log errors, by the trapezium rule, over that of the worst answer."""
    if errors_km.size < 2:
        return math.nan
    heights = np.log1p(np.sort(errors_km)) / math.log(_FURTHEST_KM)
    return float(np.trapezoid(heights) / (len(heights) - 1))
