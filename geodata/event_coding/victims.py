"""Which of the people that a sentence counts a harm word speaks of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geodata.event_coding.harms import STATES
from geodata.event_coding.numerals import Count, read_number
from geodata.event_coding.people import (
    ANIMALS,
    COLLECTIVES,
    Group,
    behind_age,
    find_groups,
    is_person,
    is_plural,
)
from geodata.event_coding.reading import SPEECH
from geodata.event_coding.resuming import FAR, PASSED, is_resumed
from geodata.event_coding.wordset import any_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geodata.event_coding.harms import Harm
    from geodata.event_coding.reading import Passage

__all__ = ["SOME", "Victims"]

SOME = Count(1, None)
"""People, but not how many: "killed civilians"."""
_ONE = Count(1, 1)
_REACH = 14
_BESIDE = 2
_SPEAKER = 8
_GOVERNED = any_of(
    "in by with from against after near of on between for to during among around at than over"
)
_WHOLES = any_of("total family group number crew team all deaths death bodies body lives couple")
_FILLERS = any_of(
    "and or at least an estimated approximately as many all total number of further the family "
    "group crew team squad other also some up to more than a around about nearly both what was were"
)
_LINKS = any_of("and , plus well as along with together his her their its also & including the")
_JOINS = any_of("and , plus well with along &")
_OTHERWISE = any_of("missing arrested abducted detained displaced kidnapped captured")
_ATTACHED = any_of("of from in at")
_BREAKS = any_of("was were is are has have had said who which that when while where but ; :")
_RISES = any_of(
    "has have had was were is are been rose risen rise rises climbed reached stood stands put "
    "estimated coded reported recorded now to at as : currently also"
)
_RISEN_TO = any_of("to at as reached exceeded passed of : surpassed is was hit")
_RISEN = 12
_RELATIVES = any_of("who that whom")
_GENERIC = any_of("people persons others civilians individuals victims")
_DETERMINERS = any_of("the a an his her its their this one another that")
_HIS = any_of("his her their")
_HELPERS = any_of("was were had have has")
_STOPS = any_of(
    "in on at near by from with for to into after before during when while who which that was were "
    "is are and or but as , ; : . ( ) since of outside inside under over against also whose -"
)


class Victims:
    """The groups of one sentence, handed to its harms one after another, each but once a sort."""

    def __init__(self, passage: Passage, harms: Sequence[Harm]) -> None:
        self.passage = passage
        self.words = passage.lowers
        self.groups = find_groups(passage)
        self.harmed = {index for harm in harms for index in range(harm.first, harm.last + 1)}
        self.claimed: set[tuple[str, int]] = set()
        self.objects: set[int] = set()

    def of(self, harm: Harm) -> tuple[Count, bool] | None:
        """Count who a harm speaks of; True when they come on top of others."""
        chain = self._chain(harm)
        if chain:
            keys = {(harm.sort, group.first) for group in chain}
            if keys & self.claimed:
                return None
            self.claimed |= keys
            if chain[0].first > harm.last:
                self.objects |= {group.first for group in chain}
            return self._with_leader(chain, _total(chain, self.words)), chain[0].more
        count = self._uncounted(harm)
        return (count, False) if count else None

    def _chain(self, harm: Harm) -> list[Group]:
        """Find the groups of a harm, joined by "and"."""
        if harm.side == "after":
            found = self._after(harm.last + 1) or self._right_before(harm, 0)
            return found or (self._before(harm) if self._is_shared(harm) else [])
        if harm.side == "before":
            return self._before(harm) or self._after(harm.last + 1, near=1)
        if harm.side == "total":
            return self._risen(harm)
        beside = self._right_before(harm, _BESIDE)
        behind = self._after(harm.last + 1) if self.words[harm.last + 1 :][:1] == ("of",) else []
        return beside or behind or self._risen(harm)

    def _right_before(self, harm: Harm, gap: int) -> list[Group]:
        """Group that ends at a harm: "12 civilian deaths", "12 killed, 30 injured"."""
        found = [g for g in self.groups if g.last <= harm.first <= g.last + gap]
        return [found[-1]] if found and found[-1].first not in self.objects else []

    def _risen(self, harm: Harm) -> list[Group]:
        """Group behind "the toll rose to", or before "the number of dead": "to 31 the number"."""
        reach = range(harm.last + 1, harm.last + _RISEN)
        for group in self.groups:
            between = self.words[harm.last + 1 : group.first]
            told = harm.side == "total" or all(word in _RISES for word in between)
            if group.first in reach and told and between[-1:] and between[-1] in _RISEN_TO:
                return [group]
        near = [g for g in self.groups if harm.side == "total" and 0 <= harm.first - g.last <= 4]
        return [g for g in near if self.words[g.first - 1 : g.first] == ("to",)][-1:]

    def _after(self, index: int, near: int = _REACH) -> list[Group]:
        """Find the object of a verb: "killed at least 12 fighters and two children"."""
        starts = {group.first: number for number, group in enumerate(self.groups)}
        for position in range(index, min(len(self.words), index + near)):
            if position in starts:
                return self._rightwards(starts[position])
            if self.words[position] not in _FILLERS:
                break
        return []

    def _rightwards(self, number: int) -> list[Group]:
        chain = [self.groups[number]]
        for group in self.groups[number + 1 :]:
            if group.part:
                continue
            if not self._are_linked(chain[-1], group) or self._is_subject(group):
                break
            chain.append(group)
        return chain

    def _is_subject(self, group: Group) -> bool:
        """Whether another harm follows that speaks of a group: "and two others were wounded"."""
        if not _OTHERWISE.isdisjoint(self.words[group.first : group.last + 1]) or self._speaks(
            group
        ):
            return True
        return any(index in self.harmed for index in range(group.last, group.last + 4))

    def _speaks(self, group: Group) -> bool:
        """Whether a group is who tells it: "a doctor and a local council said"."""
        for index in range(group.last, min(len(self.words), group.last + _SPEAKER)):
            word = self.words[index]
            if word in SPEECH:
                return True
            if word in {",", ";", "(", "who"} or index in self.harmed or word in _GOVERNED:
                return False
        return False

    def _before(self, harm: Harm) -> list[Group]:
        """Find the subject of a verb: the nearest group and those that are joined to it."""
        clauses = self.passage.clauses
        resumed = next((i for i, g in enumerate(self.groups) if self._is_resumed(g, harm)), None)
        if resumed is not None:
            chain = self._leftwards(resumed)
            for group in self.groups[resumed + 1 :]:
                if group.last <= harm.first and self._are_linked(chain[-1], group):
                    chain.append(group)
            return chain
        found: list[int] = []
        for number, group in enumerate(self.groups):
            gap = harm.first - group.last
            if not 0 <= gap <= _REACH or group.first in self.objects:
                continue
            between = range(group.last, harm.first)
            if any(index in self.harmed for index in between):
                continue
            same = clauses[group.last - 1] == clauses[harm.first] or self._is_reported(between)
            if (same or self._is_antecedent(group, harm)) and not self._is_governed(group):
                found.append(number)
        found = found or self._of_verb_before(harm)
        whole = [number for number in found if not self.groups[number].part]
        if not whole:
            taken = any(sort == harm.sort for sort, _ in self.claimed)
            return [] if taken or not found else [self.groups[found[-1]]]
        return self._leftwards(whole[-1])

    def _is_reported(self, between: range) -> bool:
        """Whether only "were reported" parts a group from its harm."""
        words = self.words[between.start : between.stop]
        return words[-1:] == ("reported",) and words[:-1] in {(), ("were",), ("was",), ("are",)}

    def _is_resumed(self, group: Group, harm: Harm) -> bool:
        """Whether a harm goes on about a group behind a relative clause."""
        resumed = is_resumed(self.words, group.last, harm.first)
        return resumed and not self._is_governed(group)

    def _of_verb_before(self, harm: Harm) -> list[int]:
        """Subject of another verb, which "and" hands on: "stepped on a mine, and lost their legs".

        A clause that begins with the harm itself has no subject of its own.
        """
        clauses = self.passage.clauses
        if self.passage.word(harm.first - 1) != "and":
            return []
        for number, group in enumerate(self.groups):
            near = 0 <= harm.first - group.last <= FAR
            before = clauses[group.last - 1] == clauses[harm.first] - 1
            free = group.first not in self.objects and not self._is_governed(group)
            if near and before and free:
                return [number]
        return []

    def _leftwards(self, number: int) -> list[Group]:
        chain = [self.groups[number]]
        for group in reversed(self.groups[:number]):
            if group.part:
                continue
            if group.first in self.objects or not self._are_linked(group, chain[0]):
                break
            chain.insert(0, group)
        return chain

    def _is_shared(self, harm: Harm) -> bool:
        """Whether a passive verb before lends its subject: "was shot in the head and killed"."""
        before = self.words[max(0, harm.first - 9) : harm.first]
        ing = self.words[harm.first].endswith("ing")
        return not ing and before[-1:] == ("and",) and not {"was", "were"}.isdisjoint(before)

    def _is_antecedent(self, group: Group, harm: Harm) -> bool:
        """Whether "who" refers to a group: "two men who died"."""
        behind = self.words[group.last : harm.first]
        return any(word in _RELATIVES for word in behind[:2]) and len(behind) <= 5

    def _is_governed(self, group: Group) -> bool:
        """Whether a preposition takes a group away from the verb: "in an attack by 20 gunmen".

        Not so "after two soldiers were killed", which opens a clause.
        """
        before = self.words[max(0, group.first - 3) : group.first]
        if before[-1:] and before[-1] in {"a", "an", "the", "all", "his", "her"}:
            before = before[:-1]
        if not before or before[-1] not in _GOVERNED:
            return False
        if before[-1] == "after" and self._has_verb(group):
            return False
        if before[-1] != "of" or before[-2:-1] == () or before[-2] not in _WHOLES:
            return True
        return "of" in self.words[max(0, group.first - 4) : group.first - 2]

    def _has_verb(self, group: Group) -> bool:
        """Whether a verb stands right behind a group, whose subject it is."""
        return group.last in self.harmed or self.passage.word(group.last) in _HELPERS

    def _are_linked(self, one: Group, other: Group) -> bool:
        """Whether two groups are joined: "three soldiers, who came from X, and two civilians"."""
        first = self._behind_part(one.last)
        told = [at for at in range(first, other.first) if at not in self.passage.asides]
        between = [self.words[at] for at in told]
        joined = False
        while between and between[-1] in _LINKS:
            joined |= between.pop() in _JOINS
        if not joined or len(between) > _REACH // 2:
            return False
        rest = told[: len(between)]
        if any(index in self.harmed or self.words[index] in _BREAKS for index in rest):
            return False
        return not between or between[0] in _ATTACHED

    def _behind_part(self, index: int) -> int:
        """Token behind an aside that opens at one: "four soldiers|, two of them from X|, and"."""
        opens = any(group.part and group.first == index + 1 for group in self.groups)
        behind = self.words[index + 1 : index + _REACH] if opens else ()
        return index + 1 + behind.index(",") if "," in behind else index

    def _uncounted(self, harm: Harm) -> Count | None:
        """Count people that no number counts: one by the verb or the article, or some."""
        if harm.side == "after":
            return self._with_others(harm.last + 1, self._object(harm.last + 1))
        if harm.side == "noun" and self.words[harm.last + 1 : harm.last + 2] == ("of",):
            found = self._object(harm.last + 2)
            unknown = "number" in self.words[harm.last + 2 : harm.last + 6]
            return found if found == _ONE or unknown else None
        return self._subject(harm) if harm.side == "before" else None

    def _object(self, index: int) -> Count | None:
        """Count the object of a verb that has no number: "killed the commander", "his wife"."""
        phrase = self._phrase(index)
        head = phrase[-1] if phrase else ""
        numbers = (read_number(phrase, place) for place in range(len(phrase)))
        if not phrase or set(phrase) & ANIMALS or any(numbers):
            return None
        if head in COLLECTIVES or (is_plural(head) and is_person(head)):
            return SOME
        if head in {"her", "him", "himself", "herself"}:
            return _ONE
        if phrase[0] in _DETERMINERS:
            return None if is_plural(head) or len(phrase) < 2 else _ONE
        return _ONE if self._is_named(index, len(phrase)) or is_person(head) else None

    def _with_leader(self, chain: Sequence[Group], count: Count) -> Count:
        """Add the one who is named without a number: "the governor and six of his guards"."""
        end = chain[0].first - 1
        if self.passage.word(end) != "and":
            return count
        start = end
        while start > 0 and self.words[start - 1] not in _STOPS:
            start -= 1
        phrase = self.words[start:end]
        one = phrase[:1] == ("the",) and is_person(phrase[-1]) and not is_plural(phrase[-1])
        return count.plus(_ONE) if one and self.passage.word(start - 1) not in _GOVERNED else count

    def _with_others(self, index: int, count: Count | None) -> Count | None:
        """Add who is killed with the one that is named first: "a mukhtar, his son and two men"."""
        if count != _ONE:
            return count
        joined = index + len(self._phrase(index))
        while self.passage.word(joined) in {",", "and"} and self._is_kin(joined + 1):
            count, last = count.plus(_ONE), self.passage.word(joined) == "and"
            joined += 1 + len(self._phrase(joined + 1))
            if last:
                return count
        starts = {group.first: number for number, group in enumerate(self.groups)}
        number = starts.get(joined + 1)
        if self.passage.word(joined) != "and" or number is None:
            return count
        if self._is_subject(self.groups[number]):
            return count
        chain = self._rightwards(number)
        self.objects |= {group.first for group in chain}
        return count.plus(_total(chain, self.words))

    def _is_kin(self, index: int) -> bool:
        """Whether somebody's relative or companion stands at a token: "his son"."""
        kin = self._phrase(index)
        behind = self.passage.word(index + len(kin))
        his = kin[:1] != () and kin[0] in _HIS and len(kin) == 2 and is_person(kin[1])
        return his and not is_plural(kin[1]) and behind not in _BREAKS

    def _phrase(self, index: int) -> tuple[str, ...]:
        end = start = behind_age(self.words, index)
        while end < min(len(self.words), start + 8) and self.words[end] not in _STOPS:
            end += 1
        return self.words[index:end]

    def _is_named(self, index: int, length: int) -> bool:
        """Whether a phrase is a person's name: "killed Amir Sabri in"."""
        end = index + length
        kinds = {
            mention.actor.kind
            for (first, last), mention in self.passage.actor_spans
            if first < end and index < last
        }
        if kinds:
            return "person" in kinds
        taken = self.passage.names | self.passage.dated
        capital = all(text[:1].isupper() for text in self.passage.texts[index:end])
        return capital and 2 <= length <= 4 and taken.isdisjoint(range(index, end))

    def _subject(self, harm: Harm) -> Count | None:
        """Count the subject of a verb that has no number: "the commander was", "they were"."""
        back = harm.first - 1
        while back >= 0 and (self.words[back] in PASSED or self.words[back].endswith("ly")):
            if back in self.harmed:
                return None
            back -= 1
        helper, subject = self.passage.word(back), self.passage.word(back - 1)
        if helper in {"he", "she"}:
            return _ONE
        if helper in {"was", "is", "has"} and back not in self.harmed:
            return SOME if subject == "number" else _single(subject)
        if helper in {"were", "are", "have"}:
            return SOME if is_person(subject) or subject in {"they", "some"} else None
        return self._plain_subject(back) if self.words[harm.first] in STATES - {"dead"} else None

    def _plain_subject(self, last: int) -> Count | None:
        """Count the subject of "died", which has no helping verb: "the man died"."""
        word = self.passage.word(last)
        if not is_person(word):
            return None
        return SOME if is_plural(word) or word in COLLECTIVES else _ONE


def _single(subject: str) -> Count | None:
    """One, by the verb: "the commander was killed"; but not "the family was"."""
    several = COLLECTIVES | ANIMALS | {"it", "that", "which", "there"}
    named = subject == "," or any(map(str.isalnum, subject))
    return _ONE if named and subject not in several else None


def _total(chain: Sequence[Group], words: Sequence[str]) -> Count:
    """Add up joined groups; "two people, a man and a woman" are two."""
    total, *rest = (group.count for group in chain)
    if not rest:
        return total
    others = rest[0]
    for count in rest[1:]:
        others = others.plus(count)
    last = words[chain[-1].last] if chain[-1].last < len(words) else "."
    generic = words[chain[0].last - 1] in _GENERIC
    apposed = words[chain[0].last] in {",", ":", "("} and (generic or last in {",", ")"})
    return total if apposed and others == total else total.plus(others)
