"""A sentence as the rules see it: tokens, clauses, and the names and dates that stand in it.

There is no parser here. A sentence is cut into clauses at relative pronouns, subordinating
conjunctions, semicolons, dashes and the verbs of speech ("said | the missiles hit …"); that is
shallow, but every cut can be explained.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from itertools import accumulate
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from msgspec import Struct
from msgspec.structs import force_setattr

from geodata.documents import sentences
from geodata.event_coding.intervals import Interval, find_interval
from geodata.event_coding.once import once
from geodata.event_coding.people import is_anybody
from geodata.event_coding.wordset import any_of
from geodata.letters import APOSTROPHES

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Sequence

    from geodata.models import (
        ActorMention,
        DateMention,
        Document,
        PlacedToponym,
        RelativePlace,
        Sentence,
    )

__all__ = [
    "OUTWARD",
    "SENT",
    "SPEECH",
    "Passage",
    "is_dateline",
    "is_informants",
    "is_spoken_at",
    "passages",
]

_TOKEN = re.compile(
    # One sign, which passes over space quickly, then what goes with it: most words first.
    r"(\S(?:(?<=[A-Za-z])[a-z]*+(?=[ ,;])"
    r"|(?<=[A-Za-z])\.(?:[A-Za-z]\.)+|(?<=[A-Z])\.[A-Z]\b|(?<=\d)[\d,.]*\d|"
    rf"(?<=\w)\w*(?:[-{APOSTROPHES}]\w+)*|(?<!\w)))"
)
_LONGEST = 1500
"""Longest sentence that is read, in characters; what is longer is a table or a broken file."""

FIGHTERS = "fighters"
"""Stands in ``vocabulary`` for those who bear arms and are called by a name alone: "the PKK"."""
_ARMED = frozenset({"armed-group", "military"})
SPEECH = any_of(
    "say says said saying tell tells told claim claims claimed claiming report reports reported "
    "reporting stated stating announce announces announced add adds added adding confirm confirms "
    "confirmed allege alleges alleged alleging charge charged charging insist insists insisted "
    "argue argues argued believe believes believed note notes noted assert asserts asserted "
    "declare declared declares maintain maintained cite cites cited citing quote quotes quoted "
    "indicate indicates indicated indicating reveal revealed warned warns warning"
)
"""Verbs that report what somebody says: what follows them is that person's word."""

_OPENERS = any_of(
    "which who whom whose where when while whereas because although though unless until if but "
    "after before since whether so what"
)
_MAY_OPEN = _OPENERS | {"that", "as"}
_SUBORDINATE = any_of(
    "and after before while although though because whereas unless until where if"
)
_AUXILIARIES = any_of(
    "was were is are has had have will would could may might can left took hit struck"
)
_RELATIVES = any_of("who whom whose which")
SENT = any_of("sent dispatched rushed deployed flown bussed reinforcements")
FIRED = any_of("fired launched shot")
OUTWARD = FIRED | SENT
"""Words of what leaves the place behind "from": shells that are fired, reinforcements."""
_WAYS = frozenset({"after", "before", "since"})
_TELLERS = any_of(
    "spokesman spokeswoman spokesperson official officials source sources doctor doctors medic "
    "medics diplomat diplomats correspondent"
)
"""Who tell of what has happened elsewhere: "a spokesman in Baghdad said"."""
_SPEAKING, _CAME = any_of("speaking addressing talking writing"), 4
_DASHES = frozenset("-\u2013\u2014")
_BREAKS = frozenset(';:()[]"«»|\u2013\u2014\u201c\u201d')  # dashes and curly quotes
_MAY_CUT = _MAY_OPEN | _BREAKS | SPEECH | {","}
"""At these, or behind them, a clause may begin."""
_MAY_ASIDE = _RELATIVES | {"("}
_QUOTES = frozenset({"“", "”", '"', "«", "»"})
_HEAD = 12
"""How many tokens a dateline has at most."""


class _Spanned(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


Item = TypeVar("Item", bound=_Spanned)


class Passage(Struct, frozen=True, dict=True):
    """One sentence with everything that the earlier rooms found in it.

    ``filed`` is the day of its dateline, where it tells of another; ``lowers`` are its tokens in
    small letters, with straight apostrophes. ``cuts`` are the tokens at which it goes on to
    something else, elsewhere; what stands on either side has nothing to do with the other.
    """

    sentence: Sentence
    paragraph: int
    placed: tuple[PlacedToponym, ...]
    dates: tuple[DateMention, ...]
    actors: tuple[ActorMention, ...]
    relative: tuple[RelativePlace, ...] = ()
    published: dt.date | None = None
    filed: tuple[DateMention, ...] = ()
    lowers: tuple[str, ...] = ()
    cuts: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        """Set the tokens in small letters, a field since rules ask for them all the time."""
        force_setattr(self, "lowers", _in_small_letters(self.sentence.text, self.texts))

    @once
    def _pieces(self) -> list[str]:
        """Space, token, space, token, …, space."""
        return _TOKEN.split(self.sentence.text[:_LONGEST])

    @once
    def texts(self) -> tuple[str, ...]:
        """The tokens, words and marks, in their order."""
        return tuple(self._pieces[1::2])

    @once
    def vocabulary(self) -> frozenset[str]:
        """The different tokens in small letters; a side that bears arms has fighters."""
        words = frozenset(self.lowers)
        return words | {FIGHTERS} if self.armed else words

    @once
    def armed(self) -> tuple[tuple[int, int], ...]:
        """Spans of the names of groups and forces that bear arms."""
        return tuple(
            span
            for span, who in self.actor_spans
            if who.actor.kind in _ARMED and not is_anybody(who.actor)
        )

    @once
    def clauses(self) -> tuple[int, ...]:
        """For each token the number of its clause, counted from 0."""
        numbers: list[int] = []
        clause = highest = 0
        opened = True
        outer: list[int] = []
        skipped = _scare_quotes(self)
        opening = frozenset(first for first, _ in self._brackets)
        closing = frozenset(last for _, last in self._brackets)
        opening_clause = 0
        words = self.lowers
        for index in self._cuts(opening | closing | skipped.union(self.cuts)):
            if index > len(numbers):
                numbers += [clause] * (index - len(numbers))  # as most words
                opening_clause, opened = clause, False
            word = words[index]
            if index in self.cuts:
                clause = highest = highest + 1
            may_open = word in _MAY_OPEN or (index > 0 and words[index - 1] == ",")
            if index in skipped:
                numbers.append(clause)
                continue
            if not opened and may_open and _opens_clause(words, index):
                clause = highest = highest + 1
            if index in closing and outer:
                clause = outer.pop()
            elif index in opening:
                outer.append(opening_clause)
            numbers.append(clause)
            opening_clause = clause
            breaks = word in _BREAKS
            opened = breaks or (word == "," and self.word(index + 1) not in _SUBORDINATE)
            closes = breaks or (word in SPEECH and _closes_clause(words, index))
            if closes and index not in closing:
                clause = highest = highest + 1
                opened = True
        numbers += [clause] * (len(words) - len(numbers))
        return tuple(numbers)

    def _cuts(self, special: frozenset[int]) -> list[int]:
        """Tokens at which a clause may begin or end: ``special`` ones, some words, after commas."""
        words = self.lowers
        found = {index for index, word in enumerate(words) if word in _MAY_CUT}
        found.update([index + 1 for index in found if words[index] == ","])
        found.discard(len(words))
        return sorted(found | special)

    @once
    def asides(self) -> frozenset[int]:
        """Tokens inside parentheses, and inside relative clauses between commas."""
        return frozenset(i for first, last in self._brackets for i in range(first, last + 1))

    @once
    def _brackets(self) -> list[tuple[int, int]]:
        """First and last token of each parenthesis and each relative clause between commas."""
        found: list[tuple[int, int]] = []
        if _MAY_ASIDE.isdisjoint(self.vocabulary):
            return found
        opened: list[int] = []
        relative = -1
        for index, word in enumerate(self.lowers):
            if word == "(":
                opened.append(index)
            elif word == ")" and opened:
                found.append((opened.pop(), index))
            elif word in _RELATIVES and self.lowers[index - 1 : index] == (",",):
                relative = index
            elif word == "," and relative >= 0:
                found.append((relative, index))
                relative = -1
        return found

    @once
    def filing(self) -> int:
        """Tokens that its dateline takes, 0 without one."""
        return _end_of_dateline(self)

    @once
    def dated(self) -> frozenset[int]:
        """Tokens of dates."""
        every = (*self.dates, *self.filed)
        return frozenset(i for date in every for i in range(*self.span(date)))

    @once
    def interval(self) -> Interval | None:
        """How long after what else it happened: "two days after gunmen had seized them"."""
        may = not _WAYS.isdisjoint(self.vocabulary)
        return find_interval(self.lowers) if may else None

    @once
    def named(self) -> frozenset[int]:
        """Tokens of literal place names."""
        literal = [span for span, name in self.place_spans if name.toponym.role == "literal"]
        return frozenset(i for span in literal for i in range(*span))

    @once
    def names(self) -> frozenset[int]:
        """Tokens of all place names, demonyms included."""
        return frozenset(i for span, _ in self.place_spans for i in range(*span))

    @once
    def inner(self) -> frozenset[int]:
        """Tokens inside names of several words: "Popular Mobilization Forces" mobilizes nobody."""
        inside: set[int] = set()
        for (first, last), mention in self.actor_spans:
            if last - first > 1 and mention.text[:1].isupper():
                inside.update(range(first, last))
        for (first, last), name in self.place_spans:
            if last - first > 1 and name.toponym.text[:1].isupper():
                inside.update(range(first, last))
        return frozenset(inside)

    @once
    def place_spans(self) -> list[tuple[tuple[int, int], PlacedToponym]]:
        """The place names with their first token and the one behind their last, in their order."""
        return [(self.span(name.toponym), name) for name in self.placed]

    @once
    def actor_spans(self) -> list[tuple[tuple[int, int], ActorMention]]:
        """The actors with their first token and the one behind their last, in their order."""
        return [(self.span(mention), mention) for mention in self.actors]

    def part(self, index: int) -> tuple[int, int]:
        """Tokens between which nothing parts the sentence, around one; the last is exclusive."""
        at = bisect_left(self.cuts, index)
        low = self.cuts[at - 1] if at else 0
        return low, self.cuts[at] if at < len(self.cuts) else len(self.lowers)

    def are_parted(self, one: int, other: int) -> bool:
        """Whether the sentence goes on to something else, elsewhere, between two tokens."""
        return bisect_left(self.cuts, one) != bisect_left(self.cuts, other)

    def are_days_apart(self, one: int, other: int) -> bool:
        """Whether a count of days stands between tokens: "a week after X was shelled, gunmen"."""
        interval = self.interval
        return interval is not None and interval.holds(one) != interval.holds(other)

    def word(self, index: int) -> str:
        """Give the word at a token in small letters; empty beyond the sentence."""
        words = self.lowers
        return words[index] if 0 <= index < len(words) else ""

    @once
    def _starts(self) -> list[int]:
        """Where each token starts in the document."""
        offsets = accumulate(map(len, self._pieces), initial=self.sentence.start)
        return list(offsets)[1:-1:2]

    def index(self, offset: int) -> int:
        """Index of the first token that starts at or behind an offset of the document."""
        return bisect_left(self._starts, offset)

    def leaning(self, placed: PlacedToponym) -> RelativePlace | None:
        """Place that is said by this name: "70 km northwest of" it, "between" it and another."""
        if not self.relative:
            return None
        return next((found for found in self.relative if placed in found.anchors), None)

    def span(self, item: _Spanned) -> tuple[int, int]:
        """Token indices, end exclusive, of something with offsets."""
        starts = self._starts
        first = bisect_left(starts, item.start)
        if first == len(starts):
            first -= 1
        last = bisect_left(starts, item.end, first)
        return first, last if last > first else first + 1


def _in_small_letters(sentence: str, texts: Sequence[str]) -> tuple[str, ...]:
    """Give tokens in small letters, with round brackets and straight apostrophes."""
    small: Iterable[str] = map(str.lower, texts)
    if "IS" in texts and not sentence.isupper():
        small = ("isis" if text == "IS" else text.lower() for text in texts)
    if "[" in sentence:
        small = (word.replace("[", "(").replace("]", ")") for word in small)
    if "\u2019" in sentence:
        small = (word.replace("\u2019", "'") for word in small)
    return tuple(small)


def is_dateline(passage: Passage, name: PlacedToponym) -> bool:
    """Whether a name only says where a report was filed: "GOMA - ", "KYIV, April 15 - "."""
    return passage.filing > 0 and passage.span(name.toponym)[1] <= passage.filing


def _end_of_dateline(passage: Passage) -> int:
    """Tokens of a sentence that its dateline takes, 0 without one."""
    text = passage.sentence.text
    filed = _FILED.match(text) or (_FILED_AT.match(text) if passage.paragraph == 0 else None)
    if filed:
        return passage.index(passage.sentence.start + filed.end())
    if _DASHES.isdisjoint(passage.vocabulary):
        return 0
    head = list(itertools.takewhile(lambda token: token not in _DASHES, passage.texts))
    if not 0 < len(head) <= _HEAD or len(head) == len(passage.texts):
        return 0
    return 0 if any(map(str.islower, head)) else len(head)


def is_informants(passage: Passage, name: PlacedToponym) -> bool:
    """Whether a name only says where those are who told of it: "six died, a doctor in X said"."""
    first, last = passage.span(name.toponym)
    if is_spoken_at(passage, first):
        return True
    if "," not in passage.lowers[:first]:
        stands = passage.word(first - 1) == "in" and passage.word(first - 2) in _TELLERS
        return stands and passage.word(last) in SPEECH
    told = passage.word(last) in SPEECH or passage.word(first - 2) in SPEECH
    before = passage.lowers[max(0, first - 7) : first]
    # "(according to the police) marched in X" is no house of the police there.
    told = told or (("according", "to") in itertools.pairwise(before) and ")" not in before)
    came = told and "who" in passage.lowers[max(0, first - _CAME) : first]
    stood = passage.word(first - 1) in {"in", "at"} or came
    return told and stood


def is_spoken_at(passage: Passage, first: int) -> bool:
    """Whether a sentence begins with where somebody spoke: "Speaking in X, the minister"."""
    return passage.word(0) in _SPEAKING and "," not in passage.lowers[:first]


def _scare_quotes(passage: Passage) -> frozenset[int]:
    """Quotation marks around a word or two, which set no clause apart."""
    if _QUOTES.isdisjoint(passage.vocabulary):
        return frozenset()
    marks = [index for index, word in enumerate(passage.lowers) if word in _QUOTES]
    pairs = itertools.pairwise(marks)
    return frozenset(mark for pair in pairs if pair[1] - pair[0] <= 6 for mark in pair)


def _opens_clause(words: Sequence[str], index: int) -> bool:
    """Whether a token begins a clause of its own; it is in ``_MAY_OPEN`` or behind a comma."""
    word = words[index]
    if word in _OPENERS:
        return tuple(words[max(0, index - 2) : index]) != ("if", "and")
    before = words[index - 1] if index else ""
    if word == "that":
        after = words[index + 1] if index + 1 < len(words) else ""
        return (
            not (after in _AUXILIARIES or after.endswith("ed"))
            or before in SPEECH
            or before in {"statement", "statements", "reports", "fact"}
        )
    if before == ",":
        return word in {"and", "as", "with", "leaving", "having"} or (
            len(word) > 5 and word.endswith("ing")
        )
    return word == "as" and before not in {"as", "such", "well", "known"}


def _closes_clause(words: Sequence[str], index: int) -> bool:
    """Whether a clause ends behind a verb of speech, which is no participle of a noun."""
    after = words[index + 1] if index + 1 < len(words) else ""
    return after not in {"by", "of", "with", "in", "on", "to", ",", "."}


def passages(
    document: Document,
    placed: Sequence[PlacedToponym],
    dates: Sequence[DateMention],
    actors: Sequence[ActorMention],
    relative: Sequence[RelativePlace] = (),
) -> Iterator[Passage]:
    """Deal out names and dates to the sentences of a document's body, in their order."""
    names = sorted(placed, key=lambda item: item.toponym.start)
    starts = [item.toponym.start for item in names]
    days = _InOrder(sorted(dates, key=lambda item: item.start))
    people = _InOrder(sorted(actors, key=lambda item: (item.start, -item.end)))
    phrases = _InOrder(sorted(relative, key=lambda item: item.start))
    breaks = re.compile(r"\n\s*\n" if _has_blank_lines(document) else r"\n")
    paragraph = 0
    end = document.body[0]
    introduced = False
    for sentence in sentences(document):
        if breaks.search(document.text, end, sentence.start) and not introduced:
            paragraph += 1
        introduced = sentence.text.rstrip().endswith(":")
        end = sentence.end
        reach = range(sentence.start, min(end, sentence.start + _LONGEST))
        low, high = bisect_left(starts, reach.start), bisect_left(starts, reach.stop)
        told, filed = _apart_from_filing(document.text, sentence, days.within(reach))
        yield Passage(
            sentence,
            paragraph,
            tuple(names[low:high]),
            told,
            people.within(reach),
            phrases.within(reach),
            document.published,
            filed,
        )


_FILED = re.compile(
    r"(?:(?P<capitals>[A-Z][A-Z' -]{2,})|[A-Z][a-z]+(?: [A-Z][a-z]+){0,2})"
    r"(?:, [A-Z][\w. ]+)?(?:, | \()"
    r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})(?:,? \d{4})?\)?"
    r"(?: \([\w /.-]{2,30}\))?(?:(?(capitals): |(?!))| ?[-\u2013\u2014]{1,2} )"
)
"""Where, when and by whom a report was filed: "SRINAGAR, March 16: ", "GOMA, Jan. 20 (AFP) - "."""


_FILED_AT = re.compile(r"[A-Z][A-Z' -]{2,}: (?=[A-Z])")
"""The same without a day, in the first sentence of a report: "PESHAWAR: Nine soldiers died"."""


def _apart_from_filing(
    text: str, sentence: Sentence, dates: tuple[DateMention, ...]
) -> tuple[tuple[DateMention, ...], tuple[DateMention, ...]]:
    """Set the day of a dateline apart, where its sentence has another."""
    if not dates:
        return (), ()
    filed = _FILED.match(text, sentence.start, sentence.end)
    told = tuple(date for date in dates if not filed or date.start >= filed.end())
    return (told, dates[: len(dates) - len(told)]) if told else (dates, ())


class _InOrder(Generic[Item]):
    """Items in the order of the text, and where they start."""

    def __init__(self, items: Sequence[Item]) -> None:
        self._items = items
        self._starts = [item.start for item in items]

    def within(self, reach: range) -> tuple[Item, ...]:
        """Pick those that start inside a stretch of text."""
        low = bisect_left(self._starts, reach.start)
        return tuple(self._items[low : bisect_left(self._starts, reach.stop, low)])


def _has_blank_lines(document: Document) -> bool:
    """Whether paragraphs are set apart by blank lines, so that a single line end means nothing."""
    start, end = document.body
    text = document.text[start:end]
    return 2 * len(re.findall(r"\n[ \t]*\n", text)) >= text.count("\n") / 3 > 0
