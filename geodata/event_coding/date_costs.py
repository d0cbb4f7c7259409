"""How far a date of a sentence stands from a happening, in words and clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geodata.event_coding.mentioning import has_drawn
from geodata.event_coding.reading import SPEECH
from geodata.event_coding.wordset import any_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geodata.event_coding.reading import Passage
    from geodata.event_coding.triggers import Trigger
    from geodata.models import DateMention

__all__ = ["DATELINE", "HELPERS", "NEVER", "OPENS", "PEOPLE", "cost_of"]

NEVER = 999
"""Cost of a date that is that of something else."""
OPENS = 2
"""A date that stands no further from the start opens its sentence."""
DATELINE = 5
"""How far from the start the date of a dateline stands at most."""
HELPERS = any_of("was were is are be been being has have had 's got")
PEOPLE = any_of("who which that")
_CLAUSE = 8
_COORDINATORS = any_of("and but while when then as")
"""A date right before one of these belongs to what is told before it."""
_THEMSELVES = any_of("they it its we their")
_AHEAD = any_of("would will could may might should was were is are")
_OWN = 4
_RELATIVE = any_of("which who whom whose where")
_CLAIMED = any_of("claimed condemned denounced deplored praised hailed welcomed mourned")
_LIVES = any_of("life lives")
"""What a bomb claims: it does not speak."""
_DISCLOSED = any_of("denied disclosed acknowledged admitted conceded complained alleged announced")
"""Verbs of saying, where "that" and what is said follow the day."""
_BARGAINS = any_of("truce ceasefire agreement deal accord accords treaty pact war coup")
"""What may be called by its month: "violations of the July truce"."""
_HAPPENINGS = any_of(
    "election elections vote referendum attack attacks bombing massacre strike coup revolution "
    "uprising war agreement accord deal truce ceasefire treaty killing killings blast explosion"
)
_DEFINITE = any_of("the its their his her this that presidential parliamentary general")
"""What a date may be that of: "the coup of 1 February", "the presidential election of August 9"."""
_RESTRICTIVE = _RELATIVE | any_of("that")
_INSIDE = 14


def cost_of(
    passage: Passage, date: DateMention, triggers: Sequence[Trigger], *, speech: bool
) -> int:
    """How far a date stands from the nearest trigger; a clause between counts eight words."""
    first, last = passage.span(date)
    words, clauses = passage.lowers, passage.clauses
    if not speech and _dates_speech(words, first, last):
        return NEVER
    clause = clauses[min(first, len(clauses) - 1)]
    best = NEVER
    possessive = words[last - 1].endswith("'s") or words[last : last + 1] == ("'s",)
    named = words[max(0, first - 1) : first] == ("the",) and passage.word(last) in _BARGAINS
    other = _noun_of(passage, first)
    for trigger in triggers:
        if _is_beyond(passage, (first, last), trigger):
            continue
        if 0 <= other != trigger.head:
            continue
        if (possessive or named) and not 0 <= trigger.head - last < 4:
            continue
        apart = min(abs(clause - clauses[trigger.head]), 4)
        gap = first - trigger.last if first > trigger.head else trigger.first - last + 1
        cost = min(max(gap, 0), 20) + _CLAUSE * apart
        if first > trigger.head and not _RELATIVE.isdisjoint(words[trigger.last : first]):
            cost += NEVER if speech else 10  # "threatened everyone who goes to the polls on"
        if OPENS < first < trigger.head and not _COORDINATORS.isdisjoint(words[last : last + 2]):
            cost += _CLAUSE
        if first <= OPENS and trigger.head > last:
            cost = min(cost, 6 + apart)
        best = min(best, cost)
    return best


def _noun_of(passage: Passage, first: int) -> int:
    """Token of the happening that a date names, as in "the election of 9 August"; -1 when none."""
    noun = first - 2
    named = passage.word(first - 1) == "of" and passage.word(noun) in _HAPPENINGS
    return noun if named and passage.word(noun - 1) in _DEFINITE else -1


def _is_beyond(passage: Passage, span: tuple[int, int], trigger: Trigger) -> bool:
    """Whether a date is out of a trigger's reach, by an aside or by what came before or since.

    "On 22 May, after four had been murdered" tells the day of what followed, and "rebels who had
    seized them in May freed three" not that of the release.
    """
    first, last = span
    if first in passage.asides and trigger.head not in passage.asides:
        return True
    inside = _recalled(passage.lowers, first)
    between = passage.lowers[last : trigger.first]
    earlier = "after" in between and "had" in between[-3:]
    if first > trigger.last and _is_only_known(passage, trigger):
        return True
    if trigger.head > last and _is_inside_subject(passage.lowers, first, last):
        return True
    recalled = inside >= 0 and not inside < trigger.head < first
    return earlier or recalled or "since" in passage.lowers[trigger.last + 1 : first - 1]


def _is_only_known(passage: Passage, trigger: Trigger) -> bool:
    """Whether a day behind is that of what was said of a deed, or of what the deed drew.

    "A spokesman claimed the attack in a speech on Wednesday", "the killings brought people onto the
    streets on Friday".
    """
    known = passage.word(trigger.first - 1) == "the"
    claimed = known and passage.word(trigger.first - 2) in _CLAIMED
    return claimed or has_drawn(passage, trigger)


def _is_inside_subject(words: Sequence[str], first: int, last: int) -> bool:
    """Whether a date closes what is told of the subject: "a man who was seized on Friday was"."""
    if words[last : last + 1] == () or words[last] not in HELPERS:
        return False
    for index in range(first - 1, max(-1, first - _INSIDE - 1), -1):
        if words[index] in {",", ";"}:
            return False
        if words[index] in PEOPLE and words[index + 1] in HELPERS:
            return True
    return False


def _recalled(words: Sequence[str], first: int) -> int:
    """Token that opens the clause "that they had …" in which a date stands; -1 when in none."""
    for index in range(first - 1, max(-1, first - _INSIDE - 1), -1):
        if words[index] in {",", ";"}:
            break
        if words[index] in _RESTRICTIVE and "had" in words[index + 1 : min(first, index + 4)]:
            return -1 if words[index - 1 : index] and words[index - 1] in SPEECH else index
    return -1


def _dates_speech(words: Sequence[str], first: int, last: int) -> bool:
    """Whether a date says when somebody spoke: "said on Monday", "a statement Friday"."""
    before = words[max(0, first - 3) : first]
    if words[0] == "as" and first <= DATELINE:
        return False  # "As reported on 3 May, …"
    verb = before[-2:-1] if before[-1:] == ("on",) else before[-1:]
    if not SPEECH.isdisjoint(verb):
        return not _is_own_deed(words, last)
    if not _DISCLOSED.isdisjoint(verb) and words[last : last + 1] == ("that",):
        return verb == ("denied",) or not _is_own_deed(words, last)
    speaks = first > 2 and not SPEECH.isdisjoint(words[last : last + 1])
    return speaks and _LIVES.isdisjoint(words[last + 1 : last + _OWN])


def _is_own_deed(words: Sequence[str], index: int) -> bool:
    """Whether those who speak tell what they did: "said on Sunday that they had shelled"."""
    behind = words[index + (words[index : index + 1] == ("that",)) :][:_OWN]
    return behind[:1] != () and behind[0] in _THEMSELVES and _AHEAD.isdisjoint(behind)
