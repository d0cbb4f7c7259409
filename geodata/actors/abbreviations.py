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
from geodata.actors.vocabulary import CONNECTORS, ORGANISED, SENTENCE_WORDS, word_set
from geodata.actors.words import slug, split
from geodata.models import Actor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geodata.actors.register import ActorRegister
    from geodata.actors.words import Words

__all__ = ["defined_groups", "introduced"]

_LEADING = word_set(
    "hereafter hereinafter henceforth known also called aka or as the referred to simply better"
)
_INTRODUCING = word_set("hereafter hereinafter henceforth known called aka")
_CUES = 5
"""Words that may lead up to a short name."""

_QUOTES = frozenset(('"', "\u201c", "\u2018", "'"))
_RESUMED = ORGANISED | {"units", "unit"}
"""A name that ends so is taken up again by its last word: "the Units"."""

_BEFORE_BRACKETS = re.compile(
    r"([A-Z](?<!\w.)[A-Z-]{1,8})s? \([\"“']?(?:the )?([A-Z][^()\n]{3,90})\)"
)
_IN_BRACKETS = re.compile(r"\(\s?[\"“']?([A-Z][A-Za-z-]{0,8}[A-Z])s?\b")


def introduced(words: Words, item: Found) -> Iterator[str]:
    """Yield the short names that hold for the rest of the text once ``item`` was read."""
    yield from _aside(words, item.last)
    final = words.text[item.last - 1]
    if item.last - item.first == 1:
        if item.actor.kind == "unlisted" and final.isupper():
            yield final
    elif item.actor.kind == "person":
        if len(final) > 3 and words.capital(item.last - 1):
            yield final
    elif words.key[item.last - 1] in _RESUMED and words.capital(item.last - 1):
        yield f"the {final}"


def _aside(words: Words, after: int) -> Iterator[str]:
    """Read "(PMU)", "(hereafter the Units)" and ", also known as the Units" behind a name."""
    if after >= words.size:
        return
    opening = words.gap(after).strip()
    first = after
    while first < min(after + _CUES, words.size) and words.key[first] in _LEADING:
        first += 1
    cued = not _INTRODUCING.isdisjoint(words.key[after:first])
    bracket = opening[:1] == "("
    if first == words.size or not (bracket or (cued and opening in {"", ","})):
        return
    last = first
    while last < min(first + 3, words.size) and words.capital(last):
        last += 1
        if last == words.size or not words.joined[last]:
            break
    short = words.text[first].replace(".", "")
    if 2 <= len(short) <= 10 and short[:-1].isupper():
        yield short
    elif last > first and (cued or (bracket and opening[1:] in _QUOTES)):
        article = "the " if first > after and words.key[first - 1] == "the" else ""
        yield article + words.span(first, last)


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
    found.update(_spelled_out(words, register, start, end))
    return found


def _spelled_out(
    words: Words, register: ActorRegister, start: int, end: int
) -> Iterator[tuple[int, Found]]:
    """Read "the SJ (Sons of Jazira)": the long form stands in the brackets."""
    for match in _BEFORE_BRACKETS.finditer(words.source, start, end):
        index = bisect_left(words.start, match.start(1))
        after = bisect_left(words.start, match.end(2))
        first = _long_form(words, after, match[1].replace("-", "").lower())
        if first is None or words.start[first] != match.start(2):
            continue
        actor = register.named(match[1]) or _unlisted(words, first, after)
        if actor:
            yield index, Found(index, index + 1, actor)
            yield first, Found(first, after, actor)


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
