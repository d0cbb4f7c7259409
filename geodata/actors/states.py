"""Countries and capitals that act: "Iran fired", "Damascus said", "the Russians"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geodata.actors.compounds import Found
from geodata.actors.vocabulary import ACTS, HEADS, LOCATIVES, TAILS, word_set

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geodata.actors.context import Setting
    from geodata.actors.nations import Body, Nation
    from geodata.actors.register import ActorRegister
    from geodata.actors.words import Lookup, Words
    from geodata.models import Actor, PlacedToponym

__all__ = ["states_in"]

_ENUMERATION = re.compile(
    r"[\s,/#\u2013-]{0,4}(?:\b(?:and|or|nor|as\swell\sas)\b)?[\s#]{0,3}(?:the\s)?"
)
_ACTING = word_set(
    "said says say has have had will would could should may might must is was are were does did do "
    "can cannot agree announce warn confirm want claim back support threaten blame reject believe "
    "fire strike attack deny accuse insist struck sent began fought met took gave told made put "
    "won lost held broke withdrew shot hit"
)
_ADVERBS = word_set("again also still now then already once never not both all later")
_BORDERS = frozenset(("border", "borders", "frontier", "boundary", "crossing", "triangle"))
_PARTICIPANTS = frozenset(("neither", "nor", "by", "against"))


@dataclass(slots=True)
class _Name:
    """A country or capital by name; ``acts`` as far as its role alone tells."""

    first: int
    last: int
    actor: Actor
    acts: bool
    ground: bool


def states_in(
    words: Words,
    taken: Sequence[bool],
    setting: Setting,
    register: ActorRegister,
    nationality: Lookup[Nation],
) -> Iterator[Found]:
    """Yield the states and governments that act, among the words that no one has taken."""
    group: list[_Name] = []
    for name in _names(words, taken, setting, register, nationality):
        if group and not _enumerated(words, group[-1], name):
            yield from _acting(words, group, register)
            group = []
        group.append(name)
    yield from _acting(words, group, register)


def _names(
    words: Words,
    taken: Sequence[bool],
    setting: Setting,
    register: ActorRegister,
    nationality: Lookup[Nation],
) -> Iterator[_Name]:
    openers = register.lands
    last = 0
    for index in [index for index, key in enumerate(words.key) if key in openers]:
        if index < last or taken[index]:
            continue
        name = _name(words, index, setting, register, nationality)
        if name and not any(taken[index : name.last]):
            last = name.last
            yield name


def _name(
    words: Words,
    index: int,
    setting: Setting,
    register: ActorRegister,
    nationality: Lookup[Nation],
) -> _Name | None:
    placed = setting.toponym_at(words.start[index])
    role = placed.toponym.role if placed else None
    match = nationality(index)
    if match is None:
        return _capital_name(words, index, setting, register)
    last, lands = match
    uses = {land.use for land in lands}
    state = register.body(lands[0].code, "state")
    if state is None or (role == "demonym" and "people" not in uses):
        return None
    if "people" in uses:
        acts = index > 0 and words.key[index - 1] == "the"
        return _Name(index, last, state, acts, not acts)
    if placed is None and "adjective" in uses:
        return None
    return _Name(index, last, state, role == "metonymic", role == "literal")


def _capital_name(
    words: Words, index: int, setting: Setting, register: ActorRegister
) -> _Name | None:
    """Read a capital; one that was not placed must be of a country that is spoken of."""
    placed = setting.toponym_at(words.start[index])
    capital = _capital(words, index, placed, register)
    if capital is None or words.text[index].isupper():
        return None
    last, country = capital
    role = placed.toponym.role if placed else None
    government = register.body(country, "government")
    if government is None or role == "demonym":
        return None
    if placed is None and not setting.speaks_of((country,)):
        return None
    return _Name(index, last, government, role == "metonymic", role == "literal")


def _enumerated(words: Words, before: _Name, after: _Name) -> bool:
    gap = words.source[words.end[before.last - 1] : words.start[after.first]]
    return len(gap) < 22 and _ENUMERATION.fullmatch(gap) is not None


def _acting(words: Words, group: list[_Name], register: ActorRegister) -> Iterator[Found]:
    """Let the names of one enumeration act together, unless they are ground."""
    if not group or _is_of_border(words, group[-1].last) or _is_address(words, group[0].first):
        return
    body = _members_of(words, group[0].first)
    before = _word_before(words, group[0].first)
    if body is None and (before in LOCATIVES or before.endswith("ern")):
        together = False
    else:
        together = (
            body is not None
            or any(name.acts for name in group)
            or before in _PARTICIPANTS
            or _acts_after(words, group[-1].last)
        )
    for name in group:
        actor = name.actor
        if body and actor.country:
            actor = register.body(actor.country, body) or actor
        if name.acts or together:
            yield Found(name.first, name.last, actor)


def _is_of_border(words: Words, index: int) -> bool:
    """Say whether the names only tell which border it is: "the Iraq-Syria border"."""
    return index < words.size and words.joined[index] and words.key[index] in _BORDERS


def _is_address(words: Words, index: int) -> bool:
    """Say whether a bracket opens before the names: "in Osu (Accra, Greater Accra)"."""
    return index > 0 and "(" in words.gap(index)


def _word_before(words: Words, index: int) -> str:
    """Return the word that governs a name, over "the"."""
    for before in (index - 1, index - 2):
        if before < 0 or words.gap(before + 1).strip('#\n \u00a0“"'):
            return ""
        if words.key[before] not in {"the", "both", "all"}:
            return words.key[before]
    return ""


def _members_of(words: Words, index: int) -> Body | None:
    """Return whose members are meant: "officers of Syria" are of its armed forces."""
    noun = index - 3 if index > 2 and words.key[index - 1] == "the" else index - 2
    if noun < 0 or words.key[noun + 1] != "of" or not words.joined[noun + 1]:
        return None
    key = words.key[noun]
    if HEADS.get(key) == "military" or key in {"officers", "officer", "generals"}:
        return "armed-forces"
    return "government" if HEADS.get(key) == "government" and key not in TAILS | ACTS else None


def _acts_after(words: Words, index: int) -> bool:
    """Say whether a verb of acting follows, over adverbs and ", which"."""
    keys = words.key
    if index >= len(keys):
        return False
    if not words.joined[index]:
        aside = words.gap(index).strip() == ","
        return aside and keys[index] in {"which", "who", "whose", "meanwhile", "however"}
    if keys[index] == "and" and index + 1 < len(keys) and keys[index + 1] in {"its", "their"}:
        return True
    while index + 1 < len(keys) and (keys[index] in _ADVERBS or keys[index].endswith("ly")):
        index += 1
    word = keys[index]
    if not words.joined[index] or not words.text[index].islower():
        return False
    passive = index + 1 < len(keys) and keys[index + 1] == "by"
    return word in _ACTING or (word.endswith("ed") and len(word) > 4 and not passive)


def _capital(
    words: Words, index: int, placed: PlacedToponym | None, register: ActorRegister
) -> tuple[int, str] | None:
    """Return the word after a capital's name, and the country; it must be the one placed there."""
    match = register.capitals.longest(words, index)
    if match is None:
        return None
    last, codes = match
    if placed is None or placed.place is None:
        return last, codes[0]
    country = placed.place.country
    return (last, country) if country in codes else None
