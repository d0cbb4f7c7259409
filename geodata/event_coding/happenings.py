"""From the triggers of one sentence to its happenings: no happening is told twice.

"Carried out missile strikes … killing and wounding fighters" is one happening with a toll;
"shelled X after an air strike on Y" is two.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from msgspec.structs import replace

from geodata.event_coding.armed import TARGETS, is_off_duty, until_stop
from geodata.event_coding.attribution import find_attribution, find_denier, is_accused
from geodata.event_coding.conjuncts import find_cuts
from geodata.event_coding.court import without_crimes
from geodata.event_coding.crowds import PROTESTERS
from geodata.event_coding.draft import Draft
from geodata.event_coding.governing import find_candidates
from geodata.event_coding.grounds import without_grounds
from geodata.event_coding.grouping import group_triggers, is_prior
from geodata.event_coding.harms import STATES
from geodata.event_coding.headings import heading_of
from geodata.event_coding.location import find_spots, lay_out
from geodata.event_coding.means import kind_of, refine
from geodata.event_coding.mentioning import (
    is_definite,
    is_told,
    subject_pronoun,
    target_of,
)
from geodata.event_coding.modality import RANK, read_modality
from geodata.event_coding.origins import is_home_of, is_hospital, is_in_hospital, is_sent_from
from geodata.event_coding.people import is_person
from geodata.event_coding.places import at_each, counts_of_spots, on_each
from geodata.event_coding.reading import is_dateline, is_informants
from geodata.event_coding.roles import Sides, find_roles
from geodata.event_coding.spots import blurred
from geodata.event_coding.tolls import read_tolls, sum_tolls
from geodata.event_coding.triggers import find_label, find_triggers
from geodata.event_coding.when import (
    date_happenings,
    days_of_spots,
    each_day,
    with_days_of_speech,
)
from geodata.event_coding.wordset import any_of
from geodata.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geodata.event_coding.reading import Passage
    from geodata.event_coding.triggers import Trigger
    from geodata.models import Actor, ActorMention, Modality

__all__ = ["find_happenings"]

_IN_OTHER_WORDS = frozenset({"claimed", "denied"})
_WHO, _HAVE, _LEAD = any_of("who which"), any_of("has have had"), 4
_FLYING = frozenset({"drone_strike", "missile_strike"})
_VICTIMS = 8
"""Words before a passive among which its subject stands."""
_ONE_SIDED = any_of("fire fires fired firing ambush ambushes ambushed")
_ARMED = frozenset({"armed-group", "military", "police", "coalition"})
_WITH_JETS = frozenset({"military", "government", "state", "coalition"})


def find_happenings(passage: Passage, order: int) -> list[Draft]:
    """Find every happening that a sentence tells of, in the order of its words."""
    label = find_label(passage)
    found = find_triggers(passage, start=label.last + 1 if label else 0)
    triggers = without_crimes(passage, without_grounds(passage, found))
    if not triggers and label is None:
        return []
    if not passage.cuts and (cuts := find_cuts(passage, triggers)):
        return find_happenings(replace(passage, cuts=cuts), order)
    sides = Sides(passage, triggers)
    groups = group_triggers(sides, triggers) or ([[label]] if label else [])
    kinds = []
    for group in groups:
        kind, loose = kind_of(group)
        kinds.append(refine(kind, passage, group, loose=loose))
    if label and kinds:
        kinds[0] = label.kind, False
    days = date_happenings(passage, groups, [KINDS[kind] for kind, _ in kinds])
    tolls = read_tolls(passage, triggers)
    layout = lay_out(passage, find_candidates(passage, [*triggers, *groups[0]]))
    elsewhere = _names_places(passage)
    drafts: list[Draft] = []
    for group, (kind, loose), (date, date_confidence) in zip(groups, kinds, days, strict=True):
        others = [trigger for trigger in triggers if trigger not in group]
        roles = find_roles(sides, group, others)
        spots = find_spots(passage, group, others, layout)
        modality, claimant = _telling(passage, group)
        draft = Draft(
            sentences=(passage.sentence,),
            paragraph=passage.paragraph,
            order=order,
            kind=kind,
            loose=loose,
            definite=is_definite(passage, group),
            effect=all(trigger.entry.strength == "harm" for trigger in group),
            finite=is_told(passage, group),
            modality=modality,
            spot=spots[0] if spots else None,
            date=date,
            date_confidence=date_confidence,
            agent=roles.agent.actor if roles.agent else None,
            patient=roles.patient.actor if roles.patient else None,
            involved=tuple(dict.fromkeys(mention.actor for mention in roles.involved)),
            toll=sum_tolls(tolls, group),
            target=target_of(passage, group),
            retakes=kind.startswith("territory") and passage.word(group[-1].last + 1) == "it",
            pronoun=subject_pronoun(passage, group),
            accused=roles.agent is not None and is_accused(passage, group, roles.agent),
            unexplained=all(passage.lowers[trigger.head] in STATES for trigger in group),
            elsewhere=elsewhere,
            aside=group[0].head in passage.asides,
            past=_is_past(passage, group[0]),
            prior=is_prior(passage, group[0]),
            claimant=claimant,
        )
        draft = _unless_helpless(passage, draft, group)
        armed = roles.patient is not None and _is_armed(sides, roles.patient)
        draft = _by_side(_beside(draft, drafts), armed=armed)
        if len(passage.dates) > 1 and len(spots) < 2:
            drafts += on_each(draft, each_day(passage, date))
        else:
            own = days_of_spots(passage, spots, others), counts_of_spots(passage, spots)
            drafts += at_each(draft, spots, *own)
    drafts = with_days_of_speech(passage, drafts)
    drafts = [_towards(draft, then) for draft, then in zip_longest(drafts, drafts[1:])]
    drafts = [_like_its_cause(draft, then) for draft, then in zip_longest(drafts, drafts[1:])]
    drafts = [draft for n, draft in enumerate(drafts) if not _is_shot_down(draft, drafts[:n])]
    return [_unless_others(passage, draft, drafts) for draft in drafts]


def _is_past(passage: Passage, trigger: Trigger) -> bool:
    """Whether a relative clause tells what somebody has done before: "X, which has fought in Y"."""
    before = set(passage.lowers[max(0, trigger.first - _LEAD) : trigger.first])
    return bool(_WHO & before) and bool(_HAVE & before)


def _names_places(passage: Passage) -> bool:
    """Whether a sentence names places other than where it was written and where it was told."""
    return any(
        name.toponym.role == "literal"
        and not (
            is_dateline(passage, name)
            or is_informants(passage, name)
            or is_hospital(passage, name)
            or is_in_hospital(passage, passage.span(name.toponym)[0] - 1)
            or is_sent_from(passage, name)
            or is_home_of(passage, name)
            or name is heading_of(passage)
        )
        for name in passage.placed
    )


def _unless_others(passage: Passage, draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """Mind no places that say where another happening of the sentence was: "X, and Y in Homs"."""
    if draft.spot or not draft.elsewhere or len(drafts) < 2:
        return draft
    others = {each.spot.toponym for each in drafts if each.spot}
    names = {each.toponym for each in passage.placed if each.toponym.role == "literal"}
    return draft if names - others else replace(draft, elsewhere=False)


def _towards(draft: Draft, aim: Draft | None) -> Draft:
    """Place "launched an offensive" near what it is "to take" in the words right behind.

    Drones are launched at where they are shot down.
    """
    if aim is None or aim.spot is None or draft.spot:
        return draft
    if draft.kind in _FLYING and aim.kind == "weapons_disrupted":
        return replace(draft, spot=blurred(aim.spot))
    if draft.kind != "armed_clash":
        return draft
    if aim.modality != "planned" or not aim.kind.startswith("territory"):
        return draft
    return replace(draft, spot=replace(blurred(aim.spot), confidence=0.6 * aim.spot.confidence))


def _like_its_cause(draft: Draft, cause: Draft | None) -> Draft:
    """Place a fight where that was after which it broke out, if no other place is said.

    "Clashes erupted after gunmen tried to kill a commander in Dhale"; whoever strikes back at
    somebody may do so anywhere.
    """
    if cause is None or draft.spot or cause.spot is None or not cause.prior:
        return draft
    fight = draft.kind == "armed_clash" and draft.agent is None
    if not fight or KINDS[cause.kind].family != "violence":
        return draft
    spot = replace(cause.spot, confidence=0.6 * cause.spot.confidence)
    return replace(draft, spot=spot, carried=draft.carried | {"place"})


def _is_shot_down(draft: Draft, before: Sequence[Draft]) -> bool:
    """Whether it only tells how an attack ended: "a missile fired at X was intercepted"."""
    return draft.kind == "weapons_disrupted" and any(
        each.kind in _FLYING
        and each.modality == draft.modality
        and each.spot is not None
        and (draft.spot is None or draft.spot.place.id == each.spot.place.id)
        for each in before
    )


def _is_armed(sides: Sides, patient: ActorMention) -> bool:
    """Whether those who are hit can fight back."""
    first, _ = sides.passage.span(patient)
    return patient.actor.kind in _ARMED and not is_off_duty(sides.words, first)


def _by_side(draft: Draft, *, armed: bool) -> Draft:
    """Let who does it, and to whom, decide between two kinds that the words leave open."""
    kind = _kind_by_sides(draft, draft.agent, armed=armed)
    return draft if kind == draft.kind else replace(draft, kind=kind)


def _kind_by_sides(draft: Draft, agent: Actor | None, *, armed: bool) -> str:
    """Choose: armed groups arrest nobody, air forces strike from the air, the armed are fought."""
    if draft.kind in {"territory_captured", "territory_regained"} and agent:
        return _taken_by(draft, agent)
    if draft.kind == "arrest" and agent and agent.kind == "armed-group":
        return "attack" if draft.loose else "abduction"
    forces = agent is not None and agent.kind in {"military", "police"}
    if draft.kind == "beating" and draft.patient == PROTESTERS and forces:
        return "protest_dispersed"
    if agent and _is_from_the_air(draft, agent):
        return "air_strike"
    if draft.kind == "armed_clash" and agent == PROTESTERS:
        return "mob_violence"
    fought = (draft.kind == "attack" and draft.loose) or (
        draft.kind == "killing" and agent and draft.finite
    )
    return "armed_clash" if armed and fought else draft.kind


def _is_from_the_air(draft: Draft, agent: Actor) -> bool:
    """Whether who bombs does so from aircraft: a state, where others leave a bomb."""
    if draft.kind == "explosive":
        return draft.loose and agent.kind in _WITH_JETS
    return draft.kind in {"attack", "armed_clash"} and "Air Force" in agent.name


def _unless_helpless(passage: Passage, draft: Draft, group: Sequence[Trigger]) -> Draft:
    """Take shots at a crowd for an attack: those who are fired on are no side of a fight.

    Nor are a presenter and her driver who "were ambushed on their way to work".
    """
    if draft.kind != "armed_clash":
        return draft
    helpless = draft.patient is not None and draft.patient.kind == "civilians"
    fired = any(not _ONE_SIDED.isdisjoint(trigger.entry.words) for trigger in group)
    unarmed = fired and (helpless or _are_unarmed(_victims(passage, group)))
    return replace(draft, kind="attack") if unarmed else draft


def _victims(passage: Passage, group: Sequence[Trigger]) -> Sequence[str]:
    """Words that say whom shots befell: before a passive, or behind the last verb."""
    first, last = group[0], group[-1]
    if first.use == "passive":
        return passage.lowers[max(0, first.first - _VICTIMS) : first.first]
    return until_stop(passage.lowers[last.last + 1 : last.last + 1 + _VICTIMS])


def _are_unarmed(words: Sequence[str]) -> bool:
    """Whether words name people, and none who bears arms."""
    return any(map(is_person, words)) and TARGETS.isdisjoint(words)


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
    if (before.aside and not draft.aside) or KINDS[draft.kind].family != KINDS[before.kind].family:
        return draft
    spot = replace(before.spot, confidence=0.6 * before.spot.confidence)
    return replace(draft, spot=spot, carried=draft.carried | {"place"})


def _telling(passage: Passage, group: Sequence[Trigger]) -> tuple[Modality, Actor | None]:
    """Choose the way of telling nearest to fact, and in whose words that is.

    Participles follow the word they belong to.
    """
    leading = [trigger for trigger in group if trigger.use != "participle"] or group
    told = [(read_modality(passage, trigger), trigger) for trigger in leading]
    modality, trigger = min(told, key=lambda each: RANK[each[0]])
    if modality not in _IN_OTHER_WORDS:
        return modality, None
    denier = find_denier(passage, trigger) if modality == "denied" else None
    if denier:
        return modality, denier.actor
    attribution = find_attribution(passage, trigger)
    return modality, attribution.claimant if attribution else None
