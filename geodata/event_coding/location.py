"""Where it happened: of all the places in a sentence, the one that the event took place at.

A place counts by the word that governs it ("hit targets in …", "fired from …", "over …"), by the
clause it stands in, and by how specific it is. Origins, routes and homes of actors do not count;
capitals that stand for governments and demonyms never do.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from geodata.event_coding.governing import (
    AT,
    PARTS,
    ROUTE,
    STRETCHES,
    TOWARDS,
    Candidate,
    find_candidates,
)
from geodata.event_coding.reading import SPEECH
from geodata.event_coding.spots import COUNTRY, Spot, blurred, contradicts, rank, spot_of
from geodata.event_coding.wordset import any_of
from geodata.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geodata.event_coding.reading import Passage
    from geodata.event_coding.triggers import Trigger
    from geodata.models import RelativePlace

__all__ = ["find_place", "find_spot"]

_HOMES = any_of("based stationed headquartered born exiled trained trains")
_OFFICES = _HOMES | any_of("governor mayor governor's native")
_LEAVING = any_of("withdrawal displacement evacuation release territory_handover")
_MOVING = any_of("deployment advance mobilization withdrawal displacement aid")
_PLACELESS = any_of("sanction support vow concession")
_SITES = any_of("town city village camp base area district province governorate same")
_NEXT_TO = any_of("near outside from off")
_LINKS = _NEXT_TO | any_of(
    ", ( ) # of in at the a an its 's and or close to about some around just only km directly"
)
_TOWNS = any_of("city town village port camp base suburb")
_BESIDE = any_of("near outside around close off beside next")
_ONTO = any_of("on onto upon")
_TOPIC = any_of("on about over against")
_AIMED = any_of("against targeting under")
_FLYING = any_of("flew fly flying passed passing")
_FIRED = any_of("missile_strike shelling air_strike drone_strike grenade riot")
_FAR = 20
_LEAST = 0.8
_CLOSE = 3.0
"""Score of a place in the clause of its trigger; the others are measured against it."""


def find_spot(
    passage: Passage, triggers: Sequence[Trigger], others: Sequence[Trigger]
) -> Spot | None:
    """Find where the happening that ``triggers`` tell of took place, or None.

    Parameters
    ----------
    passage
        The sentence.
    triggers
        The triggers of this happening.
    others
        Triggers of other happenings of the sentence, which claim the places nearest to them.
    """
    candidates = find_candidates(passage, [*triggers, *others])
    best, score = _choose(passage, triggers, others, candidates)
    if best is None:
        return _spot_of_the_town(passage, triggers, candidates)
    return _spot(passage, best, candidates, min(1.0, score / _CLOSE))


def find_place(
    passage: Passage, triggers: Sequence[Trigger], others: Sequence[Trigger]
) -> Candidate | None:
    """Find the name that says where a happening took place, whether or not it has a place."""
    candidates = find_candidates(passage, [*triggers, *others])
    return _choose(passage, triggers, others, candidates)[0]


def _choose(
    passage: Passage,
    triggers: Sequence[Trigger],
    others: Sequence[Trigger],
    candidates: Sequence[Candidate],
) -> tuple[Candidate | None, float]:
    """Choose the name with the best score; the first of equals."""
    kind = triggers[0].kind
    best, highest = None, 0.0
    if KINDS[kind].family == "threats" or kind in _PLACELESS:
        return best, highest
    for candidate in candidates:
        score = max(_score(passage, candidate, trigger, others) for trigger in triggers)
        if score >= _LEAST and score > highest:
            best, highest = candidate, score
    return best, highest


def _spot_of_the_town(
    passage: Passage, triggers: Sequence[Trigger], candidates: Sequence[Candidate]
) -> Spot | None:
    """Read "jets bombed the town" as the place that the sentence has named before."""
    for trigger in triggers:
        behind = passage.lowers[trigger.last + 1 : trigger.last + 7]
        if not any(pair[0] == "the" and pair[1] in _SITES for pair in itertools.pairwise(behind)):
            continue
        towns = [c for c in candidates if c.placed.place and rank(c.placed.place) < COUNTRY]
        named = [c for c in towns if c.last <= trigger.first]
        if named:
            return spot_of(named[-1].placed, 0.7)
    return None


def _score(
    passage: Passage, candidate: Candidate, trigger: Trigger, others: Sequence[Trigger]
) -> float:
    """Say how well a name answers where a trigger happened; below 0.8 it does not."""
    handed = _is_where(passage, candidate, trigger)
    base = 3.2 if handed else _relation_score(passage, candidate, trigger)
    apart = 0 if handed else abs(passage.clauses[candidate.first] - trigger.clause)
    leading = candidate.governor <= 1 and candidate.first < trigger.first
    step = 0.3 if leading else 0.6 if candidate.first < trigger.first else 0.9
    distance = abs(candidate.first - trigger.head)
    behind = candidate.first > trigger.head
    score = base - step * min(apart, 3) - 0.01 * min(60, distance)
    if trigger.use == "noun" and candidate.first > trigger.head:
        score -= 0.1 * max(0, distance - _FAR)
    if not leading and any(
        _is_nearer(candidate, other, trigger) or (apart and _claims(passage, candidate, other))
        for other in others
    ):
        score -= 1.4
    if candidate.placed.place is None:
        return score - 0.4
    wide = rank(candidate.placed.place)
    if wide < 5:
        return score - 0.1 * max(0, wide - 1)
    if not apart and behind and candidate.relation in AT:
        return score - 0.5
    return score - 0.3 * (wide - 1) - (1.0 if apart and not leading else 0.0)


def _is_nearer(candidate: Candidate, other: Trigger, trigger: Trigger) -> bool:
    """Whether another trigger stands between a name and the trigger, on the name's side."""
    low, high = sorted((candidate.first, trigger.head))
    return low < other.head < high and other.entry.strength != "harm"


def _claims(passage: Passage, candidate: Candidate, other: Trigger) -> bool:
    """Whether a name stands in the clause of another happening."""
    same = passage.clauses[candidate.first] == other.clause
    return same and other.entry.strength != "harm"


def _relation_score(passage: Passage, candidate: Candidate, trigger: Trigger) -> float:
    """Weigh the word that governs a name."""
    relation, governor = candidate.relation, candidate.governor
    behind = candidate.first > trigger.head
    before = set(passage.lowers[max(0, governor - 3) : max(0, governor)])
    if relation == "between":
        return _between_score(passage, candidate, trigger)
    if relation in AT or relation in _AIMED:
        topic = relation in _TOPIC and KINDS[trigger.kind].family == "diplomacy"
        home = _HOMES & before or _is_speakers(passage, candidate, trigger)
        return 0.3 if home or topic else _CLOSE
    if relation == "object":
        return 3.2 if governor == trigger.head else 1.4
    if relation in TOWARDS:
        onward = trigger.kind in (_MOVING | _FIRED) - _LEAVING
        return 2.6 if behind and (onward or relation in _ONTO) else 1.0
    if relation == "of":
        told = trigger.first <= governor - 1 <= trigger.last
        home = _OFFICES & before or KINDS[trigger.kind].family == "diplomacy"
        return 3.2 if told else 0.9 if behind and not home else 0.5
    return _weak_score(passage, candidate, trigger, flown=bool(_FLYING & before))


def _weak_score(passage: Passage, candidate: Candidate, trigger: Trigger, *, flown: bool) -> float:
    """Weigh origins, routes and subjects, which only some kinds take place at."""
    relation = candidate.relation
    if relation == "from" and trigger.kind in _LEAVING:
        return 2.4
    if relation in ROUTE:
        return 0.2 if flown else 2.2
    hit = relation == "subject" and trigger.use == "passive" and candidate.governor < 2
    same = passage.clauses[candidate.first] == trigger.clause
    return 2.2 if hit and same and candidate.first < trigger.head else 0.4


def _between_score(passage: Passage, candidate: Candidate, trigger: Trigger) -> float:
    """Weigh "between X and Y": a place right behind the trigger, or on "the road between"."""
    governor = candidate.governor
    gap = sum(index not in passage.dated for index in range(trigger.last + 1, governor))
    close = candidate.first > trigger.head and gap < 4
    return _CLOSE if close or passage.word(governor - 1) in PARTS else 0.3


def _is_where(passage: Passage, candidate: Candidate, trigger: Trigger) -> bool:
    """Whether "where" hands the place on to the trigger's clause: "Homs, where shells hit …"."""
    if (
        "where" not in passage.lowers[candidate.last : candidate.last + 2]
        or trigger.head < candidate.last
    ):
        return False
    return trigger.clause - passage.clauses[candidate.last - 1] <= 2


def _is_speakers(passage: Passage, candidate: Candidate, trigger: Trigger) -> bool:
    """Whether the place is where somebody spoke: "told reporters in Geneva"."""
    for index in range(candidate.governor - 1, max(-1, candidate.governor - 5), -1):
        if index < 0 or trigger.first <= index <= trigger.last:
            return False
        if passage.lowers[index] in SPEECH:
            return passage.lowers[index] not in {"reported", "reports", "report"}
    return False


def _spot(
    passage: Passage, best: Candidate, candidates: Sequence[Candidate], sure: float
) -> Spot | None:
    """Turn the best name into a point; with the names that belong to it when it has no place."""
    leaning = passage.leaning(best.placed)
    if leaning and leaning.relation in STRETCHES:
        return spot_of(best.placed, sure, leaning)
    family = [c for c in candidates if c.placed.place and _belongs(passage, best, c)]
    family.sort(key=lambda c: (_is_container(passage, c), c.first))
    measured = _measured(passage, family, sure)
    for candidate in family:
        relative = passage.leaning(candidate.placed)
        wrong = measured is not None and contradicts(candidate.placed, measured)
        if not _is_measured(relative) and not wrong:
            spot = spot_of(candidate.placed, sure, relative)
            beside = best.placed.place is None or (candidate is best and best.relation in _BESIDE)
            return blurred(spot) if spot and beside and not relative else spot
    return measured or (spot_of(family[0].placed, sure) if family else None)


def _is_container(passage: Passage, candidate: Candidate) -> bool:
    """Whether a name says what the next one lies in: "Syria's Palmyra", "Homs town of …"."""
    owns = passage.word(candidate.last - 1).endswith("'s") or passage.word(candidate.last) == "'s"
    behind = passage.lowers[candidate.last : candidate.last + 4]
    names = any(word in _TOWNS and then == "of" for word, then in itertools.pairwise(behind))
    return owns or names or rank(candidate.placed.place) >= 5


def _measured(passage: Passage, family: Sequence[Candidate], sure: float) -> Spot | None:
    """Point that distance and direction from another place of the same statement give."""
    for candidate in family:
        relative = passage.leaning(candidate.placed)
        if _is_measured(relative):
            return spot_of(candidate.placed, sure, relative)
    return None


def _is_measured(relative: RelativePlace | None) -> bool:
    """Whether a place is said to lie away from the name, and so not at it."""
    return relative is not None and relative.relation in {"distance", "direction"}


def _belongs(passage: Passage, best: Candidate, other: Candidate) -> bool:
    """Whether a name is part of the same statement of place: "Harri near Albu Kamal, Syria"."""
    if other is best:
        return True
    low, high = sorted((best, other), key=lambda c: c.first)
    ways = {low.relation, high.relation}
    if "from" in ways and TOWARDS & ways:
        return False
    gap = range(low.last, high.first)
    if len(gap) > 8 or not all(_links(passage, index) for index in gap):
        return False
    between = set(passage.lowers[low.last : high.first])
    if best is low and best.placed.place and _NEXT_TO & between:
        return _is_measured(passage.leaning(other.placed))
    alike = rank(best.placed.place) == rank(other.placed.place)
    return not ({"and", "or"} & between and alike)


def _links(passage: Passage, index: int) -> bool:
    """Whether a word may stand between two names of one statement of place."""
    word = passage.lowers[index]
    if index in passage.names or word in _LINKS or word in PARTS:
        return True
    return word.isdigit() or word.endswith(("ern", "west", "east"))
