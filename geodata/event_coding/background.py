"""Background: violence that a report only looks back on, and bargains that something else rests on.

"The deadliest attack since 2015", "the anniversary of the blast", "has been hit by several bombings
since 2016" and "freed under an agreement reached in May" tell of nothing new.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from geodata.event_coding.wordset import any_of
from geodata.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geodata.event_coding.lexicon import Entry
    from geodata.event_coding.reading import Passage

__all__ = ["is_background"]

_SUPERLATIVES = any_of(
    "deadliest worst bloodiest biggest largest heaviest fiercest first second third latest"
)
_COPULAS = any_of("was is were are be been being as among became")
_EVER = any_of("since ever history decade decades years year months")
_REMEMBERED = any_of(
    "anniversary commemorate commemorates commemorated commemorating commemoration memorial "
    "remembrance remember remembering remembered mourn mourned mourning vigil funeral funerals "
    "veteran veterans survivor survivors"
)
_LEADERS = any_of("leader leaders organiser organisers organizer organizers veteran veterans")
_GOING = any_of(
    "drove drive driving way travelling traveling headed heading returning returned going home"
)
_RUMOURS = any_of("rumour rumours rumor rumors")
_TALKS = any_of("talks talk discussions discussion negotiations")
_DISCUSS = any_of("discuss discussed discusses discussing debate debated debating")
_TALKED_OUT = any_of(", failed collapsed stalled ended amid after as while when before despite")
"""Words behind which something else is told: "talks on a truce failed as shelling went on"."""
_IF_THE = frozenset(
    (word, the) for word in ("if", "unless", "until") for the in ("the", "its", "their", "these")
)
_PASSIVE = any_of("was were has have had been yet")
_BARGAINS = frozenset({"agreement", "ceasefire"})
_RESTING = any_of("under despite per as")
_REPEATED = any_of(
    "several many numerous repeated repeatedly frequent frequently series dozens hundreds "
    "thousands often regularly regular multiple wave string spate number"
)
_COUNTS = any_of("counted counts recorded registered tallied documented saw")
_FEW_DIGITS = 2
_HAVE = any_of("has have had")
_SINCE = 14
_NEAR = 9
_NOUN_PHRASE = 4


def is_background(passage: Passage, span: tuple[int, int], entry: Entry) -> bool:
    """Whether the words of a trigger only recall or presuppose what they name.

    Parameters
    ----------
    passage
        The sentence.
    span
        First and last token of the trigger.
    entry
        Its row in the table of triggers.

    Returns
    -------
    bool
        True for what is commemorated, ranked, summed up since a year, or rested upon.
    """
    words = passage.lowers
    if entry.kind in _BARGAINS:
        return entry.form == "noun" and _is_rested_upon(words, span[0])
    if entry.kind == "protest" and entry.form == "noun":
        return _is_of_its_leaders(words, span[0]) or _is_gone_to(words, span[0])
    if entry.strength == "act" and _is_of_nobody(words, span[0]):
        return True
    if KINDS[entry.kind].family != "violence":
        return False
    return (
        _is_remembered(words, span[0])
        or (entry.form == "noun" and _is_topic(words, span[0]))
        or (entry.kind == "armed_clash" and "without" in words[max(0, span[0] - 2) : span[0]])
        or _is_rumoured(words, span[0])
        or (entry.form == "noun" and _is_ranked(words, span))
        or _is_summed_up(passage, span)
        or (entry.kind == "killing" and _is_counted(words, span[0]))
    )


def _is_rested_upon(words: Sequence[str], first: int) -> bool:
    """Whether a bargain is what something else is done by: "under a deal", "as part of a truce"."""
    before = words[max(0, first - _NOUN_PHRASE - 1) : first]
    parts = (
        ("step", "of"),
        ("part", "of"),
        ("accordance", "with"),
        ("line", "with"),
        ("violation", "of"),
    )
    pairs = set(itertools.pairwise(before))
    return not _RESTING.isdisjoint(before) or any(pair in pairs for pair in parts)


def _is_of_its_leaders(words: Sequence[str], first: int) -> bool:
    """Whether it only says who somebody is: "jailed three leaders of the protests of 2014"."""
    before = words[max(0, first - _NOUN_PHRASE) : first]
    return "of" in before and not _LEADERS.isdisjoint(before)


def _is_gone_to(words: Sequence[str], first: int) -> bool:
    """Whether somebody was only on the way to it, or from it: "as he drove to a rally in X"."""
    before = words[max(0, first - _NEAR) : first]
    return not _GOING.isdisjoint(before) and not {"to", "from"}.isdisjoint(before[-_NOUN_PHRASE:])


def _is_remembered(words: Sequence[str], first: int) -> bool:
    """Whether it is kept in memory: "the anniversary of the blast that killed 200"."""
    return not _REMEMBERED.isdisjoint(words[max(0, first - _NEAR) : first])


def _is_topic(words: Sequence[str], first: int) -> bool:
    """Whether a noun is only what is talked about, or what a condition takes for granted."""
    return _is_talked_of(words, first) or _is_condition(words, first) or _is_to_end(words, first)


def _is_to_end(words: Sequence[str], first: int) -> bool:
    """Whether it is to have an end: "called for an end to the fighting"."""
    before = words[max(0, first - _NOUN_PHRASE) : first]
    return ("end", "to") in itertools.pairwise(before)


def _is_condition(words: Sequence[str], first: int) -> bool:
    """Whether it is what a condition takes for granted: "if the attacks go on"."""
    before = words[max(0, first - _NOUN_PHRASE) : first]
    return any(pair in _IF_THE for pair in itertools.pairwise(before))


def _is_talked_of(words: Sequence[str], first: int) -> bool:
    """Whether it is what is talked about: "to discuss the attacks", "talks on the war"."""
    before = words[max(0, first - _NEAR) : first]
    if not _TALKED_OUT.isdisjoint(before):
        return False
    talks = any(
        word in _TALKS and on in {"on", "about", "over"} for word, on in itertools.pairwise(before)
    )
    return talks or not _DISCUSS.isdisjoint(before)


def _is_of_nobody(words: Sequence[str], first: int) -> bool:
    """Whether a passive is said of nobody: "nobody was arrested", "no one has been detained"."""
    at = first - 1
    while at > 0 and words[at] in _PASSIVE:
        at -= 1
    subject = words[max(0, at - 1) : at + 1]
    nobody = subject == ("no", "one") or not {"nobody", "none"}.isdisjoint(subject[-1:])
    return nobody and at < first - 1


def _is_rumoured(words: Sequence[str], first: int) -> bool:
    """Whether it is only talked of: "a crowd angered by a rumour of a kidnapping"."""
    before = words[max(0, first - _NOUN_PHRASE) : first]
    return "of" in before and not _RUMOURS.isdisjoint(before)


def _is_ranked(words: Sequence[str], span: tuple[int, int]) -> bool:
    """Whether a noun only ranks another: "it was the deadliest attack since 2015"."""
    first, last = span
    before = words[max(0, first - _NOUN_PHRASE) : first]
    called = _COPULAS & set(words[max(0, first - _NOUN_PHRASE - 2) : first])
    ranked = _SUPERLATIVES & set(before) and _EVER & set(words[last + 1 : last + _SINCE])
    return bool(called and ranked)


def _is_counted(words: Sequence[str], first: int) -> bool:
    """Whether a place only counts its dead of a year: "counted some 2,600 murders in 2018"."""
    before = words[max(0, first - _NOUN_PHRASE) : first]
    many = any(word.replace(",", "").isdigit() and len(word) > _FEW_DIGITS for word in before)
    return many and not _COUNTS.isdisjoint(before)


def _is_summed_up(passage: Passage, span: tuple[int, int]) -> bool:
    """Whether it adds up years: "has been hit by several bombings since 2016"."""
    words, (first, last) = passage.lowers, span
    before = set(words[max(0, first - _NEAR) : first])
    going_on = words[max(0, first - 1) : first] == ("been",) and words[first].endswith("ing")
    if not (_HAVE & before and (going_on or _REPEATED & before)):
        return False
    behind = words[last + 1 : last + _SINCE]
    if "since" not in behind:
        return False
    since = last + 1 + behind.index("since")
    return any(since < passage.span(date)[0] <= since + 3 for date in passage.dates) or (
        since + 1 < len(words) and words[since + 1] in {"the", "then"}
    )
