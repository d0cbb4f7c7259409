"""Where it happened: of all the places in a sentence, the one that the event took place at.

A place counts by the word that governs it ("hit targets in …", "fired from …", "over …"), by the
clause it stands in, and by how specific it is. Origins, routes and homes of actors do not count;
capitals that stand for governments and demonyms never do.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geopy.distance import geodesic, great_circle

from geodata.events.reading import SPEECH
from geodata.events.wordset import any_of
from geodata.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geodata.events.reading import Passage
    from geodata.events.triggers import Trigger
    from geodata.models import GeoPrecision, Place, PlacedToponym

__all__ = ["Spot", "find_spot", "spot_of"]

_AT = any_of(
    "in at near inside outside around across within throughout along off close next beside behind "
    "between on above beyond surrounding"
)
_TOWARDS = any_of("to into towards toward onto upon against targeting")
_ROUTE = any_of("over through via past")
_PREPOSITIONS = _AT | _TOWARDS | _ROUTE | any_of("from of by with for about under than as")
_PARTS = any_of(
    "province governorate city town village district area region outskirts countryside vicinity "
    "suburb suburbs part parts east west north south centre center border borders coast hills front "
    "neighbourhood neighborhood camp km kilometers kilometres miles side edge airport port base "
    "desert valley capital crossing county state subdistrict surroundings streets road highway "
    "eastern western northern southern northeast northwest southeast southwest axis zone locality "
    "perimeter territory banks bank heart entrance entrances gates municipality island line"
)
_HOMES = any_of(
    "based stationed headquartered born exiled trained trains residents resident citizens governor "
    "mayor governor's native hospital embassy"
)
_AUXILIARIES = any_of("was were is are be been being has have had will would")
_LEAVING = any_of("withdrawal displacement evacuation release territory_handover")
_MOVING = any_of("deployment advance mobilization withdrawal displacement aid")
_PLACELESS = any_of("sanction support vow concession")
_SPECIFIC = {
    "village": 0, "neighbourhood": 0, "base": 0, "camp": 0, "crossing": 0, "airport": 0,
    "facility": 0, "city": 1, "island": 2, "district": 2, "mountain": 2, "lake": 2, "valley": 3,
    "river": 3, "province": 3, "desert": 3, "region": 4, "sea": 4, "country": 5, "continent": 6,
}  # fmt: skip
_AREA_FROM = 3
_SITES = any_of("town city village camp base area district province governorate same")
_NEXT_TO = any_of("near outside from off")
_LINKS = _NEXT_TO | any_of(
    ", ( ) # of in at the a an its 's and or close to about some around just only km directly"
)
_NAMESAKES = any_of(
    "hospital mosque school university brigade brigades battalion newspaper newspapers agency bank"
)
_FIRED = any_of("missile_strike shelling air_strike drone_strike grenade riot")
_LEAST = 0.8
_FEW = 12


@dataclass(frozen=True, slots=True)
class Spot:
    """A point for an event: its place, how exact it is, and how sure the rules are (0–1)."""

    place: Place
    latitude: float
    longitude: float
    precision: GeoPrecision
    radius_km: float
    confidence: float


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A name with the word that governs it; ``parent`` is the name it is part of a list with."""

    placed: PlacedToponym
    first: int
    last: int
    relation: str
    governor: int


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
    kind = triggers[0].kind
    if KINDS[kind].family == "threats" or kind in _PLACELESS:
        return None
    candidates = _candidates(passage, [*triggers, *others])
    scored = [
        (
            max(_score(passage, candidate, trigger, others) for trigger in triggers),
            -index,
            candidate,
        )
        for index, candidate in enumerate(candidates)
    ]
    scored = [item for item in scored if item[0] >= _LEAST]
    if not scored:
        return _spot_of_the_town(passage, triggers, candidates)
    score, _, best = max(scored, key=lambda item: item[:2])
    return _spot(passage, best, candidates, min(1.0, score / 3))


def _spot_of_the_town(
    passage: Passage, triggers: Sequence[Trigger], candidates: Sequence[_Candidate]
) -> Spot | None:
    """Read "jets bombed the town" as the place that the sentence has named before."""
    for trigger in triggers:
        behind = passage.lowers[trigger.last + 1 : trigger.last + 7]
        if not any(pair[0] == "the" and pair[1] in _SITES for pair in itertools.pairwise(behind)):
            continue
        named = [c for c in candidates if c.last <= trigger.first and c.placed.place]
        if named:
            return spot_of(named[-1].placed, 0.7)
    return None


def _candidates(passage: Passage, triggers: Sequence[Trigger]) -> list[_Candidate]:
    heads = {trigger.head: trigger for trigger in triggers}
    found: list[_Candidate] = []
    by_end: dict[int, _Candidate] = {}
    for placed in passage.placed:
        first, last = passage.span(placed.toponym)
        if _is_named_after(passage, placed, last):
            continue
        if placed.toponym.role == "demonym":
            continue
        relation, governor = _govern(passage, first, heads, by_end)
        stands_for = placed.toponym.role == "metonymic" and (
            relation not in _AT or relation == "between"
        )
        if stands_for and passage.lowers[last : last + 1] != ("where",):
            continue
        candidate = _Candidate(placed, first, last, relation, governor)
        found.append(candidate)
        by_end[last] = candidate
    return found


def _is_named_after(passage: Passage, placed: PlacedToponym, last: int) -> bool:
    """Whether a name only names something else: "the Aleppo brigade", "ISIS in Iraq"."""
    if _NAMESAKES & set(passage.lowers[last : last + 1]):
        return True
    start, end = placed.toponym.start, placed.toponym.end
    return any(
        actor.start <= start and end <= actor.end and actor.end - actor.start > end - start
        for actor in passage.actors
    )


def _govern(
    passage: Passage,
    first: int,
    heads: Mapping[int, Trigger],
    by_end: Mapping[int, _Candidate],
) -> tuple[str, int]:
    """Walk back from a name to the word that governs it: a preposition, a verb, or nothing."""
    words = passage.lowers
    index = first - 1
    while index >= 0 and first - index <= _FEW:
        word = words[index]
        if word in {",", "and", "or", "(", "/", "-", "–"} and index in by_end:
            return by_end[index].relation, by_end[index].governor
        if index + 1 in by_end and not word.startswith("'"):
            earlier = by_end[index + 1]
            return earlier.relation, earlier.governor
        if index in heads and heads[index].use != "noun":
            return "object", index
        if word == "," and words[index - 1] in {"capital", "city", "town", "village"}:
            index -= 1
            continue
        if word == "with" and words[index - 1] in {"border", "borders", "frontier"}:
            index -= 1
            continue
        if word == "of" and index and _is_part(words[index - 1]):
            index -= 1
            continue
        if word == "from" and _measured(words, index):
            return "near", index
        if word == "of" and words[index - 1] == "out":
            return "from", index
        if word in _PREPOSITIONS:
            return word, index
        if word in {".", ";", ":", ","} or word in SPEECH or word in _AUXILIARIES:
            return "subject", index
        index -= 1
    return "subject", index


def _is_part(word: str) -> bool:
    return word in _PARTS or word.endswith(("ern", "side"))


def _measured(words: Sequence[str], index: int) -> bool:
    """Whether "from" belongs to a distance: "50 kilometers from Palmyra"."""
    before = set(words[max(0, index - 3) : index])
    return bool(
        before & {"km", "kilometers", "kilometres", "miles", "away", "far", "metres", "meters"}
    )


def _score(
    passage: Passage, candidate: _Candidate, trigger: Trigger, others: Sequence[Trigger]
) -> float:
    """Say how well a name answers where a trigger happened; below 0.8 it does not."""
    base = _relation_score(passage, candidate, trigger)
    if base <= 0:
        return 0.0
    clause = passage.clauses[min(candidate.first, len(passage.clauses) - 1)]
    apart = 0 if _is_where(passage, candidate, trigger) else abs(clause - trigger.clause)
    leading = candidate.governor <= 1 and candidate.first < trigger.first
    step = 0.3 if leading else 0.6 if candidate.first < trigger.first else 0.9
    score = base - step * min(apart, 3)
    score -= 0.01 * min(60, abs(candidate.first - trigger.head))
    if not leading and any(_is_nearer(candidate, other, trigger) for other in others):
        score -= 1.2
    if candidate.placed.place is None:
        return score - 0.4
    if _rank(candidate) >= 5 and apart and not leading:
        score -= 1.0
    return score - 0.1 * max(0, _rank(candidate) - 1) * (3 if _rank(candidate) >= 5 else 1)


def _rank(candidate: _Candidate) -> int:
    place = candidate.placed.place
    return _SPECIFIC.get(place.feature, 2) if place else 1


def _is_nearer(candidate: _Candidate, other: Trigger, trigger: Trigger) -> bool:
    """Whether another trigger stands between a name and the trigger, on the name's side."""
    low, high = sorted((candidate.first, trigger.head))
    return low < other.head < high and other.entry.strength != "harm"


def _relation_score(passage: Passage, candidate: _Candidate, trigger: Trigger) -> float:
    words = passage.lowers
    relation, governor = candidate.relation, candidate.governor
    behind = candidate.first > trigger.head
    if _is_where(passage, candidate, trigger):
        return 3.2
    before_governor = words[max(0, governor - 3) : max(0, governor)]
    if relation == "between":
        by = words[max(0, governor - 1) : governor]
        gap = sum(index not in passage.dated for index in range(trigger.last + 1, governor))
        return 3.0 if _PARTS & set(by) or (behind and gap < 4) else 0.3
    if relation in _AT or relation in {"against", "targeting", "under"}:
        if _HOMES & set(before_governor) or _is_speakers(passage, candidate, trigger):
            return 0.3
        return 3.0
    if relation == "object":
        return 3.2 if governor == trigger.head else 1.4
    if relation in _TOWARDS:
        onward = trigger.kind in _MOVING or relation in {"on", "onto", "upon"}
        return 2.6 if behind and (onward or trigger.kind in _FIRED) else 1.0
    if relation == "from":
        return 2.4 if trigger.kind in _LEAVING else 0.3
    if relation == "of":
        near = trigger.first <= governor - 1 <= trigger.last
        return 3.2 if near else 0.9 if behind and not _HOMES & set(before_governor) else 0.5
    if relation in _ROUTE:
        flown = {"flew", "fly", "flying", "passed", "passing"} & set(before_governor)
        return 0.2 if flown else 2.2
    if relation == "subject" and not behind:
        same = passage.clauses[candidate.first] == trigger.clause
        return 2.2 if trigger.use == "passive" and governor < 2 and same else 0.4
    return 0.4


def _is_where(passage: Passage, candidate: _Candidate, trigger: Trigger) -> bool:
    """Whether "where" hands the place on to the trigger's clause: "Homs, where shells hit …"."""
    follows = passage.lowers[candidate.last : candidate.last + 2]
    if "where" not in follows or trigger.head < candidate.last:
        return False
    return trigger.clause - passage.clauses[candidate.last - 1] <= 2


def _is_speakers(passage: Passage, candidate: _Candidate, trigger: Trigger) -> bool:
    """Whether the place is where somebody spoke: "told reporters in Geneva"."""
    for index in range(candidate.governor - 1, max(-1, candidate.governor - 5), -1):
        if index < 0 or trigger.first <= index <= trigger.last:
            return False
        if passage.lowers[index] in SPEECH:
            return passage.lowers[index] not in {"reported", "reports", "report"}
    return False


def _spot(
    passage: Passage, best: _Candidate, candidates: Sequence[_Candidate], sure: float
) -> Spot | None:
    """Turn the best name into a point; with the names that belong to it when it has no place."""
    if best.relation == "between":
        pair = [c for c in candidates if c.governor == best.governor and c.placed.place]
        if len(pair) == 2 and "and" in passage.lowers[pair[0].last : pair[1].first]:
            return _midpoint(pair[0], pair[1], sure)
    family = [c for c in candidates if _belongs(passage, best, c)]
    family.sort(key=lambda c: (_rank(c), c.first))
    measured = _measured_spot(family, sure)
    for candidate in family:
        if candidate.placed.place is not None and candidate.placed.toponym.offset_km is None:
            if measured and _contradicts(candidate.placed, measured):
                continue
            unplaced = best.placed.place is None
            spot = spot_of(candidate.placed, sure)
            return _blurred(spot) if spot and unplaced and candidate is not best else spot
    for candidate in family:
        if candidate.placed.place is not None:
            return spot_of(candidate.placed, sure)
    return None


def _measured_spot(family: Sequence[_Candidate], sure: float) -> Spot | None:
    """Point that distance and direction from another place of the same statement give."""
    for candidate in family:
        toponym = candidate.placed.toponym
        if toponym.offset_km is not None and toponym.bearing is not None:
            return spot_of(candidate.placed, sure)
    return None


def _contradicts(placed: PlacedToponym, measured: Spot) -> bool:
    """Whether a name was placed far from where the text itself measures it to be."""
    place, offset = placed.place, placed.toponym.offset_km
    if place is None or offset is not None or place.id == measured.place.id:
        return False
    there = (measured.latitude, measured.longitude)
    gap = great_circle((place.latitude, place.longitude), there).km
    return bool(gap > place.radius_km + 3 * measured.radius_km + 30)


def _belongs(passage: Passage, best: _Candidate, other: _Candidate) -> bool:
    """Whether a name is part of the same statement of place: "Harri near Albu Kamal, Syria"."""
    if other is best:
        return True
    low, high = sorted((best, other), key=lambda c: c.first)
    between = passage.lowers[low.last : high.first]
    names = {index for name in passage.placed for index in range(*passage.span(name.toponym))}
    gap = range(low.last, high.first)
    if len(gap) > 8 or not all(i in names or _links(passage.lowers[i]) for i in gap):
        return False
    if best is low and best.placed.place and _NEXT_TO & set(between):
        return other.placed.toponym.offset_km is not None
    return not ({"and", "or"} & set(between) and _rank(best) == _rank(other))


def _links(word: str) -> bool:
    """Whether a word may stand between two names of one statement of place."""
    return (
        word in _LINKS or word in _PARTS or word.isdigit() or word.endswith(("ern", "west", "east"))
    )


def spot_of(placed: PlacedToponym, sure: float) -> Spot | None:
    """Point of a placed name, moved by "70 kilometers northwest of" when that is said.

    Returns
    -------
    Spot or None
        None when the name has no place.
    """
    place, toponym = placed.place, placed.toponym
    if place is None:
        return None
    confidence = sure * placed.confidence
    if toponym.offset_km is None:
        area = _SPECIFIC.get(place.feature, 2) >= _AREA_FROM
        precision: GeoPrecision = "area" if area else "exact"
        return Spot(place, place.latitude, place.longitude, precision, place.radius_km, confidence)
    if toponym.bearing is None:
        radius = place.radius_km + toponym.offset_km
        return Spot(place, place.latitude, place.longitude, "near", radius, confidence)
    point = geodesic(kilometers=toponym.offset_km).destination(
        (place.latitude, place.longitude), bearing=toponym.bearing
    )
    radius = max(place.radius_km, 0.25 * toponym.offset_km)
    return Spot(place, point.latitude, point.longitude, "near", radius, confidence)


def _blurred(spot: Spot) -> Spot:
    """Point of a neighbour when the name itself has no place: near it, not at it."""
    precision: GeoPrecision = "area" if spot.precision == "area" else "near"
    return Spot(
        spot.place,
        spot.latitude,
        spot.longitude,
        precision,
        max(10.0, spot.radius_km),
        0.8 * spot.confidence,
    )


def _midpoint(one: _Candidate, two: _Candidate, sure: float) -> Spot | None:
    """Half way between two places, reaching to both."""
    first, second = one.placed.place, two.placed.place
    if first is None or second is None:
        return None
    start, end = (first.latitude, first.longitude), (second.latitude, second.longitude)
    gap = geodesic(start, end).km
    latitude = (start[0] + end[0]) / 2
    turn = (end[1] - start[1] + 180) % 360 - 180
    longitude = (start[1] + turn / 2 + 180) % 360 - 180
    confidence = sure * min(one.placed.confidence, two.placed.confidence)
    return Spot(first, latitude, longitude, "near", max(1.0, gap / 2), confidence)
