"""A name stands once: its owner, its kind and its abbreviation beside it are no new mentions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geodata.actors.vocabulary import GROUP_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geodata.actors.compounds import Found
    from geodata.actors.register import ActorRegister
    from geodata.actors.words import Words

__all__ = ["tidy"]

_LINKS = frozenset(("of", "from", "the"))


def tidy(found: Iterable[Found], words: Words, register: ActorRegister) -> list[Found]:
    """Let a name stand once: its owner, its kind and its abbreviation beside it say no more."""
    kept: list[Found] = []
    for item in found:
        if kept and _is_abbreviation(kept[-1], item, words):
            continue
        if kept and _only_introduces(kept[-1], item, words, register):
            kept.pop()
        kept.append(item)
    return kept


def _is_abbreviation(before: Found, item: Found, words: Words) -> bool:
    return before.last == item.first and before.actor == item.actor and "(" in words.gap(item.first)


def _only_introduces(before: Found, item: Found, words: Words, register: ActorRegister) -> bool:
    """Say whether ``before`` belongs to the next name: "Iran's Guards", "the militia Hezbollah"."""
    if before.actor.kind in {"state", "government"}:
        beside = before.last >= item.first and words.joined[item.first]
        return beside and before.actor.country == item.actor.country
    between = slice(before.last, item.first)
    if not words.joined[item.first] or not _LINKS.issuperset(words.key[between]):
        return False
    if not all(words.joined[between]):
        return False
    generic, other = register.is_generic(before.actor), register.is_generic(item.actor)
    return generic and not other and item.actor.kind in GROUP_KINDS
