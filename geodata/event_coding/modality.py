"""Whether an event is told as fact, as somebody's claim, as a plan, as a possibility, or denied."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
    "promised expected scheduled set upcoming imminent about going aims aim aimed seek seeks "
    "seeking want wants wanted hope hopes hoping order ordered orders decided offering offer "
    "offered invite invited invites propose proposed mission threatened threatening threatens "
    "poised"
)
_WISHES = any_of(
    "demand demands demanded demanding terms urge urged urging urges call calls called calling "
    "request requested asked asking ask asks advise advised advising advises warn warned warning "
    "warns insist insists insisted want wants wanted require requires refrain spare"
)
_NOT = any_of("not no never neither nor without didn't hasn't haven't hadn't doesn't n't")
_DENY = any_of("denied deny denies denying refuted refuses refused dismissed refrain")
_CLAIM = SPEECH - {"saw", "noted", "note", "warned", "warns", "warning", "quote", "declare"}
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
_ACCUSES = any_of("accuse accuses accused accusing allege alleges alleged alleging")
_REACH = 9


def read_modality(passage: Passage, trigger: Trigger) -> Modality:
    """Tell how a sentence puts one of its events."""
    clause = _clause_before(passage, trigger)
    near = clause[-_REACH:]
    if trigger.entry.form == "literal" or KINDS[trigger.kind].family == "threats":
        return _speech_modality(clause, trigger)
    if _is_denied(near, trigger):
        return "denied"
    if _is_hypothetical(passage, trigger, near):
        return "hypothetical"
    put_off = trigger.use == "noun" and _is_to_come(passage, trigger)
    if put_off or _WILL & set(near[-6:]) or _is_planned(near, trigger):
        return "planned"
    return "claimed" if _is_attributed(passage, trigger) else "reported"


def _clause_before(passage: Passage, trigger: Trigger) -> tuple[str, ...]:
    """Words of the trigger's clause that stand before it."""
    start = trigger.first
    while start > 0 and passage.clauses[start - 1] == trigger.clause:
        start -= 1
    return tuple(
        "" if i in passage.dated else passage.lowers[i] for i in range(start, trigger.first)
    )


def _speech_modality(clause: Sequence[str], trigger: Trigger) -> Modality:
    """Read a threat or a demand: a fact once it is spoken, whatever becomes of its content."""
    if _NOT & set(clause[-3:]) and trigger.use != "noun":
        return "denied"
    if trigger.use == "infinitive" and not _is_result(clause[-_REACH:]):
        return "hypothetical"
    helpers = set(clause[-4:])
    if len(trigger.entry.words) == 1 and helpers & (_WILL | {"could", "would", "might", "may"}):
        return "hypothetical"
    return "reported"


def _is_denied(near: Sequence[str], trigger: Trigger) -> bool:
    if _DENY & set(near):
        return True
    if trigger.entry.strength == "harm":
        return False
    reach = 3 if trigger.use == "noun" else 4
    return bool(_NOT & set(near[-reach:]))


def _is_hypothetical(passage: Passage, trigger: Trigger, near: Sequence[str]) -> bool:
    words = passage.lowers
    start = trigger.first - len(_clause_before(passage, trigger))
    opener = words[start : start + 3]
    presupposed = trigger.use == "noun" and "the" in near[-6:]
    if _CONDITIONS & {*opener, *near} and not presupposed:
        return True
    if _POSSIBLE & set(near[-6:]) or ("of" in near and _PLOTS & set(near)):
        return True
    if _WISHES & set(near) and (trigger.use in {"infinitive", "noun"} or "that" in near):
        return _WISHES & set(near) != {"called"}
    if trigger.use == "infinitive" and _WISHES & set(words[max(0, start - 6) : start]):
        return True
    return _is_wished(passage, trigger, start)


def _is_wished(passage: Passage, trigger: Trigger, start: int) -> bool:
    """Whether its clause is what somebody asks for: "wants one thing: that … leave"."""
    opener = next((i for i in range(start, trigger.first) if passage.lowers[i].isalpha()), start)
    if passage.lowers[opener : opener + 1] != ("that",):
        return False
    before = passage.lowers[max(0, opener - _REACH) : opener]
    last = next((word for word in reversed(before) if word in _WISHES | SPEECH), "")
    return last in _WISHES


def _is_planned(near: Sequence[str], trigger: Trigger) -> bool:
    if _PLANS & set(near[-6:]):
        return not (trigger.use in {"passive", "active"} and trigger.entry.form in {"ed", "past"})
    if trigger.use == "infinitive" and len(near) > 1:
        return not _is_result(near)
    return False


def _is_to_come(passage: Passage, trigger: Trigger) -> bool:
    """Whether the verb behind a noun puts it off: "sanctions … are set to go into effect"."""
    behind = passage.lowers[trigger.last + 1 : trigger.last + 25]
    viewed = _VIEWS & set(passage.lowers[max(0, trigger.first - 4) : trigger.first])
    if _GOALS & set(behind[:13]) and (viewed or {"is", "was", "as"} & set(behind[:13])):
        return True
    for index, word in enumerate(behind):
        if word in {"was", "were", "has", "had", "have", "that", "which", "killed", ";"}:
            return False
        if word in {"is", "are"}:
            return behind[index + 1 : index + 2] in {
                ("set",),
                ("expected",),
                ("planned",),
                ("due",),
            }
        if word in _WILL:
            return True
    return False


def _is_result(near: Sequence[str]) -> bool:
    """Whether an infinitive tells what came of it: "flew 355 miles to hit their targets"."""
    return bool(
        {"flew", "went", "managed", "continued", "began", "started", "moved", "used"} & set(near)
    )


def _is_attributed(passage: Passage, trigger: Trigger) -> bool:
    """Whether somebody says it: "the ministry said | rebels shelled …", "according to …"."""
    words, clauses = passage.lowers, passage.clauses
    if _is_quoted(passage, trigger):
        return True
    for index in range(trigger.first - 1, -1, -1):
        if words[index] in {".", "”", ";"}:
            break
        if words[index] in _CLAIM and _leads_to(passage, index, trigger):
            return True
        if words[index] in _ACCUSES and "of" in words[index : trigger.first]:
            return True
    tail = words[trigger.last + 1 :]
    for position, word in enumerate(tail):
        if word == "according" and tail[position + 1 : position + 2] == ("to",):
            return True
        spoken = word in {"said", "says", "claimed", "reported", "stated", "added"}
        ends = not any(each.isalnum() for each in tail[position + 1 : position + 3])
        if spoken and (ends or clauses[trigger.last + 1 + position] != trigger.clause):
            return True
    return "according" in words[: trigger.first]


def _is_quoted(passage: Passage, trigger: Trigger) -> bool:
    """Whether the trigger stands in a quotation, which is more than a word in quotation marks."""
    opened = -1
    for index, word in enumerate(passage.lowers):
        if word in {"“", "«"} or (word == '"' and opened < 0):
            opened = index
        elif word in {"”", "»", '"'} and opened >= 0:
            if opened < trigger.head < index:
                return index - opened > 5
            opened = -1
    return 0 <= opened < trigger.head


def _leads_to(passage: Passage, index: int, trigger: Trigger) -> bool:
    """Whether a verb of speech governs the trigger: it stands one or two clauses before it."""
    reported = passage.lowers[index]
    if reported in {"reported", "stated", "quoted", "declared"} and (
        passage.lowers[index - 1 : index] in {("as",), ("also",)}
    ):
        return False
    return 0 <= trigger.clause - passage.clauses[index] <= 3
