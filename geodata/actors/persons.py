"""Persons whom no register knows, where the text says plainly whose they are.

"US military spokesman Col. Sean Ryan", "Ali Rahimi, a commander of the PKK".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geodata.actors.compounds import Found
from geodata.actors.vocabulary import PERSON_ROLES, RANKS, SENTENCE_WORDS, word_set
from geodata.actors.words import slug
from geodata.models import Actor

if TYPE_CHECKING:
    from geodata.actors.register import ActorRegister
    from geodata.actors.words import Words

__all__ = ["is_part_of_name", "person_beside"]

_PARTICLES = word_set("al el bin ibn abu abdul abd de van von bint")
_TITLES = RANKS | PERSON_ROLES
_NO_FIRST_NAMES = SENTENCE_WORDS | _TITLES
_BESIDE_ROLES = PERSON_ROLES | {"a", "an", "the", "of", "for", "senior", "top"}
_SIDES = word_set(
    "state government military police armed-group coalition political organisation unlisted"
)


def person_beside(words: Words, side: Found) -> Found | None:
    """Return the person whom the words around a side's name make one of its own."""
    if side.actor.kind not in _SIDES:
        return None
    person = _behind(words, side) or _before(words, side)
    return None if person is None or _is_headline(words, side.first) else person


def is_part_of_name(
    words: Words, first: int, last: int, actor: Actor, register: ActorRegister
) -> bool:
    """Say whether one word that names an actor is another's surname: "Kim Haley", "Kerry-Ann".

    Headlines, where every word has a capital, are left alone.
    """
    if last - first > 1 or not words.text[first][1:].islower():
        return False
    if actor.kind != "person" and not actor.name.startswith(f"{words.text[first]} "):
        return False
    if last < words.size and words.gap(last) == "-" and words.capital(last):
        return True
    before = first - 1
    if before < 0 or not _precedes(words, before) or words.key[before] in register.nations.openers:
        return False
    return not _is_headline(words, first)


def _is_headline(words: Words, index: int) -> bool:
    """Say whether all longer words around have a capital."""
    around = words.text[max(0, index - 5) : index + 6]
    return not any(word.islower() and len(word) > 4 for word in around)


def _precedes(words: Words, before: int) -> bool:
    """Say whether the word before is a first name or an initial."""
    word, key = words.text[before], words.key[before]
    if words.gap(before + 1) == ". " and len(word) == 1:
        return word.isupper()
    return (
        words.joined[before + 1]
        and words.gap(before + 1) != "\n"
        and word[0].isupper()
        and word[1:].islower()
        and key not in _NO_FIRST_NAMES
        and not words.possessive[before]
        and not key.endswith("ly")
    )


def _behind(words: Words, side: Found) -> Found | None:
    """Read "<side> spokesman Col. Sean Ryan"."""
    index = side.last
    told = words.key[index - 1] in PERSON_ROLES
    while index < words.size and words.joined[index] and words.key[index] in PERSON_ROLES:
        told, index = True, index + 1
    return _name(words, index, side) if told else None


def _before(words: Words, side: Found) -> Found | None:
    """Read "Sean Ryan, a spokesman of <side>" and "Sean Ryan, a <side> spokesman"."""
    index = side.first
    after = words.key[side.last] if side.last < words.size else ""
    told = words.key[side.last - 1] in PERSON_ROLES or after in PERSON_ROLES
    for _ in range(6):
        if index < 2:
            return None
        if words.gap(index).strip() == ",":
            break
        index -= 1
        told = told or words.key[index] in PERSON_ROLES
        if words.key[index] not in _BESIDE_ROLES:
            return None
    else:
        return None
    first = index
    while first > 0 and first > index - 4 and _is_name(words, first - 1):
        first -= 1
        if not words.joined[first]:
            break
    found = _name(words, first, side) if told else None
    return found if found and found.last == index else None


def _name(words: Words, first: int, side: Found) -> Found | None:
    """Read two to four capitalised words, over ranks."""
    while first < words.size and words.key[first] in _TITLES and words.capital(first):
        first += 1
    last = first
    while last < words.size and last < first + 4 and _is_name(words, last):
        if last > first and not words.joined[last]:
            break
        last += 1
    if last - first < 2 or words.key[last - 1] in _PARTICLES:
        return None
    gap = words.gap(first).strip(' .\n\u00a0“"') if first else ""
    if gap not in {"", ","}:
        return None
    name = " ".join(words.span(first, last).split())
    actor = Actor(slug(name), name, "person", side.actor.country, side.actor.id)
    return Found(first, last, actor)


def _is_name(words: Words, index: int) -> bool:
    word = words.text[index]
    if words.key[index] in _PARTICLES:
        return True
    return word[0].isupper() and not word.isupper() and words.key[index] not in SENTENCE_WORDS
