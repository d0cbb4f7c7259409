"""What a change can touch: the mentions that are linked, at any remove, with the changed ones.

Groups are made within such a component only, so that reading one more report looks again at these
and leaves all others alone. What is found here may be more than a component, never less.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from geodata.merging.blocking import homes, looks, wording_homes, wording_looks
from geodata.merging.mention import Mention
from geodata.merging.scoring import COPIED, JOIN, score

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from geodata.merging.blocking import Key
    from geodata.merging.decisions import Decisions
    from geodata.merging.facts import Facts
    from geodata.merging.kinship import Kinship
    from geodata.models import Event

__all__ = ["block_keys", "reach"]


def block_keys(event: Event) -> list[Key]:
    """Blocks in which a mention is to be found again."""
    mention = Mention.of(event)
    return [*homes(mention.facts), *wording_homes(mention)]


def reach(
    seeds: Iterable[Event],
    *,
    in_blocks: Callable[[Collection[Key]], Iterable[Event]],
    with_ids: Callable[[Collection[str]], Iterable[Event]],
    decisions: Decisions,
    kinship: Kinship,
) -> tuple[Event, ...]:
    """Find all mentions that may be linked with the seeds, and the seeds.

    Parameters
    ----------
    seeds
        Mentions that are new, or on which the user decided.
    in_blocks
        Fetches the mentions that lie in blocks; see `block_keys`.
    with_ids
        Fetches the mentions with these ids.
    decisions, kinship
        As for `geodata.merging.clustering.group`.
    """
    search = _Search(kinship)
    frontier = [search.meet(one) for one in seeds]
    reached = {one.id: one for one in frontier}
    while frontier:
        for event in in_blocks(search.unread(frontier)):
            search.meet(event)
        found = [other for one in frontier for other in search.linked(one)]
        wanted = {name for one in frontier for name in decisions.joined_with(one.id)}
        found += [search.meet(event) for event in with_ids(sorted(wanted - reached.keys()))]
        frontier = list({one.id: one for one in found if one.id not in reached}.values())
        reached |= {one.id: one for one in frontier}
    return tuple(one.event for one in reached.values())


class _Search:
    """The mentions met so far, by block; equal facts are gone after once."""

    def __init__(self, kinship: Kinship) -> None:
        self._kinship = kinship
        self._met: dict[str, Mention] = {}
        self._read: set[Key] = set()
        self._facts: defaultdict[Key, defaultdict[Facts, list[Mention]]]
        self._facts = defaultdict(lambda: defaultdict(list))
        self._words: defaultdict[Key, list[Mention]] = defaultdict(list)
        self._followed: set[Facts] = set()

    def meet(self, event: Event) -> Mention:
        """Take a mention in."""
        if event.id in self._met:
            return self._met[event.id]
        mention = self._met[event.id] = Mention.of(event)
        for key in homes(mention.facts):
            self._facts[key][mention.facts].append(mention)
        for key in wording_homes(mention):
            self._words[key].append(mention)
        return mention

    def unread(self, frontier: Iterable[Mention]) -> list[Key]:
        """Blocks that these look into and that were not read yet."""
        keys = {key for one in frontier for key in (*looks(one.facts), *wording_looks(one))}
        fresh = sorted(keys - self._read, key=repr)
        self._read |= keys
        return fresh

    def linked(self, mention: Mention) -> Iterator[Mention]:
        """Yield those that may be the same event as a mention."""
        if mention.facts not in self._followed:
            self._followed.add(mention.facts)
            around = {
                other: told
                for key in looks(mention.facts)
                for other, told in self._facts[key].items()
            }
            for other, told in around.items():
                if self._score(mention.facts, other) >= JOIN:
                    yield from told
        for key in wording_looks(mention):
            for copy in self._words[key]:
                if self._score(mention.facts, copy.facts) + COPIED >= JOIN:
                    yield copy

    def _score(self, one: Facts, other: Facts) -> float:
        weight = score(one, other, self._kinship)
        return float("-inf") if weight is None else weight
