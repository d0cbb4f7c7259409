"""Names that the tagger cut at a small word: "Khabb wa Ash Shaaf", "Sistan and Baluchestan"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from geodata.gazetteer.familiar import FAMILIAR
from geodata.toponyms import lexicon
from geodata.toponyms.reading import Reading
from geodata.toponyms.tagger import Name

__all__ = ["is_inner", "joined"]

_ENGLISH = frozenset({"as", "at", "an", "ad", "ash"})
_INNER = lexicon.ARTICLES | {"wa", "ibn", "bin"}
"""Words inside of Arabic names, which reports may write in small letters."""
_HEADS = frozenset(" ".join(FAMILIAR).split())
"""Hills, wells, sons: words that begin many names, and seldom are one."""


def joined(names: Sequence[Name], reading: Reading) -> Iterator[Name]:
    """Join the parts of names, and take in the familiar word that one begins with."""
    last: Name | None = None
    for tagged in names:
        name = _with_head(tagged, last, reading)
        if last is not None and _is_one(last, name, reading):
            last = replace(last, last=name.last)
            continue
        if last is not None:
            yield last
        last = name
    if last is not None:
        yield last


def _is_one(name: Name, other: Name, reading: Reading) -> bool:
    if name.type != "LOC" or other.type != "LOC" or other.first - name.last != 1:
        return False
    if reading.lower[name.last] == "and":
        return reading.classify(reading.surface(name.first, other.last)) is not None
    return is_inner(reading.tokens.words[name.last], reading.lower[name.first])


def is_inner(word: str, head: str) -> bool:
    """Whether a small word stands inside of a name that begins with ``head``.

    >>> is_inner("wa", "khabb"), is_inner("as", "bani"), is_inner("as", "homs")
    (True, True, False)
    """
    return word in _INNER and (word not in _ENGLISH or head in _HEADS)


def _with_head(name: Name, before: Name | None, reading: Reading) -> Name:
    """Begin a name one word earlier where that is a familiar head: "Um Elmayathen"."""
    head = name.first - 1
    free = before is None or before.last <= head
    if name.type != "LOC" or not free or not reading.is_capital(head):
        return name
    return replace(name, first=head) if reading.word(head) in _HEADS else name
