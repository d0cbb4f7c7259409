"""What needs no weighing: names that cannot be where it happened, and names that must be."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from geodata.event_coding.governing import AT, PARTS, TOWARDS, Candidate
from geodata.event_coding.location.words import SITES
from geodata.event_coding.origins import is_hospital, is_in_hospital, is_native, is_sent_from
from geodata.event_coding.reading import SPEECH
from geodata.event_coding.tolls import is_person
from geodata.event_coding.wordset import any_of
from geodata.kinds import KINDS

if TYPE_CHECKING:
    from geodata.event_coding.reading import Passage
    from geodata.event_coding.triggers import Trigger

__all__ = [
    "MOVING",
    "TRAVELLING",
    "UNDER_WAY",
    "is_at_sea",
    "is_background",
    "is_bound_for",
    "is_coded",
    "is_deathbed",
    "is_destination",
    "is_elsewhere",
    "is_fired",
    "is_home",
    "is_left_behind",
    "is_placeless",
    "is_reached",
    "is_refuge",
    "is_sequel",
    "is_setting",
    "is_struck",
    "is_survivors",
]

_PLACELESS = any_of("sanction support vow concession")
MOVING = any_of("deployment advance mobilization aid")
_ARE = any_of("is are was were")
_OPENING = any_of("in at near outside")
_BEFORE_NAME = any_of("the town city village of district northern southern eastern western")
_FIRED = any_of("missile_strike shelling air_strike drone_strike grenade chemical_attack")
_FROM_AFAR = _FIRED | MOVING
_SHOT = any_of("fire fires fired firing launch launches launched launching")
_BACKGROUND = any_of("after since following before")
_IN_SUPPORT = {("support", "of"), ("solidarity", "with")}
_FLIGHT = any_of("flee flees fled fleeing")
_RETREAT = any_of("withdrew withdrawing retreated retreating")
_LEAVING = _FLIGHT | _RETREAT
_LED = any_of("marched took taken brought moved led drove transferred sent")
_THEM = any_of("them him her")
TRAVELLING = any_of(
    "travelling traveling heading headed bound carrying transporting moving destined driving "
    "returning evacuated transferred rushed airlifted flown transported"
)
UNDER_WAY = TRAVELLING | _FLIGHT | {"way", "route"}
"""Words without one of which no name is a destination."""
_UNDER_SAIL = any_of(
    "travelling traveling heading headed bound returning sailing flying driving smuggled shipped"
)
_BOUND = TOWARDS | {"for"}
_ON_THE_WAY = {
    ("en", "route"),
    ("the", "way"),
    ("their", "way"),
    ("his", "way"),
    ("her", "way"),
    ("its", "way"),
}
_HOMES = any_of(
    "based headquartered stationed born exiled jailed living founded formed established held kept "
    "imprisoned treated buried"
)
_WHO = any_of("who which whose")
_SEATED = any_of("based headquartered stationed exiled")
_CAME = any_of("reached fled escaped arrived made got crossed")
_LEFT = any_of("left leaving leave departed")
_MOVED = any_of(
    "moved spread shifted advanced pushed travelled traveled crossed drove marched rode walked "
    "sailed"
)
_TENDED = any_of(
    "die dies died dying succumbed succumb taken rushed brought transferred admitted treated "
    "evacuated recovering flown lie lies lay lying driven carried treating treat moved led sent "
    "went counted"
)
_OF_THINGS = SITES | PARTS | any_of("was were is are has have had been being")
_VICTIMS = any_of("dead injured wounded killed victims casualties arrested detained")
_BASES = any_of("base bases position positions post posts barracks headquarters camp camps")
_FEW = 2
_WAY = 4
_TENDING = 8
_REACH = 5
_LEAD, _CLAUSE_LEAD = 3, 4


def is_placeless(kind: str) -> bool:
    """Whether what happens has no place: a threat, a sanction, a vow.

    >>> is_placeless("sanction"), is_placeless("air_strike")
    (True, False)
    """
    return KINDS[kind].family == "threats" or kind in _PLACELESS


def is_background(passage: Passage, trigger: Trigger) -> bool:
    """Whether words only say when the rest happened: "a week after clashes", "after he shot X".

    Or what it was for: "rallied in support of protests in X".
    """
    lead = _LEAD if trigger.use == "noun" else _CLAUSE_LEAD
    words = passage.lowers[max(0, trigger.first - lead) : trigger.first]
    if trigger.use != "noun" and words[-1:] == ("and",):  # "after the raid and burned tyres"
        return False
    if trigger.use == "noun" and any(pair in _IN_SUPPORT for pair in pairwise(words)):
        return True
    return "," not in words and not _BACKGROUND.isdisjoint(words)


def is_sequel(passage: Passage, first: Trigger, trigger: Trigger) -> bool:
    """Whether words tell what came later: "rallied in X before some left for the sit-in in Y"."""
    return "before" in passage.lowers[first.last : trigger.first]


def is_elsewhere(name: Candidate, trigger: Trigger) -> bool:
    """Whether a name is an origin or a refuge: "fired from X", "fled to X"; not "abducted from"."""
    fled = name.relation in TOWARDS and not _FLIGHT.isdisjoint(trigger.entry.words)
    people = is_person(trigger.entry.words[-1])
    attack = trigger.use == "noun" and (KINDS[trigger.kind].family == "violence" or people)
    origin = attack or trigger.kind in _FROM_AFAR
    return fled or (name.relation == "from" and origin)


def is_fired(trigger: Trigger) -> bool:
    """Whether a verb tells that something is fired, from one place at another."""
    return trigger.use == "active" and trigger.entry.words[0] in _SHOT


def is_bound_for(passage: Passage, name: Candidate, trigger: Trigger) -> bool:
    """Whether a name is where somebody was on the way to, whom something befell before.

    "Attacked a convoy travelling to X"; an advance or an aid convoy is where it goes.
    """
    return trigger.kind not in MOVING and is_destination(passage, name, trigger.head + 1)


def is_destination(passage: Passage, name: Candidate, since: int = 0) -> bool:
    """Whether words from a token on say that somebody is under way to a name: "returning to X"."""
    before = passage.lowers[max(since, name.first - _WAY) : name.first - 1]
    under_way = not TRAVELLING.isdisjoint(before[-1:]) or before[-2:] in _ON_THE_WAY
    fled = name.relation == "towards" and not _FLIGHT.isdisjoint(before)
    lead = passage.lowers[max(0, name.first - 2 * _WAY) : name.first - 1]
    routed = "from" in lead and any(
        word in TRAVELLING and then == "from" for word, then in pairwise(lead)
    )
    return fled or ((under_way or routed) and name.relation in _BOUND)


def is_deathbed(passage: Passage, name: Candidate, trigger: Trigger) -> bool:
    """Whether a name says where those who were hurt were brought, or died: "in a hospital in X"."""
    first = min(trigger.first, max(0, name.governor - _TENDING))
    if _TENDED.isdisjoint(passage.lowers[first : name.governor]):
        return False
    return is_in_hospital(passage, name.governor) or is_hospital(passage, name.placed)


def is_home(passage: Passage, name: Candidate, trigger: Trigger) -> bool:
    """Whether an aside only says where somebody is at home: "the governor, who is based in X"."""
    if name.relation in {"from", "of"} and is_native(passage, name.placed):
        return True
    if name.relation == "from" and _is_of_people(passage, name, trigger):
        return True
    settled = passage.word(name.governor - 1) in _HOMES and name.relation in AT
    if settled and name.last <= trigger.first and passage.word(name.governor - 1) in _SEATED:
        return True
    aside = not _WHO.isdisjoint(passage.lowers[max(0, name.governor - _WAY) : name.governor])
    return settled and (aside or passage.clauses[name.first] != trigger.clause)


def _is_of_people(passage: Passage, name: Candidate, trigger: Trigger) -> bool:
    """Whether it says who they are: "were from X", "displaced from X", "the injured are from X".

    So does what reinforcements were sent from.
    """
    if KINDS[trigger.kind].family == "violence" and is_sent_from(passage, name.placed):
        return True
    before = passage.lowers[max(0, name.governor - _FEW) : name.governor]
    home = before[-1:] != () and before[-1] in _ARE
    if trigger.kind != "displacement" and (home or "displaced" in before):
        return True
    return _is_of_victims(passage, name)


def _is_of_victims(passage: Passage, name: Candidate) -> bool:
    """Whether it says who was hurt: "Among the injured is a driver from X"."""
    before = passage.lowers[: name.first]
    return "among" in before[:_FEW] and not _VICTIMS.isdisjoint(before[:_TENDING])


def is_left_behind(passage: Passage, name: Candidate, trigger: Trigger) -> bool:
    """Whether something moved on from a name, or for it: "spread from X to Y", "left X for Y"."""
    came = name.relation == "from" and passage.word(name.governor - 1) in _UNDER_SAIL
    if came and name.first > trigger.head and trigger.kind not in MOVING:
        return True  # "seized rifles from a freighter bound from X"
    moved = name.relation == "from" and passage.word(name.governor - 1) in _MOVED
    if moved and passage.word(name.last) in TOWARDS:
        return True
    leaving = passage.lowers[trigger.head] in _LEFT
    left = passage.word(name.first - 1) in _LEFT and passage.word(name.last) == "for"
    before = passage.lowers[max(0, name.first - _WAY) : name.first]
    return (left and not leaving) or (before[-1:] == ("for",) and not _LEFT.isdisjoint(before))


def is_refuge(passage: Passage, name: Candidate) -> bool:
    """Whether a name is where somebody went or was led: what was done before was not there."""
    if is_survivors(passage, name.first):
        return True
    if name.relation not in TOWARDS:
        return False
    before = passage.lowers[max(0, name.governor - _FEW) : name.governor]
    led = not (_LED.isdisjoint(before) or _THEM.isdisjoint(before))
    return led or not _LEAVING.isdisjoint(before)


def is_survivors(passage: Passage, first: int) -> bool:
    """Whether those who tell of it came to a place, which begins at a token: "who reached X"."""
    before = passage.lowers[max(0, first - _WAY) : first]
    return "who" in before and any(who == "who" and came in _CAME for who, came in pairwise(before))


def is_at_sea(name: Candidate, trigger: Trigger) -> bool:
    """Whether it was fired from there: "fired from ships in the Black Sea on X"."""
    place = name.placed.place
    return place is not None and place.feature == "sea" and is_fired(trigger)


def is_reached(passage: Passage, name: Candidate, trigger: Trigger) -> bool:
    """Whether a name is where a movement goes: "moved 100 fighters from X to Y".

    So is where that lies to which it goes: "headed to their bases in Y".
    """
    if trigger.kind not in MOVING or name.first <= trigger.head or trigger.use == "noun":
        return False
    before = passage.lowers[max(0, name.governor - _WAY) : name.governor]
    bases = name.relation in AT and not _BASES.isdisjoint(before) and "to" in before
    return name.relation in TOWARDS or bases


def is_struck(passage: Passage, name: Candidate, trigger: Trigger) -> bool:
    """Whether what bears a name suffers it: "the Kakhovka dam was blown up"."""
    if trigger.use != "passive" or name.relation != "subject":
        return False
    between = passage.lowers[name.last : trigger.first]
    whole = len(between) <= _WAY and _OF_THINGS.issuperset(between)
    return whole and (name.first == 0 or passage.word(name.first - 1) in {"the", ",", ";"})


def is_setting(passage: Passage, name: Candidate, trigger: Trigger) -> bool:
    """Whether a sentence opens with where it is set: "At Kumbo the same day, fighters broke in".

    Where somebody speaks is not where that happened which they tell of.
    """
    opening = passage.lowers[: name.first]
    opens = opening[:1] and opening[0] in _OPENING and _BEFORE_NAME.issuperset(opening[1:])
    between = passage.lowers[name.last : trigger.first]
    return bool(opens) and trigger.first >= name.last and SPEECH.isdisjoint(between)


def is_coded(passage: Passage, name: Candidate) -> bool:
    """Whether the coders of a note say that they put the event there: "(coded to X)"."""
    words = passage.lowers[max(0, name.first - _REACH) : name.first]
    return "coded" in words and ")" not in words
