"""Place names that the tagger overlooked: listed ones, and those that only a cue gives away."""

from __future__ import annotations

from collections.abc import Iterator

from geodata.gazetteer.epithets import is_arabic
from geodata.toponyms import lexicon
from geodata.toponyms.context import shared_noun
from geodata.toponyms.lookup import LARGE
from geodata.toponyms.reading import Reading, Span
from geodata.toponyms.refusals import is_in_sum_or_path
from geodata.toponyms.signs import (
    DIVISION_NOUNS,
    PLACE_NOUNS,
    SETTLEMENT_NOUNS,
    behind_fire,
    behind_water_cue,
    is_ground,
    is_shelled,
)

__all__ = [
    "end_of_dateline",
    "from_brackets",
    "from_containers",
    "from_cues",
    "from_datelines",
    "from_gazetteer",
    "from_lists",
    "from_other_spellings",
    "is_end_of_road",
    "is_harmed",
    "is_seat",
    "same_again",
    "with_article",
]

_DASHES = frozenset({"-", "\u2013", "\u2014"})
_CUES = lexicon.FEATURES.keys() | {"of"}
_PARTIES = frozenset({"D", "R", "I", "DFL"})
_SEATED = lexicon.words("based born area backed led held controlled occupied")
_NO_PLACES = lexicon.NEVER | lexicon.INSTITUTIONS
_LEADING_TO = lexicon.words("in at near above around outside of from to towards toward beyond")
_PARTS = frozenset({"area", "region", "badia", "desert"})
_HARMS = lexicon.BLOWS | lexicon.RAIDS | lexicon.AIMS
_INSIDE = frozenset({"in", "near", "outside", "around"})
_SMALL_TOWN = "city1"
_CERTAIN = 0.6
_LONGEST_NAME = 5
_LONGEST_MEMBER = 3
_LONGEST_DATELINE = 12


def with_article(first: int, reading: Reading) -> int:
    """Take in the article before a name: "al-" in "al-Tanf", "Al" in "Al Bukamal".

    What English has too is one where English has no capital: "in Al Jah, At Tuhayat".
    """
    before = reading.word(first - 1)
    if before == "-":
        glued = reading.glued(first) and reading.glued(first - 1)
        return first - 2 if glued and reading.word(first - 2) in lexicon.ARTICLES else first
    if before not in lexicon.ARTICLES or not reading.is_capital(first - 1):
        return first
    opening = first - 1 in reading.openings
    return first if opening and before not in {"al", "el"} else first - 1


def from_datelines(reading: Reading) -> Iterator[Span]:
    """Find what datelines name, and states behind towns: "MONROE, Ga. -", "BEIRUT (AP) -"."""
    words = reading.tokens.words
    for at, end in reading.entries:
        if _is_behind_town(at, reading) and reading.surface(at, end) in lexicon.STATES:
            yield Span(at, end, 0.9)
    for start in reading.tokens.sentence_starts:
        if not (words[start].isupper() and len(words[start]) > 2):
            continue
        end = end_of_dateline(start, reading)
        for at, last in reading.listed(start, end):
            noun = last - at == 1 and reading.lower[at] in lexicon.FEATURES
            shouted = reading.surface(at, last).isupper() and not noun
            if shouted and reading.column[at] != "B-demonym":
                yield Span(at, last, 0.9)


def _is_behind_town(first: int, reading: Reading) -> bool:
    """Whether a comma and a capitalised word go before: "Gary, Ind."."""
    return reading.word(first - 1) == "," and reading.is_capital(first - 2)


def end_of_dateline(start: int, reading: Reading) -> int:
    """Index of the dash that closes a dateline, ``start`` when there is none."""
    words = reading.tokens.words
    agency = False
    for at in range(start + 1, min(start + _LONGEST_DATELINE, len(words))):
        word = words[at]
        if word in _DASHES:
            return at if not (reading.glued(at) and reading.glued(at + 1)) else start
        agency = (agency or word == "(") and word != ")"
        if word[0].islower() or not (agency or word[0].isupper() or word in {",", ")"}):
            return start
    return start


def from_gazetteer(reading: Reading, covered: list[bool]) -> Iterator[Span]:
    """Find listed names: nations, names of several words, places after "in", "D-Calif."."""
    for at, end in reading.entries:
        if not any(covered[at:end]) and _stands_alone(at, end, reading):
            yield Span(at, end, 0.7, demonym=reading.column[at] == "B-demonym")


def _stands_alone(first: int, last: int, reading: Reading) -> bool:
    """Whether what the gazetteer holds is a place even though the tagger saw no name."""
    text, kind = reading.surface(first, last).lower(), reading.column[first][2:]
    water = reading.word(last) in lexicon.WATERS and reading.is_capital(last)
    if text in _NO_PLACES or water or is_in_sum_or_path(first, last, reading):
        return False
    heading = kind in LARGE and _is_heading(first, last, reading)
    if kind in {"country", "demonym"} or heading or _is_joined_by_dash(first, last, kind, reading):
        return True
    if reading.is_capital(last) or reading.is_capital(first - 1):
        return False
    inside = reading.word(first - 1) in _INSIDE
    located = inside or reading.word(first - 1) == "#" or behind_fire(first, reading)
    located = located or (is_ground(last, reading) and reading.word(first - 1) != "the")
    if last - first > 1:
        return located or kind in {"other", "admin", "city3", "capital"}
    if kind == "other":
        return behind_water_cue(first, reading)
    located = located or is_harmed(first, last, reading)
    located = located or shared_noun(last, reading) > last
    return (kind in LARGE and located) or (inside and kind == _SMALL_TOWN)


def _is_heading(first: int, last: int, reading: Reading) -> bool:
    """Whether a name is a line of its own, above others: "Homs:"."""
    end = last + (reading.word(last) in {":", "."})
    return first in reading.openings and end in reading.openings


def is_harmed(first: int, last: int, reading: Reading) -> bool:
    """Whether a name is that of ground under fire: "hit Homs", "Homs was shelled"."""
    return reading.word(first - 1) in _HARMS or is_shelled(last, reading)


def _is_joined_by_dash(first: int, last: int, kind: str, reading: Reading) -> bool:
    if _is_constituency(first, reading) or is_seat(last, reading):
        return True
    return kind in LARGE and is_end_of_road(last, reading)


def is_seat(last: int, reading: Reading) -> bool:
    """Whether a name goes on as an adjective of place: "Albany-based"."""
    return (
        reading.word(last) in _DASHES
        and reading.glued(last)
        and reading.glued(last + 1)
        and reading.word(last + 1) in _SEATED
    )


def is_end_of_road(last: int, reading: Reading) -> bool:
    """Whether a dash leads to another listed place: "Homs-Palmyra highway"."""
    return (
        reading.word(last) in _DASHES
        and reading.glued(last)
        and last + 1 < len(reading.column)
        and reading.glued(last + 1)
        and reading.column[last + 1][2:] in LARGE | {"city1"}
    )


def _is_constituency(first: int, reading: Reading) -> bool:
    """Whether a politician's party stands before: "D-Calif.", "R-Ashland"."""
    return (
        reading.word(first - 1) in _DASHES
        and first > 1
        and reading.glued(first)
        and reading.glued(first - 1)
        and reading.tokens.words[first - 2] in _PARTIES
    )


def from_cues(reading: Reading, covered: list[bool]) -> Iterator[Span]:
    """Find names that only the noun beside them gives away: "X province", "the village of X"."""
    for index in [at for at, word in enumerate(reading.lower) if word in _CUES]:
        word = reading.lower[index]
        if word == "of":
            named = reading.word(index - 1) in SETTLEMENT_NOUNS or reading.word(index - 1) == "area"
            if named and reading.is_capital(index + 1):
                last = _capitalised_after(index + 1, reading, covered)
                if last > index + 1:
                    yield Span(index + 1, last, 0.6)
        elif index and not covered[index - 1]:
            yield from _before_noun(index, word, reading, covered)


def _before_noun(index: int, word: str, reading: Reading, covered: list[bool]) -> Iterator[Span]:
    if reading.is_capital(index):
        if word in lexicon.WATERS and reading.is_capital(index - 1):
            first = _capitalised_before(index, reading, covered)
            if first < index:
                yield Span(first, index + 1, 0.7)
    elif word in DIVISION_NOUNS or word in PLACE_NOUNS or _is_part(index, reading):
        first = _capitalised_before(index, reading, covered)
        if first < index and not _is_no_name(first, index, reading):
            yield Span(with_article(first, reading), index, 0.6)


def _is_part(index: int, reading: Reading) -> bool:
    """Whether an area or the like is part of a listed place: "the X area of Kirkuk"."""
    follows = reading.word(index + 1) in {"of", "in"} and index + 2 < len(reading.column)
    vague = reading.lower[index] in _PARTS or reading.lower[index] in lexicon.LINES
    return vague and follows and reading.column[index + 2].startswith("B-")


def _is_no_name(first: int, last: int, reading: Reading) -> bool:
    if reading.word(first) in lexicon.NEVER or reading.column[first] == "B-demonym":
        return True
    opening = first in reading.openings and last - first == 1
    acronym = last - first == 1 and reading.tokens.words[first].isupper()
    return opening or acronym or any(word in lexicon.GROUPS for word in reading.lower[first:last])


def _capitalised_before(index: int, reading: Reading, covered: list[bool]) -> int:
    first = index
    while (
        first > 0
        and index - first < _LONGEST_NAME
        and not covered[first - 1]
        and _joins(first - 1, reading)
    ):
        first -= 1
    while first < index and (not reading.is_capital(first) or reading.word(first) == "the"):
        first += 1
    return first


def _capitalised_after(start: int, reading: Reading, covered: list[bool]) -> int:
    last = start
    while (
        last < len(reading.lower)
        and last - start < _LONGEST_NAME
        and not covered[last]
        and _joins(last, reading)
    ):
        last += 1
    while last > start and not reading.is_capital(last - 1):
        last -= 1
    return last


def _joins(index: int, reading: Reading) -> bool:
    """Whether a token goes on with a name: "Markhah as Sufla", and not "Markhah as troops"."""
    if reading.word(index) in lexicon.ARTICLES and reading.is_capital(index + 1):
        return reading.is_capital(index) or is_arabic(reading.word(index + 1))
    return reading.is_capital(index) or (reading.word(index) == "-" and reading.glued(index))


def from_lists(spans: list[Span], reading: Reading, covered: list[bool]) -> Iterator[Span]:
    """Find the unknown members of a list of places: "Kisumu, Rongo, Siaya and Nyando"."""
    starts = {span.first for span in spans if not span.demonym}
    ends = {span.last for span in spans if not span.demonym}
    for span in spans:
        at = 0 if span.demonym else span.last
        while at and (last := _next_member(at, reading, covered)):
            first = _over_separator(at, reading)
            after = _over_separator(last, reading)
            enclosed = after > last and after in starts
            closing = reading.word(first - 1) in {"and", "or"} and (
                span.last < at or any(span.first - back in ends for back in (1, 2))
            )
            if not (enclosed or closing or _is_introduced(span.first, reading)):
                break
            yield Span(first, last, 0.6)
            at = last


def from_brackets(spans: list[Span], reading: Reading, covered: list[bool]) -> Iterator[Span]:
    """Find the district between a place and its province: "Bani Fadil (Hayran, Hajjah)"."""
    starts = {span.first for span in spans if not span.demonym}
    for span in spans:
        first = span.last + 1
        if span.demonym or reading.word(span.last) != "(":
            continue
        last = _capitalised_after(first, reading, covered)
        if last > first and reading.word(last) == "," and last + 1 in starts:
            yield Span(first, last, 0.6)


def from_containers(spans: list[Span], reading: Reading, covered: list[bool]) -> Iterator[Span]:
    """Find the unknown name before the district it lies in: "above Helsho, Pishdar district"."""
    for span in spans:
        comma = span.first - 1
        divided = reading.word(span.last) in DIVISION_NOUNS and reading.word(comma) == ","
        first = _capitalised_before(comma, reading, covered) if divided else comma
        led = first < comma and reading.word(first - 1) in _LEADING_TO
        if led and not _is_no_name(first, comma, reading):
            yield Span(with_article(first, reading), comma, 0.6)


def from_other_spellings(
    spans: list[Span], reading: Reading, covered: list[bool]
) -> Iterator[Span]:
    """Find the name that a known one in brackets explains: "in Rencbir Axa (Renc Biraxe) area"."""
    for span in spans:
        bracket = span.first - 1
        enclosed = reading.word(bracket) == "(" and reading.word(span.last) == ")"
        if not enclosed or reading.word(span.last + 1) not in lexicon.FEATURES:
            continue
        first = _capitalised_before(bracket, reading, covered)
        if first < bracket and not _is_no_name(first, bracket, reading):
            yield Span(with_article(first, reading), bracket, 0.6)


def _is_introduced(first: int, reading: Reading) -> bool:
    """Whether a list is announced: "the villages of", "four towns:"."""
    noun = reading.word(first - 2)
    return (
        reading.word(first - 1) in {"of", ":"} and noun.endswith("s") and noun in lexicon.FEATURES
    )


def _next_member(end: int, reading: Reading, covered: list[bool]) -> int:
    """Index behind the capitalised words that a list goes on with at ``end``, 0 when none do."""
    at = _over_separator(end, reading)
    if at == end:
        return 0
    last = _capitalised_after(at, reading, covered)
    return last if 0 < last - at <= _LONGEST_MEMBER else 0


def _over_separator(at: int, reading: Reading) -> int:
    """Index behind ", ", "and" or ", and", ``at`` itself when none of them stands there."""
    after = at + (reading.word(at) in {",", ";"})
    return after + (reading.word(after) in {"and", "or"})


def same_again(spans: list[Span], reading: Reading, persons: frozenset[str]) -> Iterator[Span]:
    """Find the other places where a name stands that was surely found once."""
    sure, lengths = _sure_names(spans, reading, persons)
    taken = {index for span in spans for index in range(span.first, span.last)}
    inside = {index for name in reading.names for index in range(name.first, name.last)}
    whole = {(name.first, name.last) for name in reading.names}
    for at in [at for at, word in enumerate(reading.lower) if word in lengths]:
        for end in (at + length for length in lengths[reading.lower[at]]):
            known = tuple(reading.lower[at:end]) in sure and reading.is_capital(end - 1)
            if not known or is_in_sum_or_path(at, end, reading):
                continue
            free = (at, end) in whole or inside.isdisjoint(range(at, end))
            if free and taken.isdisjoint(range(at, end)):
                first = with_article(at, reading)
                taken.update(range(first, end))
                yield Span(first, end, 0.6)
                break


def _sure_names(
    spans: list[Span], reading: Reading, persons: frozenset[str]
) -> tuple[set[tuple[str, ...]], dict[str, list[int]]]:
    """Names that were surely found, and how long those of each first word are, longest first."""
    sure: set[tuple[str, ...]] = set()
    for span in spans:
        words = tuple(reading.lower[span.first : span.last])
        person = len(words) == 1 and words[0] in persons
        if span.confidence > _CERTAIN and not span.demonym and not person:
            sure.add(words)
    lengths: dict[str, set[int]] = {}
    for words in sure:
        lengths.setdefault(words[0], set()).add(len(words))
    return sure, {head: sorted(found, reverse=True) for head, found in lengths.items()}
