"""How a trigger is used: as a noun or as a verb, and a verb in which voice.

A word such as "attack" is both; the words around it decide, by rules that can be read here.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from geodata.event_coding.lexicon import lexicon
from geodata.event_coding.people import is_person
from geodata.event_coding.wordset import any_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geodata.event_coding.lexicon import Entry, Form
    from geodata.event_coding.reading import Passage

__all__ = ["Use", "is_adjective", "is_habit", "is_state", "reads_as_noun", "voice"]

Use = Literal["active", "passive", "participle", "infinitive", "noun"]

_BE = any_of("was were is are be been being get gets got 's 're")
_HAVE = any_of("has have had having")
_MODALS = any_of(
    "will would could can may might must should shall did does do cannot not won't didn't don't "
    "doesn't couldn't wouldn't ll 'll"
)
_BEFORE_NOUN = any_of(
    "a an the this that these those his her its their our my your any no some several many more "
    "another each every such other first second third next last latest recent fresh new deadly "
    "heavy two three four five six seven eight nine ten of in by after during from with for on "
    "amid following against under via through despite at joint major large small armed air drone "
    "missile rocket terrorist terror violent intense fierce ongoing reported alleged"
)
_WEAPONS = any_of("drone missile rocket")
"""What strikes: "a drone targets the camp" has a verb, "drone strikes on the camp" has none."""
_AFTER_NOUN = any_of(
    "on against by between in at near of from which that was were is are has have had killed left "
    "took targeting targeted will would spread spreads raged rages erupted continued continues "
    "resumed intensified flared subsided erupts erupt rages rage resumes resume renews renew "
    "renewed intensifies intensify flares flare continue escalates escalated"
)
_BEHIND_GERUND = any_of(
    "was were hit hits struck strikes targeted targets killed kills wounded wounds injured injures "
    "left leaves caused causes continued continues resumed resumes renewed broke erupted took"
)
"""Verbs whose subject a word in -ing is: "and shelling | hit the town"."""
_PLACES_AND_TIMES = any_of("from in at near on during when while after last since outside inside")
_AMOUNTS = any_of(
    "more over dozens hundreds several many two three four five six seven eight nine ten twelve "
    "civilians people"
)
_COUNTED = any_of("least most a one scores all both full total")
_OBJECTS = any_of("it them him us")
_DETERMINERS = any_of("a an the its his her their this that these those")
_BEFORE_VERB = any_of("that this these those after by before from for of with on in to")
_LEADING = any_of("of for from with")
"""Words before a participle that describes the person behind it: "the family of slain guards"."""
_HOME = 8
"""Tokens within which the verb follows on who was displaced, and from where."""
_SORT = any_of("who that which")
_CLAUSE = 12
_OFTEN = any_of("often usually always annually regularly typically routinely sometimes")
_UNITS = any_of("year month week day night")
_ONCE = any_of("ago later after before earlier since of")
"""What makes a point in time of "a year"."""
_TRANSITIVE = any_of("killed wounded injured arrested detained abducted kidnapped")
_ADJECTIVAL = ("n", "i", "ese", "ish", "al", "ed", "ic", "led", "ant", "ent", "ous", "ive")


def reads_as_noun(passage: Passage, index: int, form: Form) -> bool:
    """Whether a word that may be either is a noun where it stands."""
    words = passage.lowers
    word, before, after = words[index], passage.word(index - 1), passage.word(index + 1)
    may_be = _forms(word)
    if form in {"ed", "past", "participle"} or before in _MODALS:
        return False
    if may_be <= {"noun", "literal"}:
        return True
    if "noun" not in may_be:
        plural = form == "s" and not _begins_object(passage, index + 1)
        described = before in _BEFORE_NOUN and before not in _BEFORE_VERB
        return plural or (described and "ed" not in may_be)
    if before == "to" and not word.endswith("s"):
        return False
    if word.endswith("ing"):
        return _gerund_is_noun(before, after)
    return _is_noun_by_neighbours(passage, index)


def _gerund_is_noun(before: str, after: str) -> bool:
    """Whether a word in -ing is a noun: "the shelling of", not "killing at least two"."""
    objects = after.isdigit() or after in _DETERMINERS or after in _AMOUNTS or after == "at"
    verbal = (
        before in _BE
        or (before in {",", "and"} and after not in _BEHIND_GERUND)
        or (before in {"after", "by"} and after != "of")
        or (before in {"of", "for"} and objects)
    )
    noun = before in _BEFORE_NOUN or after in _AFTER_NOUN or after in _BEHIND_GERUND
    return not verbal and noun


def _is_noun_by_neighbours(passage: Passage, index: int) -> bool:
    """Whether "attack", "strikes", "clash" and their like are nouns, by the words beside them."""
    word, before, after = passage.word(index), passage.word(index - 1), passage.word(index + 1)
    if before in _WEAPONS and passage.word(index - 2) in {"a", "an"}:
        return not (word.endswith("s") and _begins_object(passage, index + 1))
    if before in _BEFORE_NOUN or before.endswith(("'s", "'", "-")) or before.isdigit():
        return True
    if before.endswith(_ADJECTIVAL) and after in _AFTER_NOUN:
        return True
    if after in {"on", "against", "by", "between", "of"} and before not in {"to", "and"}:
        return True
    if word.endswith("s"):
        return not _begins_object(passage, index + 1)
    return not (before.endswith("s") or before in {"they", "we", "who", "i", "you"})


def is_adjective(words: Sequence[str], index: int) -> bool:
    """Whether a form in -ing only describes: "their number is striking,"."""
    after = words[index + 1] if index + 1 < len(words) else "."
    before = words[index - 1] if index else ""
    return words[index] == "striking" and (before in _BE or before == "most" or after in {",", "."})


_CARRIED = any_of(
    "flew evacuated carried transported treated took brought moved airlifted rescued transferred "
    "flying evacuating carrying transporting treating taking bringing airlifting ferried"
)


@lru_cache(maxsize=4096)
def _forms(word: str) -> frozenset[Form]:
    """Give the forms that the table of triggers knows a word in."""
    return frozenset(entry.form for entry in lexicon().get(word, ()))


def is_habit(words: Sequence[str], index: int, entry: Entry) -> bool:
    """Whether a verb only tells what sort they are or what goes on: "kills 40 people a year"."""
    if entry.form not in {"base", "s"}:
        return False
    before = words[max(0, index - 2) : index]
    if _goes_on(words[max(0, index - _CLAUSE) : index + _CLAUSE]):
        return True
    if len(before) < 2 or before[1] not in _SORT:
        return False
    return before[0] in {"those", "anyone", "anybody", "people"} or before[0].endswith("s")


def _goes_on(words: Sequence[str]) -> bool:
    """Whether words say how often: "every day", "a year", and not "a year later"."""
    if not _OFTEN.isdisjoint(words):
        return True
    for number, unit, then in zip(words, words[1:], (*words[2:], ""), strict=False):
        each = number in {"each", "every", "per"} or (number == "a" and then not in _ONCE)
        if unit in _UNITS and each:
            return True
    return False


def is_state(words: Sequence[str], index: int, entry: Entry) -> bool:
    """Whether a participle tells how things stand: "troops are deployed", "the besieged town"."""
    if entry.form not in {"ed", "participle"}:
        return False
    describes = words[index - 1 : index] in {("the",), ("a",), ("an",), ("its",)}
    counted = index > 0 and (words[index - 1].isdigit() or words[index - 1] in _AMOUNTS)
    describes = describes or (counted and is_person((*words, ".")[index + 1]))
    describes = describes or (words[index - 1] in _LEADING and is_person((*words, ".")[index + 1]))
    if describes and "noun" not in _forms(words[index]):
        return True
    moved = _is_of_the_displaced(words, index) or _is_of_the_wounded(words, index)
    if moved or _is_left_by(words, index):
        return True
    before = words[max(0, index - 3) : index]
    lasts = entry.kind in {"deployment", "restriction"} and "being" not in before
    return lasts and ("is" in before or "are" in before)


def _is_of_the_wounded(words: Sequence[str], index: int) -> bool:
    """Whether people were hurt before: "flew wounded civilians to Nairobi"."""
    hurt = words[index] in {"wounded", "injured"} and words[index - 1 : index] != ()
    return hurt and words[index - 1] in _CARRIED


def _is_left_by(words: Sequence[str], index: int) -> bool:
    """Whether a thing is what others left behind: "a mine left by the retreating army"."""
    return words[index] == "left" and words[index + 1 : index + 2] == ("by",)


def _is_of_the_displaced(words: Sequence[str], index: int) -> bool:
    """Whether people are those displaced before: "a school that sheltered displaced people".

    "A driver displaced from X was killed" tells where he had lived.
    """
    if words[index] != "displaced" or not 0 < index < len(words) - 1:
        return False
    if words[index + 1] == "from" and is_person(words[index - 1]):
        return not _BE.isdisjoint(words[index + 2 : index + _HOME])
    return is_person(words[index + 1]) and words[index - 1].endswith(("ed", "ing"))


def _begins_object(passage: Passage, index: int) -> bool:
    """Whether an object begins at a token: "Israel strikes | Damascus"."""
    if index >= len(passage.lowers):
        return False
    if passage.lowers[index] in _DETERMINERS or passage.lowers[index] in _OBJECTS:
        return True
    if passage.lowers[index] in {"at", "about"} and _is_count(passage.word(index + 1)):
        return True
    if _is_count(passage.lowers[index]) or is_person(passage.lowers[index]):
        return True
    named = passage.texts[index][:1].isupper() or index in passage.named
    return named and index not in passage.dated


def _is_count(word: str) -> bool:
    """Whether a word says how many: "kills | 3", "wounds | dozens", "kills at | least"."""
    return word.isdigit() or word in _AMOUNTS or word in _COUNTED


def voice(words: Sequence[str], index: int, form: Form) -> Use:
    """How a verb is used, from the few words before and behind it."""
    back = index - 1
    while back >= 0 and index - back <= 4 and _is_passed_over(words[back]):
        back -= 1
    helper = words[back] if back >= 0 and index - back <= 5 else ""
    if form in {"ing", "literal", "base", "s"}:
        if form == "ing" and helper not in _BE:
            return "participle"
        if form == "base" and helper in _BE:
            return "passive"
        return "infinitive" if helper == "to" and form != "ing" else "active"
    if helper in _BE or not {"been", "being"}.isdisjoint(words[back + 1 : index]):
        return "passive"
    if form == "past" or helper in _HAVE:
        return "active"
    return "passive" if form == "participle" or _is_reduced(words, index) else "active"


def _is_reduced(words: Sequence[str], index: int) -> bool:
    """Whether a participle stands without its helper: "killed by", "the soldiers killed in"."""
    after, then = (*words[index + 1 : index + 3], "", "")[:2]
    listed = index > 0 and is_person(words[index - 1]) and after in {",", ".", ";", "(", "and"}
    alone = words[index] in _TRANSITIVE and (after in _PLACES_AND_TIMES or listed)
    return after == "by" or (alone and then not in {"least", "most"})


def _is_passed_over(word: str) -> bool:
    return word.endswith("ly") or word in {
        "not", "been", "also", "all", "and", "or", "then", "shot", "killed", "wounded", "injured",
        "arrested", "abducted", "being", "reported", "feared", "confirmed", "later", "both",
        "since", "once", "again", "already", "found", "'", '"', "\u2018", "\u201c",
    }  # fmt: skip
