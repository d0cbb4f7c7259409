"""Which mentions are worth comparing: those that meet in a block of place and time.

A mention lies at home in a few blocks and looks into those around them; two mentions are compared
when one looks where the other is at home. This goes both ways by construction, so that it does not
matter which of the two came first.
"""

from __future__ import annotations

import math
from itertools import product
from typing import TYPE_CHECKING

from geodata.merging.facts import published_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geodata.merging.facts import Facts
    from geodata.merging.mention import Mention

__all__ = ["Key", "homes", "looks", "wording_homes", "wording_looks"]

Key = tuple[str | int, ...]

_DAYS = 3  # a bucket of days
_WEEK = 7  # a bucket of days between copies of a report
_LONGEST = 10  # days; what may have happened in a whole month is known again by its words only
_BEFORE = 7  # days before a report in which its undated events lie


def homes(facts: Facts) -> list[Key]:
    """Blocks in which a mention lies."""
    days = _buckets(facts)
    if facts.latitude is None or facts.longitude is None:
        return [("nowhere", actor, day) for actor, day in product(_actors(facts), days)]
    row, column = math.floor(facts.latitude), math.floor(facts.longitude)
    found: list[Key] = [("cell", row, column, day) for day in days]
    if facts.admin1:
        size = "wide" if facts.is_area else "within"
        found += [(size, *facts.admin1, day) for day in days]
    return found + [("somewhere", actor, day) for actor, day in product(_actors(facts), days)]


def looks(facts: Facts) -> list[Key]:
    """Blocks into which a mention looks: its own and those around it."""
    days = _around(_buckets(facts))
    actors = list(product(_actors(facts), days))
    unlocated: list[Key] = [("nowhere", actor, day) for actor, day in actors]
    if facts.latitude is None or facts.longitude is None:
        return [*unlocated, *(("somewhere", actor, day) for actor, day in actors)]
    row, column = math.floor(facts.latitude), math.floor(facts.longitude)
    cells = list(product((row - 1, row, row + 1), (column - 1, column, column + 1)))
    found: list[Key] = [("cell", *cell, day) for cell in cells for day in days]
    if facts.admin1:
        sizes = ["wide", "within"] if facts.is_area else ["wide"]
        found += [(size, *facts.admin1, day) for size, day in product(sizes, days)]
    return found + unlocated


def wording_homes(mention: Mention) -> list[Key]:
    """Blocks in which the sentence of a mention lies, for copies of it to be found."""
    day = _told_on(mention)
    return _of_words(mention, ("undated",) if day is None else (day // _WEEK, "any"))


def wording_looks(mention: Mention) -> list[Key]:
    """Blocks in which copies of the sentence of a mention may lie."""
    day = _told_on(mention)
    buckets: tuple[int | str, ...] = ("undated", "any")
    if day is not None:
        week = day // _WEEK
        buckets = ("undated", week - 1, week, week + 1)
    return _of_words(mention, buckets)


def _of_words(mention: Mention, buckets: tuple[int | str, ...]) -> list[Key]:
    return [
        ("words", order, code, bucket)
        for order, code in enumerate(mention.sketch)
        for bucket in buckets
    ]


def _told_on(mention: Mention) -> int | None:
    published = published_of(mention.event)
    return published.toordinal() if published else mention.facts.first


def _actors(facts: Facts) -> list[str]:
    return sorted({actor for actor in (facts.actor1, facts.actor2) if actor})


def _buckets(facts: Facts) -> list[int]:
    if facts.first is not None and facts.last is not None:
        if facts.last - facts.first >= _LONGEST:
            return []
        return list(range(facts.first // _DAYS, facts.last // _DAYS + 1))
    if facts.published is None:
        return []
    return list(range((facts.published - _BEFORE) // _DAYS, facts.published // _DAYS + 1))


def _around(buckets: Iterable[int]) -> list[int]:
    return sorted({day + step for day in buckets for step in (-1, 0, 1)})
