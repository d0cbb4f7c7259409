"""What speaks for and against a name as the place of an event: clues that can be read.

A clue is a line such as "relation in behind": the name stands behind the verb and "in" governs it.
The first word is its table in ``model.toml``, where each clue has its weight.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from geodata.event_coding.location.words import AUXILIARIES, sort_of_word
from geodata.event_coding.reading import SPEECH
from geodata.event_coding.wordset import any_of
from geodata.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geodata.event_coding.governing import Candidate
    from geodata.event_coding.location.layout import Layout
    from geodata.event_coding.reading import Passage
    from geodata.event_coding.triggers import Trigger

__all__ = ["clues"]

_RELATIONS = any_of(
    "in at near on from to into of over through against object subject by with for around inside "
    "outside between topic towards across along off under about toward throughout within as"
)
_CUES = any_of(
    "who which that where when while after before as since if because but and or to for against "
    "about whose following during amid until although though so than including from by with ; : "
    '( ) "'
)
_QUOTES = {"\u201c": '"', "\u201d": '"'}
_MODALS = any_of("will would could may might can should must to")
_NOT = any_of("not never no n't without cannot")
_LEANS = (
    (
        "home",
        any_of("based stationed headquartered born exiled trained trains governor mayor governor's")
        | {"native"},
    ),
    ("flown", any_of("flew fly flying passed passing")),
    ("coded", any_of("coded")),
)
_TENSES = (("modal", _MODALS), ("negated", _NOT), ("perfect", any_of("has have been")))
_STEPS = (1, 2, 3, 5, 8, 12, 18, 26, 40)


def clues(
    passage: Passage, layout: Layout, number: int, trigger: Trigger, others: Sequence[Trigger]
) -> list[str]:
    """List what speaks for or against a name as the place of what a trigger tells.

    Parameters
    ----------
    passage, layout
        The sentence and its names.
    number
        Which of the names.
    trigger
        The words that tell of the event.
    others
        Triggers of other events of the sentence.
    """
    name = layout.candidates[number]
    side = "behind" if name.first > trigger.head else "before"
    return [
        *_of_relation(passage, name, trigger, others),
        *_of_distance(passage, layout, name, trigger, others),
        *_of_words_between(passage, name, trigger, side),
        *_of_neighbours(passage, name),
        *_of_names(layout, number, trigger, side),
        *_of_trigger(passage, trigger, side),
    ]


def _of_relation(
    passage: Passage, name: Candidate, trigger: Trigger, others: Sequence[Trigger]
) -> list[str]:
    """Clues of the word that governs the name and of what stands before that word."""
    side = "behind" if name.first > trigger.head else "before"
    relation = name.relation if name.relation in _RELATIONS else "other"
    family = KINDS[trigger.kind].family
    found = [
        f"side {side}",
        f"relation {relation} {side}",
        f"relation {relation} {trigger.use} {side}",
        f"relation {relation} {family}",
    ]
    told = relation == "of" and trigger.first <= name.governor - 1 <= trigger.last
    if told or name.governor == trigger.head:
        found.append(f"own {relation} {trigger.use}")
    if name.governor <= 1 and side == "before":
        found.append(f"leading {relation}")
    role = name.placed.toponym.role
    found += [f"role {role}", f"role {role} {relation}"]
    if relation not in {"subject", "object", "topic"}:
        found += _of_noun(passage, name, (trigger, others), relation)
    if side == "before" and "where" in passage.lowers[name.last : name.last + 2]:
        found.append("where")
    return found


def _of_noun(
    passage: Passage,
    name: Candidate,
    told: tuple[Trigger, Sequence[Trigger]],
    relation: str,
) -> list[str]:
    """Clues of the word that the preposition leans on: "troops in", "a house in", "based in"."""
    index = name.governor - 1
    while index >= 0 and (passage.lowers[index].endswith("ly") or index in passage.dated):
        index -= 1
    trigger, others = told
    sort = sort_of_word(passage, index)
    if trigger.first <= index <= trigger.last:
        sort = "trigger"
    elif any(other.first <= index <= other.last for other in others):
        sort = "rival"
    found = [f"noun {sort}", f"noun {sort} {relation}"]
    before = passage.lowers[max(0, name.governor - 3) : max(0, name.governor)]
    return found + [f"noun {word}" for word, listed in _LEANS if not listed.isdisjoint(before)]


def _of_distance(
    passage: Passage, layout: Layout, name: Candidate, trigger: Trigger, others: Sequence[Trigger]
) -> list[str]:
    """Clues of what lies between: words, clauses, verbs, other events."""
    behind = name.first > trigger.head
    side = "behind" if behind else "before"
    low, high = _gap(name, trigger)
    commas = passage.lowers[low:high].count(",")
    words = max(0, high - low) - commas
    dated = [index for index in passage.dated if low <= index < high]
    words -= len([index for index in dated if passage.lowers[index] != ","])
    step = _STEPS[bisect_left(_STEPS, words)] if words <= _STEPS[-1] else "far"
    clause = passage.clauses[name.first]
    apart = abs(clause - trigger.clause)
    verbs = max(0, bisect_left(layout.verbs, high) - bisect_left(layout.verbs, low))
    rivals = len([other for other in others if low <= other.head < high])
    found = [
        f"distance {step} {side}",
        f"clause {min(apart, 4)} {side}",
        f"verbs {min(verbs, 4)} {side}",
        f"rivals {min(rivals, 3)} {side}",
        f"commas {min(commas, 3)} {side}",
    ]
    if apart and any(other.clause == clause for other in others):
        found.append(f"claimed {side}")
    if (name.first in passage.asides) != (trigger.head in passage.asides):
        found.append("aside")
    return found


def _gap(name: Candidate, trigger: Trigger) -> tuple[int, int]:
    """First and last token between a trigger and a name, whichever comes first."""
    if name.first > trigger.head:
        return trigger.last + 1, name.first
    return name.last, trigger.first


def _of_words_between(passage: Passage, name: Candidate, trigger: Trigger, side: str) -> list[str]:
    low, high = _gap(name, trigger)
    between = set(passage.lowers[low:high])
    between.update([_QUOTES[word] for word in between & _QUOTES.keys()])
    found = [f"between {word} {side}" for word in between & _CUES]
    if between & SPEECH:
        found.append(f"between speech {side}")
    return sorted(found)


def _of_neighbours(passage: Passage, name: Candidate) -> list[str]:
    """Clues of what the name is and of the words that touch it."""
    place = name.placed.place
    after = sort_of_word(passage, name.last)
    found = [
        f"feature {place.feature if place else 'unplaced'}",
        f"after {after}",
        f"touching {sort_of_word(passage, name.first - 1)}",
    ]
    if name.first < 2:
        found.append(f"first {after}")
    return found


def _of_names(layout: Layout, number: int, trigger: Trigger, side: str) -> list[str]:
    """Clues of the other names: which lie closer, on which side, and how they are tied."""
    name = layout.candidates[number]
    low, high = sorted((name.first, trigger.head))
    closer = _between(layout.firsts, low, high)
    free = _between(layout.free, low, high)
    behind = len(layout.firsts) - bisect_right(layout.firsts, trigger.head)
    across = len(layout.firsts) - behind if side == "behind" else behind
    found = [
        f"closer {min(closer, 3)} {side}",
        f"free {min(free, 3)} {side}",
        f"across {min(across, 2)} {side}",
        f"names {min(len(layout.firsts), 4)}",
        *(f"tie {tie}" for tie in sorted(layout.ties[number] or ("none",))),
    ]
    if name.placed.toponym.text in layout.repeated:
        found.append("repeated")
    return found


def _between(places: Sequence[int], low: int, high: int) -> int:
    """Count the sorted tokens that lie between two others."""
    return bisect_left(places, high) - bisect_right(places, low)


def _of_trigger(passage: Passage, trigger: Trigger, side: str) -> list[str]:
    """Clues of how the event is told, which say whether it has a place at all."""
    word = passage.lowers[trigger.head]
    sort = "speech" if word in SPEECH else "helper" if word in AUXILIARIES else "other"
    before = passage.lowers[max(0, trigger.first - 4) : trigger.first]
    found = ["always", f"use {trigger.use} {side}", f"verb {sort}"]
    found.append(f"kind {KINDS[trigger.kind].family}")
    return found + [f"tense {name}" for name, words in _TENSES if not words.isdisjoint(before)]
