"""What a protest is about, which its sentence does not tell as a happening of its own.

In "students marched against the arrest of two teachers" nobody is arrested that day: behind
"against", "to demand" or "in solidarity with" stand the grounds of a protest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geodata.event_coding.wordset import any_of
from geodata.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geodata.event_coding.reading import Passage
    from geodata.event_coding.triggers import Trigger

__all__ = ["GROUNDS", "without_grounds"]

GROUNDS = any_of(
    "against over denounce denounced denouncing condemn condemned condemning demand demanded "
    "demanding demands justice solidarity support call calling commemorate commemorating mark "
    "marking criticize criticise urging urge opposing oppose reject rejecting accusing accused "
    "honor honour express expressing protest protesting about"
)
"""Words behind which a protest says what it is for or against."""
_SINCE = any_of("after following since for")
"""Open the grounds only where a noun or a relative clause follows: "after the killing of"."""
_ENDS = any_of("; while when but")
_POLICE = any_of("police policemen officers gendarmes security soldiers troops forces")
_HELPERS = any_of("was were been being are is")
_RELATIVES = any_of("who whom whose which that")
_BEFORE_THAT = any_of("after following since")
_DAY = 10
"""Tokens behind what happened within which its day is told."""
_SUBORDINATE = _RELATIVES | _BEFORE_THAT


def without_grounds(passage: Passage, triggers: Sequence[Trigger]) -> list[Trigger]:
    """Leave out triggers that only say what the protest before them is about."""
    protest = next((t for t in triggers if KINDS[t.kind].family == "protest"), None)
    if protest is None:
        return list(triggers)
    grounds = _grounds(passage.lowers, protest.last + 1)
    return [
        t
        for t in triggers
        if not _is_ground(passage.lowers, grounds, t) or _has_its_day(passage, protest, t)
    ]


def _has_its_day(passage: Passage, protest: Trigger, trigger: Trigger) -> bool:
    """Whether a relative clause tells on what day it happened: "whom gunmen took on 2 May".

    The protest itself must have another, which stands before.
    """
    if trigger.entry.strength == "harm" or trigger.use == "noun":
        return False
    relative = _RELATIVES & set(passage.lowers[protest.last : trigger.first])
    days = [
        passage.span(date)[0]
        for date in passage.dates
        if date.range and date.range.first == date.range.last
    ]
    behind = range(trigger.last + 1, trigger.last + _DAY)
    return (
        bool(relative)
        and any(at < trigger.first for at in days)
        and any(at in behind for at in days)
    )


def _grounds(words: Sequence[str], start: int) -> range:
    """Tokens behind the first word that opens the grounds of a protest."""
    first = next((i for i in range(start, len(words)) if _opens(words, i)), len(words))
    for index in range(first + 1, len(words)):
        police = words[index] == "and" and _POLICE & set(words[index + 1 : index + 4])
        if words[index] in _ENDS or police:
            return range(first, index)
    return range(first, len(words))


def _opens(words: Sequence[str], index: int) -> bool:
    if words[index] in _SINCE:
        return not {"the", "a", "an"}.isdisjoint(words[index + 1 : index + 2])
    return words[index] in GROUNDS


def _goes_on(words: Sequence[str], trigger: Trigger) -> bool:
    """Whether a participle behind a comma tells on: "marched against it, burning a car"."""
    told_on = words[trigger.first - 1 : trigger.first] == (",",)
    return told_on and KINDS[trigger.kind].family == "violence"


def _is_ground(words: Sequence[str], grounds: range, trigger: Trigger) -> bool:
    if trigger.first not in grounds or KINDS[trigger.kind].family == "protest":
        return False
    if trigger.first == grounds.start:
        return KINDS[trigger.kind].family == "threats"
    before = words[grounds.start : trigger.first]
    if not _SUBORDINATE.isdisjoint(before[-8:]):
        return True
    if trigger.use == "active" or (trigger.use == "participle" and _goes_on(words, trigger)):
        return False
    return not (trigger.use == "passive" and not _HELPERS.isdisjoint(before[-3:]))
