"""What one can choose of a filter word, in an order that reads well, each with its count."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.symbols import kind_label
from geodata.columns.folding import folded
from geodata.kinds import FAMILIES, KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

__all__ = ["FAMILY", "MOST", "Choice", "actors", "by_count", "in_order", "kinds", "matching"]

MOST = 100  # of a list that are sent to the browser; others are found by typing
FAMILY = "family:"  # what stands before a family among the kinds
_TOO_MANY = 6  # names that a few typed letters may stand for


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a list.

    Parameters
    ----------
    value
        What the filter is given.
    name
        What one reads.
    count
        How many events it would leave.
    depth
        How far it is indented: it belongs to the nearest line above that is indented less.
    """

    value: str
    name: str
    count: int
    depth: int = 0


def by_count(
    counts: Mapping[str, int], chosen: Iterable[str], name: Callable[[str], str] = str
) -> list[Choice]:
    """List the most frequent, and what is chosen although it has become rare.

    Examples
    --------
    >>> [one.value for one in by_count({"Iraq": 2, "Syria": 5}, ["Iran"])]
    ['Syria', 'Iraq', 'Iran']
    """
    frequent = sorted(counts, key=lambda one: (-counts[one], name(one)))[:MOST]
    values = dict.fromkeys([*frequent, *chosen])
    return [Choice(value, name(value), counts.get(value, 0)) for value in values]


def in_order(
    counts: Mapping[str, int], chosen: Iterable[str], names: Mapping[str, str]
) -> list[Choice]:
    """List those of a few words that occur or are chosen, in an order of their own."""
    wanted = {*counts, *chosen}
    return [Choice(one, name, counts.get(one, 0)) for one, name in names.items() if one in wanted]


def kinds(
    counts: Mapping[str, int], families: Mapping[str, int], chosen: Iterable[str]
) -> list[Choice]:
    """List the kinds under their families, in the order of the legend.

    Examples
    --------
    >>> found = kinds({"air_strike": 2, "armed_clash": 5}, {"violence": 7}, [])
    >>> [(one.value, one.depth) for one in found]
    [('family:violence', 0), ('armed_clash', 1), ('air_strike', 1)]
    """
    chosen = tuple(chosen)
    own = by_count(counts, [one for one in chosen if not one.startswith(FAMILY)], kind_label)
    found: list[Choice] = []
    for family, label in FAMILIES.items():
        under = [one for one in own if _family(one.value) == family]
        value = FAMILY + family
        if under or value in chosen:
            found.append(Choice(value, label, families.get(family, 0)))
        found += [Choice(one.value, one.name, one.count, depth=1) for one in under]
    return found


def _family(kind: str) -> str:
    known = KINDS.get(kind)
    return known.family if known and known.family in FAMILIES else list(FAMILIES)[-1]


def actors(
    counts: Mapping[str, int],
    chosen: Iterable[str],
    descendants: Callable[[str], frozenset[str]],
) -> list[Choice]:
    """List actors with those who belong to them beneath, the most frequent first.

    Examples
    --------
    >>> members = {"Iran": frozenset({"Iran", "Quds Force"})}
    >>> found = actors(
    ...     {"Quds Force": 2, "Israel": 3, "Iran": 5}, [], lambda one: members.get(one, frozenset())
    ... )
    >>> [(one.name, one.depth) for one in found]
    [('Iran', 0), ('Quds Force', 1), ('Israel', 0)]
    """
    listed = {one.value: one for one in by_count(counts, chosen)}
    members = {name: (descendants(name) & listed.keys()) - {name} for name in listed}
    parent: dict[str, str] = {}
    for name in sorted(members, key=lambda one: -len(members[one])):  # the nearest comes last
        under = (one for one in members[name] if len(members[one]) < len(members[name]))
        parent |= dict.fromkeys(under, name)
    found: list[Choice] = []

    def put(name: str, depth: int) -> None:
        one = listed[name]
        found.append(Choice(one.value, one.name, one.count, depth))
        for member in listed:
            if parent.get(member) == name:
                put(member, depth + 1)

    for name in listed:
        if name not in parent:
            put(name, 0)
    return found


def matching(typed: str, names: Sequence[str]) -> list[str]:
    """Find the names that somebody may mean who typed a part of them; [] when it is too many.

    Examples
    --------
    >>> matching("quds", ["Quds Force", "Iran"])
    ['Quds Force']
    """
    wanted = folded(typed).split()
    if not wanted:
        return []
    same = [name for name in names if folded(name).split() == wanted]
    found = same or [name for name in names if all(word in folded(name) for word in wanted)]
    return found if len(found) < _TOO_MANY else []
