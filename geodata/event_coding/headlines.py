"""Headlines and captions without a verb, whose nouns tell all: "Renewed clashes in Homs"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geodata.event_coding.lexicon import pasts
from geodata.event_coding.location.words import AUXILIARIES
from geodata.event_coding.means import weapon_kind
from geodata.event_coding.people import is_person
from geodata.event_coding.reading import SPEECH
from geodata.event_coding.wordset import any_of

if TYPE_CHECKING:
    from geodata.event_coding.reading import Passage
    from geodata.event_coding.triggers import Trigger

__all__ = ["is_headline"]

_LONGEST = 16
_VERBS = AUXILIARIES | SPEECH
_SUBORDINATE = any_of("the this that which who if after")
_LED_BY = any_of(
    "new renewed continued continuous ongoing fresh more further another second two three four "
    "five six several many multiple twin series a an fierce violent heavy intense deadly fatal "
    "huge large big massive limited sporadic mutual armed rebel regime government army militant "
    "suicide car truck roadside border ethnic tribal communal street mass violence terror "
    "terrorist video photos breaking urgent update : ( )"
)
"""Words that may stand before a noun which is the whole of a headline."""
_BEHIND = any_of("in at near on around between against by along outside inside and , : .") | {""}
"""What stands behind it; another noun would make a different thing of it: "attack dogs"."""
_LABOUR = any_of("strike strikes")
_LOOKING_BACK = any_of("timeline anniversary explained history remembered")


def is_headline(passage: Passage, trigger: Trigger) -> bool:
    """Whether a noun is the whole of what a line without a verb says.

    A line without a full stop that stands further below is the heading of a section.
    """
    if trigger.use != "noun" or passage.word(trigger.last + 1) not in _BEHIND:
        return False
    if passage.paragraph > 0 and passage.lowers[-1] != ".":
        return False
    if len(passage.lowers) > _LONGEST or "?" in passage.vocabulary:
        return False
    first, last = passage.part(trigger.first)
    first += first > 0  # "and" itself
    if not all(_may_lead(passage, index) for index in range(first, trigger.first)):
        return False
    led = passage.lowers[first : trigger.first]
    if passage.lowers[trigger.first] in _LABOUR and not (
        weapon_kind(led) or _is_led_by_actor(passage, trigger)
    ):
        return False
    return not any(_is_telling(word) for word in passage.lowers[first:last])


def _may_lead(passage: Passage, index: int) -> bool:
    """Whether a word before a noun leaves it what it is: how many, of what sort, by whom."""
    word = passage.lowers[index]
    if word in _LED_BY or word.isdigit() or index in passage.names:
        return True
    acting = any(first <= index < last for (first, last), _ in passage.actor_spans)
    return acting or is_person(word) or weapon_kind([word]) is not None


def _is_led_by_actor(passage: Passage, trigger: Trigger) -> bool:
    """Whether somebody is named right before a noun: "Israeli strikes on X"."""
    ends = {last for (_, last), _ in passage.actor_spans}
    return trigger.first in ends or trigger.first - 1 in passage.names


def _is_telling(word: str) -> bool:
    """Whether a word is a verb by its look, opens a clause, or says that it is long ago."""
    if word in _VERBS or word in _SUBORDINATE or word in _LOOKING_BACK or word in pasts():
        return True
    year = len(word) == len("1999") and word.isdigit()
    return year or (len(word) > len("need") and word.endswith("ed") and word not in _LED_BY)
