"""Violence of crowds: riots of those who demonstrate, brawls, and mobs that demand nothing."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from geodata.event_coding.armed import ARMED
from geodata.event_coding.grounds import GROUNDS
from geodata.event_coding.reading import SPEECH
from geodata.event_coding.wordset import any_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geodata.event_coding.reading import Passage
    from geodata.event_coding.triggers import Trigger

__all__ = ["is_brawl", "is_crowd", "is_rage", "is_repression", "unrest", "violent_protest"]

_CROWD = any_of(
    "residents villagers locals settlers crowd crowds mob mobs relatives neighbours neighbors "
    "youths youth supporters fans rioters rioter inhabitants riders student students farmers "
    "townspeople pedestrians commuters merchants vendors traders herders pastoralists labourers "
    "laborers parents drivers bystanders passers-by onlookers miners farmer herder communities"
)
_FACTIONS = any_of(
    "people persons individuals youngsters family families members candidate party cadres "
    "activists prisoners inmates worshippers workers"
)
_GUNS = any_of(
    "gunmen militia militias militants jihadist jihadists insurgent insurgents rebel rebels armed "
    "shot guns"
)
_FIGHTING = _GUNS | ARMED - {"police", "military"}
_ORGANISED = any_of(
    "gunmen militia militias militants jihadist jihadists insurgent insurgents rebel rebels guns "
    "fighters gang gangs brigade battalion tribal tribesmen cartel traffickers clan"
)
"""Sides whose clash with others is a fight under arms."""
_TROOPS = any_of("army troops soldiers military")
_ADJACENT = 15
_PROTEST = any_of(
    "demonstrating protest protests protested protesting protesters demonstration demonstrations "
    "demonstrators demonstrated demonstrate rally rallied march marched strike"
)
_DEMANDS = any_of(
    "demand demanding denounce denouncing barricade barricades barricaded roadblock roadblocks "
    "blocked tyres tires tyre tire riot riots rioted"
)
_PEOPLE = any_of("people persons individuals men women youngsters teenagers")
_BE = any_of("was were been being")
_DEEDS = any_of("killed beheaded shot executed abducted kidnapped wounded injured murdered stabbed")
_RAGE = any_of("property_destruction beating attack mob_violence")
"""What makes a riot of a protest, when those who protest do it."""
_SHOOTING = any_of("killing attack armed_clash beating")
_FORCES = any_of("police policemen officers soldiers troops security gunmen assailants settlers")
_SUFFERING = any_of("treated found perished died succumbed lost lose suffered sustained")
"""Verbs whose subject does nothing: "villagers perished in an attack"."""
_DURING = any_of("in during amid after")
_FOUGHT = any_of("fight fights fought fighting")
_STICKS = any_of("sticks stones knives clubs fists batons machetes")
_SIDES = any_of("between of with by among involving")
"""Words before those who clash."""
_EFFECTS = any_of("drove displaced forced sent killed left wounded injured claimed killing")
"""Verbs whose object is whom clashes befell."""
_SUBJECT, _BEHIND = 7, 4
_NEAR = 12


def unrest(passage: Passage) -> str:
    """Tell the violence of those who demonstrate from that of a mob that demands nothing."""
    words = passage.lowers
    cause = any(w in _PROTEST and i not in passage.dated for i, w in enumerate(words))
    return "riot" if cause or not _DEMANDS.isdisjoint(words) else "mob_violence"


def is_crowd(passage: Passage, triggers: Sequence[Trigger]) -> bool:
    """Whether ordinary people do it: "villagers beat a thief", "settlers threw stones"."""
    # What came of it says nothing of who did it: "settlers beat a man, who was injured".
    triggers = [each for each in triggers if each.entry.strength != "harm"] or triggers
    first = min(trigger.first for trigger in triggers)
    last = max(trigger.last for trigger in triggers)
    before = set(_doers(passage.lowers[max(0, first - _NEAR) : first]))
    behind = passage.lowers[last + 1 : last + 8]
    agents = set(behind[behind.index("by") :]) if "by" in behind else set()
    suffered = any(each.use == "passive" or "under" in each.entry.words for each in triggers)
    if _CROWD & agents or suffered or _SUFFERING & before:
        people = _CROWD | {"people"} if suffered else _CROWD  # "beaten up by people"
        return bool(people & agents) and not _FIGHTING & agents
    return bool(_CROWD & before or _is_group(before)) and not _FIGHTING & before


def _doers(words: Sequence[str]) -> Sequence[str]:
    """Words before a verb that may be its subject, neither who was killed nor who tells it.

    "They beheaded two farmers and burned houses", "residents said that orchards had burned".
    """
    told = max((at for at, word in enumerate(words) if word in SPEECH), default=-1)
    words = words[told + 1 :]
    deed = next((at for at, word in enumerate(words) if word in _DEEDS), len(words))
    suffered = not _BE.isdisjoint(words[max(0, deed - 2) : deed])
    return words[deed + 1 :] if suffered else words[:deed]


def _is_group(words: set[str]) -> bool:
    """Whether they are only "a group of people"."""
    return bool({"group", "groups"} & words and _PEOPLE & words)


def is_brawl(passage: Passage, triggers: Sequence[Trigger]) -> bool:
    """Whether ordinary people or supporters of parties clash, with each other or the police."""
    for trigger in triggers:
        unarmed = trigger.entry.words[0] in _FOUGHT and not _STICKS.isdisjoint(passage.lowers)
        clash = trigger.entry.words[-1].startswith("clash") or unarmed
        if not clash or _is_setting(passage, trigger):
            continue
        near = _sides(passage, trigger)
        if _ORGANISED & near or any(m.actor.kind == "armed-group" for m in passage.actors):
            return False
        parties = any(mention.actor.kind == "political" for mention in passage.actors)
        parties = parties and not any(m.actor.kind == "military" for m in passage.actors)
        return bool(_CROWD & near or _is_group(near)) or (
            not _TROOPS & near and (parties or bool(_FACTIONS & near))
        )
    return False


def _sides(passage: Passage, trigger: Trigger) -> set[str]:
    """Words around a clash, but for those of what came of it: "clashes drove 300 people out"."""
    behind = passage.lowers[trigger.last + 1 : trigger.last + _ADJACENT]
    if trigger.use == "noun":
        behind = tuple(takewhile(lambda word: word not in _EFFECTS, behind))
    return {*passage.lowers[max(0, trigger.first - _ADJACENT) : trigger.last + 1], *behind}


def _is_setting(passage: Passage, trigger: Trigger) -> bool:
    """Whether others come to harm in clashes of which no side is told: "three people died in"."""
    before = {passage.word(trigger.first - 1), passage.word(trigger.first - 2)}
    behind = passage.lowers[trigger.last + 1 : trigger.last + 4]
    return bool(_DURING & before) and _SIDES.isdisjoint(behind)


def violent_protest(triggers: Sequence[Trigger]) -> str | None:
    """Kind of a protest that is told together with violence, by who did it; None without."""
    acts = [trigger for trigger in triggers if trigger.entry.strength != "harm"]
    protest = next((trigger for trigger in acts if trigger.kind == "protest"), None)
    violent = next((trigger for trigger in acts if trigger.kind in _RAGE | _SHOOTING), None)
    if protest is None or violent is None:
        return None
    killed = any(
        each.entry.strength == "harm" and each.use == "passive" and protest.last < each.first
        for each in triggers
        if each.first <= protest.last + _BEHIND
    )  # "protesters were killed when forces opened fire"
    suffered = violent.use == "passive" or violent.first < protest.first or killed
    if suffered and violent.kind == "beating":
        return "protest_dispersed"
    return "protest_repressed" if suffered or violent.kind == "killing" else "riot"


def is_rage(words: Sequence[str], group: Sequence[Trigger], trigger: Trigger) -> bool:
    """Whether those who protest burn, beat or destroy: "protested by setting tyres on fire"."""
    rioters = group[0].kind == "riot" and group[0].entry.strength == "generic"
    crowd = rioters or group[0].kind == "protest"
    if not crowd or trigger.entry.strength == "harm":
        return False
    if trigger.kind not in _RAGE and not _is_scuffle(words, trigger):
        return False
    if trigger.use not in {"active", "participle"}:
        return False
    between = words[group[-1].last + 1 : trigger.first]
    joined = not {"by", "and", ","}.isdisjoint(between[-2:]) or GROUNDS.isdisjoint(between)
    return joined and _FORCES.isdisjoint(between[-_SUBJECT:])


def _is_scuffle(words: Sequence[str], trigger: Trigger) -> bool:
    """Whether they come to blows with those who hold them back: "and clashed with the police"."""
    clashes = trigger.kind == "armed_clash" and words[trigger.first].startswith(("clash", "scuffl"))
    return clashes and not _FORCES.isdisjoint(words[trigger.last + 1 : trigger.last + _SUBJECT])


def is_repression(words: Sequence[str], one: Trigger, other: Trigger) -> bool:
    """Whether those who protest are shot at: "police opened fire on the protesters"."""
    pair = sorted((one, other), key=lambda trigger: trigger.kind != "protest")
    protest, violent = pair
    if protest.kind != "protest" or violent.kind not in _SHOOTING:
        return False
    if violent.entry.strength == "harm" or abs(protest.first - violent.last) > _NEAR:
        return False
    forces = not _FORCES.isdisjoint(words[max(0, violent.first - _SUBJECT) : violent.first])
    if violent.use == "passive":
        return not forces
    return forces and violent.use == "active" and violent.first < protest.first
