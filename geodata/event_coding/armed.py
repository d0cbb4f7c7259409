"""Victims that bear arms: to attack a post or to shoot a guard is a fight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geodata.event_coding.wordset import any_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geodata.event_coding.triggers import Trigger

__all__ = [
    "ARMED",
    "TARGETS",
    "are_shots",
    "hits_armed",
    "is_off_duty",
    "kills_both_sides",
    "until_stop",
]

ARMED = any_of(
    "soldier soldiers troops forces militants fighters army police policemen checkpoint outpost "
    "position positions convoy base barracks rebels gunmen headquarters patrol garrison militia "
    "militiamen policeman officers troop insurgents armed units militant fighter rebel guard "
    "guards sergeant lieutenant colonel constable gendarme gendarmes traffickers trafficker "
    "conscript conscripts jihadists bandits guerrillas gunman commander militiaman officer "
    "marines marine guardsmen guardsman jawan jawans peacekeeper peacekeepers recruits cadres "
    "attackers paratroopers"
)
_STATE = any_of(
    "soldier soldiers troops policeman policemen officer officers gendarme gendarmes marine "
    "marines guardsman guardsmen jawan jawans constable constables conscript conscripts "
    "peacekeeper peacekeepers sergeant"
)
_REBELS = any_of(
    "militant militants rebel rebels guerrilla guerrillas insurgent insurgents gunman gunmen "
    "jihadist jihadists attacker attackers bandit bandits terrorist terrorists assailant assailants"
)
_AGAINST = any_of("operation raid offensive sweep assault")
TARGETS = ARMED | any_of("military post posts outposts checkpoints bases garrisons patrols")
"""What is attacked: "a military camp" too, though not all that is military bears arms."""
_SHOTS = any_of("shoot shoots shot shooting gun gunned ambush ambushed")
_OFF_DUTY = any_of(
    "former retired exiled ex-soldier ex-fighter off-duty unarmed detained captured family "
    "families wife son sons relatives relative daughter brother father mother bodies body prison "
    "residential parade funeral wedding ceremony market mosque church school hospital bus"
)
_THINGS = any_of("it that which")
"""What stands before a harm that a weapon does rather than an enemy: "it killed two soldiers".

So does "and", right before the verb: "shells hit a post and killed two soldiers".
"""
_PHRASES = any_of("by in at near who while when ; . from after during , outside inside")
_SUBJECT = 9


def kills_both_sides(words: Sequence[str], triggers: Sequence[Trigger]) -> bool:
    """Whether soldiers and rebels are killed together: "a soldier and three rebels were killed"."""
    for trigger in triggers:
        if trigger.use != "passive" or trigger.entry.strength != "harm":
            continue
        victims = words[max(0, trigger.first - _SUBJECT) : trigger.first]
        if not (_STATE.isdisjoint(victims) or _REBELS.isdisjoint(victims)):
            return "and" in victims and {"of", "by", "from"}.isdisjoint(victims)
    return False


def are_shots(triggers: Sequence[Trigger]) -> bool:
    """Whether somebody is shot, which among armed people is a fight."""
    return any(_SHOTS & set(trigger.entry.words) for trigger in triggers)


def hits_armed(words: Sequence[str], triggers: Sequence[Trigger]) -> bool:
    """Whether somebody armed is attacked or killed: "attack on a post", "shot a guard"."""
    assault = any(trigger.entry.strength != "harm" for trigger in triggers)
    for trigger in triggers:
        if not {"terrorist", "terror"}.isdisjoint(words[max(0, trigger.first - 2) : trigger.first]):
            continue
        if trigger.use == "passive":
            behind = words[trigger.last + 1 : trigger.last + 5]
            by = "by" in behind[:2] or not _AGAINST.isdisjoint(behind)
            victims = words[max(0, trigger.first - _SUBJECT) : trigger.first]
            told = by or assault
        else:
            inside = words[trigger.head + 1 : trigger.last] if "…" in trigger.entry.words else ()
            behind = words[trigger.last + 1 : trigger.last + 9]
            under = words[max(0, trigger.first - 1) : trigger.first] == ("under",)
            by_whom = trigger.use == "noun" and behind[:1] == ("by",) and not under
            victims = (*inside, *(_aimed_at(behind) if by_whom else until_stop(behind)))
            before = words[max(0, trigger.first - 2) : trigger.first]
            thing = not _THINGS.isdisjoint(before) or before[-1:] == ("and",)
            told = (trigger.use == "active" and not thing) or trigger.entry.strength != "harm"
        told = told and trigger.entry.form != "literal"
        if told and not TARGETS.isdisjoint(victims) and _OFF_DUTY.isdisjoint(victims):
            return True
    return False


def _aimed_at(words: Sequence[str]) -> Sequence[str]:
    """Words behind who did it that say at whom: "an attack by gunmen | on a village"."""
    aim = next((at for at, word in enumerate(words) if word in {"on", "against", "at"}), None)
    return () if aim is None else until_stop(words[aim + 1 :])


def until_stop(words: Sequence[str]) -> Sequence[str]:
    """Words of an object, as far as the phrase that says where, when or by whom."""
    stop = next((i for i, word in enumerate(words) if i and word in _PHRASES), len(words))
    return words[:stop]


def is_off_duty(words: Sequence[str], first: int) -> bool:
    """Whether the actor at a token is no fighter any more, or only his kin: "the wife of a …"."""
    return not _OFF_DUTY.isdisjoint(words[max(0, first - 4) : first])
