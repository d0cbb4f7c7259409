"""The words of a sentence that say people were killed or hurt, and how each is to be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from geodata.event_coding.wordset import any_of
from geodata.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geodata.event_coding.reading import Passage
    from geodata.event_coding.triggers import Trigger

__all__ = ["STATES", "Harm", "Side", "Sort", "find_harms", "is_cumulative"]

Sort = Literal["killed", "injured", "either", "both"]
"""``either``: the killed and the hurt are not told apart; ``both``: there are some of each."""
Side = Literal["before", "after", "noun", "total"]
"""Where its people stand: as subject, as object, beside a noun, or behind "rose to"."""

_VERBS: dict[Sort, frozenset[str]] = {
    "killed": any_of(
        "kill kills killed killing murder murders murdered murdering execute executes executed "
        "executing behead beheads beheaded beheading massacre massacres massacred massacring "
        "slaughter slaughters slaughtered slaughtering assassinate assassinates assassinated "
        "assassinating gun guns gunned gunning neutralise neutralises neutralised neutralize "
        "neutralizes neutralized"
    ),
    "injured": any_of(
        "wound wounds wounded wounding injure injures injured injuring hurt hurts hurting "
        "maim maims maimed maiming"
    ),
}
_NOUNS: dict[Sort, frozenset[str]] = {
    "killed": any_of(
        "death deaths fatality fatalities body bodies killing killings murder murders execution "
        "executions assassination assassinations beheading massacre"
    ),
    "injured": any_of("injury injuries"),
    "either": any_of("casualty casualties"),
}
STATES = any_of("die dies died dying dead succumbed perished")
_UNLISTED = any_of("perished succumbed martyred slain")
"""Harm words that name no event by themselves."""
_HARM_WORDS = (
    frozenset().union(*_VERBS.values(), *_NOUNS.values(), STATES, _UNLISTED)
    | any_of("life lives lost losing toll put puts putting hospital hospitalised hospitalized")
    | any_of("treatment treated blind blinded deaf paralysed paralyzed crippled disabled")
)  # fmt: skip
_LOST = any_of("lost lose losing loses claimed claiming claims cost costing took taking")
_BROUGHT = any_of("taken rushed brought sent transferred airlifted evacuated admitted")
_LIMBS = any_of(
    "leg legs limb limbs foot feet hand hands eye eyes arm arms finger fingers sight eyesight"
)
_WHOSE = any_of("a an the one two both his her their its left right of")
_DISABLED = any_of("blind blinded deaf paralysed paralyzed crippled disabled")
_TENDED = any_of("need needed needing require required requiring receive received receiving given")
_HURT = any_of("wounded injured hurt")
_AND_OR: dict[tuple[str, ...], Sort] = {
    ("and",): "both",
    ("and", "were"): "both",
    ("and", "others"): "both",
    ("or",): "either",
    ("or", "were"): "either",
    ("/",): "either",
    ("and", "/", "or"): "either",
}
_HARMED = frozenset({"violence", "protest"})
_BE = any_of("was were is are")
_FOR = any_of("for at in by")
_DEADLY = any_of(
    "beat beaten beating hacked hacking stabbed stabbing shot stoned burned burnt clubbed tortured "
    "torturing crushed starved lynched strangled kicked trampled whipped bludgeoned set"
)
_CAUSES = any_of(
    "against condemn condemning condemned denounce denouncing denounced avenge avenging revenge "
    "retaliation protest anniversary commemorate commemorating justice over"
)
"""Words that make a killing the cause of what is told, not the thing itself."""
_BLAMED = any_of("accused suspected convicted guilty charged wanted blamed responsible")
_RECENT, _EVERY = any_of("past last recent"), any_of("every each per")
_SUMMING = _RECENT | _EVERY | {"since", "period"}
_SPANS = any_of("year years decade decades")
_WARS = any_of("war conflict uprising revolution insurgency rebellion invasion crisis")
_ENOUGH = 12


class Harm(Struct, frozen=True):
    """Tokens ``first`` to ``last`` tell of harm; ``trigger`` is whose toll that is."""

    trigger: Trigger
    first: int
    last: int
    sort: Sort
    side: Side


def find_harms(passage: Passage, triggers: Sequence[Trigger]) -> list[Harm]:
    """Find the harm words of a sentence, in their order; those that share their people are one."""
    found: list[Harm] = []
    for harm in _singly(passage, triggers):
        joined = _joined(passage, found[-1], harm) if found else None
        if joined:
            found[-1] = joined
        else:
            found.append(harm)
    return found


def is_cumulative(passage: Passage, harm: Harm) -> bool:
    """Whether a harm adds up a war: "killed since 2011", "since April", "over the past decade"."""
    words = passage.lowers
    reach = range(max(0, harm.first - _ENOUGH), min(len(words), harm.last + _ENOUGH))
    dates = [passage.span(date)[0] for date in passage.dates if _is_long(date.range)]
    for index in [index for index in reach if words[index] in _SUMMING]:
        behind = words[index + 1 : index + 8]
        if words[index] == "since" and (
            not _WARS.isdisjoint(behind)
            or any(index <= first <= index + 2 for first in dates)
            or (behind[:1] and behind[0].isdecimal() and len(behind[0]) == 4)
        ):
            return True
        if words[index] in _RECENT and not {"years", "decade"}.isdisjoint(behind[:3]):
            return True
        if words[index] == "period" and not {"same", "this", "that"}.isdisjoint(words[:index][-1:]):
            return True
        if words[index] in _EVERY and not _SPANS.isdisjoint(behind[:1]):
            return True
    return False


def _is_long(span: object) -> bool:
    return getattr(span, "precision", "") in {"year", "season", "month"}


def _singly(passage: Passage, triggers: Sequence[Trigger]) -> Iterator[Harm]:
    """Give every harm word, with the trigger that it belongs to."""
    if _HARM_WORDS.isdisjoint(passage.vocabulary):
        return
    protested = any(KINDS[trigger.kind].family == "protest" for trigger in triggers)
    owners = {index: t for t in triggers for index in range(t.first, t.last + 1)}
    harms = [(index, word) for index, word in enumerate(passage.lowers) if word in _HARM_WORDS]
    for index, word in harms:
        if _is_passing(passage, index, protested=protested):
            continue
        own = owners.get(index)
        first = last = index
        if word == "death" and passage.word(index - 1) == "to":
            first, side = _to_death(passage.lowers, index - 1)
            read: tuple[Sort, Side] | None = ("killed", side) if side else None
        elif own is not None and (index == own.head or word == "dead"):
            last, read = min(max(own.last, index), index + 1), _of_trigger(passage, own, index)
        else:
            read = _unlisted(passage, index)
        trigger = own or (read and _nearest(triggers, index))
        if read and trigger:
            yield Harm(trigger, first, last, *read)


def _is_passing(passage: Passage, index: int, *, protested: bool) -> bool:
    """Whether a word only describes people, or tells of harm that belongs to no event here.

    "those injured", "accused of killing", "protested against the killing of", "a protester whose
    son was killed".
    """
    words = passage.lowers
    before = words[max(0, index - 4) : index]
    word = words[index]
    if before[-1:] and before[-1] in {"those", "these"}:
        return True
    if word in _NOUNS["killed"] and not _CAUSES.isdisjoint(before):
        return True
    if before[-2:-1] and before[-2] in _BLAMED and before[-1] in {"of", "with", "for"}:
        return True
    behind = words[index + 1 : index + 7]
    told = "ago" in behind or (protested and not {"who", "whose"}.isdisjoint(before))
    return told or (before[-1:] == ("the",) and word.endswith("ed"))


def _of_trigger(passage: Passage, trigger: Trigger, index: int) -> tuple[Sort, Side] | None:
    """Read a harm word that is a trigger by its use."""
    word, before = passage.word(index), passage.lowers[max(0, index - 3) : index]
    if trigger.use == "noun":
        return _of_noun(passage, index)
    if word in STATES:
        return _of_state(passage, trigger, index)
    if word.startswith("gun") and passage.word(index + 1) != "down":
        return None
    sort = next((sort for sort, verbs in _VERBS.items() if word in verbs), None)
    passive = trigger.use == "passive" or _BE & set(before[-1:])
    return (sort, "before" if passive and not word.endswith("ing") else "after") if sort else None


def _of_state(passage: Passage, trigger: Trigger, index: int) -> tuple[Sort, Side] | None:
    """Read "died", "dead", "shot dead"; "the number of dead" is a total."""
    before = passage.lowers[max(0, index - 3) : index]
    if "number" in before:
        return "killed", "total"
    if passage.word(index) == "dead" and not {"the", "among"}.isdisjoint(before[-1:]):
        return None
    shot = trigger.head == index - 1 and trigger.use != "passive"
    return "killed", "after" if shot else "before"


def _of_noun(passage: Passage, index: int) -> tuple[Sort, Side] | None:
    """Read "deaths", "fatalities", "the killing of"; a "death toll" is a total."""
    word, after = passage.word(index), passage.word(index + 1)
    if after == "toll" or not {"number", "toll"}.isdisjoint(
        passage.lowers[max(0, index - 2) : index]
    ):
        return "killed", "total"
    if after in {"attempt", "attempts", "threat", "threats"}:
        return None
    return next(((sort, "noun") for sort, nouns in _NOUNS.items() if word in nouns), None)


def _unlisted(passage: Passage, index: int) -> tuple[Sort, Side] | None:
    """Read what is harm only in company: "lost 12 fighters", "claimed 12 lives", "the toll"."""
    words = passage.lowers
    word, after = words[index], passage.word(index + 1)
    if word in _UNLISTED:
        return "killed", "before"
    if _is_cared_for(words, index) or _is_maimed(words, index):
        return "injured", "before"
    if word in {"lives", "life"} and not _LOST.isdisjoint(words[max(0, index - 6) : index]):
        return "killed", "noun"
    if word in {"lost", "losing"} and after not in {"their", "his", "her", "control"}:
        return "killed", "after"
    put = word in {"put", "puts", "putting"} and "at" in words[index + 1 : index + 5]
    if put or (word == "toll" and words[index - 1 : index] != ("death",)):
        return "killed", "total"
    return None


def _is_cared_for(words: Sequence[str], index: int) -> bool:
    """Whether it says that doctors saw to people, of whom no other word says that they were hurt.

    "Were taken to hospital", "needed treatment", "were treated for burns".
    """
    before, after = words[max(0, index - 3) : index], words[index + 1 : index + 2]
    if words[index] == "treatment":
        seen = not _TENDED.isdisjoint(before)
    elif words[index] == "treated":
        seen = not _BE.isdisjoint(before) and not _FOR.isdisjoint(after)
    else:
        seen = _is_taken_there(words, index)
    return seen and _HURT.isdisjoint(words)


def _is_taken_there(words: Sequence[str], index: int) -> bool:
    """Whether the living are "taken to hospital" or "hospitalised"; the dead are no wounded."""
    if not words[index].startswith("hospital"):
        return False
    before = words[max(0, index - 8) : index]
    if not {"body", "bodies", "corpse", "corpses", "dead", "killed"}.isdisjoint(before):
        return False
    if not STATES.isdisjoint(words[index + 1 :]):
        return False
    return words[index] != "hospital" or ("to" in before[-3:] and not _BROUGHT.isdisjoint(before))


def _is_maimed(words: Sequence[str], index: int) -> bool:
    """Whether somebody "lost a leg", "lost their legs", "was left blind"."""
    if words[index] in _DISABLED:
        return not (_BE | {"left"}).isdisjoint(words[max(0, index - 4) : index])
    behind = words[index + 1 : index + 5]
    limb = next((place for place, word in enumerate(behind) if word in _LIMBS), 0)
    return words[index] in _LOST and limb > 0 and _WHOSE.issuperset(behind[:limb])


def _to_death(words: Sequence[str], index: int) -> tuple[int, Side | None]:
    """Read "beat a man to death", "beat to death a man", "were hacked to death"."""
    for back in range(index - 1, max(-1, index - 9), -1):
        if words[back] in _DEADLY:
            if back < index - 1:
                return index, "before"
            passive = (_BE | {"been", "being"}) & set(words[max(0, back - 3) : back])
            return back, "before" if passive else "after"
    return index, None


def _nearest(triggers: Sequence[Trigger], index: int) -> Trigger | None:
    """Nearest trigger of violence or protest, whose toll a harm without a trigger is."""
    harming = [trigger for trigger in triggers if KINDS[trigger.kind].family in _HARMED]
    return min(harming, key=lambda trigger: abs(trigger.head - index), default=None)


def _joined(passage: Passage, one: Harm, other: Harm) -> Harm | None:
    """Join "killed" and "wounded" that share their people: "killed and wounded 20"."""
    sort = _AND_OR.get(passage.lowers[one.last + 1 : other.first])
    if sort is None or {one.sort, other.sort} != {"killed", "injured"}:
        return None
    side = other.side if other.side == "after" else one.side
    return Harm(one.trigger, one.first, other.last, sort, side)
