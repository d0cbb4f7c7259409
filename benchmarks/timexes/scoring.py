"""How annotated and found dates agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from timexes.corpus import Mark

__all__ = ["MEASURES", "f1", "score"]

MEASURES = ("value", "strict", "extent", "found")
"""``found`` wants an overlap, ``extent`` the same first and last character, ``value`` an overlap
and the same value, ``strict`` the same extent and value."""


def score(gold: Sequence[Mark], found: Sequence[Mark]) -> tuple[Counter[str], list[str]]:
    """Count matches, each mark matched at most once, and list what differs."""
    counts = Counter(gold=len(gold), answers=len(found))
    wrong, free = [], list(found)
    for mark in gold:
        overlapping = [each for each in free if each.start < mark.end and mark.start < each.end]
        if not overlapping:
            wrong.append(f"missed {mark}")
            continue
        best = max(
            overlapping, key=lambda each: (each.value == mark.value, -abs(each.start - mark.start))
        )
        free.remove(best)
        counts["found"] += 1
        counts["extent"] += (best.start, best.end) == (mark.start, mark.end)
        counts["value"] += best.value == mark.value
        counts["strict"] += best == mark
        if best.value != mark.value:
            wrong.append(f"value of {mark}: {best.value}")
    return counts, wrong + [f"extra {each}" for each in free]


def f1(counts: Counter[str], what: str) -> float:
    """Harmonic mean of precision and recall."""
    total = counts["gold"] + counts["answers"]
    return 2 * counts[what] / total if total else 1.0
