"""Which kind it is when the words are loose: "attack" and "killing" take it from the means.

"Killed" by a roadside bomb is an explosion, an "attack" by warplanes an air strike, an "attack" on
soldiers a clash. The kinds of one happening are weighed here, too.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from geodata.event_coding.armed import are_shots, hits_armed, kills_both_sides
from geodata.event_coding.people import is_person
from geodata.event_coding.unrest import is_brawl, is_crowd, unrest, violent_protest
from geodata.event_coding.wordset import any_of
from geodata.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geodata.event_coding.reading import Passage
    from geodata.event_coding.triggers import Trigger

__all__ = ["KINDRED_LOOSELY", "are_compatible", "closer", "kind_of", "refine", "weapon_kind"]

_DRONES = any_of(
    "drone drones uav uavs unmanned quadcopter quadcopters bayraktar bayraktars shahed shaheds"
)
_SUICIDE_DRONES = frozenset(("suicide", drone) for drone in _DRONES)
_AIRCRAFT = any_of(
    "warplane warplanes jet jets aircraft helicopter helicopters gunship gunships apache apaches "
    "f-16 f-16s f-15 f-15s f-35 f-35s su-24 su-25 su-34"
)
_MEANS: tuple[tuple[str, frozenset[str]], ...] = (
    ("chemical_attack", any_of("chemical sarin chlorine mustard")),
    ("suicide_bombing", any_of("suicide")),
    ("drone_strike", _DRONES),
    ("missile_strike", any_of("missile missiles rocket rockets ballistic")),
    (
        "air_strike",
        any_of(
            "airstrike airstrikes bomber bombers aerial air-launched airplane airplanes planes "
            "sukhoi sukhois"
        )
        | _AIRCRAFT,
    ),
    (
        "shelling",
        any_of(
            "artillery mortar mortars howitzer howitzers shell shells shelling projectile "
            "projectiles mlrs"
        ),
    ),
    ("grenade", any_of("grenade grenades")),
    (
        "explosive",
        any_of("ied ieds bomb bombs landmine mine mines explosive explosives blast"),
    ),
)
_LOOSE = any_of(
    "attack killing property_destruction armed_clash air_strike explosive shelling grenade"
)
_GROUPS: tuple[frozenset[str], ...] = (
    frozenset({"protest", "protest_dispersed", "protest_repressed", "riot", "mob_violence"}),
    frozenset({"protest", "arrest"}),
    frozenset({"riot", "arrest"}),
    frozenset({"protest_dispersed", "arrest"}),
    frozenset({"deployment", "advance"}),
    frozenset({"withdrawal", "territory_handover"}),
    frozenset({"meeting", "agreement", "cooperation"}),
    frozenset({"agreement", "ceasefire"}),
    frozenset({"territory_captured", "territory_regained"}),
    frozenset({"killing", "assassination", "beating", "torture", "mob_violence"}),
    frozenset({"explosive", "suicide_bombing"}),
    frozenset({"shelling", "missile_strike"}),
)
_KINDRED: dict[str, frozenset[str]] = {
    kind: frozenset().union(*(group for group in _GROUPS if kind in group)) | {kind}
    for kind in KINDS
}
"""For each kind those that may tell of the same happening, named closely."""
_VIOLENT = frozenset(kind for kind, row in KINDS.items() if row.family == "violence")
_GIVES_WAY: dict[str, frozenset[str]] = {
    "attack": _VIOLENT,
    "killing": _VIOLENT,
    "air_strike": frozenset({"drone_strike", "missile_strike", "attack", "killing"}),
    "explosive": frozenset({"suicide_bombing", "air_strike", "grenade", "attack", "killing"}),
    "shelling": frozenset({"missile_strike", "air_strike", "attack", "killing"}),
    "armed_clash": frozenset({"attack", "territory_captured", "territory_regained", "killing"}),
    "missile_strike": frozenset({"shelling"}),
}
KINDRED_LOOSELY: dict[str, frozenset[str]] = {
    kind: _KINDRED[kind]
    | _GIVES_WAY.get(kind, frozenset())
    | {other for other, closer in _GIVES_WAY.items() if kind in closer}
    for kind in KINDS
}
"""The same where one of the two is named loosely."""
_PRECEDENCE = (
    "riot", "protest_repressed", "protest_dispersed", "suicide_bombing", "assassination",
    "mob_violence", "ceasefire",
)  # fmt: skip
_PROTESTS = frozenset({"protest", "protest_dispersed", "protest_repressed"})
_CROWD_KINDS = any_of("beating attack killing property_destruction mob_violence")
_TAKEN = any_of("territory_captured territory_regained")
_PEACEFUL = any_of("peacefully peaceful unopposed confrontation")
_OPEN = any_of("attack killing property_destruction")
_AND = any_of("and but while")
_BY = any_of("by with in when after during")
_HARMS = any_of("attack killing")
_NOBODY = any_of("no nobody none nor without not")
_STOPS = any_of("with . ; : who which that and but after while when as")
_FEW = 3
_TOGETHER = any_of("conjunction coordination cooperation together along")
_FAR = 24
_NEAR = 12
_OPENING = 3
_WORKS = any_of(
    "tanker tankers plant plants factory factories company depot works complex industry truck "
    "engineer engineers warehouse products"
)
_ORES = any_of("gold coal diamond copper salt iron cobalt coltan tin silver")
"""Before "mine" they make a pit of it."""


def are_compatible(one: str, other: str, *, loose: bool) -> bool:
    """Whether two kinds may tell of the same happening; ``loose`` when one is named loosely."""
    return other in (KINDRED_LOOSELY if loose else _KINDRED)[one]


def closer(one: str, other: str, *, loose: bool) -> str:
    """Choose the kind of two mentions of one happening; ``loose`` when the first is loose."""
    if {one, other} == {"protest", "arrest"}:
        return "protest_dispersed"
    if {one, other} == {"killing", "property_destruction"}:
        return "killing"  # who kills and loots is a killer
    if "mob_violence" in {one, other} and {one, other} & _PROTESTS:
        return "riot"
    for kind in _PRECEDENCE:
        if kind in {one, other}:
            return kind
    return other if loose else one


def kind_of(triggers: Sequence[Trigger]) -> tuple[str, bool]:
    """Weigh the triggers of one happening: its kind, and whether that is only loosely named."""
    kinds = [trigger.kind for trigger in triggers]
    if {"protest", "arrest"} <= set(kinds):
        return "protest_dispersed", False
    if {"killing", "armed_clash"} <= set(kinds) and _is_in_fight(triggers):
        return "armed_clash", False
    violent = violent_protest(triggers)
    if violent:
        return violent, False
    for kind in _PRECEDENCE:
        if kind in kinds:
            return kind, False
    for strength in ("act", "generic", "harm"):
        for trigger in triggers:
            if trigger.entry.strength == strength:
                return trigger.kind, strength != "act"
    return kinds[0], True


def _is_in_fight(triggers: Sequence[Trigger]) -> bool:
    """Whether those who were shot were shot in a fight: "shot dead in a gunfight between"."""
    return any(each.kind == "killing" and each.entry.strength == "act" for each in triggers)


def weapon_kind(words: Sequence[str]) -> str | None:
    """Kind of attack that the weapons among some words make: "rockets", "a drone"; or None.

    >>> weapon_kind("fired about 120 rockets".split()), weapon_kind("a crowd".split())
    ('missile_strike', None)
    """
    return next((kind for kind, means in _MEANS if not means.isdisjoint(words)), None)


def refine(
    kind: str, passage: Passage, triggers: Sequence[Trigger], *, loose: bool
) -> tuple[str, bool]:
    """Make a loose kind closer by the weapons and the victims that stand near its words."""
    told = triggers
    if kind == "property_destruction" and _hurts_people(passage.lowers, triggers):
        triggers = [trigger for trigger in triggers if trigger.kind != kind]
        kind, loose = kind_of(triggers)
    if _is_unrest(kind, passage, triggers):
        return unrest(passage), False
    if kind in _TAKEN:
        return _taken(kind, passage, triggers), loose
    if kind == "missile_strike" and _is_from_the_air(passage, triggers):
        return "air_strike", loose
    means = _means(kind, passage, told) if loose and kind in _LOOSE else None
    if means is not None:
        return means, False
    deadly = kind in {"attack", "killing"} and (loose or are_shots(triggers))
    words = passage.lowers
    if deadly and (hits_armed(words, triggers) or kills_both_sides(words, triggers)):
        return "armed_clash", True
    return kind, loose


def _is_from_the_air(passage: Passage, triggers: Sequence[Trigger]) -> bool:
    """Whether aircraft fire the missiles: "warplanes fired", "fired by jets"."""
    words = passage.lowers
    for trigger in triggers:
        if trigger.use == "active":
            lead = words[max(0, trigger.first - _NEAR) : trigger.first]
            near: Sequence[str] = lead[
                max((at for at, w in enumerate(lead) if w in _AND), default=0) :
            ]
        else:
            by = passage.word(trigger.last + 1) in {"by", "from"}
            near = words[trigger.last + 2 : trigger.last + 5] if by else ()
        if not _AIRCRAFT.isdisjoint(near):
            return True
    return False


def _hurts_people(words: Sequence[str], triggers: Sequence[Trigger]) -> bool:
    """Whether people are harmed where things are looted or burned, which weighs more."""
    harms = [t for t in triggers if t.entry.strength == "harm" and t.kind in _HARMS]
    return any(
        _NOBODY.isdisjoint(words[max(0, harm.first - _FEW) : harm.last + 1 + _FEW])
        for harm in harms
    )


def _is_unrest(kind: str, passage: Passage, triggers: Sequence[Trigger]) -> bool:
    """Whether a crowd does it, armed with stones and sticks at most."""
    if kind == "armed_clash":
        return is_brawl(passage, triggers)
    return kind == "riot" or (kind in _CROWD_KINDS and is_crowd(passage, triggers))


def _means(kind: str, passage: Passage, triggers: Sequence[Trigger]) -> str | None:
    """Kind that the weapons near the words tell; None when they tell none."""
    for near in _words_of_means(passage, triggers):
        for closer, means in _MEANS:
            if means & near and (kind in _OPEN or kind == closer or _fits(kind, closer)):
                return closer
    return None


def _words_of_means(passage: Passage, triggers: Sequence[Trigger]) -> tuple[set[str], set[str]]:
    """Gather the words before the verbs, which say what did it, and then all words nearby."""
    words, clauses = passage.lowers, passage.clauses
    doing: set[str] = set()
    near: set[str] = set()
    for trigger in triggers:
        last = trigger.last + _NEAR
        if trigger.use == "active" and trigger.entry.strength == "harm":
            last = _end_of_object(words, trigger)
        reach = range(max(0, trigger.first - _NEAR), min(len(words), last))
        own = [
            index
            for index in reach
            if clauses[index] == trigger.clause and not _is_no_weapon(passage, index)
        ]
        near.update(words[index] for index in own)
        near.update(_weapon(words, trigger))
        if trigger.use == "active":
            doing.update(words[index] for index in own if index < trigger.first)
            doing.update(words[:_OPENING] if trigger.clause == 0 else ())
    near |= doing
    if "suicide" in near and any(pair in _SUICIDE_DRONES for pair in itertools.pairwise(words)):
        return doing - {"suicide"}, near - {"suicide"}
    return doing, near


def _is_no_weapon(passage: Passage, index: int) -> bool:
    """Whether it is a gold mine or a chemical tanker."""
    if index and passage.lowers[index - 1] in _ORES:
        return True
    return passage.lowers[index] == "chemical" and passage.word(index + 1) in _WORKS


def _weapon(words: Sequence[str], trigger: Trigger) -> Sequence[str]:
    """Words of the weapon that a verb names far behind: "targeted X, west of Y, with shells"."""
    if trigger.use == "noun" or trigger.entry.strength == "harm":
        return ()
    behind = words[trigger.last + 1 : trigger.last + _FAR]
    stop = next((at for at, word in enumerate(behind) if word in _STOPS), len(behind))
    armed = behind[stop : stop + 1] == ("with",) and _TOGETHER.isdisjoint(behind[stop - 1 : stop])
    return behind[stop + 1 : stop + 1 + _FEW] if armed else ()


def _end_of_object(words: Sequence[str], trigger: Trigger) -> int:
    """Token from which the words behind a harm may tell of its means: "by", "with", "in"."""
    behind = range(trigger.last + 1, min(len(words), trigger.last + _NEAR))
    return trigger.last if not any(words[i] in _BY for i in behind) else trigger.last + _NEAR


def _taken(kind: str, passage: Passage, triggers: Sequence[Trigger]) -> str:
    """Tell the capture of a place from that of people, and from a peaceful handover."""
    if _takes_people(passage, triggers):
        return "mob_violence" if is_crowd(passage, triggers) else "arrest"
    return "territory_handover" if not _PEACEFUL.isdisjoint(passage.lowers) else kind


def _takes_people(passage: Passage, triggers: Sequence[Trigger]) -> bool:
    """Whether it is people that are captured: "captured the leader", "seized two soldiers"."""
    for trigger in triggers:
        behind = range(trigger.last + 1, min(trigger.last + 5, len(passage.lowers)))
        lost = trigger.entry.words[-1] in {"to", "of"}
        for index in behind if trigger.use == "active" and not lost else ():
            word = passage.lowers[index]
            if index in passage.named or word in _BY or word in {"from", "of"}:
                break
            if is_person(word) or any(
                first == index and m.actor.kind == "person" for (first, _), m in passage.actor_spans
            ):
                return True
    return False


def _fits(kind: str, closer: str) -> bool:
    return closer in _GIVES_WAY.get(kind, frozenset())
