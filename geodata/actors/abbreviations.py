"""Short names that a text introduces: "(PMU)" behind the full name, a surname after a full one.

The long form of an abbreviation is found by its initials, after Schwartz and Hearst, "A simple
algorithm for identifying abbreviation definitions in biomedical text" (2003), kept to whole words.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING

from geodata.actors.compounds import Found
from geodata.actors.vocabulary import CONNECTORS, ORGANISED, SENTENCE_WORDS
from geodata.actors.words import slug, split
from geodata.models import Actor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geodata.actors.register import ActorRegister
    from geodata.actors.words import Words

__all__ = ["defined_groups", "introduced"]

_IN_BRACKETS = re.compile(r"\(\s?[\"“']?([A-Z][A-Za-z-]{0,8}[A-Z])s?\b")


def introduced(words: Words, item: Found) -> Iterator[str]:
    """Yield the short names that hold for the rest of the text once ``item`` was read."""
    after = item.last
    if after < len(words) and words.gap(after).strip() in {"(", "(“", '("'}:
        short = words.text[after].replace(".", "")
        if 2 <= len(short) <= 10 and short[:-1].isupper():
            yield short
    if item.actor.kind == "person" and item.last - item.first > 1:
        surname = words.text[item.last - 1]
        if len(surname) > 3 and words.capital(item.last - 1):
            yield surname


def defined_groups(words: Words, register: ActorRegister) -> dict[int, Found]:
    """Find long forms that no register knows, by the abbreviation behind them.

    "Sons of Jazira (SJ)" becomes an unlisted group; "Syrian Democratic Front (SDF)" is the known
    SDF by another name, because most of its words are.
    """
    found = {}
    start, end = (words.start[0], words.end[-1]) if words.text else (0, 0)
    for match in _IN_BRACKETS.finditer(words.source, start, end):
        short = match[1].replace("-", "")
        index = bisect_left(words.start, match.start(1))
        first = _long_form(words, index, short.lower())
        if first is None:
            continue
        actor = (
            register.named(words.span(first, index))
            or _known(words, first, index, match[1], register)
            or _unlisted(words, first, index)
        )
        if actor:
            found[first] = Found(first, index, actor)
    return found


def _long_form(words: Words, end: int, letters: str) -> int | None:
    """Return the word from which the initials up to ``end`` spell the letters."""
    index = end
    for letter in reversed(letters):
        index -= 1
        while index >= 0 and words.key[index][:1] != letter and words.key[index] in CONNECTORS:
            index -= 1
        if index < 0 or words.key[index][:1] != letter or not words.joined[min(index + 1, end - 1)]:
            return None
    return index if words.capital(index) and end - index > 1 else None


def _known(words: Words, first: int, end: int, short: str, register: ActorRegister) -> Actor | None:
    actor = register.named(short)
    if actor is None:
        return None
    long, name = set(words.key[first:end]), set(split(actor.name).key)
    return actor if 2 * len(long & name) > len(long) else None


def _unlisted(words: Words, first: int, end: int) -> Actor | None:
    inside = words.key[first:end]
    heads = {inside[0], inside[-1]} | {
        key for key, after in pairwise(inside) if after in {"of", "for"}
    }
    if not ORGANISED & heads or inside[0] in SENTENCE_WORDS:
        return None
    name = " ".join(words.span(first, end).split())
    return Actor(slug(name), name, "unlisted")
