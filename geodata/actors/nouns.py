"""What the nouns behind a nationality, a colour or a sponsor say: whose body, or what company."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from geodata.actors.vocabulary import (
    ACTS,
    ALONE,
    COLOURS,
    COMPANIES,
    HEADS,
    IN_THE_FIELD,
    MODIFIERS,
    TAILS,
)
from geodata.actors.words import key_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geodata.actors.register import ActorRegister
    from geodata.actors.vocabulary import Role
    from geodata.actors.words import Lookup, Words
    from geodata.models import Actor

__all__ = ["Company", "Nouns"]

_LONGEST = 6
"""Words of a chain such as "national army air defence officers"."""


class Company(Struct, frozen=True):
    """A nameless group: ``label`` "Kurdish fighters", or a generic actor that stands alone."""

    label: str
    last: int
    actor: Actor | None
    coloured: bool


class Nouns:
    """Chains of nouns in one text."""

    def __init__(self, words: Words, register: ActorRegister, named: Lookup[Actor]) -> None:
        self.words = words
        self.register = register
        self.named = named
        self.openers = register.nouns

    def role(self, start: int) -> tuple[Role | None, int]:
        """Return what the nouns from ``start`` make of a nationality, and where they end."""
        role: Role | None = None
        last, secure = start, False
        for index in self._chain(start):
            key = self.words.key[index]
            head = HEADS.get(key)
            if head and (role is None or key not in ACTS):
                kept = role == "police" or (role == "military" and head == "police")
                role, last = (role if kept else head), index + 1
            elif key in TAILS:
                afield = role == "government" and key in IN_THE_FIELD
                if role == "act" and ALONE.get(key) == "military":
                    role = None
                guarding = index > start and self.words.key[index - 1] == "defense"
                role = "military" if afield else role or ALONE.get(key)
                role = role or ("military" if guarding else None)
                last = index + 1
            elif key not in MODIFIERS and not (role and key in ACTS):
                break
            secure = secure or key == "security"
        return ("security" if secure and role == "military" else role), last

    def _chain(self, start: int) -> Iterator[int]:
        """Yield the joined words from ``start``, up to a possessive or a proper name."""
        words = self.words
        for index in range(start, min(start + _LONGEST, words.size)):
            if index > start and (not words.joined[index] or self._is_named(index)):
                break
            yield index
            if words.possessive[index]:
                break

    def _is_named(self, index: int) -> bool:
        if self.words.text[index][0].islower():
            return False
        match = self.named(index)
        return match is not None and not self.register.is_generic(match[1][0])

    def company(self, start: int, *, bare: bool) -> Company | None:
        """Return the nameless group from ``start``; ``bare`` lets "forces" do without a colour."""
        colours: list[str] = []
        for index in self._chain(start):
            if self._is_named(index):
                return None
            key = self.words.key[index]
            match = self.named(index)
            if match and self.register.is_generic(match[1][0]):
                actor = match[1][0]
                label = " ".join((*colours, self._lower(actor.name)))
                return Company(label, match[0], actor, bool(colours))
            if key in COMPANIES and (bare or colours):
                label = " ".join((*colours, COMPANIES[key]))
                return Company(label, index + 1, None, bool(colours))
            if key in COLOURS:
                colours.append(self.words.text[index])
            elif key not in MODIFIERS and key != "proxy":
                return None
        return None

    def _lower(self, name: str) -> str:
        first = key_of(name.replace("-", " ").split(maxsplit=1)[0])
        proper = first in COLOURS or first in self.register.nations.openers
        return name if proper else name[0].lower() + name[1:]
