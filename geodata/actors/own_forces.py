"""Armies that only a pronoun names: "Turkey denied that its army …" speaks of Turkey's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from geodata.actors.vocabulary import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geodata.actors.compounds import Found
    from geodata.actors.register import ActorRegister
    from geodata.actors.words import Words

__all__ = ["with_owners"]

_OWN = frozenset(("its", "their", "his", "her"))
_OWNERS = frozenset(("state", "government"))
_GOVERNING = word_set("in on from by against with to of near over at")
_REACH = 20
"""Words within which the owner stands before its army."""


def with_owners(found: Sequence[Found], words: Words, register: ActorRegister) -> list[Found]:
    """Give the army behind "its" or "their" to the state that is the subject of the sentence."""
    return [
        _owned(item, found[:number], words, register)
        if item.actor.kind == "military" and item.first and words.key[item.first - 1] in _OWN
        else item
        for number, item in enumerate(found)
    ]


def _owned(item: Found, before: Sequence[Found], words: Words, register: ActorRegister) -> Found:
    for owner in reversed(before):
        if item.first - owner.last > _REACH or _is_parted(words, owner.last, item.first):
            break
        governed = owner.first > 0 and words.key[owner.first - 1] in _GOVERNING
        if governed or owner.actor.kind not in _OWNERS or owner.actor.country is None:
            continue
        army = register.body(owner.actor.country, "armed-forces")
        return replace(item, actor=army) if army else item
    return item


def _is_parted(words: Words, last: int, first: int) -> bool:
    """Whether a sentence ends between two words."""
    between = words.source[words.end[last - 1] : words.start[first]]
    return any(mark in between for mark in (". ", ".\n", "? ", "! ", "\n\n"))
