"""The countries that the armed groups of a report are at home in: where its places may be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geodata.actors.words import split

if TYPE_CHECKING:
    from geodata.actors.register import ActorRegister
    from geodata.models import Document

__all__ = ["lands_of"]


def lands_of(document: Document, register: ActorRegister) -> tuple[str, ...]:
    """Find the countries of the groups that a report names: "Houthi fighters" are in Yemen.

    Parameters
    ----------
    document
        The report; only its body is read.
    register
        The actors that are known by name.

    Returns
    -------
    tuple of str
        ISO 3166-1 alpha-3 of the country of each group that is known to be in one only, once for
        each group.
    """
    words = split(document.text, *document.body)
    openers = register.phrases.openers
    found: dict[str, str] = {}
    for index, key in enumerate(words.key):
        match = register.phrases.longest(words, index) if key in openers else None
        for actor in match[1] if match and len(match[1]) == 1 else ():
            theatre = register.theatre(actor)
            if actor.kind == "armed-group" and len(theatre) == 1:
                found[actor.id] = theatre[0]
    return tuple(found.values())
