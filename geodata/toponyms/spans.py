"""Which tokens name a place: the tagger's names, mended by the gazetteer and by cue words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geodata.gazetteer.epithets import ENGLISH
from geodata.toponyms import lexicon
from geodata.toponyms.joining import HEADS, is_inner, joined
from geodata.toponyms.lookup import LARGE, NATIONS
from geodata.toponyms.organisations import (
    SEPARATORS,
    is_of_nations,
    nationalities,
    seat_of_organisation,
)
from geodata.toponyms.overlooked import (
    from_brackets,
    from_containers,
    from_cues,
    from_datelines,
    from_gazetteer,
    from_lists,
    from_other_spellings,
    same_again,
    with_article,
)
from geodata.toponyms.reading import Reading, Span
from geodata.toponyms.refusals import is_refused, not_places
from geodata.toponyms.signs import WHERE
from geodata.toponyms.tagger import Name
from geodata.toponyms.vouching import is_vouched

__all__ = ["place_spans"]

_SURE = 0.9
_LIKELY = 0.6
"""What the tagger must hold of a name as a whole, where a bracket behind it says where it is."""
_GUESSED = 0.5
"""Names that the tagger is no surer of do not stand in the way of a cue."""
_BEHIND_CAPITAL = lexicon.words(
    """
    and or but on in at to from for by with after before since during when while where which that
    who as was were is are has have had will would over near early late today yesterday overnight
    """
)
_VILLAGES = lexicon.words(
    "town towns village villages hamlet neighborhood neighbourhood farm farms"
)
_KINDS = lexicon.words("region state province district")
_AROUND = lexicon.COMPASS | {"old"}
_PARTS = lexicon.words("upper middle lower")
_NAMED_AFTER = frozenset({"given", "title"})
"""Classes of words that villages are called after: "Burj Abdallah", "Marj al-Sultan"."""
_POSSESSIVES = frozenset({"'s", "\u2019s"})
_SIGNS = SEPARATORS | _POSSESSIVES
_ALSO_WORDS = frozenset({"as", "at", "an"})
"""Articles of Arabic that are words of English, too."""
_SAID = frozenset({"in", "at", "near", "(", ","})
_NATURE = lexicon.WATERS | lexicon.words("creek hills hill mount mountain island islands valley")


def place_spans(reading: Reading) -> list[Span]:
    """Choose the spans of place names, in the order of the text and free of overlap."""
    persons = not_places(reading)
    found: dict[int, Span] = {}
    covered = [False] * len(reading.lower)
    for span in from_datelines(reading):
        _take(span, found, covered)
    for name in joined(reading.names, reading):
        for span in _from_name(name, reading, persons):
            _take(span, found, covered)
        if name.confidence > _GUESSED:
            covered[name.first : name.last] = [True] * (name.last - name.first)
    for span in (*from_gazetteer(reading, covered), *from_cues(reading, covered)):
        _take(span, found, covered)
    _take_overlooked(found, reading, persons)
    spans = sorted(found.values(), key=_start)
    return [_with_capital(span, reading) for span in spans]


def _take_overlooked(found: dict[int, Span], reading: Reading, persons: frozenset[str]) -> None:
    """Add the names that only those found already give away."""
    taken = _taken(found, reading)
    for span in same_again(sorted(found.values(), key=_start), reading, persons):
        _take(span, found, taken)
    for span in from_lists(sorted(found.values(), key=_start), reading, taken):
        if reading.lower[span.first] not in persons:
            _take(span, found, taken)
    for overlooked in (from_brackets, from_containers, from_other_spellings):
        for span in overlooked(sorted(found.values(), key=_start), reading, taken):
            _take(span, found, taken)


def _with_capital(span: Span, reading: Reading) -> Span:
    """Take "the Syrian capital" for a name, where no name follows: "the Syrian capital, Damascus".

    Other words behind it make it a different thing: "the Chinese capital market".
    """
    capital = span.demonym and tuple(reading.lower[span.last : span.last + 1]) == ("capital",)
    if not capital or reading.word(span.first - 1) != "the" or reading.is_capital(span.last):
        return span
    then = reading.word(span.last + 1)
    named = then == "," and reading.is_capital(span.last + 2)
    goes_on = then[:1].isalpha() and then not in _BEHIND_CAPITAL
    if named or goes_on or reading.is_capital(span.last + 1):
        return span
    return Span(span.first, span.last + 1, span.confidence)


def _start(span: Span) -> int:
    return span.first


def _taken(found: dict[int, Span], reading: Reading) -> list[bool]:
    """Mark the tokens that belong to a place, or surely to a person."""
    taken = [False] * len(reading.lower)
    people = [
        (name.first, name.last)
        for name in reading.names
        if name.type == "PER" and name.confidence > _SURE
    ]
    for first, last in [*((span.first, span.last) for span in found.values()), *people]:
        taken[first:last] = [True] * (last - first)
    return taken


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
    column = reading.column
    while last < len(column) and column[last].startswith("I-"):
        if reading.lower[last] == "(":
            break
        last += 1
    if is_of_nations(first, last, reading):
        yield from nationalities(first, last, reading)
    elif name.type == "LOC" or is_vouched(name, first, last, reading):
        places = [
            span
            for piece in _pieces(first, last, reading)
            if not is_refused(*piece, name, reading, persons)
            for span in _narrowed_span(*piece, name, reading)
        ]
        yield from places
        if not places and last - first > 1:
            yield from seat_of_organisation(first, last, reading)
    elif name.type == "ORG":
        yield from seat_of_organisation(first, last, reading)
    elif name.type == "MISC":
        yield from nationalities(first, last, reading)


def _narrowed_span(first: int, last: int, name: Name, reading: Reading) -> Iterator[Span]:
    at, end = _narrowed(with_article(first, reading), last, name, reading)
    at = _with_epithet(at, end, reading)
    if reading.lower[at] not in lexicon.ARTICLES or end - at > 1:
        yield Span(at, end, _confidence(name), demonym=_is_demonym(at, end, reading))


def _with_epithet(first: int, last: int, reading: Reading) -> int:
    """Take in what tells a village from its neighbour: "Western Maliha town"."""
    epithet = reading.is_capital(first - 1) and reading.word(first - 1) in ENGLISH
    return first - 1 if epithet and reading.word(last) in _VILLAGES else first


def _confidence(name: Name) -> float:
    return name.confidence if name.type == "LOC" else max(name.location, 0.5)


def _is_demonym(first: int, last: int, reading: Reading) -> bool:
    return last - first <= 2 and reading.classify(reading.surface(first, last)) == "demonym"


def _trimmed(first: int, last: int, reading: Reading) -> tuple[int, int]:
    """Drop what the tagger wrongly took in: signs at the edges, "the", "pro-"."""
    while first < last and (not reading.lower[first][0].isalnum() or reading.lower[first] == "the"):
        first += 1
    while last > first and (
        not reading.lower[last - 1][0].isalnum()
        or reading.lower[last - 1] == "'s"
        or _is_letter_behind_dash(last - 1, reading)
    ):
        last -= 1
    return first, last


def _is_letter_behind_dash(index: int, reading: Reading) -> bool:
    """Whether one letter tells a part of a town from another: "Nazimabad-K"."""
    dash = reading.word(index - 1) == "-" and reading.glued(index)
    return dash and len(reading.lower[index]) == 1


def _pieces(first: int, last: int, reading: Reading) -> Iterator[tuple[int, int]]:
    """Take coordinated names apart, unless the gazetteer knows them as one.

    What a bracket opens between, "Barzeh (Damascus", are always two.
    """
    words = reading.lower[first:last]
    bracket = next((first + at for at, word in enumerate(words) if word == "("), last)
    if first < bracket < last - 1 and ")" not in words:
        yield from _pieces(first, bracket, reading)
        yield from _pieces(bracket + 1, last, reading)
        return
    if last - first < 3 or reading.classify(reading.surface(first, last)):
        yield first, last
        return
    for cut in range(first + 1, last - 1):
        parted = reading.lower[cut] in _SIGNS and _comes_apart(first, cut, last, reading)
        if parted or _is_word_between(first, cut, last, reading):
            yield first, cut
            yield from _pieces(cut + 1, last, reading)
            return
    yield first, last


def _is_word_between(first: int, cut: int, last: int, reading: Reading) -> bool:
    """Whether a word of English stands between two large places: "Homs as Hama fell"."""
    if reading.tokens.words[cut] not in _ALSO_WORDS or reading.lower[first] in HEADS:
        return False
    both = (reading.surface(first, cut), reading.surface(cut + 1, last))
    return all(reading.classify(side) in LARGE for side in both)


def _narrowed(first: int, last: int, name: Name, reading: Reading) -> tuple[int, int]:
    """Keep the known place inside an unknown name: "North Texas", "Florida Highway Patrol".

    What surely is a place as a whole stays whole, if no common noun is in it: "Tal Jammeh".
    """
    landform = reading.lower[first] in lexicon.LANDFORMS or reading.lower[last - 1] in _NATURE
    one = any(_is_double(first, cut, last, reading) for cut in range(first + 1, last - 1))
    if last - first == 1 or landform or one or reading.classify(reading.surface(first, last)):
        return first, last
    inside = [
        at
        for at in range(first, last)
        if reading.column[at].startswith("B-")
        and reading.lower[at] not in lexicon.COMPASS
        and not (at == last - 1 and reading.lower[at] in _KINDS)
    ]
    for at in inside:
        end = at + 1
        while end < last and reading.column[end].startswith("I-"):
            end += 1
        if end == at + 1 and reading.lower[at] in lexicon.ARTICLES:
            continue
        others = [*range(first, at), *range(end, last)]
        rest = [reading.lower[each] for each in others]
        large = reading.column[at].endswith(tuple(LARGE))
        if rest and _PARTS.issuperset(rest) and reading.column[at].endswith("other"):
            return first, last  # "Lower Shabelle" is a province, and Shabelle a river
        if all(word in _AROUND or word in lexicon.FEATURES for word in rest) or (
            large and at == first and not _is_whole(name, others, reading)
        ):
            return at, end
    return first, last


def _is_whole(name: Name, rest: Sequence[int], reading: Reading) -> bool:
    """Whether the tagger takes all of a name for a place, and nothing in it says otherwise.

    An Arabic article binds what stands before it: "Marj al-Sultan" is no part of a place Marj.
    """
    head = reading.lower[name.first]
    others = [reading.lower[at] for at in rest if not _is_bound(at, head, reading)]
    bound = len(others) < len(rest)
    known = _NAMED_AFTER if bound or head in HEADS else frozenset[str]()
    parted = any(
        word in SEPARATORS or not known.issuperset(lexicon.classes(word)) for word in others
    )
    held = reading.word(name.first - 1) in WHERE and reading.word(name.last) == "("
    held = held and not reading.tokens.words[name.last - 1].isupper()
    called = reading.word(name.last) in _VILLAGES
    likely = called or head in HEADS or name.confidence > (_LIKELY if held else _SURE)
    named = name.type == "LOC" or called or (bound and head in HEADS)
    return named and (bound or likely) and not parted


def _is_bound(at: int, head: str, reading: Reading) -> bool:
    """Whether a token joins two words of a name: a small word, or the dash behind an article."""
    article = reading.word(at - 1) in lexicon.ARTICLES and reading.word(at - 2) != "-"
    return is_inner(reading.lower[at], head) or (
        reading.lower[at] == "-" and article and reading.glued(at) and reading.glued(at + 1)
    )


def _comes_apart(first: int, cut: int, last: int, reading: Reading) -> bool:
    if reading.lower[cut] in {"/", ",", "&"}:
        return True
    if reading.lower[cut] in _POSSESSIVES:
        return reading.classify(reading.surface(first, cut)) is not None
    if reading.lower[cut - 1] in lexicon.ARTICLES:
        return False
    if reading.word(last) in lexicon.LINES and reading.lower[cut] != "and":
        return True
    if _is_double(first, cut, last, reading):
        return False
    left = reading.classify(reading.surface(first, cut))
    right = reading.column[cut + 1] != "-" or reading.classify(reading.surface(cut + 1, last))
    return left is not None and bool(right)


def _is_double(first: int, cut: int, last: int, reading: Reading) -> bool:
    """Whether a hyphen makes one name where one place is said: "(Kolofata, Mayo-Sava)".

    Two nations or capitals stay two, and so do the ends of a road.
    """
    hyphen = reading.lower[cut] == "-" and reading.glued(cut) and reading.glued(cut + 1)
    said = reading.word(first - 1) in _SAID and reading.word(last) not in lexicon.LINES
    parted = lexicon.ARTICLES | lexicon.COMPASS
    if not hyphen or not said or parted & {reading.lower[cut - 1], reading.lower[cut + 1]}:
        return False
    sides = (reading.surface(first, cut), reading.surface(cut + 1, last))
    return any(reading.classify(side) not in NATIONS for side in sides)
