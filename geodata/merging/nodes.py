"""Mentions that nothing can tell apart stand together from the start, as one node.

When five thousand reports tell the same facts of one strike, they are one node, not twelve million
pairs. Two mentions of one report are never in one node: the first of each report stands with the
firsts, the second with the seconds.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geodata.merging.scoring import COPIED, JOIN, score

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from geodata.merging.decisions import Decisions
    from geodata.merging.facts import Facts
    from geodata.merging.kinship import Kinship
    from geodata.merging.mention import Mention

__all__ = ["Node", "nodes"]


@dataclass(frozen=True, slots=True)
class Node:
    """Mentions with equal facts, the one with the lowest id first, from different reports."""

    mentions: tuple[Mention, ...]
    documents: frozenset[str]

    @property
    def chief(self) -> Mention:
        """The mention whose sentence stands for all."""
        return self.mentions[0]

    @property
    def facts(self) -> Facts:
        """The facts that its mentions share."""
        return self.mentions[0].facts


def nodes(mentions: Iterable[Mention], decisions: Decisions, kinship: Kinship) -> tuple[Node, ...]:
    """Put mentions into nodes; what the user decided on is a node of its own."""
    likened: dict[Facts, float] = {}
    groups: defaultdict[Hashable, list[Mention]] = defaultdict(list)
    seen: defaultdict[Hashable, int] = defaultdict(int)
    for mention in sorted(mentions, key=lambda one: (one.document, one.position)):
        if mention.id in decisions:
            groups[mention.id].append(mention)
            continue
        if mention.facts not in likened:
            likened[mention.facts] = score(mention.facts, mention.facts, kinship) or 0.0
        weight = likened[mention.facts]
        if weight >= JOIN:
            key: Hashable = mention.facts
        elif mention.sketch and weight + COPIED >= JOIN:
            key = (mention.facts, mention.quote)
        else:
            key = mention.id
        ordinal = seen[key, mention.document]
        seen[key, mention.document] += 1
        groups[key, ordinal].append(mention)
    return tuple(sorted(map(_node, groups.values()), key=lambda node: node.chief.id))


def _node(mentions: list[Mention]) -> Node:
    in_order = sorted(mentions, key=lambda one: one.id)
    return Node(tuple(in_order), frozenset(one.document for one in in_order))
