"""From the triggers of one sentence to its happenings: no happening is told twice.

"Carried out missile strikes … killing and wounding fighters" is one happening with a toll;
"shelled X after an air strike on Y" is two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geodata.events.draft import Draft
from geodata.events.location import find_spot
from geodata.events.means import are_compatible, kind_of, refine
from geodata.events.modality import RANK, read_modality
from geodata.events.roles import find_roles
from geodata.events.tolls import NO_TOLL, Count, Toll, read_tolls
from geodata.events.triggers import find_triggers
from geodata.events.when import date_happenings
from geodata.events.wordset import any_of
from geodata.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geodata.events.reading import Passage
    from geodata.events.triggers import Trigger

__all__ = ["find_happenings"]

_HARMED_BY = frozenset({"violence", "protest"})
_AIMS = any_of("target targets targeted targeting")
_THE = any_of("the this that these those such")


def find_happenings(passage: Passage, order: int) -> list[Draft]:
    """Find every happening that a sentence tells of, in the order of its words."""
    triggers = find_triggers(passage)
    if not triggers:
        return []
    groups = _group(passage, triggers)
    kinds = []
    for group in groups:
        kind, loose = kind_of(group)
        kinds.append(refine(kind, passage.lowers, group, loose=loose))
    days = date_happenings(passage, groups, [KINDS[kind] for kind, _ in kinds])
    tolls = read_tolls(passage, triggers)
    drafts = []
    for group, (kind, loose), (date, date_confidence) in zip(groups, kinds, days, strict=True):
        others = [trigger for trigger in triggers if trigger not in group]
        roles = find_roles(passage, group)
        draft = Draft(
            sentences=(passage.sentence,),
            paragraph=passage.paragraph,
            order=order,
            kind=kind,
            loose=loose,
            definite=all(_is_definite(passage, trigger) for trigger in group),
            finite=any(trigger.use in {"active", "passive", "participle"} for trigger in group),
            modality=min((read_modality(passage, t) for t in group), key=RANK.__getitem__),
            spot=find_spot(passage, group, others),
            date=date,
            date_confidence=date_confidence,
            agent=roles.agent.actor if roles.agent else None,
            patient=roles.patient.actor if roles.patient else None,
            involved=tuple(dict.fromkeys(mention.actor for mention in roles.involved)),
            toll=_sum(tolls, group),
            elsewhere=any(name.toponym.role == "literal" for name in passage.placed),
        )
        drafts.append(draft)
    return drafts


def _group(passage: Passage, triggers: Sequence[Trigger]) -> list[list[Trigger]]:
    """Put the triggers of the same happening together."""
    groups: list[list[Trigger]] = []
    harms = [trigger for trigger in triggers if trigger.entry.strength == "harm"]
    for trigger in triggers:
        if trigger.entry.strength == "harm":
            continue
        group = next((g for g in reversed(groups) if _same(passage, g, trigger)), None)
        if group is None:
            groups.append([trigger])
        else:
            group.append(trigger)
    for harm in harms:
        group = _cause(passage, groups, harm)
        if group is None:
            groups.append([harm])
        else:
            group.append(harm)
    groups.sort(key=lambda group: min(trigger.first for trigger in group))
    return groups


def _same(passage: Passage, group: Sequence[Trigger], trigger: Trigger) -> bool:
    """Whether a trigger speaks of the happening of a group: alike in kind, and close by."""
    last = group[-1]
    loose = "act" not in (last.entry.strength, trigger.entry.strength) or (
        last.entry.strength != trigger.entry.strength
    )
    if not any(are_compatible(t.kind, trigger.kind, loose=loose) for t in group):
        return False
    between = passage.lowers[last.last + 1 : trigger.first]
    if {"after", "followed", "another", "previous", "earlier", "separate"} & set(between):
        return False
    if trigger.clause - last.clause > (5 if trigger.entry.words[0] in _AIMS else 3):
        return False
    dates = [passage.span(date)[0] for date in passage.dates if date.range]
    own = sum(abs(first - last.head) < 6 for first in dates)
    other = sum(abs(first - trigger.head) < 6 for first in dates)
    return not (own and other and len(dates) > 1)


def _cause(
    passage: Passage, groups: Sequence[list[Trigger]], harm: Trigger
) -> list[Trigger] | None:
    """Nearest violent happening of the sentence, or a harm already told, for a harm."""
    best: tuple[int, int] | None = None
    for number, group in enumerate(groups):
        if KINDS[group[0].kind].family not in _HARMED_BY:
            continue
        if harm.use == "active" and _has_own_agent(passage, group, harm):
            continue
        distance = min(abs(t.head - harm.head) + 6 * abs(t.clause - harm.clause) for t in group)
        if best is None or distance < best[0]:
            best = (distance, number)
    return groups[best[1]] if best and best[0] < 60 else None


def _has_own_agent(passage: Passage, group: Sequence[Trigger], harm: Trigger) -> bool:
    """Whether somebody else does the harm: "X attacked the camp and Y killed three of them"."""
    acting, harming = find_roles(passage, group).agent, find_roles(passage, [harm]).agent
    if acting is None or harming is None:
        return False
    return harming.actor.name != acting.actor.name and harm.first > group[-1].last


def _is_definite(passage: Passage, trigger: Trigger) -> bool:
    if trigger.use != "noun":
        return trigger.entry.strength == "harm"
    return bool(_THE & set(passage.lowers[max(0, trigger.first - 3) : trigger.first]))


def _sum(tolls: Mapping[Trigger, Toll], group: Sequence[Trigger]) -> Toll:
    """Add up what the harm words of one happening count."""
    killed: Count | None = None
    injured: Count | None = None
    for trigger in group:
        toll = tolls.get(trigger, NO_TOLL)
        if toll.killed:
            killed = toll.killed if killed is None else killed.plus(toll.killed)
        if toll.injured:
            injured = toll.injured if injured is None else injured.plus(toll.injured)
    return Toll(killed, injured)
