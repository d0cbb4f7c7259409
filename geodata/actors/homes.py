"""Where the groups that a text names are at home: "Houthis" says Yemen before any place does."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from geodata.actors.words import split

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geodata.actors.register import ActorRegister
    from geodata.models import Actor, Document

__all__ = ["homes"]

_LOCAL = frozenset(("armed-group", "military", "police"))
"""Kinds that act where they are at home; a state, a leader or a party is spoken of anywhere."""


def homes(document: Document, register: ActorRegister) -> Mapping[str, float]:
    """Count the countries where the groups that a report names are at home or fight.

    It is known before any place is, and helps to choose among places of one name.

    Parameters
    ----------
    document
        The report; only its body is read.
    register
        The actors that are known by name.

    Returns
    -------
    Mapping of str to float
        Of each country (ISO 3166-1 alpha-3) how often groups of it are named; a group that fights
        in several countries counts for each in equal parts.
    """
    words = split(document.text, *document.body)
    counted: Counter[str] = Counter()
    openers = register.phrases.openers
    after = 0
    for index, key in enumerate(words.key):
        if index < after or key not in openers or not words.capital(index):
            continue
        match = register.phrases.longest(words, index)
        if match is None:
            continue
        after, actors = match
        theatre = _theatre(actors, register)
        for country in theatre:
            counted[country] += 1 / len(theatre)
    return counted


def _theatre(actors: list[Actor], register: ActorRegister) -> tuple[str, ...]:
    """Countries of the one group that a spelling means; of several, none is sure."""
    if len(actors) != 1 or actors[0].kind not in _LOCAL or register.is_generic(actors[0]):
        return ()
    return register.theatre(actors[0])
