"""Who holds a protest or riots, whatever a report calls them.

"Nurses marched", "people blocked the road", "residents clashed with the guards": in the coding of
conflicts those who protest are protesters, and those who riot are rioters, beside what else they
are. So does ACLED, "Armed Conflict Location & Event Data Project Codebook", 2.2.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec.structs import replace

from geodata.models import Actor

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geodata.event_coding.draft import Draft

__all__ = ["PROTESTERS", "RIOTERS", "with_crowd"]

PROTESTERS = Actor("protesters", "Protesters", "civilians", None, "civilians")
RIOTERS = Actor("rioters", "Rioters", "civilians", None, "civilians")

_ACTING: Mapping[str, Actor] = MappingProxyType(
    {"protest": PROTESTERS, "riot": RIOTERS, "mob_violence": RIOTERS}
)
_SUFFERING: Mapping[str, Actor] = MappingProxyType(
    {"protest_dispersed": PROTESTERS, "protest_repressed": PROTESTERS}
)
_AUTHORITIES = frozenset(("state", "government", "military", "police"))
_ARMED = frozenset(("armed-group", "coalition", "unlisted"))
_NOBODY = "civilians"
"""Id of those of whom no more is said."""


def with_crowd(draft: Draft) -> Draft:
    """Name the crowd among the actors, and in its role unless the report gives that to others.

    A state or its forces hold no protest: an agent of that sort is whom the protest concerns. An
    armed group is no crowd.
    """
    crowd = _ACTING.get(draft.kind) or _SUFFERING.get(draft.kind)
    if crowd is RIOTERS and draft.agent and draft.agent.kind in _ARMED:
        return draft
    sides = draft.agent, draft.patient
    if crowd is None or crowd.id in {actor.id for actor in (*sides, *draft.involved) if actor}:
        return draft
    involved = (crowd, *filter(None, sides), *draft.involved)
    if draft.kind in _ACTING and _gives_way(draft.agent):
        return replace(draft, agent=crowd, involved=involved)
    if draft.kind in _SUFFERING and draft.patient is None:
        return replace(draft, patient=crowd, involved=involved)
    return replace(draft, involved=involved)


def _gives_way(agent: Actor | None) -> bool:
    return agent is None or agent.id == _NOBODY or agent.kind in _AUTHORITIES
