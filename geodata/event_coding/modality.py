"""Whether an event is told as fact, as somebody's claim, as a plan, as a possibility, or denied."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from geodata.event_coding.attribution import find_attribution, is_hearsay
from geodata.event_coding.reading import SPEECH
from geodata.event_coding.wordset import any_of
from geodata.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geodata.event_coding.reading import Passage
    from geodata.event_coding.triggers import Trigger
    from geodata.models import Modality

__all__ = ["RANK", "read_modality"]

RANK: dict[Modality, int] = {
    "reported": 0,
    "claimed": 1,
    "planned": 2,
    "hypothetical": 3,
    "denied": 4,
}
"""How far from fact each is; what is told in several ways counts as the nearest to fact."""

_CONDITIONS = any_of("if unless whether until once")
_WOULD = any_of("would could might")
_IF = any_of("if unless whether")
_POSSIBLE = any_of(
    "could would might may should can cannot must possible possibly potential potentially "
    "probable any allowed allow permit permitted likely unlikely risk danger ability capable able "
    "attempt attempts fear fears feared worry avoid avoiding prevent prevented preventing deter "
    "scenario suspicion unable ready willing needed case such"
)
_WILL = any_of("will shall 'll won't")
_PLANS = any_of(
    "agree agrees agreed plan plans planned planning prepare prepares prepared preparing "
    "preparation preparations "
    "intend intends intended intention intentions vow vows vowed vowing pledge pledged promise "
    "promised expected scheduled set upcoming imminent going aims aim aimed seek seeks "
    "seeking want wants wanted hope hopes hoping order ordered orders decided offering offer "
    "offered invite invited invites propose proposed mission threatened threatening threatens "
    "poised"
)
_WISHES = any_of(
    "demand demands demanded demanding terms urge urged urging urges call calls called calling "
    "request requested asked asking ask asks advise advised advising advises warn warned warning "
    "warns insist insists insisted want wants wanted require requires refrain spare"
)
_CALLS = any_of("call calls called calling")
_HOLD = any_of("hold stage organise organize conduct begin start launch host")
"""Verbs that only carry a noun: "said that it would hold marches"."""
_HELD = any_of("held staged organised organized conducted launched resumed carried")
_TOLD_TO = any_of("telling told tells tell")
_NOT = any_of("not no never neither nor without didn't hasn't haven't hadn't doesn't n't")
_UNREAL = any_of("if without")
_SETTING = 8
"""Within how many tokens a question may say of where it asks, before it asks."""
_ASKING = any_of("did does do was were is are has have")
_TOLD_OF = any_of("who whom which")
_DENY = any_of(
    "denied deny denies denying refuted refutes refuting refuses refused dismissed dismisses "
    "rejected rejects refrain disputed disputes"
)
_ANY_PART = any_of("role responsibility involvement part hand knowledge link links")
"""What is denied of an attack that did happen: "denied any role in the attack"."""
_BEHIND = any_of("behind responsible")
_VOID = any_of("cancelled canceled cancelling aborted scrapped averted")
_FAILED = any_of("failed failing fails unable unsuccessfully")
_TRIED = any_of("tried try trying tries attempted attempting")
_UNTRUE = any_of("untrue false evidence denial denials")
_DENIALS = _DENY | _UNTRUE
_PLOTS = any_of("planning plotting preparing")
_GOALS = any_of(
    "imperative necessary necessity goal objective priority aim must duty task need right mission "
    "precondition condition obligation matter dream"
)
_VIEWS = any_of(
    "call calls called calling regard regards regarded view views viewed consider considers "
    "considered see sees describe describes described"
)
"""Verbs that say what something is to somebody: "called the capture of the city a duty"."""
_ANNOUNCED = any_of(
    "said added announced confirmed declared stated told vowed pledged promised decided insisted"
)
_RESULTS = any_of(
    "flew went managed continued continue continues continuing began started moved used proceeded "
    "helped off using uses fired fires firing threw shot burned burnt burning torched blocked "
    "gathered assembled"
)
"""Verbs whose infinitive tells what came of it: "flew 355 miles to hit", "took off to bomb"."""
_MAYBE = any_of("possible likely unlikely probable feared conceivable")
_REPORTS = any_of(
    "claims claim reports report allegations allegation accusations accusation suggestions charges "
    "statements rumours rumors rumour rumor talk"
)
_BEHIND_REPORT = any_of("on in by from of about")
_HANGING = 5
_TAKEN_BACK = {
    ("not", "correspond"), ("not", "true"), ("not", "take"), ("are", "false"), ("is", "false"),
    ("are", "untrue"), ("is", "untrue"), ("are", "baseless"), ("is", "baseless"),
    ("are", "unfounded"), ("is", "unfounded"), ("are", "groundless"), ("are", "fabricated"),
    ("was", "false"), ("were", "false"), ("was", "untrue"), ("were", "untrue"),
    ("were", "rejected"), ("was", "rejected"), ("were", "dismissed"), ("was", "dismissed"),
    ("were", "denied"), ("was", "denied"), ("were", "unfounded"), ("was", "unfounded"),
    ("were", "baseless"), ("was", "baseless"), ("without", "foundation"), ("proved", "false"),
    ("proved", "untrue"), ("proved", "unfounded"), ("no", "truth"),
}  # fmt: skip
_FIXED = any_of("fixed scheduled set slated called announced postponed planned")
_SET_ON = any_of("up fire ablaze alight off upon light about")
_UNCHANGED = any_of("set hit cut shut beat put quit")
"""Past tenses that look like the verb itself: "ordered them out and set fire to it"."""
_VERB_BEHIND = 24
_REACH = 9


def read_modality(passage: Passage, trigger: Trigger) -> Modality:
    """Tell how a sentence puts one of its events.

    Parameters
    ----------
    passage
        The sentence.
    trigger
        A word of it that tells of an event.

    Returns
    -------
    Modality
        ``denied`` for what did not happen or is said not to have, ``hypothetical`` for conditions,
        possibilities and wishes, ``planned`` for what is to come, ``claimed`` for what the report
        gives to somebody else, ``reported`` for the rest. An attempt at violence is a fact.
    """
    start = _clause_start(passage, trigger)
    clause = _clause_before(passage, trigger, start)
    near = clause[-_REACH:]
    if trigger.entry.form == "literal" or KINDS[trigger.kind].family == "threats":
        return _speech_modality(clause, trigger)
    if _is_authorship_denied(passage, trigger, near):
        return "claimed"
    if _is_regretted(passage, start, clause):
        return "reported"
    return _modality_of_deed(passage, trigger, start, near)


def _modality_of_deed(
    passage: Passage, trigger: Trigger, start: int, near: tuple[str, ...]
) -> Modality:
    """Read what did not happen, what may or will, and what somebody else says."""
    if _is_denied(passage, trigger, near):
        return "denied"
    heard = is_hearsay(near)
    if not heard and not _is_tried(near, trigger):
        carried = near[-1:] == ("be",) or (
            trigger.use == "noun" and not _HOLD.isdisjoint(near[-1:])
        )
        announced = _is_announced(passage, start, near[:-1] if carried else near)
        if not announced and _is_hypothetical(passage, trigger, start, near):
            return "hypothetical"
        put_off = trigger.use == "noun" and _is_to_come(passage, trigger)
        if (
            announced
            or put_off
            or _is_called_for(near, trigger)
            or not _WILL.isdisjoint(near[-6:])
            or _is_planned(passage, near, trigger)
        ):
            return "planned"
    return "claimed" if heard or find_attribution(passage, trigger) else "reported"


def _clause_before(passage: Passage, trigger: Trigger, start: int) -> tuple[str, ...]:
    """Words of the trigger's clause, which begins at ``start``, that stand before it."""
    words, dated = passage.lowers, passage.dated
    if dated.isdisjoint(range(start, trigger.first)):
        return words[start : trigger.first]
    return tuple("" if i in dated else words[i] for i in range(start, trigger.first))


def _clause_start(passage: Passage, trigger: Trigger) -> int:
    """First token of the trigger's clause."""
    start, clauses = trigger.first, passage.clauses
    while start > 0 and clauses[start - 1] == trigger.clause:
        start -= 1
    return start


def _speech_modality(clause: Sequence[str], trigger: Trigger) -> Modality:
    """Read a threat or a demand: a fact once it is spoken, whatever becomes of its content."""
    if not _NOT.isdisjoint(clause[-3:]) and trigger.use != "noun":
        return "denied"
    if trigger.use == "infinitive" and not _is_result(clause[-_REACH:]):
        return "hypothetical"
    helpers = set(clause[-4:])
    if len(trigger.entry.words) == 1 and helpers & (_WILL | {"could", "would", "might", "may"}):
        return "hypothetical"
    return "reported"


def _is_authorship_denied(passage: Passage, trigger: Trigger, near: Sequence[str]) -> bool:
    """Whether only a part in it is denied: "denied any role in", "that it was behind" it."""
    if not (_ANY_PART.isdisjoint(near) or _DENY.isdisjoint(near)):
        return True
    return not _BEHIND.isdisjoint(near) and _is_content(passage, trigger, _DENIALS)


def _is_regretted(passage: Passage, start: int, clause: Sequence[str]) -> bool:
    """Whether a clause says what would be if a deed had not been, which it was.

    "Had they not shelled the road, the convoy would have passed" tells of shelling.
    """
    words = passage.lowers
    unreal = not _WOULD.isdisjoint(words)
    opens = words[start : start + 1] == ("had",) or not _UNREAL.isdisjoint(words[start : start + 2])
    had = clause.index("had") if "had" in clause else 0
    opens = opens or not _WOULD.isdisjoint(clause[:had])  # "ten would have lived had they not …"
    return unreal and opens and "had" in clause and not _NOT.isdisjoint(clause[-4:])


def _is_asked(passage: Passage, trigger: Trigger) -> bool:
    """Whether it is asked if something happened: "Did they shell it?", "In X, did they …?".

    What stands before such a comma is told: "After they shelled X, did it surrender?".
    """
    words = passage.lowers
    if "?" not in words[-2:]:
        return False
    comma = words.index(",") if "," in words[:_SETTING] else len(words)
    return words[0] in _ASKING or (comma < trigger.first and words[comma + 1] in _ASKING)


def _is_denied(passage: Passage, trigger: Trigger, near: Sequence[str]) -> bool:
    """Whether something did not happen, or somebody says so."""
    denied = not (_DENY.isdisjoint(near) and _VOID.isdisjoint(near))
    if denied or _is_content(passage, trigger, _DENIALS):
        return True
    if ("called", "off") in itertools.pairwise(near) or _is_unheard_of(passage, trigger):
        return True
    if trigger.entry.strength == "harm":
        return False
    if _is_done_by_nobody(near, trigger) or (
        trigger.use == "infinitive" and not _FAILED.isdisjoint(near[-4:])
    ):
        return True
    reach = near[-3 if trigger.use == "noun" else -4 :]
    if _NOT.isdisjoint(reach) or _is_ruled_out(near) or _is_conditional(passage, trigger):
        return False
    negated = [after for word, after in itertools.pairwise((*reach, "")) if word in _NOT]
    return any(after not in {"only", "just", "."} and not after.isdecimal() for after in negated)


def _is_done_by_nobody(near: Sequence[str], trigger: Trigger) -> bool:
    """Whether nobody did it: "no aircraft carrier has sailed into the gulf"."""
    return tuple(near[:1]) == ("no",) and trigger.use in {"active", "passive"}


def _is_conditional(passage: Passage, trigger: Trigger) -> bool:
    """Whether its clause sets a condition: "unless they leave", "if they have not left"."""
    start = _clause_start(passage, trigger)
    return not _IF.isdisjoint(passage.lowers[start : start + 3])


def _is_ruled_out(near: Sequence[str]) -> bool:
    """Whether something is not to come about: "the forces will not enter the city"."""
    near = near[-5:]
    if _WILL.isdisjoint(near):
        return False
    return any(first in _WILL and second in _NOT for first, second in itertools.pairwise(near))


def _is_unheard_of(passage: Passage, trigger: Trigger) -> bool:
    """Whether what is said behind a noun takes it back: "no attack took place".

    So does what is said of the allegation: "allegations of an attack do not correspond to reality".
    """
    behind = passage.lowers[trigger.last + 1 : trigger.last + _VERB_BEHIND]
    before = passage.lowers[max(0, trigger.first - _REACH) : trigger.first]
    hanging = trigger.use == "noun" or "that" in before
    alleged = hanging and not _REPORTS.isdisjoint(before)
    return alleged and any(pair in _TAKEN_BACK for pair in itertools.pairwise(behind))


def _is_tried(near: Sequence[str], trigger: Trigger) -> bool:
    """Whether violence or a protest was attempted, which is one: "tried to storm the base"."""
    violent = KINDS[trigger.kind].family in {"violence", "protest"}
    return violent and trigger.use == "infinitive" and not _TRIED.isdisjoint(near[-4:])


def _is_called_for(near: Sequence[str], trigger: Trigger) -> bool:
    """Whether somebody calls others to a protest: "called for a march on Friday"."""
    calls = KINDS[trigger.kind].family == "protest" and trigger.use == "noun"
    return calls and any(
        first in _CALLS and second == "for" for first, second in itertools.pairwise(near[-5:])
    )


def _is_announced(passage: Passage, start: int, near: Sequence[str]) -> bool:
    """Whether "would" is the future of one who spoke: "said that the army would advance"."""
    if near[-1:] not in {("would",), ("soon",), ("also",)} or "would" not in near[-3:]:
        return False
    before = passage.lowers[max(0, start - 4) : start]
    conditional = _CONDITIONS & set(passage.lowers)
    return bool(_ANNOUNCED & {*before, *near}) and not conditional


def _is_hypothetical(passage: Passage, trigger: Trigger, start: int, near: Sequence[str]) -> bool:
    words = passage.lowers
    opener = words[start : start + 3]
    presupposed = trigger.use == "noun" and "the" in near[-6:]
    if _CONDITIONS & {*opener, *near} and not presupposed:
        return True
    known = trigger.use == "noun" and "the" in near[-2:]  # "was the attack the work of …?"
    asked = _is_asked(passage, trigger) and not known and _TOLD_OF.isdisjoint(near)
    if asked or _is_inverted(passage, trigger, start) or _is_ruled_out(near):
        return True
    if not _POSSIBLE.isdisjoint(near[-6:]) or ("of" in near and not _PLOTS.isdisjoint(near)):
        return True
    if not _WISHES.isdisjoint(near) and (trigger.use in {"infinitive", "noun"} or "that" in near):
        return _WISHES & set(near) != {"called"}
    if trigger.use == "infinitive" and not (
        _WISHES.isdisjoint(words[max(0, start - 6) : start])
        and _TOLD_TO.isdisjoint((*words[max(0, start - 1) : start], *near))
    ):
        return True
    return _is_wished(passage, trigger) or _may_be(passage, trigger)


def _is_inverted(passage: Passage, trigger: Trigger, start: int) -> bool:
    """Whether a clause sets a condition by its order: "Should they attack", "Were X to leave".

    So does "Had they attacked, many would have died".
    """
    words = passage.lowers
    opener = words[start] if words[start].isalpha() else passage.word(start + 1)
    if not passage.texts[start][0].isupper() and start:
        return False
    asked = "?" in words[-2:]
    were = opener == "were" and trigger.use == "infinitive"
    had = opener == "had" and "have" in words and not _WOULD.isdisjoint(words)
    return not asked and (opener == "should" or were or had)


def _is_wished(passage: Passage, trigger: Trigger) -> bool:
    """Whether its clause is what somebody asks for: "wants one thing: that … leave"."""
    return _is_content(passage, trigger, _WISHES)


def _is_content(passage: Passage, trigger: Trigger, verbs: frozenset[str]) -> bool:
    """Whether a trigger's clause is a "that" that one of these words governs."""
    if "that" not in passage.vocabulary:
        return False
    start = _clause_start(passage, trigger)
    if "that" not in passage.lowers[start : trigger.first + 1]:
        return False
    opener = next((i for i in range(start, trigger.first) if passage.lowers[i].isalpha()), start)
    if passage.lowers[opener] != "that":
        return False
    before = _without_report(passage.lowers[max(0, opener - _REACH) : opener])
    governing = verbs | _WISHES | SPEECH
    return next((word for word in reversed(before) if word in governing), "") in verbs


def _without_report(words: Sequence[str]) -> list[str]:
    """Leave out the noun that a "that" hangs on: "denied reports on social media | that"."""
    before = [word for word in words if word]
    for index in range(len(before) - 1, max(-1, len(before) - _HANGING), -1):
        stands = index == len(before) - 1 or before[index + 1] in _BEHIND_REPORT
        if before[index] in _REPORTS and stands:
            return before[:index]
    return before


def _may_be(passage: Passage, trigger: Trigger) -> bool:
    """Whether what stands behind a noun calls it possible: "an attack … is likely"."""
    behind = passage.lowers[trigger.last + 1 : trigger.last + 13] if trigger.use == "noun" else ()
    if _MAYBE.isdisjoint(behind):
        return False
    pairs = itertools.pairwise(behind)
    return any(one in {"is", "remains", "seems"} and two in _MAYBE for one, two in pairs)


def _is_planned(passage: Passage, near: Sequence[str], trigger: Trigger) -> bool:
    soon = ("about", "to") in itertools.pairwise((*near[-6:], ""))
    near = _without_set(near)
    if soon or not _PLANS.isdisjoint(near[-6:]):
        past = trigger.entry.form in {"ed", "past"} or passage.lowers[trigger.head] in _UNCHANGED
        return not (trigger.use in {"passive", "active"} and past)
    if trigger.use == "infinitive" and len(near) > 1:
        return not _is_result(near)
    return False


def _without_set(near: Sequence[str]) -> Sequence[str]:
    """Leave out a "set" that plans nothing: "set up blockades", "set fire to"."""
    if "set" not in near:
        return near
    pairs = itertools.pairwise((*near, ""))
    return ["" if word == "set" and then in _SET_ON else word for word, then in pairs]


def _is_to_come(passage: Passage, trigger: Trigger) -> bool:
    """Whether the verb behind a noun puts it off: "sanctions … are set to go into effect"."""
    behind = passage.lowers[trigger.last + 1 : trigger.last + 25]
    viewed = _VIEWS & set(passage.lowers[max(0, trigger.first - 4) : trigger.first])
    if not _GOALS.isdisjoint(behind[:13]) and (
        viewed or not {"is", "was", "as"}.isdisjoint(behind[:13])
    ):
        return True
    for index, word in enumerate(behind):
        if word in {"has", "have"} and _is_put_off(behind[index + 1 : index + 4]):
            return True
        if word in {"was", "were", "has", "had", "have", "that", "which", "killed", ";"}:
            return False
        if word in {"is", "are"}:
            return behind[index + 1 : index + 2] in {
                ("set",),
                ("expected",),
                ("planned",),
                ("due",),
            }
        then = behind[index + 1 : index + 3]
        if word in _WILL or (word == "would" and then[:1] == ("be",) and then[-1] in _HELD):
            return True
    return False


def _is_put_off(behind: Sequence[str]) -> bool:
    """Whether a day is fixed: "a re-run of the vote has been fixed for 12 May"."""
    return behind[:1] == ("been",) and behind[1:2] != () and behind[1] in _FIXED and "for" in behind


def _is_result(near: Sequence[str]) -> bool:
    """Whether an infinitive tells what came of it: "flew 355 miles to hit their targets"."""
    return not _RESULTS.isdisjoint(near)
