"""Join what several sentences of one report say of the same happening.

Two drafts are one when nothing disagrees (kind, day, place, actors, how it is told) and something
ties them: the later one speaks of "the attack", or both name the same day, place or sides.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace

from geodata.event_coding.carrying import TOLD_AS_FACT, carry, overlap
from geodata.event_coding.means import KINDRED_LOOSELY, are_compatible, closer
from geodata.event_coding.modality import RANK
from geodata.event_coding.people import is_anybody
from geodata.event_coding.tolls import is_of_the_hurt, join_tolls, tolls_disagree
from geodata.gazetteer.distance import distance_km
from geodata.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geodata.event_coding.draft import Draft
    from geodata.event_coding.spots import Spot
    from geodata.models import Actor, DateRange

__all__ = ["are_akin", "are_kindred", "are_near", "join"]

Item = TypeVar("Item")

_LOOK_BACK = 30
_SOON = 3
"""Within how many sentences harm is still told of what came before."""
_HARMFUL = frozenset({"violence", "protest"})
_VAGUE = frozenset({"attack", "killing", "armed_clash", "beating"})
"""Kinds that may only say what came of another."""
_BLASTS = frozenset(
    {"air_strike", "drone_strike", "missile_strike", "shelling", "suicide_bombing", "grenade"}
)
"""Kinds that a later sentence may call "the explosion"."""
_OTHERS = re.compile(
    r"(?:Separately|Elsewhere|In a separate|In another|Another|Other|"
    r"(?:Hundreds|Thousands|Dozens|Scores|Many|Several) (?:of )?others)\b"
)
"""What opens the telling of something else: "Thousands of others held a sit-in"."""
_QUOTES = 50
"""Most sentences of one report that are kept with an event."""
_LONG = 93
"""Days beyond which a span ties nothing that falls into it."""
_NEAR_KM = 5
"""How far beyond their radii two points may lie and still be one place."""


def join(drafts: Sequence[Draft]) -> list[Draft]:
    """Join the drafts of a report, in their order; the first mention leads."""
    events: list[Draft] = []
    for draft in drafts:
        known = carry(draft, events)
        match = _find(events, known)
        if match is None:
            events.append(known)
        else:
            events[match] = _merge(events[match], known)
    return events


def _find(events: Sequence[Draft], draft: Draft) -> int | None:
    """Index of the earlier draft that tells of the same, the best tied and latest first."""
    best: tuple[float, int] | None = None
    may_be = [
        (event.order, not event.prior, bool(event.involved), index)
        for index, event in enumerate(events[-_LOOK_BACK:], max(0, len(events) - _LOOK_BACK))
        # What came of it is told beside it.
        if event.paragraph == draft.paragraph or draft.kind in KINDRED_LOOSELY[event.kind]
        if are_kindred(event, draft)
    ]
    for *_, index in sorted(may_be, reverse=True):
        event = events[index]
        if _disagree(event, draft):
            continue
        tie = _tie(event, draft)
        if tie >= 1 and (best is None or tie > best[0]):
            best = (tie, index)
    return best[1] if best else None


def are_kindred(one: Draft, other: Draft) -> bool:
    """Whether the kinds of two drafts may be those of one happening."""
    compatible = are_compatible(one.kind, other.kind, loose=one.loose or other.loose)
    return compatible or _is_consequence(one, other)


def _disagree(one: Draft, other: Draft) -> bool:
    """Whether two drafts of kindred kinds cannot be the same happening."""
    return (
        (one.sentences[-1] == other.sentences[-1] and one.order == other.order)
        or not (one.modality == other.modality or {one.modality, other.modality} <= TOLD_AS_FACT)
        or ("date" not in other.carried and not _may_share_days(one, other))
        or ("place" not in other.carried and not are_near(one.spot, other.spot))
        or _strangers(one, other)
        or (not other.effect and _OTHERS.match(other.sentences[0].text) is not None)
        or (tolls_disagree(one.toll, other.toll) and not _adds_to_toll(other))
    )


def _adds_to_toll(draft: Draft) -> bool:
    """Whether a toll may differ from the one before: of "the attack", or "of the wounded"."""
    return draft.definite or is_of_the_hurt(draft.sentences[0].text)


def _may_share_days(one: Draft, other: Draft) -> bool:
    """Whether two drafts may be of one day; who dies of wounds may die later."""
    if overlap(one.date, other.date):
        return True
    if not (other.effect and one.toll):
        return False
    if other.toll.relation != "more" and not is_of_the_hurt(other.sentences[0].text):
        return False
    return one.date is not None and other.date is not None and one.date.first < other.date.first


def _is_consequence(one: Draft, other: Draft) -> bool:
    """Whether a later draft only says what violence did: "Three men were killed in the attack".

    Its own kind says nothing then: that the dead were soldiers makes no clash of a bombing.
    """
    if one.paragraph != other.paragraph or not 0 < other.order - one.order <= _SOON:
        return False
    if KINDS[one.kind].family not in _HARMFUL or KINDS[other.kind].family not in _HARMFUL:
        return False
    if other.definite and other.kind == "explosive" and one.kind in _BLASTS:
        return True
    unplaced = other.spot is None or "place" in other.carried
    undated = other.date is None or "date" in other.carried
    bare = other.agent is None and unplaced and undated and not other.elsewhere
    return (
        other.effect
        or (other.definite and other.loose and other.kind in _VAGUE)
        or (bare and other.kind in _VAGUE)
    )


def are_near(one: Spot | None, other: Spot | None) -> bool:
    """Whether two spots may be one place; what has none may be anywhere."""
    if one is None or other is None or one.place.id == other.place.id:
        return True
    if "country" in {one.place.feature, other.place.feature}:
        return one.place.country == other.place.country
    return distance_km(one, other) <= one.radius_km + other.radius_km + _NEAR_KM


def _strangers(one: Draft, other: Draft) -> bool:
    """Whether both name who did it, and name different sides."""
    if one.agent is None or other.agent is None or are_akin(one.agent, other.agent):
        return False
    if _is_met(one, other):
        return False
    if is_anybody(one.agent) or is_anybody(other.agent):
        return _are_foes(one.agent, other.agent) and "clash" not in one.kind
    crossed = (one.patient and are_akin(one.patient, other.agent)) or (
        other.patient and are_akin(other.patient, one.agent)
    )
    return not (crossed and "clash" in one.kind)


def _are_foes(one: Actor, other: Actor) -> bool:
    """Whether one of two actors is of the state, and the other of those who fight it."""
    state = {one.kind, other.kind} & {"military", "police", "government"}
    return bool(state) and "armed-group" in {one.kind, other.kind}


def _is_met(one: Draft, other: Draft) -> bool:
    """Whether one draft is a protest and the other what the police did about it."""
    kinds = {one.kind, other.kind}
    met = kinds & {"protest_dispersed", "protest_repressed"}
    return bool(met) and kinds - met == {"protest"}


def are_akin(one: Actor, other: Actor) -> bool:
    """Whether two actors are one, or one is part of the other."""
    if one.name == other.name:
        return True
    if one.parent in {other.name, other.id} or other.parent in {one.name, one.id}:
        return one.parent is not None or other.parent is not None
    states = {one.kind, other.kind} & {"state", "country", "government"}
    return bool(states) and one.country is not None and one.country == other.country


def _tie(one: Draft, other: Draft) -> float:
    """Sum up what ties two drafts that do not disagree; 1 is enough."""
    gap = other.order - one.order
    near = one.paragraph == other.paragraph
    tie = _shared_facts(one, other)
    if other.effect and near and gap <= 1 and one.spot and other.spot:
        tie += 0.5
    if other.definite and (one.kind, other.kind) != ("killing", "armed_clash"):
        tie += 1.1 if near or gap <= (1 if other.effect else 3) else 0.7
    follows = _is_consequence(one, other)
    if near and gap <= 2 and not other.elsewhere:
        dated = other.date is not None and "date" not in other.carried and one.date is None
        effect = other.effect or follows
        tie += (0.2 if dated else 1.0) if effect else 0.5 if other.loose else 0.2
    if near and KINDS[one.kind].family == "protest" and not other.elsewhere:
        tie += -0.1 if follows else 1.2 if _is_met(one, other) else 0.8
    if one.kind == other.kind and not (one.loose and other.loose):
        tie += 0.5 if other.definite or gap <= 3 else 0.2
    elif one.kind != other.kind and not other.loose and not follows:
        tie -= 0.2
    if follows and one.kind == "property_destruction":
        tie -= 0.3
    return tie - 0.02 * max(0, gap - 3)


def _shared_facts(one: Draft, other: Draft) -> float:
    """Weigh the day, the place, the sides and the toll that two drafts both name."""
    tie = 0.0
    if one.date and other.date and "date" not in other.carried:
        days = {one.date.precision, other.date.precision} <= {"day", "week"}
        long = any((each.last - each.first).days > _LONG for each in (one.date, other.date))
        tie += 0.6 if days else 0.0 if long else 0.4
    if one.spot and other.spot and "place" not in other.carried:
        tie += 0.3 if one.spot.place.feature == "country" else 0.6
    if one.agent and other.agent and are_akin(one.agent, other.agent):
        tie += 0.4
    if one.patient and other.patient and are_akin(one.patient, other.patient):
        tie += 0.3
    if one.target and one.target == other.target:
        tie += 0.6
    return tie + (0.5 if one.toll and one.toll == other.toll else 0.0)


def _merge(one: Draft, other: Draft) -> Draft:
    """Join two drafts of one happening; what the first leaves open comes from the second.

    Who is only accused of it does not become its agent.
    """
    one, other = _unless_accused(one, other), _unless_accused(other, one)
    date, date_confidence = _better_date(one, other)
    agent = _named(one.agent, other.agent)
    follows = _is_consequence(one, other)
    full = len(one.sentences) >= _QUOTES
    plainest = min(one, other, key=lambda draft: RANK[draft.modality])
    patients = [actor for actor in (one.patient, other.patient) if actor and actor != agent]
    return replace(
        one,
        sentences=one.sentences if full else _union(one.sentences, other.sentences),
        order=other.order,
        paragraph=other.paragraph,
        kind=one.kind if follows else _kind(one, other),
        loose=one.loose and (follows or other.loose),
        definite=one.definite and other.definite,
        finite=one.finite or other.finite,
        modality=plainest.modality,
        claimant=plainest.claimant,
        spot=_better_spot(one, other),
        date=date,
        date_confidence=date_confidence,
        target=one.target or other.target,
        agent=agent,
        patient=patients[0] if patients else None,
        involved=one.involved if full else _union(one.involved, other.involved),
        toll=join_tolls(one.toll, other.toll),
        elsewhere=one.elsewhere or other.elsewhere,
        accused=one.accused and (other.accused or other.agent is None),
        unexplained=one.unexplained and other.unexplained,
        carried=one.carried & other.carried,
    )


def _named(one: Actor | None, other: Actor | None) -> Actor | None:
    """Choose the first of two agents, unless it is only a sort of people and the other a name."""
    if one and other and is_anybody(one) and not is_anybody(other) and other.kind != "person":
        return other
    return one or other


def _unless_accused(draft: Draft, told: Draft) -> Draft:
    """Leave out an agent that is accused of what the report tells as a fact elsewhere."""
    if not draft.accused or told.modality != "reported" or draft.modality == "reported":
        return draft
    involved = tuple(actor for actor in draft.involved if actor != draft.agent)
    return replace(draft, agent=None, involved=involved, accused=False)


def _kind(one: Draft, other: Draft) -> str:
    return closer(one.kind, other.kind, loose=one.loose and not other.loose)


def _union(one: tuple[Item, ...], other: tuple[Item, ...]) -> tuple[Item, ...]:
    return tuple(dict.fromkeys((*one, *other)))


def _better_date(one: Draft, other: Draft) -> tuple[DateRange | None, float]:
    if one.date is None or (
        other.date is not None
        and "date" not in other.carried
        and (other.date.last - other.date.first) < (one.date.last - one.date.first)
    ):
        return other.date, other.date_confidence
    return one.date, one.date_confidence


def _reach(spot: Spot) -> float:
    """How far a spot reaches in km; an area as far as it is, wherever in it its point stands."""
    return min(spot.radius_km, spot.place.radius_km) if spot.precision == "area" else spot.radius_km


def _better_spot(one: Draft, other: Draft) -> Spot | None:
    if one.spot is None or other.spot is None or "place" in other.carried:
        return one.spot or other.spot
    if "place" in one.carried:
        return other.spot
    vague = {"area": 2, "near": 1, "exact": 0}
    first = vague[one.spot.precision], _reach(one.spot)
    second = vague[other.spot.precision], _reach(other.spot)
    if other.modality == "claimed" and one.modality == "reported":
        return one.spot
    return other.spot if second[0] < first[0] or second[1] * 2 < first[1] else one.spot
