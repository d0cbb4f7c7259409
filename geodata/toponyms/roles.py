"""What a place's name stands for: the place itself, its government, or its people.

Governments speak, decide, own policies and are accused; ground is stood on. Only countries and
capitals act, so every other name is literal. A wrong dot is worse than a missing one: what cannot
be told apart is literal only behind a preposition of place.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from geodata.models import Role
from geodata.toponyms import lexicon
from geodata.toponyms.reading import Reading, Span

__all__ = ["roles_of"]

_ADVERBS = frozenset("also still now again already recently once never not meanwhile however later then both".split())
_PASSIVE = frozenset("was were is are be been being".split())
_RELATIONS = frozenset(
    "talks tensions relations ties agreement deal war conflict negotiations discussions dispute rivalry meeting "
    "cooperation confrontation alliance dialogue summit accord contacts understanding coordination truce".split()
)
_TALKING = frozenset("by against with for between among".split())
_BORDERS = frozenset("border borders frontier boundary crossing".split())


def roles_of(
    spans: Sequence[Span], reading: Reading, acts: Callable[[str], bool]
) -> list[Role]:
    """Tell the role of each span; ``acts`` says whether a name is a country's or a capital's."""
    roles: list[Role] = []
    acting = [acts(reading.surface(span.first, span.last)) for span in spans]
    for index, span in enumerate(spans):
        if span.demonym:
            roles.append("demonym")
        elif not acting[index]:
            roles.append("literal")
        else:
            roles.append(_role(index, spans, reading))
    return roles


def _role(index: int, spans: Sequence[Span], reading: Reading) -> Role:
    span = spans[index]
    if _is_attribute(span, reading):
        return "demonym"
    before = _preposition(index, spans, reading)
    if before in lexicon.LOCATIVES:
        return "literal" if not _addressed(span, before, reading) else "metonymic"
    if before in _TALKING:
        return _after_relation(span, before, reading)
    if before == "of":
        return "metonymic" if reading.word(span.first - 2) in lexicon.ABSTRACTS else "literal"
    if before in lexicon.TRANSITIVES:
        return "metonymic"
    follower = _follower(index, spans, reading)
    if follower in {"'s", "’s"}:
        return "metonymic" if _owns_abstract(span, reading) else "literal"
    return "literal" if follower in _PASSIVE and _suffers(span, reading) else _unprefixed(follower, span, reading)


def _unprefixed(follower: str, span: Span, reading: Reading) -> Role:
    """Judge a name with no preposition: a subject acts; in a heading or a parent it is ground."""
    if follower in lexicon.SPEECH:
        return "metonymic"
    if follower.endswith("s") and reading.word(span.last) == follower and len(follower) > 3:
        return "metonymic"
    return "literal"


def _is_attribute(span: Span, reading: Reading) -> bool:
    """Whether the name serves as an adjective: "US troops", "U.S.-backed", "the Iraq-Syria border"."""
    if reading.word(span.last) == "-" and reading.glued(span.last) and reading.glued(span.last + 1):
        return True
    if reading.word(span.first - 1) == "-" and reading.glued(span.first) and reading.glued(span.first - 1):
        return True
    short = reading.surface(span.first, span.last).replace(".", "").isupper()
    noun = reading.word(span.last)
    return short and noun.isalpha() and not _could_be_verb(noun) and not reading.is_capital(span.last)


_CLOSED = frozenset(
    "and or but in at on to from of for with by as that which who when while where if because since after before "
    "during until into over under against about between through than then there via per so nor yet amid".split()
)


def _could_be_verb(word: str) -> bool:
    return word in lexicon.SPEECH or word in _CLOSED or word in _ADVERBS or word.endswith(("ed", "ly"))


def _preposition(index: int, spans: Sequence[Span], reading: Reading) -> str:
    """The word that governs the name: over "the", "southeastern", and the names joined to it."""
    at = spans[index].first - 1
    while True:
        word = reading.word(at)
        joined = index and word in {"and", ",", "or", "/"} and spans[index - 1].last == at
        if joined or (index and word == "and" and reading.word(at - 1) == "," and spans[index - 1].last == at - 1):
            index -= 1
            at = spans[index].first - 1
        elif word in {"the", "all", "both", "#", "neighbouring", "neighboring", '"', "“"} or word.endswith("ern"):
            at -= 1
        else:
            return word


def _addressed(span: Span, before: str, reading: Reading) -> bool:
    """Whether "to" leads to a hearer and not to a place: "a message to Tehran"."""
    said = {"message", "warning", "ultimatum", "letter", "signal", "appeal", "threat", "threats", "according", "support", "close", "loyal"}
    return before == "to" and reading.word(span.first - 2) in said or (
        before == "from" and reading.word(span.first - 2) in {"support", "orders", "pressure", "permission", "backing", "approval"}
    )


def _after_relation(span: Span, before: str, reading: Reading) -> Role:
    words = {reading.word(at) for at in range(span.first - 7, span.first)}
    if words & _BORDERS or (before == "between" and not words & _RELATIONS):
        return "literal"
    return "metonymic"


def _follower(index: int, spans: Sequence[Span], reading: Reading) -> str:
    """The word after the name, over adverbs, asides in commas, and the names joined to it."""
    at = spans[index].last
    for _ in range(12):
        word = reading.word(at)
        if word in {"and", ",", "or"} and index + 1 < len(spans) and spans[index + 1].first in {at + 1, at + 2}:
            index += 1
            at = spans[index].last
        elif word == "and" and reading.word(at + 1) in {"its", "their"}:
            at += 3
        elif word in _ADVERBS or (word.endswith("ly") and len(word) > 4):
            at += 1
        elif word == "," and (reading.word(at + 1) in _ADVERBS or reading.word(at + 1) == "which"):
            at += 1
        elif word == "," and reading.word(at - 1) in _ADVERBS:
            at += 1
        else:
            return word
    return ""


def _owns_abstract(span: Span, reading: Reading) -> bool:
    return any(reading.word(at) in lexicon.ABSTRACTS for at in range(span.last + 1, span.last + 5))


_HARM = frozenset(
    "hit struck shelled bombed attacked captured seized retaken besieged liberated destroyed evacuated surrounded "
    "located recaptured taken devastated flooded rocked shaken".split()
)


def _suffers(span: Span, reading: Reading) -> bool:
    return any(reading.word(at) in _HARM for at in range(span.last + 1, span.last + 4))
