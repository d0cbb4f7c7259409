"""Names that the tagger cut at a small word: "Khabb wa Ash Shaaf", "Sistan and Baluchestan"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from geodata.gazetteer.familiar import FAMILIAR
from geodata.toponyms import lexicon
from geodata.toponyms.lookup import LARGE
from geodata.toponyms.reading import Reading
from geodata.toponyms.tagger import Name

__all__ = ["HEADS", "is_inner", "joined"]

_ENGLISH = frozenset({"as", "at", "an", "ad", "ash"})
_INNER = lexicon.ARTICLES | {"wa", "ibn", "bin"}
"""Words inside of Arabic names, which reports may write in small letters."""
_ABROAD = lexicon.words("de del da do dos di du la las los les imeni")
"""Words inside of names of other languages, which English has no use for."""
_WITHIN_NAMES = frozenset({"and", "'s", "\u2019s"})
"""What may stand inside of a name that the gazetteer has: "Cox's Bazar"."""
_MOST_INNER = 2
_OF_PLACE = 0.6
"""How likely the parts of a name are places that the gazetteer vouches for, at the least."""
_WRITTEN_LARGE = frozenset({"LGA", "LGAs", "IDP", "IDPs"})
"""Divisions of Nigeria and people in camps, whose common nouns look like names."""
HEADS = frozenset(" ".join(FAMILIAR).split()) | lexicon.words("marj hammam tulul talat maarat")
"""Hills, wells, sons: words that begin many names, and seldom are one."""


def joined(names: Sequence[Name], reading: Reading) -> Iterator[Name]:
    """Join the parts of names, and take in the familiar word that one begins with."""
    last: Name | None = None
    for tagged in _parted(names, reading):
        if last is not None and tagged.first < last.last:
            continue  # taken in by the one before it
        name = _with_tail(_with_head(_as_division(tagged, reading), last, reading), reading)
        if last is not None and _is_one(last, name, reading):
            kind = name.type if "LOC" not in {last.type, name.type} else "LOC"
            last = replace(last, last=name.last, type=kind)
            continue
        if last is not None:
            yield last
        last = name
    if last is not None:
        yield last


def _parted(names: Sequence[Name], reading: Reading) -> Iterator[Name]:
    """Take apart what is more than one name: "Hama & Homs", and "الطبقة Tabqa" in two scripts."""
    for name in names:
        if name.last - name.first == 1:
            yield name
        else:
            yield from _places_of_pair(name, reading) or _in_one_script(name, reading)


def _places_of_pair(name: Name, reading: Reading) -> list[Name]:
    """Give the large places that a sign joins, which the tagger may take for a firm."""
    signs = [at for at in range(name.first, name.last) if reading.lower[at] == "&"]
    if not signs:
        return []
    edges = [name.first - 1, *signs, name.last]
    parts = [(left + 1, right) for left, right in pairwise(edges)]
    if not all(left < right and _is_large(left, right, reading) for left, right in parts):
        return []
    likely = max(name.location, _OF_PLACE)
    return [replace(name, first=a, last=b, type="LOC", location=likely) for a, b in parts]


def _is_large(first: int, last: int, reading: Reading) -> bool:
    return reading.classify(reading.surface(first, last)) in LARGE


def _in_one_script(name: Name, reading: Reading) -> list[Name]:
    """Part a name from its original in other letters; both are places if either is listed as one.

    A broadcaster is none, in whatever letters.
    """
    latin = [_is_latin(at, reading) for at in range(name.first, name.last)]
    cuts = [name.first + at for at in range(1, len(latin)) if latin[at] != latin[at - 1]]
    if not cuts:
        return [name]
    parts = [
        replace(name, first=first, last=last)
        for first, last in pairwise((name.first, *cuts, name.last))
    ]
    listed = any(reading.classify(reading.surface(part.first, part.last)) for part in parts)
    if not listed or name.type not in {"LOC", "PER"}:
        return parts
    likely = max(name.location, _OF_PLACE)
    return [replace(part, type="LOC", location=likely) for part in parts]


def _is_latin(index: int, reading: Reading) -> bool:
    """Whether a word is not in letters of another script; signs go with Latin."""
    letter = reading.tokens.words[index][0]
    return letter < "\u0370" or not letter.isalpha()


def _as_division(name: Name, reading: Reading) -> Name:
    """Take "Funtua LGA" for the name of a place, which ends before the common noun."""
    last = name.last - 1
    noun = reading.tokens.words[last] in _WRITTEN_LARGE and last > name.first
    return replace(name, last=last, type="LOC") if noun else name


def _with_tail(name: Name, reading: Reading) -> Name:
    """End a name behind the foreign words that go on with it: "San Basilio" + "de Palenque".

    So does one that the tagger cut behind its article: "Rasm al-" + "Sheikh"; and "Chipinge Rural"
    is a district beside the town.
    """
    last = name.last
    rural = reading.word(last) == "rural" and reading.is_capital(last)
    rural = rural and not reading.is_capital(last + 1)
    if name.type == "LOC" and (rural or _is_bound(last, reading)):
        return replace(name, last=last + 1)
    if name.type == "LOC" and (end := _behind_article(name, reading)):
        return replace(name, last=end)
    while last - name.last < _MOST_INNER and _is_abroad(last, reading):
        last += 1
    if last == name.last or not reading.is_capital(last):
        return name
    known = reading.classify(reading.surface(name.first, last + 1)) is not None
    return replace(name, last=last + 1, type="LOC") if known or name.type == "LOC" else name


def _behind_article(name: Name, reading: Reading) -> int:
    """Index behind the word that an article is all that was found of: "Ar" of "Ar-Rafeed", or 0."""
    dash = name.first + 1
    article = reading.lower[name.first] in lexicon.ARTICLES and name.last <= dash + 1
    glued = reading.word(dash) == "-" and reading.glued(dash) and reading.glued(dash + 1)
    return dash + 2 if article and glued and reading.is_capital(dash + 1) else 0


def _is_abroad(index: int, reading: Reading) -> bool:
    return reading.word(index) in _ABROAD and not reading.is_capital(index)


def _is_one(name: Name, other: Name, reading: Reading) -> bool:
    if other.first - name.last <= _MOST_INNER and _is_bound(other.first, reading):
        return "PER" not in {name.type, other.type}
    alike = _is_latin(name.last - 1, reading) == _is_latin(other.first, reading)
    if name.type != "LOC" or other.type != "LOC" or not alike:
        return False
    if other.first == name.last and reading.word(other.first) in lexicon.ARTICLES:
        return reading.word(other.last) in lexicon.FEATURES  # "Tayyeb" + "Al Fal" village
    if other.first - name.last != 1:
        return False
    owner = reading.column[name.first][2:] in LARGE and reading.lower[name.last] != "and"
    if reading.lower[name.last] in _WITHIN_NAMES and not owner:
        return reading.classify(reading.surface(name.first, other.last)) is not None
    return is_inner(reading.tokens.words[name.last], reading.lower[name.first])


def _is_bound(first: int, reading: Reading) -> bool:
    """Whether an article with a dash binds a word to the one before: "Hammam at-Turkman"."""
    dash, article = first - 1, first - 2
    return (
        reading.word(dash) == "-"
        and reading.word(article) in lexicon.ARTICLES
        and not reading.is_capital(article)
        and reading.glued(dash)
        and reading.glued(first)
        and reading.is_capital(first - 3)
    )


def is_inner(word: str, head: str) -> bool:
    """Whether a small word stands inside of a name that begins with ``head``.

    >>> is_inner("wa", "khabb"), is_inner("as", "bani"), is_inner("as", "homs")
    (True, True, False)
    >>> is_inner("de", "rio")
    True
    """
    return word in _ABROAD or (word in _INNER and (word not in _ENGLISH or head in HEADS))


def _with_head(name: Name, before: Name | None, reading: Reading) -> Name:
    """Begin a name one word earlier where that is a familiar head: "Um Elmayathen"."""
    head = name.first - 1
    free = before is None or before.last <= head
    if name.type != "LOC" or not free or not reading.is_capital(head):
        return name
    return replace(name, first=head) if reading.word(head) in HEADS else name
