"""Which tokens name a place: the tagger's names, mended by the gazetteer and by cue words."""

from __future__ import annotations

from collections.abc import Iterator

from geodata.toponyms import lexicon
from geodata.toponyms.reading import Reading, Span
from geodata.toponyms.refusals import (
    DIVISION_NOUNS,
    SETTLEMENT_NOUNS,
    WHERE,
    behind_of_cue,
    behind_water_cue,
    is_refused,
    not_places,
)
from geodata.toponyms.tagger import Name

__all__ = ["place_spans"]

_SEPARATORS = frozenset({"/", "-", "\u2013", "\u2014", "and", ",", "or", "&"})
_CERTAIN = 0.6
_JOINING = frozenset({",", "and", "or", "/"})
_LARGE = frozenset({"country", "capital", "admin", "city3", "city2"})


def place_spans(reading: Reading) -> list[Span]:
    """Choose the spans of place names, in the order of the text and free of overlap."""
    persons = not_places(reading)
    found: dict[int, Span] = {}
    covered = [False] * len(reading.lower)
    for name in reading.names:
        for span in _from_name(name, reading, persons):
            _take(span, found, covered)
        for index in range(name.first, name.last):
            covered[index] = True
    for span in (*_from_gazetteer(reading, covered), *_from_cues(reading, covered)):
        _take(span, found, covered)
    _same_again(reading, found, persons)
    names = (span for span in found.values() if reading.word(span.last) != "$")
    return sorted(names, key=lambda span: span.first)


def _take(span: Span, found: dict[int, Span], covered: list[bool]) -> None:
    if any(covered[span.first : span.last]):
        return
    found[span.first] = span
    for index in range(span.first, span.last):
        covered[index] = True


def _from_name(name: Name, reading: Reading, persons: frozenset[str]) -> Iterator[Span]:
    first, last = _trimmed(name.first, name.last, reading)
    if last <= first:
        return
    while last < len(reading.column) and reading.column[last].startswith("I-"):
        last += 1
    if _is_of_nations(first, last, reading):
        yield from _nationalities(first, last, reading)
    elif name.type == "LOC" or _is_place_after_all(name, first, last, reading):
        if not is_refused(first, last, name, reading, persons):
            for piece in _pieces(_with_article(first, reading), last, reading):
                narrow = _narrowed(*piece, reading)
                yield Span(*narrow, _confidence(name), demonym=_is_demonym(*narrow, reading))
    elif name.type == "ORG":
        yield from _seat_of_body(first, last, reading)
    elif name.type == "MISC":
        yield from _nationalities(first, last, reading)


def _confidence(name: Name) -> float:
    return name.confidence if name.type == "LOC" else max(name.location, 0.5)


def _is_demonym(first: int, last: int, reading: Reading) -> bool:
    return last - first <= 2 and reading.classify(reading.surface(first, last)) == "demonym"


def _trimmed(first: int, last: int, reading: Reading) -> tuple[int, int]:
    """Drop what the tagger wrongly took in: signs at the edges, "the", "pro-"."""
    while first < last and (not reading.lower[first][0].isalnum() or reading.lower[first] == "the"):
        first += 1
    while last > first and (
        not reading.lower[last - 1][0].isalnum() or reading.lower[last - 1] == "'s"
    ):
        last -= 1
    return first, last


def _with_article(first: int, reading: Reading) -> int:
    """Take in the article before a name: "al-" in "al-Tanf", "Al" in "Al Bukamal"."""
    glued = reading.glued(first) and reading.glued(first - 1)
    if glued and reading.word(first - 1) == "-" and reading.word(first - 2) in lexicon.ARTICLES:
        return first - 2
    if reading.word(first - 1) in {"al", "el"} and reading.is_capital(first - 1):
        return first - 1
    return first


def _pieces(first: int, last: int, reading: Reading) -> Iterator[tuple[int, int]]:
    """Take coordinated names apart, unless the gazetteer knows them as one."""
    if last - first < 3 or reading.classify(reading.surface(first, last)):
        yield first, last
        return
    for cut in range(first + 1, last - 1):
        sign = reading.lower[cut]
        if sign in _SEPARATORS and _comes_apart(first, cut, last, reading):
            yield first, cut
            yield from _pieces(cut + 1, last, reading)
            return
    yield first, last


def _narrowed(first: int, last: int, reading: Reading) -> tuple[int, int]:
    """Keep the known place inside an unknown name: "North Texas", "Florida Highway Patrol"."""
    if last - first == 1 or reading.classify(reading.surface(first, last)):
        return first, last
    inside = [
        at
        for at in range(first, last)
        if reading.column[at].startswith("B-") and reading.lower[at] not in lexicon.COMPASS
    ]
    for at in inside:
        end = at + 1
        while end < last and reading.column[end].startswith("I-"):
            end += 1
        rest = [*reading.lower[first:at], *reading.lower[end:last]]
        large = reading.column[at].endswith(tuple(_LARGE))
        if all(word in lexicon.COMPASS or word in lexicon.FEATURES for word in rest) or (
            large and at == first
        ):
            return at, end
    return first, last


def _comes_apart(first: int, cut: int, last: int, reading: Reading) -> bool:
    if reading.lower[cut] in {"/", ","}:
        return True
    if reading.lower[cut - 1] in lexicon.ARTICLES:
        return False
    left = reading.classify(reading.surface(first, cut))
    right = reading.column[cut + 1] != "-" or reading.classify(reading.surface(cut + 1, last))
    return left is not None and bool(right)


def _is_place_after_all(name: Name, first: int, last: int, reading: Reading) -> bool:
    """Whether the gazetteer and the words around vouch for a name tagged as a person or body."""
    kind = reading.classify(reading.surface(_with_article(first, reading), last))
    if kind == "country":
        return True
    follower = reading.word(last)
    if follower in lexicon.FEATURES and reading.classify(reading.surface(first, last + 1)):
        return True
    if follower in DIVISION_NOUNS or behind_of_cue(first, reading):
        return reading.word(first - 1) not in lexicon.TITLES
    if kind == "other" and (last - first > 1 or behind_water_cue(first, reading)):
        return name.type != "PER"
    if kind is None or kind == "demonym" or follower in lexicon.ORGANISATIONS:
        return False
    locative = reading.word(first - 1) in WHERE
    listed = (
        (kind in _LARGE or name.location > 0.1)
        and name.type != "MISC"
        and _is_listed(first, last, reading)
    )
    return listed or (locative and name.location > 0.02) or name.location > 0.35


def _is_listed(first: int, last: int, reading: Reading) -> bool:
    """Whether the name is joined to another that is known: "Beirut, Tel Aviv and Riyadh"."""
    before = (
        reading.word(first - 1) in _JOINING
        and first > 1
        and reading.column[first - 2][2:] in _LARGE
    )
    after = (
        reading.word(last) in _JOINING
        and last + 1 < len(reading.column)
        and reading.column[last + 1][2:] in _LARGE
    )
    return before or after


def _nationalities(first: int, last: int, reading: Reading) -> Iterator[Span]:
    """Find the nationalities and countries in "Syrian-Iraqi" and "U.S.-backed"."""
    at = first
    while at < last:
        kind = reading.column[at]
        end = at + 1
        while end < last and reading.column[end].startswith("I-"):
            end += 1
        if kind == "B-demonym":
            yield Span(at, end, demonym=True)
        elif kind == "B-country":
            yield Span(at, end)
        at = end


def _is_of_nations(first: int, last: int, reading: Reading) -> bool:
    """Whether a name holds nothing but nations: "Syrian-Iraqi"."""
    if reading.classify(reading.surface(first, last)) == "country":
        return False
    return all(
        reading.column[at].endswith(("demonym", "country")) or reading.lower[at] in _SEPARATORS
        for at in range(first, last)
    )


def _seat_of_body(first: int, last: int, reading: Reading) -> Iterator[Span]:
    """Find the place that a body governs or serves: "Syrian Army", "Oakland Police Department".

    Newspapers, clubs and companies only bear the name of a place: "Washington Post" has none.
    """
    starts = [at for at in range(first, last) if reading.column[at].startswith("B-")]
    for at in starts:
        if reading.lower[at] in lexicon.NEVER:
            continue
        end = at + 1
        while end < last and reading.column[end].startswith("I-"):
            end += 1
        kind = reading.column[at][2:]
        rest = set(reading.lower[end:last]) | {reading.word(last)}
        if at == first and kind == "demonym" and reading.word(end) in lexicon.FORCES:
            yield Span(at, end, demonym=True)
        elif at == first and kind == "country" and not rest & lexicon.NAMESAKES:
            yield Span(at, end)
        elif kind not in _SOLID or rest & lexicon.NAMESAKES:
            continue
        elif (at == first and rest & lexicon.CIVIC) or reading.word(at - 1) == "of":
            yield Span(at, end, 0.7)
        else:
            continue
        return


_SOLID = frozenset({"country", "capital", "admin", "city3", "city2", "city1"})


def _from_gazetteer(reading: Reading, covered: list[bool]) -> Iterator[Span]:
    """Find what the tagger overlooked: nations, names of several words, places after "in"."""
    at = 0
    while at < len(reading.column):
        end = at + 1
        while end < len(reading.column) and reading.column[end].startswith("I-"):
            end += 1
        if (
            reading.column[at] != "-"
            and not any(covered[at:end])
            and _stands_alone(at, end, reading)
        ):
            yield Span(at, end, 0.7, demonym=reading.column[at] == "B-demonym")
        at = end


def _stands_alone(first: int, last: int, reading: Reading) -> bool:
    """Whether what the gazetteer holds is a place even though the tagger saw no name."""
    text, kind = reading.surface(first, last).lower(), reading.column[first][2:]
    water = reading.word(last) in lexicon.WATERS and reading.is_capital(last)
    if text in lexicon.NEVER | lexicon.INSTITUTIONS or reading.word(last) == "$" or water:
        return False
    if kind in {"country", "demonym"}:
        return True
    if reading.is_capital(last) or reading.is_capital(first - 1):
        return False
    if kind == "other" and behind_water_cue(first, reading):
        return True
    located = reading.word(first - 1) in {"in", "near"}
    if last - first > 1:
        return located or kind in {"other", "city3", "capital"}
    return located and kind in _LARGE


def _from_cues(reading: Reading, covered: list[bool]) -> Iterator[Span]:
    """Find names that only the noun beside them gives away: "X province", "the village of X"."""
    for index, word in enumerate(reading.lower):
        if word in lexicon.WATERS and reading.is_capital(index) and reading.is_capital(index - 1):
            first = _capitalised_before(index, reading, covered)
            if first < index:
                yield Span(first, index + 1, 0.7)
        elif word in DIVISION_NOUNS and not reading.is_capital(index):
            first = _capitalised_before(index, reading, covered)
            if first < index and reading.word(first) not in lexicon.NEVER:
                yield Span(_with_article(first, reading), index, 0.6)
        elif (
            word == "of"
            and reading.word(index - 1) in SETTLEMENT_NOUNS
            and reading.is_capital(index + 1)
        ):
            last = _capitalised_after(index + 1, reading, covered)
            if last > index + 1:
                yield Span(index + 1, last, 0.6)


def _capitalised_before(index: int, reading: Reading, covered: list[bool]) -> int:
    first = index
    while first > 0 and index - first < 5 and not covered[first - 1] and _joins(first - 1, reading):
        first -= 1
    while first < index and (not reading.is_capital(first) or reading.word(first) == "the"):
        first += 1
    return first


def _capitalised_after(start: int, reading: Reading, covered: list[bool]) -> int:
    last = start
    while (
        last < len(reading.lower)
        and last - start < 5
        and not covered[last]
        and _joins(last, reading)
    ):
        last += 1
    while last > start and not reading.is_capital(last - 1):
        last -= 1
    return last


def _joins(index: int, reading: Reading) -> bool:
    return reading.is_capital(index) or (reading.word(index) == "-" and reading.glued(index))


def _same_again(reading: Reading, found: dict[int, Span], persons: frozenset[str]) -> None:
    """Find the other places where a name stands that was surely found once."""
    sure = {
        tuple(reading.lower[span.first : span.last])
        for span in found.values()
        if not span.demonym and span.confidence > _CERTAIN
    } - {(person,) for person in persons}
    heads: dict[str, list[tuple[str, ...]]] = {}
    for words in sure:
        heads.setdefault(words[0], []).append(words)
    taken = {index for span in found.values() for index in range(span.first, span.last)}
    inside = {index for name in reading.names for index in range(name.first, name.last)}
    whole = {(name.first, name.last) for name in reading.names}
    for at, word in enumerate(reading.lower):
        for words in sorted(heads.get(word, ()), key=len, reverse=True):
            end = at + len(words)
            if tuple(reading.lower[at:end]) != words or not reading.is_capital(end - 1):
                continue
            clear = not any(index in taken for index in range(at, end))
            if clear and ((at, end) in whole or not any(i in inside for i in range(at, end))):
                first = _with_article(at, reading)
                found[first] = Span(first, end, 0.6)
                taken.update(range(first, end))
                break
