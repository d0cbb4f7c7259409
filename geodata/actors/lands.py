"""The countries that the groups of a report are at home in: where its places may be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geodata.actors.words import split

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geodata.actors.register import ActorRegister
    from geodata.models import Document, Toponym

__all__ = ["lands_of"]

_AT_HOME = frozenset({"armed-group", "organisation", "political"})
"""Kinds of actors that are seldom named where they are not; armies and leaders often are."""


def lands_of(
    document: Document, register: ActorRegister, toponyms: Sequence[Toponym] = ()
) -> tuple[str, ...]:
    """Find the countries of the groups that a report names: "Houthi fighters" are in Yemen.

    So do its unions and parties speak for a country: "members of the CGT" protest in France.

    Parameters
    ----------
    document
        The report; only its body is read.
    register
        The actors that are known by name.
    toponyms
        Its place names: "Islah" in "Islah district" is no party.

    Returns
    -------
    tuple of str
        ISO 3166-1 alpha-3 of the country of each group that is known to be in one only, once for
        each group.
    """
    words = split(document.text, *document.body)
    openers = register.phrases.openers
    places = {at for toponym in toponyms for at in range(toponym.start, toponym.end)}
    found: dict[str, str] = {}
    for index, key in enumerate(words.key):
        opens = key in openers and words.start[index] not in places
        match = register.phrases.longest(words, index) if opens else None
        for actor in match[1] if match and len(match[1]) == 1 else ():
            theatre = register.theatre(actor)
            if actor.kind in _AT_HOME and len(theatre) == 1:
                found[actor.id] = theatre[0]
    return tuple(found.values())
