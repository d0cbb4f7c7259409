"""How a happening is spoken of: as a fact, as known already, by a pronoun, and what was hit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geodata.event_coding.bearing import is_borne
from geodata.event_coding.headlines import is_headline
from geodata.event_coding.wordset import any_of
from geodata.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geodata.event_coding.reading import Passage
    from geodata.event_coding.triggers import Trigger

__all__ = ["has_drawn", "is_definite", "is_told", "subject_pronoun", "target_of"]

_KNOWN = any_of("the these those")
_DREW = any_of(
    "brought drew drove sparked triggered prompted provoked set led caused comes came follows"
)

_WEAPONS = any_of(
    "missile missiles rocket rockets shell shells bomb bombs strike strikes airstrike airstrikes "
    "drone drones warplanes jets raid raids attack attacks"
)
_PRONOUNS = any_of("it they he she")
_BEHIND_TARGET = any_of(
    "in at near on of by with from to and that which who after before during when while killing"
)
_ANY_TARGET = any_of("city town village area region country place people group forces")
_CUTS = any_of("of in by for with , and")
_RIOTING = any_of("riot property_destruction")
"""What "they" do who marched in the sentence before is told of the same protest."""
_OWN = any_of("its their his her")
_THE = any_of("the this that these those such")
_CROWD = any_of(
    "protesters demonstrators activists participants people persons members them some several "
    "students workers supporters leaders scene"
)


def is_told(passage: Passage, group: Sequence[Trigger]) -> bool:
    """Whether a verb tells it, be it one that only carries its noun."""
    return any(
        trigger.use in {"active", "passive", "participle"}
        or (trigger.use == "noun" and is_borne(passage.lowers, trigger.first, trigger.last))
        for trigger in group
    ) or is_headline(passage, group[0])


def subject_pronoun(passage: Passage, group: Sequence[Trigger]) -> str:
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


def target_of(passage: Passage, group: Sequence[Trigger]) -> str:
    """Head of the phrase that says what was hit: "attacked a military parade in …"."""
    for trigger in group:
        if KINDS[trigger.kind].family != "violence" or trigger.use not in {"active", "noun"}:
            continue
        index = trigger.last + 1 + (passage.word(trigger.last + 1) in {"on", "at", "against"})
        if passage.word(index) not in {"a", "an", "the", "its", "their", "his"}:
            continue
        head = ""
        for position in range(index + 1, min(index + 6, len(passage.lowers))):
            word = passage.lowers[position]
            if not word.isalpha() or word in _BEHIND_TARGET or position in passage.dated:
                break
            head = word
        if head and head not in _ANY_TARGET:
            return head
    return ""


def has_drawn(passage: Passage, trigger: Trigger) -> bool:
    """Whether a known deed drew what is told behind it: "the killings brought people onto …"."""
    known = trigger.use == "noun" and passage.word(trigger.first - 1) in _KNOWN
    return known and passage.word(trigger.last + 1) in _DREW


def is_definite(passage: Passage, group: Sequence[Trigger]) -> bool:
    """Whether a happening is spoken of as known already: "the attack", "that strike"."""
    nouns = [trigger.first for trigger in group if trigger.use == "noun"]
    if any(_is_new(passage.lowers[max(0, first - 4) : first]) for first in nouns):
        return False
    if any(_is_of_crowd(passage, trigger) for trigger in group):
        return True
    if any(t.kind in _RIOTING for t in group) and subject_pronoun(passage, group) == "they":
        return True
    if all(trigger.entry.strength == "harm" for trigger in group):
        literal = any(name.toponym.role == "literal" for name in passage.placed)
        return not literal and not passage.dates
    return any(_points_back(passage, trigger) for trigger in group)


def _is_of_crowd(passage: Passage, trigger: Trigger) -> bool:
    """Whether some of a crowd told of before are arrested: "eleven of them were detained"."""
    if trigger.kind != "arrest":
        return False
    near = passage.lowers[max(0, trigger.first - 6) : trigger.last + 8]
    return not _CROWD.isdisjoint(near) and not any(
        name.toponym.role == "literal" for name in passage.placed
    )


def _is_new(before: Sequence[str]) -> bool:
    """Whether the words before a noun bring it up for the first time: "a", "an", "another"."""
    articles = [word for word in before if word in _THE or word in {"a", "an", "another"}]
    return bool(articles) and articles[-1] not in _THE


def _points_back(passage: Passage, trigger: Trigger) -> bool:
    words = passage.lowers[max(0, trigger.first - 5) : trigger.first]
    before = set(words)
    if trigger.use == "noun":
        cut = max((i + 1 for i, word in enumerate(words) if word in _CUTS), default=0)
        return not (_THE | _OWN).isdisjoint(words[cut:])
    opening = passage.lowers[:4]
    if opening[:1] == ("the",) and not _WEAPONS.isdisjoint(opening):
        return True
    return bool(_THE & before and _WEAPONS & before)
