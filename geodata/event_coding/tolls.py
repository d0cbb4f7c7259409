"""How many were killed and hurt: what the harm words of a sentence say of the groups around them.

A verb in the passive counts the group before it, one in the active or in "-ing" the group behind
it, a noun ("deaths", "toll") the number beside it. Groups that "and" joins are added; "including
two children" is not. What is not said is None, which is not nought:

    said                                   killed
    "killed 12", "12 dead"                 12 to 12
    "killed civilians"                     1 or more: some, but not how many
    "the commander was killed"             1 to 1
    "killed or wounded 20"                 0 to 20, and 0 to 20 injured: not told apart
    "killed and wounded 20"                1 to 19, and 1 to 19 injured
    "no casualties", "nobody was hurt"     0 to 0 (0 or more, when it is only claimed)
    "X says 10 were killed, Y four"        4 to 10: either source's figure lies inside
    "12 deaths split among 3 events"       0 to 12: a share of them
    "400,000 killed since 2011"            nothing: that is no event's own toll
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from msgspec.structs import replace

from geodata.event_coding.harms import STATES, find_harms, is_cumulative
from geodata.event_coding.numerals import Count
from geodata.event_coding.people import is_person
from geodata.event_coding.reading import SPEECH
from geodata.event_coding.victims import SOME, Victims
from geodata.event_coding.wordset import any_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from geodata.event_coding.harms import Harm
    from geodata.event_coding.reading import Passage
    from geodata.event_coding.triggers import Trigger

__all__ = [
    "NO_TOLL",
    "Count",
    "Toll",
    "is_of_the_hurt",
    "is_person",
    "join_tolls",
    "read_tolls",
    "sum_tolls",
    "tolls_disagree",
]

Relation = Literal["same", "more", "total"]


class Toll(Struct, frozen=True):
    """Killed and injured, apart; None where nothing is said.

    ``relation`` says how they stand to those of an earlier sentence on the same event: the same
    people, ``more`` of them ("another soldier died"), or the ``total`` so far ("rose to 31").
    """

    killed: Count | None = None
    injured: Count | None = None
    relation: Relation = "same"

    def __bool__(self) -> bool:
        return self.killed is not None or self.injured is not None

    def plus(self, other: Toll) -> Toll:
        """Add the toll that another harm word of the same sentence tells."""
        relation = self.relation if self.relation == other.relation or not other else "same"
        relation = relation if self else other.relation
        killed = _add(self.killed, other.killed)
        return Toll(killed, _add(self.injured, other.injured), relation)


NO_TOLL = Toll()
_NOUGHT = Count(0, 0)
_NO = any_of("no zero without nobody none nil neither")
_UNTOLD = any_of(
    "report reports word information details immediate figures confirmation comment clear longer "
    "than fewer less"
)
"""Words behind "no" that leave the toll unknown: "no immediate reports of casualties"."""
_NOT = any_of("not n't never didn't wasn't weren't cannot")
_DOUBTED = any_of("claim claims claimed claiming insist insists insisted boasted allege alleged")
_OF_THE_HURT = re.compile(r"\bof the (?:wounded|injured)\b", re.IGNORECASE)
_MORE = any_of("also later further subsequently succumbed")
_CONTRAST = any_of("while whereas but however though although others other meanwhile and ; ,")
_FIGURES = any_of("put puts putting estimated sources accounts according reports")
_AMONG = any_of("between among across over")
_BEFORE = 5


def read_tolls(passage: Passage, triggers: Sequence[Trigger]) -> dict[Trigger, Toll]:
    """Read what a sentence says of the killed and the injured, for each trigger concerned.

    A figure of another claimant widens the range of the first one's; a running total counts only
    where the sentence gives no figure of its own.
    """
    harms = find_harms(passage, triggers)
    if not harms:
        return {}
    victims = Victims(passage, harms)
    told = _firm(
        passage, [(harm, toll) for harm in harms if (toll := _toll(passage, victims, harm))]
    )
    tolls: dict[Trigger, Toll] = {}
    first: dict[str, Harm] = {}
    for harm, toll in told:
        rival = first.get(harm.sort)
        if rival and _are_rivals(passage, rival, harm):
            tolls[rival.trigger] = _either(tolls[rival.trigger], toll)
        else:
            tolls[harm.trigger] = tolls.get(harm.trigger, NO_TOLL).plus(toll)
            first.setdefault(harm.sort, harm)
    if _is_split(passage.lowers):
        return {trigger: _at_most(toll) for trigger, toll in tolls.items()}
    return tolls


def _is_split(words: Sequence[str]) -> bool:
    """Whether a figure is that of several happenings: "coded as 10 and split between both".

    >>> _is_split("12 deaths split among 3 events".split()), _is_split("the group split".split())
    (True, False)
    """
    return "split" in words and any(
        pair[0] == "split" and pair[1] in _AMONG for pair in pairwise(words)
    )


def _at_most(toll: Toll) -> Toll:
    """Give the share of one happening of several: none to all."""
    killed, injured = (each and Count(0, each.high) for each in (toll.killed, toll.injured))
    return replace(toll, killed=killed, injured=injured)


def _firm(passage: Passage, told: Sequence[tuple[Harm, Toll]]) -> list[tuple[Harm, Toll]]:
    """Leave out what other words of the sentence say better.

    "Some" gives way to a count, a death told alone to the running total, and a running total to
    what the event itself is said to have done: "killed two, bringing the toll to 31".
    """
    coded = [each for each in told if _is_coded(passage, each[0])]
    if coded:
        sorts = {sort for _, toll in coded for sort in _sorts(toll)}
        told = [*(each for each in told if not _sorts(each[1]) & sorts), *coded]
    counted = {sort for _, toll in told for sort in _sorts(toll) if SOME not in _counts(toll)}
    totals = {sort for _, toll in told for sort in _sorts(toll) if toll.relation == "total"}
    done = {s for harm, toll in told for s in _sorts(toll) if harm.side in {"after", "noun"}}
    return [
        (harm, toll)
        for harm, toll in told
        if not (SOME in _counts(toll) and _sorts(toll) <= counted)
        and not (toll.relation == "total" and _sorts(toll) <= done)
        and (
            toll.relation == "total"
            or passage.word(harm.first) not in STATES
            or not _sorts(toll) <= totals - done
        )
    ]


def _is_coded(passage: Passage, harm: Harm) -> bool:
    """Whether the coder of a note says what the figure is: "[fatalities coded as 3]"."""
    return passage.lowers[harm.last + 1 : harm.last + 3] == ("coded", "as")


def sum_tolls(tolls: Mapping[Trigger, Toll], triggers: Iterable[Trigger]) -> Toll:
    """Add up what the harm words of one happening count."""
    total = NO_TOLL
    for trigger in triggers if tolls else ():
        total = total.plus(tolls.get(trigger, NO_TOLL))
    return total


def join_tolls(one: Toll, other: Toll) -> Toll:
    """Join the tolls that two sentences, the first one before, give one event.

    >>> dozen, two = Toll(Count(12, 12)), Count(2, 2)
    >>> join_tolls(dozen, Toll(two, relation="more")).killed
    Count(low=14, high=14)
    >>> join_tolls(dozen, Toll(Count(31, 31), relation="total")).killed
    Count(low=31, high=31)
    """
    killed = _join(one.killed, other.killed, other.relation)
    return Toll(killed, _join(one.injured, other.injured, other.relation), one.relation)


def tolls_disagree(one: Toll, other: Toll) -> bool:
    """Whether two tolls cannot be of one event: their ranges lie apart, and none adds to one."""
    if other.relation != "same":
        return False
    return _apart(one.killed, other.killed) or _apart(one.injured, other.injured)


def is_of_the_hurt(text: str) -> bool:
    """Whether a text speaks of some who were hurt before.

    >>> is_of_the_hurt("Two of the wounded died on Friday.")
    True
    """
    return _OF_THE_HURT.search(text) is not None


def _toll(passage: Passage, victims: Victims, harm: Harm) -> Toll:
    """Read the toll of one harm word."""
    if _is_none(passage, harm):
        return _nobody(passage, harm)
    before = passage.lowers[max(0, harm.first - 3) : harm.first]
    open_question = "whether" in passage.lowers[max(0, harm.first - _BEFORE) : harm.first]
    if not _NOT.isdisjoint(before) or open_question or is_cumulative(passage, harm):
        return NO_TOLL
    found = victims.of(harm)
    if found is None:
        return NO_TOLL
    count, more = found
    relation: Relation = "total" if harm.side == "total" else "same"
    # "Two of the wounded died": they were no dead before.
    hurt = is_of_the_hurt(" ".join(passage.lowers[: harm.first]))
    if relation == "same" and (more or hurt or not _MORE.isdisjoint(before)):
        relation = "more"
    if harm.sort in {"either", "both"}:
        some = _share(count, least=harm.sort == "both")
        return Toll(some, some, relation)
    if harm.sort == "injured":
        return Toll(None, count, relation)
    return Toll(count, None, relation)


def _share(count: Count, *, least: bool) -> Count:
    """Killed, or injured, among those of whom it is only said that they are one or the other."""
    if not least:
        return Count(0, count.high)
    return Count(1, None if count.high is None else max(1, count.high - 1))


def _is_none(passage: Passage, harm: Harm) -> bool:
    """Whether a harm word is said of nobody: "no casualties", "none was hurt", "hurt no one"."""
    words = passage.lowers
    before = words[max(0, harm.first - _BEFORE) : harm.first]
    behind = words[harm.last + 1 : harm.last + 3]
    if harm.side == "after" and (behind[:1] in {("nobody",), ("none",)} or behind == ("no", "one")):
        return True
    for index in range(len(before) - 1, -1, -1):
        if before[index] in _UNTOLD or before[index] in {",", ";", "but", "."}:
            return False
        if before[index] in _NO:
            return harm.side != "after" or before[index] == "without"
    return False


def _nobody(passage: Passage, harm: Harm) -> Toll:
    """Toll of "no casualties": of both sorts, unless the word is of one; open when only claimed."""
    doubted = _DOUBTED & set(passage.lowers[: harm.first])
    nought = Count(0, None) if doubted else _NOUGHT
    return Toll(
        None if harm.sort == "injured" else nought,
        None if harm.sort == "killed" else nought,
    )


def _counts(toll: Toll) -> tuple[Count | None, Count | None]:
    return toll.killed, toll.injured


def _sorts(toll: Toll) -> set[str]:
    sorts = {"killed": toll.killed, "injured": toll.injured}
    return {sort for sort, count in sorts.items() if count is not None}


def _are_rivals(passage: Passage, one: Harm, other: Harm) -> bool:
    """Whether two figures are two claimants': "X says 10 were killed, Y put it at four"."""
    words = passage.lowers
    between = set(words[one.last + 1 : other.first + 1])
    telling = SPEECH | _FIGURES
    if "(" in between:
        return bool(telling & between)
    told = telling & set(words[: one.first]) or {"others", "sources"} & between
    return bool(told and telling & between and _CONTRAST & between)


def _either(one: Toll, other: Toll) -> Toll:
    killed = one.killed.or_(other.killed) if one.killed and other.killed else one.killed
    injured = one.injured.or_(other.injured) if one.injured and other.injured else one.injured
    return Toll(killed or other.killed, injured or other.injured, one.relation)


def _add(one: Count | None, other: Count | None) -> Count | None:
    return one.plus(other) if one and other else one or other


def _join(one: Count | None, other: Count | None, relation: Relation) -> Count | None:
    if one is None or other is None:
        return one or other
    if relation == "more":
        return one.plus(other)
    if relation == "total" and other.low >= one.low:
        return other
    return one.or_(other) if _apart(one, other) else _closer(one, other)


def _closer(one: Count, other: Count) -> Count:
    """Take the overlap of two ranges that do not disagree."""
    highs = [high for high in (one.high, other.high) if high is not None]
    return Count(max(one.low, other.low), min(highs) if highs else None)


def _apart(one: Count | None, other: Count | None) -> bool:
    if one is None or other is None:
        return False
    low, high = (one, other) if one.low <= other.low else (other, one)
    return low.high is not None and low.high < high.low
