"""How many were killed and hurt: words and digits read as ranges.

"at least six" is six or more, "dozens" twelve or more and "hundreds" a hundred or more (as ACLED
codes them), "between 3 and 5" just that, "no casualties" zero. An open end is None.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geodata.event_coding.wordset import any_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geodata.event_coding.reading import Passage
    from geodata.event_coding.triggers import Trigger

__all__ = ["NO_TOLL", "Count", "Toll", "is_person", "read_tolls"]


@dataclass(frozen=True, slots=True)
class Count:
    """So many people, from ``low`` to ``high``; ``high`` None when the text leaves it open."""

    low: int
    high: int | None

    def plus(self, other: Count) -> Count:
        """Add the counts of two groups of people."""
        high = None if self.high is None or other.high is None else self.high + other.high
        return Count(self.low + other.low, high)

    def or_(self, other: Count) -> Count:
        """Widen the range to what either source says."""
        high = None if self.high is None or other.high is None else max(self.high, other.high)
        return Count(min(self.low, other.low), high)


@dataclass(frozen=True, slots=True)
class Toll:
    """Killed and injured, apart; None where nothing is said."""

    killed: Count | None = None
    injured: Count | None = None

    def __bool__(self) -> bool:
        return self.killed is not None or self.injured is not None


NO_TOLL = Toll()

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
_ROUND = "twenty thirty forty fifty sixty seventy eighty ninety"
_UNITS = {word: number for number, word in enumerate(_SMALL.split())}
_TENS = {word: 10 * number for number, word in enumerate(_ROUND.split(), start=2)}
_VAGUE = {
    "dozens": Count(12, None), "dozen": Count(12, 12), "scores": Count(20, None),
    "tens": Count(10, None), "hundreds": Count(100, None), "thousands": Count(1000, None),
    "several": Count(3, None),
    "many": Count(3, None), "numerous": Count(3, None), "multiple": Count(2, None),
    "few": Count(2, 5), "couple": Count(2, 2), "both": Count(2, 2), "some": Count(2, None),
}  # fmt: skip
_OPEN_BEFORE = any_of("least over than exceeding")
_NO = any_of("no zero without nobody none")
_PERSON = re.compile(
    r"(?:man|woman|boy|girl|child|civilian|soldier|officer|policeman|fighter|militant|commander|"
    r"leader|person|member|guard|journalist|driver|farmer|shepherd|worker|student|teacher|general|"
    r"official|captain|colonel|lieutenant|rebel|terrorist|militiaman|resident|villager|protester|"
    r"demonstrator|activist|doctor|nurse|baby|infant|brother|sister|father|mother|son|daughter|"
    r"migrant|refugee|pilot|contractor|engineer|politician|spokesman|imam|cleric|priest|judge|mayor|troop|sergeant|major|policewoman|youth|teenager|elder|bystander|passerby)$"
)
_MEASURES = any_of(
    "km kilometer kilometers kilometre kilometres mile miles metres meters percent % year years "
    "year-old day days hour hours week weeks month months minute minutes am pm a.m. p.m. o'clock "
    "missiles rockets shells vehicles houses cars homes times tons pounds dollars brigade "
    "brigades division battalion th shops tanks cattle cows goats villages buildings airstrikes "
    "strikes raids attacks incidents"
)
_KILLED = any_of("kill kills killed killing killings")
_DIED = any_of("die dies died dying")
_DEATHS = any_of("death deaths fatality fatalities body bodies")
_WOUNDED = any_of("wound wounds wounded wounding injure injures injured injuring hurt")
_HARMS = any_of("casualty casualties")
_HURTS = any_of("injury injuries")
_DEAD = frozenset({"dead"})
_SHOT = any_of("shoot shoots shot shooting stab stabs stabbed")
"""Who is shot need not be dead."""
_DEATHLY = any_of("dead killed killing death died")
_COUNTED = _KILLED | _DIED | _DEATHS | _WOUNDED | _HARMS | _HURTS | _DEAD


def read_tolls(passage: Passage, triggers: Sequence[Trigger]) -> dict[Trigger, Toll]:
    """Read what each harm trigger of a sentence says of the killed and the injured."""
    reader = _Reader(passage)
    tolls = {}
    for trigger in triggers:
        if passage.lowers[trigger.head] in _COUNTED or trigger.kind in _LETHAL:
            toll = reader.toll(trigger)
            if toll:
                tolls[trigger] = toll
    return tolls


_LETHAL = frozenset({"killing", "assassination"})


class _Reader:
    """Reads counts of one sentence; tokens of dates and places are no counts."""

    def __init__(self, passage: Passage) -> None:
        self.words = passage.lowers
        self.clauses = passage.clauses
        self.taken: set[int] = set()
        for item in passage.dates:
            self.taken.update(range(*passage.span(item)))

    def toll(self, trigger: Trigger) -> Toll:
        word = self.words[trigger.head]
        if self._is_none(trigger):
            nobody = Count(0, 0)
            return Toll(
                None if word in _WOUNDED | _HURTS else nobody,
                None if word in _DEATHS | _DIED | _KILLED else nobody,
            )
        count = self._count(trigger, word)
        if count is None:
            return NO_TOLL
        if word in _WOUNDED | _HURTS:
            return Toll(None, count)
        if word in _HARMS or (word in _SHOT and not _DEATHLY & set(self._near(trigger))):
            return NO_TOLL
        return Toll(count, None)

    def _near(self, trigger: Trigger) -> tuple[str, ...]:
        return self.words[max(0, trigger.first - 4) : trigger.last + 8]

    def _is_none(self, trigger: Trigger) -> bool:
        before = self.words[max(0, trigger.first - 4) : trigger.first]
        return bool(_NO & set(before))

    def _count(self, trigger: Trigger, word: str) -> Count | None:
        if word in _DEATHS | _HURTS | _HARMS:
            return (
                self._before(trigger.first, trigger.clause, near=4)
                or self._after_of(trigger.last)
                or None
            )
        if word in _DEAD or word in _DIED or trigger.use == "passive":
            return self._before(trigger.first, trigger.clause) or self._elided(trigger)
        return self._after(trigger.last + 1) or self._elided_active(trigger)

    def _elided(self, trigger: Trigger) -> Count | None:
        """Read the number of "killed" in "three were shot and killed"."""
        return self._before(trigger.first, trigger.clause - 1, near=6)

    def _elided_active(self, trigger: Trigger) -> Count | None:
        """Read "12 killed, 30 injured": no helping verb, the number stands before."""
        if trigger.use in {"participle", "infinitive"}:
            return None
        number = self._read_at(trigger.first - 1)
        return number[0] if number and trigger.first - 1 not in self.taken else None

    def _after_of(self, last: int) -> Count | None:
        """Read "the deaths of all 15 of its crew", "a death toll of 12"."""
        words = self.words[last + 1 : last + 5]
        for skip, word in enumerate(words):
            if word in {
                "of",
                "toll",
                "rose",
                "reached",
                "at",
                "to",
                "all",
                "more",
                "than",
                "least",
            }:
                continue
            found = self._read_at(last + 1 + skip)
            return found[0] if found else None
        return None

    def _after(self, index: int) -> Count | None:
        """Count of the object behind a verb: "killed at least 12 fighters and two children"."""
        total: Count | None = None
        position = index
        while position < min(len(self.words), index + 8):
            if position in self.taken:
                return total
            found = self._read_at(position)
            if found is None:
                if total is not None or self.words[position] not in _SKIPPED_BEFORE_OBJECT:
                    return total
                position += 1
                continue
            total = found[0] if total is None else total.plus(found[0])
            position = self._next_group(found[1])
            if position < 0:
                return total
        return total

    def _next_group(self, index: int) -> int:
        """Index behind an "and" that adds another group of people, or -1."""
        for position in range(index, min(len(self.words), index + 5)):
            word = self.words[position]
            if word in {",", ".", "including", "in", "who", "when"} or word in _WOUNDED:
                return -1
            if word == "and":
                found = self._read_at(position + 1)
                if found is None or _is_harm(self.words, found[1]):
                    return -1
                return position + 1
        return -1

    def _before(self, first: int, clause: int, near: int = 14) -> Count | None:
        """Count of the subject before a verb: the first number of its clause that counts people."""
        start = first
        while start > 0 and self.clauses[start - 1] == clause and first - start < near:
            if _is_harm(self.words, start - 1) and first - start > 1:
                break
            start -= 1
        position = start
        while position < first:
            if self.words[position] in {"including", "among"}:
                break
            found = None if position in self.taken else self._read_at(position)
            if found:
                return found[0]
            position += 1
        return self._single(start, first)

    def _single(self, start: int, first: int) -> Count | None:
        """Read "A contractor was killed": the verb says that it is one."""
        helped = {"was", "is"} & set(self.words[max(start, first - 3) : first])
        return Count(1, 1) if helped and {"a", "an"} & set(self.words[start:first]) else None

    def _read_at(self, index: int) -> tuple[Count, int] | None:
        """Read a count that starts at a token; also the index behind it."""
        if not 0 <= index < len(self.words):
            return None
        found = _number(self.words, index)
        if found is None:
            return self._one_person(index)
        count, end = found
        if any(word in _MEASURES for word in self.words[end : end + 2]):
            return None
        return _qualified(self.words, index, count), end

    def _one_person(self, index: int) -> tuple[Count, int] | None:
        """Read "a Syrian army officer": an article and a person within a few words."""
        if self.words[index] not in {"a", "an", "another"}:
            return None
        for position in range(index + 1, min(len(self.words), index + 7)):
            word = self.words[position]
            if word in {",", "in", "of", "by", "on", "and", "was"}:
                return None
            if _PERSON.search(word):
                return Count(1, 1), position + 1
        return None


_SKIPPED_BEFORE_OBJECT = any_of(
    "and or wounded wounding injured injuring at least more than over up to about around nearly "
    "almost some an estimated approximately as many all another a total number of further the"
)


def is_person(word: str) -> bool:
    """Whether a word names a person or people: "soldier", "residents".

    >>> is_person("fighters"), is_person("depot")
    (True, False)
    """
    return _PERSON.search(word.removesuffix("s")) is not None or word in {"people", "men", "women"}


def _is_harm(words: Sequence[str], index: int) -> bool:
    reach = words[index : index + 3]
    return bool((_WOUNDED | _KILLED | _DIED) & set(reach[:1]))


def _number(words: Sequence[str], index: int) -> tuple[Count, int] | None:
    """Read a number in words or digits, alone or as a range."""
    if words[index] == "between" and index + 3 < len(words):
        low, high = _plain(words, index + 1), _plain(words, index + 3)
        if low and high and words[index + 2] == "and":
            return Count(low[0], high[0]), high[1]
    plain = _plain(words, index)
    if plain is not None:
        value, end = plain
        if end + 1 < len(words) and words[end] in {"to", "-", "\N{EN DASH}", "or"}:
            upper = _plain(words, end + 1)
            if upper and upper[0] > value:
                return Count(value, upper[0]), upper[1]
        return Count(value, value), end
    return _vague(words, index)


def _vague(words: Sequence[str], index: int) -> tuple[Count, int] | None:
    word = words[index]
    if word == "number" and words[index - 1 : index] == ("a",):
        return (Count(3, None), index + 1) if words[index + 1 : index + 2] == ("of",) else None
    if word in _VAGUE:
        after = words[index + 1] if index + 1 < len(words) else ""
        return _VAGUE[word], index + (2 if after == "of" else 1)
    return None


def _plain(words: Sequence[str], index: int) -> tuple[int, int] | None:
    """Read a whole number; also the index behind it."""
    word = words[index].replace(",", "")
    if re.fullmatch(r"[0-9]{1,6}", word):
        return (int(word), index + 1) if not 1900 <= int(word) <= 2100 else None
    tens, _, unit = word.partition("-")
    if word in _UNITS and word != "zero":
        value = _UNITS[word]
    elif tens in _TENS and (not unit or unit in _UNITS):
        value = _TENS[tens] + _UNITS.get(unit, 0)
    else:
        return None
    end = index + 1
    if end < len(words) and words[end] in {"hundred", "thousand", "dozen"}:
        value *= {"hundred": 100, "thousand": 1000, "dozen": 12}[words[end]]
        end += 1
    return value, end


def _qualified(words: Sequence[str], index: int, count: Count) -> Count:
    """Open the range for "at least", "more than", "over", or below for "up to"."""
    before = words[max(0, index - 2) : index]
    if before and before[-1] in _OPEN_BEFORE:
        return Count(count.low, None)
    if before[-2:] == ("up", "to") or before[-2:] == ("as", "many"):
        return Count(1, count.high)
    return count
