"""What a change makes of the events around it, and of those only.

Groups depend on nothing but the set of mentions, so adding one could in principle move any other
that is linked with it at any remove, and in a war whole towns are. It hardly ever does: almost all
events next to it stay as they are. So the changed mentions are grouped together with the events
that they are linked with, and only an event that does not come out as it went in is taken apart,
with a look at its own neighbours, until all around stand still. Then nothing farther off can have
changed either: joins are tried in a fixed order, and all that reach farther fail as before.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from geodata.merging.blocking import homes, looks, wording_homes, wording_looks
from geodata.merging.clustering import group
from geodata.merging.mention import Mention
from geodata.merging.scoring import COPIED, JOIN, score

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from geodata.merging.blocking import Key
    from geodata.merging.decisions import Decisions
    from geodata.merging.facts import Facts
    from geodata.merging.kinship import Kinship
    from geodata.models import Event

__all__ = ["block_keys", "regroup"]


def block_keys(event: Event) -> list[Key]:
    """Blocks in which a mention is to be found again."""
    mention = Mention.of(event)
    return [*homes(mention.facts), *wording_homes(mention)]


def regroup(
    changed: Iterable[Event],
    *,
    in_blocks: Callable[[Collection[Key]], Iterable[Event]],
    companions: Callable[[Collection[str]], Mapping[str, tuple[Event, ...]]],
    decisions: Decisions,
    kinship: Kinship,
) -> tuple[tuple[Event, ...], ...]:
    """Group changed mentions anew, and those that they move.

    Parameters
    ----------
    changed
        Mentions that are new, or all of an event that lost one or that the user decided on.
    in_blocks
        Fetches the mentions that lie in blocks; see `block_keys`.
    companions
        Fetches the events, by their ids, that mentions with these ids belong to: all mentions of
        each, as they were grouped when nothing had changed.
    decisions, kinship
        As for `geodata.merging.clustering.group`.

    Returns
    -------
    tuple of tuple of Event
        The mentions of each event that is new, the first published first. Events of which no
        mention is in here are as they were.
    """
    search = _Search(kinship)
    loose: dict[str, Event] = {}
    still: dict[str, tuple[Event, ...]] = {}
    groups: tuple[tuple[Event, ...], ...] = ()
    fresh = list(changed)
    while fresh:
        loose |= {one.id: one for one in fresh}
        linked = _linked(fresh, search, in_blocks, decisions) - loose.keys()
        still |= companions(sorted(linked))
        owners = {one.id: owner for owner, told in still.items() for one in told}
        around = (one for told in still.values() for one in told)
        groups = group([*loose.values(), *around], decisions, kinship, standing=owners)
        unmoved = {frozenset(one.id for one in told) for told in groups}
        moved = [
            owner
            for owner, told in still.items()
            if frozenset(one.id for one in told) not in unmoved
        ]
        fresh = [one for owner in moved for one in still.pop(owner)]
    return tuple(told for told in groups if told[0].id in loose)


def _linked(
    mentions: Collection[Event],
    search: _Search,
    in_blocks: Callable[[Collection[Key]], Iterable[Event]],
    decisions: Decisions,
) -> set[str]:
    """Ids of all that may be the same event as one of these, maybe more, never less."""
    met = [search.meet(one) for one in mentions]
    for event in in_blocks(search.unread(met)):
        search.meet(event)
    found = {other.id for one in met for other in search.linked(one)}
    return found.union(*(decisions.joined_with(one.id) for one in met))


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

    def unread(self, mentions: Iterable[Mention]) -> list[Key]:
        """Blocks that these look into and that were not read yet."""
        keys = {key for one in mentions for key in (*looks(one.facts), *wording_looks(one))}
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
