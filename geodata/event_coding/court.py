"""Violence that stands before a court: what somebody is charged with is no fresh event.

In "she was charged with murder" and "the trial of a man accused of stabbing a nurse" the deed is
old and only names the case; what happens is the arrest or the trial. An accusation between the
sides of a conflict ("the army accused rebels of shelling the school") is not of this sort.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geodata.event_coding.wordset import any_of
from geodata.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geodata.event_coding.lexicon import Entry
    from geodata.event_coding.reading import Passage
    from geodata.event_coding.triggers import Trigger

__all__ = ["is_before_court", "without_crimes"]

_POLICED = any_of("arrest property_destruction accusation seizure")
_HARM = any_of("killing attack beating armed_clash")
_CHARGES = any_of(
    "charged charges charge convicted conviction guilty indicted indictment arraigned counts count "
    "sentenced jailed imprisoned acquitted trial suspicion warrant warrants lawsuit sued pleaded "
    "pled prosecuted extradited defendant"
)
"""Words of the courts, behind which the deed is named."""
_SENTENCED = any_of("sentence sentences sentenced sentencing condemned")
_LEADING = any_of("with of for on in over")
"""Lead from a word of the courts to the deed: "charged with", "convicted of", "trial for"."""
_DOUBTED = any_of("accused suspected wanted")
_CASES = any_of(
    "case cases trial trials charge charges victim victims suspect suspects defendant conviction "
    "convictions investigation investigations investigator weapon mystery rate rates spree plot "
    "conspiracy warrant lawsuit count counts scene hearing inquiry inquest"
)
"""What the name of a deed describes: "a murder suspect", "the assault charge"."""
_PROCEDURE = any_of(
    "dui dwi felony misdemeanor misdemeanour battery bail bond probation parole aggravated "
    "first-degree second-degree third-degree sheriff deputies homicide"
)
"""Words of the police and the courts of a place at peace."""
_THEFT = any_of(
    "burglary burglaries burglar robbery robberies theft thefts larceny shoplifting fraud forgery "
    "embezzlement drunk drunken intoxicated prostitution meth marijuana counterfeit pornography "
    "molestation molesting trespassing vandalism counts neglect delinquency concealed "
    "traffic domestic affidavit accomplice rapist"
)
"""Ordinary crimes, which coders of conflicts leave to the police; a mob may punish them."""
_HOSTILE = frozenset(
    {"armed-group", "coalition", "military", "political", "state", "government", "unlisted"}
)
_PUBLIC = frozenset({"protesters", "activists", "journalists", "rioters"})
"""People whose arrest is no ordinary matter of the police."""
_OF_WAR = any_of(
    "bomb bombs bombing bombings explosives explosive device terrorism terrorist "
    "militants militant insurgents insurgency rebels spying espionage treason sabotage "
    "collaborating collaboration "
    "links ties membership belonging army soldiers troops militia militias"
)
"""What makes it no ordinary matter of the police: "held on suspicion of planting a bomb"."""
_CHARGED = _PROCEDURE | (_CHARGES - {"count", "counts"})
_STOPS = any_of("; : . who whom whose after when while but was were has had")
_PLEAS = any_of("guilty pleaded pled")
_OF_COURTS = _CHARGES | _DOUBTED | {"tried"}
_REACH = 16
_SUBJECT = 4


def is_before_court(passage: Passage, span: tuple[int, int], entry: Entry) -> bool:
    """Whether the words of a trigger only name what a court deals with.

    Parameters
    ----------
    passage
        The sentence.
    span
        First and last token of the deed.
    entry
        The row of the table of triggers that names it; only violence is a deed.

    Returns
    -------
    bool
        True for "charged with murder", "a man accused of stabbing", "the murder trial".
    """
    if KINDS[entry.kind].family != "violence":
        return False
    words, (first, last) = passage.lowers, span
    sentence = words[first - 1 : first + 1] == ("to", "death") and _SENTENCED & set(words[:first])
    if sentence or (entry.form == "noun" and not _CASES.isdisjoint(words[last + 1 : last + 2])):
        return True
    for index in range(first - 1, max(-1, first - _REACH), -1):
        word = words[index]
        if word in _STOPS:
            return False
        if word not in _OF_COURTS:
            continue
        between = words[index + 1 : first]
        pleaded = word in _PLEAS and "to" in between
        tried = word == "tried" and between[:1] == ("for",)
        if tried or (word in _CHARGES and (pleaded or not _LEADING.isdisjoint(between))):
            return True
        if word in _DOUBTED and between[:1] and between[0] in _LEADING:
            return not _is_side(passage, index)
    return False


def without_crimes(passage: Passage, triggers: Sequence[Trigger]) -> Sequence[Trigger]:
    """Leave out what a sentence tells of ordinary crime, where no protest and no side is named."""
    words = passage.vocabulary
    charged = not _CHARGED.isdisjoint(words)
    if not (charged or _THEFT & words) or _is_of_conflict(passage, triggers):
        return triggers
    left_out = _POLICED | _HARM if charged else _POLICED
    return [trigger for trigger in triggers if trigger.kind not in left_out]


def _is_of_conflict(passage: Passage, triggers: Sequence[Trigger]) -> bool:
    """Whether a protest, or a side of a conflict, is in a sentence."""
    if any(KINDS[trigger.kind].family == "protest" for trigger in triggers):
        return True
    if "suspicion" in passage.vocabulary and not _OF_WAR.isdisjoint(passage.vocabulary):
        return True
    actors = [mention.actor for mention in passage.actors]
    return any(actor.kind in _HOSTILE or actor.id in _PUBLIC for actor in actors)


def _is_side(passage: Passage, index: int) -> bool:
    """Whether a side of a conflict, not just a person, is "accused of" it."""
    spans = [span for span, m in passage.actor_spans if m.actor.kind in _HOSTILE]
    return any(0 <= index - last <= _SUBJECT for _, last in spans)
