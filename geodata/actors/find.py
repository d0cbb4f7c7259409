"""Where a text names its actors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geodata.actors.abbreviations import defined_groups, introduced
from geodata.actors.compounds import Compounds, Found
from geodata.actors.context import Setting
from geodata.actors.groups import acronym_at, band_at, unlisted_at
from geodata.actors.own_forces import with_owners
from geodata.actors.persons import is_part_of_name, person_beside
from geodata.actors.states import states_in
from geodata.actors.tidying import tidy
from geodata.actors.victims import victims_in
from geodata.actors.vocabulary import (
    ABSORBED,
    GROUP_KINDS,
    HOLDING,
    MODIFIERS,
    TELLING,
    word_set,
)
from geodata.actors.words import Phrases, split
from geodata.models import ActorMention

if TYPE_CHECKING:
    from geodata.actors.nations import Body
    from geodata.actors.register import ActorRegister
    from geodata.actors.words import Words
    from geodata.models import Actor, Document, PlacedToponym

__all__ = ["find_actors"]

_WHOSE: dict[str, Body] = {
    "army": "armed-forces",
    "government-forces": "armed-forces",
    "government": "government",
    "security-forces": "security-forces",
    "police": "police",
}
"""Generic actors that belong to the country the text speaks of."""

_AGAIN = {"army": "military", "government": "government", "police": "police"}
"""Those that first of all point back to a body of the same kind: "the army", "the government"."""

_RECENT = 1000
"""Characters over which they do."""

_QUOTES = " \"'“”‘’«»\u00a0"  # noqa: RUF001
_DESCRIBING = MODIFIERS | {"proxy"}
_BARE = word_set(
    "the coalition forces troops jets aircraft warplanes airstrikes international foreign military "
    "partners nations global air so called"
)
_GROUND = word_set("desert region area district canton plain province")
"""What stands behind a landscape that a medium is called after: "the Jazeera desert"."""
_ABBREVIATED = frozenset(("armed-group", "coalition", "political"))


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
        self.defined = defined_groups(words, register)
        self.local: Phrases[Actor] = Phrases()
        self.introduced: dict[str, Actor] = {}
        self.short_names: set[str] = set()
        self.met: set[str] = set()
        self.countries: set[str | None] = set()
        self.namesakes: set[str] = set()
        self.found: list[Found] = []
        self.taken = [False] * words.size

    def run(self) -> list[Found]:
        after = 0
        telling, short_names = self.register.telling, self.short_names
        written = {*filter(str.isupper, self.words.text)}
        written.update(self.words.text[index] for index in self.defined)
        for index, (key, word) in enumerate(zip(self.words.key, self.words.text, strict=True)):
            may_begin = key in telling or word in written or key in short_names  # as few words do
            if may_begin and index >= after and self._begins(index):
                after = self._step(index)
        for item in tuple(self.found):
            person = person_beside(self.words, item)
            if person and self._is_free(person):
                self._take(person)
        for victims in victims_in(self.words, self.register):
            if self._is_free(victims):
                self._take(victims)
        for index in self.compounds.attributes:
            self.taken[index] = True
        nationality = self.compounds.nationality
        states = states_in(self.words, self.taken, self.setting, self.register, nationality)
        everything = sorted((*self.found, *states), key=lambda item: item.first)
        everything = with_owners(everything, self.words, self.register)
        return tidy(everything, self.words, self.register)

    def _begins(self, index: int) -> bool:
        """Say whether an actor may begin at a word that begins some."""
        key = self.words.key[index]
        return (
            key in TELLING
            or self.words.text[index].isupper()
            or ((key in self.register.openers or key in self.short_names) and self._opens(index))
            or index in self.defined
        )

    def _opens(self, index: int) -> bool:
        """Say whether an actor begins at a word that opens some: "the Taliban", not "the town"."""
        key = self.words.key[index]
        return (
            key in _DESCRIBING
            or (key in self.short_names and self.local.longest(self.words, index) is not None)
            or self.compounds.named(index) is not None
            or self.compounds.nationality(index) is not None
        )

    def _is_free(self, item: Found) -> bool:
        """Say whether its words are no one's yet, and not the name of a place."""
        return not any(
            self.taken[index] or self.setting.toponym_at(self.words.start[index])
            for index in range(item.first, item.last)
        )

    def _step(self, index: int) -> int:
        """Take the longest actor at a word and return where to go on."""
        best = self._longest(index)
        if best is None or self._is_only_article(index, best):
            return index + 1
        for item in best:
            if not (self._is_in_place(item) or self._is_attribute(item)):
                self._keep(item)
        return best[-1].last

    def _longest(self, index: int) -> list[Found] | None:
        readings = self._readings(index)
        if len(readings) < 2:
            return readings[0] if readings else None
        return max(readings, key=lambda reading: (reading[-1].last, -reading[0].first))

    def _is_only_article(self, index: int, best: list[Found]) -> bool:
        """Say whether a longer name begins behind "the": "the Army of Hope" is not "the army"."""
        if self.words.key[index] != "the":
            return False
        behind = self._longest(index + 1)
        return behind is not None and behind[-1].last > best[-1].last

    def _readings(self, index: int) -> list[list[Found]]:
        """Return the actors that may begin here, the best kind of evidence first."""
        readings = [[self.defined[index]]] if index in self.defined else []
        named = self._named(index)
        if named:
            sponsored = self.compounds.backed_by(named)
            readings += [sponsored] if sponsored is not None else [[named]]
        readings.append(self.compounds.at(index))
        floor = self.found[-1].last if self.found else 0
        unlisted = unlisted_at(self.words, index, floor) or self._called_so(index, floor)
        if unlisted:
            readings.append([unlisted])
        return [reading for reading in readings if reading]

    def _called_so(self, index: int, floor: int) -> Found | None:
        """Read "the FRPI looted" and "the Pix gang": words that are no place and no people."""
        found = acronym_at(self.words, index) or band_at(self.words, index, floor)
        if found is None or self.compounds.nationality(found.first):
            return None
        return found if self.setting.toponym_at(self.words.start[found.first]) is None else None

    def _named(self, index: int) -> Found | None:
        opens = self.words.key[index] in self.local.openers
        known = self.local.longest(self.words, index) if opens else None
        match = self.compounds.named(index)
        if known and (match is None or known[0] >= match[0]):
            last, actors = known[0], known[1][-1:]
        elif match:
            last, actors = match[0], [a for a in match[1] if self._is_likely(a, index, match[0])]
        else:
            return None
        if not actors:
            return None
        actor = self._likeliest(actors)
        if actor.kind == "media" and last < self.words.size and self.words.key[last] in _GROUND:
            return None
        if self._is_namesake(actor, index, last):
            return None
        return Found(index, last, self._owned(actor, index, last))

    def _is_namesake(self, actor: Actor, index: int, last: int) -> bool:
        """Say whether the surname is someone else's, here or since it was in this text."""
        if is_part_of_name(self.words, index, last, actor, self.register):
            self.namesakes.add(self.words.key[index])
            return True
        single = last - index == 1 and actor.id not in self.met
        return single and self.words.key[index] in self.namesakes

    def _likeliest(self, actors: list[Actor]) -> Actor:
        """Choose among actors of one spelling: met before, or of a country spoken of.

        The first of the register wins a tie.
        """
        if len(actors) == 1:
            return actors[0]
        return max(
            actors,
            key=lambda actor: (
                actor.id in self.met,
                self.setting.weight(self.register.theatre(actor)),
                bool(actor.country) and actor.country in self.countries,
            ),
        )

    def _is_likely(self, actor: Actor, index: int, last: int) -> bool:
        """Say whether a vague spelling can mean this actor: it must act where the text is set.

        Vague are short acronyms of groups, and a coalition that is only called so; what a user's
        own file says is not.
        """
        if actor.kind not in _ABBREVIATED or actor.id in self.met or self.setting.is_nowhere:
            return True
        if self.register.is_own(actor):
            return True
        theatre = self.register.theatre(actor)
        word = self.words.text[index]
        short = last - index == 1 and len(word) < 4 and word.isupper()
        unnamed = actor.kind == "coalition" and _BARE.issuperset(self.words.key[index:last])
        return not theatre or not (short or unnamed) or self.setting.speaks_of(theatre)

    def _owned(self, actor: Actor, index: int, last: int) -> Actor:
        """Give "government forces" to the country that the text speaks of."""
        body = _WHOSE.get(actor.id)
        if body is None:
            return actor
        country = (
            self._named_behind(last)
            or self._named_before(actor.id, index)
            or self.setting.country_near(self.words.start[index])
        )
        return (country and self.register.body(country, body)) or actor

    def _named_behind(self, last: int) -> str | None:
        """Return the country of "the government of Iraq", "police in the Libyan city of X"."""
        if last + 1 >= self.words.size or self.words.key[last] not in {"of", "in"}:
            return None
        behind = last + 1 + (self.words.key[last + 1] == "the")
        placed = self.setting.toponym_at(self.words.start[min(behind, self.words.size - 1)])
        return placed.place.country if placed and placed.place else None

    def _named_before(self, generic: str, index: int) -> str | None:
        """Return the country of the last body of this kind, when it was named a moment ago."""
        kind = _AGAIN.get(generic)
        since = self.words.start[index] - _RECENT
        for item in reversed(self.found if kind else ()):
            if self.words.start[item.first] < since:
                break
            if item.actor.kind == kind and item.actor.country:
                return item.actor.country
        return None

    def _is_in_place(self, item: Found) -> bool:
        """Say whether the words are of a place: "Lake Assad", "Lashkar Gah", "Police Lines"."""
        start, end = self.words.start[item.first], self.words.end[item.last - 1]
        if item.actor.kind == "unlisted" and self.setting.is_place(start, end):
            return True
        quarters = self.words.key[item.last : item.last + 1] == ["lines"]
        return quarters or self.setting.is_within_place(start, end)

    def _is_attribute(self, item: Found) -> bool:
        """Say whether it only says whose a place is: "a rebel-held town"."""
        words, last = self.words, item.last
        return last < words.size and words.key[last] in HOLDING and words.gap(last) == "-"

    def _keep(self, item: Found) -> None:
        if self._is_apposition(item):
            return
        self._take(item)
        self.met.add(item.actor.id)
        self.countries.add(item.actor.country)
        for name in introduced(self.words, item):
            if self.introduced.get(name) != item.actor:
                self.introduced[name] = item.actor
                self.short_names.update(self.local.add(name, item.actor, alone=True))

    def _take(self, item: Found) -> None:
        self.found.append(item)
        self.taken[item.first : item.last] = [True] * (item.last - item.first)

    def _is_apposition(self, item: Found) -> bool:
        """Say whether it only says what the actor just named is: ``ISIS “fighters”``."""
        if not self.found or not self.register.is_generic(item.actor):
            return False
        before = self.found[-1]
        gap = self.words.source[self.words.end[before.last - 1] : self.words.start[item.first]]
        return (
            before.actor.kind in GROUP_KINDS
            and not self.register.is_generic(before.actor)
            and not gap.strip(_QUOTES)
            and self.words.key[item.first] in ABSORBED
        )
