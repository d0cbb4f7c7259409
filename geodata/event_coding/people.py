"""Groups of people that a sentence counts: "at least six soldiers", "a woman", "both men".

Numbers of other things are left out by the noun behind them: days, shells, houses, livestock;
so are years, sums of money, ages, and numbers that name something ("Route 60").
"""

from __future__ import annotations

import itertools
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from geodata.event_coding.numerals import Count, opens_number, read_number
from geodata.event_coding.wordset import any_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geodata.event_coding.reading import Passage
    from geodata.models import Actor

__all__ = [
    "ANIMALS",
    "COLLECTIVES",
    "Group",
    "behind_age",
    "find_groups",
    "is_anybody",
    "is_person",
    "is_plural",
]

_PERSON = re.compile(
    r"(?:man|woman|boy|girl|child|civilian|soldier|officer|policeman|fighter|militant|commander|"
    r"leader|person|member|guard|journalist|driver|farmer|shepherd|worker|student|teacher|general|"
    r"official|captain|colonel|lieutenant|rebel|terrorist|militiaman|resident|villager|protester|"
    r"demonstrator|activist|doctor|nurse|baby|infant|brother|sister|father|mother|son|daughter|"
    r"migrant|refugee|pilot|contractor|engineer|politician|spokesman|imam|cleric|priest|judge|"
    r"mayor|troop|sergeant|major|policewoman|youth|teenager|elder|bystander|passerby|wife|husband|"
    r"cousin|nephew|niece|uncle|aunt|relative|passenger|victim|suspect|detainee|prisoner|inmate|"
    r"hostage|gunman|insurgent|jihadist|extremist|combatant|conscript|recruit|trooper|marine|"
    r"sailor|peacekeeper|medic|paramedic|rescuer|volunteer|trader|merchant|businessman|professor|"
    r"scholar|lawyer|minister|lawmaker|governor|councillor|chief|deputy|minor|toddler|pensioner|"
    r"worshipper|pilgrim|tourist|trafficker|smuggler|financier|recruiter|courier|bandit|raider|"
    r"settler|herder|fisherman|miner|vendor|shopkeeper|passer-by|evacuee|martyr|casualty|"
    r"individual|local|adult|human|attacker|assailant|bomber|rioter|cadre|reporter|photographer|"
    r"cameraman|national|citizen|servicemember|serviceman|operative|agent|employee|staff|adviser)$"
)
_MANY = any_of(
    "people men women children policemen personnel youths others passers-by gunmen militiamen "
    "fishermen businessmen servicemen tribesmen clansmen herdsmen"
)
_PLURALS = re.compile(r"(?:people|children|(?<!hu)men|women|personnel|[^su]s|forces|police)$")
_THINGS = (
    "kilometer kilometre km mile metre meter percent year day hour week month minute second time "
    "ton tonne pound dollar euro brigade division battalion regiment missile rocket shell mortar "
    "bomb mine vehicle house home shop tank car truck bus motorcycle motorbike building airstrike "
    "strike raid attack incident village town city district province location place position "
    "checkpoint base post camp drone aircraft plane helicopter jet warplane round bullet shot "
    "weapon rifle gun grenade explosion blast clash school hospital mosque church store tent hut "
    "boat ship front side point event operation sortie wave stage phase round case charge "
    "kilogram kg mm cm hectare acre degree barrel litre liter tree field farm road route bridge "
    "outpost headquarters phone radio launcher device ied projectile cartridge magazine crossing "
    "protest demonstration rally meeting occasion count number reason source report group faction "
    "side community clan tribe country state party organisation organization "
    "neighbourhood neighborhood"
)
ANIMALS = any_of(
    "livestock cattle cow cows goat goats sheep camel camels animal animals dog dogs donkey "
    "donkeys horse horses bull bulls poultry chickens pig pigs herd herds wildlife elephants"
)
COLLECTIVES = any_of(
    "people police family group crew population number army military militia enemy cell unit "
    "patrol team crowd couple gang band squad party none nobody one everyone majority total rest "
    "livestock cattle herd personnel force forces public community hope toll"
)
_SINGULAR_THINGS = any_of(_THINGS)
_PLURAL_THINGS = frozenset(
    {word + ("es" if word.endswith(("s", "sh", "ch")) else "s") for word in _SINGULAR_THINGS}
    | {"cities", "%", "airstrikes", "headquarters", "aircraft", "year-old", "year-olds"}
    | {"years-old", "a.m.", "p.m.", "am", "pm", "o'clock", "th", "million", "billion", "buses"}
) | ANIMALS  # fmt: skip
_ENDS = any_of(
    "in on at near by from with for to into after before during when while who whom whose which "
    "that was were is are be been being has have had will would and or but as since than , ; : . "
    "( ) [ ] “ ” \" ' - \N{EN DASH} \N{EM DASH} … also including among such out per "
    "inside outside the his her its their this these those "
    "under over against between across killed dead died wounded injured hurt killing wounding "
    "injuring deaths death fatalities fatality casualties casualty injuries lives bodies body kill "
    "shot left dies die kills remain remained went later fled told said what lost"
)
_MONEY = any_of("$ € £ ¥ usd aged no no. number route unit channel page room chapter article zone")
_PARTS = any_of("including among amongst included")
_MORE = any_of("another more additional further also later")
_DETERMINERS = any_of("the his her its their this these those")
_OWN = any_of("his her their its")
_ALONE_ONE = any_of("him himself her herself another")
_DESCRIBED = _OWN | {"a", "an", "another"}
_ALONE = any_of("were was died of had have")
"""What may follow "both" and "several" where no noun does."""
_PHRASE = 7
"""Longest phrase behind a number, in tokens."""
_YEARS = range(1900, 2101)


class Group(Struct, frozen=True):
    """People counted in a phrase that covers the tokens from ``first`` up to ``last``.

    ``part`` when they belong to a group named before ("including two children"), ``more`` when
    they come on top of others ("another three").
    """

    count: Count
    first: int
    last: int
    part: bool = False
    more: bool = False


def _is_part_from(passage: Passage, group: Group) -> bool:
    """Whether an aside counts some of those before it: "two fighters, one from Radfan, and"."""
    after = {passage.word(group.last), passage.word(group.last - 1)}
    return passage.word(group.first - 1) == "," and "from" in after


@lru_cache(maxsize=16384)
def is_person(word: str) -> bool:
    """Whether a word names a person or people: "soldier", "residents".

    >>> is_person("fighters"), is_person("children"), is_person("depot")
    (True, True, False)
    """
    stem = word.removesuffix("'s").removesuffix("s")
    return word in _MANY or _PERSON.search(stem) is not None


def is_plural(word: str) -> bool:
    """Whether a noun stands for several.

    >>> is_plural("soldiers"), is_plural("policemen"), is_plural("boss")
    (True, True, False)
    """
    return _PLURALS.search(word) is not None


def is_anybody(actor: Actor) -> bool:
    """Whether an actor is only a sort of people: "Militants", "US-backed rebels"."""
    words = actor.name.split()
    if len(words) > 1:
        return words[-1].islower()
    return actor.name.endswith("s") and actor.country is None and actor.parent is None


def find_groups(passage: Passage) -> tuple[Group, ...]:
    """Find the people that a sentence counts, in their order, none inside another."""
    words = passage.lowers
    groups: list[Group] = []
    part, index = False, 0
    while index < len(words):
        word = words[index]
        if word in _PARTS or (word == "of" and passage.word(index + 1) in {"whom", "them"}):
            part = True
        elif part and (word == ";" or word in _ENDS_PART):
            part = False
        if not _opens_group(word) or index in passage.dated:
            index += 1
            continue
        listed = bool(groups) and groups[-1].last == index - 1 and words[index - 1] == ","
        found = _group_at(passage, index, listed=listed)
        if found is None:
            index += 1
            continue
        if groups and word == "both" and passage.word(index - 1) == ",":
            index += 1  # "two soldiers, both from Homs" are two
            continue
        pairs = set(itertools.pairwise(words[found.first : found.last + 2]))
        parts = part or bool(_OF_THEM & pairs) or _is_part_from(passage, found)
        more = not _MORE.isdisjoint(words[max(0, found.first - 2) : found.last + 1])
        groups.append(Group(found.count, found.first, found.last, parts, more))
        index = max(found.last, index + 1)
    return tuple(groups)


_ENDS_PART = any_of("killed wounded injured hurt died dead killing wounding injuring were was")
_OF_THEM = {("of", "them"), ("of", "whom"), ("of", "which")}


@lru_cache(maxsize=16384)
def _opens_group(word: str) -> bool:
    """Whether a word may begin a group: a number, an article, a pronoun."""
    return opens_number(word) or word in _ALONE_ONE or word in _DESCRIBED


def _group_at(passage: Passage, index: int, *, listed: bool) -> Group | None:
    """Read the group whose number, article or pronoun stands at a token.

    ``listed`` says that only a comma stands between it and the group before it.
    """
    words = passage.lowers
    number = read_number(words, index)
    if number is None:
        return _one_person(words, index, listed=listed)
    count, first, end = number
    if _is_no_count(passage, index, end):
        return None
    last, people = _phrase(words, end, one=count.high == 1)
    if people is False:
        return None
    if people is None and (_is_name(passage, index, end) or _is_idle(passage, index, end)):
        return None
    return Group(count, first, last)


def _is_no_count(passage: Passage, index: int, end: int) -> bool:
    """Whether a number is money, a share, an age, a time of day, or the name of something."""
    before, after = passage.word(index - 1), passage.word(end)
    if before in _MONEY or after in {"%", "percent", ":", "/", "million", "billion"}:
        return True
    if after == "-" and passage.word(end + 1).startswith("year"):
        return True
    if before == "no" or before in {":", "/", "#"}:
        return before != ":" or passage.word(index - 2).isdecimal()
    return before in {",", "("} and after in {",", ")"} and passage.lowers[index].isdecimal()


def _is_name(passage: Passage, index: int, end: int) -> bool:
    """Whether a number without a noun is a year, or belongs to a name before it: "Route 60"."""
    word = passage.lowers[index]
    if not word.isdecimal():
        return False
    if int(word[:7]) in _YEARS and len(word) == 4:
        return True
    before = passage.texts[index - 1] if index > 1 else ""
    return before[:1].isupper() and passage.word(end) not in _ENDS_PART | {"people", "of"}


def _is_idle(passage: Passage, index: int, end: int) -> bool:
    """Whether "both", "some" or "many" stands alone and is not what a verb says something of."""
    vague = passage.lowers[index] in {"both", "some", "many", "few", "several"}
    return vague and passage.word(end) in _ENDS and passage.word(end) not in _ALONE


def _phrase(words: Sequence[str], start: int, *, one: bool) -> tuple[int, bool | None]:
    """End of the noun phrase behind a number, and whether it is people, not so, or unsaid."""
    index, thing = start, False
    if "of" in words[start - 1 : start + 1]:
        index += words[start : start + 1] == ("of",)
        index += index < len(words) and words[index] in _DETERMINERS
    while index < min(len(words), start + _PHRASE):
        word = words[index]
        if word in _ENDS:
            break
        if is_person(word):
            return _behind_nouns(words, index), True
        if word in _PLURAL_THINGS:
            return index + 1, False
        thing = thing or word in _SINGULAR_THINGS
        index += 1
    return index, False if thing and one else None


def _behind_nouns(words: Sequence[str], index: int) -> int:
    """Token behind a person's noun and those that it describes: "police officers"."""
    while index + 1 < len(words) and is_person(words[index + 1]):
        index += 1
    return index + 1


def _one_person(words: Sequence[str], index: int, *, listed: bool) -> Group | None:
    """Read "a Syrian army officer", "another", "him", "and his wife", "a judge, his driver"."""
    word = words[index]
    if word in _ALONE_ONE and (index + 1 == len(words) or words[index + 1] in _ENDS):
        return Group(Count(1, 1), index, index + 1)
    if word not in _DESCRIBED:
        return None  # most words
    start = behind_age(words, index + 1)
    for position in range(start, min(len(words), start + _PHRASE)):
        if words[position] in _ENDS:
            return Group(Count(1, 1), index, position) if start > index + 1 else None
        if _is_collective(words, position) or read_number(words, position):
            return None
        if is_person(words[position]):
            joined = listed or words[index - 1] == "and"
            other = word in _OWN and (is_plural(words[position]) or not joined)
            return None if other else Group(Count(1, 1), index, _behind_nouns(words, position))
    return None


def _is_collective(words: Sequence[str], index: int) -> bool:
    """Whether a word stands for many, not for one of them as in "a police officer"."""
    after = words[index + 1] if index + 1 < len(words) else "."
    return words[index] in COLLECTIVES and (after in _ENDS or after == "of")


def behind_age(words: Sequence[str], index: int) -> int:
    """Token behind an age that stands at a token: "35-year-old"; the same token when none does.

    >>> behind_age("a 35 - year-old man".split(), 1), behind_age("a man".split(), 1)
    (4, 1)
    """
    if "".join(words[index + 1 : index + 3]) in {"-year-old", "yearold"}:
        return index + 3
    return index + (index < len(words) and words[index].endswith("year-old"))
