"""Put together the triggers of a sentence that tell of the same happening."""

from __future__ import annotations

import itertools
from operator import attrgetter
from typing import TYPE_CHECKING

from geodata.event_coding.conjuncts import is_far
from geodata.event_coding.means import are_compatible
from geodata.event_coding.people import is_person
from geodata.event_coding.roles import find_roles, is_doer, is_repelled
from geodata.event_coding.unrest import is_rage, is_repression
from geodata.event_coding.wordset import any_of
from geodata.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geodata.event_coding.reading import Passage
    from geodata.event_coding.roles import Sides
    from geodata.event_coding.triggers import Trigger

__all__ = ["group_triggers", "is_prior"]

_HARMED_BY = frozenset({"violence", "protest"})
_AIMS = any_of("target targets targeted targeting")
_ONWARD = any_of("flew went managed continued began started moved used traveled travelled")
_CROWDS = any_of(
    "protester protesters protestor protestors demonstrator demonstrators rioter rioters"
)
"""Nouns of those who protest, whose "march" or "rally" is no further one."""
_TRIED = any_of("tried try trying tries attempted attempting")
_AFTER = any_of("after following")
_SEQUELS = any_of("after followed")
_OTHERS = any_of("another previous earlier separate")
_BEFORE = 3
"""How close before a trigger a word stands that tells it from the happening before."""
_LATER = any_of("later afterwards subsequently then next")
_HELPERS = any_of("was were is are had has have been be")
_AND, _AT = any_of("and while"), any_of("in at near outside")
_BEHIND, _CLAUSE = 5, 12
_IN = 3
_LAST = 4
_THINGS = 20
"""How many tokens farther away the damage of things is, when it is asked what killed people."""


def group_triggers(sides: Sides, triggers: Sequence[Trigger]) -> list[list[Trigger]]:
    """Put the triggers of the same happening together."""
    groups: list[list[Trigger]] = []
    harms = [trigger for trigger in triggers if trigger.entry.strength == "harm"]
    for trigger in triggers:
        if trigger.entry.strength == "harm":
            continue
        near = _of_one_part(sides.passage, groups[: -_LAST - 1 : -1], trigger)
        group = next((g for g in near if _same(sides, g, trigger)), None)
        if group is None:
            groups.append([trigger])
        else:
            group.append(trigger)
    for harm in harms:
        group = _cause(sides, _of_one_part(sides.passage, groups, harm), harm)
        if group is None:
            groups.append([harm])
        else:
            group.append(harm)
    for group in groups:
        group.sort(key=lambda trigger: trigger.first)
    groups.sort(key=lambda group: min(trigger.first for trigger in group))
    return groups


def _of_one_part(
    passage: Passage, groups: Sequence[list[Trigger]], trigger: Trigger
) -> Sequence[list[Trigger]]:
    """Leave out the groups that stand in another part of the sentence than a trigger."""
    if not passage.cuts:
        return groups
    return [group for group in groups if not passage.are_parted(group[-1].head, trigger.head)]


def is_prior(passage: Passage, trigger: Trigger) -> bool:
    """Whether a clause tells what went before the rest: "attacked X, after jets had bombed Y".

    Clashes after which a town was taken are those in which it was.
    """
    if trigger.use == "noun" or _AFTER.isdisjoint(passage.vocabulary):
        return False
    clauses = passage.clauses
    first = next(i for i in range(trigger.first + 1) if clauses[i] == clauses[trigger.first])
    opens = range(max(1, first), trigger.first)
    return any(passage.lowers[index] in _AFTER for index in opens)


def _same(sides: Sides, group: Sequence[Trigger], trigger: Trigger) -> bool:
    """Whether a trigger speaks of the happening of a group: alike in kind, and close by."""
    last = max(group, key=lambda member: member.first)
    loose = "act" not in (last.entry.strength, trigger.entry.strength) or (
        last.entry.strength != trigger.entry.strength
    )
    listed = (
        _are_listed(sides.passage, last, trigger)
        or is_rage(sides.words, group, trigger)
        or is_repression(sides.words, last, trigger)
        or _is_in_fight(sides.words, last, trigger)
        or _goes_on(sides.words, last, trigger)
    )
    if not listed and not any(are_compatible(t.kind, trigger.kind, loose=loose) for t in group):
        return False
    told_on = (
        _is_said_of(sides.words, last, trigger)
        or _is_done_by(last, trigger)
        or _is_compound(last, trigger)
    )
    if not told_on and _is_another(sides, group, trigger):
        return False
    if _is_elsewhere(sides.passage, last, trigger):
        return False
    between = sides.words[last.last + 1 : trigger.first]
    if not _SEQUELS.isdisjoint(between) or _is_set_apart(between, trigger):
        return False
    if sides.passage.are_days_apart(last.head, trigger.head):
        return False
    return trigger.clause - last.clause <= (5 if trigger.entry.words[0] in _AIMS else 3)


def _is_in_fight(words: Sequence[str], last: Trigger, trigger: Trigger) -> bool:
    """Whether a killing was in the fight named behind it: "were shot dead in a gunfight"."""
    killed = last.kind == "killing" and last.use in {"active", "passive"}
    fight = trigger.kind == "armed_clash" and trigger.use == "noun"
    between = words[last.last + 1 : trigger.first]
    apart = len(between) > (_BEHIND if last.use == "passive" else _CLAUSE)
    return killed and fight and not apart and bool({"in", "during"} & set(between[-_IN:]))


def _goes_on(words: Sequence[str], last: Trigger, trigger: Trigger) -> bool:
    """Whether who killed also looted or burned: "beheaded four farmers and looted a shop"."""
    killed = last.kind == "killing" and last.use == "active"
    looted = trigger.kind == "property_destruction" and trigger.use == "active"
    between = words[last.last + 1 : trigger.first]
    return killed and looted and between[-1:] == ("and",) and len(between) <= _CLAUSE


def _is_set_apart(between: Sequence[str], trigger: Trigger) -> bool:
    """Whether a word tells a trigger from what went before: "a separate attack", "had earlier".

    What "earlier" tells of another noun says nothing: "a mine left by earlier fighting went off".
    """
    near = between[-_BEFORE:]
    if trigger.use == "noun":
        return not _OTHERS.isdisjoint(near)
    return "another" in near or not _OTHERS.isdisjoint(between[-1:])


def _is_elsewhere(passage: Passage, last: Trigger, trigger: Trigger) -> bool:
    """Whether a clause with a place of its own tells on: "bombed X, and two were killed in Y"."""
    words = passage.lowers
    cut = next(
        (
            index
            for index in range(last.last + 1, trigger.first)
            if words[index] == ";" or (words[index] == "," and words[index + 1] in _AND)
        ),
        None,
    )
    if cut is None:
        return _is_far_off(passage, last, trigger)
    before = any(index in passage.named for index in range(cut))
    if before and passage.word(cut + 2) in _AT and cut + 3 in passage.named:
        return True
    behind = range(trigger.last + 1, min(trigger.last + 1 + _BEHIND, len(words)))
    own = next((index for index in behind if index in passage.named), None)
    return before and own is not None and not _AT.isdisjoint(words[trigger.last + 1 : own])


def _is_far_off(passage: Passage, last: Trigger, trigger: Trigger) -> bool:
    """Whether a verb behind a mere "and" tells of a place far from the first, by the same doer.

    "Shells killed two in X and wounded four in Y" are two; "a bomb hit X and killed two in its
    market" is one.
    """
    cut = trigger.first - 1
    if trigger.use not in {"active", "passive"} or passage.word(cut) not in _AND:
        return False
    names = [
        (first, name.place)
        for (first, _), name in passage.place_spans
        if name.place and name.toponym.role == "literal"
    ]
    before = [place for first, place in names if first < cut]
    behind = [(first, place) for first, place in names if first > trigger.last]
    if not behind or not any(last.last < index < cut for index in passage.named):
        return False
    first, own = behind[0]
    between = passage.lowers[trigger.last + 1 : first]
    if (between and _AT.isdisjoint(between)) or "," in between:
        return False
    return all(is_far(place, own) for place in before)


def _are_listed(passage: Passage, last: Trigger, trigger: Trigger) -> bool:
    """Whether two nouns of violence share what is said of them: "shelling and air strikes"."""
    families = {KINDS[last.kind].family, KINDS[trigger.kind].family}
    nouns = trigger.use == "noun" and last.use in {"noun", "participle"}
    between = passage.lowers[last.last + 1 : trigger.first]
    return nouns and families == {"violence"} and between == ("and",)


def _is_another(sides: Sides, group: Sequence[Trigger], trigger: Trigger) -> bool:
    """Whether a trigger tells of a further happening: by its article, date, agent or form."""
    last = group[-1]
    before = sides.words[max(0, trigger.first - 3) : trigger.first]
    nouns = any(t.use == "noun" and t.entry.words[-1] not in _CROWDS for t in group)
    further = not {"a", "an", "another", "previous"}.isdisjoint(before) and nouns
    further = trigger.use == "noun" and (further or "similar" in before)
    further = further or _is_of_its_time(sides.passage, last, trigger)
    if further or _is_later(sides.words[last.last + 1 : trigger.first]):
        return True
    planned = [all(t.use == "infinitive" for t in group), trigger.use == "infinitive"]
    alike = last.kind == trigger.kind and last.entry.strength == "act"
    alike = alike or (last.kind == "riot" and trigger.kind == "protest")
    aimed = _is_outcome(sides.passage, trigger) or _is_aim(last, trigger)
    aimed = aimed or not _TRIED.isdisjoint(before)
    if planned[0] != planned[1] and not alike and not aimed:
        return True
    dates = [sides.passage.span(date) for date in sides.passage.dates if date.range]
    if len({date.range for date in sides.passage.dates if date.range}) > 1:
        owners = [
            min((*group, trigger), key=lambda t: _gap(sides.words, t, span)) for span in dates
        ]
        if trigger in owners and any(owner in group for owner in owners):
            return True
    if is_repelled(sides, group):
        return False
    acting, other = find_roles(sides, group).agent, find_roles(sides, [trigger], group).agent
    met = trigger.kind == "protest" and any(member.kind == "protest" for member in group)
    if acting is None or other is None or met or trigger.kind in {"armed_clash", "riot"}:
        return False
    return acting.actor.name != other.actor.name and acting.start != other.start


def _is_later(between: Sequence[str]) -> bool:
    """Whether words cut what they join in two: "killed X; a day later rockets hit Y"."""
    later = ";" in between and not _LATER.isdisjoint(between[between.index(";") :])
    return later or ("from", "where") in itertools.pairwise(between)


def _is_of_its_time(passage: Passage, last: Trigger, trigger: Trigger) -> bool:
    """Whether a clause with "where" tells what was there at another time: "X, where in 2013"."""
    opens = range(last.last + 1, trigger.first - 1)
    where = next((at for at in opens if passage.lowers[at : at + 2] == (",", "where")), None)
    return where is not None and any(where < day for day in passage.dated)


def _is_aim(last: Trigger, trigger: Trigger) -> bool:
    """Whether an infinitive only says what an attack was for: "a strike on X to target Y"."""
    loose = trigger.use == "infinitive" and trigger.entry.strength == "generic"
    return loose and KINDS[last.kind].family == KINDS[trigger.kind].family == "violence"


def _is_said_of(words: Sequence[str], noun: Trigger, trigger: Trigger) -> bool:
    """Whether a relative clause tells of the noun right before it: "a truce that was signed"."""
    between = words[noun.last + 1 : trigger.first] if noun.use == "noun" else ()
    return between[:1] in {("that",), ("which",)} and _HELPERS.issuperset(between[1:])


def _is_done_by(doer: Trigger, trigger: Trigger) -> bool:
    """Whether a verb tells what the doer right before it did: "a suicide bomber attacked"."""
    return is_doer(doer) and trigger.use == "active" and trigger.clause == doer.clause


def _is_compound(noun: Trigger, trigger: Trigger) -> bool:
    """Whether two nouns are one word: "a car bomb explosion"."""
    blast = noun.kind == trigger.kind and KINDS[noun.kind].family == "violence"
    return blast and trigger.use == noun.use == "noun" and trigger.first == noun.last + 1


def _is_outcome(passage: Passage, trigger: Trigger) -> bool:
    """Whether an infinitive tells what came of it: "flew on to hit the town"."""
    return not _ONWARD.isdisjoint(passage.lowers[max(0, trigger.first - 10) : trigger.first])


def _gap(words: Sequence[str], trigger: Trigger, span: tuple[int, int]) -> int:
    """Tokens between a date and a trigger; one that opens a clause is far from what went before."""
    first, last = span
    if first < trigger.head:
        return trigger.head - last
    opens = (
        not _AND.isdisjoint(words[max(0, first - 2) : first]) and "," in words[first - 3 : first]
    )
    return first - trigger.head + (_CLAUSE if opens else 0)


def _cause(sides: Sides, groups: Sequence[list[Trigger]], harm: Trigger) -> list[Trigger] | None:
    """Nearest violent happening of the sentence, or a harm already told, for a harm."""
    best: tuple[int, int] | None = None
    for number, group in enumerate(groups):
        if KINDS[group[0].kind].family not in _HARMED_BY:
            continue
        between = _between(sides.passage, group, harm)
        apart = harm.kind == "property_destruction" and ";" in between
        ordered = sorted((group[-1], harm), key=attrgetter("first"))
        apart = apart or _is_later(between) or _is_of_its_time(sides.passage, *ordered)
        apart = apart or sides.passage.are_days_apart(group[-1].head, harm.head)
        if apart or _is_elsewhere(sides.passage, *ordered):
            continue
        if harm.use == "active" and _has_own_agent(sides, group, harm):
            continue
        if _is_answered(sides, group, harm):
            continue
        distance = min(abs(t.head - harm.head) + 6 * abs(t.clause - harm.clause) for t in group)
        distance += _THINGS if {t.kind for t in group} == {"property_destruction"} else 0
        if best is None or distance < best[0]:
            best = (distance, number)
    return groups[best[1]] if best and best[0] < 60 else None


def _between(passage: Passage, group: Sequence[Trigger], harm: Trigger) -> tuple[str, ...]:
    low, high = sorted((group[-1].head, harm.head))
    return passage.lowers[low:high]


def _is_answered(sides: Sides, group: Sequence[Trigger], harm: Trigger) -> bool:
    """Whether somebody struck because of a harm of its own: "shelled X after two died by a bomb".

    Who was "killed by" something else than what is told before was not killed in that; but "after
    dawn, and two died by shrapnel" tells on.
    """
    by = harm.use == "passive" and sides.words[harm.last + 1 : harm.last + 2] == ("by",)
    behind = harm.first > group[-1].last and is_prior(sides.passage, harm)
    if not (by and behind and group[-1].use == "active"):
        return False
    words = sides.words[group[-1].last + 1 : harm.first]
    opened = next((at for at, word in enumerate(words) if word in _AFTER), len(words))
    subject = itertools.takewhile(lambda word: word != "and", words[opened:])
    return any(map(is_person, subject)) and find_roles(sides, group).agent is not None


def _has_own_agent(sides: Sides, group: Sequence[Trigger], harm: Trigger) -> bool:
    """Whether somebody else does the harm: "X attacked the camp and Y killed three of them"."""
    if not {"that", "which"}.isdisjoint(sides.words[max(0, harm.first - 3) : harm.first]):
        return False
    acting, harming = find_roles(sides, group).agent, find_roles(sides, [harm], group).agent
    if acting is None or harming is None:
        return False
    return harming.actor.name != acting.actor.name and harm.first > group[-1].last
