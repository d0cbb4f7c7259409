"""How two names of actors are to each other: the same, kin, too vague to tell, or others."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal

from geodata.actors import default_register

if TYPE_CHECKING:
    from geodata.actors import ActorRegister
    from geodata.models import Actor

__all__ = ["Kinship", "Tie", "default_kinship"]

Tie = Literal["same", "unnamed", "kin", "vague", "other"]

_REMEMBERED = 1 << 16  # names, and pairs of them: hostile texts bring ever new ones
_LONGEST = 20  # steps up; a user's own file may hold a circle
_GENERIC_WORDS = frozenset(
    {"rebels", "militants", "militia", "militias", "gunmen", "fighters", "forces", "troops"}
    | {"protesters", "insurgents", "police", "soldiers", "army", "government", "authorities"}
)


class Kinship:
    """Ties between actors by their names, as the register of actors knows them."""

    def __init__(self, register: ActorRegister) -> None:
        self._register = register
        self._tie = lru_cache(maxsize=_REMEMBERED)(self._tie_uncached)
        self._line = lru_cache(maxsize=_REMEMBERED)(self._line_uncached)
        self._is_vague = lru_cache(maxsize=_REMEMBERED)(self._is_vague_uncached)

    def tie(self, name: str, other: str) -> Tie:
        """Tell how two actors are to each other; the order does not matter.

        ``unnamed`` when both are the same no one in particular ("Militants"), ``kin`` when one
        belongs to the other, or both to a third, ``vague`` when one is no one in particular.
        """
        return self._tie(name, other) if name < other else self._tie(other, name)

    def line(self, name: str) -> tuple[str, ...]:
        """Ids of an actor and of all whom it belongs to, itself first."""
        return self._line(name)

    def _line_uncached(self, name: str) -> tuple[str, ...]:
        actor = self._register.named(name)
        return self._up(actor) if actor else (name,)

    def _tie_uncached(self, name: str, other: str) -> Tie:
        if name == other:
            return "unnamed" if self._is_vague(name) else "same"
        if set(self.line(name)) & set(self.line(other)):
            return "kin"
        return "vague" if self._is_vague(name) or self._is_vague(other) else "other"

    def _up(self, actor: Actor) -> tuple[str, ...]:
        line = [actor.id]
        while actor.parent and len(line) < _LONGEST:
            above = self._register.get(actor.parent)
            if above is None or above.id in line:
                break
            actor = above
            line.append(actor.id)
        return tuple(line)

    def _is_vague_uncached(self, name: str) -> bool:
        actor = self._register.named(name)
        if actor is not None:
            return self._register.is_generic(actor) or (
                actor.country is None and actor.kind in {"civilians", "government"}
            )
        words = name.lower().split()
        return bool(words) and words[-1] in _GENERIC_WORDS


@cache
def default_kinship() -> Kinship:
    """Ties between the actors that Dateline knows, loaded once."""
    return Kinship(default_register())
