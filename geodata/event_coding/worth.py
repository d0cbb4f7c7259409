"""Which drafts are events that an analyst would code, and which are only talk.

"Attacks have become more frequent" names no place, no day, no side and no toll: it is no event.
What a draft knows is added up; how much it needs depends on how it is told.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geodata.event_coding.carrying import TOLD_AS_FACT
from geodata.kinds import KINDS

if TYPE_CHECKING:
    from geodata.event_coding.draft import Draft

__all__ = ["is_worth_telling"]

_NEEDED = {"reported": 2.5, "claimed": 2.5, "planned": 2.25, "hypothetical": 3.5, "denied": 3.0}
_SPOKEN = 2.0
"""What is said has no place, and often no day: who says it, by a verb, is enough."""
_FLED = 1.75
"""Who flees is nobody in particular, and flees from where the violence before was."""
_NAMED = 0.75
"""A place that is named, though no list knows where it is."""
_ROUTINE = frozenset({"meeting", "support", "cooperation"})
"""Kinds of diplomacy that ordinary people have every day."""
_STATESMEN = re.compile(
    r"(?i)\b(?:envoys?|ambassadors?|delegations?|diplomats?|negotiators?|"
    r"(?:both|the two|warring) sides|"
    r"(?:foreign|defen[cs]e|prime) ministers?|presidents?(?! of\b)|junta|rebels|militias?)\b"
)
"""Who deals with others for a state or an armed group, though no actor is named."""
_OPENING = 300
_VAGUE = frozenset({"attack", "killing"})
"""Kinds that "hurt" and "died" give to what did the harm, when nothing else tells it."""
_NOT_YET = frozenset({"planned", "hypothetical"})
_TALK = frozenset({"threats", "diplomacy"})
_WIDE = frozenset({"country", "continent", "region"})


def is_worth_telling(draft: Draft) -> bool:
    """Whether a draft says enough of who, where, when and how many."""
    if draft.kind == "aid" and draft.loose:
        return False
    named = draft.spot or draft.date or draft.agent or draft.patient
    if draft.unexplained and _is_one_death(draft):
        return False
    untold = draft.modality in _NOT_YET and not draft.toll
    if draft.effect and (not named or untold or _spares_all(draft)):
        return False
    if KINDS[draft.kind].family == "threats" and not (draft.agent or draft.patient):
        return False
    if KINDS[draft.kind].family == "diplomacy" and not _has_party(draft):
        return False
    return _evidence(draft) >= _needed(draft)


def _needed(draft: Draft) -> float:
    """How much must be known, by how it is told, and whether anybody in particular does it."""
    if draft.kind == "displacement" and draft.finite and draft.modality in TOLD_AS_FACT:
        return _FLED
    told = draft.modality == "reported" and draft.agent is not None
    told = told or (draft.kind == "accusation" and draft.patient is not None and draft.finite)
    spoken = told and KINDS[draft.kind].family == "threats"
    return _SPOKEN if spoken else _NEEDED[draft.modality]


def _has_party(draft: Draft) -> bool:
    """Whether somebody deals with somebody; that a council meets is no affair of states."""
    placed = draft.spot is not None or draft.kind != "agreement"
    party = bool(draft.involved) or (placed and draft.date is not None)
    if draft.kind in _ROUTINE and not _has_own_place_and_day(draft):
        party = any(side and side.kind != "civilians" for side in (draft.agent, draft.patient))
    return party or (draft.date is not None and _are_statesmen(draft.sentences[0].text))


def _are_statesmen(text: str) -> bool:
    """Whether a sentence speaks of those who deal with others for a state or an armed group."""
    return _STATESMEN.search(text[:_OPENING]) is not None


def _is_one_death(draft: Draft) -> bool:
    """Whether one of those who die every day has died: no side, and no more than one."""
    killed = draft.toll.killed
    return not (draft.agent or draft.patient) and (killed is None or killed.high == 1)


def _has_own_place_and_day(draft: Draft) -> bool:
    told = draft.modality in {"reported", "claimed"} and not draft.carried
    return told and draft.spot is not None and draft.date is not None


def _spares_all(draft: Draft) -> bool:
    """Whether all that is told of harm is that there was none: "nobody was hurt"."""
    own = draft.spot and draft.date and not draft.carried
    if draft.kind not in _VAGUE or draft.agent or own:
        return False
    counts = [count for count in (draft.toll.killed, draft.toll.injured) if count]
    return bool(counts) and all(count.high == 0 for count in counts)


def _is_dated_somewhere(draft: Draft) -> bool:
    """Whether a verb tells of a day, and of a place that is named but could not be placed."""
    if draft.spot or not draft.elsewhere or not draft.finite or KINDS[draft.kind].family in _TALK:
        return False
    return draft.date is not None and draft.date.precision == "day"


def _evidence(draft: Draft) -> float:
    total = 0.0
    if draft.spot and "place" not in draft.carried:
        total += 1.0 if draft.spot.place.feature in _WIDE else 2.0
    if draft.date and "date" not in draft.carried:
        total += 1.5 if draft.date.precision == "day" else 1.0
    total += 0.75 * len(draft.carried - {"agent"})
    if not draft.loose:
        total += 0.5
    if draft.toll:
        total += 1.5
    if _is_dated_somewhere(draft):
        total += _NAMED
    total += (draft.agent is not None) + (draft.patient is not None)
    if draft.finite:
        total += 0.5
    if draft.loose and KINDS[draft.kind].family != "violence":
        total -= 1.5
    return total
