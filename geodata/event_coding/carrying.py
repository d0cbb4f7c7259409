"""What a sentence takes from the one before: the day, the place, who "it" or "the group" is."""

from __future__ import annotations

import re
from operator import attrgetter
from typing import TYPE_CHECKING

from msgspec.structs import replace

from geodata.event_coding.people import is_anybody
from geodata.event_coding.reading import SPEECH
from geodata.event_coding.wordset import any_of
from geodata.gazetteer.distance import distance_km
from geodata.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geodata.event_coding.draft import Draft
    from geodata.models import Actor, DateRange

__all__ = ["TOLD_AS_FACT", "carry", "overlap"]

TOLD_AS_FACT = frozenset({"reported", "claimed"})
_FLIGHT = frozenset({"displacement", "evacuation"})
_FOLLOWING = frozenset({"deployment", "release"})
"""Reinforcements come, and captives are let go, on the days that follow."""
_CAPTURES = frozenset({"abduction", "arrest"})
_NEAR_BY = 5
_FEW = 2
"""How many sentences back the happening may stand whose day and place are taken."""
_FADED = 0.6
"""Share of its confidence that a day or a place keeps when it is taken over."""
_OPENING = 200
_SAME_PLACE_KM = 50.0
_SORTS: Mapping[str, tuple[frozenset[str], frozenset[str]]] = {
    "armed-group": (
        any_of(
            "group movement organisation organization militants fighters rebels insurgents militia "
            "jihadists gunmen militiamen terrorists attackers assailants guerrillas faction cell"
        ),
        frozenset({"armed-group"}),
    ),
    "military": (any_of("army military troops soldiers"), frozenset({"military"})),
    "police": (any_of("police officers gendarmes"), frozenset({"police"})),
    "coalition": (any_of("coalition alliance"), frozenset({"coalition"})),
    "government": (
        any_of("government regime authorities state"),
        frozenset({"government", "state"}),
    ),
}
"""Nouns with "the" that stand for an actor named before, and the sorts of actor they fit."""
_NOUNS = {noun: kinds for nouns, kinds in _SORTS.values() for noun in nouns}
_THE = re.compile(rf"(?:^|, |\band )the ({'|'.join(sorted(_NOUNS))})\b(?! of\b)", re.IGNORECASE)
_ALIKE = re.compile(
    r"\b(?:smaller|similar|other|further|more) (?:\w+ )?"
    r"(?:ral|protest|march|demonst|clash|attack|strike)"
)
_WORD = re.compile(r" \w+")
_NOT_DOING = SPEECH | any_of("was were is are has had have been being said")
"""Words behind "the group" that make it speak, or suffer, rather than act."""
_NEXT_TO_KM = 40.0
_THERE = re.compile(
    r"\b(?:there(?! (?:is|are|was|were|has|have|had)\b)|"
    r"(?:in|on|at|near|of|around|into) the (?:town|city|village|camp|base|area|district)|"
    r"(?:in|on|at|near) the same (?:road|street|spot|place|site|town|city|village|area|district))\b"
    r"(?! of\b)",
    re.IGNORECASE,
)


def carry(draft: Draft, events: Sequence[Draft]) -> Draft:
    """Take what a draft leaves open from the happenings told just before it.

    Parameters
    ----------
    draft
        What one sentence tells.
    events
        What the sentences before it told, joined.

    Returns
    -------
    Draft
        With the day and the place of the last fact of its family in the paragraph, when it names
        none; with the actor that its pronoun or "the group" stands for. ``carried`` says which.
    """
    draft = _with_antecedent(draft, events)
    before = _fled_from(draft, events) or _told_before(draft, events)
    if before is None:
        return _where_it_began(draft, events)
    dated = not draft.past and _began_before(before, draft) and _may_date(before, draft)
    if draft.date is None and before.date is not None and dated:
        sure = _FADED * before.date_confidence
        carried = draft.carried | {"date"}
        draft = replace(draft, date=before.date, date_confidence=sure, carried=carried)
    if draft.agent is None and before.agent and _stands_for(draft.pronoun, before.agent):
        draft = replace(draft, agent=before.agent, carried=draft.carried | {"agent"})
    return _where_it_began(_with_place(draft, before), events)


def overlap(one: DateRange | None, other: DateRange | None) -> bool:
    """Whether two spans of days share one; an unknown span shares all."""
    if one is None or other is None:
        return True
    return one.first <= other.last and other.first <= one.last


def _with_place(draft: Draft, before: Draft) -> Draft:
    """Take the place told before, unless the draft names places or days of its own."""
    if draft.spot or before.spot is None:
        return draft
    another = draft.date is not None and "date" not in draft.carried and not draft.retakes
    another = another and (before.date is None or not overlap(before.date, draft.date))
    another = another and draft.kind not in _FOLLOWING
    if (draft.elsewhere or another) and draft.kind not in _FLIGHT and not _is_there(draft):
        return draft
    spot = replace(before.spot, confidence=_FADED * before.spot.confidence)
    return replace(draft, spot=spot, carried=draft.carried | {"place"})


def _is_there(draft: Draft) -> bool:
    """Whether the words point back to a place: "there", "in the town"."""
    return _THERE.search(draft.sentences[-1].text[:_OPENING]) is not None


def _where_it_began(draft: Draft, events: Sequence[Draft]) -> Draft:
    """Place those who are "arrested the next day" where they protested or fought."""
    if draft.kind != "arrest" or draft.spot or draft.elsewhere:
        return draft
    before = _last_fact(draft, events, {"protest", "violence"})
    if before is None or before.spot is None:
        return draft
    spot = replace(before.spot, confidence=_FADED * before.spot.confidence)
    return replace(draft, spot=spot, carried=draft.carried | {"place"})


def _may_date(before: Draft, draft: Draft) -> bool:
    """Whether the days of one happening may be those of the next: of a month only at one place."""
    precision = before.date.precision if before.date else "day"
    if precision == "day" or draft.spot is None:
        return True
    if before.spot is None:
        return precision == "year"  # "Last year jets bombed a base. Twice they hit X"
    return distance_km(draft.spot.place, before.spot.place) <= _SAME_PLACE_KM


def _began_before(before: Draft, draft: Draft) -> bool:
    return before.sentences[0].start < draft.sentences[0].start


def _fled_from(draft: Draft, events: Sequence[Draft]) -> Draft | None:
    """Find the violence that people flee from, be it told at the end of the last paragraph."""
    if draft.kind not in _FLIGHT or draft.modality not in TOLD_AS_FACT:
        return None
    told = (
        before
        for before in reversed(events[-_NEAR_BY:])
        if KINDS[before.kind].family == "violence" and before.modality in TOLD_AS_FACT
    )
    near = (each for each in told if draft.order - each.order <= 1 and each.date)
    return next((each for each in near if _began_before(each, draft)), None)


def _told_before(draft: Draft, events: Sequence[Draft]) -> Draft | None:
    """Find the last fact of the same family that the paragraph has told.

    Whom the police arrest after a protest is taken at it.
    """
    beside = {"protest"} if draft.kind in {"arrest", "beating"} else set()
    if draft.kind == "deployment":
        beside = {"violence"}
    if draft.kind == "release":
        return _last_taken(draft, events)
    families = {KINDS[draft.kind].family} | beside
    return (
        _last_fact(draft, events, families)
        or _right_before(draft, events)
        or _likened(draft, events)
    )


def _right_before(draft: Draft, events: Sequence[Draft]) -> Draft | None:
    """Find what the sentence before tells of nearby, be one a protest and the other violence."""
    deeds = {"violence", "protest"}
    if KINDS[draft.kind].family not in deeds or draft.effect or draft.spot is None:
        return None
    before = _last_fact(draft, events[-1:], deeds)
    if before is None or before.spot is None or draft.order - before.order > 1:
        return None
    near = distance_km(draft.spot.place, before.spot.place) <= _NEXT_TO_KM
    return before if near else None


def _last_taken(draft: Draft, events: Sequence[Draft]) -> Draft | None:
    """Find where those were taken who are let go: "He was released two days later"."""
    return next((each for each in _lately(draft, events) if each.kind in _CAPTURES), None)


def _likened(draft: Draft, events: Sequence[Draft]) -> Draft | None:
    """Find what is said to have been like it, in another paragraph too: "smaller rallies in X"."""
    near = (each for each in reversed(events[-_NEAR_BY:]) if 0 < draft.order - each.order <= _FEW)
    alike = next((each for each in near if each.kind == draft.kind and each.date), None)
    return alike if alike and _ALIKE.search(draft.sentences[-1].text[:_OPENING]) else None


def _last_fact(draft: Draft, events: Sequence[Draft], families: set[str]) -> Draft | None:
    for before in _lately(draft, events):
        told = {before.modality, draft.modality} <= TOLD_AS_FACT
        if told and KINDS[before.kind].family in families:
            return before
    return None


def _lately(draft: Draft, events: Sequence[Draft]) -> list[Draft]:
    """Give what the last sentences of the paragraph told, the latest first.

    Whom the sentence that goes on about a clash has "arrested" too was taken at it.
    """
    least = 0 if draft.kind == "arrest" else 1
    near = [
        before
        for before in events[-_NEAR_BY:]
        if before.paragraph == draft.paragraph
        and least <= draft.order - before.order <= _FEW
        and _began_before(before, draft)
    ]
    return sorted(near, key=attrgetter("order"), reverse=True)


def _stands_for(pronoun: str, actor: Actor) -> bool:
    """Whether a pronoun may stand for an actor: "he" for a person, "it" for all others."""
    return pronoun != "" and (pronoun in {"he", "she"}) == (actor.kind == "person")


def _with_antecedent(draft: Draft, events: Sequence[Draft]) -> Draft:
    """Put the actor named before in the place of "the group", "the militants"."""
    if draft.effect or (draft.agent and not is_anybody(draft.agent)):
        return draft
    known = [
        actor
        for before in _lately(draft, events)
        for actor in (before.agent, before.patient, *before.involved)
        if actor and not is_anybody(actor)
    ]
    found = _THE.search(draft.sentences[-1].text[:_OPENING]) if known else None
    if found is None:
        return draft
    then = _WORD.match(draft.sentences[-1].text, found.end())
    if then and then[0].strip().lower() in _NOT_DOING:
        return draft
    noun = found[1].lower()
    if draft.agent and noun[:6] not in draft.agent.name.lower():
        return draft
    meant = next((actor for actor in known if actor.kind in _NOUNS[noun]), None)
    return _with_agent(draft, meant) if meant else draft


def _with_agent(draft: Draft, actor: Actor) -> Draft:
    if actor == draft.patient:
        return draft
    involved = tuple(other for other in draft.involved if other != draft.agent)
    carried = draft.carried | {"agent"}
    return replace(draft, agent=actor, involved=(actor, *involved), carried=carried)
