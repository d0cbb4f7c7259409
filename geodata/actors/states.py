"""Countries and capitals that act: "Iran fired", "Damascus said", "the Russians"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geodata.actors.compounds import Found
from geodata.actors.vocabulary import LOCATIVES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geodata.actors.context import Setting
    from geodata.actors.register import ActorRegister
    from geodata.actors.words import Words
    from geodata.models import Actor, PlacedToponym

__all__ = ["states_at"]

_ACTING = frozenset(
    "said says say has have had will would could should may might must is was does did can cannot "
    "announced warned launched fired carried struck bombed attacked agreed denied accused "
    "confirmed insists wants claims backs supports threatens".split()
)


def states_at(
    words: Words, found: list[Found], setting: Setting, register: ActorRegister
) -> Iterator[Found]:
    """Yield the states and governments that act, where no longer actor was found."""
    free = bytearray(b"\1") * len(words)
    for item in found:
        free[item.first : item.last] = bytes(item.last - item.first)
    index = 0
    while index < len(words):
        end, actor = (index + 1, None) if not free[index] else _state(words, index, setting, register)
        if actor and all(free[index:end]):
            yield Found(index, end, actor)
        index = end


def _state(
    words: Words, index: int, setting: Setting, register: ActorRegister
) -> tuple[int, Actor | None]:
    """Return the state that the word names as a party, and the word after it."""
    placed = setting.toponym_at(words.start[index])
    match = register.nations.longest(words, index)
    if match is None:
        if placed is None or placed.toponym.role != "metonymic":
            return index + 1, None
        return index + 1, _government(placed, register)
    end, lands = match
    uses = {land.use for land in lands}
    if "people" in uses:
        acts = index > 0 and words.key[index - 1] == "the"
    elif placed:
        acts = placed.toponym.role == "metonymic" or (
            placed.toponym.role == "literal" and _acts(words, index, end)
        )
    else:
        acts = "adjective" not in uses and _acts(words, index, end)
    return end, register.body(lands[0].code, "state") if acts else None


def _acts(words: Words, index: int, end: int) -> bool:
    before = words.key[index - 1] if index else ""
    if before == "the" and index > 1:
        before = words.key[index - 2]
    if before in LOCATIVES or end >= len(words) or not words.joined[end]:
        return False
    return words.key[end] in _ACTING


def _government(placed: PlacedToponym, register: ActorRegister) -> Actor | None:
    place = placed.place
    if place is None or place.country is None:
        return None
    if place.feature == "country":
        return register.body(place.country, "state")
    return register.government_in(placed.toponym.text, place.country) or register.government_in(
        place.name, place.country
    )
