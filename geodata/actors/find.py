"""Where a text names its actors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geodata.actors.abbreviations import introduced
from geodata.actors.compounds import Compounds, Found
from geodata.actors.context import Setting
from geodata.actors.groups import unlisted_at
from geodata.actors.states import states_at
from geodata.actors.vocabulary import ABSORBED
from geodata.actors.words import Phrases, split
from geodata.models import ActorMention

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geodata.actors.register import ActorRegister, Body
    from geodata.actors.words import Words
    from geodata.models import Actor, Document, PlacedToponym

__all__ = ["find_actors"]

_WHOSE: dict[str, Body] = {
    "government-forces": "armed-forces",
    "government": "government",
    "security-forces": "security-forces",
}
"""Generic actors that belong to the country the text speaks of."""

_QUOTES = " \"'“”‘’«»\u00a0"  # noqa: RUF001


def find_actors(
    document: Document, placed: tuple[PlacedToponym, ...], register: ActorRegister
) -> tuple[ActorMention, ...]:
    """Find the actors that a report names.

    Parameters
    ----------
    document
        The report; only its body is read.
    placed
        Its place names: a country or a capital that speaks is an actor, and the places around
        "government forces" tell whose they are.
    register
        The actors that are known by name.

    Returns
    -------
    tuple of ActorMention
        In the order of the text, without overlaps.
    """
    words = split(document.text, *document.body)
    found = _Finder(words, Setting(placed), register).run()
    return tuple(
        ActorMention(
            words.start[item.first],
            words.end[item.last - 1],
            words.span(item.first, item.last),
            item.actor,
        )
        for item in found
    )


class _Finder:
    """One pass over the words, the longest reading first."""

    def __init__(self, words: Words, setting: Setting, register: ActorRegister) -> None:
        self.words = words
        self.setting = setting
        self.register = register
        self.compounds = Compounds(words, register)
        self.local: Phrases[Actor] = Phrases()
        self.met: set[str] = set()
        self.found: list[Found] = []

    def run(self) -> list[Found]:
        index = 0
        while index < len(self.words):
            index = self._step(index)
        states = states_at(self.words, self.found, self.setting, self.register)
        everything = sorted((*self.found, *states), key=lambda item: item.first)
        return _without_owners(everything, self.words)

    def _step(self, index: int) -> int:
        """Take the longest actor at a word and return where to go on."""
        readings = self._readings(index)
        best = max(readings, key=lambda reading: reading[-1].last, default=None)
        if best is None or self._is_part_of_place(best):
            return index + 1
        for item in best:
            self._keep(item)
        return best[-1].last

    def _readings(self, index: int) -> list[list[Found]]:
        named = self._named(index)
        readings = [[named]] if named else []
        if named and self.compounds.is_sponsor(named.last):
            readings.append(self.compounds.backed_by(index, named.actor.name, named.last))
        readings.append(self.compounds.at(index))
        floor = self.found[-1].last if self.found else 0
        unlisted = unlisted_at(self.words, index, floor)
        if unlisted:
            readings.append([unlisted])
        return [reading for reading in readings if reading]

    def _named(self, index: int) -> Found | None:
        match = self.local.longest(self.words, index)
        other = self.register.phrases.longest(self.words, index)
        if other and (match is None or other[0] > match[0]):
            match = other
        if match is None:
            return None
        actor = self.setting.likeliest(match[1], self.met)
        return Found(index, match[0], self._owned(actor, index))

    def _owned(self, actor: Actor, index: int) -> Actor:
        """Give "government forces" to the country that the text speaks of."""
        body = _WHOSE.get(actor.id)
        if body is None:
            return actor
        country = self.setting.country_near(self.words.start[index])
        return (country and self.register.body(country, body)) or actor

    def _is_part_of_place(self, best: list[Found]) -> bool:
        """Say whether the words are inside a longer place name: "Lake Assad"."""
        return False

    def _keep(self, item: Found) -> None:
        if self._is_apposition(item):
            return
        self.met.add(item.actor.id)
        self.found.append(item)
        for phrase in introduced(self.words, item):
            self.local.add(phrase, item.actor)

    def _is_apposition(self, item: Found) -> bool:
        """Say whether it only says what the actor just named is: ``ISIS fighters``."""
        if not self.found or not self.register.is_generic(item.actor):
            return False
        before = self.found[-1]
        gap = self.words.source[self.words.end[before.last - 1] : self.words.start[item.first]]
        return (
            before.actor.kind in {"armed-group", "coalition", "unlisted"}
            and not gap.strip(_QUOTES)
            and self.words.key[item.first] in ABSORBED
        )


def _without_owners(found: Iterable[Found], words: Words) -> list[Found]:
    """Drop a state that only owns the actor behind it ("Iran's Revolutionary Guard")."""
    kept: list[Found] = []
    for item in found:
        before = kept[-1] if kept else None
        if before and before.last > item.first:
            continue
        if (
            before
            and before.actor.kind in {"state", "government"}
            and before.last == item.first
            and before.actor.country == item.actor.country
            and words.joined[item.first]
        ):
            kept.pop()
        kept.append(item)
    return kept
