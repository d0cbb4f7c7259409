"""Find the words of a sentence that tell of an event, and how each is used.

A word such as "attack" is a noun or a verb; a verb is active, passive, a participle or an
infinitive. The words around it decide, by rules that can be read here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from geodata.events.lexicon import Entry, lexicon
from geodata.events.wordset import any_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geodata.events.reading import Passage

__all__ = ["Trigger", "Use", "find_triggers"]

Use = Literal["active", "passive", "participle", "infinitive", "noun"]

_BE = any_of("was were is are be been being get gets got 's 're")
_HAVE = any_of("has have had having")
_MODALS = any_of(
    "will would could can may might must should shall did does do cannot won't didn't don't doesn't "
    "couldn't wouldn't ll 'll"
)
_BEFORE_NOUN = any_of(
    "a an the this that these those his her its their our my your any no some several many more "
    "another each every such other first second third last latest recent fresh new deadly heavy "
    "two three four five six seven eight nine ten of in by after during from with for on amid "
    "following against under via through despite at joint major large small armed air drone "
    "missile rocket terrorist terror violent intense fierce ongoing reported alleged"
)
_AFTER_NOUN = any_of(
    "on against by between in at near of from which that was were is are has have had killed left "
    "took targeting targeted will would"
)
_MODIFIED = any_of(
    "group groups helicopter helicopters capability capabilities movement movements leader leaders "
    "system systems defense defence site sites season command crew crews fighter jet jets"
)
_PLACES_AND_TIMES = any_of("in at near on during when while after last since outside inside")
_DETERMINERS = any_of("a an the its his her their this that these those at")
_BEFORE_VERB = any_of("that this these those after by before from for of with on in")
_REACH = 15
"""How many tokens around a trigger are searched for the words that it needs."""
_GAP = 6


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that tell of an event; ``first``, ``last`` and ``head`` are token indices."""

    entry: Entry
    first: int
    last: int
    head: int
    clause: int
    use: Use

    @property
    def kind(self) -> str:
        """Kind of event that the words name."""
        return self.entry.kind


def find_triggers(passage: Passage) -> tuple[Trigger, ...]:
    """Find the triggers of a sentence, in their order, none inside another."""
    words = passage.lowers
    table = lexicon()
    covered = _names(passage)
    found: list[Trigger] = []
    for index, word in enumerate(words):
        if word in table and index not in covered:
            trigger = _match(passage, index, table[word])
            if trigger is not None:
                found.append(trigger)
    return tuple(_without_overlaps(found))


def _names(passage: Passage) -> frozenset[int]:
    """Tokens inside names of several words: "Popular Mobilization Forces" mobilizes nobody."""
    inside: set[int] = set()
    mentions = [(passage.span(mention), mention.text) for mention in passage.actors]
    names = [(passage.span(name.toponym), name.toponym.text) for name in passage.placed]
    for (first, last), text in mentions + names:
        if last - first > 1 and text[:1].isupper():
            inside.update(range(first, last))
    return frozenset(inside)


def _match(passage: Passage, index: int, entries: Sequence[Entry]) -> Trigger | None:
    """First entry that fits at a token, or None."""
    words = passage.lowers
    noun: bool | None = None
    for entry in entries:
        span = _phrase_span(words, index, entry)
        if span is None or not _fits_context(words, span, entry):
            continue
        if entry.form not in {"literal", "noun", "ed", "past"} or len(entry.words) == 1:
            noun = _reads_as_noun(passage, index, entry) if noun is None else noun
            if entry.form != "literal" and noun != (entry.form == "noun"):
                continue
        if entry.form == "ing" and _is_adjective(words, index):
            continue
        if entry.form == "noun" and span[1] + 1 < len(words) and words[span[1] + 1] in _MODIFIED:
            continue
        if _is_state(words, index, entry):
            continue
        use: Use = "noun" if entry.form == "noun" else _voice(words, span[0], entry.form)
        return Trigger(entry, span[0], span[1], index, passage.clauses[index], use)
    return None


def _phrase_span(words: Sequence[str], index: int, entry: Entry) -> tuple[int, int] | None:
    """Tokens that a phrase covers when its head stands at ``index``; … lets a few words pass."""
    first = index - entry.head
    if first < 0 or tuple(words[first:index]) != entry.words[: entry.head]:
        return None
    position = index
    gap = 0
    for word in entry.words[entry.head + 1 :]:
        if word == "…":
            gap = _GAP
            continue
        reach = words[position + 1 : position + 2 + gap]
        if word not in reach:
            return None
        position += 1 + reach.index(word)
        gap = 0
    return first, position


def _fits_context(words: Sequence[str], span: tuple[int, int], entry: Entry) -> bool:
    if not entry.needs and not entry.unless:
        return True
    first, last = span
    near = {*words[max(0, first - _REACH) : first], *words[last + 1 : last + 1 + _REACH]}
    near |= {word[:-1] for word in near if word.endswith("s")}
    if entry.unless & near:
        return False
    return not entry.needs or bool(entry.needs & near)


def _reads_as_noun(passage: Passage, index: int, entry: Entry) -> bool:
    """Whether a word that may be either is a noun where it stands."""
    words = passage.lowers
    form = entry.form
    if form in {"ed", "past", "participle"}:
        return False
    before = words[index - 1] if index else ""
    after = words[index + 1] if index + 1 < len(words) else ""
    if form == "noun" and not _may_be_verb(words[index]):
        return True
    if form != "noun" and not _may_be_noun(words[index]):
        if form == "s":
            return not _begins_object(passage, index + 1)
        return form != "literal" and before in _BEFORE_NOUN and before not in _BEFORE_VERB
    if before in _MODALS or before == "not" or (before == "to" and words[index][-1:] != "s"):
        return False
    if words[index].endswith("ing"):
        if before in _BE or before in {",", "and"} or (before in {"after", "by"} and after != "of"):
            return False
        return before in _BEFORE_NOUN or after in _AFTER_NOUN
    if before in _BEFORE_NOUN or before.endswith(("'s", "'", "-")) or before.isdigit():
        return True
    if before.endswith(("n", "i", "ese", "ish", "al", "ed", "ic", "led")) and after in _AFTER_NOUN:
        return True
    if after in {"on", "against", "by", "between", "of"} and before not in {"to", "and"}:
        return True
    if words[index].endswith("s"):
        return not _begins_object(passage, index + 1)
    return not (before.endswith("s") or before in {"they", "we", "who", "i", "you"})


def _is_adjective(words: Sequence[str], index: int) -> bool:
    """Whether a form in -ing only describes: "their number is striking,"."""
    after = words[index + 1] if index + 1 < len(words) else "."
    before = words[index - 1] if index else ""
    return words[index] == "striking" and (before in _BE or before == "most" or after in {",", "."})


def _is_state(words: Sequence[str], index: int, entry: Entry) -> bool:
    """Whether a participle tells how things stand: "2,000 troops are deployed there"."""
    return (
        entry.kind in {"deployment", "restriction"}
        and entry.form in {"ed", "participle"}
        and bool({"is", "are"} & set(words[max(0, index - 3) : index]))
        and "being" not in words[max(0, index - 3) : index]
    )


def _begins_object(passage: Passage, index: int) -> bool:
    """Whether an object begins at a token: "Israel strikes | Damascus"."""
    if index >= len(passage.tokens):
        return False
    token = passage.tokens[index]
    return token.lower in _DETERMINERS or (token.text[:1].isupper() and index not in passage.dated)


def _may_be_noun(word: str) -> bool:
    return any(entry.form == "noun" for entry in lexicon().get(word, ()))


def _may_be_verb(word: str) -> bool:
    return any(entry.form not in {"noun", "literal"} for entry in lexicon().get(word, ()))


def _voice(words: Sequence[str], index: int, form: str) -> Use:
    """How a verb is used, from the few words before and behind it."""
    back = index - 1
    while back >= 0 and index - back <= 4 and _is_passed_over(words[back]):
        back -= 1
    helper = words[back] if back >= 0 and index - back <= 5 else ""
    if form in {"ing", "literal"}:
        return "participle" if form == "ing" and helper not in _BE else "active"
    if form in {"base", "s"}:
        return "infinitive" if helper == "to" else "active"
    if helper in _BE:
        return "passive"
    after = words[index + 1] if index + 1 < len(words) else ""
    if form == "past" or helper in _HAVE:
        return "active"
    if form == "participle" or after == "by":
        return "passive"
    counted = words[index + 2 : index + 3] in {("least",), ("most",)}
    return (
        "passive"
        if after in _PLACES_AND_TIMES and not counted and _stands_alone(words, index)
        else "active"
    )


def _stands_alone(words: Sequence[str], index: int) -> bool:
    """Whether a verb that takes an object has none: "the soldiers killed in the attack"."""
    return words[index] in {"killed", "wounded", "injured", "arrested", "detained", "abducted"}


def _is_passed_over(word: str) -> bool:
    return word.endswith("ly") or word in {
        "not", "been", "also", "all", "and", "or", "then", "shot", "killed", "wounded", "injured",
        "arrested", "abducted", "being", "later", "both", "since", "once", "again", "already",
    }  # fmt: skip


def _without_overlaps(found: Sequence[Trigger]) -> list[Trigger]:
    """Keep the longest of triggers that share a token; the earlier of equals."""
    kept: list[Trigger] = []
    for trigger in found:
        if kept and trigger.first <= kept[-1].last:
            if trigger.last - trigger.first > kept[-1].last - kept[-1].first:
                kept[-1] = trigger
            continue
        kept.append(trigger)
    return kept
