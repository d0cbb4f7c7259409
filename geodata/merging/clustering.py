"""Mentions into groups of one event each: surest pairs first, and no chains.

Agglomerative clustering with complete linkage and constraints: a pair that scores at least `JOIN`
brings two groups together when every two mentions across them score at least `FLOOR`, and none are
two mentions of one report, which the report itself tells apart. Equal scores are taken in the
order of the mentions' ids, so that the groups depend on the set of mentions and on nothing else.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import product
from types import MappingProxyType
from typing import TYPE_CHECKING

from geodata.merging import kindred
from geodata.merging.blocking import homes, looks, wording_homes, wording_looks
from geodata.merging.mention import Mention, in_order
from geodata.merging.nodes import Node, nodes
from geodata.merging.scoring import JOIN, copied, score

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from geodata.merging.blocking import Key
    from geodata.merging.decisions import Decisions
    from geodata.merging.kinship import Kinship
    from geodata.models import Event

__all__ = ["FLOOR", "group"]

FLOOR = 3.0
"""What every two mentions of a group must score at least, unless the user joined them."""

_Pair = tuple[int, int]


def group(
    mentions: Iterable[Event],
    decisions: Decisions,
    kinship: Kinship,
    *,
    standing: Mapping[str, str] = MappingProxyType({}),
) -> tuple[tuple[Event, ...], ...]:
    """Sort mentions into events.

    Parameters
    ----------
    mentions
        Events as single reports tell them, in any order.
    decisions
        What the user said about pairs of them.
    kinship
        The ties between actors.
    standing
        For ids of mentions, the event that they are in; two that are in different ones are known
        not to belong together, and are not compared.

    Returns
    -------
    tuple of tuple of Event
        The mentions of each event, the first published first.
    """
    ready = nodes(map(Mention.of, mentions), decisions, kinship)
    clusters = _Clusters(ready, decisions, kinship)
    for one, other in _decided(ready, decisions):
        clusters.join(one, other)
    for _, one, other in sorted(_edges(ready, kinship, standing)):
        clusters.join(one, other)
    told = (
        tuple(sorted((one.event for node in cluster for one in node.mentions), key=in_order))
        for cluster in clusters.groups()
    )
    return tuple(sorted(told, key=lambda events: in_order(events[0])))


def _decided(ready: Sequence[Node], decisions: Decisions) -> Iterator[_Pair]:
    number = {node.chief.id: at for at, node in enumerate(ready) if node.chief.id in decisions}
    for mention, at in sorted(number.items()):
        for other in decisions.joined_with(mention):
            if other in number and decisions.on(mention, other) == "same":
                yield at, number[other]


def _edges(
    ready: Sequence[Node], kinship: Kinship, standing: Mapping[str, str]
) -> Iterator[tuple[float, int, int]]:
    """Yield the pairs of nodes that score at least `JOIN`, each once, as (-score, node, node)."""
    table: defaultdict[Key, list[int]] = defaultdict(list)
    for number, node in enumerate(ready):
        for key in (*homes(node.facts), *wording_homes(node.chief)):
            table[key].append(number)
    kinds = [node.facts.kind for node in ready]
    stands = [_stands(node, standing) for node in ready]
    for number, node in enumerate(ready):
        related = kindred.related(node.facts.kind)
        alike = _later(number, wording_looks(node.chief), table)
        near = {one for one in _later(number, looks(node.facts), table) if kinds[one] in related}
        for other in sorted(alike | near):
            if None is not stands[number] != stands[other] is not None:
                continue
            weight = score(node.facts, ready[other].facts, kinship)
            if weight is None:
                continue
            if other in alike:
                weight += copied(node.chief, ready[other].chief)
            if weight >= JOIN:
                yield -weight, number, other


def _stands(node: Node, standing: Mapping[str, str]) -> str | None:
    """Event that all mentions of a node are in, if they are in one."""
    events = {standing.get(one.id) for one in node.mentions} if standing else {None}
    return events.pop() if len(events) == 1 else None


def _later(number: int, keys: Iterable[Key], table: dict[Key, list[int]]) -> set[int]:
    return {other for key in keys for other in table.get(key, ()) if other > number}


class _Clusters:
    """Groups of nodes that grow; which groups can never come together is remembered."""

    def __init__(self, ready: Sequence[Node], decisions: Decisions, kinship: Kinship) -> None:
        self._nodes, self._decisions, self._kinship = ready, decisions, kinship
        self._home = list(range(len(ready)))
        self._members: dict[int, list[int]] = {at: [at] for at in self._home}
        self._apart: defaultdict[int, set[int]] = defaultdict(set)

    def join(self, one: int, other: int) -> None:
        """Bring the groups of two nodes together, unless something forbids it."""
        into, gone = self._home[one], self._home[other]
        if into == gone or gone in self._apart[into]:
            return
        if not all(self._may(*pair) for pair in product(self._members[into], self._members[gone])):
            self._apart[into].add(gone)
            self._apart[gone].add(into)
            return
        moved = self._members.pop(gone)
        self._members[into] += moved
        for node in moved:
            self._home[node] = into
        for stranger in self._apart.pop(gone, ()):
            self._apart[stranger].discard(gone)
            self._apart[stranger].add(into)
            self._apart[into].add(stranger)

    def groups(self) -> Iterator[list[Node]]:
        """Yield the nodes of each group."""
        for members in self._members.values():
            yield [self._nodes[at] for at in members]

    def _may(self, one: int, other: int) -> bool:
        node, stranger = self._nodes[one], self._nodes[other]
        verdict = self._decisions.on(node.chief.id, stranger.chief.id)
        if verdict is not None:
            return verdict == "same"
        if node.documents & stranger.documents:
            return False
        weight = score(node.facts, stranger.facts, self._kinship)
        if weight is None:
            return False
        return weight >= FLOOR or weight + copied(node.chief, stranger.chief) >= FLOOR
