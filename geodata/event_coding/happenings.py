"""From the triggers of one sentence to its happenings: no happening is told twice.

"Carried out missile strikes … killing and wounding fighters" is one happening with a toll;
"shelled X after an air strike on Y" is two.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from geodata.event_coding.draft import Draft
from geodata.event_coding.location import find_spot
from geodata.event_coding.means import are_compatible, kind_of, refine
from geodata.event_coding.modality import RANK, read_modality
from geodata.event_coding.roles import find_roles
from geodata.event_coding.spots import blurred
from geodata.event_coding.tolls import NO_TOLL, Count, Toll, read_tolls
from geodata.event_coding.triggers import find_triggers
from geodata.event_coding.when import date_happenings
from geodata.event_coding.wordset import any_of
from geodata.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geodata.event_coding.reading import Passage
    from geodata.event_coding.triggers import Trigger
    from geodata.models import Actor, Modality

__all__ = ["find_happenings"]

_HARMED_BY = frozenset({"violence", "protest"})
_AIMS = any_of("target targets targeted targeting")
_WEAPONS = any_of(
    "missile missiles rocket rockets shell shells bomb bombs strike strikes airstrike airstrikes "
    "drone drones warplanes jets raid raids attack attacks"
)
_ONWARD = any_of("flew went managed continued began started moved used traveled travelled")
_PRONOUNS = any_of("it they he she")
_BEHIND_TARGET = any_of(
    "in at near on of by with from to and that which who after before during when while killing"
)
_ANY_TARGET = any_of("city town village area region country place people group forces")
_CUTS = any_of("of in by for with , and")
_LAST = 4
_ARMED = frozenset({"armed-group", "military", "police", "coalition"})
_OWN = any_of("its their his her")
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
        kinds.append(refine(kind, passage, group, loose=loose))
    days = date_happenings(passage, groups, [KINDS[kind] for kind, _ in kinds])
    tolls = read_tolls(passage, triggers)
    drafts: list[Draft] = []
    for group, (kind, loose), (date, date_confidence) in zip(groups, kinds, days, strict=True):
        others = [trigger for trigger in triggers if trigger not in group]
        roles = find_roles(passage, group, others)
        draft = Draft(
            sentences=(passage.sentence,),
            paragraph=passage.paragraph,
            order=order,
            kind=kind,
            loose=loose,
            definite=_are_definite(passage, group),
            effect=all(trigger.entry.strength == "harm" for trigger in group),
            finite=any(trigger.use in {"active", "passive", "participle"} for trigger in group),
            modality=_modality(passage, group),
            spot=find_spot(passage, group, others),
            date=date,
            date_confidence=date_confidence,
            agent=roles.agent.actor if roles.agent else None,
            patient=roles.patient.actor if roles.patient else None,
            involved=tuple(dict.fromkeys(mention.actor for mention in roles.involved)),
            toll=_sum(tolls, group),
            target=_target(passage, group),
            retakes=kind.startswith("territory") and passage.word(group[-1].last + 1) == "it",
            pronoun=_pronoun(passage, group),
            elsewhere=any(name.toponym.role == "literal" for name in passage.placed),
        )
        drafts.append(_by_side(_beside(draft, drafts)))
    return [_towards(draft, then) for draft, then in zip_longest(drafts, drafts[1:])]


def _towards(draft: Draft, aim: Draft | None) -> Draft:
    """Place "launched an offensive" near what it is "to take" in the words right behind."""
    if aim is None or aim.spot is None or draft.spot or draft.kind != "armed_clash":
        return draft
    if aim.modality != "planned" or not aim.kind.startswith("territory"):
        return draft
    return replace(draft, spot=replace(blurred(aim.spot), confidence=0.6 * aim.spot.confidence))


def _by_side(draft: Draft) -> Draft:
    """Let who does it, and to whom, decide between two kinds that the words leave open."""
    return replace(draft, kind=_kind_by_sides(draft, draft.agent, draft.patient))


def _kind_by_sides(draft: Draft, agent: Actor | None, patient: Actor | None) -> str:
    """Choose: armed groups arrest nobody, air forces strike from the air, the armed are fought."""
    if draft.kind in {"territory_captured", "territory_regained"} and agent:
        return _taken_by(draft, agent)
    if draft.kind == "arrest" and agent and agent.kind == "armed-group":
        return "abduction"
    if draft.kind in {"attack", "armed_clash"} and agent and "Air Force" in agent.name:
        return "air_strike"
    if draft.kind == "attack" and draft.loose and patient and patient.kind in _ARMED:
        return "armed_clash"
    return draft.kind


def _taken_by(draft: Draft, agent: Actor) -> str:
    """Tell a state that retakes its own ground from anybody else who takes it."""
    home = draft.spot is None or agent.country in {None, draft.spot.place.country}
    state = agent.kind in {"military", "police", "government", "state"}
    if state and home and agent.country:
        return "territory_regained"
    return "territory_captured" if agent.kind == "armed-group" else draft.kind


def _beside(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """Take the place of the happening told right before in the same sentence, when none is said."""
    before = drafts[-1] if drafts else None
    if draft.spot or before is None or before.spot is None:
        return draft
    if KINDS[draft.kind].family != KINDS[before.kind].family:
        return draft
    spot = replace(before.spot, confidence=0.6 * before.spot.confidence)
    return replace(draft, spot=spot, carried=draft.carried | {"place"})


def _modality(passage: Passage, group: Sequence[Trigger]) -> Modality:
    """Choose the way of telling nearest to fact; participles follow the word they belong to."""
    leading = [trigger for trigger in group if trigger.use != "participle"] or group
    return min((read_modality(passage, trigger) for trigger in leading), key=RANK.__getitem__)


def _group(passage: Passage, triggers: Sequence[Trigger]) -> list[list[Trigger]]:
    """Put the triggers of the same happening together."""
    groups: list[list[Trigger]] = []
    harms = [trigger for trigger in triggers if trigger.entry.strength == "harm"]
    for trigger in triggers:
        if trigger.entry.strength == "harm":
            continue
        group = next((g for g in groups[: -_LAST - 1 : -1] if _same(passage, g, trigger)), None)
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
    for group in groups:
        group.sort(key=lambda trigger: trigger.first)
    groups.sort(key=lambda group: min(trigger.first for trigger in group))
    return groups


def _same(passage: Passage, group: Sequence[Trigger], trigger: Trigger) -> bool:
    """Whether a trigger speaks of the happening of a group: alike in kind, and close by."""
    last = max(group, key=lambda member: member.first)
    loose = "act" not in (last.entry.strength, trigger.entry.strength) or (
        last.entry.strength != trigger.entry.strength
    )
    listed = _are_listed(passage, last, trigger)
    if not listed and not any(are_compatible(t.kind, trigger.kind, loose=loose) for t in group):
        return False
    if _is_another(passage, group, trigger):
        return False
    between = passage.lowers[last.last + 1 : trigger.first]
    if {"after", "followed", "another", "previous", "earlier", "separate"} & set(between):
        return False
    return trigger.clause - last.clause <= (5 if trigger.entry.words[0] in _AIMS else 3)


def _are_listed(passage: Passage, last: Trigger, trigger: Trigger) -> bool:
    """Whether two nouns of violence share what is said of them: "shelling and air strikes"."""
    families = {KINDS[last.kind].family, KINDS[trigger.kind].family}
    nouns = trigger.use == "noun" and last.use in {"noun", "participle"}
    between = passage.lowers[last.last + 1 : trigger.first]
    return nouns and families == {"violence"} and between == ("and",)


def _is_another(passage: Passage, group: Sequence[Trigger], trigger: Trigger) -> bool:
    """Whether a trigger tells of a further happening: by its article, date, agent or form."""
    last = group[-1]
    before = passage.lowers[max(0, trigger.first - 3) : trigger.first]
    nouns = any(t.use == "noun" for t in group)
    if trigger.use == "noun" and nouns and {"a", "an", "another", "previous"} & set(before):
        return True
    planned = [all(t.use == "infinitive" for t in group), trigger.use == "infinitive"]
    alike = last.kind == trigger.kind and last.entry.strength == "act"
    if planned[0] != planned[1] and not alike and not _is_outcome(passage, trigger):
        return True
    dates = [passage.span(date) for date in passage.dates if date.range]
    if len({date.range for date in passage.dates if date.range}) > 1:
        owners = [min((*group, trigger), key=lambda t: _gap(t, span)) for span in dates]
        if trigger in owners and any(owner in group for owner in owners):
            return True
    acting, other = find_roles(passage, group).agent, find_roles(passage, [trigger], group).agent
    if acting is None or other is None or trigger.kind in {"armed_clash", "riot"}:
        return False
    return acting.actor.name != other.actor.name and acting.start != other.start


def _is_outcome(passage: Passage, trigger: Trigger) -> bool:
    """Whether an infinitive tells what came of it: "flew on to hit the town"."""
    return bool(_ONWARD & set(passage.lowers[max(0, trigger.first - 10) : trigger.first]))


def _gap(trigger: Trigger, span: tuple[int, int]) -> int:
    first, last = span
    return first - trigger.head if first > trigger.head else trigger.head - last


def _cause(
    passage: Passage, groups: Sequence[list[Trigger]], harm: Trigger
) -> list[Trigger] | None:
    """Nearest violent happening of the sentence, or a harm already told, for a harm."""
    best: tuple[int, int] | None = None
    for number, group in enumerate(groups):
        if KINDS[group[0].kind].family not in _HARMED_BY:
            continue
        apart = harm.kind == "property_destruction" and ";" in _between(passage, group, harm)
        if apart:
            continue
        if harm.use == "active" and _has_own_agent(passage, group, harm):
            continue
        distance = min(abs(t.head - harm.head) + 6 * abs(t.clause - harm.clause) for t in group)
        if best is None or distance < best[0]:
            best = (distance, number)
    return groups[best[1]] if best and best[0] < 60 else None


def _between(passage: Passage, group: Sequence[Trigger], harm: Trigger) -> tuple[str, ...]:
    low, high = sorted((group[-1].head, harm.head))
    return passage.lowers[low:high]


def _has_own_agent(passage: Passage, group: Sequence[Trigger], harm: Trigger) -> bool:
    """Whether somebody else does the harm: "X attacked the camp and Y killed three of them"."""
    if {"that", "which"} & set(passage.lowers[max(0, harm.first - 3) : harm.first]):
        return False
    acting, harming = find_roles(passage, group).agent, find_roles(passage, [harm], group).agent
    if acting is None or harming is None:
        return False
    return harming.actor.name != acting.actor.name and harm.first > group[-1].last


def _pronoun(passage: Passage, group: Sequence[Trigger]) -> str:
    """Pronoun that is the subject of what a group tells: "it | fired", "he had | warned"."""
    for trigger in group:
        if trigger.use != "active" or trigger.entry.form == "literal":
            continue
        for index in range(trigger.first - 1, max(-1, trigger.first - 5), -1):
            if passage.clauses[index] != trigger.clause:
                break
            if passage.lowers[index] in _PRONOUNS:
                return passage.lowers[index]
    return ""


def _target(passage: Passage, group: Sequence[Trigger]) -> str:
    """Head of the phrase that says what was hit: "attacked a military parade in …"."""
    for trigger in group:
        if KINDS[trigger.kind].family != "violence" or trigger.use not in {"active", "noun"}:
            continue
        index = trigger.last + 1 + (passage.word(trigger.last + 1) in {"on", "at", "against"})
        if passage.word(index) not in {"a", "an", "the", "its", "their", "his"}:
            continue
        head = ""
        for position in range(index + 1, min(index + 6, len(passage.tokens))):
            word = passage.lowers[position]
            if not word.isalpha() or word in _BEHIND_TARGET or position in passage.dated:
                break
            head = word
        if head and head not in _ANY_TARGET:
            return head
    return ""


def _are_definite(passage: Passage, group: Sequence[Trigger]) -> bool:
    nouns = [trigger.first for trigger in group if trigger.use == "noun"]
    if any(_is_new(passage.lowers[max(0, first - 4) : first]) for first in nouns):
        return False
    if all(trigger.entry.strength == "harm" for trigger in group):
        literal = any(name.toponym.role == "literal" for name in passage.placed)
        return not literal and not passage.dates
    return any(_is_definite(passage, trigger) for trigger in group)


def _is_new(before: Sequence[str]) -> bool:
    """Whether the words before a noun bring it up for the first time: "a", "an", "another"."""
    articles = [word for word in before if word in _THE or word in {"a", "an", "another"}]
    return bool(articles) and articles[-1] not in _THE


def _is_definite(passage: Passage, trigger: Trigger) -> bool:
    words = passage.lowers[max(0, trigger.first - 5) : trigger.first]
    before = set(words)
    if trigger.use == "noun":
        cut = max((i + 1 for i, word in enumerate(words) if word in _CUTS), default=0)
        return bool((_THE | _OWN) & set(words[cut:]))
    opening = passage.lowers[:4]
    if opening[:1] == ("the",) and _WEAPONS & set(opening):
        return True
    return bool(_THE & before and _WEAPONS & before)


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
